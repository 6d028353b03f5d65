package scenarios

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"heed/agents"
)

// parsed returns the scenario of a text without mistakes.
func parsed(t *testing.T, text string, overrides ...Override) *Scenario {
	t.Helper()
	s, err := ParseWith("dir/my plant.toml", []byte(text), files, overrides)
	if err != nil {
		t.Fatalf("ParseWith(%q, %v) = %v", text, overrides, err)
	}
	return s
}

func TestAFileGivesWhatItSays(t *testing.T) {
	s := parsed(t, `
arms.b.title = "B"
[scenario]
title = "A title"
seed = 7
days = 100
burn_in = 0
replicates = 3
record_every = 5
[rules]
detail = 0.25
[organization]
network = "blocks"
[mechanisms]
habit = false
[arms.b]
from_day = 10
until_day = 60
ramp_days = 5
cost = 12
cost_once = 3
[arms.a.set]
"culture.blame" = 0.1
[arms.b.set]
"mechanisms.leaks" = false
rules.detail = 1
`)
	params := agents.Default()
	params.Rules.Detail, params.Organization.Network, params.Mechanisms.Habit = 0.25, "blocks", false
	if diff := cmp.Diff(params, s.Params); diff != "" {
		t.Errorf("Params (-want +got):\n%s", diff)
	}
	if s.Name != "my-plant" || s.Title != "A title" || s.Seed != 7 || s.Days != 100 || s.BurnIn != 0 || s.Replicates != 3 || s.RecordEvery != 5 {
		t.Errorf("scenario = %+v; want what the file says", s)
	}
	arms := []Arm{
		{Name: "baseline", Title: "Baseline"},
		{Name: "b", Title: "B", FromDay: 10, UntilDay: 60, RampDays: 5, Cost: 12, CostOnce: 3,
			Set: []agents.Setting{{Path: "mechanisms.leaks", Value: 0}, {Path: "rules.detail", Value: 1}}},
		{Name: "a", Title: "a", Set: []agents.Setting{{Path: "culture.blame", Value: 0.1}}},
	}
	if diff := cmp.Diff(arms, s.Arms); diff != "" {
		t.Errorf("Arms (-want +got):\n%s", diff)
	}
}

// combined has arms that combine others, d on two ways.
const combined = `
[arms.all]
combine = ["c", "b"]
cost = 1
[arms.all.set]
"culture.blame" = 0.4
[arms.b]
combine = ["d"]
from_day = 100
cost = 10
[arms.b.set]
"culture.blame" = 0.2
[arms.c]
combine = ["d"]
until_day = 250
cost_once = 5
[arms.c.set]
"culture.blame" = 0.3
[arms.d]
ramp_days = 50
cost = 100
[arms.d.set]
"culture.blame" = 0.1
`

func TestAnArmTakesOverWhatItCombinesOnceAndInOrder(t *testing.T) {
	s := parsed(t, combined)
	blame := func(v float64) []agents.Setting { return []agents.Setting{{Path: "culture.blame", Value: v}} }
	want := []agents.Change{{Set: blame(0.1), Ramp: 50}, {Set: blame(0.3), Until: 250}, {Set: blame(0.2), From: 100}, {Set: blame(0.4)}}
	if diff := cmp.Diff(want, s.Changes(s.Arms[1])); diff != "" {
		t.Errorf("Changes(all) (-want +got):\n%s", diff)
	}
	if got := s.Changes(s.Arms[0]); len(got) != 0 {
		t.Errorf("Changes(baseline) = %v; want none", got)
	}
	// Three years of all and d, days 100 to 750 of b, which are 651, once c.
	if got, want := s.Cost(s.Arms[1]), 3+300+26.04+5.0; got != want {
		t.Errorf("Cost(all) = %v; want %v", got, want)
	}
}

func TestAnUnselectedArmIsStillCombined(t *testing.T) {
	s := parsed(t, combined, Override{"--arms", "arms", "b"})
	if len(s.Arms) != 2 || s.Arms[0].Name != Baseline || s.Arms[1].Name != "b" {
		t.Errorf("Arms = %+v; want baseline and b", s.Arms)
	}
	if got := s.Changes(s.Arms[1]); len(got) != 2 {
		t.Errorf("Changes(b) = %+v; want those of d and b", got)
	}
}

