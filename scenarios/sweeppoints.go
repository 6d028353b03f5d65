package scenarios

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"heed/agents"
	"heed/scenarios/design"
	"heed/sim"
)

// layOut makes the points.
func (r *sweepReader) layOut() error {
	s, d := r.sweep, &r.sweep.Layout
	if _, given := r.given["design.seed"]; !given {
		d.Seed = s.Base.Seed
	}
	if _, given := r.given["design.scramble"]; !given {
		d.Scramble = d.Kind == "saltelli"
	}
	if d.Kind == "csv" {
		return r.readPoints()
	}
	var sampled, crossed []int
	for i, f := range r.ranges {
		if f.steps > 0 && (d.Kind == "factorial" || d.Kind == "ofat") {
			f.Factor = f.Grid(f.steps)
		}
		s.Factors = append(s.Factors, f.Factor)
		if slices.Contains(d.Cross, f.Path) {
			crossed = append(crossed, i)
		} else {
			sampled = append(sampled, i)
		}
	}
	var err error
	s.points, err = r.sample(sampled)
	s.order = append(sampled, crossed...)
	if err == nil && len(crossed) > 0 {
		var grid design.Design
		if grid, err = design.Factorial(s.sizes(crossed)...); err == nil {
			s.points, err = design.Cross(s.points, grid)
		}
	}
	if err != nil {
		r.bad(r.given["design.kind"], 2, d.Kind, err.Error(), "")
		return nil
	}
	s.Points = s.points.N
	return nil
}

// sizes returns how many levels factors have.
func (s *Sweep) sizes(of []int) []int {
	var all []int
	for _, i := range of {
		all = append(all, len(s.Factors[i].Levels))
	}
	return all
}

// sample returns the design of some factors.
func (r *sweepReader) sample(of []int) (design.Design, error) {
	s, d := r.sweep, &r.sweep.Layout
	switch d.Kind {
	case "factorial":
		return design.Factorial(s.sizes(of)...)
	case "ofat":
		return r.oneAtATime()
	case "lhs":
		return design.Latin{Factors: len(of), Points: d.Samples, Doublings: d.Doublings, Candidates: d.Candidates, Seed: d.Seed}.Design()
	case "morris":
		return design.Morris{Factors: len(of), Trajectories: d.Paths, Levels: d.Grid, Candidates: max(d.Candidates, d.Paths), Seed: d.Seed}.Design()
	case "saltelli":
		return design.Saltelli{Factors: len(of), Samples: d.Samples, Second: d.Second, Scramble: d.Scramble, Seed: d.Seed}.Design()
	}
	sobol, err := design.NewSobol(len(of))
	if err != nil {
		return design.Design{}, err
	}
	if d.Scramble {
		sobol = sobol.Scrambled(d.Seed)
	}
	return design.Design{Sequence: sobol, N: d.Samples}, nil
}

// oneAtATime returns the design in which one factor at a time leaves the value that it
// has in the base.
func (r *sweepReader) oneAtATime() (design.Design, error) {
	s := r.sweep
	var base []int
	for i, f := range s.Factors {
		p, ok := agents.Find(f.Path)
		if !ok {
			return design.Design{}, fmt.Errorf("%s has no value in the base: want keys of the model", f.Path)
		}
		g, k := f.Including(s.Base.value(p))
		s.Factors[i] = g
		base = append(base, k)
	}
	return design.OneAtATime(s.sizes(seq(len(s.Factors))), base)
}

// seq returns 0 to n-1.
func seq(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// value returns the value of a parameter of the baseline.
func (s *Scenario) value(p agents.Parameter) any {
	switch p.Kind {
	case agents.Choice, agents.File:
		return s.Params.GetText(p.Path)
	case agents.Switch:
		return s.Params.Get(p.Path) >= 0.5
	case agents.Integer:
		return int64(s.Params.Get(p.Path))
	}
	return s.Params.Get(p.Path)
}

// readPoints reads the points of a file.
func (r *sweepReader) readPoints() error {
	s, e := r.sweep, r.given["design.file"]
	if r.files == nil {
		r.bad(e, 2, strconv.Quote(s.Layout.File), "a file that is there", "")
		return nil
	}
	f, err := r.files.Open(s.Layout.File)
	if err != nil {
		r.bad(e, 2, strconv.Quote(s.Layout.File), "a file that is there", err.Error())
		return nil
	}
	defer f.Close()
	s.points, s.Factors, err = design.ReadCSV(f, design.Plain)
	var wrong design.Mistakes
	if errors.As(err, &wrong) {
		for _, m := range wrong {
			r.wrong = append(r.wrong, Mistake{File: s.Layout.File, Line: m.Line, Column: m.Column, Key: m.Factor, Have: m.Have, Want: m.Want})
		}
		return nil
	}
	s.Points, s.order = s.points.N, seq(len(s.Factors))
	return err
}

// Values returns the values of the factors at a point, from 0, as TOML writes them.
func (s *Sweep) Values(point int) []string {
	u := s.points.Point(point)
	all := make([]string, len(u))
	for k, i := range s.order {
		all[i] = asTOML(s.Factors[i].Value(u[k]))
	}
	return all
}

// Scenario returns the scenario of a point: the base with the values of its factors.
// The error is [Mistakes] whose place is the point; values that each are allowed may
// not go together.
func (s *Sweep) Scenario(point int) (*Scenario, error) {
	place := "point " + strconv.Itoa(point)
	var all []Override
	for i, v := range s.Values(point) {
		all = append(all, Override{Flag: place, Path: s.Factors[i].Path, Value: v})
	}
	at, err := s.Base.With(all)
	if err == nil && s.Seeds == Own {
		words := sim.NewStreams(at.Seed, point).Named("point").Block(0, 0, 0)
		at.Seed = (uint64(words[0])<<32 | uint64(words[1])) >> 1
	}
	return at, err
}
