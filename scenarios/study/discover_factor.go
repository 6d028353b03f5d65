package study

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"

	"heed/results"
	"heed/results/stats"
)

// A DiscoveryFactor is a factor of the sweep that varies.
type DiscoveryFactor struct {
	Path   string
	Values []float64 // by point; of names their places in Names
	Names  []string  // of a switch or a choice, in alphabetical order; nil of numbers
}

// Whole reports whether it is a number whose values are whole.
func (f *DiscoveryFactor) Whole() bool {
	return f.Names == nil && !slices.ContainsFunc(f.Values, func(v float64) bool { return v != math.Floor(v) })
}

func (f *DiscoveryFactor) feature() stats.Feature {
	return stats.Feature{Values: f.Values, Whole: f.Whole(), Categories: len(f.Names)}
}

// Range returns the smallest and the largest value of a factor that is a number.
func (f *DiscoveryFactor) Range() (lo, hi float64) { return slices.Min(f.Values), slices.Max(f.Values) }

// discoveryFactors reads the factors that vary.
func discoveryFactors(dir string, m results.Manifest) (all []DiscoveryFactor, err error) {
	points := listing{path: filepath.Join(dir, results.PointsFile)}
	texts := make([][]string, len(m.Factors))
	rows := 0
	err = points.each(func(row []string) {
		rows++
		for i := range min(len(texts), len(row)-1) {
			texts[i] = append(texts[i], row[1+i])
		}
	})
	if err == nil && rows != m.Points {
		err = fmt.Errorf("study: %s has %d points, and the manifest %d", points.path, rows, m.Points)
	}
	if want := append([]string{"point"}, m.Factors...); err == nil && !slices.Equal(points.header, want) {
		err = fmt.Errorf("study: %s has columns %q; want those of the manifest, %q", points.path, points.header, want)
	}
	if err != nil {
		return nil, err
	}
	for i, path := range m.Factors {
		if f := factorOf(path, texts[i]); varies(f.Values) {
			all = append(all, f)
		}
	}
	if len(all) == 0 {
		return nil, Mistaken("no factor varies between the points: there are no conditions to discover")
	}
	return all, nil
}

// factorOf returns a factor of levels as points.csv has them.
func factorOf(path string, levels []string) DiscoveryFactor {
	f := DiscoveryFactor{Path: path}
	for _, text := range levels {
		v, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return namesOf(path, levels)
		}
		f.Values = append(f.Values, v)
	}
	return f
}

// namesOf returns a factor whose levels are names.
func namesOf(path string, levels []string) DiscoveryFactor {
	f := DiscoveryFactor{Path: path}
	var plain []string
	for _, text := range levels {
		if name, err := strconv.Unquote(text); err == nil {
			text = name
		}
		plain = append(plain, text)
	}
	f.Names = slices.Clone(plain)
	slices.Sort(f.Names)
	f.Names = slices.Compact(f.Names)
	for _, name := range plain {
		at, _ := slices.BinarySearch(f.Names, name)
		f.Values = append(f.Values, float64(at))
	}
	return f
}

// Together is a pair of factors that go together over the points.
type Together struct {
	Factor, Other string
	Rank          float64 // Spearman's rank correlation
}

// inseparable is the size of a rank correlation from which two factors are named as ones
// that cannot be told apart.
const inseparable = 0.5

// together returns the factors that go together with those that limit boxes.
func (r *DiscoveryReport) together() (all []Together) {
	limited := make([]bool, len(r.Factors))
	for _, a := range r.Arms {
		for _, b := range a.Boxes {
			for _, l := range b.Box {
				limited[l.Feature] = true
			}
		}
	}
	var ranked [][]float64
	for _, f := range r.Factors {
		ranked = append(ranked, ranks(f.Values))
	}
	for i, f := range r.Factors {
		for k, g := range r.Factors {
			if k == i || !limited[i] || limited[k] && k < i || len(f.Names) > 2 || len(g.Names) > 2 {
				continue
			}
			if rho := correlation(ranked[i], ranked[k]); math.Abs(rho) >= inseparable {
				all = append(all, Together{f.Path, g.Path, rho})
			}
		}
	}
	return all
}
