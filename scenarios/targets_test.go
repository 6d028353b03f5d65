package scenarios

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"heed/scenarios/design"
)

// calibrationOf is a calibration with other lines after a base and a prior.
func calibrationOf(more string) string {
	return "base = \"nuclear-plant\"\n[priors]\n\"culture.blame\" = { min = 0.1, max = 0.6 }\n" + more
}

// aTarget is what every calibration needs.
const aTarget = "[targets.norm]\nmetric = \"norm_mean\"\nday = 500\nvalue = 0.6\nsd = 0.02\n"

func TestCalibrationReadsTargets(t *testing.T) {
	files := fstest.MapFS{"rates.csv": {Data: []byte("\ufeffday,value,sd\n100,0.2,0.01\n500,0.3,0\n")}}
	text := "title = \"T\"\nseed = 9\n" + calibrationOf(`"rules.count" = { min = 10, max = 90, dist = "integers" }
"organization.network" = ["teams", "blocks"]
[set]
"organization.employees" = 150
[targets.whole]
metric = "compliance_rate"
value = 1
sd = 0.1
[targets.change]
metric = "error_report_share"
arm = "dialogue"
days = [250, 500]
before = [0, 100]
difference_from = "baseline"
value = 0.1
lo = 0.05
hi = 0.15
[targets.rates]
metric = "compliance_rate"
file = "rates.csv"
[search]
particles = 50
tolerance = 0.1
generation = 150
adjust = "none"
[truth]
"culture.blame" = 0.3
"rules.count" = 40
"organization.network" = "blocks"
`)
	c, err := ParseCalibration("dir/mine.toml", []byte(text), files, []Override{{Flag: "--set", Path: "scenario.days", Value: "500"}})
	if err != nil {
		t.Fatal(err)
	}
	want := []Target{
		{Name: "whole", Metric: "compliance_rate", Arm: "baseline", Value: 1, SD: 0.1},
		{Name: "change", Metric: "error_report_share", Arm: "dialogue", When: Period{250, 500, true}, Less: "baseline", Before: Period{0, 100, true}, Value: 0.1, SD: 0.1 / bothEnds},
		{Name: "rates@100", Metric: "compliance_rate", Arm: "baseline", When: Period{100, 100, true}, Value: 0.2, SD: 0.01},
		{Name: "rates@500", Metric: "compliance_rate", Arm: "baseline", When: Period{500, 500, true}, Value: 0.3},
	}
	if diff := cmp.Diff(want, c.Targets, cmp.Comparer(func(a, b float64) bool { return a-b < 1e-12 && b-a < 1e-12 })); diff != "" {
		t.Errorf("targets (-want +got):\n%s", diff)
	}
	rules := SearchRules{Particles: 50, Evaluations: 10000, Replicates: 1, Tolerance: 0.1, Generation: 150, Efficiency: 0.02, Gain: 0.01, Adjust: "none", Predictive: 200}
	if diff := cmp.Diff(rules, c.Search); diff != "" {
		t.Errorf("search (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]any{0.3, int64(40), "blocks"}, c.Truth); diff != "" {
		t.Errorf("truth (-want +got):\n%s", diff)
	}
	if n := len(c.Base.Arms); n != 2 || c.Base.Arms[1].Name != "dialogue" || c.Base.Seed != 9 || c.Base.Params.Organization.Employees != 150 {
		t.Errorf("base has %d arms, seed %d, %v employees; want the baseline and dialogue, 9, 150", n, c.Base.Seed, c.Base.Params.Organization.Employees)
	}
	if len(c.Priors) != 3 || c.Priors[1].Dist != design.Integers || c.Name != "mine" || len(c.Inputs) != 1 {
		t.Errorf("priors %v, name %s, inputs %v", c.Priors, c.Name, c.Inputs)
	}
}

func TestCalibrationTellsEveryMistake(t *testing.T) {
	files := fstest.MapFS{
		"bad.csv":   {Data: []byte("day,value,sd\n7,x,-1\n100,1\n200,1,0\n200,0.5,0\n")},
		"head.csv":  {Data: []byte("day,mean\n1,2\n")},
		"empty.csv": {Data: []byte("day,value,sd\n")},
	}
	for _, tt := range []struct{ name, text, want string }{
		{"nothing", "# no keys\nname = \"x\"\n", "x.toml: base: have no base; want the name of a shipped scenario or the path of a scenario file\nx.toml: priors: have no prior; want paths in quotes"},
		{"a section of a sweep", calibrationOf(aTarget + "[design]\nkind = \"lhs\"\n"), "x.toml:9:2: design: have an unknown section; want one of set, priors, targets, search, truth"},
		{"a section of a scenario", calibrationOf(aTarget + "[culture]\nblame = 0.1\n"), "culture: have a section that a calibration does not have"},
		{"unknown key", calibrationOf(aTarget + "valeu = 3\n"), "x.toml:9:1: targets.norm.valeu: have an unknown key of a target; did you mean \"value\"?"},
		{"unknown metric", calibrationOf(strings.Replace(aTarget, "norm_mean", "norm_meen", 1)), "x.toml:5:1: targets.norm.metric: have \"norm_meen\"; want a metric, which heed explain metrics lists; did you mean \"norm_mean\"?"},
		{"unknown arm", calibrationOf(aTarget + "arm = \"dialog\"\n"), "x.toml:9:1: targets.norm.arm: have \"dialog\"; want one of the arms of the base"},
		{"difference from itself", calibrationOf(aTarget + "difference_from = \"baseline\"\n"), "targets.norm.difference_from: have \"baseline\"; want another arm"},
		{"day without a row", calibrationOf(strings.Replace(aTarget, "day = 500", "day = 123", 1)), "x.toml:6:1: targets.norm.day: have 123; want a day that is recorded: 0, 500, or another multiple of scenario.record_every, 10"},
		{"day after the end", calibrationOf(strings.Replace(aTarget, "day = 500", "day = 510", 1)), "targets.norm.day: have 510; want days to 500 at most"},
		{"days without a row", calibrationOf(strings.Replace(aTarget, "day = 500", "days = [11, 19]", 1)), "targets.norm.days: have [11, 19]; want days of which one is recorded"},
		{"days upside down", calibrationOf(strings.Replace(aTarget, "day = 500", "days = [19, 11]", 1)), "targets.norm.days: have [19, 11]; want two days from 0"},
		{"before without days", calibrationOf(strings.Replace(aTarget, "day = 500", "before = [0, 10]", 1)), "targets.norm.before: have it without day or days"},
		{"day and days", calibrationOf(aTarget + "days = [0, 10]\n"), "targets.norm.day: have day beside days"},
		{"no value", calibrationOf("[targets.x]\nmetric = \"norm_mean\"\n"), "x.toml:4:10: targets.x: have no value"},
		{"nothing of its doubt", calibrationOf("[targets.x]\nmetric = \"norm_mean\"\nvalue = 1\n"), "targets.x: have a value of which nobody knows how sure it is"},
		{"sd and interval", calibrationOf(aTarget + "lo = 0.1\n"), "targets.norm.sd: have sd beside lo or hi"},
		{"value outside its interval", calibrationOf("[targets.x]\nmetric = \"norm_mean\"\nvalue = 1\nlo = 2\nhi = 3\n"), "targets.x: have lo 2, value 1, hi 3; want value between"},
		{"a percentage", calibrationOf(strings.Replace(aTarget, "value = 0.6", "value = 75", 1)), "x.toml:7:1: targets.norm.value: have 75; want a number from 0 to 1, which is all that norm_mean can be"},
		{"a share below none", calibrationOf(strings.Replace(aTarget, "value = 0.6", "value = -0.1", 1)), "targets.norm.value: have -0.1; want a number from 0 to 1"},
		{"a change beyond all", calibrationOf(strings.Replace(aTarget, "value = 0.6", "value = -1.5\nbefore = [0, 0]", 1)), "targets.norm.value: have -1.5; want a number from -1 to 1, which is all that a difference of norm_mean can be"},
		{"a negative sd", calibrationOf(strings.Replace(aTarget, "0.02", "-0.02", 1)), "targets.norm.sd: have -0.02; want a number from 0"},
		{"series", calibrationOf("[targets.x]\nmetric = \"norm_mean\"\nfile = \"bad.csv\"\n"), "bad.csv:2:1: have \"7\"; want a day that is recorded: 0, 500, or another multiple of scenario.record_every, 10\nbad.csv:2:3: have \"x\"; want a number, what was observed\nbad.csv:2:5: have \"-1\"; want a number from 0, its standard error\nbad.csv:3:1: have 2 fields; want 3, as in the header\nbad.csv:5:1: have 200 a second time; want each day once"},
		{"series with another header", calibrationOf("[targets.x]\nmetric = \"norm_mean\"\nfile = \"head.csv\"\n"), "head.csv:1:1: have day,mean; want the header day,value,sd"},
		{"series of no rows", calibrationOf("[targets.x]\nmetric = \"norm_mean\"\nfile = \"empty.csv\"\n"), "empty.csv:1:1: have no rows"},
		{"series that is not there", calibrationOf("[targets.x]\nmetric = \"norm_mean\"\nfile = \"none.csv\"\nvalue = 1\n"), "targets.x.file: have \"none.csv\"; want a file that is there"},
		{"prior beyond its key", "base = \"nuclear-plant\"\n[priors]\n\"culture.blame\" = { min = 0.1, max = 1.6 }\n" + aTarget, "priors.\"culture.blame\": have 0.1 to 1.6; want a range within what the key takes"},
		{"prior of one value", "base = \"nuclear-plant\"\n[priors]\n\"culture.blame\" = [0.1]\n" + aTarget, "have a single value; want at least two"},
		{"prior of steps", "base = \"nuclear-plant\"\n[priors]\n\"culture.blame\" = { min = 0.1, max = 0.6, steps = 3 }\n" + aTarget, "priors.\"culture.blame\".steps: have an unknown key of a range"},
		{"prior and set", calibrationOf(aTarget + "[set]\n\"culture.blame\" = 0.2\n"), "x.toml:10:1: set.\"culture.blame\": have a key of the priors"},
		{"wrong set", calibrationOf(aTarget + "[set]\n\"culture.leadership\" = 3\n"), "x.toml:10:1: set.\"culture.leadership\": have 3; want a number from 0 to 1"},
		{"set without quotes", calibrationOf(aTarget + "[set]\nculture.leadership = 0.3\n"), "set.culture: have the key culture; want \"culture.leadership\", in quotes"},
		{"seed in set", calibrationOf(aTarget + "[set]\n\"scenario.seed\" = 3\n"), "have scenario.seed; want seed = 3 before the sections"},
		{"too small a budget", calibrationOf(aTarget + "[search]\nevaluations = 399\n"), "x.toml:10:1: search.evaluations: have 399; want at least 400, which the first generation takes"},
		{"too small a budget of generations", calibrationOf(aTarget + "[search]\nevaluations = 450\ngeneration = 500\n"), "search.evaluations: have 450; want at least 500, which the first generation takes: search.generation"},
		{"unknown adjustment", calibrationOf(aTarget + "[search]\nadjust = \"square\"\n"), "search.adjust: have \"square\"; want"},
		{"truth of another key", calibrationOf(aTarget + "[truth]\n\"rules.count\" = 3\n"), "truth.\"rules.count\": have a key without prior"},
		{"truth outside the prior", calibrationOf(aTarget + "[truth]\n\"culture.blame\" = 0.7\n"), "truth.\"culture.blame\": have 0.7; want a value that the prior allows"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ParseCalibration("x.toml", []byte(tt.text), files, nil)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("ParseCalibration: error\n%v\nwant it to say\n%s", err, tt.want)
			}
		})
	}
}

