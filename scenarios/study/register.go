package study

import (
	"cmp"
	"slices"

	"heed/agents"
	"heed/results"
	"heed/sim"
)

// A register writes down the employees of an organization on some days, and its teams
// on the last, with what they did in the [outcomeDays] before each.
type register struct {
	record Record
	last   int // the last day, which teams are written down on

	days  []int   // still to come, in order
	first int     // the first day that the organization has
	marks []marks // one for each of the first of days whose window has begun
	seats []int   // in the order of their rows
}

// marks are the ledgers at the beginning of a window, and whose they were.
type marks struct {
	ledgers     []agents.Ledger // of each seat
	generations []uint32        // of each seat
}

// newRegister returns the register of an organization at a place that has its days from
// first to last, of what a record has in order.
func newRegister(r Record, place *agents.Workplace, first, last int) register {
	days := slices.Clone(r.EmployeeDays)
	if r.Teams && !slices.Contains(days, last) {
		days = append(days, last)
	}
	if len(days) == 0 {
		return register{}
	}
	g := register{record: r, last: last, days: days, first: first, seats: make([]int, len(place.Rows))}
	for i := range g.seats {
		g.seats[i] = i
	}
	slices.SortFunc(g.seats, func(a, b int) int { return cmp.Compare(place.Rows[a], place.Rows[b]) })
	return g
}

// clone returns a register that goes on apart from g.
func (g register) clone() register {
	g.marks = slices.Clone(g.marks)
	return g
}

// see looks at o at the end of a day, every day once, and adds the rows of the
// day, if it is one of the chosen, to rows.
func (g *register) see(o *agents.Organization, day int, rows *results.ArmRows) {
	for len(g.marks) < len(g.days) && day >= max(g.days[len(g.marks)]-outcomeDays, g.first) {
		g.mark(o)
	}
	if len(g.days) > 0 && day == g.days[0] {
		if slices.Contains(g.record.EmployeeDays, day) {
			g.write(o, day, rows)
		}
		if g.record.Teams && day == g.last {
			g.writeTeams(o, day, rows)
		}
		g.days, g.marks = g.days[1:], g.marks[1:]
	}
}

// mark begins a window.
func (g *register) mark(o *agents.Organization) {
	if len(g.marks) == 0 {
		o.Watch() // anew: no earlier window needs what was counted before
	}
	m := marks{make([]agents.Ledger, o.Seats()), make([]uint32, o.Seats())}
	for seat := range m.ledgers {
		e := o.Employee(seat)
		m.generations[seat] = e.Generation
		if e.Idle == 0 { // the next holder of an empty seat begins with nothing
			m.ledgers[seat] = o.Ledger(seat)
		}
	}
	g.marks = append(g.marks, m)
}

// write adds the row of everybody who is there on a day to rows.
func (g *register) write(o *agents.Organization, day int, rows *results.ArmRows) {
	p := person{place: o.Place(), day: day}
	for _, seat := range g.seats {
		p.Employee, p.seat = o.Employee(seat), seat
		if p.Idle > 0 {
			continue // the seat is empty
		}
		p.did = g.marks[0].since(o, seat)
		rows.EmployeeDays = append(rows.EmployeeDays, int32(day))
		rows.EmployeeRows = append(rows.EmployeeRows, p.place.Rows[seat])
		rows.Employees = sim.Values(rows.Employees, employees, &p)
	}
}

// since returns what the holder of a seat did since the window began, or since
// hire where that is later.
func (m *marks) since(o *agents.Organization, seat int) agents.Ledger {
	did := o.Ledger(seat)
	if o.Employee(seat).Generation != m.generations[seat] {
		return did
	}
	before := &m.ledgers[seat]
	for i := range did.Outcomes {
		did.Outcomes[i] -= before.Outcomes[i]
	}
	did.Acts -= before.Acts
	return did
}
