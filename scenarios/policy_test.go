package scenarios

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"heed/agents"
)

const mixes = `base = "nuclear-plant"
budget = 500

[levers]
"arms.education" = {}
"arms.expert-capacity" = {}
"arms.adapted-rules" = { steps = 3, cost = 100 }
"culture.awareness" = { min = 0.1, max = 1, cost = 50, cost_once = 10 }

[objectives]
compliance_rate = "more"
cost = "less"
`

// policy parses a policy.
func policy(t *testing.T, text string, files fstest.MapFS) *Policy {
	t.Helper()
	p, err := ParsePolicy("p.toml", []byte(text), files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPolicyHasItsLevers(t *testing.T) {
	p := policy(t, mixes, nil)
	var levels []int
	for i := range p.Levers {
		levels = append(levels, p.Levers[i].Levels())
	}
	// Two experts are three levels, as half an expert is none; culture.awareness is continuous.
	if want := []int{5, 3, 3, 0}; !slices.Equal(levels, want) {
		t.Errorf("levels = %v; want %v", levels, want)
	}
	if p.Budget != 500 || !reflect.DeepEqual(p.Objectives, []Objective{{"compliance_rate", true}, {"cost", false}}) {
		t.Errorf("budget %v, objectives %v; want 500, and compliance and cost", p.Budget, p.Objectives)
	}
	if n := len(p.Base.Arms); n != 1 {
		t.Errorf("the base has %d arms to run; want the baseline alone", n)
	}
}

// All arms whole are what the arm that combines them is, in changes and in cost.
func TestAMixOfWholeArmsIsTheArmThatCombinesThem(t *testing.T) {
	base, err := Open("nuclear-plant", nil)
	if err != nil {
		t.Fatal(err)
	}
	all, _ := base.Arm("everything-at-once")
	text := "base = \"nuclear-plant\"\n[objectives]\ncompliance_rate = \"more\"\ncost = \"less\"\n[levers]\n"
	var whole []float64
	for _, name := range all.Combine {
		text, whole = text+"\"arms."+name+"\" = {}\n", append(whole, 1)
	}
	p := policy(t, text, nil)
	if got, want := p.Cost(whole), base.Cost(all)/2; math.Abs(got-want) > 1e-9 {
		t.Errorf("cost a year of all = %v; want %v", got, want)
	}
	sum := func(changes []agents.Change) map[string][4]float64 {
		of := map[string][4]float64{}
		for _, c := range changes {
			for _, x := range c.Set {
				of[x.Path] = [4]float64{x.Value, float64(c.From), float64(c.Until), float64(c.Ramp)}
			}
		}
		return of
	}
	s, err := Parse("mixes.toml", p.Scenario("mixes", []string{"mix-1"}, [][]float64{whole}), nil)
	if err != nil {
		t.Fatal(err)
	}
	mix, _ := s.Arm("mix-1")
	if got, want := sum(s.Changes(mix)), sum(base.Changes(all)); !reflect.DeepEqual(got, want) {
		t.Errorf("the mix of all changes\n%v; want what everything-at-once does\n%v", got, want)
	}
	if got, want := s.Cost(mix), base.Cost(all); math.Abs(got-want) > 1e-9 {
		t.Errorf("the file's mix costs %v in all; want %v", got, want)
	}
	if !reflect.DeepEqual(s.Params, base.Params) || s.Days != base.Days || s.Seed != base.Seed {
		t.Error("the file has another organization than the base; want the same")
	}
}

// What half of a thing is: see [inPart].
func TestAnArmInPart(t *testing.T) {
	find := func(path string) agents.Parameter {
		d, ok := agents.Find(path)
		if !ok {
			t.Fatalf("no parameter %s", path)
		}
		return d
	}
	for _, tt := range []struct {
		name, path               string
		from, to, strength, want float64
	}{
		{"half way", "culture.blame", 0.4, 0.1, 0.5, 0.25},
		{"none", "culture.blame", 0.4, 0.1, 0, 0.4},
		{"all, to the last digit", "culture.blame", 0.3, 0.1, 1, 0.1},
		{"half of two experts", "resources.experts", 4, 6, 0.5, 5},
		{"three quarters of two experts are one", "resources.experts", 4, 6, 0.75, 5},
		{"a third of three fewer", "resources.experts", 9, 6, 1.0 / 3, 8},
		{"once a year more, half of it", "education.refresher_interval", 250, 125, 0.5, 167}, // 1.5 a year
		{"half of twice a year, from never", "education.refresher_interval", 0, 125, 0.5, 250},
		{"half of the way to never", "education.refresher_interval", 125, 0, 0.5, 250},
	} {
		if got := inPart(find(tt.path), tt.from, tt.to, tt.strength); math.Abs(got-tt.want) > 1e-12 {
			t.Errorf("%s: inPart(%s, %v, %v, %v) = %v; want %v", tt.name, tt.path, tt.from, tt.to, tt.strength, got, tt.want)
		}
	}
}

func TestCostOfALeverThatIsAKey(t *testing.T) {
	p := policy(t, mixes, nil)
	l := &p.Levers[3]
	none := []float64{0, 0, 0, l.None}
	if got := p.Cost(none); got != 0 {
		t.Errorf("cost of moving nothing = %v; want 0", got)
	}
	moved := slices.Clone(none)
	moved[3] = l.None + 0.1
	if got, want := p.Cost(moved), 0.1*50+10/2.0; math.Abs(got-want) > 1e-9 {
		t.Errorf("cost of moving %s by 0.1 = %v; want %v: 50 a unit, and 10 once in two years", l.Path, got, want)
	}
	if got := l.Value(l.At(l.None)); got != l.None {
		t.Errorf("the lever at its base = %v; want %v", got, l.None)
	}
	if s := p.Words(moved); !strings.HasPrefix(s, "culture.awareness ") {
		t.Errorf("Words = %q; want what is moved alone", s)
	}
	if got := p.Mix("m", none, p.Base); len(got) != 0 {
		t.Errorf("the mix that moves nothing has the arms %v; want none", got)
	}
}

func TestPolicyTellsEveryMistake(t *testing.T) {
	head := "base = \"nuclear-plant\"\n"
	levers := "[levers]\n\"arms.education\" = {}\n"
	aims := "[objectives]\ncompliance_rate = \"more\"\ncost = \"less\"\n"
	for _, tt := range []struct{ name, text, want string }{
		{"nothing", "[search]\n", "base: have no base"},
		{"no lever", head + aims, "levers: have no lever"},
		{"one objective", head + levers + "[objectives]\ncompliance_rate = \"more\"", "objectives: have 1 objective; want two or more"},
		{"an arm that is none", head + aims + "[levers]\n\"arms.educaton\" = {}", `p.toml:6:1: levers."arms.educaton": have an unknown arm; want one of`},
		{"it asks what was meant", head + aims + "[levers]\n\"arms.educaton\" = {}", "did you mean \"arms.education\"?"},
		{"a key that is not live", head + aims + "[levers]\n\"organization.sites\" = [1, 2]", "have a key that is not live"},
		{"a range without the base", head + aims + "[levers]\n\"culture.awareness\" = { min = 0.99, max = 1 }", "the value of the base"},
		{"levers that set the same", head + aims + levers + "\"education.variety\" = { min = 0, max = 1 }", "have a lever that sets education.variety, as arms.education does"},
		{"an unknown metric", head + levers + "[objectives]\ncomplience_rate = \"more\"", "have an unknown metric; did you mean \"compliance_rate\"?"},
		{"a direction", head + levers + "[objectives]\ncompliance_rate = \"up\"", `p.toml:5:1: objectives.compliance_rate: have "up"; want "more" or "less"`},
		{"more cost", head + levers + "[objectives]\ncost = \"more\"", `have "more"; want "less"`},
		{"an unknown section", head + levers + aims + "[serch]\n", "did you mean \"search\"?"},
		{"a section of a scenario", head + levers + aims + "[culture]\nblame = 1\n", "have a section of a scenario"},
		{"what the base is to have", head + levers + aims + "[set]\n\"culture.blame\" = 3\n", `p.toml:8:1: set."culture.blame": have 3`},
		{"more replicates than most", head + levers + aims + "[search]\nreplicates = 9\n", "have 9; want at most most_replicates"},
		{"a measure without futures", head + levers + aims + "[futures]\nmeasure = \"regret\"\n", "have it without futures"},
		{"regret of some futures", head + levers + aims + "[search]\nreplicates = 2\n[futures]\nassumptions = [\"all\"]\nmeasure = \"regret\"\n", "all mixes have all 16 futures"},
		{"days of an arm", head + aims + "[levers]\n\"arms.education\" = { from_day = 3 }", `levers."arms.education".from_day: have it for an arm`},
		{"two at once", head + "[levers]\n\"arms.x\" = {}\n\"culture.blame\" = {}\n" + aims, `levers."culture.blame": have a lever without a range`},
	} {
		_, err := ParsePolicy("p.toml", []byte(tt.text), nil, nil)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: ParsePolicy: error %v; want it to say %q", tt.name, err, tt.want)
		}
	}
}

// Futures of the search and of the front are different points of one sequence, and those of
// a file are its rows.
func TestFuturesOfAPolicy(t *testing.T) {
	head := strings.Replace(mixes, "budget = 500", "", 1)
	p := policy(t, head+"[search]\nfinal_replicates = 5\n[futures]\nassumptions = [\"culture\"]\nsamples = 4\n", nil)
	seen := map[float64]bool{}
	for i := range p.Replicates() {
		s, err := p.Future(i)
		if err != nil {
			t.Fatal(err)
		}
		seen[s.Params.Get("culture.blame")] = true
	}
	if len(seen) != 9 {
		t.Errorf("9 futures have %d values of culture.blame; want 9", len(seen))
	}
	for _, f := range p.Futures.Factors {
		if f.Path == "culture.awareness" {
			t.Error("culture.awareness is a lever and differs between futures; want one of the two")
		}
	}
	files := fstest.MapFS{"posterior.csv": {Data: []byte("culture.blame\n0.1\n0.2\n0.3\n0.4\n")}}
	text := head + "[search]\nfinal_replicates = 2\n[futures]\npoints = \"posterior.csv\"\nsamples = 2\n"
	if s, err := policy(t, text, files).Future(2); err != nil || s.Params.Get("culture.blame") != 0.3 {
		t.Errorf("future 2 of a file: %v; want blame 0.3", err)
	}
	_, err := ParsePolicy("p.toml", []byte(strings.Replace(text, "samples = 2", "samples = 3", 1)), files, nil)
	if err == nil || !strings.Contains(err.Error(), "have 4 rows; want at least 5") {
		t.Errorf("too few rows: error %v; want how many are wanted", err)
	}
}

// A budget that allows nothing is a mistake, and one that allows next to nothing a warning;
// both name it and the cheapest step.
func TestBudgetsThatAllowLittle(t *testing.T) {
	text := func(budget string) string {
		return "base = \"nuclear-plant\"\nbudget = " + budget + `
[levers]
"arms.education" = { cost = 100, cost_once = 0, steps = 5 }
"culture.blame" = { min = 0.1, max = 0.9, cost = 50, cost_once = 10 }
"arms.dialogue" = { cost = 1000, cost_once = 0, steps = 2 }
[objectives]
compliance_rate = "more"
cost = "less"
`
	}
	// Blame moved by a hundredth of its range costs 0.008*50 a year, and 10 over two years.
	_, err := ParsePolicy("p.toml", []byte(text("5")), nil, nil)
	if want := "p.toml:2:1: budget: have 5, which allows nothing; want at least 5.4: the cheapest step, culture.blame 0."; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("budget = 5: error %v; want it to say %q", err, want)
	}
	for _, tt := range []struct{ name, budget, want string }{
		{"two steps each way", "5.8", "budget is 5.8 a year, and allows 5 mixes only, nothing among them: the cheapest step, culture.blame 0."},
		{"many steps", "25", ""},
		{"all", "9999", "it bounds nothing"},
	} {
		p := policy(t, text(tt.budget), nil)
		if all := strings.Join(p.Warnings, "; "); !strings.Contains(all, tt.want) || tt.want == "" && all != "" {
			t.Errorf("%s: warnings %q; want %q", tt.name, all, tt.want)
		}
	}
	free := strings.Replace(strings.Replace(text("0"), "cost = 100", "cost = 0", 1), "cost = 50, cost_once = 10", "cost = 50", 1)
	if p := policy(t, free, nil); len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0], "allows 5 mixes only") {
		t.Errorf("budget = 0 with a lever that costs nothing: warnings %q; want that its 5 levels are allowed", p.Warnings)
	}
}
