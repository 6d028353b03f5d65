package study

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"heed/results"
	"heed/scenarios"
	"heed/scenarios/design"
	"heed/scenarios/search"
	"heed/sim"
)

// An Inference finds the values of a calibration's priors that explain its targets: by
// [search.ABC], whose questions an [Inquiry] answers and keeps, so that one that was
// interrupted goes on. The same calibration gives the same posterior, whatever the workers.
type Inference struct {
	Calibration *scenarios.Calibration
	Folder      *results.Folder // of [PlanInference] or [PlanRecovery]; nil keeps no answers
	Workers     int             // goroutines to use; 0 is 1
	Told        func(Stand)     // how the search stands, as answers come in; may be nil
}

// A Stand is how an inference stands.
type Stand struct {
	Truth       int // of a recovery, from 0
	Generation  int // that is being made, from 1; 0 where the posterior's predictions are simulated
	Evaluations int // questions asked for before
	Answered    int // of those that are being asked
	Asked       int
	Reach       float64 // of the last generation that is whole; NaN before
}

// A Posterior is what targets tell of the priors' keys.
type Posterior struct {
	Calibration *scenarios.Calibration
	Particles   []search.Particle // as they were simulated, heaviest first
	Sample      []search.Particle // the posterior: these, or adjusted by regression
	Adjusted    bool
	Generations []search.Generation
	Why         string // the search ended
	Evaluations int
	Clashes     int   // proposals whose values do not go together, which have no weight
	Undefined   []int // of each target: proposals at which it was undefined, which have none either

	Points      [][]float64 // points of the unit cube, equally probable: what [design.Values] makes values of
	Predictions []Prediction
	Warnings    []string
}

// questionsOf returns how many questions an inference may ask: proposals, then predictions,
// then, of a recovery, what is observed at the truth.
func questionsOf(c *scenarios.Calibration) (points, truth int) {
	truth = c.Search.Evaluations + c.Search.Predictive
	return truth + 1, truth
}

// PlanInference returns what a folder for an inference is to hold. Missing is what a
// calibration does not know: Program, Overrides and Outputs.
func PlanInference(c *scenarios.Calibration) results.Plan {
	p := Plan(c.Base, Record{})
	p.Scenario, p.Text, p.Search = c.Name, string(c.Text), true
	p.Inputs = append(p.Inputs, baseInput(c.Base))
	for _, in := range c.Inputs {
		p.Inputs = append(p.Inputs, results.Input{Name: in.Name, SHA256: in.SHA256})
	}
	p.Settings["scenario.title"] = c.Title
	p.Settings["calibration.targets"] = len(c.Targets)
	maps.Copy(p.Settings, calibrationSettings(c))
	for _, f := range c.Priors {
		delete(p.Settings, settingOf(f.Path))
	}
	p.Arms, p.ArmColumns, p.ArmRows, p.Metrics = []string{"answers"}, nil, nil, nil
	for _, t := range c.Targets {
		p.Metrics = append(p.Metrics, results.Column{Name: targetColumn(t), Doc: "What is shown for the target."})
	}
	p.Points, _ = questionsOf(c)
	p.Replicates = c.Search.Replicates
	return p
}

// targetColumn returns the name of the column of a target.
func targetColumn(t scenarios.Target) string { return "targets." + t.Name }

// baseInput returns the base as an input.
func baseInput(s *scenarios.Scenario) results.Input {
	return results.Input{Name: "base " + s.Name, SHA256: sumOf(s.Text), Text: string(s.Text)}
}

// Infer returns the posterior. When ctx ends it returns early, with an error that wraps the
// cause; what was simulated until then is kept in the folder.
func (i *Inference) Infer(ctx context.Context) (*Posterior, error) {
	w, err := newWork(i, 0)
	if err != nil {
		return nil, err
	}
	p, err := w.infer(ctx, values(i.Calibration.Targets))
	if err != nil {
		return nil, err
	}
	if err := w.predict(ctx, p); err != nil {
		return nil, err
	}
	p.doubt()
	return p, nil
}

// values returns what was observed.
func values(targets []scenarios.Target) []float64 {
	all := make([]float64, len(targets))
	for k, t := range targets {
		all[k] = t.Value
	}
	return all
}

// work is what is done for one set of observed values.
type work struct {
	*Inference
	inquiry   Inquiry
	offset    int // the number of its first question
	truth     int // of a recovery
	clashes   int
	early     [][]float64 // what the proposals of the prior showed
	told      int         // proposals that were simulated
	defined   int         // of these, with all targets defined
	undefined []int       // by target
}

// newWork returns the work for a truth of a recovery; an inference of its own is the first.
func newWork(i *Inference, truth int) (*work, error) {
	c := i.Calibration
	n, _ := questionsOf(c)
	w := &work{Inference: i, offset: truth * n, truth: truth}
	r := newReading(c)
	w.inquiry = Inquiry{Scenario: c.Base, Series: r.series, Read: r.read, Folder: i.Folder, Workers: i.Workers}
	for _, f := range c.Priors {
		w.inquiry.Keys = append(w.inquiry.Keys, f.Path)
	}
	if truth == 0 {
		return w, nil
	}
	// Each truth has chance of its own.
	seed := strconv.FormatUint((c.Base.Seed+uint64(truth))&math.MaxInt64, 10)
	own, err := c.Base.With([]scenarios.Override{{Flag: fmt.Sprintf("truth %d", truth), Path: "scenario.seed", Value: seed}})
	w.inquiry.Scenario = own
	return w, err
}

