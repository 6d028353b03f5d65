package agents

import (
	"testing"

	"heed/sim"
)

// An organization in the memory of another, larger or smaller, and in the middle of its
// work, is as one in new memory.
func TestMemoryIsReusedWithoutATrace(t *testing.T) {
	place := func(p Params) *Workplace {
		w, err := NewWorkplace(&p, sim.NewStreams(1, 0))
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	busy := map[string]float64{"individual.turnover": 2, "resources.service_rate": 0.5, "resources.experts": 3}
	large, tiny := small(busy), small(map[string]float64{"organization.employees": 20})
	large.Organization.Employees = 700
	p := small(busy)
	for name, before := range map[string]Params{"of a larger one": large, "of a smaller one": tiny} {
		used := func() *Organization {
			o := found(t, before, sim.NewStreams(9, 9), 2, 0)
			o.Watch()
			for day := 1; day <= 40; day++ {
				o.Step(day)
			}
			return o
		}
		at, s := place(p), sim.NewStreams(3, 0)
		fresh, again := New(p, at, s, 1, 0), NewOver(used(), p, at, s, 1, 0)
		walk := func(day int) {
			fresh.Step(day)
			again.Step(day)
			if fresh.account.counts != again.account.counts || fresh.account.states != again.account.states {
				t.Fatalf("day %d: in the memory %s:\n%v\nin new memory:\n%v", day, name, again.account, fresh.account)
			}
			for seat := range fresh.employees {
				if fresh.employees[seat] != again.employees[seat] {
					t.Fatalf("day %d, seat %d: in the memory %s:\n%+v\nin new memory:\n%+v", day, seat, name, again.employees[seat], fresh.employees[seat])
				}
			}
		}
		for day := 1; day <= 40; day++ {
			walk(day)
		}
		if fresh.desk.first.len()+fresh.desk.second.len() == 0 {
			t.Error("nobody waits for the experts; the case is not covered")
		}
		again = fresh.CloneOver(used())
		for day := 41; day <= 80; day++ {
			walk(day)
		}
		if again.ledger != nil {
			t.Error("a clone of an organization that nobody watches is watched")
		}
	}
}