func TestExpertsFollowEmployeesUnlessGiven(t *testing.T) {
	tests := []struct {
		name, text string
		overrides  []Override
		want       float64
	}{
		{"the default organization", "[scenario]\n", nil, 4},
		{"a small one", "[organization]\nemployees = 20\n", nil, 1},
		{"half an expert more", "[organization]\nemployees = 225\n", nil, 2},
		{"just below", "[organization]\nemployees = 224\n", nil, 1},
		{"given", "[organization]\nemployees = 20\n[resources]\nexperts = 9\n", nil, 9},
		{"a sweep over employees", "[scenario]\n", []Override{{"[factors]", "organization.employees", "6000"}}, 40},
		{"given by a flag", "[scenario]\n", []Override{Set("resources.experts=7"), Set("organization.employees=6000")}, 7},
		{"a roster of four", "[organization]\nroster = \"roster.csv\"\n", nil, 1},
	}
	for _, tt := range tests {
		if got := parsed(t, tt.text, tt.overrides...).Params.Resources.Experts; got != tt.want {
			t.Errorf("%s: %v experts; want %v", tt.name, got, tt.want)
		}
	}
}

func TestOverridesComeAfterTheFile(t *testing.T) {
	text := "[scenario]\nseed = 3\n[rules]\ndetail = 0.3\n[arms.a]\nfrom_day = 5\n[arms.a.set]\n\"culture.blame\" = 0.1\n"
	s := parsed(t, text,
		Override{"--seed", "scenario.seed", "9"}, Override{"--days", "scenario.days", "40"}, Override{"--replicates", "scenario.replicates", "2"},
		Set("rules.detail=0.6"), Set("rules.detail = 0.7"), Set("organization.network=blocks"), Set(`scenario.title="T"`), Set("scenario.name=007b"),
		Set("mechanisms.habit=false"), Set("arms.a.from_day=6"), Set(`arms.a.set."culture.blame"=0.2`), Set("arms.a.set.rules.detail=1"))
	if s.Seed != 9 || s.Days != 40 || s.Replicates != 2 || s.Name != "007b" || s.Title != "T" || s.Params.Rules.Detail != 0.7 || s.Params.Organization.Network != "blocks" || s.Params.Mechanisms.Habit {
		t.Errorf("ParseWith = %+v; want what the overrides say", s)
	}
	want := Arm{Name: "a", Title: "a", FromDay: 6, Set: []agents.Setting{{Path: "culture.blame", Value: 0.2}, {Path: "rules.detail", Value: 1}}}
	if diff := cmp.Diff(want, s.Arms[1]); diff != "" {
		t.Errorf("arm a (-want +got):\n%s", diff)
	}
	if string(s.Text) != text {
		t.Errorf("Text = %q; want the file's, without overrides", s.Text)
	}
}

func TestMistakesInOverridesNameTheFlag(t *testing.T) {
	const text = "[arms.dialogue]\nfrom_day = 50\n[arms.dialogue.set]\n\"culture.blame\" = 0.1\n"
	tests := []struct {
		name     string
		override Override
		want     string
	}{
		{"out of range", Set("rules.detail=2"), "--set: rules.detail: have 2; want a number from 0 to 1"},
		{"text for a number", Set("rules.detail=much"), "--set: rules.detail: have much; want a number from 0 to 1"},
		{"no value", Set("rules.detail"), "--set: rules.detail: have no value; want a number from 0 to 1"},
		{"an unknown key", Set("rules.detial=0.2"), `--set: rules.detial: have an unknown key; did you mean "rules.detail"?`},
		{"an unknown section", Set("ruels.detail=0.2"), `--set: ruels: have an unknown section; did you mean "rules"?`},
		{"a section", Set("rules=2"), "--set: rules: have 2; want a table: its keys under [rules]"},
		{"a table", Set("rules={detail=2}"), "--set: rules: have {detail=2}; want a table: its keys under [rules]"},
		{"no path", Set("=2"), "--set: have \"\"; want path=value, such as culture.blame=0.1"},
		{"a path that is none", Set("a b=2"), "--set: have \"a b\"; want path=value, such as culture.blame=0.1"},
		{"two lines", Set("rules.detail=1\n[culture]"), "--set: rules.detail: have 1 [culture]; want a number from 0 to 1"},
		{"a seed", Override{"--seed", "scenario.seed", "-1"}, "--seed: scenario.seed: have -1; want a whole number from 0 to 9223372036854775807"},
		{"days before an arm begins", Override{"--days", "scenario.days", "20"}, "--days: arms.dialogue.from_day: have 50; want less than scenario.days, 20"},
		{"an unknown arm", Set("arms.dialoge.from_day=3"), `--set: arms.dialoge: have an unknown arm; did you mean "dialogue"?`},
		{"an unknown selected arm", Override{"--arms", "arms", "dialoge"}, `--arms: have an unknown arm "dialoge"; did you mean "dialogue"?`},
		{"an arm near nothing", Override{"--arms", "arms", "x,baseline"}, `--arms: have an unknown arm "x"; want names of arms of the file with commas between`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := said(text, tt.override); got != tt.want {
				t.Errorf("ParseWith(%+v):\ngot  %s\nwant %s", tt.override, got, tt.want)
			}
		})
	}
	if got := said(text, Override{"--days", "scenario.days", "20"}, Override{"--arms", "arms", "baseline"}); got != "no mistake" {
		t.Errorf("days before an arm that does not run begins: %s; want no mistake", got)
	}
}

