package results

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// A Folder is the folder of one plan, from the first unit to the manifest, or an
// attempt at a shard of it. While it is not complete, the plan and the units lie in
// its folder parts. A lock keeps other processes out, but for attempts at shards,
// which write to no file but their own.
//
// Its methods may be called by several goroutines at once.
type Folder struct {
	dir   string
	disk  disk
	plan  *Plan
	shard Shard // the zero Shard unless this is an attempt at one
	lock  *lock

	mu        sync.Mutex
	found     State
	published bool // the part of the shard is there, and whole
	manifest  Manifest
	stale     *Manifest // of tables that are to be removed before others are written
	own       source    // of the journal
	journal   *Journal  // nil when complete, published or closed
	store     *store
	warnings  []string
}

// errHeld is the error of a lock that another process holds.
var errHeld = errors.New("another process holds the lock")

// lockTries is how often a lock is tried before it counts as held: who only looks
// whether it is has it for some microseconds.
const lockTries = 1000

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
		return nil, f.extendable(c, err)
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
	f.found, f.manifest = Complete, *c.manifest
}

// tidy removes what a process left which was killed when all was done, or before it
// had begun anew. A folder that cannot be changed stays as it is.
func (f *Folder) tidy() {
	_, noLock := os.Lstat(filepath.Join(f.dir, lockFile))
	_, noParts := os.Lstat(filepath.Join(f.dir, partsDir))
	if noLock != nil && noParts != nil || f.acquire() != nil {
		return
	}
	if c, err := look(f.dir); err == nil && c.plan == nil && c.complete() && f.sweep() == nil {
		f.removeParts() // what else is there is nobody's loss
	}
	f.Close()
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
		f.manifest.Extends = c.plan.Extends
		if err := f.clear(c.manifest); err != nil {
			return err
		}
		if c.manifest != nil && len(c.manifest.Missing) > 0 {
			f.warn("the tables in %s were of incomplete work and are removed, because the work goes on; it writes others when all is done, or heed merge --allow-partial some of what is there", f.dir)
		}
		if err := f.openJournal(); err != nil {
			return err
		}
		_, err := f.writeFailures() // clear took it
		return err
	}
	return f.anew(c.manifest, force)
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

// openJournal opens the journal of the whole and finds the units that are done.
func (f *Folder) openJournal() error {
	if err := f.keepPoints(); err != nil {
		return err
	}
	return f.journalIn(source{name: journalFile})
}

// journalIn opens the journal that this process writes to, and finds the units
// that are done, there and in all other sources.
func (f *Folder) journalIn(own source) error {
	j, _, err := f.disk.goOn(filepath.Join(f.dir, partsDir, own.name), f.manifest.hash(), &f.plan.Header, func(Entry) error { return nil })
	if err != nil {
		return err
	}
	f.journal, f.own = j, own
	f.store = f.disk.newStore(f.dir, &f.manifest, &f.plan.Header, f.shard)
	f.store.report = f.reportOnce()
	f.store.sources, f.store.own, f.store.journal = []source{own}, 0, j
	if err := f.store.scan(); err != nil {
		return err
	}
	return f.syncNames()
}

// reportOnce returns what warns of each place of damage, once however often the
// sources are read.
func (f *Folder) reportOnce() func(source, Defect) {
	said := make(map[string]bool)
	return func(c source, d Defect) {
		text := fmt.Sprintf("%s is damaged at %v: the units that were there run again", filepath.Join(f.dir, partsDir, c.name), d)
		if !said[text] {
			said[text] = true
			f.warnings = append(f.warnings, text)
		}
	}
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
		if f.store != nil && f.shard == (Shard{}) {
			_, err := f.writeFailures()
			errs = append(errs, err)
		}
		errs = append(errs, f.journal.Close(), f.dropEmpty())
		f.journal = nil
	}
	if f.store != nil {
		errs = append(errs, f.store.close())
	}
	if f.lock != nil {
		errs = append(errs, f.lock.release(f.disk.remove))
		f.lock = nil
	}
	return errors.Join(errs...)
}
