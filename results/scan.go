package results

import (
	"errors"
	"io/fs"
	"os"
	"slices"
)

// Why records of a source are not taken.
var (
	errPartEnd  = errors.New("a finished part ends within a record")
	errPartHole = errors.New("a finished part lacks units of its shard")
)

// maxScans bounds how often the sources are read anew because one was gone.
const maxScans = 10

// scan reads all sources anew. Every record is checked; what is damaged is
// reported and left out. The error is [ErrIO] or [ErrConflict].
func (s *store) scan() (err error) {
	for range maxScans {
		if err = s.scanOnce(); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return err
}

func (s *store) scanOnce() error {
	if err := s.close(); err != nil {
		return err
	}
	var own string
	if s.own >= 0 {
		own = s.sources[s.own].name
	}
	clear(s.places)
	s.done, s.failed = 0, 0
	all, err := sources(s.parts)
	if err != nil {
		return err
	}
	if own != "" && !slices.ContainsFunc(all, func(c source) bool { return c.name == own }) {
		c, _ := parseSource(own)
		all = append(all, c) // somebody removed the name of a file that is still written
	}
	s.sources, s.plans, s.verified = all, make([]Hash, len(all)), make([]bool, len(all))
	s.own = slices.IndexFunc(all, func(c source) bool { return c.name == own })
	for n := range all {
		if err := s.take(n); err != nil {
			return err
		}
	}
	return nil
}

// take enters the records of source n.
func (s *store) take(n int) error {
	f, err := s.file(n)
	if err != nil {
		return err
	}
	if n != s.own {
		defer f.Close()
	}
	info, err := f.Stat()
	if err != nil {
		return ioError("read", f.path, err)
	}
	head := make([]byte, min(int64(headLength), info.Size()))
	if err := readFull(f, head, 0); err != nil {
		return err
	}
	plan, whole := decodeHead(head)
	c := s.sources[n]
	s.plans[n] = plan
	switch {
	case c.kept && (!whole || plan != s.id && !s.plan.extends(plan)):
		return nil // of the work that was here before
	case whole && plan != s.id && !s.plan.extends(plan):
		s.report(c, Defect{0, ErrOtherPlan})
		return nil
	case whole && plan == s.id && !s.overlaps(c):
		return nil
	}
	x, err := ReadIndex(f, info.Size())
	if err == ErrNotJournal {
		s.report(c, Defect{0, err})
		return nil
	}
	if err != nil {
		return err
	}
	return s.enterAll(n, x, info.Size())
}

// overlaps reports whether c may hold units of the store's shard.
func (s *store) overlaps(c source) bool {
	return s.shard == Shard{} || c.shard == Shard{} || c.shard.Of != s.shard.Of || c.shard == s.shard
}

func (s *store) file(n int) (*diskFile, error) {
	if n == s.own {
		return s.journal.file, nil
	}
	return s.disk.open(s.pathOf(n), os.O_RDONLY)
}

// enterAll enters what the index of source n has.
func (s *store) enterAll(n int, x Index, size int64) error {
	c := s.sources[n]
	for _, d := range x.Defects {
		s.report(c, d)
	}
	if c.part && len(x.Defects) == 0 && x.End != size {
		s.report(c, Defect{x.End, errPartEnd})
	}
	for _, e := range x.Entries {
		err := s.enter(n, e)
		switch {
		case err == nil:
		case errors.Is(err, ErrIO), errors.Is(err, ErrConflict) && !s.survey:
			return err
		default:
			s.report(c, Defect{e.Offset, err})
		}
	}
	s.verified[n] = c.part && len(x.Defects) == 0 && x.End == size && s.whole(c, x)
	if c.part && !s.verified[n] && len(x.Defects) == 0 && x.End == size {
		s.report(c, Defect{size, errPartHole})
	}
	return nil
}

// whole reports whether x, the index of a part, has every unit of its shard.
func (s *store) whole(c source, x Index) bool {
	if x.Plan != s.id {
		return s.plan.extends(x.Plan) // whose shards were others
	}
	seen := make([]uint64, (s.plan.Units+63)/64)
	count := 0
	for _, e := range x.Entries {
		i, err := s.number(e.Point, e.Replicate)
		if err != nil || e.Failed() || !c.shard.Has(e.Point, e.Replicate, s.plan.Points) || seen[i/64]>>(i%64)&1 == 1 {
			continue
		}
		seen[i/64] |= 1 << (i % 64)
		count++
	}
	return count == c.shard.size(s.plan)
}
