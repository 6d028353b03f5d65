package explorer

import (
	"context"
	"errors"

	"heed/cmd/internal/work"
	"heed/results"
	"heed/results/stats"
	"heed/scenarios"
	"heed/scenarios/study"
)

// recordOf returns what heed run records of a scenario unasked.
func recordOf(s *scenarios.Scenario) study.Record {
	return study.Record{Series: true, Teams: s.Params.Organization.Employees <= work.TeamsUpTo}
}

// Play runs a scenario and emits [Begun] and then [Frames], as fast as emit takes them. It
// ends early, with an error that wraps the cause, when ctx ends, and with the error of emit
// at its first. A panic of the model is an error of type [*sim.Panic].
func (x *Explorer) Play(ctx context.Context, s *scenarios.Scenario, emit func(Event) error) (*Played, error) {
	k := x.kept(groundOf(s))
	p, err := study.NewPlay(s, recordOf(s), x.options.Workers, k.past)
	if err != nil {
		return nil, err
	}
	drawn := x.drawn(s)
	if err := emit(Event{"begun", begunOf(s, p, drawn)}); err != nil {
		return nil, err
	}
	if k.past == nil {
		err = x.burnIn(ctx, s, p, k, emit)
	} else if len(k.frames) > 0 {
		err = emit(Event{"frames", Frames{k.frames}})
	}
	for err == nil && !p.Over() {
		_, err = advance(ctx, p, drawn, emit)
	}
	if err != nil {
		return nil, err
	}
	return &Played{scenario: s, units: p.Units()}, nil
}

// burnIn takes a play to day 0 and keeps what it came to.
func (x *Explorer) burnIn(ctx context.Context, s *scenarios.Scenario, p *study.Play, k past, emit func(Event) error) error {
	for k.past = p.Past(); k.past == nil; k.past = p.Past() {
		f, err := advance(ctx, p, x.drawn(s), emit)
		if err != nil {
			return err
		}
		k.frames = append(k.frames, f)
	}
	x.keep(k, s)
	return nil
}

// advance takes a play to its next recorded day and tells of it.
func advance(ctx context.Context, p *study.Play, drawn bool, emit func(Event) error) (Frame, error) {
	if err := p.Advance(ctx); err != nil {
		return Frame{}, err
	}
	f := frameOf(p.Look(), drawn)
	return f, emit(Event{"frames", Frames{[]Frame{f}}})
}

// Warm computes and keeps the burn-in of the scenario that the page opens with, unless it is
// too large to be kept, so that who opens the page sees points at once. It ends early, with
// an error that wraps the cause, when ctx ends.
func (x *Explorer) Warm(ctx context.Context) error {
	s, err := x.Scenario(Settings{Scenario: x.names[0]})
	if err != nil || !keeps(s) {
		return err
	}
	p, err := study.NewPlay(s, recordOf(s), x.options.Workers, nil)
	if err != nil {
		return err
	}
	return x.burnIn(ctx, s, p, past{text: groundOf(s)}, func(Event) error { return nil })
}

// drawn reports whether a scenario's organization is small enough for a picture.
func (x *Explorer) drawn(s *scenarios.Scenario) bool {
	return int(s.Params.Organization.Employees) <= x.options.Limits.DrawnPeople
}

// begunOf says what a play is about to show.
func begunOf(s *scenarios.Scenario, p *study.Play, drawn bool) Begun {
	b := Begun{
		ID: ID(s), Name: s.Name, Title: s.Title, Seed: s.Seed, Days: s.Days, BurnIn: s.BurnIn,
		Replicates: s.Replicates, RecordEvery: s.RecordEvery, Warnings: s.Warnings,
	}
	for _, a := range s.Arms {
		b.Arms = append(b.Arms, Named{a.Name, a.Title, s.Cost(a)})
	}
	if drawn {
		b.Place = placeOf(p.Place())
	}
	return b
}

// frameOf returns a look as the page has it.
func frameOf(l study.Look, drawn bool) Frame {
	f := Frame{Day: l.Day}
	for arm := range l.Since {
		day := ArmDay{}
		day.Mean, day.Lo, day.Hi = summarized(l.Since[arm])
		if l.Total != nil {
			day.Total, _, _ = summarized(l.Total[arm])
			if arm > 0 {
				day.Effect = effects(l.Total[0], l.Total[arm])
			}
		}
		if drawn {
			day.People = peopleOf(l.Seats[arm])
		}
		f.Arms = append(f.Arms, day)
	}
	return f
}

// summarized returns the means of rows of metrics over replicates, with their intervals.
func summarized(rows [][]float64) (mean, lo, hi Values) {
	for i := range rows[0] {
		s := stats.Summarize(column(rows, i))
		mean, lo, hi = append(mean, s.Mean), append(lo, s.Lo), append(hi, s.Hi)
	}
	return mean, lo, hi
}

// effects returns how far an arm is from the baseline, by metric, paired by replicate.
func effects(base, arm [][]float64) (all []Effect) {
	for i := range base[0] {
		b, a, _ := stats.Pairs(column(base, i), column(arm, i))
		p := stats.Pair(b, a)
		all = append(all, Effect{Value(p.Diff), Value(p.Lo), Value(p.Hi)})
	}
	return all
}

// column returns a column of a table.
func column(rows [][]float64, i int) []float64 {
	c := make([]float64, len(rows))
	for r := range rows {
		c[r] = rows[r][i]
	}
	return c
}

// A Played is a run that is over.
type Played struct {
	scenario *scenarios.Scenario
	units    []*results.Unit
}

// Scenario returns what was run.
func (p *Played) Scenario() *scenarios.Scenario { return p.scenario }

// Bytes returns about how much memory p takes.
func (p *Played) Bytes() (n int64) {
	for _, u := range p.units {
		for _, a := range u.Arms {
			n += int64(8*(len(a.Series)+len(a.Whole)) + 4*len(a.Days) + 8*len(a.Teams))
		}
		n += int64(8 * len(u.Notes))
	}
	return n + int64(len(p.scenario.Text))
}

// Write makes the folder of results that heed run makes of the same scenario, with the
// tables of whoever has to choose and the doubts, but without figures. Extend may add to the
// plan, such as its Program and Outputs, and finish to the folder, such as figures; either
// may be nil. A folder that is complete stays as it is.
func (p *Played) Write(dir string, extend func(*results.Plan), finish func(*results.Extras) error) (err error) {
	plan := study.Plan(p.scenario, recordOf(p.scenario))
	plan.Outputs = append([]string{results.CSVFormat}, plan.Outputs...)
	if extend != nil {
		extend(&plan)
	}
	f, err := results.Open(dir, plan, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if f.State() == results.Complete {
		return nil
	}
	for _, u := range p.units {
		if err := f.Add(u); err != nil {
			return err
		}
	}
	return f.Finish(func(x *results.Extras) error {
		err := errors.Join(study.Review(x, study.One(p.scenario)), study.CompareInterventions(x, study.One(p.scenario)))
		if err == nil && finish != nil {
			err = finish(x)
		}
		return err
	})
}
