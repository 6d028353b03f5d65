package figures

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"heed/cmd/internal/findings"
	"heed/results"
	"heed/results/plot"
	"heed/scenarios"
	"heed/scenarios/design"
)

// A posterior is what the figures of a calibration are drawn from.
type posterior struct {
	manifest    results.Manifest
	priors      []design.Factor // those whose values are numbers
	marginals   map[string]findings.Marginal
	particles   []findings.Particle
	predictions []findings.Prediction
}

// WritePosterior draws the figures of a calibration into its folder, whose tables are
// there: what the data tell of each key and of pairs of keys, and whether the posterior
// predicts the data. It stops between figures when ctx ends.
func WritePosterior(ctx context.Context, x *results.Extras, c *scenarios.Calibration) error {
	p := &posterior{manifest: x.Manifest(), priors: numeric(c.Priors), marginals: map[string]findings.Marginal{}}
	all, err := findings.Marginals(x.Dir())
	if err != nil {
		return err
	}
	for _, m := range all {
		p.marginals[m.Key] = m
	}
	var keys []string
	for _, f := range p.priors {
		keys = append(keys, f.Path)
	}
	if p.particles, err = findings.Particles(x.Dir(), keys); err != nil {
		return err
	}
	if p.predictions, err = findings.Predictions(x.Dir()); err != nil {
		return err
	}
	for _, d := range []struct {
		name string
		draw func() (*plot.Figure, error)
	}{{"posterior", p.densities}, {"posterior-pairs", p.pairs}, {"predictive", p.checks}} {
		if err := draw(ctx, x, d.name, d.draw); err != nil {
			return err
		}
	}
	return nil
}

// numeric returns the priors whose values are numbers with a range.
func numeric(all []design.Factor) []design.Factor {
	return slices.DeleteFunc(slices.Clone(all), func(f design.Factor) bool { return f.Dist == design.Levels || f.Dist == design.Choice })
}

// frame returns the frame of all figures.
func (p *posterior) frame(description, caption string) plot.Frame {
	return plot.Frame{Title: titleOf(p.manifest), Description: description, Caption: caption}
}

// densities draws the prior and the posterior of each key.
func (p *posterior) densities() (*plot.Figure, error) {
	if len(p.priors) == 0 {
		return nil, nil
	}
	in := plot.Densities{
		Frame: p.frame("The prior and the posterior of each key.",
			fmt.Sprintf("Densities of %d weighted particles (Gaussian kernel, reflected at the ends of the prior). Shrinkage: how much narrower the posterior is than the prior.", len(p.particles))),
		Prior: "prior", Posterior: "posterior", Shade: "95% interval", Mark: "mean",
	}
	for _, f := range p.priors {
		m := p.marginals[f.Path]
		d := plot.Density{Title: f.Path, Note: fmt.Sprintf("shrinkage %.0f%%", math.Round(100*m.Shrinkage)+0), Lo: m.Lo, Hi: m.Hi, Mark: m.Mean}
		d.X, d.Prior = priorDensity(f)
		d.Posterior = p.density(f, d.X)
		in.Densities = append(in.Densities, d)
	}
	return plot.Posteriors(in)
}

// cells is in how many cells densities are drawn.
const cells = 120

// priorDensity returns the density of a prior in even cells of its range, and their
// middles: the share of the prior in each cell over its width.
func priorDensity(f design.Factor) (x, density []float64) {
	width := (f.Max - f.Min) / cells
	for i := range cells {
		lo := f.Min + float64(i)*width
		x = append(x, lo+width/2)
		share := placeOf(f, lo+width) - placeOf(f, lo)
		if f.Dist == design.Integers {
			share = 1. / cells
		}
		density = append(density, share/width)
	}
	return x, density
}

// placeOf returns the share of a prior that lies below a value.
func placeOf(f design.Factor, v float64) float64 {
	lo, hi := 0., 1.
	for range 50 {
		if middle := (lo + hi) / 2; numberOf(f.Value(middle)) < v {
			lo = middle
		} else {
			hi = middle
		}
	}
	return lo
}

// numberOf returns a value that is a number.
func numberOf(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case int64:
		return float64(v)
	}
	return math.NaN()
}

// density returns the density of the particles at some values, by a Gaussian kernel with
// the bandwidth of Silverman (1986, eq. 3.31), reflected at the ends of the prior.
func (p *posterior) density(f design.Factor, x []float64) []float64 {
	m, squares := p.marginals[f.Path], 0.
	for _, s := range p.particles {
		squares += s.Weight * s.Weight
	}
	h := 0.9 * math.Max(m.SD, (f.Max-f.Min)/500) * math.Pow(squares, 0.2)
	all := make([]float64, len(x))
	for _, s := range p.particles {
		v := s.Values[f.Path]
		for _, center := range []float64{v, 2*f.Min - v, 2*f.Max - v} {
			for i := range x {
				z := (x[i] - center) / h
				all[i] += s.Weight * math.Exp(-z*z/2) / (h * math.Sqrt(2*math.Pi))
			}
		}
	}
	return all
}

