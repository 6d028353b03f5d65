package scenarios

import (
	"slices"

	"heed/agents"
	"heed/sim/network"
)

// daysPerYear is the number of workdays that costs per year are spread over.
const daysPerYear = 250

// A Scenario is an organization, its conditions, and the interventions to compare
// in it. It is made by [Parse] and the like, which hold it to the ranges that
// [Explain] lists.
type Scenario struct {
	Name, Title string
	Seed        uint64 // below 2^63
	Days        int    // workdays after the burn-in, 1 to 100000
	BurnIn      int    // workdays before day 0, 0 to 100000
	Replicates  int    // 1 to 1000000
	RecordEvery int    // days from one recorded row to the next, 1 to Days

	Params agents.Params // of the baseline
	Arms   []Arm         // those to run, in the order of the file, the baseline first

	Roster   *network.Roster // nil unless the scenario names one
	Contacts *network.Graph  // on the rows of the roster; nil unless the scenario names them

	Text     []byte   // what was read; overrides are not in it
	Inputs   []Input  // the files that it names, as they were read
	Warnings []string // doubts, for whoever reads the results

	arms   []Arm // all of them, for combine
	source *source
	flags  []Override
}

// An Input is a file that a scenario names. Its contents, which may tell of
// people, are not kept.
type Input struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"` // in hexadecimal digits
	Bytes  int64  `json:"bytes"`
}

// An Arm is an intervention.
type Arm struct {
	Name, Title string
	Set         []agents.Setting // in the order of the file
	FromDay     int              // from 0, which is the end of the burn-in
	UntilDay    int              // the first day without it; 0 where it lasts to the end
	RampDays    int              // days from none to all of it; 0 is at once
	Cost        float64          // per year of 250 workdays, in the unit of the file
	CostOnce    float64          // in the same unit
	Combine     []string         // names of arms whose changes and costs come with it
}

// Arm returns the arm of a name, also one that is not selected, and whether there
// is one.
func (s *Scenario) Arm(name string) (Arm, bool) {
	i := slices.IndexFunc(s.arms, func(a Arm) bool { return a.Name == name })
	if i < 0 {
		return Arm{}, false
	}
	return s.arms[i], true
}

// Changes returns what an arm changes: the changes of the arms that it combines,
// each of them once and after those that it combines itself, then its own.
// Applied in this order, of two that set the same key on a day the later wins.
// The baseline changes nothing.
func (s *Scenario) Changes(a Arm) []agents.Change {
	var changes []agents.Change
	for _, part := range s.parts(a) {
		if len(part.Set) > 0 {
			changes = append(changes, agents.Change{Set: part.Set, From: part.FromDay, Until: part.UntilDay, Ramp: part.RampDays})
		}
	}
	return changes
}

// Cost returns what an arm costs from day 0 to the last, in the unit of the file:
// its own costs and those of the arms that it combines, each once. A year has 250
// days, and a ramp costs as much as what it leads to.
func (s *Scenario) Cost(a Arm) float64 {
	var cost float64
	for _, part := range s.parts(a) {
		past := s.Days + 1 // the first day that is not in force
		if part.UntilDay > 0 {
			past = min(past, part.UntilDay)
		}
		days := float64(max(0, past-max(1, part.FromDay)))
		cost += part.CostOnce
		cost += float64(part.Cost * days / daysPerYear)
	}
	return cost
}

// parts returns the arms that make up an arm, itself the last.
func (s *Scenario) parts(a Arm) []Arm {
	var parts []Arm
	seen := map[string]bool{}
	var visit func(a Arm)
	visit = func(a Arm) {
		seen[a.Name] = true
		for _, name := range a.Combine {
			if part, ok := s.Arm(name); ok && !seen[name] {
				visit(part)
			}
		}
		parts = append(parts, a)
	}
	visit(a)
	return parts
}
