package study

import (
	"encoding/json"
	"fmt"
	"testing"

	"heed/results"
	"heed/sim"
)

// chanceReport returns a discovery among 60 points of 4 factors, with an arm that fails
// where a condition on the first factor holds, and elsewhere at about 30% of points by luck.
func chanceReport(seed uint64, holds func(x float64) bool) (*DiscoveryReport, *Discovered) {
	r := &DiscoveryReport{Discovery: DefaultDiscovery(), Manifest: results.Manifest{Seed: seed, Arms: []string{"baseline", "arm"}}}
	r.Halves, r.Shuffle, r.Rule.Looks = 1, 39, 4
	a := &Discovered{Arm: "arm"}
	chance := sim.NewStreams(seed, 0).Named("chance")
	for k := range 4 {
		f := DiscoveryFactor{Path: fmt.Sprint("factor ", k)}
		for p := range uint64(60) {
			f.Values = append(f.Values, chance.Float64(k, p))
		}
		r.Factors = append(r.Factors, f)
	}
	for p, x := range r.Factors[0].Values {
		a.Fails = append(a.Fails, holds(x) || chance.Float64(4, uint64(p)) < 0.3)
		a.Outcome = append(a.Outcome, 0)
	}
	return r, a
}

// Where failing hangs on nothing no box is told of, but in one of 20 samples at most; in 40 of
// them more than 6 have one with a probability of 0.3% (binomial). Where nothing is told of
// because of luck, that luck is kept.
func TestBoxesThatMayBeLuckAreNotTaken(t *testing.T) {
	told, lucky := 0, 0
	for seed := range uint64(40) {
		r, a := chanceReport(seed, func(float64) bool { return false })
		if err := r.discover(a); err != nil {
			t.Fatal(err)
		}
		switch a.End {
		case BoxesFound:
			told++
		case LuckAlone:
			if lucky++; a.Luck < r.Rule.Level || len(a.Boxes) > 0 || a.Trajectory == nil {
				t.Errorf("seed %d: luck %v, %d boxes, trajectory of %d; want luck of %v at least, no box, and what was peeled", seed, a.Luck, len(a.Boxes), len(a.Trajectory), r.Rule.Level)
			}
		}
	}
	if told > 6 || lucky == 0 {
		t.Errorf("%d of 40 samples without a cause have a box, %d none for luck; want 6 at most, and some", told, lucky)
	}
}

// The box asked for is told of whatever its luck.
func TestTheBoxAskedForIsTaken(t *testing.T) {
	r, a := chanceReport(1, func(float64) bool { return false })
	r.Step = 2
	if err := r.discover(a); err != nil || len(a.Boxes) != 1 || a.Boxes[0].Again.Found != r.Halves {
		t.Errorf("discover of box 2 = %+v, %v; want one box, and one near it in each half", a.Boxes, err)
	}
}

// Points of designs that are laid out for indices are no futures.
func TestNoFutures(t *testing.T) {
	for kind, want := range map[string]string{"morris": "morris", "saltelli": "saltelli", "lhs": "", "csv": ""} {
		m := results.Manifest{Settings: map[string]json.RawMessage{designSetting: []byte(`"` + kind + `"`)}}
		if got := NoFutures(m); got != want {
			t.Errorf("NoFutures(%s) = %q; want %q", kind, got, want)
		}
	}
}
