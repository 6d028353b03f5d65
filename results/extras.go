package results

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Extras lets a caller add to a folder that is about to be complete: files, such
// as figures, and doubts. The tables have been written, and can be read.
type Extras struct {
	folder   *Folder
	manifest Manifest
	files    []File
}

// Dir returns the path of the folder, to read the tables.
func (x *Extras) Dir() string { return x.folder.dir }

// Manifest returns the manifest as it will be, but for the extras.
func (x *Extras) Manifest() Manifest { return x.manifest }

// Units yields every unit that is there in the order of the plan. Its memory is
// used again for the next. An error is the last that it yields.
func (x *Extras) Units() iter.Seq2[*Unit, error] {
	s := x.folder.store
	return s.units(s.isDone)
}

// Warn adds a doubt about the results to the manifest. The same work must have the
// same doubts.
func (x *Extras) Warn(doubt string) {
	x.manifest.Warnings = append(slices.Clip(x.manifest.Warnings), doubt)
}

// Write writes what fill writes to the file name in the folder, which may lie in
// a folder of its own, as in "figures/waits.svg". The same work must write the
// same bytes, because the manifest lists their checksum. Names are local, with
// slashes, each used once, and not those of tables and manifest; no part of one
// begins with a dot. A file whose name ends in ".csv" is a table with a header line,
// and written as [ParquetFile] too where the plan asks for that.
func (x *Extras) Write(name string, fill func(io.Writer) error) error {
	if err := extraError(name); err != nil {
		return fmt.Errorf("results: extra file %q: %w", name, err)
	}
	if slices.ContainsFunc(x.files, func(f File) bool { return f.Name == name }) {
		return fmt.Errorf("results: extra file %q: it is there already", name)
	}
	if err := x.note(name); err != nil {
		return err
	}
	to := filepath.Join(x.folder.dir, filepath.FromSlash(name))
	if err := x.folder.disk.mkdir(filepath.Dir(to)); err != nil {
		return err
	}
	rows := &rowCounter{rows: -1}
	file, err := x.folder.disk.writeFile(to, func(w io.Writer) error {
		rows.to = w
		return fill(rows)
	})
	if err != nil {
		return err
	}
	if file.Name = name; strings.HasSuffix(name, csvSuffix) {
		file.Rows = max(0, rows.rows)
	}
	x.files = append(x.files, file)
	return x.retype(name, to, file.Rows)
}

// A rowCounter counts the rows of CSV that goes through it, after the header line.
type rowCounter struct {
	to     io.Writer
	rows   int64
	quoted bool // within quotes
}

// Write implements [io.Writer].
func (c *rowCounter) Write(b []byte) (int, error) {
	for _, x := range b {
		switch {
		case x == '"':
			c.quoted = !c.quoted
		case x == '\n' && !c.quoted:
			c.rows++
		}
	}
	return c.to.Write(b)
}

// retype writes the file name, which lies at path and has so many rows, as Parquet too, if
// it is a table and that is asked for.
func (x *Extras) retype(name, path string, rows int64) error {
	as := x.manifest.formats()
	table, ok := strings.CutSuffix(name, csvSuffix)
	if !ok || !as.parquet {
		return nil
	}
	err := x.Write(ParquetFile(name), func(w io.Writer) error {
		_, err := listing{name: table, path: path}.write(w, as.notes)
		return err
	})
	x.files[len(x.files)-1].Rows = rows
	return err
}

// note adds name to the list of extras before there is such a file: should this
// process be killed, the next one knows that the file is of a run.
func (x *Extras) note(name string) error {
	known, err := x.folder.extras()
	if err != nil || slices.Contains(known, name) {
		return err
	}
	list := strings.Join(append(known, name), "\n") + "\n"
	_, err = x.folder.disk.writeFile(filepath.Join(x.folder.dir, partsDir, extrasFile), writeBytes([]byte(list)))
	return err
}

// extraError returns why name cannot be that of an extra file, or nil.
func extraError(name string) error {
	first, _, _ := strings.Cut(name, "/")
	switch {
	case !fs.ValidPath(name) || name == "." || path.Clean(name) != name || strings.ContainsRune(name, '\\'):
		return errors.New("want a local name with slashes")
	case nameError(name) != nil:
		return nameError(name)
	case strings.HasPrefix(name, ".") || strings.Contains(name, "/."):
		return errors.New("want no hidden file")
	case first == partsDir || name == ManifestFile || name == FailuresFile || name == UnitsFile || tablePlace(name) >= 0:
		return errors.New("the name is taken")
	}
	return nil
}

// writeExtras lets the caller write its files and lists them in m, by name.
func (f *Folder) writeExtras(m *Manifest, extra func(*Extras) error) error {
	if extra == nil {
		return nil
	}
	x := &Extras{folder: f, manifest: *m}
	if err := extra(x); err != nil {
		return err
	}
	slices.SortFunc(x.files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	m.Files = append(slices.Clip(m.Files), x.files...)
	m.Warnings, m.Until = x.manifest.Warnings, x.manifest.Until
	return nil
}
