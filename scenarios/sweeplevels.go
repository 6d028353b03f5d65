package scenarios

import (
	"errors"
	"math"
	"slices"

	"heed/scenarios/design"
)

// tryLevels holds each level of each factor, and the ends of each range, to what the
// base allows, one at a time. A level that contradicts a key which is a factor too is
// no mistake: at the points that factor has other values, and those that do not go
// together are told of one by one.
func (r *sweepReader) tryLevels() {
	s := r.sweep
	for i, f := range s.Factors {
		at := Mistake{File: s.Layout.File, Key: f.Path}
		if i < len(r.ranges) {
			at = r.ranges[i].place.mistake(2)
		}
		for _, v := range extremes(f) {
			if m, wrong := s.tryLevel(i, v); wrong {
				m.File, m.Line, m.Column, m.Key = at.File, at.Line, at.Column, at.Key
				r.wrong = append(r.wrong, m)
			}
		}
	}
}

// tryLevel returns what is wrong with a level of factor i in the base, in words but
// without its place.
func (s *Sweep) tryLevel(i int, v string) (m Mistake, wrong bool) {
	path := s.Factors[i].Path
	level := Override{Flag: path, Path: path, Value: v}
	for _, m := range s.mistakes(level) {
		switch {
		case s.dependsOnAnother(i, level, m):
		case m.Key == path || m.Key == display([]string{path}):
			return Mistake{Have: v, Want: m.Want, Hint: m.Hint}, true
		default:
			return Mistake{Have: v, Want: "levels that go with the base", Hint: "at this one, in the base, " + m.words()}, true
		}
	}
	return Mistake{}, false
}

// mistakes returns those of the base with other values of some keys.
func (s *Sweep) mistakes(all ...Override) (wrong Mistakes) {
	_, err := s.Base.With(all)
	errors.As(err, &wrong)
	return wrong
}

// dependsOnAnother reports whether a mistake at a level of factor i is another, or
// none, as soon as some other factor has another value.
func (s *Sweep) dependsOnAnother(i int, level Override, m Mistake) bool {
	same := func(x Mistake) bool { return x.Key == m.Key && x.Have == m.Have && x.Want == m.Want }
	for k, f := range s.Factors {
		if k == i {
			continue
		}
		for _, v := range outermost(f) {
			if !slices.ContainsFunc(s.mistakes(level, Override{Flag: f.Path, Path: f.Path, Value: v}), same) {
				return true
			}
		}
	}
	return false
}

// outermost returns the least and the greatest value of a factor of numbers, and all
// of another: few, though a table may have thousands of levels.
func outermost(f design.Factor) []string {
	least, greatest := math.Inf(1), math.Inf(-1)
	var first, end any
	for _, l := range f.Levels {
		var v float64
		switch x := l.(type) {
		case int64:
			v = float64(x)
		case float64:
			v = x
		default:
			return extremes(f)
		}
		if v < least {
			least, first = v, l
		}
		if v > greatest {
			greatest, end = v, l
		}
	}
	if first == nil {
		return extremes(f)
	}
	return []string{asTOML(first), asTOML(end)}
}

// extremes are all levels of a list, and the ends of a range, as TOML writes them.
func extremes(f design.Factor) []string {
	if f.Dist != design.Levels && f.Dist != design.Choice {
		return []string{asTOML(f.Value(0)), asTOML(f.Value(1))}
	}
	var all []string
	for _, v := range f.Levels {
		all = append(all, asTOML(v))
	}
	return all
}
