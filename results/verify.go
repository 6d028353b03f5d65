package results

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// A Flaw is something that is wrong with a folder. As an error it says, for
// example, "parts/3-of-7.1a2b3c4d.part: byte 1234: the checksum of a record is
// wrong".
type Flaw struct {
	File string // within the folder, with slashes
	Err  error  // what is wrong; a [Defect] where it has a place in a file of units
}

// Error implements the interface error.
func (f Flaw) Error() string { return f.File + ": " + f.Err.Error() }

// Unwrap returns what is wrong.
func (f Flaw) Unwrap() error { return f.Err }

// Verify checks everything in the folder dir that can be checked from its files
// alone, and changes nothing: the manifest, every file that it lists against its
// checksum; the plan, and every record of every part and journal, that it is whole,
// is a unit of the plan, and is the same in all files that have it. It returns all
// that is wrong. That units are missing is not wrong: see [ReadStatus]. The error is
// [ErrIO], fs.ErrNotExist when there are no results.
func Verify(dir string) ([]Flaw, error) {
	v := verifier{dir: dir}
	manifest := v.manifest(ManifestFile)
	plan := v.manifest(partsDir + "/" + planFile)
	if v.err == nil && manifest == nil && plan == nil && len(v.flaws) == 0 {
		v.err = ioError("read", filepath.Join(dir, ManifestFile), fs.ErrNotExist)
	}
	if manifest != nil {
		for _, f := range manifest.Files {
			v.file(f)
		}
	}
	if plan != nil {
		v.table(PointsFile, plan.PointsSHA256)
		v.table(ArmsFile, plan.ArmsSHA256)
		v.units(plan)
	}
	return v.flaws, v.err
}

// A verifier collects what is wrong with a folder, until an error ends it.
type verifier struct {
	dir   string
	flaws []Flaw
	err   error
}

func (v *verifier) flaw(file string, format string, args ...any) {
	v.flaws = append(v.flaws, Flaw{file, fmt.Errorf(format, args...)})
}

// note notes err as a flaw, unless it is of reading.
func (v *verifier) note(file string, err error) {
	switch {
	case err == nil:
	case errors.Is(err, ErrIO):
		v.err = errors.Join(v.err, err)
	default:
		v.flaws = append(v.flaws, Flaw{file, err})
	}
}

// manifest reads a manifest and checks that it agrees with itself. It returns nil
// when there is none or it cannot be understood.
func (v *verifier) manifest(name string) *Manifest {
	m, err := readManifest(filepath.Join(v.dir, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		v.note(name, err)
		return nil
	}
	if sum := sha256.Sum256([]byte(m.Text)); hex.EncodeToString(sum[:]) != m.TextSHA256 {
		v.flaw(name, "the text of the scenario is not that of text_sha256")
	}
	for _, in := range m.Inputs {
		if sum := sha256.Sum256([]byte(in.Text)); in.Text != "" && hex.EncodeToString(sum[:]) != in.SHA256 {
			v.flaw(name, "the text of %s is not that of its sha256", in.Name)
		}
	}
	if m.Points < 1 || m.Replicates < 1 || m.Replicates > maxUnits/m.Points || m.Units != m.Points*m.Replicates {
		v.flaw(name, "%d units are not %d points of %d replicates", m.Units, m.Points, m.Replicates)
		return nil
	}
	for _, f := range m.Files {
		if f.Name == PointsFile && f.SHA256 != m.PointsSHA256 || f.Name == ArmsFile && f.SHA256 != m.ArmsSHA256 {
			v.flaw(name, "two checksums of %s", f.Name)
		}
	}
	return &m
}

// file checks a file of the manifest.
func (v *verifier) file(f File) {
	err := f.verify(v.dir)
	var altered *AlteredError
	if errors.As(err, &altered) {
		err = errors.New(altered.Reason)
	}
	v.note(f.Name, err)
}

// table checks a table that lies beside the plan.
func (v *verifier) table(name, hash string) {
	path := filepath.Join(v.dir, partsDir, name)
	have, err := hashOfFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		v.flaw(partsDir+"/"+name, "is missing")
	case err != nil:
		v.note(name, err)
	case have != hash:
		v.flaw(partsDir+"/"+name, "is not that of the plan")
	}
}

// units checks the units of a plan.
func (v *verifier) units(plan *Manifest) {
	s := disk{}.surveyor(v.dir, plan, func(c source, d Defect) {
		v.flaws = append(v.flaws, Flaw{c.path(), d})
	})
	err := s.scan()
	if err != nil {
		v.err = errors.Join(v.err, err)
		return
	}
	var u Unit
	for i, p := range s.places {
		if p.done() {
			v.note(s.sources[p.file()].path(), s.read(i, &u))
		}
	}
	v.err = errors.Join(v.err, s.close())
}
