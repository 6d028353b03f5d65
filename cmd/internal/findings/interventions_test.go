package findings

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/scenarios/study"
)

// holding returns a folder with one table.
func holding(t *testing.T, file, text string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

const standingsTable = `arm,among,measure,futures,left_out,best,best_lo,best_hi,mean_regret,max_regret,worst_point,harm,harm_lo,harm_hi,harm_sure
baseline,all,compliance_rate,4,1,0,0,0.4,1,2,3,0,0,0.4,0
a,all,compliance_rate,4,1,1,0.6,1,0,0,,0.25,0.1,0.6,
a,single,compliance_rate,4,1,1,0.6,1,0,0,,0.25,0.1,0.6,
a,all,participation_rate,4,1,1,0.6,1,0,0,,0.25,0.1,0.6,
`

func TestStandingsAreThoseOfTheMeasure(t *testing.T) {
	all, err := Standings(holding(t, study.RobustnessFile, standingsTable), "all", "compliance_rate")
	if err != nil || len(all) != 2 {
		t.Fatalf("Standings: %v, %v; want two", all, err)
	}
	if s := all[0]; s.Arm != "baseline" || s.Futures != 4 || s.LeftOut != 1 || s.MaxRegret != 2 || s.WorstPoint != 3 || s.HarmSure != 0 {
		t.Errorf("Standings of the baseline = %+v; want as the table has it", s)
	}
	if s := all[1]; s.WorstPoint != -1 || s.Harm.Hi != .6 || s.Best.Lo != .6 || !math.IsNaN(s.HarmSure) {
		t.Errorf("Standings of a = %+v; want no worst point, and harm that may be none", s)
	}
}

// A table that is not there has no rows: there was nothing to compare.
func TestTablesThatAreNotThere(t *testing.T) {
	dir := t.TempDir()
	a, errA := Interventions(dir, 0)
	b, errB := Interactions(dir, 0)
	c, errC := Durations(dir, 0)
	if len(a)+len(b)+len(c) > 0 || errA != nil || errB != nil || errC != nil {
		t.Errorf("of an empty folder: %v, %v, %v, %v, %v, %v; want nothing", a, b, c, errA, errB, errC)
	}
}

func TestTablesThatAreWrongAreNamed(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"no number", strings.Replace(standingsTable, "a,all,compliance_rate,4", "a,all,compliance_rate,four", 1), `robustness.csv:3: futures: "four" is no number`},
		{"no column", strings.Replace(standingsTable, "harm_sure", "harm_shure", 1), "robustness.csv:2: no column harm_sure"},
		{"a field too few", standingsTable + "a,all\n", "robustness.csv: record on line 6"},
	} {
		if _, err := Standings(holding(t, study.RobustnessFile, tt.text), "all", "compliance_rate"); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Standings, %s: error %v; want it to say %q", tt.name, err, tt.want)
		}
	}
}

func TestDurationsOfThePoint(t *testing.T) {
	dir := holding(t, study.DurationsFile, `point,arm,metric,n,settled,half_days,half_days_lo,half_days_hi,half_life_days,half_life_lo,half_life_hi,beyond
0,a,compliance_rate,3,false,50,40,,,,,half_life_days gone_days
1,a,compliance_rate,3,true,60,40,70,,,,
`)
	all, err := Durations(dir, 0)
	if err != nil || len(all) != 1 {
		t.Fatalf("Durations of point 0: %v, %v; want one", all, err)
	}
	if d := all[0]; d.Half.N != 3 || d.Half.Value != 50 || !math.IsNaN(d.Half.Hi) || len(d.Beyond) != 2 || d.Settled != "false" {
		t.Errorf("Durations = %+v; want 50 days, without a bound, of an effect that still changes, and two times beyond", d)
	}
}

func TestInterventionsOfThePoint(t *testing.T) {
	dir := holding(t, study.InterventionsFile, `point,arm,combines,n,cost_year,compliance_points,compliance_lo,compliance_hi,participation_acts,participation_lo,participation_hi,minutes,minutes_lo,minutes_hi,cost_per_point,cost_per_point_lo,cost_per_point_hi,best,best_single,dominated_by,sure,frontier
1,baseline,false,5,0,0,0,0,0,0,0,0,0,0,,,,0,0.1,,,on
1,a,true,5,10,2,-1,5,0.1,0,0.2,1,0,2,5,2,,1,,baseline,false,dominated
`)
	all, err := Interventions(dir, 1)
	if err != nil || len(all) != 2 {
		t.Fatalf("Interventions of point 1: %v, %v; want two", all, err)
	}
	a := all[1]
	if !all[0].IsBaseline || a.IsBaseline || !a.Combines || a.DominatedBy != "baseline" || a.Sure || a.CostPerPoint.Lo != 2 || !math.IsNaN(a.CostPerPoint.Hi) || !math.IsNaN(a.BestSingle) || a.Compliance.N != 5 {
		t.Errorf("Interventions = %+v; want as the table has them", all)
	}
}
