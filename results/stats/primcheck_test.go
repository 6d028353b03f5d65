package stats

import (
	"math"
	"math/big"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"heed/sim"
)

func TestBinomialTailSumsTheBinomial(t *testing.T) {
	for _, n := range []int{1, 7, 40, 900} {
		for _, p := range []float64{0.01, 0.3, 0.97} {
			for k := 0; k <= n; k += max(1, n/6) {
				want := 0.
				for j := k; j <= n; j++ {
					want += distuv.Binomial{N: float64(n), P: p}.Prob(float64(j))
				}
				if got := binomialTail(k, n, p); math.Abs(got-want) > 1e-9 {
					t.Errorf("binomialTail(%d, %d, %v) = %v; want %v", k, n, p, got, want)
				}
			}
		}
	}
}

func TestDrawnTailCountsDraws(t *testing.T) {
	choose := func(n, k int) *big.Int { return new(big.Int).Binomial(int64(n), int64(k)) }
	for _, N := range []int{1, 6, 60, 900} {
		for K := 0; K <= N; K += max(1, N/5) {
			for n := 1; n <= N; n += max(1, N/4) {
				for k := 0; k <= min(n, K); k += max(1, n/5) {
					ways := new(big.Int)
					for i := k; i <= min(n, K); i++ {
						if n-i <= N-K {
							ways.Add(ways, new(big.Int).Mul(choose(K, i), choose(N-K, n-i)))
						}
					}
					want, _ := new(big.Rat).SetFrac(ways, choose(N, n)).Float64()
					if got := drawnTail(k, n, K, N); math.Abs(got-want) > 1e-9*want+1e-300 {
						t.Errorf("drawnTail(%d, %d, %d, %d) = %v; want %v", k, n, K, N, got, want)
					}
				}
			}
		}
	}
}

// A limit that keeps out nothing but cases that are not of interest: 5 of 5 inside, 5 of
// 10 without it, so that luck has (1/2)^5, and
// 1 in 252 without replacement.
func TestQuasiPByHand(t *testing.T) {
	c, err := NewCases([]Feature{{Values: []float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}}}, []float64{0, 0, 0, 0, 0, 1, 1, 1, 1, 1})
	if err != nil {
		t.Fatal(err)
	}
	r := c.Restrictions(Box{{Feature: 0, Lo: 4.5, Hi: math.Inf(1)}}, c.All())
	if len(r) != 1 || math.Abs(r[0].QuasiP-1./32) > 1e-12 || math.Abs(r[0].P-1./252) > 1e-12 || r[0].Without.Density != 0.5 || r[0].Without.N != 10 {
		t.Errorf("Restrictions = %+v; want quasi p 1/32 and density .5 of 10 without it", r)
	}
}

// What made the cases of interest is limited in nearly all halves, and what did not
// seldom; where the box was not sought, its density is that which was planted.
func TestReproduceTellsCausesFromLuck(t *testing.T) {
	c := planted(t, 5, 800, 6, 0.9, 0.05)
	r := BoxCheck{wideSearch, sim.NewStreams(2, 0).Named("halves"), 40}.Reproduce(c, c.All())
	for f, share := range r.Again {
		if cause := f == 0 || f == 2; cause && share < 0.95 || !cause && share > 0.2 {
			t.Errorf("feature %d comes again in %v of the halves; want .95 at least of 0 and 2, .2 at most of others", f, share)
		}
	}
	if r.Found != 40 || math.Abs(r.Outside-0.85) > 0.08 {
		t.Errorf("%d boxes, density where they were not sought %v; want 40, and .77 to .93: that of the limits .9, less what they are off", r.Found, r.Outside)
	}
}

// Where outcomes hang on nothing, luck is at most .1 in about a tenth of samples or
// fewer: in 30 of them more than 7 with a probability of .8% (binomial).
func TestLuckIsNoRarerThanItSays(t *testing.T) {
	rare := 0
	for seed := range uint64(30) {
		c := planted(t, 100+seed, 120, 10, 0.2, 0.2)
		all := DefaultPRIM().Peel(c, c.All())
		b := all[len(all)/2].Boxed
		if p := (BoxCheck{wideSearch, sim.NewStreams(seed, 1).Named("shuffles"), 49}).Luck(c, c.All(), b, false); p <= 0.1 {
			rare++
		}
	}
	if rare > 7 {
		t.Errorf("luck is .1 or less in %d of 30 samples without a cause; want 7 at most", rare)
	}
	c := planted(t, 5, 300, 6, 0.9, 0.05)
	_, b := wideRule.Choose(c, DefaultPRIM().Peel(c, c.All()), c.All())
	if p := (BoxCheck{wideSearch, sim.NewStreams(1, 1).Named("shuffles"), 99}).Luck(c, c.All(), b, true); p != 0.01 {
		t.Errorf("luck of a planted box is %v; want 1 of 100", p)
	}
}

// Halves are halves, and each case is in half of them.
func TestHalvesAreFair(t *testing.T) {
	k := BoxCheck{wideSearch, sim.NewStreams(9, 0).Named("halves"), 0}
	among := make([]bool, 21)
	for i := range among {
		among[i] = i != 3
	}
	times := make([]int, 21)
	for turn := range 400 {
		half, rest := k.halve(turn, among)
		n := 0
		for i := range half {
			if half[i] && rest[i] || (half[i] || rest[i]) != among[i] {
				t.Fatalf("case %d: half %v, rest %v", i, half[i], rest[i])
			}
			if half[i] {
				n++
				times[i]++
			}
		}
		if n != 10 {
			t.Fatalf("a half of %d cases; want 10", n)
		}
	}
	for i, n := range times { // sd 10: beyond 5 of them once in a million
		if i != 3 && (n < 150 || n > 250) {
			t.Errorf("case %d is in %d of 400 halves; want about 200", i, n)
		}
	}
}