func TestWithIsParseWithBothOverrides(t *testing.T) {
	text := combined + "[organization]\nroster = \"roster.csv\"\ncontacts = \"contacts.csv\"\n"
	s := parsed(t, text, Set("rules.detail=0.1"))
	got, err := s.With([]Override{{"[factors]", "culture.blame", "0.9"}})
	if err != nil {
		t.Fatal(err)
	}
	want := parsed(t, text, Set("rules.detail=0.1"), Override{"[factors]", "culture.blame", "0.9"})
	if diff := cmp.Diff(want.Params, got.Params); diff != "" {
		t.Errorf("With (-want +got):\n%s", diff)
	}
	if got.Roster != s.Roster || got.Contacts != s.Contacts || !cmp.Equal(got.Inputs, want.Inputs) || !cmp.Equal(got.Warnings, want.Warnings) {
		t.Errorf("With = %+v; want the files that are read already", got)
	}
	if _, err := s.With([]Override{{"[factors]", "culture.blame", "9"}}); err == nil || err.Error() != "[factors]: culture.blame: have 9; want a number from 0 to 1" {
		t.Errorf("With(blame 9) = %v; want a mistake of [factors]", err)
	}
}

func TestLoadReadsNoMoreThanItMust(t *testing.T) {
	huge := fstest.MapFS{"big.toml": {Data: bytes.Repeat([]byte("# a\n"), MaxBytes/4+100)}, "a.toml": {Data: []byte("[scenario]\n")}}
	if s, err := Load(huge, "a.toml", nil); err != nil || s.Name != "a" {
		t.Errorf("Load(a.toml) = %v, %v; want a scenario a", s, err)
	}
	_, err := Load(huge, "big.toml", nil)
	if want := "big.toml: have more than 1048576 bytes; want a scenario, a text file of some pages"; err == nil || err.Error() != want {
		t.Errorf("Load(big.toml) = %v; want %v", err, want)
	}
	if _, err := Load(huge, "none.toml", nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Load(none.toml) = %v; want %v", err, fs.ErrNotExist)
	}
	endless := &endless{}
	if text, err := ReadText(endless); err != nil || len(text) != MaxBytes+1 || endless.n > 2*MaxBytes {
		t.Errorf("ReadText = %d bytes, %v, having read %d; want one more than MaxBytes", len(text), err, endless.n)
	}
	if _, err := Parse("x.toml", bytes.Repeat([]byte("#"), MaxBytes), nil); err != nil {
		t.Errorf("Parse(MaxBytes) = %v; want no mistake", err)
	}
}

// endless is a file without an end.
type endless struct{ n int }

func (e *endless) Read(b []byte) (int, error) {
	e.n += len(b)
	return len(b), nil
}

func TestHostileFilesAreReadInBoundedTime(t *testing.T) {
	var keys, arms strings.Builder
	for i := range 60000 {
		keys.WriteString("k" + plain(float64(i)) + "=0\n")
	}
	arms.WriteString("[arms.a0.set]\n\"culture.blame\"=0\n")
	for i := 1; i < 20000; i++ {
		arms.WriteString("[arms.a" + plain(float64(i)) + "]\ncombine=[\"a" + plain(float64(i-1)) + "\"]\n")
	}
	tests := []struct {
		name, text string
		fine       bool
	}{
		{"keys without end", "[rules]\n" + keys.String(), false},
		{"keys without end in a line", "rules={" + strings.ReplaceAll(keys.String(), "\n", ",") + "}", false},
		{"brackets without end", strings.Repeat("a=[[[[", MaxBytes/6), false},
		{"a key without end", strings.Repeat("a.", MaxBytes/2), false},
		{"arms without end", arms.String(), true},
		{"headers twice without end", strings.Repeat("[a]\n", MaxBytes/32), false},
	}
	for _, tt := range tests {
		if _, err := Parse("x.toml", []byte(tt.text), nil); (err == nil) != tt.fine {
			t.Errorf("%s: error is nil: %v; want %v", tt.name, err == nil, tt.fine)
		}
	}
}
