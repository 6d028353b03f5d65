package study

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/results/stats"
)

// An indexTable is what a method says of an output, as rows.
type indexTable struct {
	of       *SensitivityDesign
	method   string
	rows     []Index
	warnings []string
}

// add adds the estimates of an index, by factor.
func (t *indexTable) add(method, name string, estimates []stats.Estimate) {
	for i, e := range estimates {
		factor := SeedFactor
		if i < len(t.of.Factors) {
			factor = t.of.Factors[i]
		}
		t.one(Index{Method: method, Factor: factor, Name: name}, e)
	}
}

// one adds an estimate. Bounds without an estimate are none.
func (t *indexTable) one(x Index, e stats.Estimate) {
	x.N, x.Value, x.Lo, x.Hi = e.N, e.Value, e.Lo, e.Hi
	if math.IsNaN(x.Value) {
		x.Lo, x.Hi = nan, nan
	}
	t.rows = append(t.rows, x)
}

// bare adds a number without an interval, by factor.
func (t *indexTable) bare(name string, n int, values []float64) {
	for i, v := range values {
		t.one(Index{Method: t.method, Factor: t.of.Factors[i], Name: name}, stats.Estimate{N: n, Value: v, Lo: nan, Hi: nan})
	}
}

// doubt adds what the method doubts, with the names of factors in the place of their numbers.
func (t *indexTable) doubt(warnings []string) {
	for _, w := range warnings {
		for i := len(t.of.Factors) - 1; i >= 0; i-- {
			if rest, ok := strings.CutPrefix(w, "factor "+strconv.Itoa(i)); ok && !startsWithDigit(rest) {
				w = t.of.Factors[i] + rest
				break
			}
		}
		if !slices.Contains(t.warnings, w) {
			t.warnings = append(t.warnings, w)
		}
	}
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// morris adds elementary effects, and mu* of half the trajectories.
func (t *indexTable) morris(y [][]float64) error {
	if still := t.of.still(); len(still) > 0 {
		return fmt.Errorf("%s: the same value at all points: want every factor to move, and leave out those that do not", strings.Join(still, ", "))
	}
	step := float64(t.of.Levels) / float64(2*(t.of.Levels-1))
	r, err := stats.MorrisEffects(t.of.X, y, step, t.of.Bootstrap)
	if err != nil {
		return err
	}
	t.doubt(r.Warnings)
	t.add(t.method, "mu_star", r.MuStar)
	t.add(t.method, "mu", r.Mu)
	t.add(t.method, "sigma", r.Sigma)
	if r.Replicates > 1 {
		t.bare("noise", r.Trajectories, r.Noise)
		t.bare("sigma_chance", r.Trajectories, r.Chance)
	}
	if half := r.Trajectories / 2; half >= 2 {
		b := t.of.Bootstrap
		b.Resamples = 1
		h, err := stats.MorrisEffects(t.of.X[:half*t.of.stride()], y[:half*t.of.stride()], step, b)
		if err != nil {
			return err
		}
		t.add(t.method, "mu_star_half", withoutIntervals(h.MuStar))
	}
	return nil
}

// still returns the factors that have one value at all points.
func (s *SensitivityDesign) still() (names []string) {
	for i, name := range s.Factors {
		if !slices.ContainsFunc(s.X, func(x []float64) bool { return x[i] != s.X[0][i] }) {
			names = append(names, name)
		}
	}
	return names
}

// withoutIntervals returns the values of estimates alone.
func withoutIntervals(e []stats.Estimate) []stats.Estimate {
	e = slices.Clone(e)
	for i := range e {
		e[i].Lo, e[i].Hi = nan, nan
	}
	return e
}

// sobol adds shares of the variance: of the mean over replicates, and of more than one, of
// the expectation and of one replicate; how much is chance; and shares of half the samples.
func (t *indexTable) sobol(y [][]float64) error {
	d := t.of.sobol()
	r, err := stats.SobolIndices(y, d, t.of.Bootstrap)
	if err != nil {
		return err
	}
	t.doubt(r.Warnings)
	for _, set := range []struct {
		method string
		stats.Indices
	}{{t.method, r.Mean}, {SobolExpected, r.Expected}, {SobolSeeded, r.Seeded}} {
		t.add(set.method, "first", set.First)
		t.add(set.method, "total", set.Total)
		t.pairs(set.method, set.Second)
	}
	t.one(Index{Method: t.method, Name: "first_sum"}, r.Mean.Alone)
	t.chances(r.Chance)
	half := r.Samples / 2
	if half < 2 || slices.Contains(r.Warnings, stats.ConstantOutputWarning) {
		return nil
	}
	b := t.of.Bootstrap
	b.Resamples = 1
	d.Second = t.of.Second
	if h, err := stats.SobolIndices(averagedRows(y[:half*d.Stride()]), d, b); err == nil { // fewer samples may have no variance
		t.add(t.method, "first_half", withoutIntervals(h.Mean.First))
		t.add(t.method, "total_half", withoutIntervals(h.Mean.Total))
	}
	return nil
}

// averagedRows returns the mean over replicates, as the one replicate of each point.
func averagedRows(y [][]float64) [][]float64 {
	m, err := stats.Averaged(y)
	if err != nil {
		return y
	}
	rows := make([][]float64, len(m))
	for p := range m {
		rows[p] = m[p : p+1]
	}
	return rows
}

// pairs adds second-order indices, each once.
func (t *indexTable) pairs(method string, second [][]stats.Estimate) {
	for i := range second {
		for j := i + 1; j < len(second); j++ {
			t.one(Index{Method: method, Factor: t.of.Factors[i], Other: t.of.Factors[j], Name: "second"}, second[i][j])
		}
	}
}

// chance adds how much of the variance over points is chance.
func (t *indexTable) chance(y [][]float64) error {
	of := stats.Replication{Common: t.of.Common, Together: t.of.stride()}
	if t.of.Kind == "saltelli" { // of A and B, as stats.SobolIndices has it
		var drawn [][]float64
		for _, p := range t.of.independent() {
			drawn = append(drawn, y[p])
		}
		y, of.Together = drawn, 2
	}
	c, err := stats.ChanceShare(y, of, t.of.Bootstrap)
	if err == nil {
		t.chances(c) // what there is to doubt of it, the other methods say
	}
	return err
}

func (t *indexTable) chances(c stats.Chance) {
	t.one(Index{Method: ChanceOnly, Name: "chance"}, c.Single)
	t.one(Index{Method: ChanceOnly, Name: "chance_of_mean"}, c.Mean)
	if t.of.Common {
		t.one(Index{Method: ChanceOnly, Name: "chance_shift"}, c.Shift)
		t.one(Index{Method: ChanceOnly, Name: "chance_all"}, c.All)
	}
}

// drawn returns the points that are drawn one by one, and the mean output at each.
func (t *indexTable) drawn(y [][]float64) (x [][]float64, mean []float64, err error) {
	all, err := stats.Averaged(y)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range t.of.independent() {
		x, mean = append(x, t.of.X[p]), append(mean, all[p])
	}
	return x, mean, nil
}

// pawn adds distances between distributions, in at most ten slices of at least 30 points
// where there are so many.
func (t *indexTable) pawn(y [][]float64) error {
	x, mean, err := t.drawn(y)
	if err != nil {
		return err
	}
	r, err := stats.PAWN(x, mean, min(max(len(x)/30, 3), 10), t.of.Bootstrap)
	if err != nil {
		return err
	}
	t.doubt(r.Warnings)
	t.add(t.method, "pawn_median", r.Median)
	t.add(t.method, "pawn_max", r.Max)
	t.add(t.method, "pawn_mean", r.Mean)
	for _, dummy := range []struct {
		name  string
		value float64
	}{{"dummy_median", r.DummyMedian}, {"dummy_max", r.DummyMax}, {"dummy_mean", r.DummyMean}} {
		t.one(Index{Method: t.method, Name: dummy.name}, stats.Estimate{N: len(x), Value: dummy.value, Lo: nan, Hi: nan})
	}
	return nil
}

// regression adds the coefficients of linear fits.
func (t *indexTable) regression(y [][]float64) error {
	x, mean, err := t.drawn(y)
	if err != nil {
		return err
	}
	r, err := stats.Regress(x, mean, t.of.Bootstrap)
	if err != nil {
		return err
	}
	t.doubt(r.Warnings)
	t.add(t.method, "src", r.SRC)
	t.add(t.method, "srrc", r.SRRC)
	t.add(t.method, "prcc", r.PRCC)
	t.one(Index{Method: t.method, Name: "r2"}, r.R2)
	t.one(Index{Method: t.method, Name: "rank_r2"}, r.RankR2)
	return nil
}
