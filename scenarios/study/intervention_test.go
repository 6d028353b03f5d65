package study

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"heed/results"
	"heed/results/stats"
	"heed/scenarios"
)

// designed is a folder of one point whose values are worked out by hand. In three
// replicates compliance rises by .02, .03 and .04 in the arm cheap, and by the same in
// every replicate in the others; one seat in ten is empty.
func designed() *compared {
	compliance := map[string][]float64{
		"baseline": {.5, .6, .7}, "cheap": {.52, .63, .74}, "dear": {.54, .64, .74}, "poor": {.49, .59, .69},
		"mixed": {.532, .632, .732}, "slow": {.52, .62, .72}, "all": {.545, .645, .745},
	}
	c := &compared{
		arms: []scenarios.Arm{
			{Name: "cheap", Cost: 30}, {Name: "dear", Cost: 90}, {Name: "poor", Cost: 50}, {Name: "mixed", Cost: 70},
			{Name: "slow", Cost: 20, CostOnce: 40}, {Name: "all", Cost: 150, Combine: []string{"cheap", "dear"}},
		},
		metrics: []string{"compliance_rate", "participation_rate", "time_cost_minutes", "vacancy_share"}, replicates: 3,
	}
	c.value = func(_, replicate, arm, metric int) float64 {
		name := c.scenario().Arms[arm].Name
		switch metric {
		case 0:
			return compliance[name][replicate%3]
		case 1:
			return map[string]float64{"cheap": 1.1, "mixed": 1.5}[name] + map[bool]float64{true: 1}[name != "cheap" && name != "mixed"]
		case 2:
			return map[string]float64{"slow": 21}[name] + map[bool]float64{true: 20}[name != "slow"]
		}
		return .1
	}
	return c
}

// The values of the columns were computed by hand from those of designed, the interval
// with the quantile 4.30265 of Student's t of 2 degrees of freedom.
func TestInterventionsOfAHandWorkedTable(t *testing.T) {
	dir := designed().folder(t)
	rows := map[string]map[string]string{}
	for _, r := range rowsOf(t, dir, InterventionsFile) {
		rows[r["arm"]] = r
	}
	for _, tt := range []struct {
		arm, column string
		want        float64 // NaN is an empty field
	}{
		{"cheap", "n", 3}, {"cheap", "cost_year", 30}, {"cheap", "cost_total", 30},
		{"slow", "cost_year", 60}, {"slow", "cost_total", 60},
		{"cheap", "compliance_points", 3}, {"cheap", "compliance_lo", .515862288}, {"cheap", "compliance_hi", 5.484137712},
		{"cheap", "cost_per_point", 10}, {"cheap", "cost_per_point_lo", 5.470322150}, {"cheap", "cost_per_point_hi", 58.15505550},
		{"cheap", "participation_acts", .1}, {"cheap", "acts_year", 108}, // 0.1 acts, 12 months, 90 people
		{"cheap", "cost_per_act", 30. / 108}, {"dear", "cost_per_act", math.NaN()}, {"poor", "cost_per_point", math.NaN()},
		{"slow", "minutes", 1}, {"dear", "compliance_points", 4}, {"dear", "cost_per_point", 22.5},
		{"dear", "incremental_cost", 60}, {"cheap", "incremental_cost", 10}, {"mixed", "incremental_cost", math.NaN()},
		{"all", "incremental_cost", 120}, {"baseline", "compliance_points", 0}, {"baseline", "cost_per_point", math.NaN()},
		{"all", "best", math.NaN()}, {"dear", "best_single", math.NaN()}, // of three replicates
	} {
		text := rows[tt.arm][tt.column]
		if got, err := strconv.ParseFloat(text, 64); math.IsNaN(tt.want) != (text == "") || err == nil && math.Abs(got-tt.want) > 1e-8 {
			t.Errorf("%s of %s = %q; want %v", tt.column, tt.arm, text, tt.want)
		}
	}
	for _, tt := range []struct{ arm, column, want string }{
		{"cheap", "pareto", "true"}, {"dear", "pareto", "true"}, {"mixed", "pareto", "true"}, {"baseline", "pareto", "true"},
		{"slow", "dominated_by", "cheap"}, {"slow", "sure", "false"}, // .00, .01 and .02 may be 0
		{"poor", "dominated_by", "baseline"}, {"poor", "sure", "true"}, {"poor", "pareto", "false"},
		{"baseline", "frontier", "on"}, {"cheap", "frontier", "on"}, {"all", "frontier", "on"},
		{"slow", "frontier", "dominated"}, {"mixed", "frontier", "extended"}, {"mixed", "against", "cheap"},
		{"all", "against", "dear"}, {"dear", "frontier", "on"}, {"all", "combines", "true"}, {"cheap", "combines", "false"},
	} {
		if got := rows[tt.arm][tt.column]; got != tt.want {
			t.Errorf("%s of %s = %q; want %q", tt.column, tt.arm, got, tt.want)
		}
	}
}

// How surely an arm is the best is said of ten replicates or more. Of 12, four of each
// kind, cheap comes level with dear where all draws are of the third kind: never.
func TestTheBestIsToldOfTenReplicates(t *testing.T) {
	for replicates, want := range map[int]map[string]string{
		9:  {"all": "", "dear": "", "cheap": "", "poor": "", "baseline": ""},
		12: {"all": "", "dear": "1", "cheap": "0", "poor": "0", "baseline": "0"},
	} {
		c := designed()
		c.replicates = replicates
		for _, r := range rowsOf(t, c.folder(t), InterventionsFile) {
			if w, ok := want[r["arm"]]; ok && r["best_single"] != w {
				t.Errorf("best_single of %s of %d replicates = %q; want %q", r["arm"], replicates, r["best_single"], w)
			}
			if w := map[bool]string{true: "1", false: "0"}[r["arm"] == "all"]; replicates == 12 && r["best"] != w {
				t.Errorf("best of %s = %q; want %s", r["arm"], r["best"], w)
			}
		}
	}
}

