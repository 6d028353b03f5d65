package stats

import (
	"math"

	"heed/sim/num"
)

// replicated are the outputs of a design of Saltelli's by point and replicate, in the
// places that [crossed] gives them.
type replicated struct {
	SobolDesign
	y [][]float64
}

func (c replicated) n() int                { return len(c.y) / c.Stride() }
func (c replicated) a(j int) []float64     { return c.y[j*c.Stride()] }
func (c replicated) b(j int) []float64     { return c.y[(j+1)*c.Stride()-1] }
func (c replicated) ab(j, i int) []float64 { return c.y[j*c.Stride()+1+i] }
func (c replicated) ba(j, i int) []float64 { return c.y[j*c.Stride()+1+c.Factors+i] }

// column returns a value of each sample.
func (c replicated) column(value func(j int) float64) []float64 {
	x := make([]float64, c.n())
	for j := range x {
		x[j] = value(j)
	}
	return x
}

// tellChance sets what of r rests on how replicates differ.
func (d SobolDesign) tellChance(r *SobolResult, y [][]float64, b Bootstrap) {
	table := d.chanceTable(y)
	if table.still {
		r.Warnings = append(r.Warnings, NotReplicatedByChance)
	}
	if table.still && constant(averaged(y)) {
		zero := zeroEstimates(d.Factors+1, r.Samples)
		r.Expected, r.Seeded = d.zeros(r.Samples), Indices{First: zero, Total: zero}
		return
	}
	e := b.sampled(table.sampled)
	if math.IsNaN(e[0].Value) {
		r.Warnings = append(r.Warnings, OnlyChanceWarning)
	}
	if d.Common && r.Replicates == 2 && !table.still {
		r.Warnings = append(r.Warnings, TwoReplicatesWarning)
	}
	if d.Common && r.Replicates > 2 {
		b.widen(e, d.chanceWithout(y))
	}
	r.Expected, e = d.indices(e[:table.expected]), e[table.expected:]
	r.Seeded = Indices{First: e[: d.Factors+1 : d.Factors+1], Total: e[d.Factors+1:]}
	seed := [2]*Estimate{&r.Seeded.First[d.Factors], &r.Seeded.Total[d.Factors]}
	*seed[0], *seed[1] = r.Chance.Shift, r.Chance.All
	if !d.Common {
		*seed[1] = r.Chance.Single
	}
	seed[0].N, seed[1].N = r.Samples, r.Samples
	if !d.Common {
		r.Seeded.First[d.Factors] = undefined(r.Samples, OwnChanceWarning)
		for i := range d.Factors {
			r.Seeded.Total[i] = undefined(r.Samples, OwnChanceWarning)
		}
	}
}

// independent returns the outputs of A and B, one after the other.
func (d SobolDesign) independent(y [][]float64) (drawn [][]float64) {
	for at := 0; at < len(y); at += d.Stride() {
		drawn = append(drawn, y[at], y[at+d.Stride()-1])
	}
	return drawn
}

// chanceWithout returns the values of the table without each replicate.
func (d SobolDesign) chanceWithout(y [][]float64) [][]float64 {
	without := make([][]float64, len(y[0]))
	for r := range without {
		without[r] = d.chanceTable(leaving(y, r)).original()
	}
	return without
}

// ofMean returns the share of chance in the mean over so many replicates, from that in one:
// s / (s + R (1 - s)), which rises with s.
func ofMean(e Estimate, replicates int) Estimate {
	at := func(s float64) float64 {
		s = min(max(s, 0), 1)
		return s / (s + float64(float64(replicates)*(1-s)))
	}
	e.Value, e.Lo, e.Hi = at(e.Value), at(e.Lo), at(e.Hi)
	return e
}

// chanceTable is a table whose rows are the indices of the expectation, then first and total
// indices with chance as the last factor.
type chanceTable struct {
	sampled
	expected int  // how many indices of the expectation there are
	still    bool // replicates do not differ
}

// apart returns the mean of u_r v_s over r other than s: of what is common to the replicates.
func apart(u, v []float64) float64 {
	var su, sv, same float64
	for r := range u {
		su, sv, same = su+u[r], sv+v[r], same+float64(u[r]*v[r])
	}
	n := float64(len(u))
	return (float64(su*sv) - same) / float64(n*(n-1))
}

