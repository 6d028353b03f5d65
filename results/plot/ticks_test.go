package plot

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func labels(a axis) string {
	var ls []string
	for _, t := range a.ticks {
		ls = append(ls, t.label)
	}
	return strings.Join(ls, " ")
}

func TestLinear(t *testing.T) {
	tests := []struct {
		name   string
		kind   int
		lo, hi float64
		n      int
		want   string
	}{
		{"steps of one", ordinary, 0, 5, 5, "0 1 2 3 4 5"},
		{"steps of two", ordinary, 0, 7, 5, "0 2 4 6"},
		{"steps of a half keep one decimal", ordinary, 0, 2, 4, "0.0 0.5 1.0 1.5 2.0"},
		{"three tenths are three tenths", ordinary, 0, 0.3, 3, "0.0 0.1 0.2 0.3"},
		{"inside the range only", ordinary, 0.93, 1.07, 4, "0.95 1.00 1.05"},
		{"a true minus, and no negative zero", ordinary, -1, 1, 4, "−1.0 −0.5 0.0 0.5 1.0"},
		{"shares near one", percent, 0.931, 0.972, 5, "94% 95% 96% 97%"},
		{"shares near nothing", percent, 0, 0.016, 4, "0.0% 0.5% 1.0% 1.5%"},
		{"differences of shares are points", points, -0.005, 0.01, 4, "−0.5 0.0 0.5 1.0"},
		{"four digits stand together", ordinary, 0, 5000, 5, "0 1000 2000 3000 4000 5000"},
		{"five digits part", ordinary, 0, 10000, 2, "0 5\u2009000 10\u2009000"},
		{"millions are counted in millions", ordinary, 0, 4e6, 4, "0 1 2 3 4"},
		{"millionths too", ordinary, 0, 4e-6, 4, "0 1 2 3 4"},
		{"a single part", ordinary, 0, 1, 1, "0 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := labels(linear(tt.kind, tt.lo, tt.hi, tt.n)); got != tt.want {
				t.Errorf("linear(%v, %v, %v, %d) = %q; want %q", tt.kind, tt.lo, tt.hi, tt.n, got, tt.want)
			}
		})
	}
}

func TestTicksLieWithinTheRangeAtEqualSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.Float64Range(-1e12, 1e12).Draw(t, "lo")
		span := math.Pow(10, rapid.Float64Range(-3, 12).Draw(t, "magnitude"))
		n := rapid.IntRange(1, 8).Draw(t, "n")
		hi := lo + span
		a := linear(ordinary, lo, hi, n)
		if len(a.ticks) > n+1 {
			t.Fatalf("linear(%v, %v, %d) has %d ticks; want at most %d", lo, hi, n, len(a.ticks), n+1)
		}
		if n > 2 && len(a.ticks) < 1 {
			t.Fatalf("linear(%v, %v, %d) has no tick", lo, hi, n)
		}
		slack := 1e-6*span + 1e-14*math.Abs(lo)
		for i, tick := range a.ticks {
			if tick.at < lo-slack || tick.at > hi+slack {
				t.Fatalf("linear(%v, %v, %d) has a tick at %v", lo, hi, n, tick.at)
			}
			if i > 0 && a.ticks[i-1].label == tick.label {
				t.Fatalf("linear(%v, %v, %d) says %q twice", lo, hi, n, tick.label)
			}
		}
	})
}

func TestStepIsOneTwoOrFiveAndTheSmallest(t *testing.T) {
	tests := []struct {
		span float64
		n    int
		want step
	}{
		{10, 10, step{1, 0}}, {10, 9, step{2, 0}}, {10, 5, step{2, 0}}, {10, 4, step{5, 0}},
		{10, 2, step{5, 0}}, {10, 1, step{1, 1}}, {0.3, 3, step{1, -1}}, {1e-7, 1, step{1, -7}},
	}
	for _, tt := range tests {
		if got := stepOf(tt.span, tt.n); got != tt.want {
			t.Errorf("stepOf(%v, %d) = %v; want %v", tt.span, tt.n, got, tt.want)
		}
	}
}

func TestPadded(t *testing.T) {
	tests := []struct {
		name  string
		in    extent
		share bool
		want  extent
	}{
		{"nothing seen", nothing(), false, extent{0, 1}},
		{"only zeros", extent{0, 0}, false, extent{0, 1}},
		{"only zero shares", extent{0, 0}, true, extent{0, 0.1}},
		{"near zero begins there", extent{1, 10}, false, extent{0, 10.45}},
		{"far from zero does not", extent{100, 110}, false, extent{99.5, 110.5}},
		{"below zero ends there", extent{-10, -1}, false, extent{-10.45, 0}},
		{"shares end at one", extent{0.9, 1}, true, extent{0.895, 1}},
		{"equal values stand in the middle", extent{20, 20}, false, extent{19, 21}},
		{"equal values below zero too", extent{-20, -20}, false, extent{-21, -19}},
		{"smaller than any number to be shown", extent{0, 1e-300}, false, extent{0, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.in.padded(tt.share)
			if math.Abs(got.lo-tt.want.lo) > 1e-9 || math.Abs(got.hi-tt.want.hi) > 1e-9 {
				t.Errorf("padded(%v) of %v = %v; want %v", tt.share, tt.in, got, tt.want)
			}
		})
	}
}

