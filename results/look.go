package results

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// A State is how far the work of a folder is.
type State int

// The states of a folder.
const (
	Fresh    State = iota // nothing is done
	Partial               // the plan is there, and perhaps units
	Complete              // the manifest is there, and the files are as it says
)

// String returns "fresh", "partial" or "complete".
func (s State) String() string { return [...]string{"fresh", "partial", "complete"}[s] }

// What lies in a folder while its work is not complete. The plan is a manifest
// without files; where it is there, it says what the folder is for.
const (
	partsDir    = "parts"
	planFile    = "plan.json"
	journalFile = "journal"
	extrasFile  = "extras"
	lockFile    = ".heed-lock"
)

// A ForeignError says that a folder holds files that are not of a heed run.
type ForeignError struct {
	Dir   string
	Files []string // at least one
}

// Error names the files and says what to do.
func (e *ForeignError) Error() string {
	const most = 5
	names := strings.Join(e.Files[:min(most, len(e.Files))], ", ")
	if more := len(e.Files) - most; more > 0 {
		names += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Sprintf("results: %s holds files that are not of a run: %s; use another -o, or --force, which replaces tables and leaves files that it does not know", e.Dir, names)
}

// A content is what a folder holds, as far as it can be told without a plan.
type content struct {
	dir      string
	plan     *Manifest // of the parts, nil if there is none
	manifest *Manifest // nil if there is none
	foreign  []string  // names that are not of a run, as long as there is neither
	damage   error     // why plan or manifest cannot be understood
}

// look reads what is in dir. It changes nothing. The error is [ErrIO].
func look(dir string) (content, error) {
	c := content{dir: dir}
	var err error
	if c.plan, err = c.read(filepath.Join(dir, partsDir, planFile)); err != nil {
		return c, err
	}
	if c.manifest, err = c.read(filepath.Join(dir, ManifestFile)); err != nil {
		return c, err
	}
	if c.plan == nil && c.manifest == nil && c.damage == nil {
		c.foreign, err = foreign(dir)
		if slices.Contains(c.foreign, partsDir+"/"+planFile) || slices.Contains(c.foreign, ManifestFile) {
			return look(dir) // another process has begun or ended since
		}
	}
	return c, err
}

// read returns the manifest path, or nil when it is not there or is damaged.
func (c *content) read(path string) (*Manifest, error) {
	m, err := readManifest(path)
	switch {
	case err == nil:
		return &m, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case errors.Is(err, ErrIO):
		return nil, err
	}
	c.damage = fmt.Errorf("%w; use another -o or --force", err)
	return nil, nil
}

// foreign returns the names in dir that are not hidden, but for an empty folder
// of parts, which a process killed early leaves.
func foreign(dir string) (names []string, err error) {
	entries, err := readDir(dir)
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, "."):
		case name == partsDir && e.IsDir():
			inner, err := foreign(filepath.Join(dir, partsDir))
			if err != nil {
				return nil, err
			}
			for _, n := range inner {
				names = append(names, partsDir+"/"+n)
			}
		default:
			names = append(names, name)
		}
	}
	return names, err
}

// judge returns the state of the folder for the work of m, or why the folder is
// not for it.
func (c *content) judge(m Manifest) (State, error) {
	switch {
	case c.damage != nil:
		return Fresh, c.damage
	case c.finished():
		return Complete, c.different(*c.manifest, m)
	case c.plan != nil:
		return Partial, c.different(*c.plan, m)
	case c.manifest != nil:
		if err := c.different(*c.manifest, m); err != nil {
			return Complete, err
		}
		if len(c.manifest.Missing) > 0 {
			return Fresh, &AlteredError{c.dir, partsDir, "is missing, and units with it"}
		}
		return Complete, c.manifest.Verify(c.dir)
	case len(c.foreign) > 0:
		return Fresh, &ForeignError{c.dir, c.foreign}
	}
	return Fresh, nil
}

// complete reports whether the manifest is there, for all units of the plan.
func (c *content) complete() bool {
	return c.manifest != nil && len(c.manifest.Missing) == 0 &&
		(c.plan == nil || len(difference(*c.plan, *c.manifest)) == 0)
}

// finished reports whether the parts are of a run that was killed when all but
// their removal was done.
func (c *content) finished() bool {
	return c.plan != nil && c.complete() && c.manifest.Verify(c.dir) == nil
}

func (c *content) different(there, here Manifest) error {
	if d := difference(there, here); len(d) > 0 {
		return &DifferentError{Dir: c.dir, Differences: d}
	}
	return nil
}
