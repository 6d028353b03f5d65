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
	level  bool      // headings of a row begin at the same height
}

// columns returns how many of n facets stand beside each other in a room, each
// at least as wide as least: four in a square, and the last row not shorter
// than it must be.
func columns(n int, room, least float64) int {
	cols := min(n, max(1, int(room/least)))
	if n == 4 {
		return min(2, cols)
	}
	return cols
}

func (g *grid) rows() int { return (len(g.facets) + g.cols - 1) / g.cols }

func (g *grid) row(r int) []*facet {
	return g.facets[r*g.cols : min((r+1)*g.cols, len(g.facets))]
}

// floors labels the lowest facet of each column, for facets that share their
// horizontal axis.
func (g *grid) floors() {
	for i, f := range g.facets {
		switch {
		case i+g.cols < len(g.facets):
			f.floor = bare
		case i/g.cols < g.rows()-1:
			f.floor = overhung
		}
	}
}

// fit chooses ticks and wraps headings for a total width, and returns the
// height. Ticks change the margins, and margins the room for ticks: the second
// round is narrower by at most half a label, which the ticks leave free.
func (g *grid) fit(width vg.Length) vg.Length {
	for _, f := range g.facets {
		f.x = f.ticks(6)
	}
	for range 2 {
		g.data = (width - g.sideways() - vg.Length(g.cols-1)*gutter) / vg.Length(g.cols)
		for _, f := range g.facets {
			f.settle(g.data)
		}
	}
	g.data = (width - g.sideways() - vg.Length(g.cols-1)*gutter) / vg.Length(g.cols)
	height := vg.Length(g.rows()-1) * gutter
	for r := range g.rows() {
		height += g.rowHeight(g.row(r))
	}
	return height
}

func (g *grid) rowHeight(row []*facet) vg.Length {
	var top, bottom vg.Length
	for _, f := range row {
		f.lift = 0
		f.head(g.data)
		top, bottom = max(top, f.top), max(bottom, f.bottom)
	}
	for _, f := range row {
		if g.level {
			f.lift, f.top = top-f.top, top
		}
	}
	return top + g.tall + bottom
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
