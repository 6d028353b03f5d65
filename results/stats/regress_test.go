package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"
)

// fitted returns what gonum's QR makes of a table: standardised coefficients, partial
// correlations (as correlations of what is left of factor and output by all others), and R2.
func fitted(x [][]float64, y []float64) (src, partial []float64, r2 float64) {
	k := len(x[0])
	all := make([]int, k)
	for i := range all {
		all[i] = i
	}
	beta, rest := leastSquares(x, y, all)
	r2 = 1 - stat.Variance(rest, nil)/stat.Variance(y, nil)
	for i := range k {
		src = append(src, beta[i]*stat.StdDev(column(x, i), nil)/stat.StdDev(y, nil))
		others := slices.Delete(slices.Clone(all), i, i+1)
		_, ry := leastSquares(x, y, others)
		_, rx := leastSquares(x, column(x, i), others)
		partial = append(partial, stat.Correlation(rx, ry, nil))
	}
	return src, partial, r2
}

// leastSquares returns the coefficients of some factors and what the fit leaves.
func leastSquares(x [][]float64, y []float64, factors []int) (beta, rest []float64) {
	a := mat.NewDense(len(x), len(factors)+1, nil)
	for p := range x {
		for c, i := range factors {
			a.Set(p, c, x[p][i])
		}
		a.Set(p, len(factors), 1)
	}
	var qr mat.QR
	qr.Factorize(a)
	var b, fit mat.Dense
	if err := qr.SolveTo(&b, false, mat.NewDense(len(y), 1, slices.Clone(y))); err != nil {
		panic(err)
	}
	fit.Mul(a, &b)
	for p := range y {
		rest = append(rest, y[p]-fit.At(p, 0))
	}
	return mat.Col(nil, 0, &b)[:len(factors)], rest
}

// midRanks returns the ranks of x by counting.
func midRanks(x []float64) []float64 {
	r := make([]float64, len(x))
	for p := range x {
		for _, v := range x {
			if v < x[p] {
				r[p]++
			} else if v == x[p] {
				r[p] += .5
			}
		}
	}
	return r
}

func TestRegressionIsThatOfQR(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		k := rapid.IntRange(1, 6).Draw(t, "k")
		x := uniform(rnd, k+rapid.IntRange(4, 60).Draw(t, "more points"), k)
		for p := range x { // correlated, of unlike units, and some with equal values
			x[p][0] = math.Round(20*x[p][0]) + 1e3
			if k > 2 {
				x[p][2] = 1e-3*x[p][2] + 1e-3*x[p][1]
			}
		}
		y := of(x, func(u []float64) float64 { return u[0]*u[0] - 50*u[k-1] + 5*rnd.NormFloat64() })
		r, err := Regress(x, y, booted(1, 20, .95))
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Left) > 0 {
			return // few points, of which the ranks of one factor are a sum of others': QR cannot solve that
		}
		src, _, r2 := fitted(x, y)
		ranks := make([][]float64, len(x))
		for i := range k {
			for p, v := range midRanks(column(x, i)) {
				ranks[p] = append(ranks[p], v)
			}
		}
		srrc, prcc, rank2 := fitted(ranks, midRanks(y))
		for i := range k {
			for at, pair := range [][2]float64{{r.SRC[i].Value, src[i]}, {r.SRRC[i].Value, srrc[i]}, {r.PRCC[i].Value, prcc[i]}, {r.R2.Value, r2}, {r.RankR2.Value, rank2}} {
				if at == 2 && rank2 > 1-1e-9 {
					continue // nothing is left to correlate but rounding
				}
				if math.Abs(pair[0]-pair[1]) > 1e-8 {
					t.Fatalf("statistic %d of factor %d = %v; QR has %v", at, i, pair[0], pair[1])
				}
			}
		}
	})
}

