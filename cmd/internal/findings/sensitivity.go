package findings

import (
	"cmp"
	"math"
	"slices"

	"heed/scenarios/study"
)

// A Sensitivity is what an output hangs on: the indices of all its factors.
type Sensitivity struct {
	Arm, Output, Against string
	Indices              []study.Index
	at                   map[place]int
}

// A place is where an index stands.
type place struct{ method, factor, other, name string }

// Sensitivities reads sensitivity.csv of the folder dir, none where it is not there. The
// error names the table and the line.
func Sensitivities(dir string) ([]Sensitivity, error) {
	rows, err := lines(dir, study.SensitivityFile, func(l *line) (study.Index, bool) {
		return study.Index{
			Arm: l.text("arm"), Output: l.text("output"), Against: l.text("against"), Method: l.text("method"),
			Factor: l.text("factor"), Other: l.text("other"), Name: l.text("index"),
			N: l.count("n"), Value: l.number("value"), Lo: l.number("lo"), Hi: l.number("hi"),
		}, true
	})
	return SensitivitiesOf(rows), err
}

// SensitivitiesOf returns indices by output, in their order.
func SensitivitiesOf(rows []study.Index) (all []Sensitivity) {
	of := map[[3]string]int{}
	for _, x := range rows {
		key := [3]string{x.Arm, x.Output, x.Against}
		i, known := of[key]
		if !known {
			i = len(all)
			of[key] = i
			all = append(all, Sensitivity{Arm: x.Arm, Output: x.Output, Against: x.Against, at: map[place]int{}})
		}
		s := &all[i]
		s.at[place{x.Method, x.Factor, x.Other, x.Name}] = len(s.Indices)
		s.Indices = append(s.Indices, x)
	}
	return all
}

// Get returns an index of a factor, or with "" of all; NaN where there is none.
func (s *Sensitivity) Get(method, factor, name string) study.Index {
	if i, ok := s.at[place{method, factor, "", name}]; ok {
		return s.Indices[i]
	}
	return study.Index{Method: method, Factor: factor, Name: name, Value: math.NaN(), Lo: math.NaN(), Hi: math.NaN()}
}

// Pairs returns the second-order indices, the greatest first.
func (s *Sensitivity) Pairs() (all []study.Index) {
	for _, x := range s.Indices {
		if x.Method == study.Sobol && x.Name == "second" && !math.IsNaN(x.Value) {
			all = append(all, x)
		}
	}
	slices.SortStableFunc(all, func(a, b study.Index) int { return cmp.Compare(b.Value, a.Value) })
	return all
}

// Ranked returns an index of all factors, the greatest in size first.
func (s *Sensitivity) Ranked(method, name string) (all []study.Index) {
	for _, x := range s.Indices {
		if x.Method == method && x.Name == name && x.Factor != "" {
			all = append(all, x)
		}
	}
	slices.SortStableFunc(all, func(a, b study.Index) int { return cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)) })
	return all
}

// Has reports whether a method says anything of the output.
func (s *Sensitivity) Has(method string) bool {
	return slices.ContainsFunc(s.Indices, func(x study.Index) bool { return x.Method == method })
}
