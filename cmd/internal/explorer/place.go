package explorer

import (
	"math"

	"heed/agents"
	"heed/scenarios/study"
)

// MostActs are the acts of participation a month that a picture shows as its most.
const MostActs = 4

// placeOf returns a workplace as the page has it.
func placeOf(w *agents.Workplace) *Place {
	c := w.Chart
	p := &Place{Sites: c.Sites, Departments: c.Departments, Teams: c.Teams, Site: c.Site, Department: c.Department, Team: c.Team, Manager: c.Manager, MostActs: MostActs}
	for seat := range c.N() {
		for _, other := range w.Contacts.Of(seat) {
			if int(other) > seat {
				p.Contacts = append(p.Contacts, [2]int32{int32(seat), int32(other)})
			}
		}
	}
	return p
}

// nobody is the byte of an empty seat, and most that of the most.
const (
	nobody = 255
	most   = 250
)

// peopleOf returns three bytes a seat.
func peopleOf(seats []study.Seat) []byte {
	b := make([]byte, 0, 3*len(seats))
	for _, s := range seats {
		if !s.Present {
			b = append(b, nobody, nobody, nobody)
			continue
		}
		b = append(b, shade(s.Compliance), shade(s.Participation/MostActs), shade(s.Norm))
	}
	return b
}

// shade returns the byte of a number from 0 to 1, or the nearest of these.
func shade(x float32) byte {
	return byte(math.Round(float64(min(1, max(0, x)) * most)))
}
