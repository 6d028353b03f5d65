package results

import (
	"bytes"
	"errors"
	"io"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// memory collects tables by file.
type memory map[string]*bytes.Buffer

func (m memory) create(file string) (io.Writer, error) {
	m[file] = new(bytes.Buffer)
	return m[file], nil
}

func (m memory) texts() map[string]string {
	s := make(map[string]string)
	for file, b := range m {
		s[file] = b.String()
	}
	return s
}

// The tables of two replicates, written by hand. Values that do not vary between
// replicates make summary and comparison plain: the interval is a point.
func TestTablesBytes(t *testing.T) {
	nan := math.NaN()
	h := &Header{
		Scenario: "open, plan", Arms: []string{"baseline", "calm"}, Series: true,
		Metrics: []Column{{Name: "rate"}, {Name: "wait"}}, Employees: []Column{{Name: "tenure"}},
	}
	unit := func(replicate int, wait float64) *Unit {
		return &Unit{Replicate: replicate, Arms: []ArmRows{
			{Days: []int32{-1, 0}, Series: []float64{.25, nan, .5, 3}, Whole: []float64{.5, wait},
				EmployeeDays: []int32{0, 0}, EmployeeRows: []uint32{0, 3}, Employees: []float64{7, nan}},
			{Days: []int32{0}, Series: []float64{1, 1e-7}, Whole: []float64{.75, 2}},
		}}
	}
	files := memory{}
	tables, err := NewTables(h, files.create)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range []*Unit{unit(0, nan), unit(1, 2)} {
		if err := tables.Write(u); err != nil {
			t.Fatal(err)
		}
	}
	if err := tables.Close(); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		SeriesFile: `scenario,arm,point,replicate,day,rate,wait
"open, plan",baseline,0,0,-1,0.25,
"open, plan",baseline,0,0,0,0.5,3
"open, plan",calm,0,0,0,1,1e-07
"open, plan",baseline,0,1,-1,0.25,
"open, plan",baseline,0,1,0,0.5,3
"open, plan",calm,0,1,0,1,1e-07
`,
		ReplicatesFile: `scenario,arm,point,replicate,rate,wait
"open, plan",baseline,0,0,0.5,
"open, plan",calm,0,0,0.75,2
"open, plan",baseline,0,1,0.5,2
"open, plan",calm,0,1,0.75,2
`,
		EmployeesFile: `scenario,arm,point,replicate,day,row,tenure
"open, plan",baseline,0,0,0,0,7
"open, plan",baseline,0,0,0,3,
"open, plan",baseline,0,1,0,0,7
"open, plan",baseline,0,1,0,3,
`,
		SummaryFile: `scenario,arm,point,metric,n,mean,sd,lo,hi,q1,median,q3,best
"open, plan",baseline,0,rate,2,0.5,0,0.5,0.5,0.5,0.5,0.5,
"open, plan",baseline,0,wait,1,2,,,,2,2,2,
"open, plan",calm,0,rate,2,0.75,0,0.75,0.75,0.75,0.75,0.75,
"open, plan",calm,0,wait,2,2,0,2,2,2,2,2,
`,
		ComparisonFile: `scenario,point,arm,metric,n,diff,lo,hi,p,p_adj,d,p_bh,bca_lo,bca_hi,d_z,cliff_delta,above
"open, plan",0,calm,rate,2,0.25,0.25,0.25,0,0,,0,,,,1,1
"open, plan",0,calm,wait,1,0,,,,,,,,,,0,0.5
`,
	}
	if d := cmp.Diff(want, files.texts()); d != "" {
		t.Errorf("tables differ (-want +got):\n%s", d)
	}
	warnings := strings.Join(tables.Warnings(), "\n")
	if !strings.Contains(warnings, "summary.csv: 2 of 4 rows (rate): fewer than 10") || !strings.Contains(warnings, "comparison.csv: 2 of 2 rows: fewer than 10") {
		t.Errorf("Warnings() = %q; want one of the 2 rows of summary.csv that vary, one of both of comparison.csv", warnings)
	}
}

