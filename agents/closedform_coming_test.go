package agents

import (
	"fmt"
	"math"
	"testing"

	"heed/sim"
)

// Applicants in vetting choose other work at a hazard hz a week, so that after w weeks
// 1-exp(-hz w) of them are lost: the exponential law of survival at a constant hazard.
//
// A seat is held and empty by turns, so that in the long run it is empty for the share of
// the means (Smith 1958, Journal of the Royal Statistical Society B 20, 243-302; the
// elementary theorem of renewal and reward): with hazard h of leaving a day, as a
// probability 1-exp(-h), and D days empty,
//
//	vacancy = (1-exp(-h)) D/(1 + (1-exp(-h)) D),  D = (search + 5 w)/(1 - loss)
//
// since each applicant lost begins the search anew: seats are empty for whole searches.
//
// Applicants are apart from each other, and so are seats: losses are held to five
// standard errors of a share, the vacancy to five of the mean over seats; a right model
// fails with probability 2e-6 a case. Seats begin filled, which 1,000 days, four times
// the longest cycle of a seat, let be forgotten.
func TestVettingLosesApplicantsAndLeavesVacancies(t *testing.T) {
	for _, tt := range []struct{ weeks, hazard float64 }{{0, 0.05}, {1, 0.05}, {2, 0.05}, {4, 0.05}, {8, 0.05}, {16, 0.05}, {2, 0.15}, {8, 0.15}} {
		t.Run(fmt.Sprintf("%v weeks at hazard %v", tt.weeks, tt.hazard), func(t *testing.T) {
			const in, days, search, leave = 1000, 1000, 10, 5. / WorkdaysPerYear
			p := bare([]string{"turnover", "vetting"}, set{
				"organization.employees": 240, "organization.team_size": 4, "resources.tasks_per_day": 0.1,
				"individual.turnover": leave * WorkdaysPerYear, "decision.leave_frustration": 0, "decision.search_days": search,
				"resources.vetting_weeks": tt.weeks, "decision.applicant_hazard": tt.hazard,
			})
			o := found(t, p, sim.NewStreams(1, 0), 1, 0)
			for day := 1; day <= in; day++ {
				o.Step(day)
			}
			before, empty, spell := o.Account(), make([]float64, o.Seats()), make([]int, o.Seats())
			for day := in + 1; day <= in+days; day++ {
				o.Step(day)
				for seat := range empty {
					if o.Employee(seat).Idle > 0 {
						empty[seat] += 1. / days
						spell[seat]++
						continue
					}
					if n := spell[seat]; n < day-in-1 && n%int(search+5*tt.weeks) != 0 {
						t.Fatalf("day %d, seat %d: filled after %d days; want searches of %v days", day, seat, n, search+5*tt.weeks)
					}
					spell[seat] = 0
				}
			}
			a := o.Account().Since(before).Mean()
			loss := 1 - math.Exp(-tt.hazard*tt.weeks)
			came := float64(a.counts[applicants])
			near(t, "share of applicants lost", float64(a.counts[applicantsLost])/came, math.Sqrt(loss*(1-loss)/came), loss)

			h, duration := 1-math.Exp(-leave), (search+5*tt.weeks)/(1-loss)
			vacancy, se := sampled(empty)
			near(t, "share of days that seats are empty", vacancy, se, h*duration/(1+h*duration))
			if got := a.states[vacancyShare]; math.Abs(got-vacancy) > 1e-9 {
				t.Errorf("vacancy_share = %v; want the %v counted", got, vacancy)
			}
		})
	}
}
