package agents

import (
	"math"
	"reflect"
	"testing"

	"heed/sim"
	"heed/sim/num"
)

// surveyed returns an organization after some days, with people who have seen each
// other work.
func surveyed(t *testing.T, days int) *Organization {
	t.Helper()
	p := Default()
	p.Organization.Employees, p.Organization.Sites = 60, 2
	p.Collaboration.UsAndThem = 0.5
	s := sim.NewStreams(5, 0)
	place, err := NewWorkplace(&p, s)
	if err != nil {
		t.Fatal(err)
	}
	o := New(p, place, s, 1, 0)
	o.Watch()
	for day := 1; day <= days; day++ {
		o.Step(day)
	}
	return o
}

// What a respondent says follows from the states of the model by the formulas of its
// description, computed here anew from what [Organization] tells of everybody.
func TestRespondentsSayWhatTheModelHas(t *testing.T) {
	const day = 40
	o := surveyed(t, day)
	c := &o.today.Decision
	near := func(what string, seat int, got, want float64) {
		t.Helper()
		if !(math.Abs(got-want) <= 2e-5*max(1, math.Abs(want))) {
			t.Errorf("Respondent(%d): %s = %v; want %v", seat, what, got, want)
		}
	}
	apart := 0
	for seat := range o.Seats() {
		e := o.Employee(seat)
		if e.Idle > 0 {
			continue
		}
		r := o.Respondent(seat, day, o.Ledger(seat))
		seen, weight := 0.0, 0.0
		for _, j := range o.place.Contacts.Of(seat) {
			if k := o.Employee(int(j)); k.Idle == 0 {
				w := 1.0
				if o.place.Chart.Site[j] != o.place.Chart.Site[seat] {
					w = 1 - o.today.strangeness()
					apart++
				}
				seen, weight = seen+w*float64(k.Seen), weight+w
			}
		}
		norm := float64(e.Norm) + c.NormObservedShare*(seen/weight-float64(e.Norm))
		near("norm", seat, r.Norms, norm)
		attitude := (c.Awareness*float64(e.Awareness) + c.Legitimacy*float64(e.Legitimacy)) / (c.Awareness + c.Legitimacy)
		near("attitude", seat, r.Attitude, attitude)
		x := c.Experience * (1 - math.Exp(-float64(day-int(e.Hired))/c.ExperienceDays))
		near("self_efficacy", seat, r.Efficacy, 1-(1-float64(e.Knowledge))*(1-x))
		manager := 1.0
		if m := o.place.Chart.Manager[seat]; m >= 0 && o.Employee(int(m)).Idle == 0 {
			manager = float64(o.Employee(int(m)).Seen)
		}
		m := o.today.effectiveLeadership()
		near("leadership", seat, r.Leadership, m*(1-c.ManagerShare*(1-manager)))
		near("legitimacy", seat, Constructs[5].Of(&r), float64(e.Legitimacy))
		near("safety", seat, Constructs[4].Of(&r), float64(e.Safety))
		u := c.Intercept - o.today.Individual.BaselineOffset + float64(e.Residual) + c.Awareness*(float64(e.Awareness)-.5) +
			c.Legitimacy*(float64(e.Legitimacy)-.5) + c.Norm*(norm-.5) + c.Leadership*(r.Leadership-.5) +
			c.Responsibility*(float64(e.Responsibility)-.5) - c.Risk*(float64(e.Risk)-.33) - c.Frustration*float64(e.Frustration) +
			float64(o.climate.culture.meeting(&o.teams[o.place.Chart.Team[seat]]))
		n := o.today.Resources.TasksPerDay * o.teams[o.place.Chart.Team[seat]].crowding()
		minutes := float64(o.climate.resources.plainMinutes(float32(1 - r.Efficacy)))
		budget := float64(o.climate.resources.budgetOf(&e))
		before := r.Cost*budget - n*minutes // minutes that no task takes
		if before < -1e-4 || before > budget {
			t.Errorf("Respondent(%d): %v minutes before any task of a budget of %v", seat, before, budget)
		}
		near("intention", seat, r.Intention, num.Logistic(u-c.Cost*(before+(n-1)/2*minutes+minutes)/budget))
	}
	if apart == 0 {
		t.Error("nobody has a contact at another site: the test sees nothing of us and them")
	}
}

// The behaviour that somebody reports is what the ledger has, and nothing where it is
// empty.
func TestBehaviourIsOfTheLedger(t *testing.T) {
	for _, tt := range []struct {
		name  string
		did   Ledger
		want  float64
		tasks int
	}{
		{"no task", Ledger{}, math.NaN(), 0},
		{"each outcome once", Ledger{Outcomes: [outcomes]uint32{1, 1, 1, 1, 1}}, 0.2, 5},
		{"all complied", Ledger{Outcomes: [outcomes]uint32{complied: 7}}, 1, 7},
	} {
		got, tasks := tt.did.complied()
		if tasks != tt.tasks || !(got == tt.want || math.IsNaN(got) && math.IsNaN(tt.want)) {
			t.Errorf("%s: complied() = %v, %d; want %v, %d", tt.name, got, tasks, tt.want, tt.tasks)
		}
	}
}

// Asking everybody changes nothing: an organization that was asked every day is that
// which never was, to the last bit.
func TestAskingChangesNothing(t *testing.T) {
	asked, left := surveyed(t, 30), surveyed(t, 30)
	for day := 31; day <= 60; day++ {
		for seat := range asked.Seats() {
			if asked.Employee(seat).Idle == 0 {
				asked.Respondent(seat, day-1, asked.Ledger(seat))
			}
		}
		asked.Step(day)
		left.Step(day)
	}
	if !reflect.DeepEqual(asked.employees, left.employees) || asked.account != left.account || !reflect.DeepEqual(asked.teams, left.teams) {
		t.Error("an organization whose employees are asked differs from one whose are not; want no difference")
	}
}

// Attitude without coefficients is the plain mean.
func TestAttitudeWithoutCoefficients(t *testing.T) {
	if got := weighed(0, 0.2, 0, 0.6); math.Abs(got-0.4) > 1e-15 {
		t.Errorf("weighed(0, .2, 0, .6) = %v; want .4", got)
	}
}

// BenchmarkRespondent asks everybody of 600.
func BenchmarkRespondent(b *testing.B) {
	p := Default()
	s := sim.NewStreams(1, 0)
	place, err := NewWorkplace(&p, s)
	if err != nil {
		b.Fatal(err)
	}
	o := New(p, place, s, 1, 0)
	o.Step(1)
	for b.Loop() {
		for seat := range o.Seats() {
			o.Respondent(seat, 1, Ledger{})
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*o.Seats()), "ns/employee")
}
