package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// A pointLayout is a way in which points can be laid out, several of them together.
type pointLayout struct {
	kind   string
	second bool
}

// layouts are those that [pointLayout.wrong] can tell.
var layouts = []pointLayout{{"morris", false}, {"saltelli", false}, {"saltelli", true}}

// group returns how many points of k factors belong together.
func (l pointLayout) group(k int) int {
	switch {
	case l.kind == "morris":
		return k + 1
	case l.second:
		return 2*k + 2
	}
	return k + 2
}

// String names the layout, and how it is asked for.
func (l pointLayout) String() string {
	switch {
	case l.kind == "morris":
		return "trajectories of Morris (--method morris)"
	case l.second:
		return "Saltelli's samples with the points of pairs (--method sobol --second-order)"
	}
	return "Saltelli's samples without the points of pairs (--method sobol)"
}

// name is String without how it is asked for.
func (l pointLayout) name() string {
	name, _, _ := strings.Cut(l.String(), " (")
	return strings.TrimSuffix(name, " without the points of pairs")
}

// note notes in t what is wrong with the groups of points, whose rows are first, and returns how
// many groups are wrong; all of them where the points make no whole groups.
func (l pointLayout) note(t *numberTable, factors []string, first []int) (wrong, groups int) {
	size := l.group(len(factors))
	groups = (len(first) + size - 1) / size
	if len(first)%size != 0 {
		return groups, groups
	}
	for at := 0; at < len(first); at += size {
		before := len(t.wrong) + t.more
		if l.kind == "morris" {
			trajectory(t, factors, first[at:at+size])
		} else {
			crossing(t, study.SensitivityDesign{Factors: factors, Second: l.second}, first[at:at+size])
		}
		if len(t.wrong)+t.more > before {
			wrong++
		}
	}
	return wrong, groups
}

// fits reports whether no group is wrong.
func (l pointLayout) fits(t *numberTable, factors []string, first []int) bool {
	wrong, _ := l.note(&numberTable{file: t.file, rows: t.rows}, factors, first)
	return wrong == 0
}

// fewWrong is how many mistakes are told one by one even where no group is right.
const fewWrong = 3

// structure notes where points are not laid out as the method needs. Whether Saltelli's samples
// have the points of pairs, and how many levels trajectories have, it finds by itself.
func (f *analyzeFlags) structure(a *analysis, t *numberTable, first []int) {
	if a.Kind == "csv" || len(t.wrong) > 0 {
		return
	}
	wanted := pointLayout{a.Kind, a.Second}
	if pairs := (pointLayout{a.Kind, true}); a.Kind == "saltelli" && !wanted.fits(t, a.Factors, first) && pairs.fits(t, a.Factors, first) {
		wanted, a.Second = pairs, true
	}
	scratch := &numberTable{file: t.file, rows: t.rows}
	wrong, groups := wanted.note(scratch, a.Factors, first)
	switch {
	case wrong == 0 && a.Kind == "morris":
		f.grid(a, t, first)
	case wrong == 0:
	case 2*wrong <= groups || len(scratch.wrong) > 0 && len(scratch.wrong) <= fewWrong:
		t.wrong, t.more = scratch.wrong, scratch.more
	default:
		f.unlike(wanted, a, t, first)
	}
}

// unlike notes in one sentence that points are of another layout than the method needs.
func (f *analyzeFlags) unlike(wanted pointLayout, a *analysis, t *numberTable, first []int) {
	k := len(a.Factors)
	seem := "; they look like points drawn one by one (--method regression,pawn)"
	for _, l := range layouts {
		if l != wanted && l.fits(t, a.Factors, first) {
			seem = "; they look like " + l.String()
		}
	}
	if size := wanted.group(k); len(first)%size != 0 {
		t.bad(1, 1, "", prose.Count(len(first), "point"), fmt.Sprintf("a multiple of %d, for %s of %s%s", size, map[string]string{"morris": "trajectories", "saltelli": "samples"}[a.Kind], prose.Count(k, "factor"), seem))
		return
	}
	t.bad(t.rows[first[0]].line, 1, "", "points that are not laid out so", "for --method "+strings.Join(a.methods, ",")+" "+wanted.name()+", in their order"+seem)
}

