package results

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
)

// Merge takes over the units and failures of another folder of the same plan, or
// of one that this plan extends, such as one that another machine filled, and
// returns how many units were new. The other folder needs its parts, or the units that a complete one has
// kept, or else the error is [ErrNotKept]: tables cannot be taken back into units. A unit that is in both must be the same in both, or the
// error is [ErrConflict]. The other folder is only read.
func (f *Folder) Merge(dir string) (added int, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.journal == nil {
		return 0, ErrClosed
	}
	other, err := f.openOther(dir)
	if err != nil {
		return 0, err
	}
	defer other.close()
	if err := other.scan(); err != nil {
		return 0, err
	}
	before := f.store.done
	var u Unit
	for i := range other.places {
		if err := f.mergeUnit(other, i, &u); err != nil {
			return f.store.done - before, fmt.Errorf("%w (merging %s)", err, dir)
		}
	}
	return f.store.done - before, f.journal.Sync()
}

// openOther returns the store of another folder of the plan.
func (f *Folder) openOther(dir string) (*store, error) {
	there, err := mergeable(dir)
	if err != nil {
		return nil, err
	}
	here := f.manifest
	if d := difference(there, here); len(d) > 0 {
		if f.plan.Extends(there) != nil {
			return nil, &DifferentError{Dir: dir, Differences: d}
		}
		h := there.hash()
		here.Extends = append(slices.Clone(there.Extends), hex.EncodeToString(h[:]))
	}
	other := f.disk.newStore(dir, &here, &f.plan.Header, f.shard)
	other.report = func(c source, d Defect) {
		f.warn("%s is damaged at %v: the units that were there are left out", filepath.Join(dir, partsDir, c.name), d)
	}
	return other, nil
}

// mergeable returns the plan of a folder that has units.
func mergeable(dir string) (Manifest, error) {
	there, err := readManifest(filepath.Join(dir, partsDir, planFile))
	if !errors.Is(err, fs.ErrNotExist) {
		return there, err
	}
	m, noManifest := ReadManifest(dir)
	switch {
	case errors.Is(noManifest, fs.ErrNotExist):
		return there, err
	case noManifest == nil && !isKept(dir):
		return there, fmt.Errorf("%w: %s", ErrNotKept, dir)
	}
	return m, noManifest
}

// mergeUnit takes over what the other store has of the unit i.
func (f *Folder) mergeUnit(other *store, i int, u *Unit) error {
	here, there := f.store.places[i], other.places[i]
	switch {
	case there == 0, there.failed() && here.done():
		return nil
	case there.failed():
		why, err := other.failure(i)
		if err != nil {
			return err
		}
		e, err := f.journal.AppendFailure(why)
		if err != nil {
			return err
		}
		return f.store.enter(f.store.own, e)
	case !here.done():
		if err := other.read(i, u); err != nil {
			return err
		}
		return f.add(u)
	}
	return f.sameUnit(other, i)
}

// sameUnit returns [ErrConflict] unless the unit i, which is in both, is the same.
func (f *Folder) sameUnit(other *store, i int) error {
	a, err := f.store.frame(i)
	if err != nil {
		return err
	}
	b, err := other.frame(i)
	if err != nil || a == b {
		return err
	}
	return f.store.conflict(i, f.store.path(f.store.places[i]), other.path(other.places[i]))
}
