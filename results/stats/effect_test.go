package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Student's t is d_z sqrt(n) (Cohen 1988): R has t = 4.0621 for the sleep data.
func TestDZOnStudentsSleepData(t *testing.T) {
	if got, want := DZ(sleep[0], sleep[1]), 4.0621/math.Sqrt(10); math.Abs(got-want) > 2e-5 {
		t.Errorf("DZ(sleep) = %.6f; want %.6f", got, want)
	}
}

func TestDZLimits(t *testing.T) {
	tests := []struct {
		name      string
		base, arm []float64
		want      float64
	}{
		{"nothing", nil, nil, nan},
		{"one pair", []float64{1, nan}, []float64{2, 3}, nan},
		{"equal pairs", []float64{1, 2}, []float64{1, 2}, 0},
		{"a constant difference has no yardstick", []float64{1, 2}, []float64{2, 3}, nan},
		{"differences of 1 and 3", []float64{0, 0}, []float64{1, 3}, math.Sqrt2},
	}
	for _, tt := range tests {
		if got := DZ(tt.base, tt.arm); !near(got, tt.want, 1e-15) {
			t.Errorf("%s: DZ(%v, %v) = %v; want %v", tt.name, tt.base, tt.arm, got, tt.want)
		}
	}
}

// The gamma function of halves is known exactly: Gamma(1/2) = sqrt(pi), Gamma(3/2) =
// sqrt(pi)/2, Gamma(5/2) = 3 sqrt(pi)/4. Beyond, 1 - 3/(4 df - 1) comes close (Hedges
// 1981, equation 6f), which has 0.9231 at 10, and 0.9849 at 50 as the exact one.
func TestHedgesCorrection(t *testing.T) {
	root := math.Sqrt(math.Pi)
	for df, want := range map[int]float64{2: 1 / root, 3: root / 2 / math.Sqrt(1.5), 4: math.Sqrt2 / root, 5: .75 * root / math.Sqrt(2.5)} {
		if got := HedgesCorrection(df); !near(got, want, 1e-14) {
			t.Errorf("HedgesCorrection(%d) = %v; want %v", df, got, want)
		}
	}
	for df := 10; df < 2000; df++ {
		if got, want := HedgesCorrection(df), 1-3/(4*float64(df)-1); math.Abs(got-want) > .04/float64(df*df) {
			t.Errorf("HedgesCorrection(%d) = %v; want about %v", df, got, want)
		}
	}
	if got := HedgesCorrection(1); !math.IsNaN(got) {
		t.Errorf("HedgesCorrection(1) = %v; want NaN", got)
	}
}

// The data are those of Hogarty and Kromrey (1999); effsize of R prints delta
// -0.25, lower -0.7265846, upper 0.3890062.
func TestCliffDeltaOfHogartyAndKromrey(t *testing.T) {
	arm := []float64{10, 10, 20, 20, 20, 30, 30, 30, 40, 50}
	base := []float64{10, 20, 30, 40, 40, 50}
	e := CliffDelta(base, arm, .95)
	if e.Value != -.25 || math.Abs(e.Lo+.7265846) > 5e-8 || math.Abs(e.Hi-.3890062) > 5e-8 || e.N != 16 {
		t.Errorf("CliffDelta = %+v; want -0.25, -0.7265846 to 0.3890062", e)
	}
	if s := Superiority(base, arm, .95); s.Value != .375 || math.Abs(s.Hi-1.3890062/2) > 5e-8 {
		t.Errorf("Superiority = %+v; want 0.375 up to 0.6945031", s)
	}
}

