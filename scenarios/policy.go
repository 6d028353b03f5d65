package scenarios

import (
	"io/fs"
	"math"

	"heed/scenarios/design"
)

// A Policy asks which mix of interventions to choose: levers that may be moved and what
// that costs, objectives, and a budget. It is made by [ParsePolicy].
type Policy struct {
	Name, Title string
	Base        *Scenario // with the baseline alone selected
	Levers      []Lever
	Objectives  []Objective
	Budget      float64 // cost a year at most, in the unit of the base; +Inf is no bound
	Search      PolicySearch
	Futures     PolicyFutures
	Text        []byte   // what was read
	Inputs      []Input  // the file of futures, if there is one
	Warnings    []string // doubts, for whoever reads the results
}

// CostObjective is the name of the objective that is no metric: the cost of a mix a year.
const CostObjective = "cost"

// An Objective is a metric, as difference from the baseline, or the cost.
type Objective struct {
	Metric string // one of [heed/agents.Metrics], or [CostObjective]
	More   bool   // is better
}

// PolicySearch says how a mix is looked for.
type PolicySearch struct {
	Population  int // mixes of a generation
	Generations int // at most
	Replicates  int // of a mix that is new
	Most        int // that a mix comes to have while it survives
	Final       int // fresh ones, of the mixes of the front
	Evaluations int // replicates of mixes after which no generation begins; 0 is no bound
	Stall       int // generations without more hypervolume that end the search; 0 is none
	Gain        float64
}

// A Measure says what makes a mix good over replicates or futures.
type Measure string

// The measures, of differences from the baseline.
const (
	Expected    Measure = "mean"        // their mean
	WorstTenth  Measure = "worst_tenth" // the mean of the worst tenth of them
	LargeRegret Measure = "regret"      // the largest that the mix lacks to the best mix of the same future
)

// PolicyFutures are the conditions in which mixes are to be good. Without them these are
// those of the base, and a replicate is nothing but other chance.
type PolicyFutures struct {
	Measure Measure
	Factors []design.Factor // what differs between futures; none where there are none
	points  design.Design   // one for each replicate, the fresh ones after those of the search
}

// ParsePolicy reads a policy from its text, as [ParseSweep] reads a sweep: name stands in
// messages, files has its folder as the root, and overrides are for the base. The error is
// [Mistakes], every one that can be told, or that of reading files.
func ParsePolicy(name string, text []byte, files fs.FS, overrides []Override) (*Policy, error) {
	if wrong := checkText(name, text); wrong != nil {
		return nil, wrong
	}
	doc, wrong := read(name, text)
	p := &Policy{Name: nameOf(name), Text: text, Budget: math.Inf(1)}
	p.Futures.Measure = Expected
	for _, k := range policySearchKeys {
		if to := p.Search.number(last(k.Path)); to != nil {
			*to = int(k.Default)
		}
	}
	p.Search.Gain = 0.01
	r := &policyReader{policy: p, levers: map[string]int{}, set: map[string]entry{}}
	r.sweepReader = sweepReader{
		reader: reader{wrong: wrong, given: map[string]entry{}, tainted: map[string]bool{}, dead: map[string]bool{}, partial: len(wrong) > 0},
		sweep:  &Sweep{Name: p.Name, Layout: Layout{Kind: "sobol"}},
		name:   name, files: files, overrides: overrides, factors: map[string]int{},
	}
	for _, e := range doc.entries(name, text) {
		r.read(e)
	}
	if err := r.finish(); err != nil {
		return nil, err
	}
	return p, r.wrong.or(name)
}

// number returns where a whole number of [search] is kept, nil for no such key.
func (s *PolicySearch) number(key string) *int {
	return map[string]*int{
		"population": &s.Population, "generations": &s.Generations, "replicates": &s.Replicates, "most_replicates": &s.Most,
		"final_replicates": &s.Final, "evaluations": &s.Evaluations, "stall": &s.Stall,
	}[key]
}

// Robust reports whether there are futures.
func (p *Policy) Robust() bool { return len(p.Futures.Factors) > 0 }

// Replicates returns how many replicates there are: of the search, then the fresh ones.
func (p *Policy) Replicates() int { return p.Search.Most + p.Search.Final }

// Future returns the scenario of a replicate, below [Policy.Replicates]: the base, or the
// future that it is of.
func (p *Policy) Future(replicate int) (*Scenario, error) {
	if !p.Robust() {
		return p.Base, nil
	}
	paths := make([]string, len(p.Futures.Factors))
	for i, f := range p.Futures.Factors {
		paths[i] = f.Path
	}
	u := p.Futures.points.Point(replicate)
	return p.Base.At("future "+plain(float64(replicate)), paths, design.Values(p.Futures.Factors, u))
}
