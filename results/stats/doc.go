// Package stats says how sure one can be of what replicates showed.
//
// [Summarize] gives the mean of a metric over replicates and its 95% interval.
// [Pair] compares an arm with the baseline replicate by replicate: arms share
// their random numbers, so the differences within replicates are what carries
// the information. [Holm] adjusts the p values of a family of comparisons for
// their number. Numbers go in and numbers come out; nothing here knows what
// they measure.
//
// A value that is undefined is NaN, on the way in and on the way out: it is
// left out of every calculation, and N says how many values remained. A doubt
// about a result is a sentence in its Warnings and travels with it.
//
// The same numbers come out on every platform: sums have a fixed order, no
// product feeds a sum unrounded, and the t distribution is that of
// heed/sim/num.
package stats
