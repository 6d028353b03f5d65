package design

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Saltelli (2002), section 3: A and B come from one sequence, and AB_i is A with column i of B.
func TestSaltelliCrossesTwoHalvesOfASobolSequence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Saltelli{
			Factors: rapid.IntRange(1, 12).Draw(t, "factors"), Samples: rapid.IntRange(1, 9).Draw(t, "samples"),
			Second: rapid.Bool().Draw(t, "second"), Scramble: rapid.Bool().Draw(t, "scramble"), Seed: rapid.Uint64().Draw(t, "seed"),
		}
		d, err := s.Design()
		if err != nil || d.N != s.Samples*s.Stride() {
			t.Fatalf("%+v has %d points, error %v; want %d", s, d.N, err, s.Samples*s.Stride())
		}
		q, _ := NewSobol(2 * s.Factors)
		if s.Scramble {
			q = q.Scrambled(s.Seed)
		}
		var want [][]float64
		for j := range s.Samples {
			x := q.Point(j)
			a, b := x[:s.Factors], x[s.Factors:]
			swapped := func(into, from []float64) {
				for i := range into {
					row := slices.Clone(into)
					row[i] = from[i]
					want = append(want, row)
				}
			}
			want = append(want, a)
			swapped(a, b)
			if s.Second {
				swapped(b, a)
			}
			want = append(want, b)
		}
		if diff := cmp.Diff(want, d.Points()); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", s, diff)
		}
	})
}

func TestMoreSamplesExtendSaltelli(t *testing.T) {
	s := Saltelli{Factors: 3, Samples: 5, Second: true, Scramble: true, Seed: 4}
	d, err := s.Design()
	few := must(t, d, err).Points()
	s.Samples = 16
	d, err = s.Design()
	if diff := cmp.Diff(few, must(t, d, err).Points()[:len(few)]); diff != "" {
		t.Errorf("16 samples do not begin as 5 (-want +got):\n%s", diff)
	}
}

// A caller may change a point that it was given.
func TestSaltelliGivesPointsAway(t *testing.T) {
	d, err := Saltelli{Factors: 2, Samples: 2, Scramble: true}.Design()
	must(t, d, err).Point(1)[0] = 9
	if p := d.Point(1); p[0] == 9 {
		t.Errorf("Point(1) = %v after a change of what it gave before; want it as it was", p)
	}
}

func TestSaltelliRefuses(t *testing.T) {
	for name, s := range map[string]Saltelli{
		"no factors":       {Samples: 4},
		"too many factors": {Factors: MaxSobol/2 + 1, Samples: 4},
		"no samples":       {Factors: 2},
		"too many samples": {Factors: 2, Samples: maxPoints / 2},
	} {
		if d, err := s.Design(); err == nil {
			t.Errorf("%s: %+v gives %d points; want an error", name, s, d.N)
		}
	}
	d, err := Saltelli{Factors: MaxSobol / 2, Samples: 1}.Design()
	if got := len(must(t, d, err).Point(0)); got != MaxSobol/2 {
		t.Errorf("Saltelli's points of %d factors have %d coordinates", MaxSobol/2, got)
	}
}

func TestBalanced(t *testing.T) {
	for n, want := range map[int]bool{-4: false, 0: false, 1: true, 2: true, 3: false, 1000: false, 1024: true} {
		if got := Balanced(n); got != want {
			t.Errorf("Balanced(%d) = %v; want %v", n, got, want)
		}
	}
}
