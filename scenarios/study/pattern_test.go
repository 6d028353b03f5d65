package study

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"heed/sim"
)

// The table can be run: numbers and names occur once, settings are keys with values
// in their range, rows are given, and claims read cells and outcomes that there are.
func TestPatternsAreWellFormed(t *testing.T) {
	for i, p := range Patterns {
		if i > 0 && p.Number <= Patterns[i-1].Number {
			t.Errorf("pattern %d comes after pattern %d", p.Number, Patterns[i-1].Number)
		}
		if p.Title == "" || p.Rows == "" || len(p.Claims) == 0 {
			t.Errorf("pattern %d: title %q, rows %q, %d claims; want all", p.Number, p.Title, p.Rows, len(p.Claims))
		}
		if (p.NoControl == "") == (len(p.Controls) == 0) {
			t.Errorf("pattern %d: %d controls, and a reason %q for none; want either", p.Number, len(p.Controls), p.NoControl)
		}
		checkCells(t, p)
		checkControls(t, p)
	}
}

func checkCells(t *testing.T, p Pattern) {
	var names []string
	for _, c := range p.Cells {
		if _, err := p.params(c, ""); err != nil {
			t.Errorf("pattern %d, %s: %v", p.Number, c.Name, err)
		}
		if _, err := c.changes(); err != nil {
			t.Errorf("pattern %d, %s: %v", p.Number, c.Name, err)
		}
		names = append(names, "cell "+c.Name)
	}
	for _, o := range p.Outcomes {
		names = append(names, "outcome "+o.Name)
	}
	slices.Sort(names)
	if n := len(slices.Compact(slices.Clone(names))); n != len(names) {
		t.Errorf("pattern %d: names of cells and outcomes %q; want each once", p.Number, names)
	}
	zeros := make([][]float64, len(p.Cells))
	for i := range zeros {
		zeros[i] = make([]float64, len(p.Outcomes))
	}
	for _, c := range p.Claims {
		c.Of(p.reading(zeros)) // panics where there is no such cell or outcome
	}
}

func checkControls(t *testing.T, p Pattern) {
	for _, c := range p.Controls {
		if _, err := p.params(p.Cells[0], c.Off); err != nil {
			t.Errorf("pattern %d, control %q: %v", p.Number, c.Off, err)
		}
		if len(p.lost(c)) == 0 {
			t.Errorf("pattern %d, control %q: no claim begins with %q", p.Number, c.Off, c.Loses)
		}
	}
}

func TestReadSettings(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"none", "", ""},
		{"two", "rules.detail=0.5 rules.count=90", ""},
		{"no number", "rules.detail=much", "want path=number"},
		{"no such key", "rules.deatil=1", "no such parameter"},
		{"out of range", "rules.detail=1.5", "want a number from 0 to 1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := readSettings(tt.text)
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("readSettings(%q): error %v; want %q", tt.text, err, tt.want)
			}
		})
	}
}

// table makes a reading of numbers by cell and outcome x.
func table(values map[string]float64) Reading {
	return func(cell, _ string) float64 {
		v, ok := values[cell]
		if !ok {
			panic("no cell " + cell)
		}
		return v
	}
}

// Shapes are recognized, and others are not taken for them.
func TestShapes(t *testing.T) {
	s := along("rules.detail", 0, 1, 2, 4)
	curve := func(f func(x float64) float64) Reading {
		m := map[string]float64{}
		for i, x := range s.levels {
			m[s.name(i)] = f(x)
		}
		return table(m)
	}
	square := func(x float64) float64 { return x * x }
	hill := func(x float64) float64 { return -math.Abs(x - 1) }
	line := func(x float64) float64 { return 3 * x }
	for _, tt := range []struct {
		name   string
		claims []Claim
		curve  func(float64) float64
		want   bool
	}{
		{"a parabola is convex", s.convex("x"), square, true},
		{"a line is not", s.convex("x"), line, false},
		{"a hill is not", s.convex("x"), hill, false},
		{"a parabola upside down is concave", s.concave("x"), func(x float64) float64 { return -x * x }, true},
		{"a hill is a hump", s.hump("x", 1), hill, true},
		{"a line is no hump", s.hump("x", 1), line, false},
		{"a valley is no hump", s.hump("x", 1), func(x float64) float64 { return -hill(x) }, false},
		{"a line rises", s.rises("x"), line, true},
		{"a hill does not", s.rises("x"), hill, false},
		{"a line that falls falls", s.falls("x"), func(x float64) float64 { return -x }, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all := true
			for _, c := range tt.claims {
				all = all && c.Of(curve(tt.curve)) > 0
			}
			if all != tt.want {
				t.Errorf("all claims above 0: %v; want %v", all, tt.want)
			}
		})
	}
	if got := s.slope("x", 0, 3)(curve(line)); got != 3 {
		t.Errorf("slope of a line of slope 3 = %v", got)
	}
}

