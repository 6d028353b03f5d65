package results

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lazy is the disk of tests.
var lazy = disk{lazy: true}

// testPlan returns a sweep of 2 points and 3 replicates with all tables.
func testPlan() Plan {
	return Plan{
		Header: Header{
			Scenario:  "open plan",
			Arms:      []string{"baseline", "no, blame"},
			Metrics:   []Column{{Name: "rate", Doc: "A share."}, {Name: "wait", Unit: "days", Doc: "A wait.", Better: Less}},
			Employees: []Column{{Name: "tenure", Unit: "days", Doc: "Tenure."}},
			Teams:     []Column{{Name: "members", Doc: "How many."}, {Name: "share", Doc: "A share."}},
			Factors:   []string{"detail"},
			Series:    true,
		},
		Program: "heed 1.0", Model: "1", Text: "[scenario]\nname = \"open plan\"\n",
		Inputs: []Input{{Name: "roster.csv", SHA256: strings.Repeat("ab", 32)}},
		Seed:   7, Points: 2, Replicates: 3, Days: 20, BurnIn: 10,
		Settings: map[string]any{"culture.blame": .2, "rules.detail": .5, "organization.network": "small-world"},
		Outputs:  []string{"csv", "figures"},
		Levels:   func(point int) []string { return []string{fmt.Sprint(point)} },
	}
}

// testUnit returns the unit that the tests' model records: any two calls with
// the same arguments give the same.
func testUnit(h *Header, point, replicate int) *Unit {
	u := &Unit{Point: point, Replicate: replicate, Notes: []float64{float64(10*point + replicate), math.NaN()}}
	for arm := range h.Arms {
		value := func(i int) float64 {
			x := float64((point*31+replicate*17+arm*7+i*13)%101) / 100
			if x == .5 {
				return math.NaN()
			}
			return x
		}
		var a ArmRows
		for m := range h.Metrics {
			a.Whole = append(a.Whole, value(m))
		}
		if h.Series {
			a.Days = []int32{-5, 0, 5, 10}
			for i := range len(a.Days) * len(h.Metrics) {
				a.Series = append(a.Series, value(i+3))
			}
		}
		if len(h.Employees) > 0 {
			a.EmployeeDays, a.EmployeeRows = []int32{0, 0, 10}, []uint32{0, 4, 2}
			for i := range 3 * len(h.Employees) {
				a.Employees = append(a.Employees, value(i+50))
			}
		}
		if len(h.Teams) > 0 {
			a.TeamDay = 10
			for i := range 3 * len(h.Teams) {
				a.Teams = append(a.Teams, value(i+70))
			}
			u.Ties = []Tie{{0, 1, 4}, {0, 2, uint32(1 + point)}, {1, 2, uint32(1 + replicate)}}
		}
		u.Arms = append(u.Arms, a)
	}
	return u
}

// runHere does the work of plan in dir, as a command would: what is missing is
// run, the last first, and then the folder is finished with two extras.
func runHere(d disk, dir string, plan Plan, force bool) (err error) {
	f, err := d.openFolder(dir, plan, force)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := addMissing(f, plan); err != nil {
		return err
	}
	return f.Finish(testExtras)
}

func addMissing(f *Folder, plan Plan) error {
	var missing [][2]int
	for p, r := range f.Missing() {
		missing = append([][2]int{{p, r}}, missing...)
	}
	for i, m := range missing {
		if err := f.Add(testUnit(&plan.Header, m[0], m[1])); err != nil {
			return err
		}
		if i%2 == 0 {
			if err := f.Sync(); err != nil {
				return err
			}
		}
	}
	return nil
}

// testExtras writes two files, one made from a table.
func testExtras(x *Extras) error {
	summary, err := os.ReadFile(filepath.Join(x.Dir(), SummaryFile))
	if err != nil {
		return ioError("read", SummaryFile, err)
	}
	if err := x.Write("report.html", writeBytes([]byte("<p>done</p>"))); err != nil {
		return err
	}
	return x.Write("figures/lines.svg", func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "<svg>%d</svg>", bytes.Count(summary, []byte("\n")))
		return err
	})
}

// files returns the contents of every file under dir, by path with slashes.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[filepath.ToSlash(name)] = string(b)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return all
}

// reference returns the files of a folder of plan that nothing disturbed.
func reference(t *testing.T, plan Plan) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "reference")
	if err := runHere(lazy, dir, plan, false); err != nil {
		t.Fatalf("an undisturbed run failed: %v", err)
	}
	return files(t, dir)
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
