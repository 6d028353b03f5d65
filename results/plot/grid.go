package plot

import (
	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// grid arranges facets in rows of cols, left to right and down.
type grid struct {
	facets []*facet
	cols   int
	tall   vg.Length // height of the data area of each facet
	data   vg.Length // its width, once fitted
}

// columns returns how many facets stand beside each other in a figure of a
// width in millimetres: enough to be wide, few enough to be read.
func columns(n int, width float64) int {
	most := max(1, int(width/55))
	switch {
	case n <= most:
		return n
	case n == 4:
		return min(2, most)
	}
	return most
}

func (g *grid) rows() int { return (len(g.facets) + g.cols - 1) / g.cols }

// fit wraps the headings to a total width and returns the height.
func (g *grid) fit(width vg.Length) vg.Length {
	g.data = (width - g.sideways() - vg.Length(g.cols-1)*gutter) / vg.Length(g.cols)
	height := vg.Length(g.rows()-1) * gutter
	for r := range g.rows() {
		var top, bottom vg.Length
		for _, f := range g.row(r) {
			f.head(g.data)
			top, bottom = max(top, f.top), max(bottom, f.bottom)
		}
		height += top + g.tall + bottom
	}
	return height
}

// sideways returns the room that the columns' margins take together.
func (g *grid) sideways() vg.Length {
	left, right := make([]vg.Length, g.cols), make([]vg.Length, g.cols)
	for i, f := range g.facets {
		f.measure()
		left[i%g.cols] = max(left[i%g.cols], f.left)
		right[i%g.cols] = max(right[i%g.cols], f.right)
	}
	var sum vg.Length
	for i := range left {
		sum += left[i] + right[i]
	}
	return sum
}

func (g *grid) row(r int) []*facet {
	return g.facets[r*g.cols : min((r+1)*g.cols, len(g.facets))]
}

// bottommost reports whether no facet stands below the i-th.
func (g *grid) bottommost(i int) bool { return i+g.cols >= len(g.facets) }

// draw draws the facets with their data areas aligned.
func (g *grid) draw(c draw.Canvas) {
	plots := make([][]*gonum.Plot, g.rows())
	for r := range plots {
		plots[r] = make([]*gonum.Plot, g.cols)
		for i, f := range g.row(r) {
			plots[r][i] = f.plot()
		}
	}
	tiles := draw.Tiles{Rows: g.rows(), Cols: g.cols, PadX: gutter, PadY: gutter}
	for r, canvases := range gonum.Align(plots, tiles, c) {
		for i := range g.row(r) {
			plots[r][i].Draw(canvases[i])
		}
	}
}
