package plot

import "gonum.org/v1/plot/vg"

// thinWidth is the width of a column, in points, in which a line is reduced to
// its first, lowest, highest and last point: well below what can be seen.
const thinWidth = 0.3

// thin leaves out points of a long line that make no difference to its picture
// (Jugel et al. 2014, "M4: a visualization-oriented time series data
// aggregation").
func thin(line []vg.Point) []vg.Point {
	var out []vg.Point
	for from := 0; from < len(line); {
		to := from
		for to < len(line) && line[to].X < line[from].X+thinWidth {
			to++
		}
		out = append(out, extremes(line[from:to])...)
		from = to
	}
	return out
}

// extremes returns the first, lowest, highest and last of pts, in their order.
func extremes(pts []vg.Point) []vg.Point {
	if len(pts) <= 4 {
		return pts
	}
	low, high := 0, 0
	for i, pt := range pts {
		if pt.Y < pts[low].Y {
			low = i
		}
		if pt.Y > pts[high].Y {
			high = i
		}
	}
	out := pts[:1:1]
	for _, i := range []int{min(low, high), max(low, high), len(pts) - 1} {
		if pts[i] != out[len(out)-1] {
			out = append(out, pts[i])
		}
	}
	return out
}
