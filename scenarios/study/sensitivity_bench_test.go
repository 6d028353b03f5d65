package study

import (
	"testing"

	"heed/results/stats"
	"heed/scenarios/design"
	"heed/sim"
)

// BenchmarkSensitivity is what analysing one output takes, by the resamples that an analysis
// of four outputs has: of many factors or of thousands of points.
func BenchmarkSensitivity(b *testing.B) {
	for _, bb := range []struct {
		name, method string
		factors      int
		design       func(k int) (design.Design, error)
		kind         string
	}{
		{"morris/200 factors, 10 trajectories", Morris, 200, func(k int) (design.Design, error) {
			return design.Morris{Factors: k, Trajectories: 10, Levels: 4, Candidates: 10}.Design()
		}, "morris"},
		{"sobol/10 factors, 1024 samples", Sobol, 10, func(k int) (design.Design, error) {
			return design.Saltelli{Factors: k, Samples: 1024}.Design()
		}, "saltelli"},
		{"sobol/200 factors, 256 samples", Sobol, 200, func(k int) (design.Design, error) {
			return design.Saltelli{Factors: k, Samples: 256}.Design()
		}, "saltelli"},
		{"pawn/200 factors, 1000 points", PAWN, 200, func(k int) (design.Design, error) {
			return design.Latin{Factors: k, Points: 1000, Candidates: 1}.Design()
		}, "lhs"},
		{"regression/20 factors, 1000 points", Regression, 20, func(k int) (design.Design, error) {
			return design.Latin{Factors: k, Points: 1000, Candidates: 1}.Design()
		}, "lhs"},
	} {
		d, err := bb.design(bb.factors)
		if err != nil {
			b.Fatal(err)
		}
		s := SensitivityDesign{Kind: bb.kind, Factors: make([]string, bb.factors), X: d.Points(), Levels: 4, Common: true}
		y := make([][]float64, d.N)
		for p, x := range s.X {
			y[p] = []float64{x[0] + x[1]*x[2], x[0] + x[1]*x[2] + .01*x[3]}
		}
		b.Run(bb.name, func(b *testing.B) {
			s.Bootstrap = stats.Bootstrap{Source: sim.NewStreams(1, 0).Named("sensitivity"), Resamples: s.resamples(bb.method, 4), Level: stats.Confidence}
			for b.Loop() {
				if _, _, err := s.Indices(bb.method, y); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