// Each point has its own summary, and is the family of its own adjusted p.
func TestTablesByPoint(t *testing.T) {
	h := &Header{Scenario: "s", Arms: []string{"baseline", "a", "b"}, Metrics: []Column{{Name: "m"}}}
	files := memory{}
	tables, err := NewTables(h, files.create)
	if err != nil {
		t.Fatal(err)
	}
	for point := range 2 {
		for r := range 4 {
			x := float64(r * r)
			u := &Unit{Point: point, Replicate: r, Arms: []ArmRows{{Whole: []float64{x}}, {Whole: []float64{x + 1 + float64(r)}}, {Whole: []float64{x + 5 - float64(r%2)}}}}
			if err := tables.Write(u); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := tables.Close(); err != nil {
		t.Fatal(err)
	}
	if _, there := files[SeriesFile]; there {
		t.Error("series.csv was made though it was not asked for")
	}
	r, err := Read(ComparisonFile, ComparisonFile, files[ComparisonFile])
	if err != nil {
		t.Fatal(err)
	}
	var rows []Row
	for row, err := range r.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, Row{Arm: row.Arm, Point: row.Point, Values: append([]float64(nil), row.Values...)})
	}
	if len(rows) != 4 {
		t.Fatalf("%d rows of comparison.csv; want 4", len(rows))
	}
	const p, adjusted = 4, 5
	for i := 0; i < 4; i += 2 {
		a, b := rows[i].Values, rows[i+1].Values // a is 1, 2, 3, 4 off, b 5, 4, 5, 4: b has the smaller p
		if rows[i].Point != i/2 || rows[i].Arm != "a" || rows[i+1].Arm != "b" {
			t.Errorf("rows %d and %d are of point %d arms %s and %s", i, i+1, rows[i].Point, rows[i].Arm, rows[i+1].Arm)
		}
		if !(b[p] < a[p]) || b[adjusted] != 2*b[p] || a[adjusted] != math.Max(a[p], b[adjusted]) {
			t.Errorf("point %d: p %v and %v, adjusted %v and %v; want Holm's over 2", i/2, a[p], b[p], a[adjusted], b[adjusted])
		}
	}
}

// A folder from before metrics had a direction is that of the same plan: complete, it is
// left as it is; partial, it goes on, and its tables say who is best.
func TestFoldersFromBeforeDirections(t *testing.T) {
	old := testPlan()
	old.Replicates, old.Metrics[1].Better = 12, ""
	dir := filepath.Join(t.TempDir(), "complete")
	if err := runHere(lazy, dir, old, false); err != nil {
		t.Fatal(err)
	}
	before := files(t, dir)
	plan := testPlan()
	plan.Replicates = 12
	if err := runHere(lazy, dir, plan, false); err != nil {
		t.Errorf("the same work with a direction, in a complete folder: %v", err)
	}
	if d := cmp.Diff(before, files(t, dir)); d != "" {
		t.Errorf("a complete folder was changed (-before +after):\n%s", d)
	}

	dir = filepath.Join(t.TempDir(), "partial")
	f, err := lazy.openFolder(dir, old, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Add(testUnit(&old.Header, 0, 3)), f.Close()); err != nil {
		t.Fatal(err)
	}
	if err := runHere(lazy, dir, plan, false); err != nil {
		t.Fatalf("the same work with a direction, in a partial folder: %v", err)
	}
	if d := cmp.Diff(reference(t, plan), files(t, dir)); d != "" {
		t.Errorf("what an older program began differs (-want +got):\n%s", d)
	}
}

func TestTablesRefuseUnitsOutOfOrder(t *testing.T) {
	for _, second := range []*Unit{tinyUnit(1, 1), tinyUnit(1, 0), tinyUnit(0, 5)} {
		tables, err := NewTables(tinyHeader(), memory{}.create)
		if err != nil {
			t.Fatal(err)
		}
		if err := tables.Write(tinyUnit(1, 1)); err != nil {
			t.Fatal(err)
		}
		if err := tables.Write(second); err == nil {
			t.Errorf("Write of point %d replicate %d after point 1 replicate 1: no error", second.Point, second.Replicate)
		}
	}
}

func TestHeaderValidate(t *testing.T) {
	tests := []struct {
		name   string
		header Header
		want   []string
	}{
		{"nothing", Header{}, []string{"scenario: want a name", "no arm"}},
		{"twice", Header{Scenario: "s", Arms: []string{"a", "a"}, Metrics: []Column{{Name: "m"}, {Name: "m"}}}, []string{`arm "a": the name is taken`, `metric "m": the name is taken`}},
		{"keys", Header{Scenario: "s", Arms: []string{"a"}, Metrics: []Column{{Name: "day"}}, Factors: []string{"point"}, Employees: []Column{{Name: "row"}}}, []string{`metric "day"`, `factor "point"`, `employees column "row"`}},
		{"no direction", Header{Scenario: "s", Arms: []string{"a"}, Metrics: []Column{{Name: "m", Better: "higher"}}}, []string{`metric "m": better: want "more", "less" or nothing, have "higher"`}},
		{"control characters", Header{Scenario: "a\nb", Arms: []string{"\x00"}}, []string{"scenario: want no control characters", `arm "\x00": want no control characters`}},
		{"not text", Header{Scenario: "\xff", Arms: []string{"a"}}, []string{"want UTF-8"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.header.Validate()
			for _, want := range tt.want {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("Validate() = %v; want it to say %q", err, want)
				}
			}
		})
	}
	if h := testPlan().Header; h.Validate() != nil {
		t.Errorf("Validate() of a sound header = %v; want nil", h.Validate())
	}
}