// Longley's data (1967, J. Am. Stat. Assoc. 62:819), made to show regressions that go wrong, with
// the coefficients and R2 that NIST certifies (Statistical Reference Datasets, Longley):
// b1 = 15.0618722713733, b2 = -0.358191792925910E-01, b3 = -2.02022980381683,
// b4 = -1.03322686717359, b5 = -0.511041056535807E-01, b6 = 1829.15146461355, R2 = 0.995479004577296.
func TestRegressionOfLongleysData(t *testing.T) {
	y := []float64{60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551}
	x := [][]float64{
		{83.0, 234289, 2356, 1590, 107608, 1947}, {88.5, 259426, 2325, 1456, 108632, 1948}, {88.2, 258054, 3682, 1616, 109773, 1949},
		{89.5, 284599, 3351, 1650, 110929, 1950}, {96.2, 328975, 2099, 3099, 112075, 1951}, {98.1, 346999, 1932, 3594, 113270, 1952},
		{99.0, 365385, 1870, 3547, 115094, 1953}, {100.0, 363112, 3578, 3350, 116219, 1954}, {101.2, 397469, 2904, 3048, 117388, 1955},
		{104.6, 419180, 2822, 2857, 118734, 1956}, {108.4, 442769, 2936, 2798, 120445, 1957}, {110.8, 444546, 4681, 2637, 121950, 1958},
		{112.6, 482704, 3813, 2552, 123366, 1959}, {114.2, 502601, 3931, 2514, 125368, 1960}, {115.7, 518173, 4806, 2572, 127852, 1961},
		{116.9, 554894, 4007, 2827, 130081, 1962},
	}
	r, err := Regress(x, y, booted(1, 20, .95))
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(r.R2.Value-.995479004577296) > 1e-10 {
		t.Errorf("R2 = %.12f; NIST has 0.995479004577", r.R2.Value)
	}
	for i, b := range []float64{15.0618722713733, -0.358191792925910e-1, -2.02022980381683, -1.03322686717359, -0.511041056535807e-1, 1829.15146461355} {
		got := r.SRC[i].Value * stat.StdDev(y, nil) / stat.StdDev(column(x, i), nil)
		if math.Abs(got/b-1) > 1e-9 {
			t.Errorf("coefficient %d = %.12g; NIST has %.12g", i, got, b)
		}
	}
}

// Of y = 3 x1 - 2 x2 + e with uniform factors and e of the variance 1/3 the SRC are those numbers
// times sqrt(1/12) by the output's standard deviation. Over 300 samples of 60 points, intervals at
// 90% hold each in 90% but for the error of the bootstrap, O(1/n), for which 3% is allowed. The
// share has a standard error of 1.7%; three and a half are allowed. Those of PRCC hold their
// mean over samples.
func TestIntervalsOfCoefficientsHoldAtTheirLevel(t *testing.T) {
	const samples = 300
	rnd := rand.New(rand.NewPCG(71, 72))
	want := []float64{3 / math.Sqrt(17), -2 / math.Sqrt(17)}
	held, prcc := [2]int{}, [2][]Estimate{}
	for trial := range uint64(samples) {
		x := uniform(rnd, 60, 2)
		y := of(x, func(u []float64) float64 { return 3*u[0] - 2*u[1] + rnd.NormFloat64()*math.Sqrt(1./3) })
		r, err := Regress(x, y, booted(trial, 199, .9))
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range r.SRC {
			if e.Lo <= want[i] && want[i] <= e.Hi {
				held[i]++
			}
			prcc[i] = append(prcc[i], r.PRCC[i])
		}
	}
	for i := range held {
		average, ranked := mean(values(prcc[i])), 0
		for _, e := range prcc[i] {
			if e.Lo <= average && average <= e.Hi {
				ranked++
			}
		}
		for name, n := range map[string]int{"SRC": held[i], "PRCC": ranked} {
			if share := float64(n) / samples; math.Abs(share-.9) > .03+.06 {
				t.Errorf("factor %d: %.3f of intervals hold the %s; want 0.9", i, share, name)
			}
		}
	}
}

