package results

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// ErrIncomplete is the error of finishing a folder whose units are not all there.
var ErrIncomplete = errors.New("results: units are missing")

// Finish makes the folder complete: it writes the tables in the order of the
// plan, calls extra, if it is not nil, for files that the caller makes from them
// and doubts that it has, writes the manifest and removes the parts, after it
// has written the [UnitsFile] of a plan that keeps units. After an error the folder is partial, and Finish may be called
// again. The error is [ErrIncomplete] when units are missing. On a complete folder
// it does nothing.
func (f *Folder) Finish(extra func(*Extras) error) error { return f.finish(extra, false) }

// FinishPartial is [Folder.Finish] that does not mind missing units. Tables and
// extras have what is there, failures.csv says what failed, and the manifest says
// what is missing. Unless that is nothing, the folder stays partial: the work can
// go on, and the tables are written anew when it is finished.
func (f *Folder) FinishPartial(extra func(*Extras) error) error { return f.finish(extra, true) }

var errOfShard = errors.New("results: an attempt at a shard publishes its part; the whole folder is finished by merging")

func (f *Folder) finish(extra func(*Extras) error, partial bool) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.found == Complete {
		return nil
	}
	switch {
	case f.journal == nil:
		return ErrClosed
	case f.shard != Shard{}:
		return errOfShard
	}
	holes := f.store.holes()
	if f.manifest.Search {
		holes = nil // what was not asked for is not missing
		f.manifest.Asked = f.store.done
	}
	if !partial && len(holes) > 0 {
		return fmt.Errorf("%w: %d of %d in %s", ErrIncomplete, f.manifest.Units-f.store.done, f.manifest.Units, f.dir)
	}
	m := f.manifest
	m.Missing, m.Extends, m.Warnings, m.Files = holes, nil, nil, nil
	if err := f.clear(f.stale); err != nil {
		return err
	}
	f.stale = &m // whatever is written from here on is replaced by the next
	if err := f.tabulate(&m); err != nil {
		return err
	}
	if err := f.writeExtras(&m, extra); err != nil {
		return err
	}
	if m.Until != nil && m.Until.Ended == "" && len(holes) == 0 {
		return errUndecided
	}
	if err := f.writeUnits(&m); err != nil {
		return err
	}
	return f.seal(m)
}

// tabulate writes the tables of the units, and which of them failed, and lists them in m.
// What a search has asked for is for its own tables.
func (f *Folder) tabulate(m *Manifest) error {
	if m.Search {
		return nil
	}
	if err := f.writeTables(m); err != nil {
		return err
	}
	return f.listFailures(m)
}

// listFailures writes failures.csv and lists it in m, if there are any.
func (f *Folder) listFailures(m *Manifest) error {
	file, err := f.writeFailures()
	if err == nil && file.Name != "" {
		m.Files = append(m.Files, file)
	}
	return err
}

// holes returns which units are not there, in the order of the plan.
func (s *store) holes() (holes []Hole) {
	for i, p := range s.places {
		if p.done() {
			continue
		}
		point, replicate := i/s.plan.Replicates, i%s.plan.Replicates
		if n := len(holes) - 1; n >= 0 && holes[n].Point == point && holes[n].Last == replicate-1 {
			holes[n].Last = replicate
		} else {
			holes = append(holes, Hole{point, replicate, replicate})
		}
	}
	return holes
}

// writeTables writes the tables and lists them in m. They come to have their
// names only when all are written.
func (f *Folder) writeTables(m *Manifest) error {
	w := &tableFilesWriter{folder: f}
	err := w.write(m)
	for _, p := range w.open {
		p.discard()
	}
	return err
}

// tableFilesWriter holds the tables that are being written.
type tableFilesWriter struct {
	folder *Folder
	open   []*pending
}

func (w *tableFilesWriter) create(file string) (io.Writer, error) {
	p, err := w.folder.disk.begin(filepath.Join(w.folder.dir, file))
	if err != nil {
		return nil, err
	}
	w.open = append(w.open, p)
	return p, nil
}

func (w *tableFilesWriter) write(m *Manifest) error {
	as := m.formats()
	t, err := newTables(&w.folder.plan.Header, as, w.create)
	if err != nil {
		return err
	}
	t.Seed = m.Seed
	if err := w.folder.replay(t); err != nil {
		return err
	}
	rows := t.rows()
	if rows[PointsFile], err = w.list(PointsFile, w.folder.plan.writePoints); err != nil {
		return err
	}
	if rows[ArmsFile], err = w.list(ArmsFile, w.folder.plan.writeArms); err != nil {
		return err
	}
	if err := w.retype(as, rows); err != nil {
		return err
	}
	m.Warnings = t.Warnings()
	return w.commit(m, rows)
}

// list writes a table of the plan itself, and returns how many rows it has.
func (w *tableFilesWriter) list(file string, write func(io.Writer) (int64, error)) (int64, error) {
	p, err := w.create(file)
	if err != nil {
		return 0, err
	}
	return write(p)
}

// retype writes the tables of the plan as Parquet too, if that is asked for.
func (w *tableFilesWriter) retype(as formats, rows map[string]int64) error {
	for _, file := range []string{PointsFile, ArmsFile} {
		if !as.parquet {
			break
		}
		p, err := w.create(ParquetFile(file))
		if err != nil {
			return err
		}
		l := listing{strings.TrimSuffix(file, csvSuffix), tempName(filepath.Join(w.folder.dir, file)), file == ArmsFile}
		if rows[ParquetFile(file)], err = l.write(p, as.notes); err != nil {
			return err
		}
	}
	return nil
}

// commit gives the tables their names.
func (w *tableFilesWriter) commit(m *Manifest, rows map[string]int64) error {
	for len(w.open) > 0 {
		p := w.open[0]
		w.open = w.open[1:]
		file, err := p.commit()
		if err != nil {
			return err
		}
		file.Rows = rows[file.Name]
		m.Files = append(m.Files, file)
	}
	slices.SortFunc(m.Files, func(a, b File) int {
		return cmp.Compare(tablePlace(a.Name), tablePlace(b.Name))
	})
	return nil
}

// replay writes the units that are there to t in the order of the plan.
func (f *Folder) replay(t *Tables) error {
	for u, err := range f.store.units(f.store.isDone) {
		if err == nil {
			err = t.Write(u)
		}
		if err != nil {
			return err
		}
	}
	return t.Close()
}

// seal writes the manifest, which makes the folder complete unless units are
// missing, and removes the parts of a complete one.
func (f *Folder) seal(m Manifest) error {
	b, err := m.sealed()
	if err != nil {
		return err
	}
	if _, err := f.disk.writeFile(filepath.Join(f.dir, ManifestFile), writeBytes(b)); err != nil {
		return errors.Join(err, f.store.scan())
	}
	f.manifest.Missing, f.manifest.Warnings, f.manifest.Files = m.Missing, m.Warnings, m.Files
	if len(m.Missing) > 0 {
		return nil
	}
	err = errors.Join(f.journal.file.Close(), f.store.close())
	f.journal, f.manifest, f.found = nil, m, Complete
	return errors.Join(err, f.removeParts())
}

func writeBytes(b []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
}
