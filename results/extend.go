package results

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Extends returns nil when the units of the plan there, of a manifest, are units of
// p too: when p has at least as many replicates, at least as many points, of which
// the first are those of there, and is the same in all else that a unit hangs on.
// That is everything but the text of the scenario, the list of what the command line
// set, the formats of tables, and what decides how many replicates there are: [Plan.Settings] has to say all that they say of a unit, and nothing
// that hangs on how many units there are. The error is a [DifferentError].
func (p *Plan) Extends(there Manifest) error {
	here, err := p.manifestOf()
	if err != nil {
		return err
	}
	return p.extends(here, there)
}

// manifestOf returns the manifest of p, also where its tables are copied.
func (p *Plan) manifestOf() (Manifest, error) {
	if p.copied != "" {
		return readManifest(filepath.Join(p.copied, planFile))
	}
	return p.manifest()
}

func (p *Plan) extends(here, there Manifest) error {
	was := there
	if here.Points >= there.Points {
		first, err := p.firstPoints(there.Points)
		if err != nil {
			return err
		}
		was.Points, was.Units = here.Points, here.Units
		if first == there.PointsSHA256 {
			was.PointsSHA256 = here.PointsSHA256
		}
	}
	was.Replicates = max(there.Replicates, here.Replicates)
	was.Until = here.Until
	was.Outputs = reformatted(there.Outputs, here.Outputs)
	was.Text, was.TextSHA256, was.Overrides = here.Text, here.TextSHA256, here.Overrides
	if d := difference(was, here); len(d) > 0 {
		return &DifferentError{Dir: "the folder", Differences: d}
	}
	return nil
}

// firstPoints returns the hash of points.csv as it is when there are n points.
func (p *Plan) firstPoints(n int) (string, error) {
	h := &rowHash{hash: sha256.New(), left: n + 1}
	_, err := p.writePoints(h)
	return hex.EncodeToString(h.hash.Sum(nil)), err
}

// A rowHash hashes the first rows of the CSV that is written to it.
type rowHash struct {
	hash   hash.Hash
	left   int // rows to come
	quoted bool
}

// Write implements [io.Writer].
func (r *rowHash) Write(b []byte) (int, error) {
	end := 0
	for end < len(b) && r.left > 0 {
		switch b[end] {
		case '"':
			r.quoted = !r.quoted // a quote within is two, and turns it back
		case '\n':
			if !r.quoted {
				r.left--
			}
		}
		end++
	}
	r.hash.Write(b[:end])
	return len(b), nil
}

var _ io.Writer = (*rowHash)(nil)

// ErrNotKept is the error of extending a folder whose units are not there any more.
var ErrNotKept = errors.New("results: the folder is complete, and its units were not kept")

// Extend makes the folder dir, with units of a plan that plan extends, the folder
// of plan, with those units. Tables that are there are removed when the work goes
// on. It does nothing where the folder is that of plan already. The error is a
// [DifferentError] when plan does not extend what is there, [ErrNotKept], or
// [ErrLocked].
func Extend(dir string, plan Plan) error { return disk{}.extend(dir, plan) }

func (d disk) extend(dir string, plan Plan) (err error) {
	m, err := plan.manifest()
	if err != nil {
		return err
	}
	f := &Folder{dir: dir, disk: d, plan: &plan, manifest: m}
	if err := f.acquire(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	c, err := look(dir)
	switch {
	case err != nil:
		return err
	case c.damage != nil:
		return c.damage
	case c.plan == nil && c.manifest == nil:
		return ioError("extend", dir, fs.ErrNotExist)
	case c.plan == nil && len(difference(*c.manifest, m)) == 0, c.plan != nil && len(difference(*c.plan, m)) == 0:
		return nil
	}
	there := c.plan
	if there == nil {
		there = c.manifest
	}
	var different *DifferentError
	if err := plan.extends(m, *there); errors.As(err, &different) {
		return &DifferentError{Dir: dir, Differences: different.Differences}
	} else if err != nil {
		return err
	}
	if c.plan == nil && !isKept(dir) {
		return fmt.Errorf("%w: %s", ErrNotKept, dir)
	}
	return f.replant(*there)
}

// extendable adds to err, of a folder that holds other work, whether it can be
// extended.
func (f *Folder) extendable(c content, err error) error {
	var different *DifferentError
	there := c.plan
	if there == nil {
		there = c.manifest
	}
	if errors.As(err, &different) && there != nil && (c.plan != nil || isKept(c.dir)) {
		different.Extendable = f.plan.extends(f.manifest, *there) == nil
	}
	return err
}

// replant writes the plan in place of one that it extends. The journal of the whole
// becomes that of an attempt at all, because a new one is to begin.
func (f *Folder) replant(there Manifest) error {
	parts := filepath.Join(f.dir, partsDir)
	if err := f.disk.mkdir(parts); err != nil {
		return err
	}
	old := filepath.Join(parts, journalFile)
	if _, err := os.Lstat(old); err == nil {
		to := filepath.Join(parts, Shard{1, 1}.stem(newID())+journalSuffix)
		if err := f.disk.rename(old, to); err != nil {
			return err
		}
	}
	h := there.hash()
	f.manifest.Extends = append(slices.Clone(there.Extends), hex.EncodeToString(h[:]))
	if err := f.plant(true); err != nil {
		return err
	}
	return f.keepPoints()
}
