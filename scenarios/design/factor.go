package design

import (
	"math"
	"slices"

	"heed/sim/num"
)

// A Dist names how the values of a factor are distributed.
type Dist string

// The distributions. All are bounded, so that the ends of [0, 1] have values too.
const (
	Levels     Dist = "levels"      // of the list Levels, all with the same probability
	Choice     Dist = "choice"      // the same, of names
	Integers   Dist = "integers"    // whole numbers from Min to Max, all with the same probability
	Uniform    Dist = "uniform"     // from Min to Max
	LogUniform Dist = "log-uniform" // from Min to Max, the logarithm uniform; Min > 0
	Normal     Dist = "normal"      // of Mean and SD, given that it lies from Min to Max
	Triangular Dist = "triangular"  // from Min to Max, densest at Mode
)

// A Factor is what a design varies, and the values that it takes.
type Factor struct {
	Path     string  // what is varied, such as rules.detail
	Dist     Dist    // says which of the following count; the others are zero
	Min, Max float64 // the range, in the unit of what is varied
	Mean, SD float64 // of the normal distribution before its tails are cut off
	Mode     float64 // of the triangular distribution, from Min to Max
	Levels   []any   // int64 and float64, or bool, or string, each once
}

// Value returns the value of f at u in [0, 1], the quantile of its distribution: it rises
// with u but for rounding, never leaves the range, and is Min at 0 and Max at 1. It is an int64 for integers, one of
// Levels for levels and choice, and a float64 else. The factor must have passed [Check].
func (f Factor) Value(u float64) any {
	switch f.Dist {
	case Levels, Choice:
		return f.Levels[level(u, len(f.Levels))]
	case Integers:
		return int64(f.Min) + int64(level(u, int(f.Max-f.Min)+1))
	}
	if u <= 0 {
		return f.Min
	}
	if u >= 1 {
		return f.Max
	}
	return max(f.Min, min(f.Max, f.quantile(u)))
}

// quantile returns the value of a continuous factor at u in (0, 1), which may leave the
// range by a rounding error.
func (f Factor) quantile(u float64) float64 {
	switch f.Dist {
	case LogUniform:
		lo, hi := num.Log(f.Min), num.Log(f.Max)
		return num.Exp(lo + float64(u*(hi-lo)))
	case Normal:
		return f.Mean + float64(f.SD*f.score(u))
	case Triangular:
		return f.triangular(u)
	}
	return f.Min + float64(u*(f.Max-f.Min))
}

// score returns the standard score of a truncated normal factor at u. Where the range is
// above the mean it is that of the mirror image, for there probabilities near 1 would lose
// their digits.
func (f Factor) score(u float64) float64 {
	lo, hi := f.scores()
	if lo > 0 {
		lo, hi = num.NormalCDF(-lo), num.NormalCDF(-hi)
		return -num.NormalQuantile(lo + float64(u*(hi-lo)))
	}
	lo, hi = num.NormalCDF(lo), num.NormalCDF(hi)
	return num.NormalQuantile(lo + float64(u*(hi-lo)))
}

// scores returns the standard scores of the ends of the range of a normal factor.
func (f Factor) scores() (lo, hi float64) {
	return (f.Min - f.Mean) / f.SD, (f.Max - f.Mean) / f.SD
}

// triangular returns the quantile of the triangular distribution, each side from its end.
func (f Factor) triangular(u float64) float64 {
	width := f.Max - f.Min
	if rise := f.Mode - f.Min; float64(u*width) < rise {
		return f.Min + math.Sqrt(u*width*rise)
	}
	return f.Max - math.Sqrt((1-u)*width*(f.Max-f.Mode))
}

// Grid returns f with a list of n of its values, at even steps of u from 0 to 1: what the
// n levels of a [Factorial] are. Integers come once each, so there may be fewer. A factor
// that has a list is returned as it is.
func (f Factor) Grid(n int) Factor {
	if f.Dist == Levels || f.Dist == Choice {
		return f
	}
	g := Factor{Path: f.Path, Dist: Levels}
	for k := range n {
		if v := f.Value(place(k, n)); !slices.Contains(g.Levels, v) {
			g.Levels = append(g.Levels, v)
		}
	}
	return g
}

// Including returns a factor that has a list, with v in it, and the level that v is: the
// last where the list had it not. So the base of [OneAtATime] may be any value.
func (f Factor) Including(v any) (Factor, int) {
	if k := slices.IndexFunc(f.Levels, func(l any) bool { return same(l, v) }); k >= 0 {
		return f, k
	}
	f.Levels = append(slices.Clone(f.Levels), v)
	return f, len(f.Levels) - 1
}

// same reports whether two levels are the same value; 1 and 1.0 are.
func same(a, b any) bool {
	x, xIs := number(a)
	y, yIs := number(b)
	return a == b || xIs && yIs && x == y
}

// number returns a level as a number, where it is one.
func number(level any) (float64, bool) {
	switch x := level.(type) {
	case float64:
		return x, true
	case int64:
		return float64(x), true
	}
	return 0, false
}

// Values returns the values of the factors at a point, in their order.
func Values(factors []Factor, point []float64) []any {
	values := make([]any, len(factors))
	for j, f := range factors {
		values[j] = f.Value(point[j])
	}
	return values
}
