package pages

import (
	"strings"
	"testing"

	"heed/cmd/internal/findings"
	"heed/scenarios/study"
)

// sharesOf returns an output whose sum of first-order indices, total indices of a and b, and pair are so.
func sharesOf(sum, a, b, pair [3]float64) *findings.Sensitivity {
	row := func(method, factor, other, name string, v [3]float64) study.Index {
		return study.Index{Output: "y", Against: study.OfLevel, Method: method, Factor: factor, Other: other, Name: name, N: 64, Value: v[0], Lo: v[1], Hi: v[2]}
	}
	all := findings.SensitivitiesOf([]study.Index{
		row(study.Sobol, "", "", "first_sum", sum), row(study.Sobol, "a", "", "total", a), row(study.Sobol, "b", "", "total", b), row(study.Sobol, "a", "b", "second", pair),
	})
	return &all[0]
}

// Words go as far as intervals and total indices carry them.
func TestWordsOfIndicesGoAsFarAsIntervals(t *testing.T) {
	for _, tt := range []struct {
		name         string
		sum, b, pair [3]float64
		has, none    []string
	}{
		{"a wide sum", [3]float64{1.06, -.08, 1.75}, [3]float64{.5, .3, .7}, [3]float64{.2, .1, .3}, []string{"is not shown", "a with b (0.20"}, []string{"act alone, and", "Error"}},
		{"a sum of one", [3]float64{1, .98, 1.02}, [3]float64{.5, .3, .7}, [3]float64{0, -.1, .1}, []string{"factors act alone", "No pair"}, []string{"not shown"}},
		{"a sum below one", [3]float64{.7, .6, .8}, [3]float64{.5, .3, .7}, [3]float64{.2, .1, .3}, []string{"about 30% [20, 40] of the variance is of factors together"}, nil},
		{"a sum above one", [3]float64{1.3, 1.1, 1.4}, [3]float64{.5, .3, .7}, [3]float64{.2, .1, .3}, []string{"have not settled; take more samples."}, []string{"--extend"}},
		{"a pair beyond a total index", [3]float64{1, .98, 1.02}, [3]float64{0, 0, 0}, [3]float64{.07, .02, .11}, []string{"No pair of factors is shown", "no room for it: a with b (0.07"}, []string{"Together, beyond"}},
	} {
		s := sharesOf(tt.sum, [3]float64{.8, .7, .9}, tt.b, tt.pair)
		a := SensitivityAnswer{Level: .95, Most: 12}
		got := a.sum(s) + " " + a.couples(s)
		for _, want := range tt.has {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q; want %q in it", tt.name, got, want)
			}
		}
		for _, not := range tt.none {
			if strings.Contains(got, not) {
				t.Errorf("%s: %q; want no %q in it", tt.name, got, not)
			}
		}
	}
}
