package stats

import (
	"math"

	"heed/sim/num"
)

// data are the columns of a regression, the factors' and then the output's, each less its mean
// and by its size so that sums of products keep their digits, and their order for ranks.
type data struct {
	columns          [][]float64
	orders           []order
	left, leftRanked []bool // of the factors that fits leave out
}

func (d data) factors() int { return len(d.columns) - 1 }

func newData(x [][]float64, y []float64) data {
	var d data
	for i := range x[0] {
		d.columns = append(d.columns, standard(column(x, i)))
	}
	d.columns = append(d.columns, standard(y))
	for _, c := range d.columns {
		d.orders = append(d.orders, inOrder(c))
	}
	once := make([]float64, len(y))
	for p := range once {
		once[p] = 1
	}
	rows, _ := present(once)
	d.left = correlated(d.columns, once).dependent()
	d.leftRanked = correlated(d.ranks(once, rows), once).dependent()
	return d
}

// standard returns x less its mean, in its standard deviations; zeros where it is constant.
func standard(x []float64) []float64 {
	z := make([]float64, len(x))
	if constant(x) {
		return z
	}
	m := mean(x)
	s := sd(x, m)
	for p, v := range x {
		z[p] = (v - m) / s
	}
	return z
}

// fit sets the coefficients of the points by how often each counts: the SRC, SRRC and PRCC of
// the factors, then R2 and that of ranks.
func (d data) fit(weights, out []float64) {
	k := d.factors()
	rows, counts := present(weights)
	c := correlated(d.values(rows), counts)
	rest := c.sweep(d.left)
	c.coefficients(out[:k], d.left)
	out[3*k] = explained(rest)
	c = correlated(d.ranks(weights, rows), counts)
	rest = c.sweep(d.leftRanked)
	c.coefficients(out[k:2*k], d.leftRanked)
	c.partial(out[2*k:3*k], d.leftRanked)
	out[3*k+1] = explained(rest)
}

// present returns the points that count at all, and how often each does: three in five of a
// resample.
func present(weights []float64) (rows []int, counts []float64) {
	rows, counts = make([]int, 0, len(weights)), make([]float64, 0, len(weights))
	for p, w := range weights {
		if w > 0 {
			rows, counts = append(rows, p), append(counts, w)
		}
	}
	return rows, counts
}

// values returns the columns' values of some points.
func (d data) values(rows []int) [][]float64 {
	v := make([][]float64, len(d.columns))
	for i, c := range d.columns {
		v[i] = make([]float64, len(rows))
		for at, p := range rows {
			v[i][at] = c[p]
		}
	}
	return v
}

// ranks returns the columns' ranks of the points that count, each as often as its weight says,
// less their mean; equal values have the middle of theirs.
func (d data) ranks(weights []float64, rows []int) [][]float64 {
	ranked := make([][]float64, len(d.columns))
	place := make([]int32, len(weights)) // of a point among rows
	for at, p := range rows {
		place[p] = int32(at)
	}
	half := num.Sum(weights) / 2
	for i, o := range d.orders {
		ranked[i] = make([]float64, len(rows))
		if len(o.ends) == len(o.points) {
			o.distinct(weights, place, -half, ranked[i])
		} else {
			o.tied(weights, place, -half, ranked[i])
		}
	}
	return ranked
}

// distinct sets the ranks, from one below the first, of points whose values all differ.
func (o order) distinct(weights []float64, place []int32, below float64, ranks []float64) {
	for _, p := range o.points {
		if w := weights[p]; w > 0 {
			ranks[place[p]] = below + float64(w/2)
			below += w
		}
	}
}

// tied is distinct where values may be equal.
func (o order) tied(weights []float64, place []int32, below float64, ranks []float64) {
	from := 0
	for _, to := range o.ends {
		upTo := below
		for _, p := range o.points[from:to] {
			upTo += weights[p]
		}
		for _, p := range o.points[from:to] {
			if weights[p] > 0 {
				ranks[place[p]] = (below + upTo) / 2
			}
		}
		below, from = upTo, to
	}
}

