package stats

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"heed/sim"
)

// planted returns n cases of k features, uniform on [0, 1), that are of interest with one
// probability where the first is below .4 and the third above .5, and with another
// elsewhere.
func planted(t *testing.T, seed uint64, n, k int, inside, outside float64) *Cases {
	t.Helper()
	source := sim.NewStreams(seed, 0).Named("planted")
	features := make([]Feature, k)
	for f := range features {
		features[f].Values = make([]float64, n)
		for i := range n {
			features[f].Values[i] = source.Float64(f, uint64(i))
		}
	}
	y := make([]float64, n)
	for i := range y {
		p := outside
		if features[0].Values[i] < 0.4 && features[2].Values[i] > 0.5 {
			p = inside
		}
		if source.Float64(k, uint64(i)) < p {
			y[i] = 1
		}
	}
	c, err := NewCases(features, y)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var (
	wideRule   = BoxRule{Coverage: 0.5, Level: 0.05, Looks: 6, Limits: 4}
	wideSearch = BoxSearch{DefaultPRIM(), wideRule}
)

// A box without noise comes back as it is, between the cases next to its limits.
func TestPRIMFindsABoxWithoutNoise(t *testing.T) {
	c := planted(t, 1, 1000, 6, 1, 0)
	all := DefaultPRIM().Peel(c, c.All())
	last := all[len(all)-1]
	if last.Density != 1 || last.Coverage < 0.9 {
		t.Errorf("Peel ends with density %v, coverage %v; want 1, and .9 at least", last.Density, last.Coverage)
	}
	at, b := wideRule.Choose(c, all, c.All())
	if at < 0 || len(b.Box) != 2 {
		t.Fatalf("Choose = step %d, limits %v; want two", at, b.Box)
	}
	pasted := DefaultPRIM().Paste(c, c.All(), b.Box)
	b = pasted[len(pasted)-1].Boxed
	first, _ := b.Limits(0)
	third, _ := b.Limits(2)
	if b.Density != 1 || b.Coverage != 1 {
		t.Errorf("Paste ends with density %v, coverage %v; want both 1", b.Density, b.Coverage)
	}
	if math.Abs(first.Hi-0.4) > 0.01 || math.Abs(third.Lo-0.5) > 0.01 || !math.IsInf(first.Lo, -1) || !math.IsInf(third.Hi, 1) {
		t.Errorf("limits %v; want up to .4, and .5 and up, within .01 (10 cases of 1000)", b.Box)
	}
}

// With noise, limits come back within .05: a peel of 1000 cases takes 50 of them, and 10
// of the box that remains; one case in ten is noise. Two of 20 samples may be further off.
func TestPRIMFindsABoxInNoise(t *testing.T) {
	off := 0
	for seed := range uint64(20) {
		c := planted(t, seed, 1000, 6, 0.9, 0.05)
		_, b := wideRule.Choose(c, DefaultPRIM().Peel(c, c.All()), c.All())
		first, _ := b.Limits(0)
		third, _ := b.Limits(2)
		if !(math.Abs(first.Hi-0.4) < 0.05 && math.Abs(third.Lo-0.5) < 0.05 && math.Abs(b.Density-0.9) < 0.06) {
			off++
			t.Logf("seed %d: %v density %v", seed, b.Box, b.Density)
		}
	}
	if off > 2 {
		t.Errorf("%d of 20 boxes are off by more than .05; want 2 at most", off)
	}
}

// anyCases draws cases with numbers, whole numbers that tie, and categories.
func anyCases(t *rapid.T) *Cases {
	n := rapid.IntRange(1, 60).Draw(t, "n")
	y := rapid.SliceOfN(rapid.SampledFrom([]float64{0, 1}), n, n).Draw(t, "y")
	draw := func(name string, from *rapid.Generator[float64]) []float64 {
		return rapid.SliceOfN(from, n, n).Draw(t, name)
	}
	whole := rapid.Map(rapid.IntRange(0, 5), func(v int) float64 { return float64(v) })
	c, err := NewCases([]Feature{
		{Values: draw("number", rapid.Float64Range(-10, 10))},
		{Values: draw("whole", whole), Whole: true},
		{Values: draw("category", rapid.Map(rapid.IntRange(0, 3), func(v int) float64 { return float64(v) })), Categories: 4},
		{Values: draw("level", whole)},
	}, y)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTrajectoriesAreWhatTheyMustBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCases(t)
		p := PRIM{Alpha: rapid.SampledFrom([]float64{0.02, 0.1, 0.3}).Draw(t, "alpha"), Mass: 0.05, Objective: Objective(rapid.IntRange(0, 2).Draw(t, "objective"))}
		all := p.Peel(c, c.All())
		for k, x := range all {
			again := c.Measure(x.Box, c.All())
			if again.N != x.N || again.Sum != x.Sum {
				t.Fatalf("step %d: %d cases, %v of interest; its box holds %d and %v", k, x.N, x.Sum, again.N, again.Sum)
			}
			if want := float64(x.N) / float64(c.N()); x.Mass != want || x.Density != x.Sum/float64(x.N) {
				t.Fatalf("step %d: mass %v and density %v of %d cases, %v of interest", k, x.Mass, x.Density, x.N, x.Sum)
			}
			if math.Abs(x.Coverage*c.total-x.Density*x.Mass*float64(c.N())) > 1e-9 {
				t.Fatalf("step %d: coverage %v and density %v count different cases of interest", k, x.Coverage, x.Density)
			}
			if k == 0 {
				continue
			}
			before := all[k-1]
			if x.N >= before.N || x.Coverage > before.Coverage || float64(x.N) < 0.05*float64(c.N()) {
				t.Fatalf("step %d: %d cases after %d, coverage %v after %v", k, x.N, before.N, x.Coverage, before.Coverage)
			}
			for i := range c.N() {
				if c.In(x.Box, i) && !c.In(before.Box, i) {
					t.Fatalf("step %d: case %d is in its box, and not in the one before", k, i)
				}
			}
		}
	})
}

