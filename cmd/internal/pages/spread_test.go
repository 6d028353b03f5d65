package pages

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heed/cmd/internal/findings"
	"heed/results"
)

// spreadCourse returns a course of compliance with one value on all days.
func spreadCourse(point int, arm string, value float64, days ...int) *results.Course {
	c := emptyCourse(point, arm, "compliance_rate", days)
	for i := range days {
		c.N[i], c.Mean[i], c.Lo[i], c.Hi[i] = 3, value, value-0.01, value+0.01
	}
	return c
}

// Over points a course is their mean with the band from 5% to 95% of them, and a
// difference is taken at each point.
func TestSpreadIsOverPoints(t *testing.T) {
	groups := []pointGroup{{"all", func(int) bool { return true }}, {"high", func(p int) bool { return p >= 50 }}}
	s := newSpread([]string{"baseline", "a"}, []string{"compliance_rate"}, 101, groups, []int{7})
	for p := range 101 {
		level := float64(p) / 128
		s.add(spreadCourse(p, "baseline", level, 0, 10))
		s.add(spreadCourse(p, "a", level+0.25, 0, 10))
	}
	for _, tt := range []struct {
		name         string
		c            *results.Course
		n            int
		mean, lo, hi float64
	}{
		{"baseline at all points", s.of(0, "compliance_rate")[0], 101, 50. / 128, 5. / 128, 95. / 128},
		{"baseline at the higher half", s.of(1, "compliance_rate")[0], 51, 75. / 128, 52.5 / 128, 97.5 / 128},
		{"difference of a", s.of(0, differenceOf("compliance_rate"))[1], 101, 0.25, 0.25, 0.25},
		{"a point by itself", s.at(7, "compliance_rate")[0], 3, 7. / 128, 7./128 - 0.01, 7./128 + 0.01},
	} {
		near := func(got, want float64) bool { return math.Abs(got-want) < 1e-6 }
		if c := tt.c; c.N[1] != tt.n || !near(c.Mean[1], tt.mean) || !near(c.Lo[1], tt.lo) || !near(c.Hi[1], tt.hi) {
			t.Errorf("%s = %d points, %v [%v, %v]; want %d, %v [%v, %v]", tt.name, c.N[1], c.Mean[1], c.Lo[1], c.Hi[1], tt.n, tt.mean, tt.lo, tt.hi)
		}
	}
	if d := s.at(7, differenceOf("compliance_rate"))[1]; !math.IsNaN(d.Lo[0]) || math.Abs(d.Mean[0]-0.25) > 1e-9 {
		t.Errorf("difference at a point = %v from %v; want 0.25 without an interval", d.Mean[0], d.Lo[0])
	}
}

// What is held is bounded, however many points there are and however long the courses.
func TestSpreadIsBounded(t *testing.T) {
	arms := make([]string, 20)
	s := newSpread(arms, []string{"compliance_rate"}, 1_000_000, []pointGroup{{"all", func(int) bool { return true }}}, nil)
	if held := 1_000_000 / s.every * len(arms) * len(s.metrics) * mostSpreadDays; held > mostKept {
		t.Errorf("values held of a million points = %d; want at most %d", held, mostKept)
	}
	days := make([]int, 10_000)
	for i := range days {
		days[i] = i
	}
	thinned := thin(spreadCourse(0, "a", 0.5, days...), mostSpreadDays)
	if n := len(thinned.Days); n > mostSpreadDays+1 || thinned.Days[0] != 0 || thinned.Days[n-1] != 9999 {
		t.Errorf("thin keeps %d days, %d to %d; want at most %d, the first and the last among them", n, thinned.Days[0], thinned.Days[n-1], mostSpreadDays+1)
	}
}

func TestLevelsOfFactors(t *testing.T) {
	few, many, words := levelSpan{}, levelSpan{}, levelSpan{}
	for i := range 20 {
		few.add([]string{"0.5", "0.1"}[i%2])
		many.add([]string{"3", "-2.5", "10", "1", "2", "4", "5", "6", "7", "8"}[i%10])
		words.add(string(rune('a' + i)))
	}
	got := []string{few.String(), many.String(), words.String()}
	if diff := cmp.Diff([]string{"0.5, 0.1", "-2.5 to 10", "more than 8 levels"}, got); diff != "" {
		t.Errorf("levels (-want +got):\n%s", diff)
	}
}

// The factors by which a page splits the points are those that any effect hangs on most.
func TestClosestFactors(t *testing.T) {
	all := []findings.Condition{{Factor: "a", Rank: 0.5}, {Factor: "b", Rank: -0.9}, {Factor: "b", Rank: 0.7}, {Factor: "c", Rank: math.NaN()}, {Factor: "d", Rank: 0.6}}
	if got := closest(all, 2); !slices.Equal(got, []string{"b", "d"}) {
		t.Errorf("closest = %q; want b and d", got)
	}
}
