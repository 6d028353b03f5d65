package scenarios

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"heed/scenarios/design"
)

// sweepOf is a sweep of two factors with other lines in the sections.
func sweepOf(top, design, factors string) string {
	return "base = \"nuclear-plant\"\n" + top + "\n[design]\n" + design + "\n[factors]\n" + factors + "\n"
}

func parseSweep(t *testing.T, text string) *Sweep {
	t.Helper()
	s, err := ParseSweep("dir/two.toml", []byte(text), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const twoFactors = `"rules.detail" = [0.3, 0.5]` + "\n" + `"culture.blame" = [0.1, 0.2, 0.4]`

func TestSweepLaysOutItsPoints(t *testing.T) {
	for _, tt := range []struct {
		name, design, factors, want string
	}{
		{"factorial, the last factor fastest", `kind = "factorial"`, twoFactors, "0.3 0.1|0.3 0.2|0.3 0.4|0.5 0.1|0.5 0.2|0.5 0.4"},
		{"factorial of a range in steps", `kind = "factorial"`, `"rules.detail" = { min = 0.0, max = 1.0, steps = 3 }`, "0.0|0.5|1.0"},
		{"one at a time around the base (detail 0.5, blame 0.2)", `kind = "ofat"`, twoFactors, "0.5 0.2|0.3 0.2|0.5 0.1|0.5 0.4"},
		{"switches and choices", `kind = "factorial"`, `"mechanisms.habit" = [true, false]` + "\n" + `"organization.network" = ["teams", "blocks"]`, `true "teams"|true "blocks"|false "teams"|false "blocks"`},
		{"Sobol' begins at the origin and the middle", "kind = \"sobol\"\nsamples = 3", `"rules.detail" = { min = 0.2, max = 0.6 }`, "0.2|0.4|0.5"},
		{"Saltelli's: A, A with a coordinate of B, B with one of A, B", "kind = \"saltelli\"\nsamples = 2\nsecond_order = true\nscramble = false", `"rules.detail" = { min = 0.0, max = 0.5 }` + "\n" + `"culture.blame" = { min = 0.5, max = 1.0 }`,
			"0.0 0.5|0.0 0.5|0.0 0.5|0.0 0.5|0.0 0.5|0.0 0.5|0.25 0.75|0.25 0.75|0.25 0.75|0.25 0.75|0.25 0.75|0.25 0.75"},
		{"whole numbers stay whole", "kind = \"sobol\"\nsamples = 2", `"rules.count" = { min = 10, max = 19, dist = "integers" }`, "10|15"},
		{"a sample crossed with levels, in the order of the file", "kind = \"sobol\"\nsamples = 2\ncross = [\"culture.blame\"]", `"culture.blame" = [0.1, 0.2]` + "\n" + `"rules.detail" = { min = 0.2, max = 0.6 }`, "0.1 0.2|0.2 0.2|0.1 0.4|0.2 0.4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := parseSweep(t, sweepOf("", tt.design, tt.factors))
			var got []string
			for i := range s.Points {
				got = append(got, strings.Join(s.Values(i), " "))
			}
			if have := strings.Join(got, "|"); have != tt.want {
				t.Errorf("points %s; want %s", have, tt.want)
			}
		})
	}
}

// A point is the base with the values of its factors; the seed hangs on the point only
// where the file says so.
func TestSweepMakesScenariosOfPoints(t *testing.T) {
	common := parseSweep(t, sweepOf("seed = 7\nreplicates = 3\narms = [\"dialogue\"]", `kind = "factorial"`, twoFactors))
	own := parseSweep(t, sweepOf("seed = 7\nseeds = \"own\"", `kind = "factorial"`, twoFactors))
	seeds := map[uint64]bool{}
	for i := range common.Points {
		c, err := common.Scenario(i)
		if err != nil {
			t.Fatal(err)
		}
		o, err := own.Scenario(i)
		if err != nil {
			t.Fatal(err)
		}
		if c.Seed != 7 || c.Replicates != 3 || len(c.Arms) != 2 {
			t.Errorf("point %d: seed %d, %d replicates, %d arms; want 7, 3, and the baseline and dialogue", i, c.Seed, c.Replicates, len(c.Arms))
		}
		if have := fmt.Sprint(c.Params.Rules.Detail, c.Params.Culture.Blame); have != strings.Join(common.Values(i), " ") {
			t.Errorf("point %d has %s; want %v", i, have, common.Values(i))
		}
		seeds[o.Seed] = true
	}
	if len(seeds) != own.Points {
		t.Errorf("%d seeds of %d points of their own; want one each", len(seeds), own.Points)
	}
}

// The base may be a file, and the points a table, both beside the sweep's.
func TestSweepReadsFilesBesideIt(t *testing.T) {
	files := fstest.MapFS{
		"bases/small.toml": {Data: []byte("[organization]\nroster = \"people.csv\"\n")},
		"bases/people.csv": {Data: []byte("employee,department\na,x\nb,x\nc,y\n")},
		"points.csv":       {Data: []byte("rules.detail,culture.blame\n0.3,0.1\n0.7,0.9\n")},
	}
	text := "base = \"bases/small.toml\"\n[design]\nkind = \"csv\"\nfile = \"points.csv\"\n"
	s, err := ParseSweep("two.toml", []byte(text), files, []Override{Set("rules.count=33")})
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Scenario(1)
	if err != nil || s.Points != 2 || p.Params.Rules.Detail != 0.7 || p.Params.Rules.Count != 33 || p.Roster == nil {
		t.Errorf("point 1 of %d: detail %v, count %v, roster %v, error %v; want 0.7, 33 and the three people", s.Points, p.Params.Rules.Detail, p.Params.Rules.Count, p.Roster, err)
	}
}

// Every mistake is told, with its place.
func TestSweepTellsAllMistakes(t *testing.T) {
	const kind = `kind = "factorial"`
	for _, tt := range []struct {
		name, text string
		want       []string // parts of the lines, in order
	}{
		{"an empty file", "", []string{"an empty file"}},
		{"nothing in it", "title = \"x\"\n", []string{"base: have no base", "factors: have no factor", "design.kind: have no kind"}},
		{"a base that is not there", "base = \"nuclear-plan\"\n[design]\n" + kind + "\n[factors]\n" + twoFactors, []string{`1:1: base: have "nuclear-plan"`}},
		{"keys that are not there", sweepOf("sed = 1", kind+"\nsample = 3", `"rules.detial" = [1]`), []string{`2:1: sed: have an unknown key; did you mean "seed"?`, `did you mean "samples"?`, `did you mean "rules.detail"?`}},
		{"a path without quotes", sweepOf("", kind, "rules.detail = [0.1]"), []string{`want "rules.detail", in quotes`}},
		{"a range without max", sweepOf("", kind, `"rules.detail" = { min = 0.1 }`), []string{"without min or without max"}},
		{"a range of a switch", sweepOf("", kind, `"mechanisms.habit" = { min = 0, max = 1, steps = 2 }`), []string{"want a list of levels"}},
		{"a range beyond the key's", sweepOf("", kind, `"rules.detail" = { min = 0.1, max = 2.0, steps = 2 }`), []string{"a range within what the key takes"}},
		{"a level beyond the key's", sweepOf("", kind, `"rules.detail" = [0.1, 2.0]`), []string{"have 2.0; want a number from 0 to 1"}},
		{"a range without steps", sweepOf("", kind, `"rules.detail" = { min = 0.1, max = 0.2 }`), []string{"a list of levels, or steps"}},
		{"a sample of no size", sweepOf("", `kind = "lhs"`, twoFactors), []string{"lhs without samples"}},
		{"what a kind has no use for", sweepOf("", kind+"\nsamples = 3\nscramble = true", twoFactors), []string{"only with lhs or sobol", "only with sobol"}},
		{"an arm that is not there", sweepOf("arms = [\"dialog\"]", kind, twoFactors), []string{`s.toml:2:1: arms: have an unknown arm "dialog"; did you mean "dialogue"?`}},
		{"a section without assumptions", sweepOf("assumptions = [\"rule\"]", "kind = \"sobol\"\nsamples = 2", twoFactors), []string{`2:1: assumptions: have an unknown section "rule"; want a list of all, rules`}},
		{"assumptions in a grid", sweepOf("assumptions = [\"resources\"]", kind, twoFactors), []string{"2:1: assumptions: have it in a design of kind factorial; want it only with lhs, sobol, morris or saltelli"}},
		{"Saltelli's samples of no number", sweepOf("", `kind = "saltelli"`, twoFactors), []string{"saltelli without samples; want samples = a power of two"}},
		{"second order of what has none", sweepOf("", "kind = \"sobol\"\nsamples = 2\nsecond_order = true", twoFactors), []string{"design.second_order: have it in a design of kind sobol; want it only with saltelli"}},
		{"second order that is no switch", sweepOf("", "kind = \"saltelli\"\nsamples = 2\nsecond_order = 2\ncross = [\"culture.blame\"]", twoFactors), []string{"design.second_order: have 2; want true or false", "only with lhs or sobol"}},
		{"doublings of a grid", sweepOf("", kind+"\ndoublings = 1", twoFactors), []string{"doublings: have it in a design of kind factorial; want it only with lhs"}},
		{"an arm twice", sweepOf("arms = [\"dialogue\", \"dialogue\"]", kind, twoFactors), []string{`2:1: arms: have "dialogue" a second time; want it once`}},
		{"keys that points share", sweepOf("", kind, "\"scenario.seed\" = [1, 2]\n\"scenario.replicates\" = [1, 2]\n\"scenario.record_every\" = [1, 2]\n\"scenario.days\" = [1, 2]"),
			[]string{"have scenario.seed; want another key: all points share", "have scenario.replicates; want another key: all points share it", "have scenario.record_every; want another key: all points share it", "all points have the same days"}},
		{"an odd number of levels", sweepOf("", "kind = \"morris\"\nlevels = 3", `"rules.detail" = { min = 0.1, max = 0.5 }`), []string{"5:1: design.levels: have 3; want an even number from 2 to 1000"}},
		{"a text for a switch", sweepOf("", kind, `"mechanisms.habit" = ["yes", false]`), []string{`factors."mechanisms.habit": have "yes"; want true or false`}},
		{"a text after a switch", sweepOf("", kind, `"mechanisms.habit" = [false, "yes"]`), []string{`factors."mechanisms.habit": have "yes"; want true or false`}},
		{"a text for a number", sweepOf("", kind, `"rules.detail" = [0.1, "much"]`), []string{`factors."rules.detail": have "much"; want a number from 0 to 1`}},
		{"a bound that is no number", sweepOf("", kind, `"rules.detail" = { min = "low", max = 0.5, steps = 2 }`), []string{`min: have "low"; want a number`}},
		{"a spread of nothing", sweepOf("", kind, `"rules.detail" = { min = 0.1, max = 0.5, sd = 0, steps = 2 }`), []string{"sd: have 0; want a number above 0"}},
		{"a section of a scenario", sweepOf("", kind, twoFactors) + "[culture]\nblame = 1\n", []string{"a section that a sweep does not have"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ParseSweep("s.toml", []byte(tt.text), nil, nil)
			if err == nil {
				t.Fatal("no error")
			}
			lines := strings.Split(err.Error(), "\n")
			if len(lines) != len(tt.want) {
				t.Fatalf("%d mistakes:\n%v\nwant %d", len(lines), err, len(tt.want))
			}
			for i, want := range tt.want {
				if !strings.Contains(lines[i], want) {
					t.Errorf("mistake %q; want %q in it", lines[i], want)
				}
			}
		})
	}
	text := sweepOf("", kind, twoFactors)
	if _, err := ParseSweep("s.toml", []byte(text), nil, []Override{Set("culture.blame=0.3")}); err == nil || !strings.Contains(err.Error(), "a factor of the sweep") {
		t.Errorf("--set of a factor: error %v; want it to say that it is one", err)
	}
}

// Numbers without bounds are called just that.
func TestSweepExplainsNumbersWithoutBounds(t *testing.T) {
	want := map[string]string{"factors.PATH.min": "a number", "factors.PATH.max": "a number", "factors.PATH.mode": "a number", "factors.PATH.mean": "a number", "factors.PATH.sd": "a number above 0"}
	for _, section := range ExplainSweep() {
		for _, k := range section.Keys {
			if is, ok := want[k.Path]; ok && k.Takes != is {
				t.Errorf("%s takes %s; want %s", k.Path, k.Takes, is)
			}
			if len(k.Takes) > 120 {
				t.Errorf("%s takes %s; want it in short", k.Path, k.Takes)
			}
		}
	}
}

// Sobol' points in other numbers than powers of two are doubted.
func TestSweepDoubtsUnbalancedPoints(t *testing.T) {
	for _, tt := range []struct {
		kind    string
		samples int
		want    string // "" for no doubt
	}{
		{"sobol", 1, ""}, {"sobol", 64, ""}, {"lhs", 50, ""},
		{"sobol", 3, "such as 2 or 4 (Owen 2020)"}, {"sobol", 100, "design.samples is 100: Sobol' points are balanced in powers of two, such as 64 or 128 (Owen 2020)"},
	} {
		s := parseSweep(t, sweepOf("", fmt.Sprintf("kind = %q\nsamples = %d", tt.kind, tt.samples), twoFactors))
		if said := strings.Join(s.Warnings, "\n"); (said == "") != (tt.want == "") || !strings.Contains(said, tt.want) {
			t.Errorf("%s of %d samples: warnings %q; want %q", tt.kind, tt.samples, said, tt.want)
		}
	}
}

// Assumptions are factors over their plausible ranges about the values of the base, but
// for those that the file or a flag gives.
func TestSweepOfAssumptions(t *testing.T) {
	text := "base = \"old-foxes\"\nassumptions = [\"culture\", \"rules\"]\n[design]\nkind = \"lhs\"\nsamples = 3\n[factors]\n\"culture.blame\" = [0.1, 0.3]\n"
	s, err := ParseSweep("a.toml", []byte(text), nil, []Override{Set("rules.detail=0.4")})
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]design.Factor{}
	for _, f := range s.Factors {
		if _, twice := of[f.Path]; twice {
			t.Errorf("%s is a factor twice", f.Path)
		}
		of[f.Path] = f
	}
	at := s.Base.Params.Culture.Leadership
	if f := of["culture.leadership"]; f.Min != 0.75*at || f.Max != min(1, 1.25*at) || f.Dist != design.Uniform {
		t.Errorf("culture.leadership, %v in the base, is the factor %+v; want three to five quarters of it", at, f)
	}
	if f := of["rules.revision_interval"]; f.Dist != design.Integers || f.Min != math.Floor(f.Min) {
		t.Errorf("rules.revision_interval is the factor %+v; want whole numbers", f)
	}
	if f := of["culture.blame"]; f.Dist != design.Levels || len(f.Levels) != 2 {
		t.Errorf("culture.blame is the factor %+v; want the levels of the file", f)
	}
	for _, path := range []string{"rules.detail", "decision.cost", "education.variety"} {
		if _, is := of[path]; is {
			t.Errorf("%s is a factor; want it as it is", path)
		}
	}
}

