package study

import (
	"context"
	"fmt"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
	"heed/sim"
)

// Surveyed is the [Unit] of a survey of our own model. What it records is what
// [Organizations] does without a series, and in the notes what everybody would
// truthfully say; [WriteSurvey] draws the answers from that.
func Surveyed(scenario func(point int) (*scenarios.Scenario, error), v Survey) Unit {
	return func(ctx context.Context, point, replicate int, crew *Crew) (*results.Unit, error) {
		s, err := scenario(point)
		if err != nil {
			return nil, err
		}
		t := &trial{scenario: s, record: Record{EmployeeDays: v.Days}, crew: crew}
		if err := t.settle(ctx, replicate); err != nil {
			return nil, err
		}
		defer spent.Put(t.day0)
		u := &results.Unit{Point: point, Replicate: replicate, Arms: make([]results.ArmRows, len(s.Arms))}
		rolls := make([][]float64, len(s.Arms))
		err = crew.Each(len(s.Arms), func(i int) (err error) {
			u.Arms[i].Whole, rolls[i], err = t.survey(ctx, i)
			return err
		})
		u.Notes = append([]float64{float64(len(t.course.notes))}, t.course.notes...)
		for _, roll := range rolls {
			u.Notes = append(u.Notes, roll...)
		}
		return u, err
	}
}

// survey lets an arm branch from day 0 and returns its metrics and what everybody would
// say on each of the days.
func (t *trial) survey(ctx context.Context, arm int) (whole, roll []float64, err error) {
	s, o := t.scenario, t.day0.CloneOver(spent.Get().(*agents.Organization))
	defer spent.Put(o)
	workers, giveBack := t.crew.Borrow(len(s.Arms) - arm)
	defer giveBack()
	o.Spread(workers)
	o.Follow(s.Changes(s.Arms[arm]))
	register, start := t.register.clone(), o.Account()
	err = sim.Execute(ctx, o, sim.Span{To: s.Days, Every: 1}, func(day int) error {
		roll = register.ask(o, day, roll)
		if arm == 0 {
			t.course.see(o, day)
		}
		return nil
	})
	return sim.Values(nil, agents.Metrics, o.Account().Since(start).Mean()), roll, err
}

// ask is [register.see] of a survey: it appends the roll of the day, if that is one of
// the chosen.
func (g *register) ask(o *agents.Organization, day int, roll []float64) []float64 {
	for len(g.marks) < len(g.days) && day >= max(g.days[len(g.marks)]-outcomeDays, g.first) {
		g.mark(o)
	}
	if len(g.days) == 0 || day != g.days[0] {
		return roll
	}
	roll = append(roll, o.Blame(), 0)
	count := len(roll) - 1
	for _, seat := range g.seats {
		if o.Employee(seat).Idle > 0 {
			continue // the seat is empty
		}
		r := o.Respondent(seat, day, g.marks[0].since(o, seat))
		roll = append(roll, identity(o.Place(), seat, day, &r)...)
		roll = sim.Values(roll, agents.Constructs, &r)
		roll[count]++
	}
	g.days, g.marks = g.days[1:], g.marks[1:]
	return roll
}

// What a line of a roll begins with; after that come the constructs.
const (
	lineRow = iota
	lineGeneration
	lineTeam
	lineDepartment
	lineSite
	lineTenure
	lineTasks
	lineTruths
)

// identity returns who is asked.
func identity(place *agents.Workplace, seat, day int, r *agents.Respondent) []float64 {
	c := place.Chart
	return []float64{
		lineRow: float64(place.Rows[seat]), lineGeneration: float64(r.Generation),
		lineTeam: float64(c.Team[seat]), lineDepartment: float64(c.Department[seat]), lineSite: float64(c.Site[seat]),
		lineTenure: float64(day - int(r.Hired)), lineTasks: float64(r.Tasks),
	}
}

// A roll is what everybody in an arm would truthfully say on a day.
type roll struct {
	day   int
	blame float64
	lines [][]float64 // by row, each of lineTruths numbers and the constructs
}

// rollsOf reads the notes of a unit: those of the course of its baseline, and the rolls
// of each arm.
func rollsOf(u *results.Unit, v *Survey) (course []float64, arms [][]roll, err error) {
	left := u.Notes
	take := func(n float64) []float64 {
		if !(n >= 0 && n <= float64(len(left))) {
			err = fmt.Errorf("study: the notes of replicate %d are not those of a survey", u.Replicate)
			return make([]float64, 2)
		}
		taken := left[:int(n):int(n)]
		left = left[int(n):]
		return taken
	}
	course = take(take(1)[0])
	width := lineTruths + len(agents.Constructs)
	for range u.Arms {
		var days []roll
		for _, day := range v.Days {
			head := take(2)
			s := roll{day: day, blame: head[0]}
			for range int(head[1]) {
				if s.lines = append(s.lines, take(float64(width))); err != nil {
					return nil, nil, err
				}
			}
			days = append(days, s)
		}
		arms = append(arms, days)
	}
	return course, arms, err
}
