package results

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
)

// blockBytes bounds the memory of the records that are read at once.
const blockBytes = 32 << 20

// recordBytes is what a block takes for a record beside its payload.
const recordBytes = 64 + 8

// A block is the wanted records of some sources that are in memory together.
type block struct {
	store   *store
	wanted  func(unit int) bool
	count   int      // of all units that are wanted
	ends    []int    // of each group of sources whose records one block has: the source after it
	group   int      // whose block it is
	next    int      // the unit that the next block of the group may begin with
	records []record // in the order of the plan
	order   []int    // the records by file, and within a file from its beginning
	memory  []byte   // of the payloads
}

// divide divides the sources into groups, of as many as have their records in memory
// together, or of one that is larger by itself. Where all files may be open at once they
// are one group.
func (b *block) divide() {
	s := b.store
	b.group, b.next, b.ends, b.count = 0, 0, nil, 0
	counts := make([]int, len(s.sources))
	for unit, p := range s.places {
		if b.wanted(unit) {
			counts[p.file()]++
			b.count++
		}
	}
	most, sum := s.blockUnits(), 0
	for n, count := range counts {
		if sum > 0 && sum+count > most && len(counts) > maxOpen {
			b.ends, sum = append(b.ends, n), 0
		}
		sum += count
	}
	b.ends = append(b.ends, len(counts))
}

// blockUnits returns how many units a block has at most: one at a time where all files
// may be open at once.
func (s *store) blockUnits() int {
	if len(s.sources) <= maxOpen {
		return 1
	}
	return int(max(1, s.block/(s.longest+recordBytes)))
}

// each yields the records of the only group, in the order of the plan.
func (b *block) each(yield func(record, error) bool) {
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

// pick picks the units of the next block, and reports whether there are any.
func (b *block) pick() bool {
	b.records = b.records[:0]
	for ; len(b.records) == 0 && b.group < len(b.ends); b.group, b.next = b.group+1, 0 {
		if b.pickOfGroup(); b.next < len(b.store.places) {
			break // there may be more
		}
	}
	return len(b.records) > 0
}

// pickOfGroup picks units of the group until the block is full.
func (b *block) pickOfGroup() {
	first, end := 0, b.ends[b.group]
	if b.group > 0 {
		first = b.ends[b.group-1]
	}
	all := len(b.ends) == 1 // whose numbers change when sources are scanned anew
	for most := b.store.blockUnits(); b.next < len(b.store.places) && len(b.records) < most; b.next++ {
		file := b.store.places[b.next].file()
		if (all || first <= file && file < end) && b.wanted(b.next) {
			b.records = append(b.records, record{unit: b.next})
		}
	}
}

// load reads the records of the only group. A file that is gone is that of an attempt
// which has since been finished, its units being in another file: they are looked for
// once more.
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
