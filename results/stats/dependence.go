package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"heed/sim/num"
)

// A Dependence is a pair of factors, the first before the second, that a sample does not draw
// independently of each other.
type Dependence struct {
	First, Second int
	Rank          float64 // their rank correlation (Spearman 1904), -1 to 1
}

// The bounds of [Dependences].
const (
	leastDependence = 0.2  // the least rank correlation, in size, that matters
	dependenceError = 0.01 // the probability that a sample of independent factors has any pair
)

// Dependences returns the pairs of factors of points x whose rank correlation shows that they
// are not independent, as [PAWN] and the coefficients of [Regress] take them to be; the closest
// first. A pair is one if its correlation is, in size,
//
//   - 0.2 or more: of two factors that act in proportion, one that goes with the other by r
//     looks as if it had r^2 of its share of the variance, so that less is under 0.04, and
//   - beyond what chance has: t = r sqrt((n-2) / (1-r^2)) has Student's distribution of n-2
//     degrees of freedom where factors are independent (Kendall and Stuart 1973, The Advanced
//     Theory of Statistics 2, section 31.19), and its two-sided p is at most 0.01 over the
//     number of pairs (Bonferroni). So of samples of independent factors one in a hundred at most
//     has any pair at all, whatever their number. The approximation holds from some ten points;
//     of fewer than five none is told.
//
// Points that come again, as those drawn from a weighted sample do, tell no more than once: n
// is the effective number of Kish (1965, Survey Sampling), the square of the number of points
// over the sum of squares of how often each comes.
//
// What it does not see: factors that hang together without rising or falling together, as on a
// circle, and three of which no two do. A value that is not finite is an error that names the
// points.
func Dependences(x [][]float64) ([]Dependence, error) {
	if err := checkTable(x, make([]float64, len(x))); err != nil {
		return nil, err
	}
	d, once := data{}, make([]float64, len(x))
	for i := range x[0] {
		d.columns = append(d.columns, column(x, i))
		d.orders = append(d.orders, inOrder(d.columns[i]))
	}
	for p := range once {
		once[p] = 1
	}
	rows, _ := present(once)
	c := correlated(d.ranks(once, rows), once)
	return c.dependences(dependenceBound(distinctPoints(x), len(c)*(len(c)-1)/2)), nil
}

// dependences returns the pairs whose correlation is at least so large.
func (c correlations) dependences(bound float64) (pairs []Dependence) {
	for i := range c {
		for j := range i {
			if r := max(-1, min(1, c[i][j])); math.Abs(r) >= bound {
				pairs = append(pairs, Dependence{First: j, Second: i, Rank: r})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b Dependence) int {
		return cmp.Or(cmp.Compare(math.Abs(b.Rank), math.Abs(a.Rank)), a.First-b.First, a.Second-b.Second)
	})
	return pairs
}

// dependenceBound returns the least correlation, in size, that is told of n points and so many
// pairs; more than 1 where none is.
func dependenceBound(n float64, pairs int) float64 {
	if n < 5 || pairs < 1 {
		return 2
	}
	t := num.StudentTQuantile(1-dependenceError/float64(2*pairs), n-2)
	return max(leastDependence, t/math.Sqrt(n-2+float64(t*t)))
}

// distinctPoints returns the effective number of points, those that come again being one.
func distinctPoints(x [][]float64) float64 {
	sorted := slices.Clone(x)
	slices.SortFunc(sorted, slices.Compare)
	squares, from := 0.0, 0
	for at := range sorted {
		if at+1 == len(sorted) || !slices.Equal(sorted[at], sorted[at+1]) {
			times := float64(at + 1 - from)
			squares += float64(times * times)
			from = at + 1
		}
	}
	n := float64(len(x))
	return float64(n*n) / squares
}

// String returns, for example, "factors 0 and 2 rise together (rank correlation 0.83)".
func (p Dependence) String() string {
	return p.Words(fmt.Sprintf("factors %d", p.First), fmt.Sprint(p.Second))
}

// Words says what the two do by the names of both.
func (p Dependence) Words(first, second string) string {
	how := "rise together"
	if p.Rank < 0 {
		how = "go against each other"
	}
	return fmt.Sprintf("%s and %s %s (rank correlation %.2f)", first, second, how, p.Rank)
}
