package results

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// OpenShard opens the folder dir for an attempt at a shard of plan, making it if
// need be. Any number of attempts may be under way in a folder at once, on one
// machine or several that share its disk, and even at the same shard: each writes
// to a journal of its own, and reads those of the others. What attempts that died
// have done is taken over.
//
// The attempt id, of letters, digits, "-" and "_", such as the number of a batch
// job, makes the journal's name easier to find; it may be empty, and need not be
// unique. Nothing of it is in any table.
//
// [Folder.Missing] and the counts are of the shard. When nothing is missing,
// [Folder.Publish] makes its part; when all parts are there, [Reopen] and
// [Folder.Finish] make the tables. The errors are those of [Open].
func OpenShard(dir string, plan Plan, s Shard, attempt string) (*Folder, error) {
	return disk{}.openShard(dir, plan, s, attempt)
}

var attemptID = regexp.MustCompile(`^[A-Za-z0-9_-]{0,64}$`)

func (d disk) openShard(dir string, plan Plan, s Shard, attempt string) (*Folder, error) {
	m, err := plan.manifest()
	if err != nil {
		return nil, err
	}
	if err := s.Validate(); err != nil {
		return nil, err
	}
	if s == (Shard{}) {
		s = Shard{1, 1}
	}
	if !attemptID.MatchString(attempt) {
		return nil, fmt.Errorf("results: attempt %q: want letters, digits, - and _, 64 at most", attempt)
	}
	f := &Folder{dir: dir, disk: d, plan: &plan, manifest: m, shard: s}
	for range maxScans {
		// A name that is gone is of a folder that was finished meanwhile.
		if err = f.attend(attempt); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		f.Close()
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// attend looks at the folder, makes it that of the plan if it is fresh, and begins
// the journal of the attempt. It changes nothing that another process may use.
func (f *Folder) attend(attempt string) error {
	c, err := look(f.dir)
	if err != nil {
		return err
	}
	state, err := c.judge(f.manifest)
	if err != nil {
		return err
	}
	f.found = state
	switch state {
	case Complete:
		f.complete(c)
		return nil
	case Partial:
		f.manifest.Extends = c.plan.Extends
	case Fresh:
		if err := f.disk.mkdir(filepath.Join(f.dir, partsDir)); err != nil {
			return err
		}
		if err := f.plant(false); err != nil {
			return err
		}
	}
	if err := f.keepPoints(); err != nil {
		return err
	}
	return f.beginAttempt(attempt)
}

// beginAttempt takes the lock of the attempt and opens its journal.
func (f *Folder) beginAttempt(attempt string) error {
	own, err := f.claim(attempt)
	if err != nil {
		return err
	}
	path := filepath.Join(f.dir, partsDir, own.lock())
	err = f.disk.do("lock", path, func() (err error) {
		f.lock, err = acquire(path)
		return err
	})
	switch {
	case errors.Is(err, errHeld): // somebody looks at it for long
		if err := f.disk.remove(filepath.Join(f.dir, partsDir, own.name)); err != nil {
			return err
		}
		return f.beginAttempt(newID())
	case errors.Is(err, errors.ErrUnsupported):
		// Nothing hangs on it but what is said of attempts under way.
	case err != nil:
		return err
	}
	return f.journalIn(own)
}

// claim begins a journal whose name no other attempt has.
func (f *Folder) claim(attempt string) (own source, err error) {
	for id := attempt; ; id = strings.TrimPrefix(attempt+"-"+newID(), "-") {
		if id == "" {
			continue
		}
		own = source{name: f.shard.stem(id) + journalSuffix, shard: f.shard, id: id}
		file, err := f.disk.open(filepath.Join(f.dir, partsDir, own.name), os.O_CREATE|os.O_EXCL|os.O_WRONLY)
		if err == nil {
			return own, file.Close()
		}
		if !errors.Is(err, fs.ErrExist) {
			return own, err
		}
	}
}

// dropEmpty removes the journal of an attempt that has nothing in it.
func (f *Folder) dropEmpty() error {
	if f.shard == (Shard{}) || f.store == nil || f.journal.end > int64(headLength) {
		return nil
	}
	return f.disk.remove(filepath.Join(f.dir, partsDir, f.own.name))
}
