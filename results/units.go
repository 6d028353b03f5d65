package results

import (
	"errors"
	"fmt"
	"iter"
)

// ErrClosed is the error of adding to a folder that is complete or closed.
var ErrClosed = errors.New("results: the folder is complete or closed")

// Add keeps a unit of the plan or shard, which Add neither holds on to nor changes.
// Units may come in any order, each once.
func (f *Folder) Add(u *Unit) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.add(u)
}

func (f *Folder) add(u *Unit) error {
	if err := f.admits(u.Point, u.Replicate); err != nil {
		return err
	}
	e, err := f.journal.Append(u)
	if err != nil {
		return err
	}
	return f.store.enter(f.store.own, e)
}

// admits returns an error unless the unit is one that the folder lacks.
func (f *Folder) admits(point, replicate int) error {
	if f.journal == nil {
		return ErrClosed
	}
	i, err := f.store.number(point, replicate)
	switch {
	case err != nil:
		return fmt.Errorf("results: %w", err)
	case !f.store.wants(point, replicate):
		return fmt.Errorf("results: point %d replicate %d is not in shard %v", point, replicate, f.shard)
	case f.store.places[i].done():
		return fmt.Errorf("results: point %d replicate %d is there already", point, replicate)
	}
	return nil
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
	if point < 0 || point >= f.manifest.Points || replicate < 0 || replicate >= f.manifest.Replicates {
		return false
	}
	return f.found == Complete || f.store != nil && f.store.places[point*f.manifest.Replicates+replicate].done()
}

// Units returns how many units there are to do: those of the plan, or of the shard.
func (f *Folder) Units() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.shard.size(&f.manifest)
}

// Done returns how many of the [Folder.Units] are there.
func (f *Folder) Done() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case f.found == Complete:
		return f.shard.size(&f.manifest)
	case f.store == nil:
		return 0
	}
	return f.store.done
}

// Missing yields the units of the plan or shard that are not there, as they are
// when it gets to them: all points of the first replicate, then those of the next,
// so that what is there is balanced whenever the work is interrupted. Units that
// failed before are not there.
func (f *Folder) Missing() iter.Seq2[int, int] {
	return func(yield func(point, replicate int) bool) {
		for r := range f.plan.Replicates {
			for p := range f.plan.Points {
				if f.shard.Has(p, r, f.plan.Points) && !f.Has(p, r) && !yield(p, r) {
					return
				}
			}
		}
	}
}
