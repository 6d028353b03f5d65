package agents

import (
	"math"
	"slices"

	"heed/sim"
)

// Whom an employee sees: the contacts of a [Workplace], made ready for summing up.
//
// Who is in contact with the whole team sees the team's sum less the own share of it,
// and only the other contacts are looked at one by one; where somebody is not, all are.
// Sums are of whole numbers, and so the same in whatever parts.

// elsewhere marks, in a list of contacts, who works at another site.
const elsewhere = 1 << 31

// An outlook is whom everybody looks at one by one.
type outlook struct {
	whole    []bool   // of each seat: whether it is in contact with the whole team
	contacts []uint32 // of one seat after the other, some marked elsewhere
	ends     []uint32 // of each seat: where its contacts end; before the first, 0
}

// outlookOf returns the outlook at a workplace.
func outlookOf(w *Workplace) (v outlook) {
	n := w.Chart.N()
	v.whole, v.ends = make([]bool, n), make([]uint32, n+1)
	for seat := range n {
		within, _ := w.teamIn(seat)
		v.whole[seat] = len(within) > 0
		v.ends[seat+1] = v.ends[seat] + uint32(w.Contacts.Degree(seat)-len(within))
	}
	v.contacts = make([]uint32, 0, v.ends[n])
	for seat := range n {
		within, at := w.teamIn(seat)
		all := w.Contacts.Of(seat)
		for _, some := range [][]uint32{all[:at], all[at+len(within):]} {
			for _, j := range some {
				if w.Chart.Site[j] != w.Chart.Site[seat] {
					j |= elsewhere
				}
				v.contacts = append(v.contacts, j)
			}
		}
	}
	return v
}

// teamIn returns the part of a seat's contacts that is its team, and where it begins,
// if it is in contact with all of these, one after the other.
func (w *Workplace) teamIn(seat int) ([]uint32, int) {
	first, past := w.Chart.Members(int(w.Chart.Team[seat]))
	contacts := w.Contacts.Of(seat)
	at, _ := slices.BinarySearch(contacts, uint32(first))
	end := at + past - first - 1
	if end > len(contacts) {
		return nil, 0
	}
	for _, j := range contacts[at:end] {
		if j < uint32(first) || j >= uint32(past) {
			return nil, 0
		}
	}
	return contacts[at:end], at
}

// A glance is what is seen of some people: how rightly they do things in sum, and how
// many they are, of the own site and of others.
type glance struct {
	near, far int64 // in units of 2^-23
	people    int64 // near, and 2^32 times far
}

// look puts down, as s.glances, the running sums over the contacts of the seats from
// first to below past: before each contact, and after the last.
func (s *shift) look(first, past int) {
	v := &s.place.view
	s.looked = v.ends[first]
	contacts := v.contacts[v.ends[first]:v.ends[past]]
	s.shown, s.glances = room(s.shown, len(contacts)), room(s.glances, len(contacts)+1)
	fetch(s.shown, s.seen.rightly, contacts)
	s.glances[0] = glance{}
	after, shown := s.glances[1:][:len(contacts)], s.shown[:len(contacts)]
	near, far, people := int64(0), int64(0), int64(0)
	for i, j := range contacts {
		x, away := int64(shown[i]), int64(int32(j))>>63
		there := ^(x >> 63) // nobody is where x < 0
		x &= there
		near += x &^ away
		far += x & away
		people += there & (1 + away&(1<<32-1))
		after[i] = glance{near, far, people}
	}
}

// fetch reads what contacts showed. In a large organization they are all over the
// memory, and so short a loop has the processor wait for many of them at once.
func fetch(shown, rightly []int32, contacts []uint32) {
	for i, j := range contacts {
		shown[i] = rightly[j&^elsewhere]
	}
}

// less returns what is seen of those in g and not in h.
func (g glance) less(h *glance) glance {
	return glance{g.near - h.near, g.far - h.far, g.people - h.people}
}

// A neighbour is a team that somebody of a team is in contact with, maybe that team
// itself, as others saw it yesterday.
type neighbour struct {
	contact, team, site uint32
	adaptation          float32
}

// nobody is the contact, and the team, of who has none.
const nobody = math.MaxUint32

// drawNeighbours draws a neighbour for each of the teams from lo to below hi. In a large
// organization each step of the way may be anywhere in memory, so that all teams take
// one step before any takes the next.
func (s *shift) drawNeighbours(lo, hi int) {
	teams, place := s.teams[lo:hi], s.place
	n := len(teams)
	s.leads, s.firsts, s.teamWords, s.neighbours = room(s.leads, n), blank(s.firsts, n), room(s.teamWords, n), room(s.neighbours, n)
	for i := range teams {
		s.leads[i] = place.Rows[teams[i].first]
	}
	s.chance.sharing.Blocks(s.day, nil, s.leads, s.firsts, s.teamWords)
	for i := range teams {
		t, lot := &teams[i], &s.teamWords[i]
		contacts := place.Contacts.Of(t.first + int(sim.Below(lot[0], uint32(t.past-t.first))))
		s.neighbours[i] = neighbour{contact: nobody, team: nobody}
		if len(contacts) > 0 {
			s.neighbours[i].contact = contacts[sim.Below(lot[1], uint32(len(contacts)))]
		}
	}
	for i := range s.neighbours {
		if b := &s.neighbours[i]; b.contact != nobody {
			b.team, b.site = place.Chart.Team[b.contact], place.Chart.Site[b.contact]
		}
	}
	for i := range s.neighbours {
		if b := &s.neighbours[i]; b.contact != nobody {
			b.adaptation = s.adapted[b.team]
		}
	}
}
