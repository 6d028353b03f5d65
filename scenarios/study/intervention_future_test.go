package study

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"heed/results/stats"
	"heed/scenarios"
)

// hand is a sweep of four points and two arms, in which compliance differs from the
// baseline by these percentage points; in replicates by .1 more and less.
func hand() *compared {
	effects := [][]float64{{0, 0, 0, 0}, {1, -1, 2, 3}, {2, .5, 1, -1}}
	c := &compared{
		arms:    []scenarios.Arm{{Name: "a", Cost: 10}, {Name: "b"}},
		metrics: []string{"compliance_rate"}, points: 4, replicates: 3, levels: [][]string{{"1", "true"}, {"2", "false"}, {"3", "true"}, {"4", "false"}},
	}
	c.value = func(point, replicate, arm, _ int) float64 {
		if arm == 0 {
			return .5
		}
		return .5 + effects[arm][point]/100 + .001*float64(replicate-1)
	}
	return c
}

// The values were worked out by hand, the intervals with Wilson's formula and 1.959964.
func TestRobustnessOfAHandWorkedTable(t *testing.T) {
	rows := map[string]map[string]string{}
	for _, r := range rowsOf(t, hand().folder(t), RobustnessFile) {
		if r["among"] == "all" {
			rows[r["measure"]+" "+r["arm"]] = r
		}
	}
	for _, tt := range []struct {
		arm, column string
		want        float64
	}{
		{"a", "futures", 4}, {"a", "left_out", 0},
		{"a", "best", .5}, {"a", "best_lo", .150038989}, {"a", "best_hi", .849961011}, {"b", "best", .5}, {"baseline", "best", 0},
		{"baseline", "best_hi", .489890837}, {"baseline", "mean_regret", .01875}, {"baseline", "max_regret", .03}, {"baseline", "worst_point", 3},
		{"a", "mean_regret", .00625}, {"a", "max_regret", .015}, {"a", "worst_point", 1},
		{"b", "mean_regret", .0125}, {"b", "max_regret", .04}, {"b", "worst_point", 3},
		{"a", "harm", .25}, {"a", "harm_lo", .045587261}, {"a", "harm_hi", .699358157}, {"a", "mean_harm", .0025},
		{"a", "harm_sure", .25}, // -1 and an interval of .25 on either side
		{"baseline", "harm", 0},
	} {
		got, err := strconv.ParseFloat(rows["compliance_rate "+tt.arm][tt.column], 64)
		if err != nil || math.Abs(got-tt.want) > 1e-8 {
			t.Errorf("%s of %s = %v, %v; want %v", tt.column, tt.arm, got, err, tt.want)
		}
	}
	// Per cost: a against doing nothing, as b has no cost. It loses a tenth of a point for
	// each unit of cost in one future.
	if r := rows["compliance_per_cost a"]; r["best"] != "0.75" || r["max_regret"][:3] != "0.1" && r["max_regret"][:5] != "0.099" {
		t.Errorf("per cost, a: %v; want the best in 3 of 4 futures and a regret of 0.1", r)
	}
	if r, there := rows["compliance_per_cost b"]; there {
		t.Errorf("per cost, b, which costs nothing: %v; want no row", r)
	}
	if r := rows["participation_rate a"]; r["futures"] != "0" || r["best"] != "" || r["left_out"] != "4" {
		t.Errorf("by what was not recorded: %v; want no futures", r)
	}
}