// correlations are those of the columns of a regression, the output's last. A column that is
// constant has none, with itself either.
type correlations [][]float64

// correlated returns the correlations of columns whose points count by weights.
func correlated(columns [][]float64, weights []float64) correlations {
	n, k := num.Sum(weights), len(columns)
	c, means, scaled := make(correlations, k), make([]float64, k), make([]float64, len(weights))
	for i, x := range columns {
		c[i] = make([]float64, k)
		means[i] = weighted(weights, x) / n
	}
	for i, x := range columns {
		for p, w := range weights {
			scaled[p] = w * x[p]
		}
		for j := range i + 1 {
			c[i][j] = weighted(scaled, columns[j])/n - float64(means[i]*means[j])
		}
	}
	c.normalize()
	return c
}

// normalize makes correlations of the covariances below the diagonal and on it.
func (c correlations) normalize() {
	size := make([]float64, len(c))
	for i := range c {
		size[i] = math.Sqrt(max(0, c[i][i]))
	}
	for i := range c {
		for j := range i {
			if c[i][j] /= float64(size[i] * size[j]); size[i] == 0 || size[j] == 0 {
				c[i][j] = 0
			}
			c[j][i] = c[i][j]
		}
		if c[i][i] = 1; size[i] == 0 {
			c[i][i] = 0
		}
	}
}

// dependence is the share of a factor's variance under which the rest that earlier factors
// leave of it is rounding.
const dependence = 1e-10

// dependent reports which factors earlier ones determine, and which are constant. It sweeps
// the others.
func (c correlations) dependent() []bool {
	left := make([]bool, len(c)-1)
	for i := range left {
		if left[i] = !(c[i][i] > dependence); !left[i] {
			c.pivot(i)
		}
	}
	return left
}

// sweep puts each factor but those left out to the other side of the regression (Beaton 1964;
// Goodnight 1979, The American Statistician 33:149): the last column has the standardised
// coefficients then, the diagonal the inverse of the correlations of the factors, negative, and
// the last of it the share of the variance that is left, which sweep returns; NaN where a factor
// has come to be determined by others.
func (c correlations) sweep(left []bool) (rest float64) {
	for i := range left {
		if left[i] {
			continue
		}
		if !(c[i][i] > dependence) {
			return math.NaN()
		}
		c.pivot(i)
	}
	y := len(c) - 1
	if c[y][y] == 0 && constant(c[y]) { // the output is constant
		return math.NaN()
	}
	return max(0, c[y][y])
}

// pivot sweeps factor i.
func (c correlations) pivot(i int) {
	d := c[i][i]
	for j := range c {
		if j == i {
			continue
		}
		by := c[j][i] / d
		for k := range c {
			if k != i {
				c[j][k] -= float64(by * c[i][k])
			}
		}
	}
	for j := range c {
		c[i][j] /= d
		c[j][i] = c[i][j]
	}
	c[i][i] = -1 / d
}

// coefficients sets the standardised coefficients of swept factors, and zero for others.
func (c correlations) coefficients(out []float64, left []bool) {
	y := len(c) - 1
	for i := range out {
		if out[i] = c[i][y]; left[i] {
			out[i] = 0
		}
	}
}

// partial sets the partial correlations with the output of swept factors, and zero for others:
// with coefficient b, diagonal v of the inverse and rest r, b / sqrt(b^2 + v r), as t has it of
// r and its degrees of freedom.
func (c correlations) partial(out []float64, left []bool) {
	y := len(c) - 1
	rest := max(0, c[y][y])
	for i := range out {
		b := c[i][y]
		if out[i] = b / math.Sqrt(float64(b*b)-float64(c[i][i]*rest)); left[i] || float64(b*b) < dependence*dependence {
			out[i] = 0
		}
	}
}
