package pages

import (
	"fmt"
	"slices"

	"heed/cmd/internal/findings"
	"heed/scenarios/study"
)

// A columnLegend says what a column of the tables of a method is.
type columnLegend struct{ name, meaning string }

// columnLegends are those of the columns that a method's tables always have.
var columnLegends = map[string][]columnLegend{
	study.Sobol: {
		{"total index", "share of the variance that goes with the factor, alone and together with others"},
		{"first-order", "share that goes with it alone"},
		{"half", "total index by the first half of the samples: far off, samples are too few"},
	},
	study.Morris: {
		{"mu*", "mean size of effects: how far the output moves when the factor crosses its range"},
		{"mu", "mean of effects with their signs: as large as mu*, the direction is always the same"},
		{"sigma", "how much effects differ from place to place: above mu*, it bends or hangs on others"},
		{"half", "mu* by the first half of the trajectories: far off, they are too few"},
	},
	study.Regression: {
		{"partial rank corr.", "-1 to 1: whether the output rises or falls with the factor, all others held"},
		{"standardised coeff.", "how many of its standard deviations the output moves with one of the factor"},
	},
	study.PAWN: {
		{"PAWN, median", "how far the distribution of the output moves: the median over slices"},
		{"greatest", "the same, in the slice where it is farthest"},
	},
}

// The columns that tables have where there are replicates.
var (
	chanceOutLegend = columnLegend{"total, chance out", "total index of the expected output, without the chance of replicates"}
	byChanceLegend  = columnLegend{"by chance", "the mu* that the chance of replicates alone would show"}
)

// legendOf says in a line each what the columns of the tables of outputs are.
func legendOf(outputs []*findings.Sensitivity) string {
	var all []columnLegend
	has := func(of func(*findings.Sensitivity) bool) bool { return slices.ContainsFunc(outputs, of) }
	for _, method := range []string{study.Sobol, study.Morris, study.Regression, study.PAWN} {
		if !has(func(s *findings.Sensitivity) bool { return tabled(s, method) }) {
			continue
		}
		all = append(all, columnLegends[method]...)
		switch {
		case method == study.Sobol && has(func(s *findings.Sensitivity) bool { return s.Has(study.SobolExpected) }):
			all = append(all, chanceOutLegend)
		case method == study.Morris && has(noisy):
			all = append(all, byChanceLegend)
		}
	}
	if len(all) == 0 {
		return ""
	}
	width := 0
	for _, l := range all {
		width = max(width, len(l.name))
	}
	text := "\nThe columns:\n"
	for _, l := range all {
		text += fmt.Sprintf("  %-*s  %s\n", width, l.name, l.meaning)
	}
	return text
}

// tabled reports whether an output has a table of a method: the first looks have none beside
// shares of the variance or effects.
func tabled(s *findings.Sensitivity, method string) bool {
	main := s.Has(study.Sobol) || s.Has(study.Morris)
	return s.Has(method) && (!main || method == study.Sobol || method == study.Morris)
}

// noisy reports whether it is known how far chance alone moves an output.
func noisy(s *findings.Sensitivity) bool { return s.Ranked(study.Morris, "noise") != nil }