// Pasting only ever adds cases, and never lowers the mean.
func TestPastingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCases(t)
		all := PRIM{Alpha: 0.1, Mass: 0.05}.Peel(c, c.All())
		from := all[rapid.IntRange(0, len(all)-1).Draw(t, "step")]
		pasted := DefaultPRIM().Paste(c, c.All(), from.Box)
		if pasted[0].N != from.N {
			t.Fatalf("Paste begins with %d cases; want %d", pasted[0].N, from.N)
		}
		for k := 1; k < len(pasted); k++ {
			x, before := pasted[k], pasted[k-1]
			if x.N < before.N || x.Density < before.Density || len(x.Box) > len(before.Box) {
				t.Fatalf("paste %d: %v after %v", k, x.Boxed, before.Boxed)
			}
			for i := range c.N() {
				if c.In(before.Box, i) && !c.In(x.Box, i) {
					t.Fatalf("paste %d: case %d is lost", k, i)
				}
			}
		}
	})
}

// counts returns what each box of a trajectory holds.
func counts(all []Peeled) (s []string) {
	for _, x := range all {
		s = append(s, fmt.Sprint(x.N, x.Sum, x.Feature))
	}
	return s
}

// Only the order of values counts: a scale that rises changes no box, nor does the order
// of the cases.
func TestPRIMKnowsOrderAlone(t *testing.T) {
	c := planted(t, 3, 200, 4, 0.8, 0.2)
	want := counts(DefaultPRIM().Peel(c, c.All()))
	stretched := slices.Clone(c.features)
	turned := slices.Clone(c.features)
	y := slices.Clone(c.y)
	slices.Reverse(y)
	for f := range stretched {
		stretched[f].Values, turned[f].Values = slices.Clone(stretched[f].Values), slices.Clone(turned[f].Values)
		for i, v := range stretched[f].Values {
			stretched[f].Values[i] = math.Exp(5 * v)
		}
		slices.Reverse(turned[f].Values)
	}
	for name, features := range map[string][]Feature{"stretched": stretched, "in reverse": turned} {
		outcome := c.y
		if name == "in reverse" {
			outcome = y
		}
		d, err := NewCases(features, outcome)
		if err != nil {
			t.Fatal(err)
		}
		if got := counts(DefaultPRIM().Peel(d, d.All())); !slices.Equal(got, want) {
			t.Errorf("Peel of cases %s = %v; want %v", name, got, want)
		}
	}
}

// Looking again among what is in no box finds the second of two.
func TestCoveringFindsTheSecondBox(t *testing.T) {
	c := planted(t, 7, 1500, 6, 0, 0)
	for i := range c.y {
		if x := c.features; x[0].Values[i] < 0.3 && x[1].Values[i] < 0.5 || x[3].Values[i] > 0.7 && x[4].Values[i] > 0.7 {
			c.y[i] = 1
			c.total++
		}
	}
	among := c.All()
	_, first := wideRule.Choose(c, DefaultPRIM().Peel(c, among), among)
	for i := range among {
		among[i] = !c.In(first.Box, i)
	}
	trajectory := DefaultPRIM().Peel(c, among)
	_, second := wideRule.Choose(c, trajectory, among)
	of := func(b Boxed) (f []int) {
		for _, l := range b.Box {
			f = append(f, l.Feature)
		}
		return f
	}
	if !slices.Equal(of(first), []int{0, 1}) || !slices.Equal(of(second), []int{3, 4}) {
		t.Errorf("boxes limit %v and %v; want features 0, 1 and 3, 4", of(first), of(second))
	}
	if got, want := trajectory[0].Coverage, 1-first.Coverage; math.Abs(got-want) > 1e-12 {
		t.Errorf("the second trajectory begins with coverage %v; want what the first box left, %v", got, want)
	}
}

func TestNewCasesNamesWhatIsMissing(t *testing.T) {
	_, err := NewCases([]Feature{{Values: []float64{1, math.NaN(), 3}}, {Values: []float64{0, 1, 2}, Categories: 2}, {Values: []float64{0, .5, 2}, Whole: true}}, []float64{0, 1, math.Inf(1)})
	for _, want := range []string{"case 2: the outcome is +Inf", "case 1: feature 0 is NaN", "case 2: feature 1 is category 2; want 0 to 1", "case 1: feature 2 is 0.5; want a whole number"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("NewCases: error %v; want it to say %q", err, want)
		}
	}
}

// Nothing of interest, all of interest, or nothing that differs: one box, that of all.
func TestPeelOfNothingToTell(t *testing.T) {
	same := []Feature{{Values: []float64{1, 1, 1, 1}}}
	for name, y := range map[string][]float64{"none": {0, 0, 0, 0}, "all": {1, 1, 1, 1}, "features without levels": {1, 0, 0, 1}} {
		c, err := NewCases(same, y)
		if err != nil {
			t.Fatal(err)
		}
		all := DefaultPRIM().Peel(c, c.All())
		if at, _ := wideRule.Choose(c, all, c.All()); len(all) != 1 || at != -1 {
			t.Errorf("%s: %d boxes, chosen %d; want one, and none chosen", name, len(all), at)
		}
	}
}