// grid finds, or checks, how many levels the grid of trajectories has, from how many values
// factors take and how far they move among them.
func (f *analyzeFlags) grid(a *analysis, t *numberTable, first []int) {
	k, steps := len(a.Factors), len(first)/(len(a.Factors)+1)
	most, wrong := 0, ""
	columns := make([][]float64, k)
	for i, name := range a.Factors {
		columns[i] = column(t, first, i)
		most = max(most, len(columns[i]))
		if len(columns[i]) == 1 {
			t.bad(t.rows[first[0]].line, t.rows[first[0]].places[i], name, "the same value at all points", "every factor to move: leave out those that do not, by --factors")
		}
	}
	if len(t.wrong) > 0 {
		return
	}
	for i, name := range a.Factors {
		if wrong == "" && uneven(t, first, k, i, columns[i], len(columns[i]) == most && most >= a.Levels) {
			wrong = name
		}
	}
	given := f.given("levels")
	levels := a.Levels
	switch {
	case given && most > levels:
		t.bad(1, 1, "--levels", fmt.Sprint(levels), fmt.Sprintf("%d, as many as the points seem to have: a factor takes %d values", most+most%2, most))
	case wrong != "":
		t.bad(1, 1, wrong, "steps that differ in length", fmt.Sprintf("each step over half of the %d levels, as of a grid of Morris", max(most, levels)))
	case given && most%2 == 0 && unseen(levels, most, steps, k) < surelySeen:
		t.bad(1, 1, "--levels", fmt.Sprint(levels), fmt.Sprintf("%d, as many as the points have", most))
	case !given && most > levels:
		a.Levels = most
		if most%2 != 0 || unseen(most+2, most, steps, k) >= surelySeen {
			t.bad(1, 1, "--levels", "nothing", fmt.Sprintf("the levels of the design: a factor takes %d values, and so few trajectories need not have all", most))
		}
	}
}

// surelySeen is the probability below which a grid is not taken to have levels that no factor takes.
const surelySeen = 1e-3

// unseen bounds the probability that so many steps of each of k factors over half of a grid of
// levels take no more than some values of any: each step goes between one of levels/2 pairs.
func unseen(levels, values, steps, k int) float64 {
	if values >= levels {
		return 1
	}
	pairs, seen := levels/2, values/2
	some := math.Exp(lchoose(pairs, seen)) * math.Pow(float64(seen)/float64(pairs), float64(steps))
	return math.Pow(min(1, some), float64(k))
}

// lchoose returns the logarithm of how many ways there are to choose k of n.
func lchoose(n, k int) float64 {
	at := func(x int) float64 { v, _ := math.Lgamma(float64(x) + 1); return v }
	return at(n) - at(k) - at(n-k)
}

// column returns the values that a factor takes, rising; those that rounding alone sets apart are one.
func column(t *numberTable, first []int, factor int) (values []float64) {
	for _, row := range first {
		values = append(values, t.rows[row].values[factor])
	}
	slices.Sort(values)
	near := roundingOf(values)
	return slices.CompactFunc(values, func(a, b float64) bool { return math.Abs(b-a) <= near })
}

// roundingOf returns how far rounding may set rising values apart.
func roundingOf(values []float64) float64 { return 1e-9 * (values[len(values)-1] - values[0]) }

// uneven reports whether steps of a factor do not all go over half of a grid: over half of its
// values, where these are all that there are; and else from each value to one other alone, but of
// whole numbers, which may be fewer than the levels.
func uneven(t *numberTable, first []int, k, factor int, values []float64, all bool) bool {
	whole := !slices.ContainsFunc(values, func(v float64) bool { return v != math.Trunc(v) })
	near := roundingOf(values)
	place := func(row int) int {
		i, _ := slices.BinarySearch(values, t.rows[row].values[factor]-near)
		return min(i, len(values)-1)
	}
	partner := map[int]int{}
	for at := 1; at < len(first); at++ {
		from, to := place(first[at-1]), place(first[at])
		if at%(k+1) == 0 || from == to {
			continue
		}
		if all && max(from-to, to-from)*2 != len(values) {
			return true
		}
		for _, pair := range [][2]int{{from, to}, {to, from}} {
			if with, known := partner[pair[0]]; known && with != pair[1] && !whole {
				return true
			}
			partner[pair[0]] = pair[1]
		}
	}
	return false
}

// followUp is the command that analyses points that were written.
func (f *designFlags) followUp() string {
	parts := []string{"heed sensitivity analyze --method", map[string]string{"lhs": "regression"}[f.method] + strings.TrimPrefix(f.method, "lhs")}
	if f.method == "morris" {
		parts = append(parts, "--levels", f.levels)
	}
	if f.second {
		parts = append(parts, "--second-order")
	}
	return strings.Join(append(parts, "--inputs", f.output, "--outputs Y.csv"), " ")
}
