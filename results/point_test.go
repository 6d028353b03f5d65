package results

import (
	"crypto/sha256"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// wholes returns the tables of units whose values are given by point, replicate, arm
// and metric.
func wholes(t testing.TB, h *Header, seed uint64, points [][][][]float64) (map[string]string, []string) {
	t.Helper()
	files := memory{}
	tables, err := NewTables(h, files.create)
	if err != nil {
		t.Fatal(err)
	}
	tables.Seed = seed
	for p, replicates := range points {
		for r, arms := range replicates {
			u := &Unit{Point: p, Replicate: r}
			for _, x := range arms {
				u.Arms = append(u.Arms, ArmRows{Whole: x})
			}
			if err := tables.Write(u); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := tables.Close(); err != nil {
		t.Fatal(err)
	}
	return files.texts(), tables.Warnings()
}

// cells returns the values of a table by "arm metric column", of point 0.
func cells(t testing.TB, table, text string) map[string]float64 {
	t.Helper()
	r, err := Read(table, table, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]float64)
	for row, err := range r.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range r.Columns {
			if row.Point == 0 {
				all[row.Arm+" "+row.Metric+" "+c] = row.Values[i]
			}
		}
	}
	return all
}

// sleep are the hours of sleep that ten patients gained with two drugs (Student 1908,
// Biometrika 6:1; the data set sleep of R).
var sleep = [2][]float64{
	{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0},
	{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4},
}

// The values are those of Python 3.11 with numpy and scipy 1.10.1, for x and y the two
// rows of sleep:
//
//	scipy.stats.ttest_rel(y, x); (y-x).mean() / (y-x).std(ddof=1)
//	2 * scipy.stats.mannwhitneyu(y, x).statistic / 100 - 1
//	numpy.quantile(x, [.25, .5, .75]); scipy.stats.bootstrap((y-x,), numpy.mean, method='BCa', n_resamples=200000)
//
// above is counted: nine patients gained and one had no difference. p_bh is by hand: of
// the two p that are defined, the larger stays and the smaller is doubled. Of 2000
// resamples the end of an interval varies by about 0.05, of which three are allowed.
func TestColumnsOfStudentsSleep(t *testing.T) {
	h := &Header{Scenario: "s", Arms: []string{"first", "second"}, Metrics: []Column{
		{Name: "sleep", Unit: "hours", Better: More}, {Name: "loss", Better: Less}, {Name: "open"}, {Name: "same", Better: More}, {Name: "none", Better: Less},
	}}
	units := make([][][]float64, 10)
	for r := range units {
		x, y := sleep[0][r], sleep[1][r]
		units[r] = [][]float64{{x, -x, x, .5, math.NaN()}, {y, -y, x + float64(r%2)/8, .5, 1}}
	}
	texts, _ := wholes(t, h, 3, [][][][]float64{units})
	summary, comparison := cells(t, SummaryFile, texts[SummaryFile]), cells(t, ComparisonFile, texts[ComparisonFile])
	const p = .00283289019738427
	tests := []struct {
		cell            string
		of              map[string]float64
		want, tolerance float64
	}{
		{"first sleep q1", summary, -.175, 1e-12},
		{"first sleep median", summary, .35, 1e-12},
		{"first sleep q3", summary, 1.7, 1e-12},
		{"second sleep q1", summary, .875, 1e-12},
		{"second sleep median", summary, 1.75, 1e-12},
		{"second sleep q3", summary, 4.15, 1e-12},
		{"second sleep p", comparison, p, 1e-12},
		{"second sleep d_z", comparison, 1.2845575625910546, 1e-12},
		{"second sleep cliff_delta", comparison, .49, 1e-12},
		{"second loss cliff_delta", comparison, -.49, 1e-12},
		{"second sleep above", comparison, .95, 1e-12},
		{"second loss above", comparison, .05, 1e-12},
		{"second sleep bca_lo", comparison, 1.058, .15},
		{"second sleep bca_hi", comparison, 2.646, .15},
		{"second loss bca_lo", comparison, -2.646, .15},
		{"second same bca_lo", comparison, 0, 0},
		{"second same d_z", comparison, 0, 0},
		{"second same cliff_delta", comparison, 0, 0},
		{"second same above", comparison, .5, 0},
		// Best: 10 gains of which none is below 0 and one is 0; equal arms share.
		{"second sleep best", summary, 1, 0},
		{"first sleep best", summary, 0, 0},
		{"second loss best", summary, 1, 0},
		{"first loss best", summary, 0, 0},
		{"first same best", summary, .5, 0},
		{"first open best", summary, math.NaN(), 0},
		{"second none best", summary, math.NaN(), 0},
		{"second none above", comparison, math.NaN(), 0},
		{"second none bca_hi", comparison, math.NaN(), 0},
		{"second none median", summary, 1, 0},
		// The family of p is p, p, that of open and 1: p takes rank 2 of 4, and is the
		// same at rank 1.
		{"second sleep p_bh", comparison, 2 * p, 1e-12},
		{"second same p_bh", comparison, 1, 0},
		{"second none p_bh", comparison, math.NaN(), 0},
	}
	for _, tt := range tests {
		got, there := tt.of[tt.cell]
		if !there || math.IsNaN(got) != math.IsNaN(tt.want) || math.Abs(got-tt.want) > tt.tolerance {
			t.Errorf("%s = %v; want %v", tt.cell, got, tt.want)
		}
	}
	if got := comparison["second open p"]; got <= p {
		t.Errorf("p of open = %v; want it larger than %v, as the family by hand has it", got, p)
	}
}

// A share's interval stays within 0 and 1, whatever its values there; that of another
// unit is left alone.
func TestIntervalsOfSharesStayInRange(t *testing.T) {
	h := &Header{Scenario: "s", Arms: []string{"a"}, Metrics: []Column{{Name: "share", Unit: "share of tasks"}, {Name: "state", Unit: "0 to 1"}, {Name: "days", Unit: "days"}}}
	var units [][][]float64
	for r := range 12 {
		x := float64(min(1, r)) // 0, and then 1
		units = append(units, [][]float64{{x, x, x}})
	}
	texts, warnings := wholes(t, h, 0, [][][][]float64{units})
	got := cells(t, SummaryFile, texts[SummaryFile])
	if got["a share hi"] != 1 || got["a state hi"] != 1 || got["a days hi"] <= 1 || got["a share lo"] != got["a days lo"] {
		t.Errorf("hi of a share %v, a state %v, days %v; want 1, 1 and more", got["a share hi"], got["a state hi"], got["a days hi"])
	}
	if w := strings.Join(warnings, "\n"); !strings.Contains(w, "summary.csv: 2 of 3 rows: "+cutDoubt) {
		t.Errorf("warnings %q; want that the intervals of 2 rows are cut", w)
	}
}

// randomPoints draws points of up to 13 replicates of 3 arms and 2 metrics, some of
// whose values are undefined.
func randomPoints(t *rapid.T) [][][][]float64 {
	value := rapid.Custom(func(t *rapid.T) float64 {
		v := rapid.IntRange(-20, 22).Draw(t, "v")
		if v > 20 {
			return math.NaN()
		}
		return float64(v) / 16
	})
	metrics := rapid.SliceOfN(value, 2, 2)
	replicates := rapid.SliceOfN(rapid.SliceOfN(metrics, 3, 3), 1, 13)
	return rapid.SliceOfN(replicates, 1, 4).Draw(t, "points")
}

func linesOf(text string, point int) (rows []string) {
	for _, line := range strings.Split(text, "\n") {
		if f := strings.Split(line, ","); len(f) > 3 && (f[1] == fmt.Sprint(point) || f[2] == fmt.Sprint(point)) {
			rows = append(rows, line)
		}
	}
	return rows
}

// What the rows of a point are hangs on its own replicates alone, and the same replicates
// give the same bytes.
func TestPointsAreOnTheirOwn(t *testing.T) {
	h := &Header{Scenario: "s", Arms: []string{"a", "b", "c"}, Metrics: []Column{{Name: "m", Better: More}, {Name: "n", Unit: "share"}}}
	rapid.Check(t, func(rt *rapid.T) {
		points := randomPoints(rt)
		before, _ := wholes(t, h, 5, points)
		again, _ := wholes(t, h, 5, points)
		if d := cmp.Diff(before, again); d != "" {
			rt.Fatalf("the same replicates give other bytes (-first +second):\n%s", d)
		}
		changed := rapid.IntRange(0, len(points)-1).Draw(rt, "changed")
		points = slices.Clone(points)
		points[changed] = append(slices.Clone(points[changed]), [][]float64{{9, 8}, {7, 6}, {5, 4}})
		after, _ := wholes(t, h, 5, points)
		for p := range points {
			for _, file := range []string{SummaryFile, ComparisonFile} {
				was, is := linesOf(before[file], p), linesOf(after[file], p)
				if same := slices.Equal(was, is); same != (p != changed) || len(was) != len(is) {
					rt.Fatalf("a replicate more of point %d: rows of point %d of %s the same: %v\n%q\n%q", changed, p, file, same, was, is)
				}
			}
		}
	})
}

// The seed decides on the resamples, and on nothing else.
func TestSeedDecidesOnResamplesAlone(t *testing.T) {
	h := Header{Scenario: "s", Arms: []string{"a", "b"}, Metrics: []Column{{Name: "m", Better: Less}, {Name: "n"}}}
	units := make([][][]float64, 15)
	for r := range units {
		x := func(i int) float64 { return math.Sqrt(float64((r + i) * 7 % 15)) }
		units[r] = [][]float64{{x(0), x(1)}, {x(2), x(3)}}
	}
	one, _ := wholes(t, &h, 1, [][][][]float64{units})
	two, _ := wholes(t, &h, 2, [][][][]float64{units})
	changed := make(map[string]bool)
	for _, file := range []string{SummaryFile, ComparisonFile} {
		a, b := cells(t, file, one[file]), cells(t, file, two[file])
		for k, v := range a {
			if v != b[k] && !(math.IsNaN(v) && math.IsNaN(b[k])) {
				changed[k[strings.LastIndex(k, " ")+1:]] = true
			}
		}
	}
	if want := map[string]bool{"best": true, "bca_lo": true, "bca_hi": true}; cmp.Diff(want, changed) != "" {
		t.Errorf("columns that change with the seed: %v; want %v", changed, want)
	}
}

// In whatever order units are done, tables are the same, with resamples too.
func TestOrderOfUnitsDoesNotMatter(t *testing.T) {
	plan := testPlan()
	plan.Replicates = 12
	want := reference(t, plan) // done from the last to the first
	dir := t.TempDir() + "/forward"
	f, err := lazy.openFolder(dir, plan, false)
	if err != nil {
		t.Fatal(err)
	}
	for p, r := range f.Missing() {
		if err := f.Add(testUnit(&plan.Header, p, r)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Finish(testExtras); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, files(t, dir)); d != "" {
		t.Errorf("units in the other order (-last first +first first):\n%s", d)
	}
	if got := cells(t, ComparisonFile, want[ComparisonFile]); math.IsNaN(got["no, blame rate bca_lo"]) {
		t.Error("bca_lo of 12 replicates is empty; the test sees no resamples")
	}
}

// The same bytes come out on every platform, of resampled columns too:
//
//	GOARCH=arm64 CGO_ENABLED=0 go test -exec qemu-aarch64-static -run EveryPlatform ./results
func TestPointTablesOnEveryPlatform(t *testing.T) {
	h := &Header{Scenario: "s", Arms: []string{"a", "b", "c"}, Metrics: []Column{{Name: "m", Better: More}, {Name: "n", Unit: "share"}, {Name: "o", Better: Less}}}
	units := make([][][]float64, 23)
	for r := range units {
		for a := range h.Arms {
			x := math.Sqrt(float64((r*r+5*a)%31)) / 6
			units[r] = append(units[r], []float64{x, x * x, float64(r*(a+1)%5) / 3})
		}
	}
	texts, _ := wholes(t, h, 7, [][][][]float64{units, units[:11]})
	const want = "824f2f86a2e67e965e1edd4ed5197c2e216c9b5b3b3766e5b339ecdf3c789b89"
	if got := fmt.Sprintf("%x", sha256.Sum256([]byte(texts[SummaryFile]+texts[ComparisonFile]))); got != want {
		t.Errorf("SHA-256 of summary.csv and comparison.csv = %s; want %s, as on other platforms", got, want)
	}
}
