package scenarios

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Template returns the file that heed init writes for a scenario of that name:
// every section and key with what it means, what it takes, its standing and its
// default, and an example of an arm. Keys are commented out, since a file is best
// read when it says only what is special; those of [scenario] are not. It parses
// to the defaults.
func Template(name string) []byte {
	if !isName(name) || misread(name) != "" {
		name = nameOf(name)
	}
	var b bytes.Buffer
	b.WriteString(templateHead)
	for _, s := range Explain() {
		fmt.Fprintf(&b, "\n# %s\n", s.Doc)
		if s.Name == "arms" {
			writeArms(&b, s)
			continue
		}
		fmt.Fprintf(&b, "[%s]\n", s.Name)
		for _, k := range s.Keys {
			writeKey(&b, k, name)
		}
	}
	return b.Bytes()
}

// templateHead opens a template.
const templateHead = `# A scenario for heed: an organization, its conditions, and what to try in it.
#
# Each key is explained above it: what it means; what it takes; what its default
# rests on (paper: Gyllensten and Toerner 2022; source: another publication;
# derived; fitted; assumption: sweep it); rows of the table of evidence; and
# whether arms may change it (live). A key that is commented out has the default
# that it shows. heed check FILE tells every mistake, heed explain KEY more.
`

// writeKey writes a key with its explanation.
func writeKey(b *bytes.Buffer, k Key, name string) {
	value, comment := k.Default, "#"
	switch k.Path {
	case "scenario.name":
		value = fmt.Sprintf("%q", name)
	case "scenario.title":
		value = `""`
	}
	if value == "" {
		value = strconv.Quote(last(k.Path) + ".csv") // a file of one's own
	}
	if strings.HasPrefix(k.Path, "scenario.") && k.Path != "scenario.title" {
		comment = ""
	}
	fmt.Fprintf(b, "\n# %s\n# %s\n%s%s = %s\n", k.Doc, k.note(), comment, last(k.Path), value)
}

// writeArms writes what an arm may have, and an example.
func writeArms(b *bytes.Buffer, s Section) {
	b.WriteString("#\n# An arm has a name of a-z, 0-9 and -, and:\n")
	for _, k := range s.Keys {
		fmt.Fprintf(b, "#\n#   %s: %s\n#     %s\n", last(k.Path), k.Doc, k.note())
	}
	b.WriteString(templateArms)
}

// templateArms is the example of arms. Costs are in thousand euro.
const templateArms = `
[arms.dialogue]
title = "Time for dialogue"
from_day = 0
ramp_days = 60
cost = 120 # a year, in thousand euro here: put your own

[arms.dialogue.set]
"culture.dialogue_rate" = 0.2
"collaboration.expert_user_dialogue" = 0.6

#[arms.together]
#title = "Dialogue and an open climate"
#combine = ["dialogue"]
#
#[arms.together.set]
#"culture.blame" = 0.05
`
