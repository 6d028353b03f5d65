package study

import (
	"context"
	"math"
	"testing"

	"heed/scenarios"
	"heed/scenarios/design"
	"heed/scenarios/search"
)

func TestPlacesOfValues(t *testing.T) {
	for _, tt := range []struct {
		name string
		f    design.Factor
		v    any
		want float64
	}{
		{"uniform", design.Factor{Dist: design.Uniform, Min: 2, Max: 6}, 3.0, 0.25},
		{"uniform, a whole number", design.Factor{Dist: design.Uniform, Min: 2, Max: 6}, int64(3), 0.25},
		{"integers", design.Factor{Dist: design.Integers, Min: 1, Max: 4}, int64(2), 0.375},
		{"log-uniform", design.Factor{Dist: design.LogUniform, Min: 1, Max: 100}, 10.0, 0.5},
		{"levels", design.Factor{Dist: design.Levels, Levels: []any{"a", "b"}}, "b", 0.75},
	} {
		if got := placeOf([]design.Factor{tt.f}, []any{tt.v}); math.Abs(got[0]-tt.want) > 1e-12 {
			t.Errorf("%s: place of %v is %v; want %v", tt.name, tt.v, got[0], tt.want)
		}
	}
}

func TestWeightedQuantiles(t *testing.T) {
	sample := []search.Particle{{Weight: 0.5}, {Weight: 0.25}, {Weight: 0.25}}
	x := []float64{3, 1, 2} // in order: 1 about 0.125, 2 about 0.375, 3 about 0.75
	for _, tt := range []struct{ level, want float64 }{{0, 1}, {0.125, 1}, {0.25, 1.5}, {0.375, 2}, {0.5625, 2.5}, {0.75, 3}, {1, 3}} {
		if got := weightedQuantile(x, sample, tt.level); math.Abs(got-tt.want) > 1e-12 {
			t.Errorf("weightedQuantile at %v = %v; want %v", tt.level, got, tt.want)
		}
	}
}

// The data of the shipped calibration are what its truth shows, in three digits: a model
// that changed needs others.
func TestShippedDataAreThoseOfTheirTruth(t *testing.T) {
	c, err := scenarios.OpenCalibration("nuclear-plant-survey", nil)
	if err != nil {
		t.Fatal(err)
	}
	w, err := newWork(&Inference{Calibration: c}, 0)
	if err != nil {
		t.Fatal(err)
	}
	one, err := w.synthesize(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for k, target := range c.Targets {
		if got := math.Round(1000*one.Observed[k]) / 1000; got != target.Value {
			t.Errorf("target %s is %v at the truth; the file has %v", target.Name, got, target.Value)
		}
	}
}
