package results

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// A Folder is the folder of one plan, from the first unit to the manifest. While
// it is not complete, the plan and the journal of units lie in its folder parts,
// and a lock keeps other processes out.
//
// Its methods may be called by several goroutines at once.
type Folder struct {
	dir  string
	disk disk
	plan *Plan
	lock *lock

	mu       sync.Mutex
	found    State
	manifest Manifest
	journal  *Journal // nil when complete
	offsets  []int64  // of the record of each unit in plan order; 0 where there is none
	done     int      // units in the journal
	warnings []string
}

// errHeld is the error of a lock that another process holds.
var errHeld = errors.New("another process holds the lock")

// ErrLocked is the error of a folder that another process writes to.
var ErrLocked = errors.New("another heed is writing to it; wait until it is done, or use another -o")

// Open opens the folder dir for plan, making it if need be. [Folder.State] says
// what was found. If it holds other work or files that are not of a run, the
// error is a [DifferentError] or [ForeignError] and nothing is changed; if a file
// of a complete folder was changed or removed, it is an [AlteredError]. With
// force the work begins anew: what a run has written is removed, by name, and
// other files stay. [ErrLocked] says that another process is at work there.
func Open(dir string, plan Plan, force bool) (*Folder, error) {
	return disk{}.openFolder(dir, plan, force)
}

func (d disk) openFolder(dir string, plan Plan, force bool) (*Folder, error) {
	m, err := plan.manifest()
	if err != nil {
		return nil, err
	}
	f := &Folder{dir: dir, disk: d, plan: &plan, manifest: m}
	c, err := look(dir)
	if err != nil {
		return nil, err
	}
	state, err := c.judge(m)
	if !force && err != nil {
		return nil, err
	}
	if !force && state == Complete && c.plan == nil {
		f.complete(c)
		f.tidy()
		return f, nil
	}
	if err := f.begin(force); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// complete makes f the complete folder that c is.
func (f *Folder) complete(c content) {
	f.found, f.manifest, f.done = Complete, *c.manifest, c.manifest.Units
}

// tidy removes the lock file that a process left which was killed when all was
// done. A folder that cannot be changed stays as it is.
func (f *Folder) tidy() {
	if _, err := os.Lstat(filepath.Join(f.dir, lockFile)); err == nil && f.acquire() == nil {
		f.Close()
	}
}

// begin takes the lock and, now that nobody else changes the folder, looks again
// and makes it ready for units.
func (f *Folder) begin(force bool) error {
	if err := f.disk.mkdir(f.dir); err != nil {
		return err
	}
	if err := f.acquire(); err != nil {
		return err
	}
	c, err := look(f.dir)
	if err != nil {
		return err
	}
	state, err := c.judge(f.manifest)
	if force {
		state, err = Fresh, nil
	}
	if err != nil {
		return err
	}
	if err := f.sweep(); err != nil {
		return err
	}
	f.found = state
	switch state {
	case Complete:
		f.complete(c)
		return f.removeParts()
	case Partial:
		if err := f.clear(c.manifest); err != nil {
			return err
		}
		return f.openJournal()
	}
	return f.anew(c.manifest)
}

// acquire takes the lock. Where the file system has none, it warns.
func (f *Folder) acquire() error {
	path := filepath.Join(f.dir, lockFile)
	err := f.disk.do("lock", path, func() (err error) {
		f.lock, err = acquire(path)
		return err
	})
	switch {
	case errors.Is(err, errHeld):
		return fmt.Errorf("results: %s: %w", f.dir, ErrLocked)
	case errors.Is(err, errors.ErrUnsupported):
		f.warn("%s is on a file system without locks: see to it that no other heed writes there", f.dir)
		return nil
	}
	return err
}

func (f *Folder) warn(format string, args ...any) {
	f.warnings = append(f.warnings, fmt.Sprintf(format, args...))
}

// openJournal opens the journal and finds the units that are done.
func (f *Folder) openJournal() error {
	path := filepath.Join(f.dir, partsDir, journalFile)
	j, x, err := f.disk.openJournal(path, f.manifest.hash(), &f.plan.Header)
	if err != nil {
		return err
	}
	f.journal, f.offsets = j, make([]int64, f.manifest.Units)
	for _, d := range x.Defects {
		f.warn("%s is damaged at %v: the units that were there run again", path, d)
	}
	for _, e := range x.Entries {
		if err := f.enter(e); err != nil {
			f.warn("%s: %v", path, Defect{e.Offset, err})
		}
	}
	return f.syncNames()
}

// syncNames sees the names of the folder, of its parts and of the journal onto the
// disk.
func (f *Folder) syncNames() error {
	for _, dir := range []string{filepath.Join(f.dir, partsDir), f.dir} {
		if err := f.disk.syncDir(dir); err != nil {
			return err
		}
	}
	err := f.disk.syncDir(filepath.Dir(f.dir))
	if err == nil || errors.Is(err, fs.ErrPermission) {
		return nil // it need not be ours to open
	}
	return fmt.Errorf("results: the name of %s: %w", f.dir, err)
}

// enter notes the place of a unit.
func (f *Folder) enter(e Entry) error {
	i, err := f.number(e.Point, e.Replicate)
	if err != nil {
		return err
	}
	if f.offsets[i] != 0 {
		return fmt.Errorf("point %d replicate %d is there already", e.Point, e.Replicate)
	}
	f.offsets[i] = e.Offset
	f.done++
	return nil
}

// number returns the place of a unit in the order of the plan.
func (f *Folder) number(point, replicate int) (int, error) {
	if point < 0 || point >= f.manifest.Points || replicate < 0 || replicate >= f.manifest.Replicates {
		return 0, fmt.Errorf("point %d replicate %d is not in the plan", point, replicate)
	}
	return point*f.manifest.Replicates + replicate, nil
}

// State returns what the folder was when it was opened, or [Complete] once it is.
func (f *Folder) State() State {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.found
}

// Dir returns the path of the folder, as it was given to [Open].
func (f *Folder) Dir() string { return f.dir }

// Warnings returns doubts about the folder so far, such as units that a damaged
// disk has taken.
func (f *Folder) Warnings() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]string(nil), f.warnings...)
}

// Manifest returns the manifest of the folder: with files only once it is
// complete.
func (f *Folder) Manifest() Manifest {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.manifest
}

// Close ends the work on the folder for now: what was added is on the disk, and
// another process may go on.
func (f *Folder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var errs []error
	if f.journal != nil {
		errs = append(errs, f.journal.Close())
		f.journal = nil
	}
	if f.lock != nil {
		errs = append(errs, f.lock.release(f.disk.remove))
		f.lock = nil
	}
	return errors.Join(errs...)
}
