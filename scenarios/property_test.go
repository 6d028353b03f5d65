package scenarios

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"heed/agents"
)

// beside returns the keys that let the organization be of any size: the smallest
// that go with any number of employees, and the largest that go with the others.
func beside(path string) string {
	small := map[string]float64{"employees": 1e7, "team_size": 2, "departments": 1, "sites": 1}
	switch path {
	case "organization.employees":
		delete(small, "employees")
	case "organization.team_size":
		delete(small, "team_size")
	case "organization.departments":
		delete(small, "departments")
	case "organization.sites":
		delete(small, "sites")
		small["departments"] = 100000
	}
	text := "[organization]\n"
	for _, k := range []string{"employees", "team_size", "departments", "sites"} {
		if v, ok := small[k]; ok {
			text += k + " = " + plain(v) + "\n"
		}
	}
	return text
}

// numeric are the parameters that are numbers.
func numeric() []agents.Parameter {
	var all []agents.Parameter
	for _, p := range agents.Parameters {
		if p.Kind == agents.Number || p.Kind == agents.Integer {
			all = append(all, p)
		}
	}
	return all
}

// file returns a scenario that sets a key, and the line where it does.
func file(p agents.Parameter, value string) (text string, line int) {
	section, key, _ := strings.Cut(p.Path, ".")
	text = beside(p.Path)
	if section != "organization" {
		text += "[" + section + "]\n"
	}
	return text + key + " = " + value + "\n", strings.Count(text, "\n") + 1
}

func TestAnyAllowedValueParses(t *testing.T) {
	all := numeric()
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(all).Draw(t, "key")
		v := rapid.Float64Range(p.Min, p.Max).Draw(t, "value")
		if p.Kind == agents.Integer {
			v = math.Round(v)
		}
		text, _ := file(p, decimal(v))
		s, err := Parse("x.toml", []byte(text), nil)
		if err != nil {
			t.Fatalf("Parse(%q) = %v; want no mistake", text, err)
		}
		if got := s.Params.Get(p.Path); got != v {
			t.Errorf("Parse(%q) makes %s %v; want %v", text, p.Path, got, v)
		}
	})
}

// decimal writes a number as TOML does, no digit lost.
func decimal(v float64) string {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if v != math.Floor(v) || strings.Contains(text, ".") {
		return text
	}
	return text + ".0"
}

func TestAnyOtherValueIsOneMistakeAtItsLine(t *testing.T) {
	all := numeric()
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(all).Draw(t, "key")
		value := rapid.OneOf(
			rapid.Map(rapid.Float64Range(1e-9, 1e9), func(d float64) string { return decimal(p.Max + max(d, 1e-9*math.Abs(p.Max))) }),
			rapid.Map(rapid.Float64Range(1e-9, 1e9), func(d float64) string { return decimal(p.Min - max(d, 1e-9*math.Abs(p.Min))) }),
			rapid.SampledFrom([]string{"nan", "-nan", "inf", "-inf", "true", `"1"`, `""`, "[]", "[1]", "1979-05-27", "{}", "{ x = 1 }"}),
		).Draw(t, "value")
		text, line := file(p, value)
		_, err := Parse("x.toml", []byte(text), nil)
		var wrong Mistakes
		if !errors.As(err, &wrong) || len(wrong) != 1 || wrong[0].Line != line || wrong[0].Column != 1 || wrong[0].Key != p.Path {
			t.Errorf("Parse(%q) = %v; want one mistake of %s in line %d", text, err, p.Path, line)
		}
	})
}

func TestEveryLiveKeyAndNoOtherMayBeSetByAnArm(t *testing.T) {
	for _, p := range agents.Parameters {
		value := plain(p.Max)
		if p.Kind == agents.Switch {
			value = "false"
		}
		text := fmt.Sprintf("[arms.a.set]\n%q = %s\n", p.Path, value)
		s, err := Parse("x.toml", []byte(text), nil)
		if (err == nil) != p.Live {
			t.Errorf("Parse(%q) = %v; want a mistake: %v", text, err, !p.Live)
		}
		if err == nil && (len(s.Arms[1].Set) != 1 || !p.Allows(s.Arms[1].Set[0].Value)) {
			t.Errorf("Parse(%q) gives %v; want one setting that is allowed", text, s.Arms[1].Set)
		}
	}
}

// within checks that all of a scenario is in its range.
func within(t *testing.T, s *Scenario) {
	t.Helper()
	for _, p := range agents.Parameters {
		if p.Kind != agents.Choice && p.Kind != agents.File && !p.Allows(s.Params.Get(p.Path)) {
			t.Errorf("%s is %v; want %s", p.Path, s.Params.Get(p.Path), p.Wants())
		}
	}
	if s.Days < 1 || s.Days > 100000 || s.BurnIn < 0 || s.BurnIn > 100000 || s.Replicates < 1 || s.Replicates > 1000000 || s.RecordEvery < 1 || s.RecordEvery > s.Days || s.Seed > math.MaxInt64 {
		t.Errorf("days %d, burn_in %d, replicates %d, record_every %d, seed %d; want all in range", s.Days, s.BurnIn, s.Replicates, s.RecordEvery, s.Seed)
	}
	if !isName(s.Name) || misread(s.Name) != "" || !isTitle(s.Title) || s.Arms[0].Name != Baseline {
		t.Errorf("name %q, title %q, first arm %q; want fit ones", s.Name, s.Title, s.Arms[0].Name)
	}
	for _, a := range s.Arms {
		armWithin(t, s, a)
	}
}

// armWithin checks that all of an arm is in its range.
func armWithin(t *testing.T, s *Scenario, a Arm) {
	t.Helper()
	if !isArmName(a.Name) || misread(a.Name) != "" || a.FromDay < 0 || a.FromDay >= s.Days || a.UntilDay != 0 && a.UntilDay <= a.FromDay || a.RampDays < 0 || !(s.Cost(a) >= 0) {
		t.Errorf("arm %+v; want all in range", a)
	}
	for _, change := range s.Changes(a) {
		for _, set := range change.Set {
			if p, ok := agents.Find(set.Path); !ok || !p.Live || !p.Allows(set.Value) {
				t.Errorf("arm %s sets %+v; want a live key and a value that it allows", a.Name, set)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range shippedNames {
		text, err := ShippedText(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, text := range []string{
		combined, "[organization]\nroster = \"roster.csv\"\ncontacts = \"contacts.csv\"\n", "[rules]\ndetail = 0,5\n[rules]\ncount = [1,\n",
		"a.b.c = {d = [[{e = 1}]]}\n[[arms]]\n", "[arms.a.set.culture]\nblame = nan\n", "scenario = { seed = 0x7f, days = 1e1, name = '''a''' }", "\ufeff[rules]\r\n",
	} {
		f.Add([]byte(text))
	}
	beside := fstest.MapFS{"roster.csv": files["roster.csv"], "contacts.csv": files["contacts.csv"]}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := Parse("x.toml", text, beside)
		var wrong Mistakes
		switch {
		case err == nil:
			within(t, s)
		case !errors.As(err, &wrong) || len(wrong) == 0:
			t.Errorf("Parse(%q) = %v; want Mistakes", text, err)
		}
		for _, m := range wrong {
			if m.File == "" || strings.ContainsAny(m.Error(), "\n\r") {
				t.Errorf("Parse(%q): mistake %q; want one line and a place", text, m)
			}
		}
	})
}
