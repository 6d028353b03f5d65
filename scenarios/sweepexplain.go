package scenarios

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// withoutDefault are the keys of a sweep that are left out where they are not given, or
// that have to be given.
var withoutDefault = strings.Fields("seed replicates design.kind design.samples design.seed factors.PATH.min factors.PATH.max factors.PATH.mode factors.PATH.mean factors.PATH.sd factors.PATH.steps")

// ExplainSweep describes every section and key of a sweep file: those that stand before
// the sections as the section sweep, then design, then factors.
func ExplainSweep() []Section {
	return []Section{
		{"sweep", "What to vary and how often; before the sections of a sweep file.", explainedKeys(sweepKeys)},
		{"design", "How the points are laid out over the factors.", explainedKeys(designKeys)},
		{"factors", "What varies: paths of a scenario's keys in quotes, each a list of levels, or a range, such as { min = 0.1, max = 0.9 }, with these keys.", explainedKeys(factorKeys)},
	}
}

func explainedKeys(list []key) []Key {
	var all []Key
	for _, k := range list {
		e := k.explain()
		if slices.Contains(withoutDefault, e.Path) {
			e.Default = ""
		}
		all = append(all, e)
	}
	return all
}

// SweepTemplate returns the file that heed init --sweep writes: a sweep of that name
// over a base, a shipped scenario or the path of one, with every key explained. It is a
// sweep that runs.
func SweepTemplate(name, base string) []byte {
	if !isName(name) || misread(name) != "" {
		name = nameOf(name)
	}
	sections := ExplainSweep()
	var b bytes.Buffer
	b.WriteString(sweepHead)
	given := map[string]string{"name": strconv.Quote(name), "base": strconv.Quote(base), "replicates": "10", "design.kind": `"lhs"`, "design.samples": "50"}
	for i, s := range sections[:2] {
		if i > 0 {
			fmt.Fprintf(&b, "\n# %s\n[%s]\n", s.Doc, s.Name)
		}
		for _, k := range s.Keys {
			writeSweepKey(&b, k, given[k.Path])
		}
	}
	fmt.Fprintf(&b, "\n# %s\n#\n", sections[2].Doc)
	for _, k := range sections[2].Keys {
		fmt.Fprintf(&b, "#   %s: %s (%s)\n", last(k.Path), k.Doc, k.Takes)
	}
	b.WriteString(sweepFactors)
	return b.Bytes()
}

// writeSweepKey writes a key of a sweep with its explanation: commented out, unless a
// value is given.
func writeSweepKey(b *bytes.Buffer, k Key, value string) {
	comment := ""
	if value == "" {
		comment, value = "#", k.Default
	}
	if example, ok := sweepExamples[k.Path]; ok && value == "" {
		value = example
	}
	fmt.Fprintf(b, "\n# %s\n# %s\n%s%s = %s\n", k.Doc, k.Takes, comment, last(k.Path), value)
}

// sweepExamples are values of keys that have no default.
var sweepExamples = map[string]string{
	"title": `"What hangs on what"`, "seed": "1", "arms": `["education", "dialogue"]`, "assumptions": `["all"]`,
	"design.seed": "1", "design.file": `"points.csv"`, "design.cross": `["culture.blame"]`,
}

const sweepHead = `# A sweep for heed: a scenario, and what to vary in it.
#
# Each key is explained above it. A key that is commented out is as it is without it,
# or shows an example. heed check FILE tells every mistake and how many runs it is.
`

const sweepFactors = `[factors]
"rules.detail" = { min = 0.1, max = 0.9 }
"rules.count" = { min = 20, max = 150, dist = "integers" }
"culture.blame" = [0.1, 0.3, 0.5]
`
