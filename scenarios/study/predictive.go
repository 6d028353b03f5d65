package study

import (
	"context"
	"math"
	"slices"

	"heed/scenarios"
	"heed/sim"
	"heed/sim/num"
)

// A Prediction is what the posterior predicts for a target, by replicates that its search
// never saw, with the uncertainty of observation: what would be observed if the model with
// values of the posterior were true (Rubin 1984; Gelman, Meng and Stern 1996).
type Prediction struct {
	Target           scenarios.Target
	N                int     // predictions that are defined
	Mean, Lo, Hi     float64 // of these, with the 95% interval
	Tail             float64 // probability of what is as far out as what was observed: twice the smaller tail
	PriorLo, PriorHi float64 // the 95% interval of what the prior predicts
}

// Missed reports whether what was observed lies outside the interval of its predictions.
func (p Prediction) Missed() bool {
	return !(p.Lo <= p.Target.Value && p.Target.Value <= p.Hi)
}

// Beyond reports whether it lies outside that of the prior too: no values of the priors'
// keys, or only rare ones, show it, whatever the other targets.
func (p Prediction) Beyond() bool {
	return !(p.PriorLo <= p.Target.Value && p.Target.Value <= p.PriorHi)
}

// predict simulates the points of the posterior anew and sets what they predict.
func (w *work) predict(ctx context.Context, p *Posterior) error {
	c := w.Calibration
	told, err := w.ask(ctx, c.Search.Evaluations, p.Points, Stand{Truth: w.truth, Evaluations: p.Evaluations, Reach: math.NaN()})
	if err != nil {
		return err
	}
	p.Clashes = w.clashes
	for k, t := range c.Targets {
		now, early := w.observe(told, k, "prediction"), w.observe(w.early, k, "prior prediction")
		q := Prediction{Target: t, N: len(now), Mean: num.Mean(now), Lo: num.Quantile(now, 0.025), Hi: num.Quantile(now, 0.975)}
		q.PriorLo, q.PriorHi = num.Quantile(early, 0.025), num.Quantile(early, 0.975)
		q.Tail = tail(now, t.Value)
		p.Predictions = append(p.Predictions, q)
	}
	return nil
}

// observe returns what would be observed for target k where told is shown, in order, as
// far as it is defined.
func (w *work) observe(told [][]float64, k int, purpose string) (all []float64) {
	c := w.Calibration
	noise := sim.NewStreams(c.Base.Seed, w.truth).Named(purpose)
	for i, row := range told {
		if v := row[k]; !math.IsNaN(v) && !math.IsInf(v, 0) {
			all = append(all, v+float64(c.Targets[k].SD*num.NormalQuantile(noise.Float64(k, uint64(i))+0x1p-54)))
		}
	}
	slices.Sort(all)
	return all
}

// tail returns twice the smaller of the shares of values up to x and from x on, at most 1.
func tail(sorted []float64, x float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	var upTo, from float64
	for _, v := range sorted {
		if v <= x {
			upTo++
		}
		if v >= x {
			from++
		}
	}
	return math.Min(1, 2*math.Min(upTo, from)/float64(len(sorted)))
}
