package study

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"heed/agents"
	"heed/sim"
)

func TestRanks(t *testing.T) {
	if got, want := ranks([]float64{3, 1, 2, 1, 9}), []float64{4, 1.5, 3, 1.5, 5}; !cmp.Equal(got, want) {
		t.Errorf("ranks = %v; want %v", got, want)
	}
}

// Student's t of 62 degrees of freedom at .025 two-sided is 1.99897 (tables), which
// is a correlation of .2461.
func TestLeastSure(t *testing.T) {
	if got := leastSure(64, 1); math.Abs(got-0.2461) > 5e-5 {
		t.Errorf("leastSure(64, 1) = %.5f; want 0.2461", got)
	}
}

// Of 20,000 orders of 64 numbers one in 200 passes for related where ten pairs share
// .05: 100 +- 10. Fewer than 60 or more than 150 would come by chance once in 10,000
// times at least; the seed is fixed.
func TestLeastSureIsSurpassedByChance(t *testing.T) {
	const orders, n = 20000, 64
	least := leastSure(n, 10)
	chance := sim.NewStreams(1, 0).Named("test of ranks")
	line := make([]float64, n)
	for i := range line {
		line[i] = float64(i)
	}
	passed := 0
	for i := range orders {
		d := chance.At(i, 0)
		x := make([]float64, n)
		for k, v := range shuffled(n, &d) {
			x[k] = float64(v)
		}
		if math.Abs(correlation(x, line)) > least {
			passed++
		}
	}
	if passed < 60 || passed > 150 {
		t.Errorf("%d of %d orders pass for related; want 100", passed, orders)
	}
}

// The assumption that a claim hangs on is found, unless the pattern sets it; where it
// hangs on none, none is sure.
func TestSensitive(t *testing.T) {
	d := DrawAssumptions(64, 3)
	blame := slices.IndexFunc(d.Of, func(a agents.Assumed) bool { return a.Path == "culture.blame" })
	var onBlame, onNone [][2]float64
	noise := DrawAssumptions(64, 4)
	for i := range d.Points {
		onBlame = append(onBlame, [2]float64{2, -math.Exp(20 * d.Points[i][blame])})
		onNone = append(onNone, [2]float64{2, noise.Points[i][blame]})
	}
	r := robustOf(onBlame...)
	if got, want := r.Sensitive(d), (Sensitivity{"culture.blame", -1, true}); !cmp.Equal(got, want, cmpopts.EquateApprox(0, 1e-12)) {
		t.Errorf("Sensitive() = %+v; want %+v", got, want)
	}
	r.Pattern.Base = "culture.blame=0.3"
	if got := r.Sensitive(d); got.Path == "culture.blame" || got.Sure {
		t.Errorf("Sensitive() of a pattern that sets culture.blame = %+v; want another, which is not sure", got)
	}
	r = robustOf(onNone...)
	if got := r.Sensitive(d); got.Sure {
		t.Errorf("Sensitive() of noise = %+v; want it not to be sure", got)
	}
	r = robustOf([2]float64{1, 1}, [2]float64{1, math.NaN()})
	if got := r.Sensitive(d); got.Path != "" {
		t.Errorf("Sensitive() of one value = %+v; want none", got)
	}
	r = robustOf(onBlame[:15]...)
	if got := r.Sensitive(d); got.Path != "culture.blame" || got.Sure {
		t.Errorf("Sensitive() of 15 draws = %+v; want culture.blame, which is not sure", got)
	}
}
