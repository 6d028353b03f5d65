package plot

import (
	"math"
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
)

// A Prospect is how an arm fares over many futures.
type Prospect struct {
	Label            string
	Best, Lo, Hi     float64   // share of futures in which it is best, with its interval
	Effects          []float64 // in each future; NaN where it is unknown
	Harm             float64   // share of futures in which it does harm; NaN where unknown
	Regret, Greatest float64   // mean and greatest; NaN where unknown
}

// An Outlook is how all arms fare over many futures by one measure.
type Outlook struct {
	Title string
	Unit  string // of effects and regrets
	// Share says that effects are differences of shares, and are to be read in
	// percentage points.
	Share     bool
	Less      bool // is better: harm is above zero
	Prospects []Prospect
}

// A Futures is the input of [Robustness].
type Futures struct {
	Frame
	Outlooks []Outlook
}

// Robustness returns a figure with a row of three facets for each outlook and a
// row in them for each arm: the share of futures in which it is best as a bar
// with its interval, its effects as dots with their median, harm told apart and
// its share said in numbers, and its greatest regret as a bar with a tick at the
// mean one. Of more than 100 effects the dots are quantiles (Kay et al., 2016,
// "When (ish) is my bus?"). It refuses futures without outlooks, and numbers that
// are infinite or outside their range.
func Robustness(in Futures) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	cols := 3
	if in.width() < 120 {
		cols = 1
	}
	rows := 1
	var labels []string
	for _, o := range in.Outlooks {
		rows = max(rows, len(o.Prospects))
		labels = append(labels, o.labels()...)
	}
	p := page{Frame: in.Frame, kind: "Robustness", grid: grid{cols: cols, tall: vg.Length(rows) * futureRow}}
	k := in.inks(labels)
	for _, o := range in.Outlooks {
		p.grid.facets = append(p.grid.facets, in.facets(o, k, cols)...)
	}
	return p.figure(), nil
}

// futureRow is the height of a row with a swarm of dots.
const futureRow = vg.Length(19)

func (in Futures) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Outlooks) > 0, "robustness without outlooks: want at least one")
	for _, o := range in.Outlooks {
		for _, r := range o.Prospects {
			back := c.at("outlook %q: arm %q", o.Title, r.Label)
			for _, v := range []float64{r.Best, r.Lo, r.Hi, r.Harm} {
				c.want(!(v < 0 || v > 1), "share %v: want 0 to 1", v)
			}
			c.values("Effects", r.Effects)
			c.want(!(r.Regret < 0 || r.Greatest < 0), "regrets %v and %v: want 0 and up", r.Regret, r.Greatest)
			c.values("regret", []float64{r.Regret, r.Greatest})
			back()
		}
	}
}

func (o Outlook) labels() []string {
	var ls []string
	for _, r := range o.Prospects {
		ls = append(ls, r.Label)
	}
	return ls
}

// facets returns the three facets of an outlook.
func (in Futures) facets(o Outlook, k inks, cols int) []*facet {
	best, effects, regrets := nothing(), nothing(), nothing()
	for _, r := range o.Prospects {
		best.see(r.Best)
		effects.see(r.Effects...)
		regrets.see(r.Regret, r.Greatest)
	}
	share := &facet{names: true, title: plain(o.Title), unit: "best in this share of futures", empty: best.empty()}
	share.ticks = func(n int) axis { return linear(percent, 0, 1, n) }
	share.under = []gonum.Plotter{bestMarks{o, k}}
	swarm := valueFacet(effects, kindOf(o.Share))
	swarm.under = []gonum.Plotter{swarmMarks{o, k}}
	harm := harmMarks{o}
	swarm.over, swarm.beside, swarm.column = []gonum.Plotter{harm}, harm.room(), harmColumn
	swarm.unit = "effect in each future"
	regret := upFrom(regrets, kindOf(o.Share))
	regret.under = []gonum.Plotter{regretMarks{o, k}}
	regret.unit = "largest regret (tick: mean)"
	fs := []*facet{share, swarm, regret}
	for i, f := range fs {
		width := vg.Length(0)
		if i%cols == 0 {
			width = in.nameWidth(cols)
		}
		f.y = rowAxis(o.labels(), 1, width)
	}
	swarm.xLabel = swarm.ticks(4).unit(effectUnit(o.Unit, o.Share))
	regret.xLabel = regret.ticks(4).unit(effectUnit(o.Unit, o.Share))
	share.xLabel = "share of futures"
	return fs
}

// harmful reports whether an effect is harm.
func (o Outlook) harmful(v float64) bool { return o.Less && v > 0 || !o.Less && v < 0 }

// mostDots is how many dots a row bears.
const mostDots = 100

// dots returns the effects to draw, in order: all, or that many quantiles.
func (r Prospect) dots() []float64 {
	var known []float64
	for _, v := range r.Effects {
		if finite(v) {
			known = append(known, v)
		}
	}
	slices.Sort(known)
	if len(known) <= mostDots {
		return known
	}
	out := make([]float64, mostDots)
	for i := range out {
		out[i] = quantile(known, (float64(i)+0.5)/mostDots)
	}
	return out
}

// quantile returns a quantile of sorted values (type 7 of Hyndman and Fan, 1996).
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(math.Floor(at))
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
