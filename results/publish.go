package results

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Published reports whether this attempt has seen the part of the shard published, or
// the folder is complete.
func (f *Folder) Published() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.found == Complete || f.published
}

// Publish ends an attempt at a shard none of whose units are missing. What others
// have done of it is copied to the attempt's journal, which is synced, read back,
// and given the name of the part, unless there is a whole part already: then that
// is compared, and nothing is published. The error is [ErrIncomplete] when units
// are missing: then it may be called again. It is [ErrConflict] when another attempt
// had other results. After any but the first, the journal stays for another attempt.
func (f *Folder) Publish() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.found == Complete || f.published {
		return nil
	}
	if f.journal == nil || f.shard == (Shard{}) {
		return ErrClosed
	}
	if err := f.store.scan(); err != nil { // sees a part that was published meanwhile
		return err
	}
	if n := f.shard.size(&f.manifest); f.store.done < n {
		return fmt.Errorf("%w: %d of %d of shard %v in %s", ErrIncomplete, n-f.store.done, n, f.shard, f.dir)
	}
	if f.partThere() {
		return errors.Join(f.endJournal(), f.leave())
	}
	if err := f.gather(); err != nil {
		return err
	}
	err := f.endJournal()
	if err == nil {
		err = f.name()
	}
	if errors.Is(err, fs.ErrNotExist) {
		return f.finished(err)
	}
	return err
}

// endJournal closes the journal: some systems give no open file another name. From
// here on it is a source like others.
func (f *Folder) endJournal() error {
	err := f.journal.file.Close()
	f.journal, f.store.journal, f.store.own = nil, nil, -1
	return err
}

// part returns the name of the part of the shard. It has a bit of the plan's hash,
// so that a plan which extends another has its own.
func (f *Folder) part() string {
	id := f.manifest.hash()
	return f.shard.stem(hex.EncodeToString(id[:4])) + partSuffix
}

// partThere reports whether the part was there and whole at the last scan, which
// compared its units with all others.
func (f *Folder) partThere() bool {
	i := slices.IndexFunc(f.store.sources, func(c source) bool { return c.name == f.part() })
	return i >= 0 && f.store.verified[i]
}

// gather copies what is elsewhere to the attempt's journal and reads it back.
func (f *Folder) gather() error {
	var u Unit
	for i := range f.store.places {
		p := f.store.places[i]
		if p == 0 || p.file() == f.store.own {
			continue
		}
		if err := f.store.read(i, &u); err != nil {
			return err
		}
		if _, err := f.journal.Append(&u); err != nil {
			return err
		}
	}
	if err := f.journal.Sync(); err != nil {
		return err
	}
	c := f.store.census(f.own)
	x, err := f.journal.file.index(c.add)
	if err != nil {
		return err
	}
	if len(x.Defects) > 0 {
		return fmt.Errorf("results: %s, which was just written: %w", f.store.pathOf(f.store.own), x.Defects[0])
	}
	if !c.whole(x.Plan) {
		return fmt.Errorf("results: %s: %w", f.store.pathOf(f.store.own), errPartHole)
	}
	return nil
}

// name gives the journal the name of the part. A part that is there is damaged, or
// came a moment ago and is then compared.
func (f *Folder) name() error {
	own, part := filepath.Join(f.dir, partsDir, f.own.name), filepath.Join(f.dir, partsDir, f.part())
	err := f.disk.link(own, part)
	if errors.Is(err, fs.ErrExist) {
		if err := f.store.scan(); err != nil {
			return err
		}
		if f.partThere() {
			return f.leave()
		}
		err = f.disk.do("rename", part, func() error { return os.Rename(own, part) })
	}
	if err != nil {
		return err
	}
	if err := f.disk.syncDir(filepath.Dir(part)); err != nil {
		return err
	}
	return f.leave()
}

// leave ends an attempt whose part is there: its journal goes, and those of the
// dead, as far as nothing is in them that is not in the part.
func (f *Folder) leave() error {
	f.published = true
	err := f.disk.remove(filepath.Join(f.dir, partsDir, f.own.name))
	for n, c := range f.store.sources {
		if err == nil && c.name != f.own.name && c.shard == f.shard && !c.part && f.store.plans[n] == f.store.id {
			err = f.bury(c)
		}
	}
	return err
}

// bury removes the journal and lock of an attempt that is dead. Whether it is is
// known from its lock alone; where there are no locks the files stay until the
// folder is complete.
func (f *Folder) bury(c source) error {
	lock := filepath.Join(f.dir, partsDir, c.lock())
	if under, err := held(lock); err != nil || under {
		return nil
	}
	return errors.Join(f.disk.remove(filepath.Join(f.dir, partsDir, c.name)), f.disk.remove(lock))
}

// finished returns nil when the folder was completed while the attempt was under
// way, so that its files are gone; or else err.
func (f *Folder) finished(err error) error {
	c, lookErr := look(f.dir)
	if lookErr != nil {
		return lookErr
	}
	if state, judgeErr := c.judge(f.manifest); judgeErr != nil || state != Complete {
		return err
	}
	f.complete(c)
	return nil
}
