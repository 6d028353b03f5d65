package stats

import (
	"math"
	"slices"
	"testing"

	xstats "golang.org/x/exp/stats"
	"pgregory.net/rapid"
)

// R's quantile(mtcars$mpg) prints 10.400 15.425 19.200 22.800 33.900 (Motor Trend
// 1974; Henderson and Velleman 1981, Biometrics 37:391).
func TestQuantilesOfMotorTrend(t *testing.T) {
	mpg := []float64{21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4,
		14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4}
	got := Quantiles(mpg, 0, .25, .5, .75, 1)
	for i, want := range []float64{10.4, 15.425, 19.2, 22.8, 33.9} {
		if !near(got[i], want, 1e-15) {
			t.Errorf("Quantiles(mpg)[%d] = %v; want %v", i, got[i], want)
		}
	}
	if mpg[0] != 21 || mpg[31] != 21.4 {
		t.Error("Quantiles sorted its argument")
	}
}

func TestQuantilesLimits(t *testing.T) {
	if q := Quantiles([]float64{nan, 4, nan}, 0, .3, 1); !slices.Equal(q, []float64{4, 4, 4}) {
		t.Errorf("Quantiles of one value and NaNs = %v; want it", q)
	}
	if q := Quantiles([]float64{nan}, .5); !math.IsNaN(q[0]) {
		t.Errorf("Quantiles of nothing = %v; want NaN", q)
	}
	if q := Quantiles([]float64{1, 2}, -.1, 1.1, nan); !math.IsNaN(q[0]) || !math.IsNaN(q[1]) || !math.IsNaN(q[2]) {
		t.Errorf("Quantiles at -0.1, 1.1 and NaN = %v; want NaN", q)
	}
}

func TestQuantilesAgreeWithExp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Float64Range(-1e3, 1e3), 1, 40).Draw(t, "x")
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		got, want := Quantiles(x, p)[0], xstats.Quantiles(slices.Clone(x), p)[0]
		if math.Abs(got-want) > 1e-9 {
			t.Fatalf("Quantiles(%v, %v) = %v; x/exp/stats has %v", x, p, got, want)
		}
		slices.Reverse(x)
		if again := Quantiles(x, p)[0]; again != got {
			t.Fatalf("Quantiles of the same in another order = %v; want %v", again, got)
		}
	})
}