// An interval that reaches 0 leaves what a point costs without bound.
func TestCostPerAnEffectThatMayBeNone(t *testing.T) {
	got := costPer(10, stats.Paired{Diff: .02, Lo: -.01, Hi: .05}, 100)
	if math.Abs(got[0]-5) > 1e-12 || math.Abs(got[1]-2) > 1e-12 || !math.IsNaN(got[2]) {
		t.Errorf("costPer(10, .02 [-.01, .05], 100) = %v; want 5, 2 and no bound", got)
	}
	for _, e := range []stats.Paired{{Diff: -.02, Lo: -.03, Hi: .01}, {}} {
		if got := costPer(10, e, 100); !math.IsNaN(got[0]) || !math.IsNaN(got[1]) {
			t.Errorf("costPer of an effect of %v = %v; want undefined", e.Diff, got)
		}
	}
}

// drawn is a point of some arms, with four replicates, as chance has it.
func drawn(t *rapid.T) *sampled {
	metrics := []string{"compliance_rate", "participation_rate", "time_cost_minutes", "vacancy_share"}
	p := &sampled{scenario: &scenarios.Scenario{Days: 250}, columns: map[string]int{}, n: 4}
	for i, m := range metrics {
		p.columns[m] = i
	}
	for i := range rapid.IntRange(2, 6).Draw(t, "arms") {
		a := scenarios.Arm{Name: strconv.Itoa(i), Cost: rapid.Float64Range(1, 100).Draw(t, "cost")}
		if i == 0 {
			a.Cost = 0
		}
		p.arms = append(p.arms, a)
		whole := make([][]float64, len(metrics))
		for m := range whole {
			for range p.n {
				whole[m] = append(whole[m], rapid.Float64Range(.1, .9).Draw(t, metrics[m]))
			}
		}
		p.whole = append(p.whole, whole)
	}
	return p
}

// again returns a point with its arms in another order.
func (p *sampled) again(order []int) *sampled {
	q := *p
	q.arms, q.whole = nil, nil
	for _, i := range order {
		q.arms, q.whole = append(q.arms, p.arms[i]), append(q.whole, p.whole[i])
	}
	return &q
}

func equal(a, b float64) bool {
	return a == b || math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-12*max(math.Abs(a), math.Abs(b))
}

var toyComparison = &comparison{manifest: results.Manifest{Seed: 7}}

// The order of the arms after the baseline changes no row but where it stands.
func TestInterventionsInAnotherOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn(t)
		others := make([]int, len(p.arms)-1)
		for i := range others {
			others[i] = i + 1
		}
		order := append([]int{0}, rapid.Permutation(others).Draw(t, "order")...)
		before, after := toyComparison.options(p), toyComparison.options(p.again(order))
		for i, from := range order {
			a, b := before[from], after[i]
			if a.pareto != b.pareto || (a.by < 0) != (b.by < 0) || a.sure != b.sure || !equal(a.best, b.best) || a.rank.Status != b.rank.Status || !equal(a.rank.Ratio, b.rank.Ratio) {
				t.Errorf("arm %d in the order %v: %+v; want %+v", from, order, b, a)
			}
		}
	})
}

// An arm that another dominates keeps nobody out of the Pareto set.
func TestADominatedArmChangesNobodysPareto(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn(t)
		worse := make([][]float64, 4)
		for m, v := range p.whole[1] {
			for _, x := range v {
				worse[m] = append(worse[m], x+[]float64{-.01, -.01, .01, 0}[m])
			}
		}
		q := *p
		q.arms = append(q.arms[:len(q.arms):len(q.arms)], scenarios.Arm{Name: "worse", Cost: p.arms[1].Cost + 1})
		q.whole = append(q.whole[:len(q.whole):len(q.whole)], worse)
		before, after := toyComparison.options(p), toyComparison.options(&q)
		for i := range before {
			if before[i].pareto != after[i].pareto {
				t.Errorf("pareto of arm %d = %s beside a dominated arm; want %s", i, after[i].pareto, before[i].pareto)
			}
		}
		if last := after[len(before)]; last.by < 0 || !last.sure || last.pareto != "false" {
			t.Errorf("the dominated arm: %+v; want it to be surely dominated", last)
		}
	})
}

// Costs in another currency give the same ranks, and ratios in it.
func TestScaledCostsScaleRatios(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn(t)
		q := *p
		q.arms = append([]scenarios.Arm(nil), p.arms...)
		for i := range q.arms {
			q.arms[i].Cost *= 8
		}
		before, after := toyComparison.options(p), toyComparison.options(&q)
		for i := range before {
			a, b := costPer(before[i].costYear, before[i].compliance, 100), costPer(after[i].costYear, after[i].compliance, 100)
			if !equal(8*a[0], b[0]) || !equal(8*a[1], b[1]) || !equal(8*a[2], b[2]) || !equal(8*before[i].rank.Ratio, after[i].rank.Ratio) || before[i].pareto != after[i].pareto {
				t.Errorf("arm %d at eight times the cost: %v, %+v; want eight times %v, %+v", i, b, after[i].rank, a, before[i].rank)
			}
		}
	})
}

// A folder of the baseline alone compares nothing.
func TestNothingToCompare(t *testing.T) {
	c := designed()
	c.arms = nil
	if rows := rowsOf(t, c.folder(t), results.SummaryFile); len(rows) != 4 {
		t.Errorf("summary.csv of the baseline has %d rows; want 4", len(rows))
	}
}
