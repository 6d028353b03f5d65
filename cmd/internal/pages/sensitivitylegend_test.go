package pages

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"heed/cmd/internal/findings"
	"heed/scenarios/study"
)

// Whatever methods there are, the legend has a line for each column of their tables but the
// first, no other, and no line is longer than text is.
func TestLegendHasEveryColumn(t *testing.T) {
	index := func(method, factor, name string, value float64) study.Index {
		return study.Index{Output: "y", Against: study.OfLevel, Method: method, Factor: factor, Name: name, N: 8, Value: value, Lo: value, Hi: value}
	}
	sobol := []study.Index{index(study.Sobol, "a", "total", 0.5), index(study.Sobol, "a", "first", 0.4)}
	morris := []study.Index{index(study.Morris, "a", "mu_star", 2), index(study.Morris, "a", "mu", 1)}
	regression := []study.Index{index(study.Regression, "a", "prcc", 0.5), index(study.Regression, "", "r2", 0.5)}
	pawn := []study.Index{index(study.PAWN, "a", "pawn_median", 0.5), index(study.PAWN, "", "dummy_median", 0.1)}
	for _, tt := range []struct {
		name string
		rows []study.Index
		want []string
	}{
		{"shares", sobol, []string{"total index", "first-order", "half"}},
		{"shares of replicates", append(slices.Clone(sobol), index(study.SobolExpected, "a", "total", 0.6)), []string{"total index", "first-order", "half", "total, chance out"}},
		{"effects", morris, []string{"mu*", "mu", "sigma", "half"}},
		{"effects of replicates", append(slices.Clone(morris), index(study.Morris, "a", "noise", 0.1)), []string{"mu*", "mu", "sigma", "half", "by chance"}},
		{"regression", regression, []string{"partial rank corr.", "standardised coeff."}},
		{"PAWN", pawn, []string{"PAWN, median", "greatest"}},
		{"both first looks", slices.Concat(regression, pawn), []string{"partial rank corr.", "standardised coeff.", "PAWN, median", "greatest"}},
		{"first looks beside shares have no table", slices.Concat(sobol, regression, pawn), []string{"total index", "first-order", "half"}},
		{"nothing acts", []study.Index{index(study.Morris, "a", "mu_star", 0)}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			a := SensitivityAnswer{All: findings.SensitivitiesOf(tt.rows), Replicates: 1, Level: 0.95, Most: 5}
			if err := a.Write(&b); err != nil {
				t.Fatal(err)
			}
			_, legend, _ := strings.Cut(b.String(), "\nThe columns:\n")
			var have []string
			for line := range strings.Lines(legend) {
				if len(line) > 101 {
					t.Errorf("a line of %d letters: %s", len(line), line)
				}
				have = append(have, regexp.MustCompile("  +").Split(strings.TrimSpace(line), 2)[0])
			}
			if !slices.Equal(have, tt.want) {
				t.Errorf("the legend has %q; want %q", have, tt.want)
			}
			heads := headOf(b.String())
			for _, column := range heads {
				if !slices.Contains(have, column) {
					t.Errorf("no line says what the column %q is", column)
				}
			}
			if len(heads) != len(tt.want) {
				t.Errorf("tables have the columns %q; want %q", heads, tt.want)
			}
		})
	}
}

// headOf returns the columns of the tables of an answer, but for the first of each.
func headOf(text string) (all []string) {
	for line := range strings.Lines(text) {
		if rest, is := strings.CutPrefix(line, "factor "); is {
			for _, name := range regexp.MustCompile("  +").Split(strings.TrimSpace(rest), -1) {
				all = append(all, strings.TrimSpace(name))
			}
		}
	}
	return all
}
