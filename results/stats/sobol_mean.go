package stats

import (
	"math"

	"heed/sim/num"
)

// crossed are the outputs of a design of Saltelli's, by sample.
type crossed struct {
	SobolDesign
	y []float64 // by point
}

func (d SobolDesign) samples(y []float64) crossed { return crossed{d, y} }

// n returns the number of samples; a, b, ab and ba the outputs of sample j.
func (c crossed) n() int              { return len(c.y) / c.Stride() }
func (c crossed) a(j int) float64     { return c.y[j*c.Stride()] }
func (c crossed) b(j int) float64     { return c.y[(j+1)*c.Stride()-1] }
func (c crossed) ab(j, i int) float64 { return c.y[j*c.Stride()+1+i] }
func (c crossed) ba(j, i int) float64 { return c.y[j*c.Stride()+1+c.Factors+i] }

// still reports whether all outputs of A and B are the same.
func (c crossed) still() bool {
	for j := range c.n() {
		if c.a(j) != c.y[0] || c.b(j) != c.y[0] {
			return false
		}
	}
	return true
}

// column returns a value of each sample.
func (c crossed) column(value func(j int) float64) []float64 {
	x := make([]float64, c.n())
	for j := range x {
		x[j] = value(j)
	}
	return x
}

// meanIndices returns the indices of the mean over replicates.
func (d SobolDesign) meanIndices(y [][]float64, b Bootstrap) Indices {
	whole := d.meanTable(averaged(y))
	e := b.sampled(whole)
	if d.Common && len(y[0]) > 1 {
		without := make([][]float64, len(y[0]))
		for r := range without {
			without[r] = d.meanTable(averaged(leaving(y, r))).original()
		}
		b.widen(e, without)
	}
	x := d.indices(e)
	x.Alone = e[len(e)-1]
	return x
}

// meanTable returns the table of the first, total and second-order indices, and of the sum of
// the first, of outputs by
// point, as functions of the means of its columns: f(A) + f(B), their squares, and for each
// index the products whose mean is its part of the variance.
func (d SobolDesign) meanTable(y []float64) sampled {
	c := d.samples(centred(y, num.Mean(y)))
	columns := [][]float64{
		c.column(func(j int) float64 { return c.a(j) + c.b(j) }),
		c.column(func(j int) float64 { return float64(c.a(j)*c.a(j)) + float64(c.b(j)*c.b(j)) }),
	}
	for i := range d.Factors {
		columns = append(columns, c.column(func(j int) float64 { return c.b(j) * (c.ab(j, i) - c.a(j)) }))
	}
	for i := range d.Factors {
		columns = append(columns, c.column(func(j int) float64 {
			by := c.a(j) - c.ab(j, i)
			return by * by / 2
		}))
	}
	d.pairs(func(_, i, k int) {
		columns = append(columns, c.column(func(j int) float64 {
			return float64(c.ba(j, i)*c.ab(j, k)) - float64(c.a(j)*c.b(j))
		}))
	})
	return sampled{columns, len(columns) - 1, func(means, out []float64) {
		m := means[0] / 2
		d.shares(means[2:], float64(means[1]/2)-float64(m*m), out)
		out[len(out)-1] = num.Sum(out[:d.Factors])
	}}
}

// centred returns x less m.
func centred(x []float64, m float64) []float64 {
	z := make([]float64, len(x))
	for i, v := range x {
		z[i] = v - m
	}
	return z
}

// pairs calls visit with each pair of factors i < k and its number, from 0.
func (d SobolDesign) pairs(visit func(at, i, k int)) {
	if !d.Second {
		return
	}
	at := 0
	for i := range d.Factors {
		for k := i + 1; k < d.Factors; k++ {
			visit(at, i, k)
			at++
		}
	}
}

// shares sets the indices from the parts of a variance: first, total, and of pairs, of
// which both first ones are yet to be taken.
func (d SobolDesign) shares(parts []float64, variance float64, out []float64) {
	for c := range parts {
		out[c] = share(parts[c], variance)
	}
	d.pairs(func(at, i, k int) { out[2*d.Factors+at] -= out[i] + out[k] })
}

// indices returns the estimates of [SobolDesign.shares] by factor.
func (d SobolDesign) indices(e []Estimate) Indices {
	k := d.Factors
	x := Indices{First: e[:k:k], Total: e[k : 2*k : 2*k]}
	if d.Second {
		x.Second = make([][]Estimate, k)
		for i := range x.Second {
			x.Second[i] = make([]Estimate, k)
			x.Second[i][i] = undefined(e[0].N)
		}
	}
	d.pairs(func(at, i, j int) { x.Second[i][j], x.Second[j][i] = e[2*k+at], e[2*k+at] })
	return x
}

// share returns the share that a part has of a variance; NaN of none.
func share(part, variance float64) float64 {
	if !(variance > 0) {
		return math.NaN()
	}
	return part / variance
}
