package results

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A store is what the sources of a folder hold of the units of a plan. What a unit
// is worth does not hang on the order in which sources are read: a unit beats a
// failure, the reason that sorts first beats another, and two units must be equal.
type store struct {
	disk   disk
	parts  string // the folder parts
	temp   string // the folder of temporary files
	plan   *Manifest
	id     Hash // of plan
	header *Header
	shard  Shard   // the units that are wanted
	places []place // by unit, in plan order
	done   int     // units that are there
	failed int     // units that failed and are not there

	sources  []source
	plans    []Hash               // by source: the plan in its head
	verified []bool               // by source: it is a part, and whole
	own      int                  // the number of the source that is written to, -1 for none
	journal  *Journal             // of own
	open     []opened             // sources that are open for reading, the last used last
	longest  int64                // the length of the longest record, in bytes
	block    int64                // bounds the memory of records that are read at once, in bytes
	spare    []byte               // memory of records that nobody reads
	buf      []byte               // of the source that is scanned
	seen     []uint64             // of the census that is taken: a bit for each unit of the plan
	report   func(source, Defect) // is told of damage
	survey   bool                 // a conflict is only reported
}

// An opened source is read through its journal.
type opened struct {
	source  int
	journal *Journal
}

// maxOpen bounds how many files a store has open.
const maxOpen = 128

func (d disk) newStore(dir string, m *Manifest, h *Header, s Shard) *store {
	return &store{
		disk: d, parts: filepath.Join(dir, partsDir), temp: filepath.Join(dir, partsDir), plan: m, id: m.hash(), header: h, shard: s,
		places: make([]place, m.Units), own: -1, block: blockBytes, report: func(source, Defect) {},
	}
}

// number returns the place of a unit in the order of the plan.
func (s *store) number(point, replicate int) (int, error) {
	if point < 0 || point >= s.plan.Points || replicate < 0 || replicate >= s.plan.Replicates {
		return 0, fmt.Errorf("point %d replicate %d is not in the plan", point, replicate)
	}
	return point*s.plan.Replicates + replicate, nil
}

// wants reports whether the unit is of the store's shard.
func (s *store) wants(point, replicate int) bool {
	return s.shard.Has(point, replicate, s.plan.Points)
}

// enter notes the record e of a source.
func (s *store) enter(source int, e Entry) error {
	i, err := s.number(e.Point, e.Replicate)
	if err != nil || !s.wants(e.Point, e.Replicate) {
		return err
	}
	here, err := placeOf(source, e)
	if err != nil {
		return err
	}
	s.longest = max(s.longest, e.frame.length)
	there := s.places[i]
	switch {
	case there == 0 && e.Failed():
		s.failed++
	case there == 0:
		s.done++
	case there.done() && e.Failed():
		return nil
	case there.done():
		return s.compare(i, here, e)
	case !e.Failed():
		s.failed, s.done = s.failed-1, s.done+1
	default:
		return s.blame(i, here)
	}
	s.places[i] = here
	return nil
}

// ErrConflict is the error of two files that hold the same unit with different
// contents. Runs are pure functions of their plan; here one was not.
var ErrConflict = errors.New("results: two files of one plan differ in a unit: the model, the program or the machine is not deterministic")

// compare returns [ErrConflict] unless the unit i is the same here, where e is,
// as where it was found before.
func (s *store) compare(i int, here place, e Entry) error {
	f, err := s.frame(i)
	if err != nil || f == e.frame {
		return err
	}
	return s.conflict(i, s.path(s.places[i]), s.path(here))
}

// conflict returns the [ErrConflict] of unit i in two files.
func (s *store) conflict(i int, a, b string) error {
	return fmt.Errorf("%w: point %d replicate %d in %s and %s", ErrConflict, i/s.plan.Replicates, i%s.plan.Replicates, a, b)
}

// frame returns the frame of the record of unit i.
func (s *store) frame(i int) (f frame, err error) {
	p := s.places[i]
	j, err := s.at(p)
	if err != nil {
		return f, err
	}
	f, err = j.frame(p.offset())
	return f, j.at(p.offset(), err)
}

// blame keeps the reason that sorts first of two for which unit i failed.
func (s *store) blame(i int, here place) error {
	before, err := s.failure(i)
	if err != nil {
		return err
	}
	j, err := s.at(here)
	if err != nil {
		return err
	}
	now, err := j.ReadFailure(here.offset())
	if err == nil && now.Reason < before.Reason {
		s.places[i] = here
	}
	return err
}

func (s *store) path(p place) string { return s.pathOf(p.file()) }

func (s *store) pathOf(source int) string { return filepath.Join(s.parts, s.sources[source].name) }

// at returns the journal of a place, open. The error wraps fs.ErrNotExist when the
// file is gone.
func (s *store) at(p place) (*Journal, error) {
	n := p.file()
	if n == s.own {
		return s.journal, nil
	}
	if i := slices.IndexFunc(s.open, func(o opened) bool { return o.source == n }); i >= 0 {
		o := s.open[i]
		s.open = append(slices.Delete(s.open, i, i+1), o)
		return o.journal, nil
	}
	j, err := s.disk.readJournal(s.pathOf(n), s.header)
	if err != nil {
		return nil, err
	}
	return j, s.keep(n, j)
}

// keep keeps a source open, in place of that which was not used for longest.
func (s *store) keep(source int, j *Journal) (err error) {
	if len(s.open) == maxOpen {
		err = s.open[0].journal.file.Close()
		s.open = slices.Delete(s.open, 0, 1)
	}
	s.open = append(s.open, opened{source, j})
	return err
}

// readJournal opens a journal to be read only.
func (d disk) readJournal(path string, h *Header) (*Journal, error) {
	f, err := d.open(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, ioError("read", path, err)
	}
	return &Journal{file: f, header: h, end: info.Size()}, nil
}

// read reads the unit i, which is there, into u.
func (s *store) read(i int, u *Unit) error {
	return s.find(i, func(j *Journal, offset int64) error {
		err := j.Read(offset, u)
		if err == nil {
			err = j.at(offset, s.check(i, u))
		}
		return err
	})
}

// failure reads why unit i failed.
func (s *store) failure(i int) (f Failure, err error) {
	err = s.find(i, func(j *Journal, offset int64) (err error) {
		f, err = j.ReadFailure(offset)
		return err
	})
	return f, err
}

// find calls do with the journal that holds the record of unit i. A file that is
// gone is that of an attempt which has since been finished, its units being in
// another file: they are looked for once more.
func (s *store) find(i int, do func(j *Journal, offset int64) error) error {
	p := s.places[i]
	j, err := s.at(p)
	if errors.Is(err, fs.ErrNotExist) {
		if err = s.scan(); err != nil {
			return err
		}
		if p = s.places[i]; p == 0 {
			return s.removed()
		}
		j, err = s.at(p)
	}
	if err != nil {
		return err
	}
	return do(j, p.offset())
}

// removed is the error of a unit that is nowhere any more.
func (s *store) removed() error {
	return fmt.Errorf("%w: a file of %s was removed while it was read", ErrIncomplete, s.parts)
}

// close closes the sources that are open for reading.
func (s *store) close() error {
	var errs []error
	for _, o := range s.open {
		errs = append(errs, o.journal.file.Close())
	}
	s.open = nil
	return errors.Join(errs...)
}
