package study

import "heed/agents"

// A Seat is what a picture of an organization shows of somebody.
type Seat struct {
	Present       bool
	Compliance    float32 // share of the tasks of the last 20 days done as the rules ask, 0 to 1
	Participation float32 // acts of participation a month of 250/12 workdays, over about the last 50 days
	Norm          float32 // how strictly they hold that one should comply, 0 to 1
}

// actsDays is the time over which a picture remembers acts, as employees.csv does.
const actsDays = outcomeDays

// A picture remembers what each employee of one organization did lately.
type picture struct {
	o      *agents.Organization
	before []uint32  // acts of each seat then
	rate   []float32 // acts a day
}

// newPicture begins a picture of o, which keeps ledgers.
func newPicture(o *agents.Organization) picture {
	return picture{o: o, before: make([]uint32, o.Seats()), rate: make([]float32, o.Seats())}
}

// clone returns a picture of o, a clone of what p is of.
func (p picture) clone(o *agents.Organization) picture {
	p.o = o
	p.before = append([]uint32(nil), p.before...)
	p.rate = append([]float32(nil), p.rate...)
	return p
}

// seats returns how everybody stands so many days after it was asked before.
//
// Note: the ledgers of an organization begin anew when a window of employees.csv or of
// teams.csv begins, and with each newcomer. Acts in between are then not seen.
func (p *picture) seats(days int) []Seat {
	all := make([]Seat, p.o.Seats())
	part := min(1, float32(days)/actsDays)
	for i := range all {
		e, acts := p.o.Employee(i), p.o.Ledger(i).Acts
		did := acts
		if acts >= p.before[i] {
			did = acts - p.before[i]
		}
		p.before[i] = acts
		if days > 0 {
			p.rate[i] += float32(part * (float32(did)/float32(days) - p.rate[i]))
		}
		all[i] = Seat{Present: e.Idle == 0, Compliance: e.Seen, Participation: float32(p.rate[i] * (agents.WorkdaysPerYear / 12.)), Norm: e.Norm}
	}
	return all
}
