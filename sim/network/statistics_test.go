package network

import (
	"fmt"
	"math"
	"testing"
)

// The statistical tests of this package compare counts of random graphs with their expectations
// in units of their standard deviations. Seeds are fixed. With another seed a
// right program exceeds 4 standard deviations once in 16,000 comparisons; where
// many are made at once the bound is 5, once in 1.7 million.

// wantCount compares a count with its expectation and standard deviation.
func wantCount(t *testing.T, what string, got int, mean, sd, bound float64) {
	t.Helper()
	if z := (float64(got) - mean) / sd; math.Abs(z) > bound {
		t.Errorf("%s = %d; want %.1f +- %.2f, are %.1f standard deviations off", what, got, mean, sd, z)
	}
}

func binomial(n, p float64) (mean, sd float64) { return n * p, math.Sqrt(n * p * (1 - p)) }

func triangles(g *Graph) (count int) {
	eachClosed(g, func(_ int, tied uint64) { count += int(tied) })
	return count / 3
}

// Each of the n*10 triangles of a ring with k = 10 survives where none of its
// ties is rewired. Ties to the d-th neighbour are in 9-d triangles, so that 80n
// pairs of triangles share a tie; a rewired tie, of 5np, closes a triangle with
// a pair of neighbours at about 10*10 in n.
func TestWattsStrogatzLosesTriangles(t *testing.T) {
	const n, k = 50_000, 10
	for i, p := range []float64{0, 0.01, 0.1, 0.3} {
		g := must(WattsStrogatz(n, k, p, seeded(uint64(i))))
		q := (1 - p) * (1 - p) * (1 - p)
		mean := 10*n*q + 5*n*p*k*k/n
		sd := math.Sqrt(10*n*q*(1-q) + 2*80*n*(math.Pow(1-p, 5)-math.Pow(1-p, 6)))
		wantCount(t, fmt.Sprintf("triangles at p = %v", p), triangles(g), mean, max(sd, 1e-9), 4)
	}
}

// How many ties of the ring are left: each that is drawn leaves its place, and
// one that is rewired later may come back to it at random, of which 5np/n
// expected are too few to see.
func TestWattsStrogatzRewiresTheShareP(t *testing.T) {
	const n, k = 50_000, 10
	for i, p := range []float64{0.05, 0.5, 1} {
		g := must(WattsStrogatz(n, k, p, seeded(uint64(i))))
		left := 0
		for u := range n {
			for lap := 1; lap <= k/2; lap++ {
				if g.Has(u, (u+lap)%n) {
					left++
				}
			}
		}
		mean, sd := binomial(n*k/2, 1-p)
		wantCount(t, fmt.Sprintf("ring ties left at p = %v", p), left, mean+5*p*k/2, sd+math.Sqrt(5*p*k/2), 4)
	}
}

func TestClusteringOfSmallWorldsFollowsBarratAndWeigt(t *testing.T) {
	// C(0) = 3(k-2)/(4(k-1)) exactly, and about C(0)(1-p)^3 at small p (Barrat and
	// Weigt, 2000): within a hundredth of C(0), where the noise at this n is a
	// thousandth and the steps between these p are three hundredths or more.
	const n = 50_000
	for _, p := range []float64{0, 0.01, 0.05, 0.1} {
		local, transitivity := Clustering(must(WattsStrogatz(n, 10, p, seeded(7))))
		want, tolerance := 2.0/3*math.Pow(1-p, 3), 0.01*2/3
		if p == 0 {
			tolerance = 1e-12
		}
		if math.Abs(local-want) > tolerance {
			t.Errorf("local clustering at p = %v: %v; want %.4f within %.4f", p, local, want, tolerance)
		}
		if p == 0 && math.Abs(transitivity-want) > tolerance {
			t.Errorf("transitivity at p = 0: %v; want %v", transitivity, want)
		}
	}
}

// In every small ring that is rewired, dense ones (looked up in a matrix) and
// sparse ones (drawn again), the new end of the first tie is even over those
// that node 0 was not tied to.
func TestRewiringIsEvenOverStrangers(t *testing.T) {
	const draws = 20_000
	for _, half := range []int{1, 3} {
		const n = 12
		r, counts := seeded(uint64(half)), [n]int{}
		for range draws {
			w := newRing(n, half)
			w.rewire(0, 0, r)
			counts[w.far[0]]++
		}
		if dense := newRing(n, half).has != nil; dense != (half == 3) {
			t.Fatalf("newRing(%d, %d) has a matrix: %v; want one in dense rings only", n, half, dense)
		}
		strangers := n - 1 - 2*half
		mean, sd := binomial(draws, 1/float64(strangers))
		for v, c := range counts {
			if v <= half || v >= n-half {
				mean, sd := 0.0, 1e-9
				wantCount(t, fmt.Sprintf("half %d: ends at node %d, a neighbour", half, v), c, mean, sd, 5)
				continue
			}
			wantCount(t, fmt.Sprintf("half %d: ends at node %d", half, v), c, mean, sd, 5)
		}
	}
}

// The share of nodes with degree k or more tends to m(m+1)/(k(k+1))
// (Dorogovtsev, Mendes and Samukhin, 2000); k stays below the square root of n,
// where the cut-off of a finite graph begins, and counts vary less than
// independent ones.
func TestBarabasiAlbertHasTheKnownDegrees(t *testing.T) {
	const n, m = 200_000, 5
	g := must(BarabasiAlbert(n, m, seeded(3)))
	if got, want := DegreeMoments(g).Mean, 2.0*m; math.Abs(got-want) > m*m*2.0/n {
		t.Errorf("mean degree = %v; want %v within 2m^2/n", got, want)
	}
	for _, k := range []int{6, 8, 12, 20, 40, 80} {
		count := 0
		for i := range n {
			if g.Degree(i) >= k {
				count++
			}
		}
		mean, sd := binomial(n, m*(m+1)/float64(k*(k+1)))
		wantCount(t, fmt.Sprintf("nodes of degree %d or more", k), count, mean, sd, 4)
	}
}

// The tail of the degrees is a power law of exponent 3: estimated by maximum
// likelihood (Clauset, Shalizi and Newman, 2009, equation 3.7) in k+1, in which
// the exact law 1/(k(k+1)(k+2)) is a power of -3 but for 1/k^2; the standard
// error is (a-1)/sqrt(number).
func TestBarabasiAlbertHasATailOfExponentThree(t *testing.T) {
	const n, m, least = 200_000, 5, 20
	g := must(BarabasiAlbert(n, m, seeded(4)))
	sum, number := 0.0, 0.0
	for i := range n {
		if d := g.Degree(i); d >= least {
			sum += math.Log((float64(d) + 1) / (least + 0.5))
			number++
		}
	}
	if a, se := 1+number/sum, 2/math.Sqrt(number); math.Abs(a-3) > 4*se {
		t.Errorf("exponent = %.3f from %.0f nodes; want 3 within 4 standard errors of %.3f", a, number, se)
	}
}

// Of four nodes with m = 1, node 2 joins 0 or 1, and node 3 one of degree 2 with
// probability 1/2.
func TestBarabasiAlbertPrefersTheWellConnected(t *testing.T) {
	const draws = 20_000
	r, stars := seeded(5), 0
	for range draws {
		if DegreeMoments(must(BarabasiAlbert(4, 1, r))).Max == 3 {
			stars++
		}
	}
	mean, sd := binomial(draws, 0.5)
	wantCount(t, "stars among trees of four", stars, mean, sd, 4)
}
