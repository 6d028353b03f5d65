package figures

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/cmd/internal/findings"
	"heed/results"
	"heed/results/plot"
	"heed/scenarios"
	"heed/scenarios/study"
)

// tables of a run of four arms over twenty days, and of a sweep.
var tables = map[string]string{
	study.InterventionsFile: "scenario,point,arm,n,cost_year,compliance_points,compliance_lo,compliance_hi,participation_acts,participation_lo,participation_hi,minutes,minutes_lo,minutes_hi,pareto,dominated_by,sure,frontier\n" +
		"s,0,baseline,2,0,0,0,0,0,0,0,0,0,0,true,,,on\n" +
		"s,0,training,2,100,1,0.5,1.5,0.1,0,0.2,1,0.5,1.5,true,,,on\n" +
		"s,0,posters,2,150,0.2,-0.1,0.5,0,,,1,,,false,training,false,dominated\n" +
		"s,0,both,2,250,1.1,0.9,1.3,0.2,0.1,0.3,2,1,3,true,,,on\n" +
		"s,1,baseline,2,0,0,0,0,0,0,0,0,0,0,true,,,on\n" +
		"s,1,training,2,100,2,1,3,0.1,0,0.2,1,0.5,1.5,true,,,on\n" +
		"s,1,posters,1,150,9,8,9,0,,,1,,,false,training,false,dominated\n",
	study.InteractionsFile: "scenario,point,arm,parts,metric,n,together,sum_of_parts,diff,lo,hi,p,p_adj\n" +
		"s,0,both,training posters,compliance_rate,2,0.011,0.012,-0.001,-0.002,0,0.5,0.5\n" +
		"s,0,both,training posters,knowledge_mean,2,0.011,0.012,-0.001,-0.002,0,0.5,0.5\n",
	study.DurationsFile: "scenario,point,arm,metric,from_day,until_day,plateau_lo,plateau_hi,settled,half_days,full_days,half_life_days,beyond\n" +
		"s,0,training,compliance_rate,0,10,0.005,0.015,true,3,6,4,\n" +
		"s,0,posters,compliance_rate,0,,-0.001,0.003,,,,,half_days full_days\n",
	results.SeriesFile: "scenario,arm,point,replicate,day,compliance_rate,participation_rate\n" +
		"s,baseline,0,0,0,0.9,1\ns,baseline,0,0,10,0.9,1\ns,baseline,0,0,20,0.9,1\n" +
		"s,training,0,0,0,0.9,1\ns,training,0,0,10,0.92,1\ns,training,0,0,20,0.9,1\n" +
		"s,posters,0,0,0,0.9,1\ns,posters,0,0,10,0.9,1\ns,posters,0,0,20,0.91,1\n",
	results.SummaryFile: "scenario,arm,point,metric,n,mean,sd,lo,hi\n" +
		"s,baseline,0,compliance_rate,2,0.9,0.1,0.8,1\ns,baseline,1,compliance_rate,2,0.95,0.1,0.85,1\n",
	results.ComparisonFile: "scenario,point,arm,metric,n,diff,lo,hi,p,p_adj,d\n" +
		"s,0,training,compliance_rate,2,0.01,0,0.02,0.1,0.1,1\ns,0,posters,compliance_rate,2,0.002,0,0.004,0.1,0.1,1\ns,0,both,compliance_rate,2,0.011,0.009,0.013,0.1,0.1,1\n",
	results.PointsFile: "point,rules.detail,culture.blame\n0,0.1,0.4\n1,0.9,0.4\n",
	study.RobustnessFile: "scenario,arm,among,measure,futures,best,best_lo,best_hi,mean_regret,max_regret,harm\n" +
		"s,baseline,all,compliance_rate,2,0,0,0.6,0.01,0.02,0\n" +
		"s,training,all,compliance_rate,2,1,0.4,1,0,0,0.37\n" +
		"s,training,single,compliance_rate,2,1,0.4,1,0,0,0\n",
	study.ConditionsFile: "scenario,arm,measure,factor,n,rho,p,p_adj\n" +
		"s,training,compliance_rate,rules.detail,2,0.2,0.1,0.1\ns,training,compliance_rate,culture.blame,2,-0.8,0.01,0.02\n",
}

