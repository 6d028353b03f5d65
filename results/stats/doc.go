// Package stats says how sure one can be of what replicates showed.
//
// [Summarize] gives the mean of a metric over replicates and its 95% interval.
// [Pair] compares an arm with the baseline replicate by replicate: arms share
// their random numbers, so the differences within replicates are what carries
// the information. [Holm] adjusts the p values of a family of comparisons for
// their number. Numbers go in and numbers come out; nothing here knows what
// they measure.
//
// Around these stand, by question:
//
//   - How sure is another statistic, or a mean of skewed values? [Bootstrap], with
//     BCa intervals. A share of a count? [Wilson]. A metric that is a share?
//     [SummarizeShare]. What is to be doubted? [Doubts], and of one row of
//     many [DoubtsAmong].
//   - Are there enough replicates? [Precision], at the counts of [Looks].
//   - How large is an effect? [Pair]'s d_av, [DZ], [HedgesCorrection], and without a
//     scale [CliffDelta], [Superiority] and [PairedSuperiority].
//   - Which of many comparisons hold? [Holm] for no false one among them,
//     [BenjaminiHochberg] for few.
//   - Do two interventions add up? [Interact].
//   - Which of many factors matter? [MorrisEffects], by few runs; [SobolIndices], with how much
//     of the variance is chance; [PAWN], where outputs are skewed; [Regress], for a first
//     look at any sample. How much is chance? [ChanceShare]. Are the runs enough?
//     [SobolConvergence], [MorrisConvergence]. Does a sample draw factors independently of each
//     other, as the last two take it to? [Dependences].
//   - Under which conditions does something happen? [PRIM] peels a box of them, [BoxRule]
//     chooses one that is not luck (scenario discovery).
//   - Which arm to take? [Bootstrap.Best], [Pareto], [CostEffectiveness],
//     [Frontier], and over uncertain futures [Regrets].
//
// A value that is undefined is NaN, on the way in and on the way out: it is
// left out of every calculation, and N says how many values remained. A doubt
// about a result is a sentence in its Warnings and travels with it. Sensitivity is
// apart in that: a design with holes is none, so a value that is missing or not finite
// is an error that names the points.
//
// The same numbers come out on every platform: sums have a fixed order, no
// product feeds a sum unrounded, and the t distribution is that of
// heed/sim/num. Chance is passed in as a [Source] and addressed by what it decides,
// so that a bootstrap with the same key gives the same numbers. [Bootstrap.Means] and
// [Bootstrap.Bests] serve whole tables, for which it draws once.
package stats