func TestDaysAxis(t *testing.T) {
	years := Days{Year: 250, YearUnit: "yr"}
	tests := []struct {
		name string
		days Days
		e    extent
		n    int
		want string
	}{
		{"days", Days{}, extent{0, 100}, 5, "0 20 40 60 80 100"},
		{"less than two years are days", years, extent{0, 400}, 4, "0 100 200 300 400"},
		{"three years", years, extent{0, 750}, 5, "0/0\u00a0yr 250/1\u00a0yr 500/2\u00a0yr 750/3\u00a0yr"},
		{"twenty years", years, extent{0, 5000}, 5, "0/0\u00a0yr 1250/5\u00a0yr 2500/10\u00a0yr 3750/15\u00a0yr 5000/20\u00a0yr"},
		{"burn-in", years, extent{-250, 500}, 5, "−250/−1\u00a0yr 0/0\u00a0yr 250/1\u00a0yr 500/2\u00a0yr"},
		{"a single day", Days{}, extent{750, 750}, 5, "750"},
		{"no day", Days{}, nothing(), 5, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var ls []string
			for _, k := range tt.days.axis(tt.e, tt.n).ticks {
				l := k.label
				if k.under != "" {
					l += "/" + k.under
				}
				ls = append(ls, l)
			}
			if got := strings.Join(ls, " "); got != tt.want {
				t.Errorf("axis(%v, %d) = %q; want %q", tt.e, tt.n, got, tt.want)
			}
		})
	}
}

func TestNumbers(t *testing.T) {
	tests := []struct {
		name string
		r    reading
		v    float64
		want string
	}{
		{"plus where positive", reading{times: 1, decimals: 2}, 0.5, "+0.50"},
		{"no sign on what rounds to zero", reading{times: 1, decimals: 1}, 0.01, "0.0"},
		{"nor a minus", reading{times: 1, decimals: 1}, -0.01, "0.0"},
		{"no bound", reading{times: 1}, math.Inf(-1), "−∞"},
		{"thousands", reading{times: 1, grouped: true, decimals: 1}, -1234567.25, "−1\u2009234\u2009567.2"},
		{"percent", reading{times: 100, suffix: "%"}, 0.95, "+95%"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.r.signed(tt.v); got != tt.want {
				t.Errorf("signed(%v) = %q; want %q", tt.v, got, tt.want)
			}
		})
	}
	if got, want := linear(ordinary, 0, 4e6, 4).unit("tasks"), "tasks (millions)"; got != want {
		t.Errorf("unit(tasks) of millions = %q; want %q", got, want)
	}
	if got, want := linear(ordinary, 0, 4e-6, 4).unit(""), "(millionths)"; got != want {
		t.Errorf("unit() of millionths = %q; want %q", got, want)
	}
}

func TestPrecisionFollowsTheNarrowestInterval(t *testing.T) {
	tests := []struct {
		name      string
		estimates []Estimate
		want      string // numbers of the last row
	}{
		{"alike", []Estimate{{Value: 10, Lo: 8, Hi: 12}, {Value: 5, Lo: 3, Hi: 7}}, "+5.0 [3.0, 7.0]"},
		{"one narrow", []Estimate{{Value: 10, Lo: 8, Hi: 12}, {Value: 0.1, Lo: 0.06, Hi: 0.14}}, "+0.10 [0.06, 0.14]"},
		{"one a point", []Estimate{{Value: 10, Lo: 8, Hi: 12}, {Value: 0.1, Lo: 0.1, Hi: 0.1}}, "+0.1 [0.1, 0.1]"},
		{"one all but a point", []Estimate{{Value: 10, Lo: 8, Hi: 12}, {Value: 0.1, Lo: 0.1, Hi: 0.1000001}}, "+0.100 [0.100, 0.100]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := Group{Estimates: tt.estimates}
			m := forestMarks{Group: g, effects: true, reading: g.axis(true)(4).reading}
			m.decimals = m.precision()
			value, interval := m.texts(tt.estimates[len(tt.estimates)-1])
			if got := value + " " + interval; got != tt.want {
				t.Errorf("numbers = %q; want %q", got, tt.want)
			}
		})
	}
}
