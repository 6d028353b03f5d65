package study

import (
	"context"
	"slices"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
	"heed/sim"
)

// A Play is a run under way for somebody who watches: all replicates of all arms go on day
// by day together, where [Run] does one replicate after the other. What it comes to is the
// same: its [Play.Units] are those of [Organizations].
//
// It is for one goroutine, and uses others to advance.
type Play struct {
	scenario *scenarios.Scenario
	record   Record
	crew     *Crew
	past     *Past
	day      int
	looked   int                // the day of the look before
	arms     [][]*branch        // by replicate and arm; nil before day 0
	pictures []picture          // of the first replicate, by arm; nil before day 0
	before   [][]agents.Account // at the look before, by replicate and arm
}

// A Past is the burn-in of all replicates, which arms share and plays may: two scenarios
// that differ in arms alone have the same.
type Past struct {
	trials   []*trial
	burning  bool
	pictures picture
}

// NewPlay begins a play on so many goroutines, at the start of the burn-in; or on day 0,
// where past is that of a play of a scenario that differs in arms, titles and the name
// alone, with the same record. The error is that of a workplace that cannot be made.
func NewPlay(s *scenarios.Scenario, r Record, workers int, past *Past) (*Play, error) {
	r.EmployeeDays = r.days()
	p := &Play{scenario: s, record: r, crew: newCrew(max(1, workers))}
	for range workers - 1 {
		p.crew.release()
	}
	if past != nil && !past.burning {
		p.past = past
		p.branch()
		return p, nil
	}
	return p, p.begin()
}

// begin makes the organizations.
func (p *Play) begin() error {
	s := p.scenario
	p.day, p.looked, p.past = -s.BurnIn, -s.BurnIn, &Past{burning: true, trials: make([]*trial, s.Replicates)}
	err := p.crew.Each(s.Replicates, func(i int) error {
		t := &trial{scenario: s, record: p.record, crew: p.crew}
		p.past.trials[i] = t
		return t.begin(i, 1)
	})
	if err != nil {
		return err
	}
	first := p.past.trials[0].day0
	first.Watch() // changes nothing but what is known of it
	p.past.pictures = newPicture(first)
	p.account()
	if p.day == 0 {
		p.branch()
	}
	return nil
}

// branch lets the arms begin, on day 0.
func (p *Play) branch() {
	if p.past.burning { // it may be others' too by now
		p.past.burning = false
	}
	p.day, p.looked = 0, 0
	p.arms = make([][]*branch, len(p.past.trials))
	p.pictures = nil
	p.crew.Each(len(p.arms), func(i int) error {
		own := *p.past.trials[i] // its course goes on apart from that of other plays
		own.scenario = p.scenario
		own.course.notes = slices.Clip(own.course.notes)
		own.rows.Days, own.rows.Series = slices.Clip(own.rows.Days), slices.Clip(own.rows.Series)
		for arm := range p.scenario.Arms {
			p.arms[i] = append(p.arms[i], own.branch(arm, 1))
		}
		return nil
	})
	for _, b := range p.arms[0] {
		p.pictures = append(p.pictures, p.past.pictures.clone(b.o))
	}
	p.account()
}

// Past returns the burn-in, for another play, once it is over; nil before. It holds the
// organizations of all replicates.
func (p *Play) Past() *Past {
	if p.past == nil || p.past.burning {
		return nil
	}
	return p.past
}

// Day returns the day that the play is at the end of: negative during the burn-in.
func (p *Play) Day() int { return p.day }

// Next returns the next day of which a row is recorded, the last once it is there.
func (p *Play) Next() int {
	every := p.scenario.RecordEvery
	next := p.day - ((p.day%every)+every)%every + every
	if p.day < 0 {
		return min(next, 0)
	}
	return min(next, p.scenario.Days)
}

