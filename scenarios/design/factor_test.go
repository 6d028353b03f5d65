package design

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// The quantiles are SciPy's, 1.10.1: loguniform, triang and truncnorm of scipy.stats. They
// agree to 1 in 10^9, and near 0 to the rounding of the mean.
func TestQuantilesAgreeWithSciPy(t *testing.T) {
	us := []float64{1e-9, 0.025, 0.5, 0.9, 0.999999}
	tests := []struct {
		name   string
		factor Factor
		want   []float64
	}{
		{"log-uniform", Factor{Dist: LogUniform, Min: 0.01, Max: 10},
			[]float64{0.010000000069077553, 0.011885022274370185, 0.31622776601683794, 5.011872336272724, 9.999930922685794}},
		{"triangular", Factor{Dist: Triangular, Min: 2, Mode: 3, Max: 10},
			[]float64{2.0000894427191, 2.447213595499958, 4.708497377870819, 7.633568086760153, 9.992516685226345}},
		{"normal about its mean", Factor{Dist: Normal, Mean: 0.5, SD: 0.2, Min: 0, Max: 1},
			[]float64{1.1268412425380347e-08, 0.12645206289133315, 0.5, 0.7507485827340363, 0.999988732380257}},
		{"normal, far above its mean", Factor{Dist: Normal, SD: 1, Min: 8, Max: 9},
			[]float64{8.000000000123112, 8.003116269315386, 8.08488889901817, 8.278609037011552, 8.999396586071983}},
		{"normal, far below its mean", Factor{Dist: Normal, SD: 1, Min: -9, Max: -8},
			[]float64{-8.9999993949463, -8.441515723415538, -8.08488889901817, -8.012960571504212, -8.000000123109688}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for i, u := range us {
				if got := tt.factor.Value(u).(float64); math.Abs(got-tt.want[i]) > max(1e-15, 1e-9*math.Abs(tt.want[i])) {
					t.Errorf("Value(%v) = %v; want %v", u, got, tt.want[i])
				}
			}
		})
	}
}

// ranged draws a factor with a range that is right.
func ranged(t *rapid.T) Factor {
	f := Factor{Path: "x", Dist: rapid.SampledFrom([]Dist{Uniform, LogUniform, Normal, Triangular, Integers}).Draw(t, "dist")}
	f.Min = float64(rapid.IntRange(-1000, 1000).Draw(t, "min"))
	if f.Dist == LogUniform {
		f.Min = math.Abs(f.Min) + 0.001
	}
	f.Max = f.Min + float64(rapid.IntRange(1, 1000).Draw(t, "width"))
	switch f.Dist {
	case Normal:
		f.Mean = f.Min + (f.Max-f.Min)*rapid.Float64Range(-1, 2).Draw(t, "mean")
		f.SD = (f.Max - f.Min) * rapid.Float64Range(0.1, 10).Draw(t, "sd")
	case Triangular:
		f.Mode = min(f.Max, f.Min+(f.Max-f.Min)*rapid.Float64Range(0, 1).Draw(t, "mode"))
	}
	return f
}

func TestValuesRiseFromMinToMax(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := ranged(t)
		if err := Check(f); err != nil {
			t.Fatalf("Check(%+v) = %v; want it right", f, err)
		}
		value := func(u float64) float64 { x, _ := number(f.Value(u)); return x }
		if lo, hi := value(0), value(1); lo != f.Min || hi != f.Max {
			t.Errorf("%+v has the values %v at 0 and %v at 1; want min and max", f, lo, hi)
		}
		u, w := rapid.Float64Range(0, 1).Draw(t, "u"), rapid.Float64Range(0, 1).Draw(t, "w")
		u, w = min(u, w), max(u, w)
		a, b := value(u), value(w)
		if a < f.Min || b > f.Max || a > b+1e-12*(f.Max-f.Min) {
			t.Errorf("%+v has the values %v at %v and %v at %v; want them to rise within the range", f, a, u, b, w)
		}
	})
}

// Integers get the same share of [0, 1] each, ends included.
func TestIntegersAreAlike(t *testing.T) {
	f, count := Factor{Dist: Integers, Min: -2, Max: 4}, map[int64]int{}
	for i := range 7000 {
		count[f.Value((float64(i)+0.5)/7000).(int64)]++
	}
	want := map[int64]int{-2: 1000, -1: 1000, 0: 1000, 1: 1000, 2: 1000, 3: 1000, 4: 1000}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Errorf("integers -2 to 4 at 7000 places (-want +got):\n%s", diff)
	}
	wide := Factor{Dist: Integers, Min: -1 << 53, Max: 1 << 53}
	if lo, hi := wide.Value(0), wide.Value(1); lo != int64(-1<<53) || hi != int64(1<<53) {
		t.Errorf("the widest range has the ends %v and %v; want -2^53 and 2^53", lo, hi)
	}
}

