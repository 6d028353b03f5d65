package scenarios

import (
	"fmt"
	"strings"
	"testing"
)

// The words are those of pandas 1.5 to 3 (na_values by default, as far as names can be so
// written, true and false values, infinities) and of R 4.2 (na.strings, type.convert);
// what is text was read by both as text.
func TestMisread(t *testing.T) {
	for want, names := range map[string]string{
		"a missing value": "NA na nan NaN -nan -NaN null NULL None none",
		"a truth value":   "true True TRUE false FALSE T F",
		"a number":        "0 007 -1 1.5 .5 1. 1e5 1E-5 1e 0x1f 0X1P3 0x1.8p-1 1i inf Inf -inf infinity",
		"":                "baseline nil nan0 t f e1 - 1- 1-2 1..2 1.2.3 1f 1d5 1L 0b1 0x 2020-01-01 v2 i true-north na-1",
	} {
		for name := range strings.FieldsSeq(names) {
			if got := misread(name); got != want {
				t.Errorf("misread(%q) = %q; want %q", name, got, want)
			}
		}
	}
}

// The name of a file is made one that reads as text, and is no longer than names are.
func TestNamesOfFilesReadAsText(t *testing.T) {
	for file, want := range map[string]string{
		"2026.toml": "scenario-2026", "dir/null.toml": "scenario-null", "plant.toml": "plant",
		strings.Repeat("7", 70) + ".toml": "scenario-" + strings.Repeat("7", 55),
	} {
		if got := nameOf(file); got != want || !isName(got) || misread(got) != "" {
			t.Errorf("nameOf(%q) = %q; want %q", file, got, want)
		}
	}
}

// An arm, a scenario and a sweep are refused alike, wherever the name is given; an example
// of another name is itself allowed.
func TestMisreadNamesAreRefused(t *testing.T) {
	for _, name := range []string{"nan", "none", "false", "-1", "12", "-inf"} {
		text := fmt.Sprintf("[arms.%q]\n[arms.%q.set]\n\"culture.blame\" = 0.1\n", name, name)
		if got := said(text); !strings.Contains(got, "have a name that pandas or R read as "+misread(name)) {
			t.Errorf("an arm %q: %s", name, got)
		}
		if other := legible("arm-", name); !isArmName(other) || misread(other) != "" {
			t.Errorf("legible(arm-, %q) = %q; want a name of an arm", name, other)
		}
	}
	if got := said("[rules]\n", Set("scenario.name=007")); !strings.Contains(got, "have 007, which pandas or R read as a number") {
		t.Errorf("a name by flag: %s", got)
	}
	if _, err := ParseSweep("x.toml", []byte("name = \"null\"\nbase = \"nuclear-plant\"\n[design]\nkind = \"ofat\"\n[factors]\n\"culture.blame\" = [0.1, 0.2]\n"), nil, nil); err == nil || !strings.Contains(err.Error(), `x.toml:1:1: name: have "null", which pandas or R read as a missing value`) {
		t.Errorf("ParseSweep: %v; want it to refuse the name", err)
	}
}
