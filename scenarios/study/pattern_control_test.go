package study

import (
	"context"
	"fmt"
	"slices"
	"testing"
)

// Every pattern can fail: each claim that rests on a mechanism is shown with it, is
// not shown without it, and what is left of it then is less than half. Seeds are
// fixed, so the verdict never flips; were there no effect, a claim would be shown by
// luck with a probability under [ErrorRate].
func TestPatternsDisappearWithoutTheirCause(t *testing.T) {
	if testing.Short() {
		t.Skip("runs each pattern with and without its causes, a minute")
	}
	for _, p := range Patterns {
		t.Run(fmt.Sprint(p.Number), func(t *testing.T) {
			t.Parallel()
			claims := p.controlled()
			for _, f := range controlForms {
				claims = checkCauses(t, p, f, claims)
			}
			for _, i := range claims {
				t.Errorf("with all its causes, %q is not shown; want it to be, else that it is lost says nothing", p.Claims[i].Text)
			}
		})
	}
}

// A controlForm is how a pattern is run with a cause and without it.
type controlForm struct {
	replicates int
	whole      bool // as the pattern itself is run; else [cheaper]
}

// controlForms are the forms to try in turn: a claim is controlled in the first in which
// it is shown with all its causes, the cheapest for most.
var controlForms = []controlForm{{6, false}, {20, false}, {20, true}, {40, true}}

// controlled returns the indices of the claims that the controls of p have to lose.
func (p *Pattern) controlled() (all []int) {
	for _, c := range p.Controls {
		all = append(all, p.lost(c)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// checkCauses checks those of some claims that are shown with all causes, and
// returns the others.
func checkCauses(t *testing.T, p Pattern, f controlForm, claims []int) (others []int) {
	t.Helper()
	with := f.tested(t, p, claims, "")
	for _, i := range claims {
		if with[i].Verdict != Holds {
			others = append(others, i)
		}
	}
	for _, c := range p.Controls {
		lost := slices.DeleteFunc(p.lost(c), func(i int) bool { return with[i].Verdict != Holds })
		for i, without := range f.tested(t, p, lost, c.Off) {
			checkLost(t, c.Off, with[i], without)
		}
	}
	return others
}

// checkLost compares a claim that is shown with its cause and without it.
func checkLost(t *testing.T, off string, with, without Tested) {
	t.Helper()
	if without.Verdict == Holds {
		t.Errorf("without %s, %q is still shown: %.4g, at least %.4g", off, without.Claim, without.Value, without.Lo)
	}
	if without.Value > with.Value/2 {
		t.Errorf("without %s, %q is %.4g, with it %.4g; want less than half", off, without.Claim, without.Value, with.Value)
	}
}

// tested returns what is seen of some claims of p with mechanisms off, by the index of
// the claim. It judges them as strictly as if all claims were examined.
func (f controlForm) tested(t *testing.T, p Pattern, claims []int, off string) map[int]Tested {
	t.Helper()
	if len(claims) == 0 {
		return nil
	}
	rate := ErrorRate / float64(len(p.Claims)) * float64(len(claims))
	q := reduced(p, claims)
	if !f.whole {
		q = cheaper(q)
	}
	found, err := Examination{Seed: 1, Replicates: f.replicates, Workers: 1, Off: off}.examine(context.Background(), []Pattern{q}, circumstances{rate: rate})
	if err != nil {
		t.Fatal(err)
	}
	all := map[int]Tested{}
	for _, x := range found[0].Claims {
		all[slices.IndexFunc(p.Claims, func(c Claim) bool { return c.Text == x.Claim })] = x
	}
	return all
}

// reduced returns p with some of its claims, and with the cells that they read.
func reduced(p Pattern, claims []int) Pattern {
	read := map[string]bool{}
	all := p.Claims
	p.Claims = nil
	for i, c := range all {
		if slices.Contains(claims, i) {
			p.Claims = append(p.Claims, c)
			c.Of(func(cell, _ string) float64 { read[cell] = true; return 1 })
		}
	}
	p.Cells = slices.DeleteFunc(slices.Clone(p.Cells), func(c Cell) bool { return !read[c.Name] })
	return p
}

// cheaper returns p in an organization of half the size, as long as p is not about
// how many experts there are, and with a shorter burn-in, as long as that does not
// set the calendar (one of over a year does). Both are the same with a cause and
// without it.
func cheaper(p Pattern) Pattern {
	if !p.sets("resources.experts") {
		p.Base += " organization.employees=150 resources.experts=1"
	}
	if p.BurnIn <= 250 {
		p.BurnIn = min(p.BurnIn, 100)
	}
	return p
}
