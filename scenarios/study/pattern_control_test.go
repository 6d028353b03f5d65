package study

import (
	"context"
	"fmt"
	"testing"
)

// Every pattern can fail: without the mechanisms that cause it, the claims that
// rest on them are not shown, and what is left of a claim that was shown is less
// than half of it. Seeds are fixed, so the verdict never flips; were there no
// effect, a claim would be shown by luck with a probability under [ErrorRate].
func TestPatternsDisappearWithoutTheirCause(t *testing.T) {
	if testing.Short() {
		t.Skip("runs each pattern with and without its causes, a minute or two")
	}
	for _, p := range Patterns {
		t.Run(fmt.Sprint(p.Number), func(t *testing.T) {
			t.Parallel()
			with := findingWithout(t, p, "")
			for _, c := range p.Controls {
				without := findingWithout(t, p, c.Off)
				for _, i := range p.lost(c) {
					x, y := without.Claims[i], with.Claims[i]
					if x.Verdict == Holds {
						t.Errorf("without %s, %q is still shown: %.4g, at least %.4g", c.Off, x.Claim, x.Value, x.Lo)
					}
					if y.Verdict == Holds && x.Value > y.Value/2 {
						t.Errorf("without %s, %q is %.4g, with it %.4g; want less than half", c.Off, x.Claim, x.Value, y.Value)
					}
				}
			}
		})
	}
}

func findingWithout(t *testing.T, p Pattern, off string) Finding {
	t.Helper()
	f, err := Examine(context.Background(), []Pattern{p}, Examination{Seed: 1, Replicates: 5, Workers: 1, Off: off})
	if err != nil {
		t.Fatal(err)
	}
	return f[0]
}