// together returns the mean of u_r v_r.
func together(u, v []float64) float64 {
	same := 0.0
	for r := range u {
		same += float64(u[r] * v[r])
	}
	return same / float64(len(u))
}

// less returns u - v.
func less(u, v []float64) []float64 {
	z := make([]float64, len(u))
	for r := range u {
		z[r] = u[r] - v[r]
	}
	return z
}

// chanceTable returns the table of the outputs of replicates. Its columns are the mean of f(A)
// and f(B) by replicate, the mean of their products, then [replicated.expected] and
// [replicated.seeded].
func (d SobolDesign) chanceTable(y [][]float64) chanceTable {
	c := replicated{d, centredAll(y)}
	replicates := len(y[0])
	var columns [][]float64
	for r := range replicates {
		columns = append(columns, c.column(func(j int) float64 { return (c.a(j)[r] + c.b(j)[r]) / 2 }))
	}
	columns = append(columns, c.column(func(j int) float64 { return (apart(c.a(j), c.a(j)) + apart(c.b(j), c.b(j))) / 2 }))
	expected, seeded := c.expected(), c.seeded()
	n, within := len(expected), seeded[0]
	of := func(means, out []float64) {
		parts, rest := means[replicates+1:replicates+1+n], means[replicates+1+n:]
		variance := means[replicates] - apart(means[:replicates], means[:replicates])
		if variance < roundedAway*rest[0] {
			variance = 0
		}
		d.shares(parts, variance, out[:n])
		d.seeded(parts, rest, variance, out[n:])
	}
	columns = append(append(columns, expected...), seeded...)
	return chanceTable{sampled{columns, n + 2*(d.Factors+1), of}, n, constant(within) && within[0] == 0}
}

// roundedAway is the share of what is chance under which the variance of the expectation is
// what rounding leaves of none.
const roundedAway = 1e-12

// expected returns, for each index of the expectation, the products of [SobolDesign.meanTable]
// of different replicates.
func (c replicated) expected() (columns [][]float64) {
	for i := range c.Factors {
		columns = append(columns, c.column(func(j int) float64 { return apart(c.b(j), less(c.ab(j, i), c.a(j))) }))
	}
	for i := range c.Factors {
		columns = append(columns, c.column(func(j int) float64 {
			by := less(c.a(j), c.ab(j, i))
			return apart(by, by) / 2
		}))
	}
	c.pairs(func(_, i, k int) {
		columns = append(columns, c.column(func(j int) float64 {
			return apart(c.ba(j, i), c.ab(j, k)) - apart(c.a(j), c.b(j))
		}))
	})
	return columns
}

// seeded returns the columns of what has chance in it: what replicates of a point differ by; what
// they differ by at A and B alike, which is the effect of chance of its own; and for each factor
// the squares of the differences that it makes in one replicate.
func (c replicated) seeded() [][]float64 {
	columns := [][]float64{
		c.column(c.within),
		c.column(func(j int) float64 { return together(c.a(j), c.b(j)) - apart(c.a(j), c.b(j)) }),
	}
	for i := range c.Factors {
		columns = append(columns, c.column(func(j int) float64 {
			by := less(c.a(j), c.ab(j, i))
			return together(by, by) / 2
		}))
	}
	return columns
}

// seeded sets the first and total indices with chance as a factor, from the means of the columns
// of [replicated.expected] and of [replicated.seeded].
func (d SobolDesign) seeded(parts, rest []float64, variance float64, out []float64) {
	k := d.Factors
	all := max(variance, 0) + rest[0]
	for i := range k {
		out[i] = share(parts[i], all)
		out[k+1+i] = share(rest[2+i], all)
	}
	out[k], out[k+1+k] = share(rest[1], all), share(rest[0], all)
}

// within returns the variance between replicates, the mean over the points of a sample.
func (c replicated) within(j int) float64 {
	sum := 0.0
	for p := j * c.Stride(); p < (j+1)*c.Stride(); p++ {
		s := sd(c.y[p], mean(c.y[p]))
		sum += float64(s * s)
	}
	return sum / float64(c.Stride())
}

// centredAll returns outputs less the mean of all.
func centredAll(y [][]float64) [][]float64 {
	m := num.Mean(averaged(y))
	z := make([][]float64, len(y))
	for p := range y {
		z[p] = centred(y[p], m)
	}
	return z
}
