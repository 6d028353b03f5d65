package study

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"math"

	"heed/results"
	"heed/scenarios"
	"heed/scenarios/search"
)

// An Optimization looks for the mixes of interventions of a policy that no other mix
// dominates, by [search.NSGA], and keeps what it is told in a folder of [PlanOptimization].
// Begun again it asks for the same, and goes on where it was: see [Inquiry].
//
// A replicate has the same chance and, where there are futures, is the same future for all
// mixes and for the baseline: what a mix does is its difference from the baseline in the
// replicate. All branch from one burn-in, which levers, being live, cannot change.
type Optimization struct {
	Policy  *scenarios.Policy
	Folder  *results.Folder // nil keeps nothing
	Workers int             // goroutines to use; 0 is 1
	Told    func(OptimizationProgress)
}

// OptimizationProgress is how far an optimization is.
type OptimizationProgress struct {
	Done, AtMost int                   // replicates of mixes, of as many as it may come to
	Last         search.NSGAGeneration // the last that has ended
	Generations  int                   // that have ended
	Final        bool                  // the front is tried in fresh replicates
}

// PlanOptimization returns what the folder of an optimization is to hold. Missing is what
// the policy does not know: Program, Overrides, and what else will be written.
func PlanOptimization(p *scenarios.Policy) results.Plan {
	plan := Plan(p.Base, Record{})
	sum := sha256.Sum256(p.Base.Text)
	plan.Scenario, plan.Text = p.Name, string(p.Text)
	plan.Inputs = append(plan.Inputs, results.Input{Name: "base " + p.Base.Name, SHA256: hex.EncodeToString(sum[:]), Text: string(p.Base.Text)})
	plan.Settings["scenario.title"] = p.Title
	plan.Settings[measureSetting] = string(p.Futures.Measure)
	plan.Settings["optimize.search"] = search.NSGAVersion
	maps.Copy(plan.Settings, optimizationSettings(p))
	for _, in := range p.Inputs {
		plan.Inputs = append(plan.Inputs, results.Input{Name: in.Name, SHA256: in.SHA256})
	}
	plan.Points = max(p.Search.Population, len(starts(p))) + p.Search.Population*(p.Search.Generations-1)
	plan.Replicates, plan.Search = p.Replicates(), true
	plan.Arms, plan.ArmRows, plan.ArmColumns = []string{"mixes"}, nil, nil
	plan.Metrics = nil
	for _, c := range metricColumns() {
		for _, o := range p.Objectives {
			if o.Metric == c.Name {
				plan.Metrics = append(plan.Metrics, c)
			}
		}
	}
	return plan
}

// measureSetting tells the folder of an optimization from others: what is good in a mix.
const measureSetting = "optimize.measure"

// IsOptimization reports whether a folder is of heed optimize.
func IsOptimization(m results.Manifest) bool {
	_, is := m.Settings[measureSetting]
	return is
}

// Run looks for the front. When ctx ends it stops soon, what was answered is kept, and the
// error wraps the cause.
func (o *Optimization) Run(ctx context.Context) (*Front, error) {
	p := o.Policy
	s := search.NewNSGA(len(p.Levers), nsgaOptions(p))
	m := newMixing(p, o.Folder, max(1, o.Workers))
	done := 0
	for trials := s.Ask(); len(trials) > 0; trials = s.Ask() {
		told := OptimizationProgress{AtMost: MostTrials(p), Generations: len(s.Generations()), Final: trials[0].Replicate >= p.Search.Most}
		if told.Generations > 0 {
			told.Last = s.Generations()[told.Generations-1]
		}
		if told.Final {
			told.AtMost = done + len(trials)
		}
		answers, err := m.ask(ctx, trials, func(answered int) {
			if told.Done = done + answered; o.Told != nil {
				o.Told(told)
			}
		})
		if err != nil && ctx.Err() != nil {
			return nil, fmt.Errorf("study: stopped in generation %d of at most %d: %w", told.Generations+1, p.Search.Generations, context.Cause(ctx))
		}
		if err != nil {
			return nil, err
		}
		if o.Folder != nil {
			if err := o.Folder.Sync(); err != nil {
				return nil, err
			}
		}
		done += len(trials)
		s.Tell(m.toObjectives(trials, answers))
		if err := hopeless(p, s); err != nil {
			return nil, err
		}
	}
	return newFront(p, s), nil
}

// MostTrials returns how many replicates of mixes an optimization may come to.
func MostTrials(p *scenarios.Policy) int {
	s := p.Search
	each := s.Replicates
	if s.Most > s.Replicates {
		each *= 2
	}
	n := s.Population*s.Generations*each + s.Population*s.Final
	if s.Evaluations > 0 {
		n = min(n, s.Evaluations+s.Population*(each+s.Final))
	}
	return n
}

// nsgaOptions returns the options of the search of a policy.
func nsgaOptions(p *scenarios.Policy) search.NSGAOptions {
	o := search.DefaultNSGA(len(p.Objectives))
	o.Population, o.Generations = p.Search.Population, p.Search.Generations
	o.Replicates, o.Most, o.Fresh = p.Search.Replicates, p.Search.Most, p.Search.Final
	o.Evaluations, o.Stall, o.Gain = p.Search.Evaluations, p.Search.Stall, p.Search.Gain
	o.Seed, o.Start, o.Applied = p.Base.Seed, starts(p), p.Values
	for i := range p.Levers {
		o.Steps = append(o.Steps, p.Levers[i].Levels())
	}
	if !math.IsInf(p.Budget, 1) {
		o.Violation = func(u []float64) float64 { return over(p, u) }
	}
	if p.Futures.Measure != scenarios.Expected {
		o.Measure = measureOf(p)
	}
	return o
}

// over returns by what a mix costs more than the budget; sums of costs are rounded, and a
// budget that is met exactly is met.
func over(p *scenarios.Policy, u []float64) float64 {
	if by := p.Cost(p.Values(u)) - p.Budget; by > 1e-9*p.Budget {
		return by
	}
	return 0
}

// starts returns the mixes that a search begins with: nothing, each lever alone as far as it
// goes, and all of them, as far as the budget has them.
func starts(p *scenarios.Policy) (all [][]float64) {
	none, whole := make([]float64, len(p.Levers)), make([]float64, len(p.Levers))
	for i := range p.Levers {
		none[i], whole[i] = p.Levers[i].At(p.Levers[i].None), p.Levers[i].At(p.Levers[i].Farthest())
	}
	add := func(u []float64) {
		if over(p, u) == 0 && len(all) < max(1, p.Search.Population/2) {
			all = append(all, u)
		}
	}
	add(none)
	add(whole)
	for i := range p.Levers {
		alone := append([]float64(nil), none...)
		alone[i] = whole[i]
		add(alone)
	}
	return all
}
