package study

import (
	"context"
	"fmt"

	"heed/agents"
	"heed/sim"
)

// An Experiment is what magnitudes are read off: an organization that is burnt in to
// day 0, from where branches share their past and their chance.
type Experiment struct {
	Name     string
	Doc      string // what is done and why, a sentence or two
	Set      string // settings over those of the calibration, such as "education.onboarding_hours=0"
	New      bool   // whether everybody is hired on the first day
	BurnIn   int    // days before day 0
	Days     int    // days after it
	Branches []Cell // what changes after day 0, at least one; none of them has a Set
}

// tenDays is the stretch over which people were asked what they did (Posey and Shoss
// 2022), in workdays.
const tenDays = 10

// A sight is what is kept of one branch of an experiment.
type sight struct {
	watched
	tens  []ten             // one for each ten days after day 0
	early []agents.Employee // as they stood [outcomeDays] before the end, seat by seat
}

// A ten is what people did in ten days, seat by seat.
type ten struct {
	did    []agents.Ledger
	stayed []bool // whether one and the same person held the seat through them
}

// all is the whole time after day 0.
func (s *sight) all() window { return window{&s.watched, 0, len(s.days) - 1} }

// run returns the sights of a replicate's branches under base.
func (x *Experiment) run(ctx context.Context, base agents.Params, streams sim.Streams) ([]*sight, error) {
	day0, err := x.settle(ctx, base, streams)
	if err != nil {
		return nil, fmt.Errorf("study: %s: %w", x.Name, err)
	}
	all := make([]*sight, len(x.Branches))
	for i, b := range x.Branches {
		if all[i], err = x.follow(ctx, day0.Clone(), b); err != nil {
			return nil, fmt.Errorf("study: %s, %s: %w", x.Name, b.Name, err)
		}
	}
	return all, nil
}

// settle builds the organization and burns it in.
func (x *Experiment) settle(ctx context.Context, base agents.Params, streams sim.Streams) (*agents.Organization, error) {
	list, err := readSettings(x.Set)
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		base.Set(s.Path, s.Value)
	}
	place, err := agents.NewWorkplace(&base, streams)
	if err != nil {
		return nil, err
	}
	if x.New {
		place.Tenure = make([]int32, len(place.Rows))
	}
	o := agents.New(base, place, streams, 1, -x.BurnIn)
	return o, sim.Execute(ctx, o, sim.Span{From: -x.BurnIn}, func(int) error { return nil })
}

// follow runs a branch from day 0.
func (x *Experiment) follow(ctx context.Context, o *agents.Organization, b Cell) (*sight, error) {
	plan, err := b.changes()
	if err != nil {
		return nil, err
	}
	o.Follow(plan)
	s := &sight{watched: watched{end: o}}
	return s, sim.Execute(ctx, o, sim.Span{To: x.Days, Every: 1}, func(day int) error {
		s.days = append(s.days, o.Account())
		if day%tenDays == 0 {
			s.mark(o, day)
		}
		if day == x.Days-outcomeDays {
			s.early = people(o)
		}
		return nil
	})
}

// mark closes ten days, if day is not the first, and opens the next.
func (s *sight) mark(o *agents.Organization, day int) {
	if day > 0 {
		n := o.Seats()
		t := ten{make([]agents.Ledger, n), make([]bool, n)}
		for seat := range n {
			e := o.Employee(seat)
			t.did[seat], t.stayed[seat] = o.Ledger(seat), e.Idle == 0 && int(e.Hired) <= day-tenDays
		}
		s.tens = append(s.tens, t)
	}
	o.Watch()
}

// people returns all employees, seat by seat.
func people(o *agents.Organization) []agents.Employee {
	all := make([]agents.Employee, o.Seats())
	for seat := range all {
		all[seat] = o.Employee(seat)
	}
	return all
}
