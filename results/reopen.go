package results

import (
	"io/fs"
	"path/filepath"
)

// Reopen opens the folder dir for the plan that is in it, from its files alone: to
// merge other folders into it, and to finish it. Program is the program and its
// version, to be recorded; empty is that which made the plan. The errors are those
// of [Open], and fs.ErrNotExist when there is no plan. Tables that a
// [Folder.FinishPartial] left stay until others are written.
func Reopen(dir, program string) (*Folder, error) { return disk{}.reopen(dir, program) }

func (d disk) reopen(dir, program string) (*Folder, error) {
	f := &Folder{dir: dir, disk: d, plan: &Plan{}}
	c, err := f.lookAgain()
	if err != nil {
		return nil, err
	}
	if f.found == Complete && c.plan == nil {
		f.tidy()
		return f, nil
	}
	if err = f.acquire(); err == nil {
		c, err = f.lookAgain() // now that nobody else changes the folder
	}
	switch {
	case err != nil:
	case f.found == Complete:
		err = f.removeParts()
	default:
		err = f.resume(c, program)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// lookAgain looks what the folder holds, and notes whether it is complete.
func (f *Folder) lookAgain() (content, error) {
	c, err := look(f.dir)
	if err != nil {
		return c, err
	}
	m := c.plan
	if m == nil {
		m = c.manifest
	}
	if m == nil && c.damage == nil {
		return c, ioError("read", filepath.Join(f.dir, partsDir, planFile), fs.ErrNotExist)
	}
	if m == nil {
		return c, c.damage
	}
	state, err := c.judge(*m)
	if err == nil && state == Complete {
		f.complete(c)
	}
	return c, err
}

// resume goes on with the plan of c.
func (f *Folder) resume(c content, program string) error {
	m := *c.plan
	if program != "" {
		m.Program = program
	}
	f.found, f.manifest, f.stale = Partial, m, c.manifest
	f.plan = &Plan{Header: m.header(), Points: m.Points, Replicates: m.Replicates, copied: filepath.Join(f.dir, partsDir)}
	if err := f.sweep(); err != nil {
		return err
	}
	return f.journalIn(source{name: journalFile})
}