func TestRegressLeavesOutWhatItCannotTell(t *testing.T) {
	rnd := rand.New(rand.NewPCG(73, 74))
	x := uniform(rnd, 80, 5)
	for p := range x {
		x[p][1] = 4                           // constant
		x[p][3] = 2*x[p][0] - 7*x[p][2] + 1e5 // a combination of earlier ones
	}
	y := of(x, func(u []float64) float64 { return u[0] + u[2] + u[4] })
	r, err := Regress(x, y, booted(1, 100, .95))
	if err != nil {
		t.Fatal(err)
	}
	said := strings.Join(r.Warnings, "; ")
	if !strings.Contains(said, "factor 1 has one value") || !strings.Contains(said, "factor 3 is a linear combination") || !slices.Equal(r.Left, []int{1, 3}) {
		t.Errorf("Regress leaves out %v and says %q; want factors 1 and 3, each with its reason", r.Left, said)
	}
	for _, i := range r.Left {
		if e := r.SRC[i]; e.Value != 0 || e.Lo != 0 || e.Hi != 0 {
			t.Errorf("SRC of factor %d = %+v; want 0", i, e)
		}
	}
	if math.Abs(r.R2.Value-1) > 1e-9 || !(r.SRC[4].Lo > .3) {
		t.Errorf("R2 = %v, SRC of factor 4 = %+v; want 1 and well over 0.3", r.R2.Value, r.SRC[4])
	}
	r, err = Regress(x, make([]float64, 80), booted(1, 100, .95))
	if err != nil || !slices.Contains(r.Warnings, ConstantOutputWarning) || r.PRCC[0].Value != 0 || r.R2.Value != 0 {
		t.Errorf("Regress of a constant output: %q, PRCC %v, R2 %v, error %v; want zeros and the warning", r.Warnings, r.PRCC[0], r.R2, err)
	}
}

// A monotone function has ranks that are linear: exp is fitted poorly as it is, and its ranks
// wholly. Ishigami's function is fitted by neither, and that is said.
func TestRanksTakeBendsOut(t *testing.T) {
	x := uniform(rand.New(rand.NewPCG(75, 76)), 300, 3)
	r, err := Regress(x, of(x, func(u []float64) float64 { return math.Exp(12 * u[0]) }), booted(1, 50, .95))
	if err != nil || r.R2.Value > .6 || math.Abs(r.RankR2.Value-1) > 1e-12 || math.Abs(r.PRCC[0].Value-1) > 1e-9 || !slices.Contains(r.Warnings, PoorFitWarning) || slices.Contains(r.Warnings, PoorRankWarning) {
		t.Errorf("of exp: R2 %v, of ranks %v, PRCC %v, %q, error %v; want under 0.6, 1, 1 and a warning of the first", r.R2, r.RankR2, r.PRCC[0], r.Warnings, err)
	}
	r, err = Regress(x, of(x, ishigami), booted(1, 50, .95))
	if err != nil || !slices.Contains(r.Warnings, PoorRankWarning) {
		t.Errorf("of Ishigami: %q, error %v; want the warning of ranks", r.Warnings, err)
	}
}

func TestRegressNamesWhatItCannotUse(t *testing.T) {
	x := [][]float64{{1}, {2}, {4}, {3}}
	for _, tt := range []struct {
		name, want string
		x          [][]float64
		y          []float64
	}{
		{"undefined output", "point 2", x, []float64{1, 2, nan, 4}},
		{"undefined value", "point 1", [][]float64{{1}, {nan}, {3}, {4}}, []float64{1, 2, 3, 4}},
		{"too few points", "at least 3", x[:2], []float64{1, 2}},
		{"fewer outputs", "3 outputs", x, []float64{1, 2, 3}},
	} {
		if _, err := Regress(tt.x, tt.y, booted(1, 20, .95)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v; want it to say %q", tt.name, err, tt.want)
		}
	}
}

// Resamples of 500 of 3000 points give the intervals that resamples of all do. The width of either
// varies by some 4% over 1000 resamples, and four times that by both is 23%.
func TestResamplesOfFewerPointsSayTheSame(t *testing.T) {
	x := uniform(rand.New(rand.NewPCG(77, 78)), 3000, 3)
	d := newData(x, of(x, func(u []float64) float64 { return math.Exp(2*u[0]) - 3*u[1]*u[2] }))
	all, some := d.estimates(booted(1, 1000, .9), 3000), d.estimates(booted(2, 1000, .9), 500)
	for i, e := range all {
		if wide := (some[i].Hi - some[i].Lo) / (e.Hi - e.Lo); math.Abs(wide-1) > .23 || some[i].Value != e.Value {
			t.Errorf("statistic %d: %+v by resamples of 500; want about %+v", i, some[i], e)
		}
	}
}

// 10^5 points of 20 factors and 1000 resamples.
func BenchmarkRegress(b *testing.B) {
	x := uniform(rand.New(rand.NewPCG(1, 2)), 100_000, 20)
	y := of(x, func(u []float64) float64 { return u[0] + u[1]*u[2] })
	for b.Loop() {
		if _, err := Regress(x, y, booted(1, 1000, .95)); err != nil {
			b.Fatal(err)
		}
	}
}
