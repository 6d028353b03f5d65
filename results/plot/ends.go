package plot

import (
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// endLabels name lines where they end, right of the data, so that a figure with
// one panel needs no legend.
type endLabels struct {
	courses []Course
	entries []entry // of the same order
}

// leader is the length of the thin line from the end of a course to its label.
const leader = vg.Length(12)

func (l endLabels) room() vg.Length {
	var w vg.Length
	for _, e := range l.entries {
		w = max(w, e.width())
	}
	return leader + 2 + w
}

// Plot implements [gonum.Plotter].
func (l endLabels) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	ends := make([]vg.Point, len(l.courses))
	heights := make([]vg.Length, len(l.courses))
	for i, k := range l.courses {
		last := k.last()
		ends[i] = vg.Point{X: x(k.X[last]), Y: y(k.Mean[last])}
		heights[i] = ends[i].Y
	}
	for i, at := range apart(heights, entryTall, c.Min.Y, c.Max.Y) {
		label := vg.Point{X: c.Max.X + leader, Y: at}
		near := vg.Point{X: max(ends[i].X, c.Max.X) + 2, Y: ends[i].Y}
		c.StrokeLines(draw.LineStyle{Color: axisInk, Width: 0.4}, []vg.Point{ends[i], near, label})
		label.X += 2
		l.entries[i].draw(c, label)
	}
}

// last returns the last day with a value, and -1 where there is none.
func (k Course) last() int {
	for i := len(k.X) - 1; i >= 0; i-- {
		if k.known(i) {
			return i
		}
	}
	return -1
}

// apart moves heights as little as keeps them in order, between lo and hi and at
// least gap apart: neighbours that are too near form a block around the mean of
// what its members want (the pool-adjacent-violators algorithm).
func apart(wanted []vg.Length, gap, lo, hi vg.Length) []vg.Length {
	order := make([]int, len(wanted))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case wanted[a] < wanted[b]:
			return -1
		case wanted[a] > wanted[b]:
			return 1
		}
		return b - a
	})
	type block struct {
		sum vg.Length // of the wanted heights, each less its place in the block
		n   int
	}
	var blocks []block
	for i, k := range order {
		blocks = append(blocks, block{wanted[k] - vg.Length(i)*gap, 1})
		for n := len(blocks); n > 1 && blocks[n-2].sum/vg.Length(blocks[n-2].n) >= blocks[n-1].sum/vg.Length(blocks[n-1].n); n-- {
			blocks[n-2].sum += blocks[n-1].sum
			blocks[n-2].n += blocks[n-1].n
			blocks = blocks[:n-1]
		}
	}
	out, i := make([]vg.Length, len(wanted)), 0
	top := hi - vg.Length(len(wanted)-1)*gap
	for _, b := range blocks {
		for range b.n {
			out[order[i]] = max(lo, min(top, b.sum/vg.Length(b.n))) + vg.Length(i)*gap
			i++
		}
	}
	return out
}
