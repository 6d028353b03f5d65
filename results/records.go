package results

import (
	"fmt"
	"iter"
)

// A record is what a file holds of a unit.
type record struct {
	unit    int // its number in the plan
	frame   frame
	payload []byte
}

// records yields the records of the units that are wanted, in the order of the plan.
// Their memory is used again. An error is the last that it yields.
//
// Neighbours in the plan lie in different files. As long as all may be open at once, it
// reads one record at a time. Of a sweep that was shared out there are more, and it would
// open a file for each unit, which over a network is most of the time: there it reads file
// by file as much as there is memory for, and if that is not all, sorts it into runs.
func (s *store) records(wanted func(unit int) bool) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		b := &block{store: s, wanted: wanted, memory: s.spare}
		s.spare = nil // those who read at the same time have memory of their own
		defer func() { s.spare = b.memory }()
		if b.divide(); len(b.ends) == 1 {
			b.each(yield)
			return
		}
		r, err := b.sorted()
		if err != nil {
			yield(record{}, err)
			return
		}
		defer r.remove()
		r.merge(yield)
	}
}

// units yields the units that are wanted, in the order of the plan, as records does.
func (s *store) units(wanted func(unit int) bool) iter.Seq2[*Unit, error] {
	return func(yield func(*Unit, error) bool) {
		var u Unit
		for r, err := range s.records(wanted) {
			if err == nil {
				err = s.decode(r, &u)
			}
			if !yield(&u, err) || err != nil {
				return
			}
		}
	}
}

// isDone reports whether a unit is there, by its number in the plan.
func (s *store) isDone(unit int) bool { return s.places[unit].done() }

// isFailed reports whether a unit failed and is not there.
func (s *store) isFailed(unit int) bool { return s.places[unit].failed() }

// decode reads the unit of r, which did not fail, into u.
func (s *store) decode(r record, u *Unit) error {
	err := s.header.decodeUnit(r.payload, u)
	if err == nil && s.check(r.unit, u) != nil {
		err = errRecord
	}
	return s.damaged(r.unit, err)
}

// check returns an error unless u is the unit of that number.
func (s *store) check(unit int, u *Unit) error {
	if n, err := s.number(u.Point, u.Replicate); err != nil || n != unit {
		return errRecord
	}
	return nil
}

// decodeFailure returns why the unit of r, which did, failed.
func (s *store) decodeFailure(r record) (f Failure, err error) {
	f, err = decodeFailure(r.payload)
	return f, s.damaged(r.unit, err)
}

// damaged says where the record of a unit is that has a defect, if it has.
func (s *store) damaged(unit int, err error) error {
	if err == nil {
		return nil
	}
	p := s.places[unit]
	return fmt.Errorf("results: %s: %w", s.path(p), Defect{p.offset(), err})
}
