package design

import (
	"fmt"
	"math"
	"slices"
)

// Check returns everything that is wrong with factors, as [Mistakes], or nil.
func Check(factors ...Factor) error {
	var all Mistakes
	if len(factors) == 0 {
		all = append(all, Mistake{Key: "factors", Have: "none", Want: "at least one"})
	}
	seen := map[string]bool{}
	for _, f := range factors {
		c := checker{factor: f}
		c.need(f.Path != "", "path", `""`, "what the factor varies")
		c.need(f.Path == "" || !seen[f.Path], "path", "it twice", "each factor once")
		seen[f.Path] = true
		c.check()
		all = append(all, c.mistakes...)
	}
	return all.err()
}

// A checker notes the mistakes of a factor.
type checker struct {
	factor   Factor
	mistakes Mistakes
}

// need notes a mistake where something does not hold, and returns whether it does.
func (c *checker) need(ok bool, key string, have any, want string, args ...any) bool {
	if !ok {
		c.mistakes = append(c.mistakes, Mistake{Factor: c.factor.Path, Key: key, Have: fmt.Sprint(have), Want: fmt.Sprintf(want, args...)})
	}
	return ok
}

// check notes all mistakes but those of the path.
func (c *checker) check() {
	f := c.factor
	switch f.Dist {
	case Levels, Choice:
		c.list()
	case Uniform, Triangular, Normal, LogUniform, Integers:
		if c.bounds() {
			c.shape()
		}
		c.need(len(f.Levels) == 0, "levels", fmt.Sprint(f.Levels), "none for %s", f.Dist)
	default:
		c.need(false, "dist", fmt.Sprintf("%q", f.Dist), "one of %s, %s, %s, %s, %s, %s, %s",
			Levels, Choice, Integers, Uniform, LogUniform, Normal, Triangular)
		return
	}
	c.need(f.Dist == Normal || f.Mean == 0, "mean", f.Mean, "none for %s", f.Dist)
	c.need(f.Dist == Normal || f.SD == 0, "sd", f.SD, "none for %s", f.Dist)
	c.need(f.Dist == Triangular || f.Mode == 0, "mode", f.Mode, "none for %s", f.Dist)
}

// bounds notes the mistakes of the range.
func (c *checker) bounds() bool {
	f := c.factor
	lo := c.need(finite(f.Min), "min", f.Min, "a number")
	hi := c.need(finite(f.Max), "max", f.Max, "a number")
	return lo && hi && c.need(f.Max > f.Min, "max", f.Max, "a number above min, %v", f.Min) &&
		c.need(finite(f.Max-f.Min), "max", f.Max, "a range that is a number")
}

// shape notes the mistakes of what the distributions need beside a range.
func (c *checker) shape() {
	switch f := c.factor; f.Dist {
	case LogUniform:
		c.need(f.Min > 0, "min", f.Min, "a number above 0, for %s", f.Dist)
	case Triangular:
		c.need(f.Min <= f.Mode && f.Mode <= f.Max, "mode", f.Mode, "a number from min, %v, to max, %v", f.Min, f.Max)
	case Normal:
		mean := c.need(finite(f.Mean), "mean", f.Mean, "a number")
		sd := c.need(f.SD > 0 && finite(f.SD), "sd", f.SD, "a number above 0")
		if lo, hi := f.scores(); mean && sd {
			c.need(lo < tail && hi > -tail, "mean", f.Mean, "a mean within %v sd of the range %v to %v", tail, f.Min, f.Max)
		}
	case Integers:
		c.need(whole(f.Min), "min", f.Min, "a whole number")
		c.need(whole(f.Max), "max", f.Max, "a whole number")
	}
}

// tail is how many standard deviations from the mean a truncated normal distribution may
// begin: beyond 37.5 its probabilities are no normal numbers.
const tail = 30.0

// list notes the mistakes of a list of levels.
func (c *checker) list() {
	f := c.factor
	c.need(f.Min == 0, "min", f.Min, "none for %s", f.Dist)
	c.need(f.Max == 0, "max", f.Max, "none for %s", f.Dist)
	if !c.need(len(f.Levels) > 0, "levels", "none", "at least one") {
		return
	}
	want := kind(f.Levels[0])
	if f.Dist == Choice || want == "" {
		want = map[bool]string{true: "name", false: "number, name or switch"}[f.Dist == Choice]
	}
	for k, l := range f.Levels {
		key := fmt.Sprintf("levels[%d]", k)
		if !c.need(kind(l) == want, key, written(l), "a %s", want) {
			continue
		}
		twice := slices.ContainsFunc(f.Levels[:k], func(m any) bool { return same(l, m) })
		c.need(!twice, key, written(l)+" twice", "each level once")
	}
}

// kind returns what a level is, "" where it can be none.
func kind(level any) string {
	switch x := level.(type) {
	case bool:
		return "switch"
	case string:
		if x != "" {
			return "name"
		}
	}
	if x, ok := number(level); ok && finite(x) {
		return "number"
	}
	return ""
}

// written returns a level as it is written.
func written(level any) string {
	if name, ok := level.(string); ok {
		return fmt.Sprintf("%q", name)
	}
	return fmt.Sprint(level)
}

// finite reports whether x is a number, neither infinite nor NaN.
func finite(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }

// whole reports whether x is a whole number that float64 holds to the last digit.
func whole(x float64) bool { return x == math.Trunc(x) && math.Abs(x) <= 1<<53 }