// A Latin hypercube is doubled by points that come after those that there are.
func TestSweepDoublings(t *testing.T) {
	points := func(more string) (all [][]string) {
		text := "base = \"old-foxes\"\n[design]\nkind = \"lhs\"\nsamples = 5\n" + more + "cross = [\"culture.blame\"]\n[factors]\n" + twoFactors + "\n\"rules.usability\" = { min = 0.1, max = 0.9 }\n"
		s, err := ParseSweep("d.toml", []byte(text), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range s.Points {
			all = append(all, s.Values(i))
		}
		return all
	}
	once, twice := points(""), points("doublings = 1\n")
	if len(twice) != 2*len(once) || !cmp.Equal(twice[:len(once)], once) {
		t.Errorf("%d points, doubled %d, the first of them %v; want twice as many that begin with %v", len(once), len(twice), twice[:len(once)], once)
	}
}

// The template of a sweep is one that runs, with every key in it, over the base that it is
// made for.
func TestSweepTemplate(t *testing.T) {
	text := SweepTemplate("my sweep", "bottleneck")
	s, err := ParseSweep("x.toml", text, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s.Name != "my-sweep" || s.Base.Name != "bottleneck" || s.Points != 50 || len(s.Factors) != 3 {
		t.Errorf("the template is %s over %s with %d points of %d factors; want my-sweep over bottleneck with 50 of 3", s.Name, s.Base.Name, s.Points, len(s.Factors))
	}
	for _, section := range ExplainSweep() {
		for _, k := range section.Keys {
			if !strings.Contains(string(text), k.Doc) {
				t.Errorf("the template does not explain %s", k.Path)
			}
		}
	}
	var open []string // every example, as it is
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "# ") && strings.Contains(line, " = ") {
			open = append(open, strings.TrimPrefix(line, "#"))
		}
	}
	for _, line := range open {
		if _, err := decode([]byte(line)); err != nil {
			t.Errorf("the example %q is no TOML: %v", line, err)
		}
	}
	if len(open) < 10 {
		t.Errorf("the template has %d keys with an example or default; want them all", len(open))
	}
}

