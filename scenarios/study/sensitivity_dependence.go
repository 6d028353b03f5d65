package study

import (
	"fmt"
	"slices"
	"strings"

	"heed/results/stats"
)

// mostDependences is how many pairs of factors a doubt names.
const mostDependences = 5

// Dependence says, in a sentence, which factors the points do not draw independently of each
// other ([stats.Dependences] has the bound), and what of some methods is to be doubted for it:
// PAWN and regression take factors to be independent. It is empty where there is no such pair
// or method. Points that were not laid out to be independent, such as those of a posterior,
// have such pairs; designs of other kinds seldom.
func (s *SensitivityDesign) Dependence(methods []string) (string, error) {
	if !slices.Contains(methods, PAWN) && !slices.Contains(methods, Regression) {
		return "", nil
	}
	var x [][]float64
	for _, p := range s.independent() {
		x = append(x, s.X[p])
	}
	pairs, err := stats.Dependences(x)
	if err != nil || len(pairs) == 0 {
		return "", err
	}
	var named []string
	for _, p := range pairs[:min(mostDependences, len(pairs))] {
		named = append(named, p.Words(s.Factors[p.First], s.Factors[p.Second]))
	}
	text := strings.Join(named, ", ")
	switch more := len(pairs) - mostDependences; {
	case more == 1:
		text += " and 1 more pair"
	case more > 1:
		text += fmt.Sprintf(" and %d more pairs", more)
	}
	return "the points do not draw factors independently of each other: " + text + ". What is whose of these cannot be told apart" + dependenceMeaning(methods), nil
}

// dependenceMeaning says what dependence does to methods.
func dependenceMeaning(methods []string) string {
	var parts []string
	if slices.Contains(methods, PAWN) {
		parts = append(parts, "PAWN counts for each what the others do too, so that a factor that does nothing may seem to act")
	}
	if slices.Contains(methods, Regression) {
		parts = append(parts, "coefficients of regression are no shares of the variance, and what one gains another loses")
	}
	return ": " + strings.Join(parts, "; ")
}
