package results

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// An Inspection is what can be said of a folder without its plan.
type Inspection struct {
	State    State
	Manifest Manifest // of the folder, or the plan of a partial one
	Done     int      // units that are there
	Defects  []Defect // damage to the journal of a partial one
	Foreign  []string // names that are not of a run, in a fresh one
}

// Inspect says what the folder dir holds and changes nothing. For a complete
// folder it does not read the files: see [Manifest.Verify].
func Inspect(dir string) (Inspection, error) {
	c, err := look(dir)
	if err == nil {
		err = c.damage
	}
	switch {
	case err != nil:
		return Inspection{}, err
	case c.manifest != nil && (c.plan == nil || len(difference(*c.plan, *c.manifest)) == 0):
		return Inspection{State: Complete, Manifest: *c.manifest, Done: c.manifest.Units}, nil
	case c.plan == nil:
		return Inspection{Foreign: c.foreign}, nil
	}
	return inspectParts(dir, *c.plan)
}

func inspectParts(dir string, plan Manifest) (Inspection, error) {
	in := Inspection{State: Partial, Manifest: plan}
	file, err := disk{}.open(filepath.Join(dir, partsDir, journalFile), os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		return in, nil
	}
	if err != nil {
		return in, err
	}
	defer file.Close()
	x, err := file.index()
	in.Done, in.Defects = len(x.Entries), x.Defects
	return in, err
}