func TestCheckSaysAllThatIsWrong(t *testing.T) {
	inf := math.Inf(1)
	tests := []struct {
		name    string
		factors []Factor
		want    string
	}{
		{"none", nil, "factors: have none; want at least one"},
		{"no path", []Factor{{Dist: Uniform, Max: 1}}, `path: have ""; want what the factor varies`},
		{"twice", []Factor{{Path: "a", Dist: Uniform, Max: 1}, {Path: "a", Dist: Uniform, Max: 1}}, "a: path: have it twice; want each factor once"},
		{"no such dist", []Factor{{Path: "a", Dist: "gamma"}}, `a: dist: have "gamma"; want one of levels, choice, integers, uniform, log-uniform, normal, triangular`},
		{"upside down", []Factor{{Path: "rules.detail", Dist: Uniform, Min: 0.9, Max: 0.1}}, "rules.detail: max: have 0.1; want a number above min, 0.9"},
		{"both ends no numbers", []Factor{{Path: "a", Dist: Uniform, Min: -inf, Max: math.NaN()}}, "a: min: have -Inf; want a number\na: max: have NaN; want a number"},
		{"range beyond numbers", []Factor{{Path: "a", Dist: Uniform, Min: -1e308, Max: 1e308}}, "a: max: have 1e+308; want a range that is a number"},
		{"logarithm of 0", []Factor{{Path: "a", Dist: LogUniform, Max: 1}}, "a: min: have 0; want a number above 0, for log-uniform"},
		{"mode outside", []Factor{{Path: "a", Dist: Triangular, Min: 1, Max: 2, Mode: 3}}, "a: mode: have 3; want a number from min, 1, to max, 2"},
		{"no spread", []Factor{{Path: "a", Dist: Normal, Max: 1}}, "a: sd: have 0; want a number above 0"},
		{"range out of reach", []Factor{{Path: "a", Dist: Normal, Mean: 100, SD: 1, Max: 1}}, "a: mean: have 100; want a mean within 30 sd of the range 0 to 1"},
		{"parts of integers", []Factor{{Path: "a", Dist: Integers, Min: 0.5, Max: 2.5}}, "a: min: have 0.5; want a whole number\na: max: have 2.5; want a whole number"},
		{"what other distributions have", []Factor{{Path: "a", Dist: Uniform, Max: 1, Mean: 1, SD: 1, Mode: 1, Levels: []any{1.0}}},
			"a: levels: have [1]; want none for uniform\na: mean: have 1; want none for uniform\na: sd: have 1; want none for uniform\na: mode: have 1; want none for uniform"},
		{"no levels", []Factor{{Path: "a", Dist: Levels}}, "a: levels: have none; want at least one"},
		{"levels with a range", []Factor{{Path: "a", Dist: Levels, Min: 1, Max: 2, Levels: []any{1.0}}}, "a: min: have 1; want none for levels\na: max: have 2; want none for levels"},
		{"levels of two kinds", []Factor{{Path: "a", Dist: Levels, Levels: []any{int64(1), "x", 2.5, true}}}, "a: levels[1]: have \"x\"; want a number\na: levels[3]: have true; want a number"},
		{"level twice", []Factor{{Path: "a", Dist: Levels, Levels: []any{int64(1), 1.0}}}, "a: levels[1]: have 1 twice; want each level once"},
		{"level of no kind", []Factor{{Path: "a", Dist: Levels, Levels: []any{nil, math.NaN()}}}, "a: levels[0]: have <nil>; want a number, name or switch\na: levels[1]: have NaN; want a number, name or switch"},
		{"choice of numbers", []Factor{{Path: "a", Dist: Choice, Levels: []any{"x", 2.5}}}, "a: levels[1]: have 2.5; want a name"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := Check(tt.factors...)
			var all Mistakes
			if err == nil || err.Error() != tt.want || !errors.As(err, &all) || len(all) != 1+strings.Count(tt.want, "\n") {
				t.Errorf("Check = %v\nwant %v", err, tt.want)
			}
		})
	}
}

func TestGridAndIncludingGiveTheLevelsOfOneAtATime(t *testing.T) {
	grid := Factor{Path: "a", Dist: Uniform, Min: 1, Max: 3}.Grid(3)
	with, base := grid.Including(1.5)
	want := Factor{Path: "a", Dist: Levels, Levels: []any{1.0, 2.0, 3.0, 1.5}}
	if diff := cmp.Diff(want, with); diff != "" || base != 3 || len(grid.Levels) != 3 {
		t.Errorf("Grid(3).Including(1.5) has the base %d (-want +got):\n%s", base, diff)
	}
	if same, at := with.Including(int64(2)); at != 1 || len(same.Levels) != 4 {
		t.Errorf("Including(2) = %v, %d; want the same levels, and 1", same.Levels, at)
	}
	few := Factor{Dist: Integers, Min: 1, Max: 3}.Grid(9)
	if diff := cmp.Diff([]any{int64(1), int64(2), int64(3)}, few.Levels); diff != "" {
		t.Errorf("Grid(9) of integers 1 to 3 (-want +got):\n%s", diff)
	}
	if list := (Factor{Dist: Choice, Levels: []any{"x", "y"}}); !cmp.Equal(list, list.Grid(5)) {
		t.Errorf("Grid(5) of a list = %v; want the list", list.Grid(5))
	}
}

func BenchmarkNormalValue(b *testing.B) {
	f := Factor{Dist: Normal, Mean: 0.5, SD: 0.2, Max: 1}
	for i := range b.N {
		f.Value(float64(i%1000) / 1000)
	}
}