// Advance takes the play on to the end of the next recorded day ([Play.Next]). It stops
// early when ctx ends, with an error that wraps the cause, and is then of no more use. A
// panic of the model is an error of type [*sim.Panic].
func (p *Play) Advance(ctx context.Context) error {
	to := p.Next()
	var err error
	if p.arms == nil {
		err = p.crew.Each(len(p.past.trials), func(i int) error { return p.past.trials[i].burn(ctx, to) })
	} else {
		arms := len(p.scenario.Arms)
		err = p.crew.Each(len(p.arms)*arms, func(i int) error { return p.arms[i/arms][i%arms].advance(ctx, to) })
	}
	if err != nil {
		return err
	}
	p.day = to
	return nil
}

// organizations returns the organizations of a replicate: one during the burn-in, then one
// an arm.
func (p *Play) organizations(replicate int) (all []*agents.Organization) {
	if p.arms == nil {
		return append(all, p.past.trials[replicate].day0)
	}
	for _, b := range p.arms[replicate] {
		all = append(all, b.o)
	}
	return all
}

// account puts down where all organizations stand, from where rows count.
func (p *Play) account() {
	p.before = make([][]agents.Account, p.scenario.Replicates)
	for i := range p.before {
		for _, o := range p.organizations(i) {
			p.before[i] = append(p.before[i], o.Account())
		}
	}
}

// A Look is what a play shows at the end of a recorded day. All but Seats is by arm, the
// baseline alone up to day 0, and within by replicate: a row of [agents.Metrics], whose
// memory is used again for the next look.
type Look struct {
	Day   int
	Since [][][]float64 // of the days since the look before
	Total [][][]float64 // of days 1 to this: states are means over them; nil up to day 0
	Seats [][]Seat      // of the first replicate, by arm and seat
}

// Look returns how the play stands, once after each [Play.Advance]. At the end of the
// burn-in arms branch off: what it shows of day 0 is still of the baseline alone.
func (p *Play) Look() Look {
	l := Look{Day: p.day}
	for i := range p.before {
		for arm, o := range p.organizations(i) {
			if i == 0 {
				l.Since = append(l.Since, nil)
			}
			now := o.Account()
			l.Since[arm] = append(l.Since[arm], sim.Values(nil, agents.Metrics, now.Since(p.before[i][arm])))
			p.before[i][arm] = now
		}
	}
	l.Total, l.Seats = p.totals(), p.seats()
	p.looked = p.day
	if p.arms == nil && p.day == 0 {
		p.branch()
	}
	return l
}

// totals returns what arms came to since day 0, by arm and replicate.
func (p *Play) totals() (all [][][]float64) {
	if p.arms == nil || p.day == 0 {
		return nil
	}
	all = make([][][]float64, len(p.scenario.Arms))
	for _, replicate := range p.arms {
		for arm, b := range replicate {
			all[arm] = append(all[arm], b.whole(nil))
		}
	}
	return all
}

// seats returns how everybody of the first replicate stands, by arm.
func (p *Play) seats() (all [][]Seat) {
	if p.arms == nil {
		return append(all, p.past.pictures.seats(p.day-p.looked))
	}
	for i := range p.pictures {
		all = append(all, p.pictures[i].seats(p.day-p.looked))
	}
	return all
}

// Over reports whether the last day is there.
func (p *Play) Over() bool { return p.arms != nil && p.day >= p.scenario.Days }

// Units returns the units of the run by replicate, once it is [Play.Over].
func (p *Play) Units() []*results.Unit {
	var all []*results.Unit
	for i, replicate := range p.arms {
		u := &results.Unit{Replicate: i}
		for _, b := range replicate {
			u.Arms = append(u.Arms, b.end())
		}
		u.Notes = replicate[0].course.notes
		if p.record.Teams {
			u.Ties = tiesOf(replicate[0].o.Place())
		}
		all = append(all, u)
	}
	return all
}

// Place returns the workplace of the first replicate.
func (p *Play) Place() *agents.Workplace { return p.past.trials[0].day0.Place() }
