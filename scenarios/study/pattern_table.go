package study

import (
	"cmp"
	"slices"
)

// Patterns are the patterns that the model has to show, by number.
var Patterns = slices.SortedFunc(slices.Values(slices.Concat(
	rulesPatterns, educationPatterns, resourcesPatterns, culturePatterns, collaborationPatterns,
)), func(a, b Pattern) int { return cmp.Compare(a.Number, b.Number) })
