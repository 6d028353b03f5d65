package study

import (
	"context"
	"fmt"
	"math"
	"strings"

	"heed/results"
	"heed/scenarios"
	"heed/scenarios/design"
	"heed/scenarios/search"
	"heed/sim"
	"heed/sim/num"
)

// A Recovery says whether a calibration finds a truth that is known: the targets were
// simulated at it, with the error of observation.
type Recovery struct {
	Unit       []float64 // the truth, a point of the unit cube
	Values     []any     // of the priors' keys there
	Observed   []float64
	Posterior  *Posterior // without predictions
	Recoveries []Recovered
}

// A Recovered is what became of one key of a truth.
type Recovered struct {
	Marginal
	Truth float64 // NaN where values are names
	Rank  float64 // the probability that the posterior gives to values below the truth
}

// Inside reports whether the truth lies in the central interval of such a probability.
func (r Recovered) Inside(share float64) bool {
	return math.Abs(r.Rank-0.5) <= share/2
}

// PlanRecovery returns what a folder for the recovery of so many truths is to hold, as
// [PlanInference] does.
func PlanRecovery(c *scenarios.Calibration, truths int) results.Plan {
	p := PlanInference(c)
	p.Points *= truths
	p.Settings["calibration.truths"] = truths
	return p
}

// Recover simulates data at truths and finds each again, one after the other: that of the
// calibration's section truth is the first, and all others are drawn from the priors. So
// it tests the whole way, with as many particles and evaluations as the calibration has,
// and shows what the targets can tell at all. When ctx ends it returns early, as
// [Inference.Infer] does.
func (i *Inference) Recover(ctx context.Context, truths int) ([]Recovery, error) {
	var all []Recovery
	for k := range truths {
		w, err := newWork(i, k)
		if err != nil {
			return nil, err
		}
		one, err := w.recover(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, *one)
	}
	return all, nil
}

// recover simulates data at a truth and finds it again.
func (w *work) recover(ctx context.Context) (*Recovery, error) {
	one, err := w.synthesize(ctx)
	if err != nil {
		return nil, err
	}
	if one.Posterior, err = w.infer(ctx, one.Observed); err != nil {
		return nil, err
	}
	for j, m := range one.Posterior.Marginals() {
		truth, _ := asNumber(one.Values[j])
		one.Recoveries = append(one.Recoveries, Recovered{m, truth, rank(one.Posterior.Sample, j, one.Unit[j])})
	}
	return one, nil
}

// synthesize chooses a truth and simulates data at it.
func (w *work) synthesize(ctx context.Context) (*Recovery, error) {
	c := w.Calibration
	one := &Recovery{Unit: w.draw()}
	one.Values = design.Values(c.Priors, one.Unit)
	if w.truth == 0 && c.Truth != nil {
		one.Values, one.Unit = c.Truth, placeOf(c.Priors, c.Truth)
	}
	_, number := questionsOf(c)
	n := c.Search.Replicates
	var questions []Question
	for r := range n {
		questions = append(questions, Question{Number: w.offset + number, Replicate: r, Chance: w.chance(number)*n + r, Values: one.Values})
	}
	told, err := w.inquiry.Ask(ctx, questions)
	if err != nil {
		return nil, err
	}
	one.Observed = meanRow(told)
	noise := sim.NewStreams(c.Base.Seed, w.truth).Named("synthetic")
	for k, t := range c.Targets {
		if math.IsNaN(one.Observed[k]) {
			return nil, fmt.Errorf("study: target %s is undefined at truth %d (%s): narrower priors or another metric would do", t.Name, w.truth, w.named(one.Values))
		}
		one.Observed[k] += float64(t.SD * num.NormalQuantile(noise.Float64(k, 0)+0x1p-54))
	}
	return one, nil
}

// named returns values of the priors' keys with their names.
func (w *work) named(values []any) string {
	var all []string
	for j, f := range w.Calibration.Priors {
		all = append(all, fmt.Sprintf("%s %v", f.Path, values[j]))
	}
	return strings.Join(all, ", ")
}

// draw returns a truth that is drawn from the priors and whose values go together.
func (w *work) draw() []float64 {
	c := w.Calibration
	row := sim.NewStreams(c.Base.Seed, w.truth).Named("truth").At(0, 0)
	u := make([]float64, len(c.Priors))
	const most = 1000 // draws; then the scenario says what does not go together
	for range most {
		for j := range u {
			u[j] = row.Float64()
		}
		if _, err := c.Base.At("a truth", w.inquiry.Keys, design.Values(c.Priors, u)); err == nil {
			break
		}
	}
	return u
}

// rank returns the probability that particles give to coordinates below u.
func rank(sample []search.Particle, j int, u float64) float64 {
	sum := 0.
	for _, s := range sample {
		if s.Unit[j] < u {
			sum += s.Weight
		}
	}
	return sum
}

// placeOf returns the point of the unit cube at which priors have some values: of those
// that values share, the middle.
func placeOf(priors []design.Factor, values []any) []float64 {
	u := make([]float64, len(priors))
	for j, f := range priors {
		lo := edgeOf(f, values[j], true)
		u[j] = (lo + edgeOf(f, values[j], false)) / 2
	}
	return u
}

// edgeOf returns the least, or the greatest, place in [0, 1] at which a factor has a value.
func edgeOf(f design.Factor, v any, least bool) float64 {
	for i, l := range f.Levels {
		if fmt.Sprint(l) == fmt.Sprint(v) {
			if least {
				return float64(i) / float64(len(f.Levels))
			}
			return float64(i+1) / float64(len(f.Levels))
		}
	}
	want, _ := asNumber(v)
	lo, hi := 0., 1.
	for range 60 { // halving, to the last digit
		middle := (lo + hi) / 2
		at, _ := asNumber(f.Value(middle))
		if at < want || !least && at == want {
			lo = middle
		} else {
			hi = middle
		}
	}
	return lo
}

// WriteRecovery adds the tables of recoveries to a folder, and doubts about them. It is for
// [results.Folder.Finish].
func WriteRecovery(x *results.Extras, all []Recovery) error {
	var rows, data []record
	for k, one := range all {
		name := one.Posterior.Calibration.Name
		for j, r := range one.Recoveries {
			q := r.Quantiles
			rows = append(rows, record{name, k, r.Path, textOf(one.Values[j]), r.Mean, r.SD, q[0], q[4], r.Rank, r.Inside(0.5), r.Inside(0.95), r.Shrinkage, one.Posterior.Evaluations, one.Posterior.Why})
		}
		for j, t := range one.Posterior.Calibration.Targets {
			data = append(data, record{name, k, t.Name, one.Observed[j], t.SD})
		}
	}
	for _, doubt := range doubtsOfRecovery(all) {
		x.Warn(doubt)
	}
	if err := writeRows(x, RecoveryFile, recoveryColumns, rows); err != nil {
		return err
	}
	return writeRows(x, SyntheticFile, syntheticColumns, data)
}

// textOf returns a value as it is, a number as a number.
func textOf(v any) any {
	if n, ok := v.(int64); ok {
		return float64(n)
	}
	if x, ok := v.(float64); ok {
		return x
	}
	return fmt.Sprint(v)
}
