package results_test

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"heed/agents"
	"heed/results"
)

// A series of 10 million rows with all metrics of the model, and digits as in a real one,
// is recorded, finished in both formats, checked and read in bounded memory. It takes
// 13 GB in the folder that HEED_LARGE names, which it removes, and some ten minutes; without
// that, twenty thousand rows go the same way, whose memory says nothing:
//
//	HEED_LARGE=/tmp go test ./results -run TestTenMillionRows -v -timeout 1h
//
// The same through the whole program, where /usr/bin/time tells the peak of each:
//
//	heed run nuclear-plant --arms dialogue,education --replicates 3334 --days 1000 --set scenario.record_every=1 --set scenario.burn_in=50 --set organization.employees=20 -o DIR
//	heed verify DIR
//	heed report DIR
func TestTenMillionRows(t *testing.T) {
	root, points, replicates := t.TempDir(), 2, 5
	if under := os.Getenv("HEED_LARGE"); under != "" {
		var err error
		if root, err = os.MkdirTemp(under, "heed-large-"); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.RemoveAll(root) })
		points, replicates = 100, 50
	}
	dir, plan := filepath.Join(root, "out"), largePlan(points, replicates)
	step(t, "record", func() error {
		f, err := results.Open(dir, plan, false)
		if err != nil {
			return err
		}
		for point, replicate := range f.Missing() {
			if err := f.Add(largeUnit(point, replicate)); err != nil {
				return err
			}
		}
		return f.Close()
	})
	step(t, "finish", func() error {
		f, err := results.Open(dir, plan, false)
		if err != nil {
			return err
		}
		if err := f.Finish(nil); err != nil {
			return err
		}
		return f.Close()
	})
	step(t, "verify", func() error {
		flaws, err := results.Verify(dir)
		if len(flaws) > 0 {
			t.Error(flaws[0])
		}
		return err
	})
	step(t, "courses of CSV", func() error { return results.ReadFile(dir, results.SeriesFile, courses(t, plan)) })
	if err := os.Remove(filepath.Join(dir, results.SeriesFile)); err != nil {
		t.Fatal(err)
	}
	step(t, "courses of Parquet", func() error { return results.ReadFile(dir, results.SeriesFile, courses(t, plan)) })
}

const (
	largeDays  = 1000 // rows of an arm of a unit
	largePoint = 50   // replicates of a point, at most
	largeMost  = 256  // MiB that any step may take
)

// largePlan is a sweep of two arms: 10 million rows of 100 points and 50 replicates.
func largePlan(points, replicates int) results.Plan {
	p := results.Plan{
		Header:  results.Header{Scenario: "nuclear-plant", Arms: []string{"baseline", "dialogue"}, Factors: []string{"rules.detail"}, Series: true},
		Program: "heed 1.0", Model: "1", Text: "large", Seed: 7, Points: points, Replicates: replicates, Days: largeDays, Keep: true,
		Outputs: []string{results.CSVFormat, results.ParquetFormat},
		Levels:  func(point int) []string { return []string{strconv.Itoa(point)} },
	}
	for _, m := range agents.Metrics {
		p.Metrics = append(p.Metrics, results.Column{Name: m.Name, Unit: m.Unit})
	}
	return p
}

// largeUnit draws a unit: a third of its metrics are shares of some hundred tasks, a
// third means with all their bits, and a third counts, of which one in ten is undefined.
func largeUnit(point, replicate int) *results.Unit {
	u := &results.Unit{Point: point, Replicate: replicate}
	draw := uint64(point*largePoint + replicate + 1)
	value := func(metric int) float64 {
		draw = draw*6364136223846793005 + 1442695040888963407
		switch bits := draw >> 11; {
		case metric%3 == 0:
			return float64(bits%200) / float64(150+bits>>8%50)
		case metric%3 == 1:
			return float64(bits) / (1 << 53)
		case bits%10 == 0:
			return math.NaN()
		default:
			return float64(bits % 20)
		}
	}
	for range 2 {
		var a results.ArmRows
		for day := range largeDays {
			a.Days = append(a.Days, int32(day))
			for m := range agents.Metrics {
				a.Series = append(a.Series, value(m))
			}
		}
		for m := range agents.Metrics {
			a.Whole = append(a.Whole, value(m))
		}
		u.Arms = append(u.Arms, a)
	}
	return u
}

// courses reads a series as a report does.
func courses(t *testing.T, plan results.Plan) func(*results.Reader) error {
	return func(r *results.Reader) error {
		n := 0
		for c, err := range results.Courses(r, "compliance_rate", "participation_rate", "time_cost_minutes") {
			if err != nil {
				return err
			}
			if n++; len(c.Days) != largeDays || c.N[0] > plan.Replicates {
				t.Errorf("point %d arm %s %s: %d days of %d replicates; want %d of %d", c.Point, c.Arm, c.Metric, len(c.Days), c.N[0], largeDays, plan.Replicates)
			}
		}
		if n != plan.Points*2*3 {
			t.Errorf("%d courses; want %d", n, plan.Points*2*3)
		}
		return nil
	}
}

// step does a step and says how much memory the process had at most meanwhile.
func step(t *testing.T, name string, do func() error) {
	t.Helper()
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // begins the peak anew, on Linux
	if err := do(); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Logf("%s: no peak is known here: %v", name, err)
		return
	}
	_, after, _ := bytes.Cut(status, []byte("VmHWM:"))
	fields := strings.Fields(string(after))
	kB, err := strconv.Atoi(fields[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %d MiB at most", name, kB>>10)
	if os.Getenv("HEED_LARGE") != "" && kB>>10 > largeMost {
		t.Errorf("%s: %d MiB at most; want no more than %d", name, kB>>10, largeMost)
	}
}
