package agents

import (
	"slices"

	"heed/sim"
)

// A shift is the day of the holders of some neighbouring seats, with what chance deals
// to them, which is drawn for all at once: a block for the day and one for each task.
type shift struct {
	*Organization
	census
	c   *climate
	day int

	first             int // the seat that it begins with
	rows, generations []uint32
	dayWords          [][4]uint32 // of each seat, for the day
	testWords         [][4]uint32 // of each seat, for a follow-up
	leaves            []bool      // of each seat: whether its holder leaves today
	ends              []uint32    // of each seat: where its tasks end; before the first, 0

	numbers, theirs, generation []uint32 // of each task: which of the day's, and whose
	taskWords                   [][4]uint32

	shown   []int32  // how rightly their contacts did things
	glances []glance // running sums of that
	looked  uint32   // which of all contacts is the first of these

	days []workday // of who is there

	whose, who []uint32    // whose violation colleagues may point out, and who these are
	remarks    [][4]uint32 // the chance of that
	colleagues []signal    // what they showed

	leads, firsts []uint32    // of each team: the first seat's row, and generation 0
	teamWords     [][4]uint32 // of each team: decide on its neighbour
	neighbours    []neighbour // of each team
}

// together is about how many seats are dealt to at once.
const together = 64

// room returns s with n elements of any value.
func room[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// blank returns s with n elements that are zero.
func blank[T any](s []T, n int) []T {
	s = room(s, n)
	clear(s)
	return s
}

// deal draws the day of the teams from lo to below hi.
func (o *Organization) deal(s *shift, lo, hi, day int) {
	s.Organization, s.c, s.day = o, &o.climate, day
	s.first = o.teams[lo].first
	holders := o.employees[s.first:o.teams[hi-1].past]
	n := len(holders)
	s.rows, s.generations = room(s.rows, n), room(s.generations, n)
	for i := range holders {
		s.rows[i], s.generations[i] = holders[i].Row, holders[i].Generation
	}
	s.dayWords = room(s.dayWords, n)
	o.chance.day.Blocks(day, nil, s.rows, s.generations, s.dayWords)
	s.leaves, s.ends = room(s.leaves, n), room(s.ends, n+1)
	s.ends[0] = 0
	for t := lo; t < hi; t++ {
		o.count(s, &o.teams[t])
	}
	s.days = room(s.days, n)[:0]
	if o.climate.education.followUp > 0 {
		s.testWords = room(s.testWords, n)
		o.chance.followUp.Blocks(day, nil, s.rows, s.generations, s.testWords)
	}
	s.look(s.first, s.first+n)
	s.list(holders)
	o.chance.task.Blocks(day, s.numbers, s.theirs, s.generation, s.taskWords)
}

// count says who of a team leaves and how many tasks the others have.
func (o *Organization) count(s *shift, t *Team) {
	load := &o.climate.resources.load
	if crowd := t.crowding(); crowd != 1 {
		more := poissonOf(o.climate.resources.tasks * crowd)
		load = &more
	}
	holders, end := o.employees[t.first:t.past], s.ends[t.first-s.first]
	from := t.first - s.first
	ends, leaves, words := s.ends[from+1:][:len(holders)], s.leaves[from:][:len(holders)], s.dayWords[from:][:len(holders)]
	for i := range holders {
		e := &holders[i]
		leaves[i] = e.Idle == 0 && o.climate.individual.leaves(e, sim.Unit(words[i][2]))
		if e.Idle == 0 && !leaves[i] {
			end += load.at(words[i][0])
		}
		ends[i] = end
	}
}

// list puts down which tasks there are and whose.
func (s *shift) list(holders []Employee) {
	const some = 8 // are put down in any case, so that no branch hangs on how many there are
	n := int(s.ends[len(holders)])
	s.numbers, s.theirs, s.generation = room(s.numbers, n+some), room(s.theirs, n+some), room(s.generation, n+some)
	for i := range holders {
		e, from, to := &holders[i], int(s.ends[i]), int(s.ends[i+1])
		*(*[some]uint32)(s.numbers[from:]) = [some]uint32{0, 1, 2, 3, 4, 5, 6, 7}
		*(*[some]uint32)(s.theirs[from:]) = same(e.Row)
		*(*[some]uint32)(s.generation[from:]) = same(e.Generation)
		for k := from + some; k < to; k++ {
			s.numbers[k], s.theirs[k], s.generation[k] = uint32(k-from), e.Row, e.Generation
		}
	}
	s.numbers, s.theirs, s.generation = s.numbers[:n], s.theirs[:n], s.generation[:n]
	s.taskWords = room(s.taskWords, n)
}

// same returns a word eight times.
func same(word uint32) [8]uint32 {
	return [8]uint32{word, word, word, word, word, word, word, word}
}