// mostPairs is the most pairs of keys that are drawn, those that hang together most.
const mostPairs = 12

// pairs draws the particles in the plane of each pair of keys.
func (p *posterior) pairs() (*plot.Figure, error) {
	type pair struct {
		j, k int
		r    float64
	}
	var all []pair
	for j := range p.priors {
		for k := j + 1; k < len(p.priors); k++ {
			all = append(all, pair{j, k, p.correlation(j, k)})
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(math.Abs(b.r), math.Abs(a.r)) })
	caption := "Particles of the posterior, their areas their weights; the axes are the ranges of the priors. r: correlation, the largest first."
	if len(all) > mostPairs {
		caption += fmt.Sprintf(" Of %d pairs the first %d.", len(all), mostPairs)
		all = all[:mostPairs]
	}
	in := plot.Clouds{Frame: p.frame("The particles of the posterior in the planes of pairs of keys.", caption)}
	for _, q := range all {
		a, b := p.priors[q.j], p.priors[q.k]
		c := plot.Sample{Title: fmt.Sprintf("r = %+.2f", q.r), XLabel: a.Path, YLabel: b.Path, XRange: [2]float64{a.Min, a.Max}, YRange: [2]float64{b.Min, b.Max}}
		for _, s := range p.particles {
			c.X, c.Y, c.Weight = append(c.X, s.Values[a.Path]), append(c.Y, s.Values[b.Path]), append(c.Weight, s.Weight)
		}
		in.Clouds = append(in.Clouds, c)
	}
	return plot.Pairs(in)
}

// correlation returns that of the values of two keys.
func (p *posterior) correlation(j, k int) float64 {
	a, b := p.marginals[p.priors[j].Path], p.marginals[p.priors[k].Path]
	cross := 0.
	for _, s := range p.particles {
		cross += s.Weight * (s.Values[a.Key] - a.Mean) * (s.Values[b.Key] - b.Mean)
	}
	return cross / (a.SD * b.SD)
}

// checks draws what the posterior predicts, less what was observed.
func (p *posterior) checks() (*plot.Figure, error) {
	in := plot.Checklist{
		Frame: p.frame("What the posterior predicts for each target, less what was observed.",
			"Each row in units of half the width of its prior's interval, the observed at 0. Predictions are of replicates that the search did not see, with the error of observation."),
		Unit: "predicted less observed, in half-widths of the prior's 95% interval", Prior: "95% interval of the priors",
		Posterior: "mean and 95% interval of the posterior", Missed: "observed outside it",
	}
	for _, q := range p.predictions {
		unit := (q.PriorHi - q.PriorLo) / 2
		if !(unit > 0) {
			unit = math.NaN()
		}
		less := func(v float64) float64 { return (v - q.Observed) / unit }
		in.Checks = append(in.Checks, plot.Check{Label: q.Target, Mean: less(q.Mean), Lo: less(q.Lo), Hi: less(q.Hi), PriorLo: less(q.PriorLo), PriorHi: less(q.PriorHi), Missed: q.Verdict != "met"})
	}
	return plot.Checks(in)
}

// WriteRecovery draws the figure of a recovery into its folder: what was found over what
// was true.
func WriteRecovery(ctx context.Context, x *results.Extras, c *scenarios.Calibration) error {
	all, err := findings.Recoveries(x.Dir())
	if err != nil {
		return err
	}
	return draw(ctx, x, "recovery", func() (*plot.Figure, error) {
		in := plot.Clouds{Frame: plot.Frame{Title: titleOf(x.Manifest()), Description: "What was found of each key over what was true.",
			Caption: "Points are means of posteriors, whiskers their 95% intervals. On the dashed line what was found is true; a level row of points tells nothing of the truth."}}
		for _, f := range numeric(c.Priors) {
			d := plot.Sample{Title: f.Path, XLabel: "truth", YLabel: "found", XRange: [2]float64{f.Min, f.Max}, YRange: [2]float64{f.Min, f.Max}, Diagonal: true, Lo: []float64{}, Hi: []float64{}}
			for _, r := range all {
				if truth, err := strconv.ParseFloat(r.True, 64); err == nil && r.Key == f.Path {
					d.X, d.Y, d.Lo, d.Hi = append(d.X, truth), append(d.Y, r.Mean), append(d.Lo, r.Lo), append(d.Hi, r.Hi)
				}
			}
			in.Clouds = append(in.Clouds, d)
		}
		if len(in.Clouds) == 0 {
			return nil, nil
		}
		return plot.Pairs(in)
	})
}
