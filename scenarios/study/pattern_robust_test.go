package study

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What a pattern sets stays, all else is as drawn.
func TestPatternsKeepWhatTheySet(t *testing.T) {
	d := DrawAssumptions(4, 1)
	p := short() // sweeps rules.detail
	got, err := p.params(p.Cells[0], "", d.settings(2)...)
	if err != nil {
		t.Fatal(err)
	}
	for k, a := range d.Of {
		want := d.Points[2][k]
		if a.Path == "rules.detail" {
			want = 0.1
		}
		if v := got.Get(a.Path); v != want {
			t.Errorf("%s = %v; want %v", a.Path, v, want)
		}
	}
	for path, want := range map[string]bool{"rules.detail": true, "organization.employees": true, "rules.count": false} {
		if p.sets(path) != want {
			t.Errorf("pattern sets %s: %v; want %v", path, !want, want)
		}
	}
	p.Cells = []Cell{{Then: shock}}
	if !p.sets("resources.time_acceptance") {
		t.Errorf("pattern sets resources.time_acceptance after day 0: false; want true")
	}
}

func TestRobustDoesNotHangOnWorkers(t *testing.T) {
	d := DrawAssumptions(3, 1)
	var want []Robustness
	for _, workers := range []int{1, 7} {
		last, calls := 0, 0
		got, err := Robust(context.Background(), []Pattern{short(), short()}, d, Examination{Seed: 4, Replicates: 2, Workers: workers,
			Done: func(done, total int) {
				if calls++; done != last+1 || total != 3*2*2*5 {
					t.Errorf("Done(%d, %d) after %d; want one more of 60", done, total, last)
				}
				last = done
			}})
		if err != nil || last != 60 || calls != 60 {
			t.Fatalf("Robust: error %v after %d of 60 cells", err, last)
		}
		if want == nil {
			want = got
			continue
		}
		if d := cmp.Diff(want, got, cmpopts.IgnoreFields(Robustness{}, "Pattern"), cmpopts.EquateNaNs()); d != "" {
			t.Errorf("Robust with %d workers differs from that with 1:\n%s", workers, d)
		}
	}
	if cmp.Equal(want[0].Claims[0], want[0].Claims[1], cmpopts.EquateNaNs()) {
		t.Errorf("two draws show the same: %+v", want[0].Claims[0])
	}
}

func TestRobustNamesTheDraw(t *testing.T) {
	p := short()
	p.Base += " rules.nothing=1"
	_, err := Robust(context.Background(), []Pattern{p}, DrawAssumptions(2, 1), Examination{Replicates: 2, Workers: 1})
	if err == nil || !strings.Contains(err.Error(), "draw 0: pattern 1, detail 0.1: study: setting") {
		t.Errorf("Robust of a pattern with an unknown key: error %v; want it to name draw, pattern, cell and key", err)
	}
}

// robustOf makes what draws show of two claims out of their means; it is shown from 1
// up, and the contrary from -1 down.
func robustOf(means ...[2]float64) Robustness {
	r := Robustness{Pattern: Pattern{Claims: []Claim{{Text: "a"}, {Text: "b"}}}}
	for _, m := range means {
		var claims []Tested
		verdict := Holds
		for _, v := range m {
			t := Tested{Value: v, Verdict: Undecided}
			if v >= 1 {
				t.Verdict = Holds
			} else if v <= -1 {
				t.Verdict = Fails
			}
			claims = append(claims, t)
			verdict = worse(verdict, t.Verdict)
		}
		r.Claims, r.Verdicts = append(r.Claims, claims), append(r.Verdicts, verdict)
	}
	return r
}

func TestRobustnessCounts(t *testing.T) {
	r := robustOf([2]float64{2, 2}, [2]float64{2, 0.5}, [2]float64{2, -0.5}, [2]float64{0.5, -2}, [2]float64{math.NaN(), 2})
	if got, want := fmt.Sprint(r.Count(Holds), r.Count(Fails), r.Count(Undecided), r.Right()), "1 1 3 2"; got != want {
		t.Errorf("draws that hold, fail, are undecided, have all means right: %s; want %s", got, want)
	}
	if got := r.Weakest(); got != 1 {
		t.Errorf("Weakest() = %d; want 1: it is shown in 2 draws, the first claim in 3", got)
	}
	if shown, right := r.ClaimCount(1); shown != 2 || right != 3 {
		t.Errorf("ClaimCount(1) = %d, %d; want 2, 3", shown, right)
	}
	r = robustOf([2]float64{0.5, 0.5}, [2]float64{0.5, -0.5})
	if got := r.Weakest(); got != 1 {
		t.Errorf("Weakest() of two claims that are never shown = %d; want 1, which is right once", got)
	}
}
