package findings

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/results"
	"heed/scenarios/study"
)

// stairs is a front of mixes that cost 0 to 4 and gain quickly up to 2, then slowly.
func stairs() *Front {
	f := &Front{Metrics: []Aim{{Name: "compliance_rate", More: true}}, Measure: "mean"}
	for cost, gain := range []float64{0, 4, 8, 9, 10} {
		f.Mixes = append(f.Mixes, Mix{Cost: float64(cost), Effects: []Estimate{{Value: gain}}, Nondominated: true})
	}
	return f
}

func TestWhatABudgetBuysAndWhereTheKneeIs(t *testing.T) {
	f := stairs()
	for _, tt := range []struct {
		budget float64
		want   int
	}{{-1, -1}, {0, 0}, {2.5, 2}, {math.Inf(1), 4}} {
		if got := f.Best(f.Members(), 0, tt.budget); got != tt.want {
			t.Errorf("Best for %v = %d; want %d", tt.budget, got, tt.want)
		}
	}
	if got := f.Knee(f.Members(), 0); got != 2 {
		t.Errorf("Knee = %d; want 2, after which a gain costs four times as much", got)
	}
	f.Metrics[0].More = false
	if got := f.Best(f.Members(), 0, 3); got != 0 {
		t.Errorf("Best of what is to be less = %d; want 0", got)
	}
	if got := f.Knee(f.Members()[:2], 0); got != -1 {
		t.Errorf("Knee of two mixes = %d; want none", got)
	}
	f.Metrics[0].More, f.Measure = true, "regret"
	if got := f.Best(f.Members(), 0, 3); got != 0 {
		t.Errorf("Best by regret = %d; want 0, the least", got)
	}
}

func TestReadFrontReadsWhatWasWritten(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		study.FrontFile: "scenario,mix,candidate,cost,metric,better,measure,n,diff,lo,hi,searched,nondominated,surely,dominated_by,words\n" +
			"s,nothing,0,0,compliance_rate,more,mean,5,0,0,0,0,true,1,,nothing\n" +
			"s,mix-1,3,10,compliance_rate,more,mean,5,0.1,0.05,0.15,0.2,false,0.25,nothing,a 50%\n",
		study.LeversFile:      "scenario,candidate,mix,lever,value,base,share\ns,0,nothing,arms.a,0,0,0\ns,1,,arms.a,1,0,1\ns,3,mix-1,arms.a,0.5,0,0.5\n",
		study.CandidatesFile:  "scenario,candidate,n\ns,0,5\ns,0,5\ns,1,0\ns,3,2\n",
		study.HypervolumeFile: "generation,evaluations,hypervolume,ended\n0,4,0.5,\n1,8,0.75,all 2 generations were done\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	f, err := ReadFront(dir, results.Manifest{Metrics: []results.Column{{Name: "compliance_rate", Unit: "share of tasks"}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Mixes) != 2 || len(f.Members()) != 1 || f.Candidates != 2 || f.Ended != "all 2 generations were done" || f.Metrics[0].Unit != "share of tasks" {
		t.Errorf("ReadFront = %+v; want two mixes, one not dominated, of two candidates that were tried", f)
	}
	if m := f.Mixes[1]; m.By != "nothing" || m.Shares[0] != 0.5 || m.Effects[0].Hi != 0.15 || m.Searched[0] != 0.2 {
		t.Errorf("the second mix is %+v; want what its rows say", m)
	}
	for name, more := range map[string]string{
		study.FrontFile:  "s,nothing,4,0,compliance_rate,more,mean,5,0,0,0,0,true,1,,nothing\ns,mix-1,5,20,compliance_rate,more,mean,5,0.2,0.1,0.3,0.2,true,1,,a\n",
		study.LeversFile: "s,4,nothing,arms.a,0,0,0\ns,5,mix-1,arms.a,1,0,1\n",
	} {
		grow(t, filepath.Join(dir, name), more)
	}
	switch f, err = ReadFront(dir, results.Manifest{}); {
	case err != nil:
		t.Error(err)
	case len(f.Mixes) != 3 || len(f.Mixes[0].Values) != 1 || f.Mixes[2].Values[0] != 1 || f.Mixes[2].Effects[0].Value != 0.2:
		t.Errorf("ReadFront of an older folder, in which nothing and mix-1 are two candidates each = %+v; want nothing once, and two mixes", f.Mixes)
	}
	grow(t, filepath.Join(dir, study.FrontFile), "s,mix-9,9,20,compliance_rate,more,mean,5,0.2,0.1,0.3,0.2,true,1,,a\n")
	if _, err := ReadFront(dir, results.Manifest{}); err == nil || !strings.Contains(err.Error(), "mix-9 has 1 of 1 objectives and 0 of 1 levers") {
		t.Errorf("ReadFront with a mix that levers.csv lacks: error %v; want one that names it", err)
	}
	if err := os.Remove(filepath.Join(dir, study.LeversFile)); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFront(dir, results.Manifest{}); err == nil {
		t.Error("ReadFront without levers.csv: no error; want one")
	}
}

// grow adds text to a file.
func grow(t *testing.T, name, more string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(text, more...), 0o666); err != nil {
		t.Fatal(err)
	}
}