// options returns how the search goes.
func (w *work) options() search.ABCOptions {
	c := w.Calibration
	o := search.ABCOptions{
		Seed: c.Base.Seed + uint64(w.truth), Particles: c.Search.Particles, Evaluations: c.Search.Evaluations, Generation: c.Search.Generation,
		Tolerance: c.Search.Tolerance, MinEfficiency: c.Search.Efficiency, MinGain: c.Search.Gain,
	}
	for _, t := range c.Targets {
		o.SD = append(o.SD, t.SD)
	}
	return o
}

// infer finds the posterior of what was observed.
func (w *work) infer(ctx context.Context, observed []float64) (*Posterior, error) {
	c := w.Calibration
	s := search.NewABC(len(c.Priors), observed, w.options())
	for asked := s.Ask(); len(asked) > 0; asked = s.Ask() {
		points := make([][]float64, len(asked))
		for i, p := range asked {
			points[i] = p.Unit
		}
		told, err := w.ask(ctx, asked[0].Number, points, w.stand(s, len(asked)))
		if err != nil {
			return nil, err
		}
		if asked[0].Generation == 1 {
			w.early = append(w.early, told...)
		}
		w.note(told)
		if err := w.undefinedError(); asked[0].Generation == 1 && err != nil {
			return nil, err
		}
		s.Tell(told)
	}
	p := &Posterior{
		Calibration: c, Particles: s.Posterior(), Sample: s.Posterior(), Generations: s.Generations(),
		Why: s.Why(), Evaluations: s.Evaluations(), Clashes: w.clashes, Undefined: w.undefined,
	}
	if len(p.Particles) == 0 {
		return nil, fmt.Errorf("study: after %d evaluations no point has all targets defined: look at the metrics of the targets in a run, and at narrower priors", p.Evaluations)
	}
	if last := p.Generations[len(p.Generations)-1]; last.Tolerance > 0 && c.Search.Adjust != "none" {
		adjusted, err := s.Adjust()
		switch {
		case err == nil:
			p.Sample, p.Adjusted = adjusted, true
		case errors.Is(err, search.ErrTooFar):
			p.Warnings = append(p.Warnings, "the posterior is not adjusted, as what was observed is too far from what was simulated: it is of the points that come nearest, which may not be near")
		default:
			p.Warnings = append(p.Warnings, "the posterior is not adjusted, for which there are too few particles for so many targets: it is wider than the data have it; more particles would do")
		}
	}
	p.resample()
	return p, nil
}

// stand returns where a search stands that is about to ask.
func (w *work) stand(s *search.ABC, asks int) Stand {
	at := Stand{Truth: w.truth, Generation: len(s.Generations()) + 1, Evaluations: s.Evaluations() - asks, Reach: math.NaN()}
	if g := s.Generations(); len(g) > 0 {
		at.Reach = g[len(g)-1].Reach
	}
	return at
}

// ask returns what is shown at points, whose questions have numbers from first on: the
// mean over replicates. It is not a number where values do not go together.
func (w *work) ask(ctx context.Context, first int, points [][]float64, at Stand) ([][]float64, error) {
	c, n := w.Calibration, w.Calibration.Search.Replicates
	var questions []Question
	clash := make([]bool, len(points))
	for i, u := range points {
		v := design.Values(c.Priors, u)
		if _, err := c.Base.At("a point of the priors", w.inquiry.Keys, v); err != nil {
			clash[i] = true
			w.clashes++
			continue
		}
		for r := range n {
			number := w.offset + first + i
			questions = append(questions, Question{Number: number, Replicate: r, Chance: w.chance(first+i)*n + r, Values: v})
		}
	}
	w.inquiry.Told = nil
	if w.Told != nil {
		w.inquiry.Told = func(answered, asked int) {
			at.Answered, at.Asked = answered, asked
			w.Told(at)
		}
	}
	answers, err := w.inquiry.Ask(ctx, questions)
	if err != nil {
		return nil, err
	}
	told := make([][]float64, len(points))
	for i := range told {
		if clash[i] {
			told[i] = slices.Repeat([]float64{math.NaN()}, len(c.Targets))
			continue
		}
		told[i], answers = meanRow(answers[:n]), answers[n:]
	}
	return told, nil
}

// chance returns which chance a question has: a row of its own for proposals, predictions
// and truths, so that none hangs on how many there may be of the others.
func (w *work) chance(number int) int {
	const kinds = 3
	proposals := w.Calibration.Search.Evaluations
	_, truth := questionsOf(w.Calibration)
	switch {
	case number < proposals:
		return kinds * number
	case number < truth:
		return kinds*(number-proposals) + 1
	}
	return 2
}

// meanRow returns the mean of rows, column by column.
func meanRow(rows [][]float64) []float64 {
	all := make([]float64, len(rows[0]))
	for _, row := range rows {
		for k, v := range row {
			all[k] += v
		}
	}
	for k := range all {
		all[k] /= float64(len(rows))
	}
	return all
}

// resample draws the points that stand for the posterior with equal weights, in an order
// of chance: whoever takes the first of them takes a sample of the posterior too.
func (p *Posterior) resample() {
	c := p.Calibration
	all := search.Resample(p.Sample, c.Search.Predictive, c.Base.Seed)
	order := sim.NewStreams(c.Base.Seed, 0).Named("order of points")
	place := make([]float64, len(all))
	at := make([]int, len(all))
	for i := range all {
		place[i], at[i] = order.Float64(0, uint64(i)), i
	}
	slices.SortFunc(at, func(a, b int) int { return cmp.Or(cmp.Compare(place[a], place[b]), cmp.Compare(a, b)) })
	for _, i := range at {
		p.Points = append(p.Points, p.Sample[all[i]].Unit)
	}
}