func TestWithin(t *testing.T) {
	c := within("x", value("x", "a"), 0.2, value("x", "b"))
	for _, tt := range []struct {
		a, b float64
		want bool
	}{{0, 1, true}, {0.1, 1, true}, {-0.1, 1, true}, {0.3, 1, false}, {-0.3, 1, false}, {0, 0, false}, {0, -1, false}} {
		r := table(map[string]float64{"a": tt.a, "b": tt.b})
		if got := c[0].Of(r) > 0 && c[1].Of(r) > 0; got != tt.want {
			t.Errorf("%v within a fifth of %v: %v; want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestVerdicts(t *testing.T) {
	for _, tt := range []struct {
		name   string
		values []float64
		want   Verdict
	}{
		{"far above", []float64{1, 1.01, 0.99, 1}, Holds},
		{"far below", []float64{-1, -1.01, -0.99, -1}, Fails},
		{"anything", []float64{1, -1, 2, -2}, Undecided},
		{"no effect at all", []float64{0, 0, 0, 0}, Undecided},
		{"undefined once", []float64{1, 1.01, math.NaN(), 1}, Undecided},
		{"infinite once", []float64{1, 1.01, math.Inf(1), 1}, Undecided},
		{"one replicate", []float64{1}, Undecided},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := test(Claim{}, tt.values, 0.001); got.Verdict != tt.want {
				t.Errorf("test(%v) = %+v; want %s", tt.values, got, tt.want)
			}
		})
	}
}

// Where a claim is on the edge, and the truth is 0, it is shown in a share alpha of
// the cases, and the contrary in as many. Of 20,000 at alpha .05, which chance puts
// 1,000 +- 31 in each, more than 1,140 or fewer than 860 would come by chance once in
// 100,000 times; seeds are fixed.
func TestErrorRateIsThatStated(t *testing.T) {
	const cases, n = 20000, 6
	normal := sim.NewStreams(3, 0).Named("pattern test")
	holds, fails := 0, 0
	for i := range cases {
		d := normal.At(i, 0)
		values := make([]float64, n)
		for k := range values {
			for range 12 { // the sum of twelve uniform numbers is normal enough
				values[k] += d.Float64() - 0.5
			}
		}
		switch test(Claim{}, values, 0.05).Verdict {
		case Holds:
			holds++
		case Fails:
			fails++
		}
	}
	if holds < 860 || holds > 1140 || fails < 860 || fails > 1140 {
		t.Errorf("of %d claims of no effect %d hold and %d fail; want 1000 each", cases, holds, fails)
	}
}

// A pattern holds where all of its claims do, and fails where one does.
func TestVerdictsOfPatterns(t *testing.T) {
	for _, tt := range []struct{ a, b, want Verdict }{
		{Holds, Holds, Holds}, {Holds, Undecided, Undecided}, {Undecided, Fails, Fails}, {Fails, Holds, Fails},
	} {
		if got := worse(tt.a, tt.b); got != tt.want {
			t.Errorf("worse(%s, %s) = %s; want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

// short is a pattern that runs in a moment.
func short() Pattern {
	p := Patterns[0]
	p.Base += " organization.employees=40 resources.experts=1"
	p.BurnIn, p.Days = 5, 10
	return p
}

func TestExamineDoesNotHangOnWorkers(t *testing.T) {
	var want []Finding
	for _, workers := range []int{1, 2, 16} {
		got, err := Examine(context.Background(), []Pattern{short(), short()}, Examination{Seed: 4, Replicates: 3, Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
			continue
		}
		if d := cmp.Diff(want, got, cmpopts.IgnoreFields(Finding{}, "Pattern"), cmpopts.EquateNaNs()); d != "" {
			t.Errorf("Examine with %d workers differs from that with 1:\n%s", workers, d)
		}
	}
}

func TestExamineNamesWhatCannotRun(t *testing.T) {
	p := short()
	p.Base += " rules.nothing=1"
	_, err := Examine(context.Background(), []Pattern{p}, Examination{Replicates: 2, Workers: 1})
	if err == nil || !strings.Contains(err.Error(), "pattern 1, detail 0.1: study: setting") {
		t.Errorf("Examine of a pattern with an unknown key: error %v; want it to name pattern, cell and key", err)
	}
}
