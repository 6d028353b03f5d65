package design

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Latin at every stage, and each stage the beginning of the next.
func TestLatinHypercubesStayLatinWhenExtended(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Latin{
			Factors: rapid.IntRange(1, 5).Draw(t, "factors"), Points: rapid.IntRange(1, 12).Draw(t, "points"),
			Candidates: rapid.IntRange(1, 4).Draw(t, "candidates"), Exchanges: rapid.IntRange(0, 20).Draw(t, "exchanges"),
			Seed: rapid.Uint64().Draw(t, "seed"),
		}
		before := [][]float64{}
		for l.Doublings = range 4 {
			d, err := l.Design()
			if err != nil {
				t.Fatal(err)
			}
			x := d.Points()
			if want := l.Points << l.Doublings; len(x) != want {
				t.Fatalf("%+v has %d points; want %d", l, len(x), want)
			}
			if diff := cmp.Diff(before, x[:len(before)]); diff != "" {
				t.Errorf("%+v does not begin as with one doubling fewer (-want +got):\n%s", l, diff)
			}
			for j := range l.Factors {
				if !latin(x, j) {
					t.Errorf("%+v: factor %d is not Latin: %v", l, j, x)
				}
			}
			before = x
		}
	})
}

// latin reports whether each of len(x) slices of factor j holds one point.
func latin(x [][]float64, j int) bool {
	taken := make([]bool, len(x))
	for _, p := range x {
		taken[int(p[j]*float64(len(x)))] = true
	}
	return !slices.Contains(taken, false)
}

// separation returns the smallest distance of two points.
func separation(x [][]float64) float64 {
	near := math.Inf(1)
	for i := range x {
		for k := range i {
			sum := 0.0
			for j := range x[i] {
				sum += (x[i][j] - x[k][j]) * (x[i][j] - x[k][j])
			}
			near = min(near, math.Sqrt(sum))
		}
	}
	return near
}

// The choice is the best of the candidates: it is one of them, of which more never are
// worse, and the first of more is the only one of one.
func TestMoreCandidatesAreSpreadNoWorse(t *testing.T) {
	last := 0.0
	for c := 1; c <= 64; c *= 4 {
		d, err := Latin{Factors: 3, Points: 20, Candidates: c, Seed: 4}.Design()
		near := separation(must(t, d, err).Points())
		if near < last {
			t.Errorf("of %d candidates the nearest points are %v apart; want at least %v, as of fewer", c, near, last)
		}
		last = near
	}
	d, err := Latin{Factors: 3, Points: 20, Candidates: 1, Seed: 4}.Design()
	if one := separation(must(t, d, err).Points()); last <= one {
		t.Errorf("of 64 candidates the nearest points are %v apart; want more than %v, as of the first", last, one)
	}
}

// Exchanges lower phi_p in the first stage and in a later one, where only new points move.
func TestExchangesSpreadThePoints(t *testing.T) {
	phi := func(x [][]float64) (sum float64) {
		for i := range x {
			for k := range i {
				sum += math.Pow(separation([][]float64{x[i], x[k]}), -10)
			}
		}
		return math.Pow(sum, 0.1)
	}
	for doublings := range 2 {
		l := Latin{Factors: 2, Points: 16, Doublings: doublings, Candidates: 10, Seed: 2}
		d, err := l.Design()
		before := phi(must(t, d, err).Points())
		l.Exchanges = 2000
		d, err = l.Design()
		if after := phi(must(t, d, err).Points()); after > 0.8*before {
			t.Errorf("%+v has phi_10 = %.2f after exchanges and %.2f before; want it well below", l, after, before)
		}
	}
}

// Places within slices are uniform, and factors put together at random: in 500 designs of 8
// points each of 64 cells, of 1/16 by 1/4, is as likely, so chi-square with 63 degrees of
// freedom passes 103.4 with probability 0.001. As the slices are stratified it is smaller
// than for independent points, if anything.
func TestLatinPointsAreUniform(t *testing.T) {
	count := make([]int, 64)
	for seed := range uint64(500) {
		d, err := Latin{Factors: 2, Points: 4, Doublings: 1, Candidates: 1, Seed: seed}.Design()
		for _, x := range must(t, d, err).Points() {
			count[int(x[0]*16)*4+int(x[1]*4)]++
		}
	}
	chi := 0.0
	for _, c := range count {
		chi += math.Pow(float64(c)-62.5, 2) / 62.5
	}
	if chi > 103.4 {
		t.Errorf("counts of cells have a chi-square of %.1f; want at most 103.4", chi)
	}
}

func BenchmarkLatin(b *testing.B) {
	for name, l := range map[string]Latin{
		"plain 10^5 points of 20 factors":          {Factors: 20, Points: 100_000, Candidates: 1},
		"best of 20, 200 points of 20 factors":     {Factors: 20, Points: 200, Candidates: 20},
		"1000 exchanges, 200 points of 20 factors": {Factors: 20, Points: 200, Candidates: 1, Exchanges: 1000},
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				if _, err := l.Design(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
