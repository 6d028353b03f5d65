package results

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Doubts that come of the units' notes are the same in whatever order the units
// came and after a failed attempt, and stand in the manifest after those of the
// tables.
func TestExtrasSeeUnitsAndWarn(t *testing.T) {
	plan, dir := testPlan(), t.TempDir()
	f := open(t, dir, plan, false)
	if err := addMissing(f, plan); err != nil { // the last first
		t.Fatal(err)
	}
	doubt := func(x *Extras) error {
		var seen []float64
		for u, err := range x.Units() {
			if err != nil {
				return err
			}
			seen = append(seen, u.Notes[0])
		}
		x.Warn(fmt.Sprint("notes ", seen))
		x.Warn("more")
		return nil
	}
	if err := f.Finish(func(x *Extras) error { return errors.Join(doubt(x), errBroken) }); !errors.Is(err, errBroken) {
		t.Fatalf("Finish: error %v; want that of the hook", err)
	}
	if err := errors.Join(f.Finish(doubt), f.Close()); err != nil {
		t.Fatal(err)
	}
	m, err := ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := m.Warnings[len(m.Warnings)-3:]
	if !strings.HasPrefix(got[0], ComparisonFile) || got[1] != "notes [0 1 2 10 11 12]" || got[2] != "more" {
		t.Errorf("warnings end with %q; want one of the comparison, the notes in the order of the plan, and the other", got)
	}
}

// A damaged record ends the units with its error.
func TestExtrasUnitsReportDamage(t *testing.T) {
	plan, dir := testPlan(), t.TempDir()
	f := open(t, dir, plan, false)
	defer f.Close()
	if err := addMissing(f, plan); err != nil {
		t.Fatal(err)
	}
	err := f.Finish(func(x *Extras) error {
		path := filepath.Join(dir, "parts", "journal")
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		b[f.store.places[1].offset()+frameLength+20] ^= 1
		if err := os.WriteFile(path, b, 0o666); err != nil {
			return err
		}
		n := 0
		for _, err := range x.Units() {
			if n++; err != nil {
				return err
			}
		}
		return fmt.Errorf("%d units without an error", n)
	})
	if _, ok := errors.AsType[Defect](err); !ok {
		t.Errorf("Finish: error %v; want the defect that Units found", err)
	}
}

// The manifest says how many rows a table of the caller has, in either format.
func TestExtraTablesHaveTheirRows(t *testing.T) {
	plan, dir := testPlan(), t.TempDir()
	plan.Outputs = []string{"csv", "parquet"}
	f := open(t, dir, plan, false)
	if err := addMissing(f, plan); err != nil {
		t.Fatal(err)
	}
	err := f.Finish(func(x *Extras) error {
		return errors.Join(
			x.Write("three.csv", func(w io.Writer) error { return writeBytes([]byte("a,b\n1,2\n\"x\n\"\"y\",3\n4,5\n"))(w) }),
			x.Write("none.csv", func(w io.Writer) error { return writeBytes([]byte("a,b\n"))(w) }),
			x.Write("note.txt", func(w io.Writer) error { return writeBytes([]byte("1\n2\n"))(w) }),
		)
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int64{"three.csv": 3, "three.parquet": 3, "none.csv": 0, "none.parquet": 0, "note.txt": 0}
	for _, file := range f.Manifest().Files {
		if n, ours := want[file.Name]; ours && file.Rows != n {
			t.Errorf("the manifest gives %s %d rows; want %d", file.Name, file.Rows, n)
		}
		delete(want, file.Name)
	}
	if len(want) > 0 {
		t.Errorf("the manifest lacks %v", want)
	}
}
