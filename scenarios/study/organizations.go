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

	day0     *agents.Organization // burnt in, up to day; every arm branches from it
	day      int
	early    tape            // of the burn-in
	before   agents.Account  // at the row before that of day 0
	course   course          // of the baseline
	rows     results.ArmRows // of the burn-in
	register register
}

// settle builds the organization and burns it in.
func (t *trial) settle(ctx context.Context, replicate int) error {
	workers, giveBack := t.crew.Borrow(1)
	defer giveBack()
	if err := t.begin(replicate, workers); err != nil {
		return err
	}
	return t.burn(ctx, 0)
}

// begin builds the organization, as it stands at the start of the burn-in.
func (t *trial) begin(replicate int, workers sim.Workers) error {
	s, streams := t.scenario, sim.NewStreams(t.scenario.Seed, replicate)
	place, err := workplace(s, streams)
	if err != nil {
		return err
	}
	t.day0 = agents.NewOver(spent.Get().(*agents.Organization), s.Params, place, streams, workers, -s.BurnIn)
	t.register = newRegister(t.record, place, -s.BurnIn, s.Days)
	t.before = t.day0.Account()
	t.course.phases = phasesOf(s)
	t.early = tape{record: t.record, span: sim.Span{From: -s.BurnIn, Every: s.RecordEvery}, o: t.day0, before: t.before, register: t.register}
	t.day = -s.BurnIn
	t.see(t.day)
	return nil
}

// burn takes the organization on to a day, at most 0.
func (t *trial) burn(ctx context.Context, to int) error {
	return onward(ctx, t.day0, &t.day, to, t.see)
}

// see looks at the organization at the end of a day of the burn-in.
func (t *trial) see(day int) {
	if day < 0 {
		t.early.see(day, t.record.BurnIn)
		t.course.see(t.day0, day)
	}
	if day == -t.scenario.RecordEvery {
		t.before = t.day0.Account()
	}
	t.rows, t.register = t.early.rows, t.early.register
}

// onward steps an organization from the end of a day, which see has been told of, to that of
// a later one, and tells see of each.
func onward(ctx context.Context, o *agents.Organization, at *int, to int, see func(day int)) error {
	from := *at
	return sim.Execute(ctx, o, sim.Span{From: from, To: max(from, to), Every: 1}, func(day int) error {
		if *at = day; day > from {
			see(day)
		}
		return nil
	})
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
	workers, giveBack := t.crew.Borrow(len(t.scenario.Arms) - arm)
	defer giveBack()
	b := t.branch(arm, workers)
	defer spent.Put(b.o)
	err := b.advance(ctx, t.scenario.Days)
	return b.end(), err
}

// A branch is an arm under way.
type branch struct {
	tape
	start  agents.Account // on day 0
	course *course        // of the baseline; nil of others
	day    int
}

// branch lets an arm branch from day 0.
func (t *trial) branch(arm int, workers sim.Workers) *branch {
	s, o := t.scenario, t.day0.CloneOver(spent.Get().(*agents.Organization))
	o.Spread(workers)
	o.Follow(s.Changes(s.Arms[arm]))
	b := &branch{
		tape:  tape{record: t.record, span: sim.Span{To: s.Days, Every: s.RecordEvery}, o: o, before: t.before, register: t.register.clone()},
		start: o.Account(),
	}
	if arm == 0 {
		b.rows, b.course = t.rows, &t.course
	}
	b.look(0)
	return b
}

// advance takes the arm on to a day.
func (b *branch) advance(ctx context.Context, to int) error {
	return onward(ctx, b.o, &b.day, to, b.look)
}

// look looks at the organization at the end of a day.
func (b *branch) look(day int) {
	b.see(day, b.record.Series)
	if b.course != nil {
		b.course.see(b.o, day)
	}
}

// end returns the rows of the arm.
func (b *branch) end() results.ArmRows {
	b.rows.Whole = b.whole(nil)
	return b.rows
}

// whole appends what the arm came to over all days since day 0.
func (b *branch) whole(to []float64) []float64 {
	return sim.Values(to, agents.Metrics, b.o.Account().Since(b.start).Mean())
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
