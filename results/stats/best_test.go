package stats

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// The bootstrap of three replicates has 27 equally likely resamples; written out,
// the arms' sums are best in this many of them. Of 200000 resamples a share has a
// standard error of at most 0.0012; five of them are missed once in a million.
func TestBestIsThatOfAllResamples(t *testing.T) {
	arms := [][]float64{{0, 3, 1}, {1, 1, 1}, {2, 0, 1}}
	want := make([]float64, 3)
	for k := range 27 {
		sums := make([]float64, 3)
		for a := range arms {
			sums[a] = arms[a][k%3] + arms[a][k/3%3] + arms[a][k/9]
		}
		best := math.Max(sums[0], math.Max(sums[1], sums[2]))
		ties := 0.0
		for _, s := range sums {
			if s == best {
				ties++
			}
		}
		for a, s := range sums {
			if s == best {
				want[a] += 1 / ties / 27
			}
		}
	}
	for a, got := range booted(4, 200000, .95).Best(arms, Maximize) {
		if math.Abs(got-want[a]) > .006 {
			t.Errorf("Best of arm %d = %.4f; want %.4f", a, got, want[a])
		}
	}
}

// Of two arms the resampled mean difference is about normal with the variance by n,
// so that the second of Student's drugs is worse with probability Phi(-t sqrt(n/(n-1))),
// Phi(-4.28), 1e-5, though the arms overlap where they are not paired.
func TestBestKeepsPairs(t *testing.T) {
	got := booted(5, 4000, .95).Best([][]float64{sleep[0], sleep[1]}, Minimize)
	if got[0] < .999 || got[0]+got[1] != 1 {
		t.Errorf("Best of Student's drugs for less sleep = %v; want nearly 1 and 0", got)
	}
	half := make([]float64, 60)
	for i := range half { // differences of mean 0.1 and sd 1 by n
		half[i] = .1 + float64(1-2*(i%2))
	}
	want := distuv.UnitNormal.CDF(.1 * math.Sqrt(60))
	// The lattice of sums of +-1 adds up to half a step, 0.05, to five errors of 0.2%.
	if got := booted(6, 40000, .95).Best([][]float64{make([]float64, 60), half}, Maximize); math.Abs(got[1]-want) > .06 {
		t.Errorf("Best = %v; want the second near %.3f", got, want)
	}
}

func TestBestLimits(t *testing.T) {
	b := booted(1, 100, .95)
	if got := b.Best([][]float64{{1, nan}, {nan, 2}}, Maximize); !math.IsNaN(got[0]) || !math.IsNaN(got[1]) {
		t.Errorf("Best without a whole replicate = %v; want NaN", got)
	}
	if got := b.Best([][]float64{{1, math.Inf(1)}, {0, 2}}, Maximize); !math.IsNaN(got[0]) || !math.IsNaN(got[1]) {
		t.Errorf("Best with an infinity = %v; want NaN", got)
	}
	if got := b.Best(nil, Maximize); len(got) != 0 {
		t.Errorf("Best of no arms = %v; want none", got)
	}
	if got := b.Best([][]float64{{1, 2}, {1, 2}, {0, 1}}, Maximize); got[0] != .5 || got[1] != .5 || got[2] != 0 {
		t.Errorf("Best of two equal arms and a worse = %v; want 0.5, 0.5, 0", got)
	}
}

func TestBestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		arm := rapid.Map(rapid.SliceOfN(rapid.IntRange(-5, 5), n, n), func(x []int) []float64 {
			y := make([]float64, n)
			for i, v := range x {
				y[i] = float64(v)
			}
			return y
		})
		arms := rapid.SliceOfN(arm, 1, 5).Draw(t, "arms")
		b := booted(8, 100, .95)
		got := b.Best(arms, Maximize)
		turned := make([][]float64, len(arms))
		sum := 0.0
		for a := range arms {
			sum += got[a]
			negated := make([]float64, n)
			for i, v := range arms[a] {
				negated[i] = -2*v + 1
			}
			turned[len(arms)-1-a] = negated
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Fatalf("Best(%v) = %v; want a sum of 1", arms, got)
		}
		for a, w := range b.Best(turned, Minimize) {
			if w != got[len(arms)-1-a] {
				t.Fatalf("Best of arms turned and in reverse = %v there; want %v", w, got)
			}
		}
	})
}

func BenchmarkBest(b *testing.B) {
	arms := make([][]float64, 8)
	for a := range arms {
		arms[a] = make([]float64, 60)
		for i := range arms[a] {
			arms[a][i] = float64((i*31 + a*17) % 29)
		}
	}
	boot := booted(1, 2000, .95)
	for b.Loop() {
		boot.Best(arms, Maximize)
	}
}
