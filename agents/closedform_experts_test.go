package agents

import (
	"fmt"
	"testing"

	"heed/sim"
)

// In an organization where nothing is understood, everybody asks and nobody minds the
// wait, tasks are questions: Poisson in number, uniform in the day, and so a Poisson
// process. Its experts are then M/M/c+M with two classes: Erlang A (Palm 1957), or where
// patience is for ever Erlang C and Cobham's classes (Cobham 1954). Order among those who
// wait does not move the mean wait of all.
//
// Standard errors are those of 40 batches of many relaxation times; near says what it
// allows. TestExpertsAgreeWithErlangA and its fellow hold the queue by itself to the same
// forms.
func TestQuestionsOfAnOrganizationWaitAsInErlangsQueues(t *testing.T) {
	const experts, rate, people = 4, 7, 60
	for _, tt := range []struct {
		load, impatience float64
		days             int // of a batch
	}{
		{0.3, 0, 150}, {0.6, 0, 60}, {0.8, 0, 100},
		{0.3, 0.2, 150}, {0.7, 0.2, 60}, {1, 0.2, 60}, {1.1, 0.2, 60}, {1.5, 0.2, 40}, {2, 0.2, 40},
		{0.8, 2, 60}, {1.1, 2, 40},
	} {
		t.Run(fmt.Sprintf("load %v, impatience %v", tt.load, tt.impatience), func(t *testing.T) {
			l := load{arrivals: tt.load * experts * rate, critical: 0.25, experts: experts, rate: rate, impatience: tt.impatience}
			p := bare([]string{"expert_queue", "priority", "ambiguity"}, set{
				"organization.employees": people, "organization.team_size": 5, "resources.tasks_per_day": l.arrivals / people,
				"rules.detail": 0, "decision.ask": 50, "resources.experts": experts, "resources.service_rate": rate,
				"resources.impatience": l.impatience, "resources.critical_share": l.critical,
			})
			o := found(t, p, sim.NewStreams(1, 0), 1, 0)
			var first, second, all, gave, use []float64
			for batch := range 41 {
				before := o.Account()
				for day := range tt.days {
					o.Step(batch*tt.days + day + 1)
				}
				if batch == 0 { // which runs in
					continue
				}
				c := o.Account().Since(before).counts
				first = append(first, ratio(c[criticalWaited], c[criticals])/quantum)
				second = append(second, ratio(c[waited]-c[criticalWaited], c[closed]-c[criticals])/quantum)
				all = append(all, ratio(c[waited], c[closed])/quantum)
				gave = append(gave, ratio(c[gaveUp], c[closed]))
				use = append(use, ratio(c[filed]*quantum, c[capacity]))
			}
			hold := func(what string, xs []float64, want float64) {
				mean, se := sampled(xs)
				near(t, what, mean, se, want)
			}
			hold("offered load over capacity", use, tt.load)
			if tt.impatience > 0 {
				wait, gaveUp := erlangA(l)
				hold("wait", all, wait)
				hold("share that gave up", gave, gaveUp)
				return
			}
			base := erlangC(experts, l.arrivals/rate) / (experts * rate)
			hold("wait of all", all, base/(1-tt.load))
			hold("wait of the critical class", first, base/(1-l.critical*tt.load))
			hold("wait of the other class", second, base/((1-l.critical*tt.load)*(1-tt.load)))
			hold("share that gave up", gave, 0)
		})
	}
}
