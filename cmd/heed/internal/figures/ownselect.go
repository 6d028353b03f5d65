package figures

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/scenarios"
)

// unknown says that a name is not there, and which is near or which there are.
func unknown(flag, thing, name string, all []string) error {
	const most = 12
	hint := fmt.Sprintf("--list lists the %d there are", len(all))
	if near := scenarios.Nearest(name, all); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	} else if len(all) == 0 {
		hint = "it has none"
	} else if len(all) <= most {
		hint = "there are " + strings.Join(all, ", ")
	}
	return fmt.Errorf("--%s: the folder has no %s %q; %s", flag, thing, name, hint)
}

// choosePoints returns the points that --points and --where both leave, rising.
func (f *Folder) choosePoints(list string, where []string) ([]int, []error) {
	var errs []error
	listed, err := f.readPoints(list)
	if err != nil {
		errs = append(errs, err)
	}
	keep := func(int) bool { return true }
	for _, w := range where {
		c, err := f.readCondition(w)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		before := keep
		keep = func(p int) bool { return before(p) && c(p) }
	}
	if len(errs) > 0 {
		return nil, errs
	}
	var all []int
	for p := range f.Manifest.Points {
		if (listed == nil || listed[p]) && keep(p) {
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		return nil, []error{fmt.Errorf("no point of the %d is chosen: --points and --where leave none", f.Manifest.Points)}
	}
	return all, nil
}

// readPoints reads points and ranges of them, such as 0,3,5-9; nil for all.
func (f *Folder) readPoints(list string) (map[int]bool, error) {
	if list == "" {
		return nil, nil
	}
	chosen := map[int]bool{}
	for field := range strings.SplitSeq(list, ",") {
		from, to, isRange := strings.Cut(strings.TrimSpace(field), "-")
		first, err := strconv.Atoi(from)
		last := first
		if isRange && err == nil {
			last, err = strconv.Atoi(to)
		}
		if err != nil || first < 0 || first > last || last >= f.Manifest.Points {
			return nil, fmt.Errorf("--points: have %q; want points from 0 to %d, such as 0,3,5-9", field, f.Manifest.Points-1)
		}
		for p := first; p <= last; p++ {
			chosen[p] = true
		}
	}
	return chosen, nil
}

// comparisons are the signs of a condition, those of two characters first.
var comparisons = []string{"!=", "<=", ">=", "=", "<", ">"}

// readCondition reads a condition on the level of a factor, such as culture.blame=0.1,0.3
// or rules.detail<0.5.
func (f *Folder) readCondition(text string) (func(point int) bool, error) {
	at := strings.IndexAny(text, "!=<>")
	if at < 0 {
		return nil, fmt.Errorf("--where: have %q; want a factor and its level, such as culture.blame=0.1; =, !=, <, <=, > and >= compare", text)
	}
	sign := ""
	for _, s := range comparisons {
		if sign == "" && strings.HasPrefix(text[at:], s) {
			sign = s
		}
	}
	path, value := strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+len(sign):])
	one, ok := f.factor(path)
	switch {
	case sign == "":
		return nil, fmt.Errorf("--where: have %q; =, !=, <, <=, > and >= compare", text)
	case !ok:
		return nil, unknown("where", "factor", path, f.Manifest.Factors)
	case sign == "=" || sign == "!=":
		return one.oneOf(value, sign == "=")
	}
	return one.beyond(sign, value)
}

// oneOf returns the condition that a level is, or is not, one of some.
func (f factor) oneOf(list string, wanted bool) (func(int) bool, error) {
	in := map[string]bool{}
	all := f.distinct()
	for value := range strings.SplitSeq(list, ",") {
		value = unquoted(strings.TrimSpace(value))
		i := slices.IndexFunc(all, func(level string) bool { return sameLevel(level, value) })
		if i < 0 {
			return nil, f.noLevel(value, all)
		}
		in[all[i]] = true
	}
	return func(p int) bool { return in[f.levels[p]] == wanted }, nil
}

// noLevel says that a factor does not take a value, and which it takes.
func (f factor) noLevel(value string, all []string) error {
	const most = 12
	if len(all) > most {
		return fmt.Errorf("--where: no point has %s = %s: it takes %d levels, from %s to %s; < and > choose a part", f.path, value, len(all), all[0], all[len(all)-1])
	}
	return fmt.Errorf("--where: no point has %s = %q; its levels are %s", f.path, value, strings.Join(all, ", "))
}

// sameLevel reports whether two levels are the same, 0.1 and 0.10 among them.
func sameLevel(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return a == b || errX == nil && errY == nil && x == y
}

// beyond returns the condition that a level is less or more than a number.
func (f factor) beyond(sign, value string) (func(int) bool, error) {
	bound, err := strconv.ParseFloat(value, 64)
	x, ok := f.numbers()
	switch {
	case !ok:
		return nil, fmt.Errorf("--where: the levels of %s are no numbers, and %s compares those; they are %s", f.path, sign, strings.Join(f.distinct(), ", "))
	case err != nil || math.IsNaN(bound):
		return nil, fmt.Errorf("--where: have %q after %s %s; want a number", value, f.path, sign)
	}
	return map[string]func(int) bool{
		"<": func(p int) bool { return x[p] < bound }, "<=": func(p int) bool { return x[p] <= bound },
		">": func(p int) bool { return x[p] > bound }, ">=": func(p int) bool { return x[p] >= bound },
	}[sign], nil
}

// readDays reads the first and the last day of a stretch, such as 0:250; either may be
// missing.
func readDays(text string) (from, to int, err error) {
	from, to = math.MinInt, math.MaxInt
	if text == "" {
		return from, to, nil
	}
	first, last, ok := strings.Cut(text, ":")
	for _, end := range []struct {
		text string
		to   *int
	}{{first, &from}, {last, &to}} {
		if end.text != "" {
			var bad error
			*end.to, bad = strconv.Atoi(strings.TrimSpace(end.text))
			ok = ok && bad == nil
		}
	}
	if !ok || from > to {
		return 0, 0, fmt.Errorf("--days: have %q; want the first and the last day, such as 0:250", text)
	}
	return from, to, nil
}