// Every shipped sweep is one of its name, and says what it is about.
func TestShippedSweeps(t *testing.T) {
	files, err := fs.Glob(shipped, "sweeps/*.toml")
	if err != nil || len(files) != len(sweepNames) {
		t.Errorf("%d sweeps are embedded (%v) and %d listed", len(files), err, len(sweepNames))
	}
	for _, info := range ShippedSweeps() {
		s, err := OpenSweep(info.Name, nil)
		if err != nil || s.Name != info.Name || info.Title == info.Name || info.Shows == "" {
			t.Errorf("OpenSweep(%q) = %v, %v; want a sweep with that name, a title and a comment", info.Name, s, err)
		}
	}
	if _, err := OpenSweep("nuclear-futures", nil); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "nuclear-plant-futures") {
		t.Errorf("OpenSweep of a name like one = %v; want a missing file, and the name", err)
	}
}

// Saltelli's points are scrambled unless the file says otherwise, more samples extend
// them, and a number of samples that is no power of two earns a warning.
func TestSweepOfSaltelli(t *testing.T) {
	of := func(lines string) *Sweep {
		return parseSweep(t, sweepOf("", "kind = \"saltelli\"\n"+lines, twoFactors))
	}
	four, five, plain := of("samples = 4"), of("samples = 5"), of("samples = 4\nscramble = false")
	if four.Points != 4*(2+2) || five.Points != 5*(2+2) || of("samples = 4\nsecond_order = true").Points != 4*(2*2+2) {
		t.Errorf("%d and %d points; want 16 and 20, and 24 with those of second order", four.Points, five.Points)
	}
	for i := range four.Points {
		if have, want := five.Values(i), four.Values(i); !cmp.Equal(have, want) {
			t.Errorf("point %d of 5 samples %v; of 4 %v", i, have, want)
		}
	}
	if !four.Layout.Scramble || plain.Layout.Scramble {
		t.Errorf("scrambled %v, and with scramble = false %v", four.Layout.Scramble, plain.Layout.Scramble)
	}
	if len(four.Warnings) != 0 || len(five.Warnings) != 1 || !strings.Contains(five.Warnings[0], "powers of two, such as 4 or 8") {
		t.Errorf("warnings of 4 samples %q, of 5 %q; want one of 5, of powers of two", four.Warnings, five.Warnings)
	}
}