func TestCliffDeltaLimits(t *testing.T) {
	low, high := []float64{1, 2, 3, nan}, []float64{4, 5, 6, 7}
	if e := CliffDelta(low, high, .95); e.Value != 1 || e.Hi != 1 || !(e.Lo > -.2 && e.Lo < 0) || !slices.Equal(e.Warnings, fewValues) {
		t.Errorf("CliffDelta of separate samples = %+v; want 1, up to 1 from 2 Wilson(3, 3) - 1 = -0.12", e)
	}
	if e := CliffDelta(nil, high, .95); !math.IsNaN(e.Value) {
		t.Errorf("CliffDelta of nothing = %+v; want NaN", e)
	}
	if e := CliffDelta(low[:1], high, .95); e.Value != 1 || !math.IsNaN(e.Lo) {
		t.Errorf("CliffDelta of one value = %+v; want 1 without an interval", e)
	}
	if e := CliffDelta([]float64{2, 2}, []float64{2, 2}, .95); e.Value != 0 || !(e.Lo > -1 && e.Lo < 0 && e.Hi == -e.Lo) {
		t.Errorf("CliffDelta of ties = %+v; want 0 within a symmetric interval", e)
	}
}

func TestCliffDeltaLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-9, 9), 2, 15)
		whole := rapid.Map(values, func(x []float64) []float64 { // so that there are ties
			for i := range x {
				x[i] = math.Floor(x[i] / 3)
			}
			return x
		})
		base, arm := whole.Draw(t, "base"), whole.Draw(t, "arm")
		wins := 0
		for _, a := range arm {
			for _, b := range base {
				if a > b {
					wins++
				} else if a < b {
					wins--
				}
			}
		}
		e, back := CliffDelta(base, arm, .9), CliffDelta(arm, base, .9)
		if want := float64(wins) / float64(len(arm)*len(base)); e.Value != want {
			t.Fatalf("CliffDelta(%v, %v) = %v; counted %v", base, arm, e.Value, want)
		}
		if e.Value != -back.Value || !near(e.Lo, -back.Hi, 1e-9) || !(e.Lo <= e.Value && e.Value <= e.Hi) || e.Lo < -1 || e.Hi > 1 {
			t.Fatalf("CliffDelta(%v, %v) = %+v, back %+v; want them mirrored within [-1, 1]", base, arm, e, back)
		}
		cube := func(x []float64) []float64 {
			y := make([]float64, len(x))
			for i, v := range x {
				y[len(x)-1-i] = v * v * v
			}
			return y
		}
		if c := CliffDelta(cube(base), cube(arm), .9); c.Value != e.Value || !near(c.Lo, e.Lo, 1e-12) || !near(c.Hi, e.Hi, 1e-12) {
			t.Fatalf("CliffDelta of cubes in another order = %+v; want %+v", c, e)
		}
	})
}

// In the sleep data the second drug is above the first in nine patients, and equal
// in one. Wilson's interval of 9.5 in 10, by his equation: (9.5 + 1.9207 -+ 1.96
// sqrt(9.5 * 0.5 / 10 + 0.9604)) / 13.8415.
func TestPairedSuperiorityOnStudentsSleepData(t *testing.T) {
	e := PairedSuperiority(sleep[0], sleep[1], .95)
	half := 1.959964 * math.Sqrt(9.5*.5/10+1.959964*1.959964/4)
	lo, hi := (9.5+1.920729-half)/13.841459, (9.5+1.920729+half)/13.841459
	if e.N != 10 || e.Value != .95 || math.Abs(e.Lo-lo) > 1e-6 || math.Abs(e.Hi-hi) > 1e-6 {
		t.Errorf("PairedSuperiority(sleep) = %+v; want 0.95, %.6f to %.6f", e, lo, hi)
	}
	if e := PairedSuperiority([]float64{nan}, []float64{1}, .95); !math.IsNaN(e.Value) || e.N != 0 {
		t.Errorf("PairedSuperiority of no pairs = %+v; want NaN", e)
	}
}

func BenchmarkCliffDelta(b *testing.B) {
	x, y := make([]float64, 1000), make([]float64, 1000)
	for i := range x {
		x[i], y[i] = float64(i*7919%1000), float64(i*104729%1000)+50
	}
	for b.Loop() {
		CliffDelta(x, y, .95)
	}
}
