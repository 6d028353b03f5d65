package results

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"
)

// blockBytes bounds the memory of the records that are read at once.
const blockBytes = 32 << 20

// A record is what a file holds of a unit.
type record struct {
	unit    int // its number in the plan
	frame   frame
	payload []byte
}

// records yields the records of the units that are wanted, in the order of the plan.
// Their memory is used again. An error is the last that it yields.
//
// Neighbours in the plan lie in different files, and of a sweep that was shared out
// there are more files than may be open at once. Then it reads the records a block of
// the plan at a time, file by file, so that a file is opened once for each block and
// not once for each unit, which over a network is most of the time.
func (s *store) records(wanted func(unit int) bool) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		b := &block{store: s, wanted: wanted, memory: s.spare}
		s.spare = nil // those who read at the same time have memory of their own
		defer func() { s.spare = b.memory }()
		for b.pick() {
			if err := b.load(); err != nil {
				yield(record{}, err)
				return
			}
			for _, r := range b.records {
				if !yield(r, nil) {
					return
				}
			}
		}
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

// A block is a run of the plan whose wanted records are in memory together.
type block struct {
	store   *store
	wanted  func(unit int) bool
	next    int      // the unit that the next block begins with
	records []record // in the order of the plan
	order   []int    // the records by file, and within a file from its beginning
	memory  []byte   // of the payloads
}

// pick picks the units of the next block, as many as there is memory for, and reports
// whether there are any. Where all files may be open at once, it is one at a time.
func (b *block) pick() bool {
	b.records = b.records[:0]
	for most := b.store.blockUnits(); b.next < len(b.store.places) && len(b.records) < most; b.next++ {
		if b.wanted(b.next) {
			b.records = append(b.records, record{unit: b.next})
		}
	}
	return len(b.records) > 0
}

// recordBytes is what a block takes for a record beside its payload.
const recordBytes = 64 + 8

// blockUnits returns how many units a block has at most.
func (s *store) blockUnits() int {
	if len(s.sources) <= maxOpen {
		return 1
	}
	return int(max(1, s.block/(s.longest+recordBytes)))
}

// load reads the records. A file that is gone is that of an attempt which has since
// been finished, its units being in another file: they are looked for once more.
func (b *block) load() error {
	err := b.read()
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := b.store.scan(); err != nil {
		return err
	}
	if slices.ContainsFunc(b.records, func(r record) bool { return !b.wanted(r.unit) }) {
		return b.store.removed()
	}
	return b.read()
}

func (b *block) read() error {
	b.sort()
	size := b.store.longest
	if need := size * int64(len(b.records)); int64(len(b.memory)) < need {
		b.memory = make([]byte, need)
	}
	for _, i := range b.order {
		if err := b.store.load(&b.records[i], b.memory[int64(i)*size:int64(i+1)*size]); err != nil {
			return err
		}
	}
	return nil
}

func (b *block) sort() {
	b.order = b.order[:0]
	for i := range b.records {
		b.order = append(b.order, i)
	}
	at := func(i int) place { return b.store.places[b.records[i].unit] &^ placeFailed }
	slices.SortFunc(b.order, func(i, j int) int { return cmp.Compare(at(i), at(j)) })
}

// load reads the record of the unit of r into memory that is as long as the longest.
func (s *store) load(r *record, memory []byte) error {
	p := s.places[r.unit]
	j, err := s.at(p)
	if err != nil {
		return err
	}
	if r.frame, err = j.frame(p.offset()); err != nil {
		return j.at(p.offset(), err)
	}
	if r.frame.failed != p.failed() || r.frame.length > int64(len(memory)) {
		return j.at(p.offset(), errRecord) // it is not the one that was scanned
	}
	r.payload = memory[:r.frame.length]
	return j.at(p.offset(), j.fill(r.payload, p.offset(), r.frame))
}
