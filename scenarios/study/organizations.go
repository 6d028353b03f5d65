package study

import (
	"context"
	"sync"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
	"heed/sim"
)

// Organizations is the [Unit] of our own model: one replicate of the scenario of
// each point. Scenarios of all points have the same arms.
func Organizations(scenario func(point int) (*scenarios.Scenario, error), r Record) Unit {
	r.EmployeeDays = r.days()
	return func(ctx context.Context, point, replicate int, crew *Crew) (*results.Unit, error) {
		s, err := scenario(point)
		if err != nil {
			return nil, err
		}
		t := &trial{scenario: s, record: r, crew: crew}
		if err := t.settle(ctx, replicate); err != nil {
			return nil, err
		}
		defer spent.Put(t.day0)
		u := &results.Unit{Point: point, Replicate: replicate, Arms: make([]results.ArmRows, len(s.Arms))}
		err = crew.Each(len(s.Arms), func(i int) (err error) {
			u.Arms[i], err = t.follow(ctx, i)
			return err
		})
		u.Notes = t.course.notes
		if r.Teams {
			u.Ties = tiesOf(t.day0.Place())
		}
		return u, err
	}
}

// One returns the scenarios of a run: s at its only point.
func One(s *scenarios.Scenario) func(point int) (*scenarios.Scenario, error) {
	return func(int) (*scenarios.Scenario, error) { return s, nil }
}

// spent are organizations that no unit needs any more. The next is made in their memory.
var spent = sync.Pool{New: func() any { return new(agents.Organization) }}

// A trial is one replicate of one scenario.
type trial struct {
	scenario *scenarios.Scenario
	record   Record
	crew     *Crew

	day0     *agents.Organization // burnt in; every arm branches from it
	before   agents.Account       // at the row before that of day 0
	course   course               // of the baseline
	rows     results.ArmRows      // of the burn-in
	register register
}

// settle builds the organization and burns it in.
func (t *trial) settle(ctx context.Context, replicate int) error {
	s, streams := t.scenario, sim.NewStreams(t.scenario.Seed, replicate)
	place, err := workplace(s, streams)
	if err != nil {
		return err
	}
	workers, giveBack := t.crew.Borrow(1)
	defer giveBack()
	t.day0 = agents.NewOver(spent.Get().(*agents.Organization), s.Params, place, streams, workers, -s.BurnIn)
	t.register = newRegister(t.record, place, -s.BurnIn, s.Days)
	t.before = t.day0.Account()
	t.course.phases = phasesOf(s)
	early := tape{record: t.record, span: sim.Span{From: -s.BurnIn, Every: s.RecordEvery}, o: t.day0, before: t.before, register: t.register}
	err = sim.Execute(ctx, t.day0, sim.Span{From: -s.BurnIn, Every: 1}, func(day int) error {
		if day < 0 {
			early.see(day, t.record.BurnIn)
			t.course.see(t.day0, day)
		}
		if day == -s.RecordEvery {
			t.before = t.day0.Account()
		}
		return nil
	})
	t.rows, t.register = early.rows, early.register
	return err
}

// workplace builds the workplace of a scenario: that of its roster, or one made up.
func workplace(s *scenarios.Scenario, streams sim.Streams) (*agents.Workplace, error) {
	if s.Roster != nil {
		return agents.RosterWorkplace(&s.Params, s.Roster, s.Contacts, streams)
	}
	return agents.NewWorkplace(&s.Params, streams)
}

// follow lets an arm branch from day 0 and returns its rows.
func (t *trial) follow(ctx context.Context, arm int) (results.ArmRows, error) {
	s, o := t.scenario, t.day0.CloneOver(spent.Get().(*agents.Organization))
	defer spent.Put(o)
	workers, giveBack := t.crew.Borrow(len(s.Arms) - arm)
	defer giveBack()
	o.Spread(workers)
	o.Follow(s.Changes(s.Arms[arm]))
	tape := tape{record: t.record, span: sim.Span{To: s.Days, Every: s.RecordEvery}, o: o, before: t.before, register: t.register.clone()}
	if arm == 0 {
		tape.rows = t.rows
	}
	start := o.Account()
	err := sim.Execute(ctx, o, sim.Span{To: s.Days, Every: 1}, func(day int) error {
		tape.see(day, t.record.Series)
		if arm == 0 {
			t.course.see(o, day)
		}
		return nil
	})
	tape.rows.Whole = sim.Values(nil, agents.Metrics, o.Account().Since(start).Mean())
	return tape.rows, err
}

// A tape records what one organization goes through.
type tape struct {
	record   Record
	span     sim.Span // whose recorded days get a row of the series
	o        *agents.Organization
	before   agents.Account // at the row before
	rows     results.ArmRows
	register register
}

// see looks at the organization at the end of a day.
func (t *tape) see(day int, series bool) {
	t.register.see(t.o, day, &t.rows)
	if !series || !t.span.Recorded(day) {
		return
	}
	now := t.o.Account()
	t.rows.Days = append(t.rows.Days, int32(day))
	t.rows.Series = sim.Values(t.rows.Series, agents.Metrics, now.Since(t.before))
	t.before = now
}
