package study

import (
	"slices"
	"strings"
	"testing"

	"heed/scenarios/design"
)

func TestDependence(t *testing.T) {
	d, err := design.Latin{Factors: 8, Points: 100, Candidates: 1, Seed: 1}.Design()
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	tied := func(points [][]float64, from ...int) [][]float64 { // these factors go with a
		all := slices.Clone(points)
		for p := range all {
			all[p] = slices.Clone(all[p])
			for _, i := range from {
				all[p][i] = all[p][0] + all[p][i]/10
			}
		}
		return all
	}
	for _, tt := range []struct {
		name      string
		kind      string
		x         [][]float64
		methods   []string
		has, none []string
	}{
		{"independent factors", "csv", d.Points(), []string{PAWN, Regression}, nil, []string{"independently"}},
		{"PAWN alone", "csv", tied(d.Points(), 3), []string{PAWN},
			[]string{"a and d rise together (rank correlation 1.00)", "PAWN counts"}, []string{"regression", "b rise", "b go", "more pair"}},
		{"regression alone", "csv", tied(d.Points(), 3), []string{Regression}, []string{"coefficients of regression"}, []string{"PAWN"}},
		{"methods that do not mind", "csv", tied(d.Points(), 3), []string{Morris, Sobol, ChanceOnly}, nil, []string{"independently"}},
		{"six pairs", "csv", tied(d.Points(), 3, 4, 5), []string{PAWN, Regression}, []string{"and 1 more pair.", "PAWN", "regression"}, nil},
		{"ten pairs", "csv", tied(d.Points(), 3, 4, 5, 6), []string{PAWN}, []string{"and 5 more pairs."}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := SensitivityDesign{Kind: tt.kind, Factors: names, X: tt.x}
			got, err := s.Dependence(tt.methods)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range tt.has {
				if !strings.Contains(got, want) {
					t.Errorf("Dependence(%v) = %q; want %q in it", tt.methods, got, want)
				}
			}
			for _, not := range tt.none {
				if strings.Contains(got, not) {
					t.Errorf("Dependence(%v) = %q; want no %q in it", tt.methods, got, not)
				}
			}
		})
	}
}

// Of Saltelli's samples only A and B are drawn one by one, and asked.
func TestDependenceOfSaltelliIsOfAAndB(t *testing.T) {
	l := saltelli(t, 64)
	s := SensitivityDesign{Kind: "saltelli", Factors: l.factors, X: l.points.Points()}
	for p := range s.X {
		if at := p % s.stride(); at != 0 && at != s.stride()-1 {
			s.X[p] = []float64{float64(p), float64(p), float64(p)}
		}
	}
	if got, err := s.Dependence([]string{PAWN, Regression}); got != "" || err != nil {
		t.Errorf("Dependence of Saltelli's samples = %q, %v; want none, A and B being independent", got, err)
	}
	s.Kind = "csv"
	if got, err := s.Dependence([]string{PAWN}); got == "" || err != nil {
		t.Errorf("Dependence of all points = %q, %v; want pairs, of the points between", got, err)
	}
}

// against are points whose last coordinate falls where the first rises.
type against struct{ design.Sequence }

func (a against) Point(i int) []float64 {
	u := slices.Clone(a.Sequence.Point(i))
	u[2] = 1 - (u[0]+u[2]/5)/1.2
	return u
}

// The doubt is written beside the others, into the manifest of a sweep.
func TestSweepSaysWhichFactorsGoTogether(t *testing.T) {
	l := saltelli(t, 1)
	d, err := design.Latin{Factors: 3, Points: 100, Candidates: 1, Seed: 1}.Design()
	if err != nil {
		t.Fatal(err)
	}
	l.kind, l.points = "csv", design.Design{Sequence: against{d}, N: d.N}
	want := l.factors[0] + " and " + l.factors[2] + " go against each other (rank correlation -0.9"
	if doubts := strings.Join(doubtsOf(t, l.folder(t), SensitivityFile), "\n"); !strings.Contains(doubts, want) {
		t.Errorf("doubts %q; want %q", doubts, want)
	}
}
