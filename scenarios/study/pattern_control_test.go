package study

import (
	"context"
	"fmt"
	"slices"
	"testing"
)

// Every pattern can fail: without the mechanisms that cause it, the claims that
// rest on them are not shown, and what is left of a claim that was shown is less
// than half of it. Seeds are fixed, so the verdict never flips; were there no
// effect, a claim would be shown by luck with a probability under [ErrorRate].
func TestPatternsDisappearWithoutTheirCause(t *testing.T) {
	if testing.Short() {
		t.Skip("runs each pattern with and without its causes, half a minute")
	}
	for _, p := range Patterns {
		t.Run(fmt.Sprint(p.Number), func(t *testing.T) {
			t.Parallel()
			var offs []string
			var all []int
			lost := map[string][]int{} // claims by what is off
			for _, c := range p.Controls {
				if lost[c.Off] == nil {
					offs = append(offs, c.Off)
				}
				lost[c.Off] = append(lost[c.Off], p.lost(c)...)
				all = append(all, p.lost(c)...)
			}
			with := testedWithout(t, p, all, "")
			for _, off := range offs {
				for _, x := range testedWithout(t, p, lost[off], off) {
					i := slices.IndexFunc(with, func(y Tested) bool { return y.Claim == x.Claim })
					checkLost(t, off, with[i], x)
				}
			}
		})
	}
}

// checkLost compares a claim with its cause and without it.
func checkLost(t *testing.T, off string, with, without Tested) {
	if without.Verdict == Holds {
		t.Errorf("without %s, %q is still shown: %.4g, at least %.4g", off, without.Claim, without.Value, without.Lo)
	}
	if with.Verdict == Holds && without.Value > with.Value/2 {
		t.Errorf("without %s, %q is %.4g, with it %.4g; want less than half", off, without.Claim, without.Value, with.Value)
	}
}

// testedWithout returns what is seen of some claims of p with mechanisms off. It
// judges them as strictly as if all claims were examined.
func testedWithout(t *testing.T, p Pattern, claims []int, off string) []Tested {
	t.Helper()
	c := circumstances{rate: ErrorRate / float64(len(p.Claims))}
	p = cheaper(reduced(p, claims))
	c.rate *= float64(len(p.Claims))
	found, err := Examination{Seed: 1, Replicates: 6, Workers: 1, Off: off}.examine(context.Background(), []Pattern{p}, c)
	if err != nil {
		t.Fatal(err)
	}
	return found[0].Claims
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
// without it. One replicate more makes up for the noise: as many claims are shown.
func cheaper(p Pattern) Pattern {
	if !p.sets("resources.experts") {
		p.Base += " organization.employees=150 resources.experts=1"
	}
	if p.BurnIn <= 250 {
		p.BurnIn = min(p.BurnIn, 100)
	}
	return p
}
