package stats

import (
	"testing"

	"heed/sim"
)

// futures200 are as large as the largest sweep shipped: 200 points of 190 factors, of
// which one matters.
func futures200() *Cases {
	source := sim.NewStreams(1, 0).Named("planted")
	features := make([]Feature, 190)
	y := make([]float64, 200)
	for f := range features {
		for i := range y {
			features[f].Values = append(features[f].Values, source.Float64(f, uint64(i)))
		}
	}
	for i := range y {
		if features[0].Values[i] < 0.3 && source.Float64(190, uint64(i)) < 0.7 {
			y[i] = 1
		}
	}
	c, err := NewCases(features, y)
	if err != nil {
		panic(err)
	}
	return c
}

func BenchmarkPeel200Of190(b *testing.B) {
	c := futures200()
	for b.Loop() {
		DefaultPRIM().Peel(c, c.All())
	}
}

func BenchmarkChecks200Of190(b *testing.B) {
	c := futures200()
	rule := BoxRule{Coverage: 0.5, Level: 0.05, Looks: 190, Limits: 4}
	k := BoxCheck{BoxSearch{DefaultPRIM(), rule}, sim.NewStreams(1, 1).Named("checks"), 20}
	for b.Loop() {
		x, _ := k.Find(c, c.All())
		k.Reproduce(c, c.All())
		k.Luck(c, c.All(), x.Boxed, true)
	}
}
