// Package plot draws the figures of heed: numbers in, bytes out.
//
// A figure starts as a small struct of numbers and words, such as a [Timeline] or
// a [Forest]. A function checks it and lays it out: facets on a grid, a legend
// beside or above them where it can cover no data, a caption below that says what
// the intervals are. The [Figure] that comes back renders itself as SVG, PNG or PDF.
//
//   - [TimeCourses], [Outcomes]: what went how over time, and what it ended in.
//   - [Effects], [Dots]: differences of arms, and their values.
//   - [CostEffect], [Tradeoffs]: what arms cost and do, and which to choose among.
//   - [Responses], [Sums]: when an effect is there and goes, and what arms do
//     together.
//   - [Robustness], [Tornadoes]: how arms fare over many futures, and why.
//   - [Indices], [Screens]: which factors an output hangs on, and how, by Sobol' indices,
//     elementary effects, regression or PAWN.
//   - [LimitedRanges], [Trajectories], [Scatters]: under which conditions something fails, and
//     what boxes of conditions there were to choose from.
//   - [Front]: what options no other dominates; a search over its generations is one of
//     [TimeCourses].
//   - [Posteriors], [Pairs], [Checks]: what data tell of parameters, and whether what is told
//     predicts them.
//   - [Networks]: who is tied to whom, and what each is like.
//   - [Levels], [HeatMaps], [Strips]: a quantity over the levels of one factor or two,
//     numbers or names; and every replicate of an arm.
//
// The package knows nothing of employees or arms: titles, units, labels and
// captions are the caller's, who also reads and writes the files. What a figure
// looks like is decided in one place, style.go.
//
// # Promises
//
//   - The same input gives the same bytes, in one process and in another, on
//     one platform: no clock, no machine's fonts, no map order. Between
//     platforms the last digit of a coordinate may differ.
//   - A missing value (NaN) is a gap, never a bridge, and a day recorded alone
//     is a point with its whisker. An interval without a bound ends in an arrow
//     (forest plots) or has no band (time courses).
//   - What cannot be drawn honestly is refused, and every reason is named at
//     once: lengths that differ, days out of order, shares that sum above 1.
//   - Nothing is told by colour alone: dashes, shapes, positions and words say
//     the same, and the colours stay apart for readers who do not see red or
//     green (Okabe and Ito, 2008).
//   - SVG text is text, in Liberation Sans or fonts of the same widths, and the
//     document carries a title and a description for screen readers.
//   - PDF text is text too, its letters embedded; the page has the figure's size,
//     and the document its title and description. It is dated 1 January 2000,
//     whenever it is made.
package plot