// folder writes some of the tables to a new folder.
func folder(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(tables[name]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// aRun reads a run of a folder with some of the tables.
func aRun(t *testing.T, names ...string) *run {
	t.Helper()
	dir := folder(t, append([]string{results.SummaryFile, results.ComparisonFile}, names...)...)
	r := &run{scenario: &scenarios.Scenario{Days: 20, Replicates: 2, Arms: []scenarios.Arm{
		{Name: "baseline"}, {Name: "training", Title: "Training for all"}, {Name: "posters"}, {Name: "both"},
	}}}
	var err error
	if r.findings, err = findings.Read(dir, 0); err != nil {
		t.Fatal(err)
	}
	for _, read := range []func(*run, string) error{(*run).readOptions, (*run).readInteractions, (*run).readDurations} {
		if err := read(r, dir); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// aSweep reads the sweep of the tables.
func aSweep(t *testing.T, factors ...string) *sweep {
	t.Helper()
	dir := folder(t, study.InterventionsFile, results.SummaryFile, results.PointsFile, study.RobustnessFile, study.ConditionsFile)
	s := &sweep{dir: dir, manifest: results.Manifest{
		Scenario: "s", Points: 2, Replicates: 2, Days: 20, Arms: []string{"baseline", "training", "posters", "both"}, Factors: factors,
	}}
	for _, read := range []func() error{s.readStandings, s.readEffects, s.readConditions} {
		if err := read(); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestFiguresSayWhatTheTablesSay(t *testing.T) {
	r := aRun(t, study.InterventionsFile, study.InteractionsFile, study.DurationsFile, results.SeriesFile)
	one, two := aSweep(t, "rules.detail"), aSweep(t, "rules.detail", "culture.blame")
	tests := []struct {
		name string
		draw func() (*plot.Figure, error)
		want []string
	}{
		{"costs", r.costs, []string{"posters", "Participation", "on the frontier", "another does as much or more for no more"}},
		{"tradeoffs", r.tradeoffs, []string{"perhaps training", "Money", "← better"}},
		{"interactions", r.combined, []string{"both: compliance", "together less the sum: −0.10 [−0.20, 0.00]", "training"}},
		{"durations", r.complianceLag, []string{"half after 3 days, 90% after 6 days, half lost 4 days", "no effect that is surely there", "ends", "half of it is lost"}},
		{"robustness", func() (*plot.Figure, error) { return one.robustness("all", behaviourMeasures) }, []string{"training", "37%", "Compliance"}},
		{"robustness of single arms", func() (*plot.Figure, error) { return one.single(behaviourMeasures) }, []string{"training"}},
		{"conditions", func() (*plot.Figure, error) { return one.hanging("compliance_rate", "compliance") }, []string{"culture.blame", "rank correlation"}},
		{"one factor", one.factors, []string{"rules.detail", "baseline"}},
		{"two factors", two.factors, []string{"rules.detail →", "90.0%", "95.0%"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := tt.draw()
			if err != nil || f == nil {
				t.Fatalf("figure %v, error %v; want a figure", f, err)
			}
			svg, err := f.SVG()
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range tt.want {
				if !bytes.Contains(svg, []byte(">"+want)) {
					t.Errorf("the figure does not say %q", want)
				}
			}
		})
	}
}

func TestNoTableNoFigure(t *testing.T) {
	r := aRun(t)
	s := &sweep{manifest: results.Manifest{Arms: []string{"baseline", "training"}, Factors: []string{"a", "b", "c"}, Points: 9}}
	for name, draw := range map[string]func() (*plot.Figure, error){
		"costs": r.costs, "tradeoffs": r.tradeoffs, "interactions": r.combined, "durations": r.complianceLag,
		"robustness": func() (*plot.Figure, error) { return s.robustness("all", costMeasures) },
		"conditions": func() (*plot.Figure, error) { return s.hanging("compliance_rate", "compliance") },
		"factors":    s.factors,
	} {
		if f, err := draw(); f != nil || err != nil {
			t.Errorf("%s without a table: figure %v, error %v; want neither", name, f, err)
		}
	}
}

func TestArmsWithoutCostHaveNoCosts(t *testing.T) {
	r := aRun(t, study.InterventionsFile)
	for i := range r.options {
		r.options[i].cost = 0
	}
	if f, err := r.costs(); f != nil || err != nil {
		t.Errorf("costs of arms that cost nothing: figure %v, error %v; want neither", f, err)
	}
	f, err := r.tradeoffs()
	if err != nil {
		t.Fatal(err)
	}
	if svg, _ := f.SVG(); bytes.Contains(svg, []byte(">Money")) {
		t.Errorf("tradeoffs of arms that cost nothing have money as an objective")
	}
}

// A point that lacks replicates is no future.
func TestEffectsAreOfWholePoints(t *testing.T) {
	s := aSweep(t)
	effects := s.effects["compliance_rate"]
	if got := effects["training"]; len(got) != 2 || math.Abs(got[1]-0.02) > 1e-12 {
		t.Errorf("effects of training = %v; want 0.01 and 0.02", got)
	}
	if got := effects["posters"]; len(got) != 1 {
		t.Errorf("effects of posters = %v; want that of point 0 alone", got)
	}
	if got := s.effects["compliance_per_cost"]["training"]; len(got) != 2 || got[0] != 0.01 {
		t.Errorf("percentage points of training per cost = %v; want 0.01 first", got)
	}
}

func TestLevelsAreInOrder(t *testing.T) {
	f := factor{levels: []string{"10", "true", "9", "0.5", "10", "false"}}
	if got, want := strings.Join(f.distinct(), " "), "0.5 9 10 false true"; got != want {
		t.Errorf("distinct = %s; want %s", got, want)
	}
	if _, ok := f.numbers(); ok {
		t.Errorf("numbers of levels with words: want none")
	}
}