func TestFlagsDoNotSetPriors(t *testing.T) {
	_, err := ParseCalibration("x.toml", []byte(calibrationOf(aTarget)), nil, []Override{Set("culture.blame=0.2")})
	if err == nil || !strings.Contains(err.Error(), "--set: culture.blame: have a key of the priors") {
		t.Errorf("ParseCalibration with --set of a prior: error %v", err)
	}
}

func TestTemplateOfCalibrationRuns(t *testing.T) {
	c, err := ParseCalibration("new.toml", CalibrationTemplate("new", "nuclear-plant"), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "new" || len(c.Targets) != 3 || len(c.Priors) != 2 {
		t.Errorf("the template has the name %s, %d targets, %d priors; want new, 3, 2", c.Name, len(c.Targets), len(c.Priors))
	}
	for _, s := range ExplainCalibration() {
		for _, k := range s.Keys {
			if !strings.Contains(string(CalibrationTemplate("new", "nuclear-plant")), k.Doc) {
				t.Errorf("the template does not explain %s", k.Path)
			}
		}
	}
}

func TestShippedCalibrationsOpen(t *testing.T) {
	for _, info := range ShippedCalibrations() {
		if info.Shows == "" || info.Title == "" {
			t.Errorf("%s says nothing of itself", info.Name)
		}
	}
	if _, err := OpenCalibration("nuclear-plant-surve", nil); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "nuclear-plant-survey") {
		t.Errorf("OpenCalibration of a name like one: error %v; want ErrNotExist that names it", err)
	}
}

func TestCalibrationDoubtsIntervalsThatAreLopsided(t *testing.T) {
	for _, tt := range []struct {
		lo, hi string
		want   int
	}{{"0.5", "0.7", 0}, {"0.4", "0.7", 0}, {"0.3", "0.65", 1}, {"0.58", "0.9", 1}} {
		text := calibrationOf(strings.Replace(aTarget, "sd = 0.02", "lo = "+tt.lo+"\nhi = "+tt.hi, 1))
		c, err := ParseCalibration("x.toml", []byte(text), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Warnings) != tt.want || tt.want > 0 && !strings.Contains(c.Warnings[0], "target norm: lo "+tt.lo+" and hi "+tt.hi+" lie unevenly about value 0.6") {
			t.Errorf("lo %s, hi %s: warnings %q; want %d", tt.lo, tt.hi, c.Warnings, tt.want)
		}
	}
}
