package plot

import (
	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// bestMarks draws the shares of futures in which arms are best.
type bestMarks struct {
	Outlook
	inks inks
}

// Plot implements [gonum.Plotter].
func (m bestMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	for i, r := range m.Prospects {
		if finite(r.Best) {
			bar(c, x(0), x(r.Best), y(-float64(i)), barHalf, m.inks.of(r.Label), true)
			rowWhisker(c, x, y(-float64(i)), r.Lo, r.Hi)
		}
	}
}

// regretMarks draws the greatest and the mean regrets.
type regretMarks struct {
	Outlook
	inks inks
}

// Plot implements [gonum.Plotter].
func (m regretMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	for i, r := range m.Prospects {
		at := y(-float64(i))
		if finite(r.Greatest) {
			bar(c, x(0), x(r.Greatest), at, barHalf, m.inks.of(r.Label), true)
		}
		if finite(r.Regret) {
			c.StrokeLine2(draw.LineStyle{Color: white, Width: 2.6}, x(r.Regret), at-barHalf-1.5, x(r.Regret), at+barHalf+1.5)
			c.StrokeLine2(draw.LineStyle{Color: textInk, Width: 1.2}, x(r.Regret), at-barHalf-1.5, x(r.Regret), at+barHalf+1.5)
		}
	}
}

// swarmMarks draws the effects as dots beside and upon each other.
type swarmMarks struct {
	Outlook
	inks inks
}

const swarmRadius = vg.Length(1.25)

// Plot implements [gonum.Plotter].
func (m swarmMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	zeroAt(c, x(0))
	good, bad := ink{color: okabeIto[1]}, ink{color: okabeIto[2]}
	for i, r := range m.Prospects {
		dots := r.dots()
		at := make([]vg.Length, len(dots))
		for j, v := range dots {
			at[j] = x(v)
		}
		for j, off := range swarmed(at, 2*swarmRadius, futureRow/2-swarmRadius-1.5) {
			if pt := (vg.Point{X: at[j], Y: y(-float64(i)) + off}); m.harmful(dots[j]) {
				bad.hollow(c, pt, swarmRadius)
			} else {
				good.point(c, pt, swarmRadius-0.3)
			}
		}
		if len(dots) > 0 {
			mid := x(quantile(dots, 0.5))
			c.StrokeLine2(draw.LineStyle{Color: textInk, Width: 1}, mid, y(-float64(i))-8, mid, y(-float64(i))+8)
		}
	}
}

// swarmed returns by how much dots at increasing places are moved off their row
// so that they stand side by side: those in a column as wide as a dot in turn
// above and below, and closer where the row has no room for them.
func swarmed(at []vg.Length, wide, most vg.Length) []vg.Length {
	out := make([]vg.Length, len(at))
	for from := 0; from < len(at); {
		to := from
		for to < len(at) && at[to] < at[from]+wide {
			to++
		}
		step := wide
		if n := vg.Length((to - from) / 2); n*step > most {
			step = most / n
		}
		for j := from; j < to; j++ {
			out[j] = step * vg.Length((j-from+1)/2)
			if (j-from)%2 == 1 {
				out[j] = -out[j]
			}
		}
		from = to
	}
	return out
}

// harmColumn heads the shares of futures with harm.
const harmColumn = "worse than baseline in"

// harmMarks writes the shares of futures with harm.
type harmMarks struct{ Outlook }

func (m harmMarks) room() vg.Length { return columnGap + unitText.width(harmColumn) }

// Plot implements [gonum.Plotter].
func (m harmMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	_, y := p.Transforms(&c)
	r := readingOf(percent, 0, 1)
	for i, a := range m.Prospects {
		s := "–"
		if finite(a.Harm) {
			s = r.text(a.Harm)
		}
		tickText.write(c, vg.Point{X: c.Max.X + m.room(), Y: y(-float64(i)) - tickText.rise()/2}, draw.XRight, s)
	}
}
