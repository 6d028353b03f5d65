package results

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
)

// ErrClosed is the error of adding to a folder that is complete or closed.
var ErrClosed = errors.New("results: the folder is complete or closed")

// Add keeps a unit of the plan, which Add neither holds on to nor changes. Units
// may come in any order, each once.
func (f *Folder) Add(u *Unit) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.add(u)
}

func (f *Folder) add(u *Unit) error {
	if f.journal == nil {
		return ErrClosed
	}
	i, err := f.number(u.Point, u.Replicate)
	if err == nil && f.offsets[i] != 0 {
		err = fmt.Errorf("point %d replicate %d is there already", u.Point, u.Replicate)
	}
	if err != nil {
		return fmt.Errorf("results: %w", err)
	}
	e, err := f.journal.Append(u)
	if err != nil {
		return err
	}
	return f.enter(e)
}

// Sync sees what was added onto the disk. Call it every few seconds: it bounds
// what a power failure can take. A killed process loses nothing that was added.
func (f *Folder) Sync() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.journal == nil {
		return nil
	}
	return f.journal.Sync()
}

// Has reports whether the unit is there.
func (f *Folder) Has(point, replicate int) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	i, err := f.number(point, replicate)
	return err == nil && (f.found == Complete || i < len(f.offsets) && f.offsets[i] != 0)
}

// Done returns how many units are there.
func (f *Folder) Done() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.done
}

// Missing yields the units that are not there, by point and replicate, as they
// are when it gets to them.
func (f *Folder) Missing() iter.Seq2[int, int] {
	return func(yield func(point, replicate int) bool) {
		for p := range f.plan.Points {
			for r := range f.plan.Replicates {
				if !f.Has(p, r) && !yield(p, r) {
					return
				}
			}
		}
	}
}

// Merge takes over the units of another folder of the same plan that is not
// complete, such as one that another machine filled, and returns how many were
// new. A unit that is in both must be the same in both: a run is a pure function
// of its plan, and where it was not, [ErrConflict] says so. The other folder is
// only read.
func (f *Folder) Merge(dir string) (added int, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.journal == nil {
		return 0, ErrClosed
	}
	other, index, err := f.openOther(dir)
	if err != nil {
		return 0, err
	}
	defer other.file.Close()
	for _, d := range index.Defects {
		f.warn("%s is damaged at %v: the units that were there are left out", other.file.path, d)
	}
	var u Unit
	for _, e := range index.Entries {
		fresh, err := f.take(other, e, &u)
		if err != nil {
			return added, fmt.Errorf("%w (merging %s)", err, dir)
		}
		if fresh {
			added++
		}
	}
	return added, f.journal.Sync()
}

// ErrConflict is the error of two folders that hold the same unit with different
// contents.
var ErrConflict = errors.New("results: two folders of one plan differ in a unit")

// openOther opens the journal of another folder of the plan to be read.
func (f *Folder) openOther(dir string) (*Journal, Index, error) {
	plan, err := readManifest(filepath.Join(dir, partsDir, planFile))
	if err != nil {
		return nil, Index{}, err
	}
	if d := difference(plan, f.manifest); len(d) > 0 {
		return nil, Index{}, &DifferentError{dir, d}
	}
	file, err := f.disk.open(filepath.Join(dir, partsDir, journalFile), os.O_RDONLY)
	if err != nil {
		return nil, Index{}, err
	}
	x, err := file.index()
	if err == nil && x.End > 0 && x.Plan != f.manifest.hash() {
		err = ErrOtherPlan
	}
	if err != nil {
		file.Close()
		return nil, x, err
	}
	return &Journal{file: file, header: &f.plan.Header, end: x.End}, x, nil
}

// take adds the unit e of another journal, unless it is there already.
func (f *Folder) take(other *Journal, e Entry, u *Unit) (fresh bool, err error) {
	i, err := f.number(e.Point, e.Replicate)
	if err != nil {
		return false, err
	}
	if f.offsets[i] == 0 {
		if err := other.Read(e.Offset, u); err != nil {
			return false, err
		}
		return true, f.add(u)
	}
	own, err := f.journal.frame(f.offsets[i])
	if err == nil && own != e.frame {
		err = fmt.Errorf("%w: point %d replicate %d", ErrConflict, e.Point, e.Replicate)
	}
	return false, err
}
