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
	if err := f.mergeUnits(other); err != nil {
		return f.store.done - before, fmt.Errorf("%w (merging %s)", err, dir)
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
	other.temp, other.block = f.store.temp, f.store.block // the other folder is only read
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

// mergeUnits takes over what the other store has of all units.
func (f *Folder) mergeUnits(other *store) error {
	var u Unit
	both := &overlap{here: f.store, there: other}
	defer both.close()
	for r, err := range other.records(func(unit int) bool {
		here, there := f.store.places[unit], other.places[unit]
		return there.done() || there.failed() && !here.done()
	}) {
		switch {
		case err != nil:
		case r.frame.failed:
			err = f.mergeFailure(other, r)
		case f.store.places[r.unit].done():
			err = both.compare(r)
		default:
			if err = other.decode(r, &u); err == nil {
				err = f.add(&u)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mergeFailure takes over that a unit of the other store failed.
func (f *Folder) mergeFailure(other *store, r record) error {
	why, err := other.decodeFailure(r)
	if err != nil {
		return err
	}
	e, err := f.journal.AppendFailure(why)
	if err != nil {
		return err
	}
	return f.store.enter(f.store.own, e)
}
