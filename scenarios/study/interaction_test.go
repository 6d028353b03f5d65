package study

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"heed/results/stats"
	"heed/scenarios"
)

// combined is a folder of three arms and one of all three, which adds to their effects
// .5, .6 and .7 in the second point, in replicates 0, 1 and 2.
func combined(effects ...float64) *compared {
	c := &compared{
		arms:    []scenarios.Arm{{Name: "a"}, {Name: "b"}, {Name: "c"}, {Name: "abc", Combine: []string{"a", "b", "c"}}},
		metrics: []string{"time_cost_minutes", "compliance_rate"}, points: 2, replicates: 3,
		levels: [][]string{{"1"}, {"2"}},
	}
	c.value = func(point, replicate, arm, metric int) float64 {
		base := .1*float64(replicate) + .3
		if metric > 0 {
			return base
		}
		switch arm {
		case 0:
			return base
		case 4:
			return base + effects[0] + effects[1] + effects[2] + float64(point)*(.5+.1*float64(replicate))
		}
		return base + effects[arm-1]
	}
	return c
}

// Effects that add up but for rounding have no interaction; those that do not have what
// is beyond, in every replicate.
func TestInteractionsBeyondTheSum(t *testing.T) {
	dir := combined(.1, .7, -.3).folder(t)
	for _, r := range rowsOf(t, dir, InteractionsFile) {
		diff, _ := strconv.ParseFloat(r["diff"], 64)
		switch at := r["point"] + " " + r["metric"]; at {
		case "0 time_cost_minutes", "0 compliance_rate", "1 compliance_rate":
			if r["diff"] != "0" || r["lo"] != "0" || r["hi"] != "0" || r["p"] != "1" {
				t.Errorf("%s, which adds up: %v; want a diff of 0 and p of 1", at, r)
			}
		case "1 time_cost_minutes": // .6 with a standard deviation of .1 and t of 4.30265
			lo, _ := strconv.ParseFloat(r["lo"], 64)
			parts, _ := strconv.ParseFloat(r["sum_of_parts"], 64)
			if math.Abs(diff-.6) > 1e-12 || math.Abs(lo-.351586229) > 1e-8 || math.Abs(parts-.5) > 1e-12 || r["parts"] != "a b c" {
				t.Errorf("%s: %v; want .6 [.3516, ] beyond .5 of a, b and c", at, r)
			}
		default:
			if r["n"] != "0" || r["diff"] != "" {
				t.Errorf("%s, which is not recorded: %v; want empty fields", at, r)
			}
		}
	}
}

// Of two parts it is the interaction of a 2 x 2 design.
func TestInteractionOfTwoIsThatOfStats(t *testing.T) {
	p := &sampled{n: 3, columns: map[string]int{"compliance_rate": 0}}
	for _, v := range [][]float64{{.1, .2, .4}, {.3, .35, .5}, {.15, .3, .3}, {.5, .4, .45}} {
		p.whole = append(p.whole, [][]float64{v})
	}
	got := interactionsOf(p, 3, []int{1, 2})[0]
	want := stats.Interact(p.whole[0][0], p.whole[1][0], p.whole[2][0], p.whole[3][0])
	if math.Abs(got.Diff-want.Diff) > 1e-15 || math.Abs(got.Lo-want.Lo) > 1e-15 || math.Abs(got.P-want.P) > 1e-12 || got.N != want.N {
		t.Errorf("interactionsOf two parts = %+v; want as Interact %+v", got, want)
	}
	if got.metric != "compliance_rate" || math.Abs(got.together-want.Both) > 1e-15 || math.Abs(got.parts-want.A-want.B) > 1e-15 {
		t.Errorf("interactionsOf two parts = %+v; want together %v and parts %v", got, want.Both, want.A+want.B)
	}
}

// Where not all parts were run, a warning names those to add, once for all points.
func TestInteractionsOfPartsThatWereNotRun(t *testing.T) {
	c := combined(.1, .2, .3)
	c.arms[3].Combine = []string{"a", "x", "y"}
	dir := c.folder(t)
	if rows := rowsOf(t, dir, InteractionsFile); len(rows) != 0 {
		t.Errorf("%d rows; want none", len(rows))
	}
	if doubts := doubtsOf(t, dir, InteractionsFile); len(doubts) != 1 || !strings.Contains(doubts[0], "add x and y to --arms") {
		t.Errorf("doubts %q; want one, to add x and y to --arms", doubts)
	}
}
