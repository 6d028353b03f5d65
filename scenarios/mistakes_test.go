package scenarios

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// files stand beside the scenarios of the tests.
var files = fstest.MapFS{
	"roster.csv":     {Data: []byte("employee,department,site\na,x,1\nb,x,1\nc,y,2\nd,y,2\n")},
	"contacts.csv":   {Data: []byte("from,to\na,b\nb,c\nb,a\nd,d\n")},
	"broken.csv":     {Data: []byte("employee,department\na,\na,x\n")},
	"strangers.csv":  {Data: []byte("from,to\na,zz\n")},
	"sub/roster.csv": {Data: []byte("employee,department\na,x\nb,x\n")},
}

// said returns the message of Parse, without the name of the file.
func said(text string, overrides ...Override) string {
	_, err := ParseWith("x.toml", []byte(text), files, overrides)
	if err == nil {
		return "no mistake"
	}
	return strings.TrimPrefix(strings.ReplaceAll(err.Error(), "\nx.toml", "\n"), "x.toml")
}

func TestMistakesAreTold(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"no mistake", "[rules]\ndetail = 0.3\n", "no mistake"},
		{"only comments", "# nothing\n", "no mistake"},
		{"an empty file", " \n\t", ": have an empty file; want at least one section; heed init writes a file to start from"},
		{"no byte", "", ": have an empty file; want at least one section; heed init writes a file to start from"},
		{"a zero byte", "a\x00", ":1:2: have the control character U+0000; want a text file in UTF-8"},
		{"a byte that is not UTF-8", "[rules]\n# caf\xe9\n", ":2:6: have the byte 0xe9, which is not UTF-8; want a text file in UTF-8"},
		{"UTF-16", "\xff\xfe[\x00", ":1:1: have the byte 0xff, which is not UTF-8; want a text file in UTF-8"},
		{"a lone return", "[rules]\r", ":1:8: have the control character U+000D; want a text file in UTF-8"},

		{"an unknown section", "[ruels]\ndetail = 3\n", `:1:2: ruels: have an unknown section; did you mean "rules"?`},
		{"an unknown section, near nothing", "[xyzzyxyzzy]", `:1:2: xyzzyxyzzy: have an unknown section; want one of ` + strings.Join(sections, ", ")},
		{"an unknown section of a dotted key", "  ruels.detail = 3\n", `:1:3: ruels: have an unknown section; did you mean "rules"?`},
		{"an unknown section with arms", "[arm.x.set]\n", `:1:2: arm: have an unknown section; did you mean "arms"?`},
		{"a key outside sections", "detail = 0.3\n", `:1:1: detail: have a key outside any section; did you mean "rules.detail"?`},
		{"a path outside sections", "\"culture.blaem\" = 0.3\n", `:1:1: "culture.blaem": have a key outside any section; did you mean "culture.blame"?`},
		{"an unknown key", "[culture]\nblaem = 0.1\n", `:2:1: culture.blaem: have an unknown key; did you mean "culture.blame"?`},
		{"an unknown key in capitals", "[culture]\nBlame = 0.1\n", `:2:1: culture.Blame: have an unknown key; did you mean "culture.blame"?`},
		{"a key of another section", "[rules]\nblame = 0.1\n", `:2:1: rules.blame: have an unknown key; did you mean "culture.blame"?`},
		{"a key of the model in [scenario]", "[scenario]\nemployees = 60\n", `:2:1: scenario.employees: have an unknown key; did you mean "organization.employees"?`},
		{"an unknown key, near nothing", "[culture]\nxyzzy = 1\n", ":2:1: culture.xyzzy: have an unknown key; want a key of [culture], which heed explain lists"},
		{"an unknown key of [scenario]", "[scenario]\nreplicate = 3\n", `:2:1: scenario.replicate: have an unknown key; did you mean "scenario.replicates"?`},
		{"an unknown choice", "[organization]\nnetwork = \"temas\"\n", `:2:1: organization.network: have "temas"; want one of teams, small-world, scale-free, blocks; did you mean "teams"?`},

		{"text for a number", "[rules]\ndetail = \"0.5\"\n", `:2:1: rules.detail: have "0.5"; want a number from 0 to 1`},
		{"true for a number", "[rules]\ndetail = true\n", ":2:1: rules.detail: have true; want a number from 0 to 1"},
		{"a whole number for a number", "[rules]\ndetail = 1\n", "no mistake"},
		{"a broken number for a whole one", "[resources]\nexperts = 3.5\n", ":2:1: resources.experts: have 3.5; want a whole number from 1 to 1000000"},
		{"a whole number with a point", "[resources]\nexperts = 3.0\n", "no mistake"},
		{"too large", "[rules]\ndetail = 1.4 # no\n", ":2:1: rules.detail: have 1.4; want a number from 0 to 1"},
		{"negative", "[scenario]\nreplicates = -2\n", ":2:1: scenario.replicates: have -2; want a whole number from 1 to 1000000"},
		{"nan", "[rules]\ndetail = nan\n", ":2:1: rules.detail: have nan; want a number from 0 to 1"},
		{"inf", "[rules]\ncount = +inf\n", ":2:1: rules.count: have +inf; want a number from 1 to 2000"},
		{"a number for a switch", "[mechanisms]\nhabit = 0\n", ":2:1: mechanisms.habit: have 0; want true or false"},
		{"a number for text", "[scenario]\ntitle = 3\n", ":2:1: scenario.title: have 3; want a line of text of at most 120 characters"},
		{"a title of two lines", "[scenario]\ntitle = \"a\\nb\"\n", `:2:1: scenario.title: have "a\nb"; want a line of text of at most 120 characters`},
		{"a name with a slash", "[scenario]\nname = \"../a\"\n", `:2:1: scenario.name: have "../a"; want 1 to 64 of a-z, A-Z, 0-9, -, _ and ., the first of them a letter or digit; no number, nor NA, null, true and the like`},
		{"a name that reads as missing", "[scenario]\nname = \"NA\"\n", `:2:1: scenario.name: have "NA", which pandas or R read as a missing value; want a name that they read as text, such as scenario-NA`},
		{"a name that reads as a number", "[scenario]\nname = \"1e5\"\n", `:2:1: scenario.name: have "1e5", which pandas or R read as a number; want a name that they read as text, such as scenario-1e5`},
		{"a negative seed", "[scenario]\nseed = -1\n", ":2:1: scenario.seed: have -1; want a whole number from 0 to 9223372036854775807"},
		{"the largest seed", "[scenario]\nseed = 9223372036854775807\n", "no mistake"},
		{"a list", "[rules]\ndetail = [0.1,\n  0.2]\n", ":2:1: rules.detail: have [0.1, 0.2]; want a number from 0 to 1"},
		{"a table for a number", "[rules.detail]\nx = 1\n", ":1:8: rules.detail: have a table; want a number from 0 to 1"},
		{"a dotted key below a number", "[rules]\ndetail.x = 1\n", ":2:1: rules.detail: have a table; want a number from 0 to 1"},
		{"a number for a section", "rules = 3\n", ":1:1: rules: have 3; want a table: its keys under [rules]"},
		{"an array of tables", "[[rules]]\ndetail = 3\n", ":1:3: rules: have an array of tables; want [rules]"},
		{"a section as an inline table", "rules = { detail = 3 }\n", ":1:11: rules.detail: have 3; want a number from 0 to 1"},
		{"a long value in short", "[rules]\ndetail = \"" + strings.Repeat("é", 100) + "\"\n", `:2:1: rules.detail: have "` + strings.Repeat("é", 39) + "...; want a number from 0 to 1"},

		{"team above employees", "[organization]\nemployees = 20\nteam_size = 30\n", ":3:1: organization.team_size: have 30; want at most organization.employees, 20"},
		{"employees below defaults", "[organization]\nemployees = 6\n", ":2:1: organization.team_size: have 10 by default; want at most organization.employees, 6\n:2:1: organization.departments: have 8 by default; want at most organization.employees, 6"},
		{"sites above departments", "[organization]\nsites = 9\n", ":2:1: organization.sites: have 9; want at most organization.departments, 8"},
		{"no contradiction of what is wrong by itself", "[organization]\nsites = 9\ndepartments = 0\n", ":3:1: organization.departments: have 0; want a whole number from 1 to 100000"},
		{"record_every above days", "[scenario]\ndays = 5\n", ":2:1: scenario.record_every: have 10 by default; want at most scenario.days, 5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := said(tt.text); got != tt.want {
				t.Errorf("Parse(%q):\ngot  %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestMistakesOfArmsAreTold(t *testing.T) {
	const set = "[arms.a.set]\n\"culture.blame\" = 0.1\n"
	tests := []struct{ name, text, want string }{
		{"no mistake", set, "no mistake"},
		{"nested tables", "[arms.a.set.culture]\nblame = 0.1\n", "no mistake"},
		{"a dotted key", "[arms.a.set]\nculture.blame = 0.1\n", "no mistake"},
		{"an inline table", "[arms]\na = { set = { \"culture.blame\" = 0.1 } }\n", "no mistake"},
		{"a switch", "[arms.a.set]\n\"mechanisms.habit\" = false\n", "no mistake"},
		{"a switch as a number", "[arms.a.set]\n\"mechanisms.habit\" = 0\n", `:2:1: arms.a.set."mechanisms.habit": have 0; want true or false`},
		{"both ways at once", set + "culture.blame = 0.2\n", `:3:9: arms.a.set.culture.blame: have culture.blame a second time; want it once`},
		{"out of range", "[arms.a.set]\n\"culture.blame\" = 2\n", `:2:1: arms.a.set."culture.blame": have 2; want a number from 0 to 1`},
		{"an unknown path", "[arms.a.set]\n\"culture.blaem\" = 2\n", `:2:1: arms.a.set."culture.blaem": have an unknown path; did you mean "culture.blame"?`},
		{"an unknown path, nested", "[arms.a.set.culture]\nblaem = 2\n", `:2:1: arms.a.set.culture.blaem: have an unknown path; did you mean "culture.blame"?`},
		{"an unknown section", "[arms.a.set.cultrue]\nblame = 2\n", `:1:13: arms.a.set.cultrue: have an unknown path; did you mean "culture"?`},
		{"a key without section", "[arms.a.set]\nblame = 0.1\n", `:2:1: arms.a.set.blame: have an unknown path; did you mean "culture.blame"?`},
		{"a path of the scenario", "[arms.a.set]\n\"scenario.days\" = 3\n", `:2:1: arms.a.set."scenario.days": have an unknown path; want a path that heed explain lists`},
		{"a section that is a number", "[arms.a.set]\nculture = 3\n", ":2:1: arms.a.set.culture: have 3; want a table: paths under [arms.a.set.culture]"},
		{"a table where a number is wanted", "[arms.a.set.\"culture.blame\"]\nx = 3\n", `:1:13: arms.a.set."culture.blame": have a table; want a value`},
		{"the shape of the organization", "[arms.a.set]\n\"organization.employees\" = 9\n", `:2:1: arms.a.set."organization.employees": have 9; want a key that heed explain calls live; organization.employees shapes the organization, which is made once, before the burn-in`},
		{"a coefficient", "[arms.a.set]\n\"decision.ask\" = 0\n", `:2:1: arms.a.set."decision.ask": have 0; want a key that heed explain calls live; decision.ask says how people respond, which no intervention sets`},
		{"what is drawn once", "[arms.a.set]\n\"individual.baseline_offset\" = 1\n", `:2:1: arms.a.set."individual.baseline_offset": have 1; want a key that heed explain calls live; individual.baseline_offset is drawn when people and sites are made, before the burn-in`},
		{"set is no table", "[arms.a]\nset = 3\n", ":2:1: arms.a.set: have 3; want a table of paths and values"},
		{"an arm is no table", "[arms]\na = 3\n", ":2:1: arms.a: have 3; want a table: its keys under [arms.a]"},
		{"an array of arms", "[[arms]]\nname = \"a\"\n", ":1:3: arms: have an array of tables; want [arms]"},

		{"baseline", "[arms.baseline]\ntitle = \"x\"\n", ":1:7: arms.baseline: have the name of an arm that is always there; want another name: baseline is the organization as it is"},
		{"a name in capitals", "[arms.Open]\ntitle = \"x\"\n", ":1:7: arms.Open: have the name of an arm; want a name of 1 to 64 of a-z, 0-9 and -; no number, nor null, true and the like"},
		{"an arm that reads as missing", "[arms.null]\ntitle = \"x\"\n", ":1:7: arms.null: have a name that pandas or R read as a missing value; want one that they read as text, such as arm-null"},
		{"an arm that reads as a number", "[arms.007]\ntitle = \"x\"\n", ":1:7: arms.007: have a name that pandas or R read as a number; want one that they read as text, such as arm-007"},
		{"an arm that reads as a truth value", "[arms.true]\ntitle = \"x\"\n", ":1:7: arms.true: have a name that pandas or R read as a truth value; want one that they read as text, such as arm-true"},
		{"an empty name", "[arms.\"\"]\n", `:1:7: arms."": have the name of an arm; want a name of 1 to 64 of a-z, 0-9 and -; no number, nor null, true and the like`},
		{"an unknown key", "[arms.a]\nramp = 3\nramp_day = 3\n" + set, ":2:1: arms.a.ramp: have an unknown key; want one of title, from_day, until_day, ramp_days, cost, cost_once, combine, set\n:3:1: arms.a.ramp_day: have an unknown key; did you mean \"ramp_days\"?"},
		{"a path outside set", "[arms.a]\n\"culture.blame\" = 0.1\n" + set, ":2:1: arms.a.\"culture.blame\": have an unknown key; what an arm changes goes under [arms.a.set]"},
		{"a negative day", "[arms.a]\nfrom_day = -1\n" + set, ":2:1: arms.a.from_day: have -1; want a whole number from 0 to 100000"},
		{"a negative cost", "[arms.a]\ncost = -1.5\n" + set, ":2:1: arms.a.cost: have -1.5; want a number from 0 to 1000000000000"},
		{"an endless cost", "[arms.a]\ncost_once = inf\n" + set, ":2:1: arms.a.cost_once: have inf; want a number from 0 to 1000000000000"},
		{"an end before the beginning", "[arms.a]\nfrom_day = 50\nuntil_day = 50\n" + set, ":3:1: arms.a.until_day: have 50; want more than from_day, 50, or 0 for no end"},
		{"a beginning after the end", "[arms.a]\nfrom_day = 750\n" + set, ":2:1: arms.a.from_day: have 750; want less than scenario.days, 750"},
		{"little by little from never", "[education]\nrefresher_interval = 0\n[arms.a]\nramp_days = 60\n[arms.a.set]\n\"education.refresher_interval\" = 250\n", ":4:1: arms.a.ramp_days: have 60; want 0: of education.refresher_interval 0 means never, and no line leads from there or to there"},
		{"at once from never", "[education]\nrefresher_interval = 0\n[arms.a.set]\n\"education.refresher_interval\" = 250\n", "no mistake"},
		{"little by little to another interval", "[arms.a]\nramp_days = 60\n[arms.a.set]\n\"education.refresher_interval\" = 125\n", "no mistake"},
		{"nothing changed", "[arms.a]\ntitle = \"x\"\n", ":1:7: arms.a: have an arm that changes nothing; want [arms.a.set] with a path and a value, or combine"},

		{"combine an unknown arm", "[arms.ab]\ncombine = [\"aa\"]\n[arms.a.set]\n\"culture.blame\" = 0.1\n", `:2:1: arms.ab.combine: have "aa"; want names of other arms; did you mean "ab"?`},
		{"days of a combination", "[arms.b]\ncombine = [\"a\"]\nuntil_day = 30\ncost = 2\nramp_days = 5\n" + set, ":5:1: arms.b.ramp_days: have 5 in an arm that changes nothing itself; want it in the arms that this one combines, each of which keeps its own days"},
		{"days of a combination that costs nothing", "[arms.b]\ncombine = [\"a\"]\nfrom_day = 0\nuntil_day = 30\n" + set, ":4:1: arms.b.until_day: have 30 in an arm that changes nothing itself; want it in the arms that this one combines, each of which keeps its own days"},
		{"combine itself", "[arms.a]\ncombine = [\"a\"]\n", `:2:1: arms.a.combine: have "a"; want other arms than itself`},
		{"combine baseline", "[arms.a]\ncombine = [\"baseline\"]\n", `:2:1: arms.a.combine: have "baseline"; want other arms: baseline changes nothing`},
		{"combine twice", "[arms.b]\ncombine = [\"a\", \"a\"]\n" + set, `:2:1: arms.b.combine: have "a" a second time; want it once`},
		{"combine no names", "[arms.b]\ncombine = [1]\n" + set, ":2:1: arms.b.combine: have [1]; want a list of names of other arms"},
		{"combine a text", "[arms.b]\ncombine = \"a\"\n" + set, `:2:1: arms.b.combine: have "a"; want a list of names of other arms`},
		{"a cycle", "[arms.a]\ncombine = [\"b\"]\n[arms.b]\ncombine = [\"c\"]\n[arms.c]\ncombine = [\"b\"]\n", `:6:1: arms.c.combine: have "b"; want no cycle; b combines c combines b`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := said(tt.text); got != tt.want {
				t.Errorf("Parse(%q):\ngot  %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestMistakesInTheTOMLAreTold(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"text without quotes", "[organization]\nnetwork = blocks\n", `:2:11: not TOML: expected value but found "blocks" instead; write text in quotes, and true and false in small letters`},
		{"a decimal comma", "[rules]\ndetail = 0,5\n", `:2:11: not TOML: expected a top-level item to end with a newline, comment, or EOF, but got ',' instead; write decimals with a point, as in 0.5`},
		{"no value", "[rules]\ndetail =\n", `:2:9: not TOML: expected value but found '\n' instead; write text in quotes, and true and false in small letters`},
		{"a number too large", "[rules]\ncount = 99999999999999999999\n", ":2:9: not TOML: 99999999999999999999 is out of range for int64"},
		{"a key twice", "[rules]\ndetail = 0.1\ncount = 3\ndetail = 0.2\n", ":4:1: rules.detail: have it a second time; want it once; the first is on line 2"},
		{"a section twice", "[rules]\ndetail = 0.1\n[culture]\n[rules]\ncount = -3\n", ":4:2: rules: have it a second time; want it once; the first is on line 1"},
		{"three mistakes, of which two are of TOML", "[rules]\ndetail = 0,5\n[culture]\nblame = 1.5\nleadership = high\n",
			":2:11: not TOML: expected a top-level item to end with a newline, comment, or EOF, but got ',' instead; write decimals with a point, as in 0.5\n" +
				":4:1: culture.blame: have 1.5; want a number from 0 to 1\n" +
				`:5:14: not TOML: expected value but found "high" instead; write text in quotes, and true and false in small letters`},
		{"a broken header takes its section with it", "[rules\ndetail = 3\n[culture]\nblame = 3\n", ":1:7: not TOML: expected '.' or ']' to end table name, but got '\\n' instead\n:4:1: culture.blame: have 3; want a number from 0 to 1"},
		{"a list without end", "[rules]\ndetail = 3\ncount = [1,\n", ":2:1: rules.detail: have 3; want a number from 0 to 1\n:3:12: not TOML: unexpected EOF; expected value"},
		{"a list without end and keys after it", "[rules]\ncount = [1,\ndetail = 3\n", `:3:1: not TOML: expected value but found "detail" instead; write text in quotes, and true and false in small letters`},
		{"no contradictions in half a file", "[scenario]\ndays = 1,0\nrecord_every = 1000\n", `:2:9: not TOML: expected a top-level item to end with a newline, comment, or EOF, but got ',' instead; write decimals with a point, as in 0.5`},
		{"nested without end", "[rules]\ndetail = " + strings.Repeat("[", 50) + "\n", ":2:42: have more than 32 levels of nesting; want sections of keys"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := said(tt.text); got != tt.want {
				t.Errorf("Parse(%q):\ngot  %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestAllMistakesAreToldAtOnceByLine(t *testing.T) {
	text := `[scenario]
days = 0
nmae = "x"
[arms.a]
from_day = 1.5
set = { "culture.blaem" = 1, "culture.blame" = 7 }
[organization]
roster = "none.csv"
[rules]
detail = "much"
[arms.b]
`
	want := `:2:1: scenario.days: have 0; want a whole number from 1 to 100000
:3:1: scenario.nmae: have an unknown key; did you mean "scenario.name"?
:5:1: arms.a.from_day: have 1.5; want a whole number from 0 to 100000
:6:9: arms.a.set."culture.blaem": have an unknown path; did you mean "culture.blame"?
:6:30: arms.a.set."culture.blame": have 7; want a number from 0 to 1
:8:1: organization.roster: have "none.csv"; want a file beside the scenario; file does not exist
:10:1: rules.detail: have "much"; want a number from 0 to 1
:11:7: arms.b: have an arm that changes nothing; want [arms.b.set] with a path and a value, or combine
--set: rules.count: have 0; want a number from 1 to 2000`
	if diff := cmp.Diff(want, said(text, Set("rules.count=0"))); diff != "" {
		t.Errorf("Parse (-want +got):\n%s", diff)
	}
}

func TestMistakesAreValues(t *testing.T) {
	_, err := Parse("x.toml", []byte("[rules]\ndetail = 2\ncont = 3\n"), nil)
	var wrong Mistakes
	if !errors.As(err, &wrong) {
		t.Fatalf("Parse = %v; want Mistakes", err)
	}
	want := Mistakes{
		{File: "x.toml", Line: 2, Column: 1, Key: "rules.detail", Have: "2", Want: "a number from 0 to 1"},
		{File: "x.toml", Line: 3, Column: 1, Key: "rules.cont", Have: "an unknown key", Hint: `did you mean "rules.count"?`},
	}
	if diff := cmp.Diff(want, wrong); diff != "" {
		t.Errorf("Mistakes (-want +got):\n%s", diff)
	}
	var one Mistake
	if !errors.As(err, &one) || one != want[0] {
		t.Errorf("the first mistake is %v; want %v", one, want[0])
	}
}
