package figures

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A dim is a dimension of a figure, such as its facets, its lines or its horizontal
// axis: places with labels, and where a point and an arm have theirs.
type dim struct {
	name   string // "", arm, point, or the path of a factor
	labels []string
	at     []float64 // the places as numbers; nil where they have names alone
	binned bool
	of     func(point, arm int) int // from 0; -1 for none
}

// single is the dimension with one place.
func single() dim {
	return dim{labels: []string{""}, of: func(int, int) int { return 0 }}
}

// armDim has a place for each of some arms.
func (f *Folder) armDim(arms []int) dim {
	d := dim{name: "arm", of: func(_, arm int) int { return slices.Index(arms, arm) }}
	for _, a := range arms {
		d.labels = append(d.labels, f.Manifest.Arms[a])
	}
	return d
}

// pointDim has a place for each of some points, named by what varies among them.
func (f *Folder) pointDim(points []int) dim {
	const most = 3
	place := make(map[int]int, len(points))
	d := dim{name: "point", of: func(point, _ int) int { return place[point] }}
	varying := f.varying(points)
	for i, p := range points {
		place[p] = i
		var words []string
		for _, one := range varying {
			words = append(words, one.path+" "+rounded(one.levels[p]))
		}
		if len(varying) > most {
			words = nil
		}
		d.labels = append(d.labels, strings.Trim(fmt.Sprintf("point %d: %s", p, strings.Join(words, ", ")), ": "))
	}
	return d
}

// levelDim has a place for each level of a factor among some points.
func (f *Folder) levelDim(one factor, points []int) dim {
	d := dim{name: one.path, labels: one.among(points)}
	place := make(map[string]int, len(d.labels))
	for i, l := range d.labels {
		place[l] = i
	}
	d.of = func(point, _ int) int { return place[one.levels[point]] }
	if x, ok := (factor{levels: d.labels}).numbers(); ok {
		d.at = x
	}
	for i, l := range d.labels {
		d.labels[i] = rounded(l)
	}
	return d
}

// binDim has a place for each of n parts of the points with as many points as can be,
// from the least values of a factor to the greatest. Equal values share a part.
func (f *Folder) binDim(one factor, points []int, n int) dim {
	x, _ := one.numbers()
	order := slices.Clone(points)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(x[a], x[b]) })
	place := make(map[int]int, len(points))
	d := dim{name: one.path, binned: true, of: func(point, _ int) int { return place[point] }}
	for from := 0; from < len(order); {
		to := min(len(order), max(from+1, (len(d.labels)+1)*len(order)/n))
		for to < len(order) && x[order[to]] == x[order[to-1]] {
			to++
		}
		sum := 0.0
		for _, p := range order[from:to] {
			place[p] = len(d.labels)
			sum += x[p]
		}
		d.at = append(d.at, sum/float64(to-from))
		d.labels = append(d.labels, fmt.Sprintf("%.3g–%.3g", x[order[from]], x[order[to-1]]))
		from = to
	}
	return d
}

// groups returns which points come together at each place of some dimensions, in an arm.
func groups(points []int, arm int, dims ...dim) map[[3]int][]int {
	all := map[[3]int][]int{}
	for _, p := range points {
		var k [3]int
		for i, d := range dims {
			k[i] = d.of(p, arm)
		}
		all[k] = append(all[k], p)
	}
	return all
}