// Points that lack replicates are left out, and counted.
func TestRobustnessLeavesOutPointsThatLackReplicates(t *testing.T) {
	c := hand()
	c.lost = map[[2]int]bool{{3, 1}: true}
	dir := c.folder(t)
	for _, r := range rowsOf(t, dir, RobustnessFile) {
		if r["measure"] == "compliance_rate" && (r["futures"] != "3" || r["left_out"] != "1") {
			t.Errorf("without a replicate of one point: %v; want 3 futures and 1 left out", r)
		}
	}
	if doubts := doubtsOf(t, dir, RobustnessFile); len(doubts) != 1 || !strings.Contains(doubts[0], "1 of 4 points are left out") {
		t.Errorf("doubts %q; want one, of 1 of 4 points", doubts)
	}
	if rows := rowsOf(t, dir, InterventionsFile); len(rows) != 12 {
		t.Errorf("interventions.csv has %d rows; want 12, of what is there", len(rows))
	}
}

// One replicate tells no harm from chance.
func TestRobustnessOfOneReplicateIsNotSure(t *testing.T) {
	c := hand()
	c.replicates = 1
	for _, r := range rowsOf(t, c.folder(t), RobustnessFile) {
		if r["measure"] == "compliance_rate" && (r["harm_sure"] != "" || r["harm"] == "") {
			t.Errorf("of one replicate: %v; want harm, and not whether it is sure", r)
		}
	}
}

// The effect of the only arm is the cube of a factor, and hangs on no other; levels
// that are names have no order.
func TestConditionsFindTheFactor(t *testing.T) {
	c := &compared{arms: []scenarios.Arm{{Name: "a"}}, metrics: []string{"compliance_rate"}, points: 12, replicates: 2}
	for i := range c.points {
		x := float64(i) - 5.5
		c.levels = append(c.levels, []string{strconv.Itoa(i * 5 % 12), fmt.Sprint(-x), strconv.FormatBool(i > 5), `"small-world"`, "3"})
	}
	c.value = func(point, replicate, arm, _ int) float64 {
		x := float64(point) - 5.5
		return .5 + float64(arm)*x*x*x/1000
	}
	dir := c.folder(t)
	rows := rowsOf(t, dir, ConditionsFile)
	if len(rows) != 3 {
		t.Fatalf("%d conditions; want those of the three factors that vary and have an order, of one measure: %v", len(rows), rows)
	}
	if r := rows[0]; r["factor"] != "b" || r["rho"] != "-1" || r["p"] != "0" || r["p_adj"] != "0" || r["harmful"] != "6" || r["level_harmful"] != "3" || r["level_harmless"] != "-3" {
		t.Errorf("the closest factor: %v; want b with -1, harmful where it is 3 in the mean", r)
	}
	// Of 6 levels of each value the mean ranks are 3.5 and 9.5: 3 sqrt(12 / 143).
	if r := rows[1]; r["factor"] != "c" || !strings.HasPrefix(r["rho"], "0.869") || r["level_harmful"] != "0" {
		t.Errorf("the next: %v; want the switch c, of which .869 is the most", r)
	}
	if doubts := doubtsOf(t, dir, ConditionsFile); len(doubts) != 1 || !strings.Contains(doubts[0], "the levels of d have no order") {
		t.Errorf("doubts %q; want one, of d", doubts)
	}
}

// Ranks of ten people in two tests: rho is 1 - 6 * 194 / 990, and t is -0.505 with 8
// degrees of freedom, which 62.7% of all exceed in size.
func TestConditionsOfAPublishedExample(t *testing.T) {
	iq := []float64{106, 100, 86, 101, 99, 103, 97, 113, 112, 110}
	hours := []float64{7, 27, 2, 50, 28, 29, 20, 12, 6, 17}
	all := conditionsOf(hours, []factor{{path: "iq", levels: iq}}, stats.Maximize)
	if len(all) != 1 || math.Abs(all[0].rho+29./165) > 1e-12 || math.Abs(all[0].p-.627) > .0005 {
		t.Errorf("conditionsOf = %+v; want a rho of -29/165 and a p of .627", all)
	}
	if few := conditionsOf(hours[:9], []factor{{path: "iq", levels: iq[:9]}}, stats.Maximize); !math.IsNaN(few[0].p) {
		t.Errorf("p of 9 pairs = %v; want none", few[0].p)
	}
}
