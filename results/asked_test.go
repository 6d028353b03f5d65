package results

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// searchPlan is the plan of a search that asks for at most 1000 units.
func searchPlan() Plan {
	return Plan{
		Header: Header{Scenario: "search", Arms: []string{"answers"}, Metrics: []Column{{Name: "x", Doc: "A number."}}},
		Text:   "search", Points: 500, Replicates: 2, Search: true,
	}
}

func answer(point, replicate int, x float64) *Unit {
	return &Unit{Point: point, Replicate: replicate, Arms: []ArmRows{{Whole: []float64{x}}}}
}

// open opens a folder that a test may use.
func openSearch(t *testing.T, dir string, plan Plan) *Folder {
	t.Helper()
	f, err := Open(dir, plan, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestASearchIsToldAgainWhatItHasAskedFor(t *testing.T) {
	dir := t.TempDir()
	f := openSearch(t, dir, searchPlan())
	for _, u := range []*Unit{answer(499, 1, 1.5), answer(3, 0, -2)} {
		if err := f.Add(u); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f = openSearch(t, dir, searchPlan())
	tests := []struct {
		name             string
		point, replicate int
		there            bool
		want             float64
	}{
		{"asked last", 499, 1, true, 1.5},
		{"asked first", 3, 0, true, -2},
		{"never asked", 3, 1, false, 0},
	}
	for _, tt := range tests {
		var u Unit
		there, err := f.Read(tt.point, tt.replicate, &u)
		if err != nil || there != tt.there || there && u.Arms[0].Whole[0] != tt.want {
			t.Errorf("%s: Read(%d, %d) = %v, %v, %v; want %v, %v", tt.name, tt.point, tt.replicate, there, u.Arms, err, tt.there, tt.want)
		}
	}
	if _, err := f.Read(500, 0, new(Unit)); err == nil || !strings.Contains(err.Error(), "point 500") {
		t.Errorf("Read(500, 0) of 500 points: error %v; want one that names point 500", err)
	}
}

func TestASearchIsCompleteWithWhatItAskedFor(t *testing.T) {
	dir := t.TempDir()
	f := openSearch(t, dir, searchPlan())
	if err := f.Add(answer(0, 0, 1)); err != nil {
		t.Fatal(err)
	}
	err := f.Finish(func(x *Extras) error {
		return x.Write("front.csv", func(w io.Writer) error {
			_, err := io.WriteString(w, "x\n1\n")
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{"front.csv", ManifestFile}; !slices.Equal(names, want) {
		t.Errorf("a finished search has %v; want %v", names, want)
	}
	if st, err := ReadStatus(dir); err != nil || st.State != Complete || st.Counts != (Counts{Units: 1, Done: 1}) || st.Manifest.Units != 1000 {
		t.Errorf("ReadStatus = %v %+v of at most %d, %v; want complete, 1 unit of at most 1000", st.State, st.Counts, st.Manifest.Units, err)
	}
	if f = openSearch(t, dir, searchPlan()); f.State() != Complete {
		t.Errorf("opened again it is %v; want complete", f.State())
	}
	if _, err := f.Read(0, 0, new(Unit)); !errors.Is(err, ErrClosed) {
		t.Errorf("Read of a complete folder: error %v; want ErrClosed", err)
	}
	flaws, err := Verify(dir)
	if err != nil || len(flaws) > 0 {
		t.Errorf("Verify = %v, %v; want no flaw", flaws, err)
	}
	other := searchPlan()
	other.Seed = 7
	if _, err := Open(dir, other, false); err == nil || !strings.Contains(err.Error(), "seed is 0 there, 7 here") {
		t.Errorf("Open for another seed: error %v; want it to name the seed", err)
	}
	if _, err := os.Stat(filepath.Join(dir, PointsFile)); err == nil {
		t.Error("a search wrote points.csv; want none, as it has no points of its own")
	}
}

// How many units a search will ask for it does not know, so that none is missing before it
// is complete.
func TestAStatusOfASearchCountsWhatWasAsked(t *testing.T) {
	dir := t.TempDir()
	f := openSearch(t, dir, searchPlan())
	for point := range 3 {
		if err := f.Add(answer(point, 0, 1)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if st, err := ReadStatus(dir); err != nil || st.State != Partial || st.Counts != (Counts{Units: 3, Done: 3}) || st.Missing() != 0 {
		t.Errorf("ReadStatus = %v %+v, %v; want partial, 3 units of 3 done", st.State, st.Counts, err)
	}
}

func TestASearchKeepsNoTablesOfUnits(t *testing.T) {
	plan := searchPlan()
	plan.Series = true
	if err := plan.Validate(); err == nil || !strings.Contains(err.Error(), "search") {
		t.Errorf("Validate of a search with a series: error %v; want one about the search", err)
	}
}
