package results

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// Doubts are of what chance may have done, and not of how a scenario is built.
func TestDoubtsOfTables(t *testing.T) {
	nan := math.NaN()
	wave := func(r int) float64 { return float64(r*7%5) / 4 } // evenly spread, not skewed
	rare := func(r int) float64 { return float64(9 * max(0, r-18)) }
	of := func(base, arm func(r int) float64) func(r int) [][]float64 {
		return func(r int) [][]float64 { return [][]float64{{base(r)}, {arm(r)}} }
	}
	constant := func(v float64) func(int) float64 { return func(int) float64 { return v } }
	tests := []struct {
		name       string
		replicates int
		values     func(r int) [][]float64
		want       []string
	}{
		{"enough of what is not skewed", 20, of(wave, func(r int) float64 { return wave(r + 1) }), nil},
		{"nothing differs and nothing varies", 20, of(constant(0), constant(0)), nil},
		{"nothing differs, in few", 3, of(constant(0), constant(0)), nil},
		{"undefined everywhere", 20, of(constant(nan), constant(nan)), nil},
		{"arms that do not differ", 20, of(wave, wave), nil},
		{"few", 3, of(wave, func(r int) float64 { return wave(r + 1) }), []string{"summary.csv: 2 of 2 rows: " + fewDoubt, "comparison.csv: 1 of 1 rows: " + fewDoubt}},
		{"one", 1, of(wave, wave), []string{"summary.csv: 2 of 2 rows: " + fewDoubt, "comparison.csv: 1 of 1 rows: " + fewDoubt}},
		{"few to draw again", 12, of(wave, func(r int) float64 { return wave(r + 1) }), []string{"comparison.csv: 1 of 1 rows: " + fewBootedDoubt}},
		{"an arm in which nothing happened", 20, of(wave, constant(0)), []string{"summary.csv: 1 of 2 rows: " + sameDoubt}},
		{"always the same difference", 20, of(wave, func(r int) float64 { return wave(r) + 2 }), []string{"comparison.csv: 1 of 1 rows: " + sameDiffDoubt}},
		{"one replicate far off", 20, of(wave, func(r int) float64 { return wave(r) + rare(r) }), []string{"summary.csv: 1 of 2 rows: " + skewDoubt, "comparison.csv: 1 of 1 rows: " + skewDiffDoubt}},
		{"something rare in both", 20, of(rare, rare), []string{"summary.csv: 2 of 2 rows: " + skewDoubt}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := &Header{Scenario: "s", Arms: []string{"a", "b"}, Metrics: []Column{{Name: "m"}}}
			var units [][][]float64
			for r := range tt.replicates {
				units = append(units, tt.values(r))
			}
			if _, got := wholes(t, h, 0, [][][][]float64{units}); !slices.Equal(got, tt.want) {
				t.Errorf("warnings %q; want %q", got, tt.want)
			}
		})
	}
}

func TestDoubtsNameTheirMetrics(t *testing.T) {
	tests := []struct {
		name    string
		doubted int // of 9 metrics
		want    string
	}{
		{"one", 1, "summary.csv: 1 of 9 rows (m0): "},
		{"three", 3, "summary.csv: 3 of 9 rows (m0, m1, m2): "},
		{"four", 4, "summary.csv: 4 of 9 rows (m0, m1, m2 and 1 more metrics): "},
		{"most", 5, "summary.csv: 5 of 9 rows: "},
	}
	for _, tt := range tests {
		h := &Header{Scenario: "s", Arms: []string{"a"}}
		for m := range 9 {
			h.Metrics = append(h.Metrics, Column{Name: fmt.Sprint("m", m)})
		}
		var units [][][]float64
		for r := range 20 {
			x := make([]float64, 9)
			for m := range x {
				x[m] = float64(r)
				if m < tt.doubted {
					x[m] = float64(r / 19)
				}
			}
			units = append(units, [][]float64{x})
		}
		if _, got := wholes(t, h, 0, [][][][]float64{units}); !slices.Equal(got, []string{tt.want + skewDoubt}) {
			t.Errorf("%s: warnings %q; want %q", tt.name, got, tt.want+skewDoubt)
		}
	}
}

// Shares that are none are a defect, whatever else there is to say.
func TestDoubtsOfSharesThatAreNone(t *testing.T) {
	h := &Header{Scenario: "s", Arms: []string{"a"}, Metrics: []Column{{Name: "m", Unit: "share"}}}
	_, got := wholes(t, h, 0, [][][][]float64{{{{1.5}}, {{1.5}}}})
	if want := []string{"summary.csv: 1 of 1 rows: " + notShareDoubt}; !slices.Equal(got, want) {
		t.Errorf("warnings %q; want %q", got, want)
	}
}
