package scenarios

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// calibrationWithoutDefault are the keys of a calibration that are left out where they are
// not given, or that have to be given.
const calibrationWithoutDefault = "seed targets.NAME.day targets.NAME.value targets.NAME.sd targets.NAME.lo targets.NAME.hi " +
	"priors.PATH.min priors.PATH.max priors.PATH.mode priors.PATH.mean priors.PATH.sd"

// ExplainCalibration describes every section and key of a calibration file: those that
// stand before the sections as the section calibration, then the others.
func ExplainCalibration() []Section {
	keys := map[string][]key{"priors": priorKeys, "targets": targetKeys, "search": posteriorSearchKeys}
	all := []Section{{"calibration", "What to calibrate; before the sections of a calibration file.", explainedKeys(calibrationKeys)}}
	for _, s := range calibrationSections {
		all = append(all, Section{s.name, s.doc, explainedKeys(keys[s.name])})
	}
	without := " " + calibrationWithoutDefault + " "
	for _, s := range all {
		for i := range s.Keys {
			if strings.Contains(without, " "+s.Keys[i].Path+" ") {
				s.Keys[i].Default = ""
			}
		}
	}
	return all
}

// CalibrationTemplate returns the file that heed init --calibration writes: a calibration
// of that name of a base, a shipped scenario or the path of one, with every key explained.
// It is a calibration that runs.
func CalibrationTemplate(name, base string) []byte {
	if !isName(name) || misread(name) != "" {
		name = nameOf(name)
	}
	var b bytes.Buffer
	b.WriteString(calibrationHead)
	given := map[string]string{"name": strconv.Quote(name), "base": strconv.Quote(base)}
	for _, s := range ExplainCalibration() {
		if s.Name != "calibration" {
			fmt.Fprintf(&b, "\n# %s\n", s.Doc)
		}
		if example, ok := calibrationExamples[s.Name]; ok {
			if len(s.Keys) > 0 {
				b.WriteString("#\n")
			}
			for _, k := range s.Keys {
				fmt.Fprintf(&b, "#   %s: %s (%s)\n", last(k.Path), k.Doc, k.Takes)
			}
			b.WriteString(example)
			continue
		}
		if s.Name == "search" {
			b.WriteString("[search]\n")
		}
		for _, k := range s.Keys {
			writeSweepKey(&b, k, given[k.Path])
		}
	}
	return b.Bytes()
}

const calibrationHead = `# A calibration for heed: a scenario, what is uncertain in it, and what was observed.
#
# Each key is explained above it, or above its section. A key that is commented out is as
# it is without it, or shows an example. heed check FILE tells every mistake;
# heed calibrate FILE finds the values that explain what was observed, and
# heed calibrate FILE --recover 10 whether it would find them if they were known.
`

// calibrationExamples are the sections of the template that are tables of one's own names.
var calibrationExamples = map[string]string{
	"set": `[set]
#"organization.employees" = 150
`,
	"priors": `[priors]
"culture.leadership" = { min = 0.2, max = 0.9 }
"rules.misfit" = { min = 0.05, max = 0.6 }
`,
	"targets": `[targets.norm]
metric = "norm_mean"
day = 500
value = 0.62
sd = 0.02

[targets.agreement]
metric = "norm_icc"
day = 500
value = 0.2
lo = 0.1
hi = 0.3

[targets.compliance]
metric = "compliance_rate"
days = [250, 500]
value = 0.7
sd = 0.05
`,
	"truth": `#[truth]
#"culture.leadership" = 0.6
#"rules.misfit" = 0.25
`,
}
