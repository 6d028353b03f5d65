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
	return s.enterAll(n, f, info.Size())
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

// enterAll enters the records of source n, which is open and has a size.
func (s *store) enterAll(n int, f *diskFile, size int64) error {
	c, census := s.sources[n], &census{store: s}
	if c.part {
		census = s.census(c)
	}
	var wrong []Defect // records that cannot be entered
	if s.buf == nil {
		s.buf = make([]byte, scanBuffer)
	}
	x, err := (&recordScanner{r: f, size: size, buf: s.buf}).index(func(e Entry) error {
		census.add(e)
		err := s.enter(n, e)
		if err == nil || errors.Is(err, ErrIO) || errors.Is(err, ErrConflict) && !s.survey {
			return err
		}
		wrong = append(wrong, Defect{e.Offset, err})
		return nil
	})
	if err == ErrNotJournal {
		s.report(c, Defect{0, err})
		return nil
	}
	if err != nil {
		return err
	}
	for _, d := range append(x.Defects, wrong...) {
		s.report(c, d)
	}
	s.judge(n, x, census.whole(x.Plan), size)
	return nil
}

// judge notes whether source n is a part and whole, and reports a part that is not.
func (s *store) judge(n int, x Index, whole bool, size int64) {
	c := s.sources[n]
	switch {
	case !c.part || len(x.Defects) > 0:
	case x.End != size:
		s.report(c, Defect{x.End, errPartEnd})
	case !whole:
		s.report(c, Defect{size, errPartHole})
	default:
		s.verified[n] = true
	}
}

// A census counts the units of its shard that a part has.
type census struct {
	store *store
	shard Shard
	seen  []uint64 // a bit for each unit of the plan; nil where nothing is to be counted
	count int
}

// census begins the census of c, and ends the one before, whose memory it takes: there
// may be thousands of parts of millions of units.
func (s *store) census(c source) *census {
	if s.seen == nil {
		s.seen = make([]uint64, (s.plan.Units+63)/64)
	}
	clear(s.seen)
	return &census{store: s, shard: c.shard, seen: s.seen}
}

// add counts the unit of e, once.
func (k *census) add(e Entry) error {
	i, err := k.store.number(e.Point, e.Replicate)
	if k.seen == nil || err != nil || e.Failed() || !k.shard.Has(e.Point, e.Replicate, k.store.plan.Points) || k.seen[i/64]>>(i%64)&1 == 1 {
		return nil
	}
	k.seen[i/64] |= 1 << (i % 64)
	k.count++
	return nil
}

// whole reports whether every unit of the shard was counted, of a plan that is the
// store's or one that it extends, whose shards were others.
func (k *census) whole(plan Hash) bool {
	if plan != k.store.id {
		return k.store.plan.extends(plan)
	}
	return k.count == k.shard.size(k.store.plan)
}
