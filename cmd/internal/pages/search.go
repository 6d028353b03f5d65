package pages

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/internal/prose"
	"heed/cmd/internal/work"
	"heed/results/report"
	"heed/scenarios"
	"heed/scenarios/study"
)

// searched reports whether the folder is of a search: an optimization or a calibration,
// which have a front or a posterior and no arms.
func (r *Reporter) searched() bool { return study.IsOptimization(r.manifest) || r.calibration() }

// calibration reports whether the folder is of heed calibrate FILE.
func (r *Reporter) calibration() bool {
	_, is := r.manifest.Settings["calibration.targets"]
	return is
}

// searchKicker says what kind of search the page is of.
func (r *Reporter) searchKicker() string {
	if !r.calibration() {
		return "heed: optimize " + r.manifest.Scenario
	}
	if n := r.truths(); n > 0 {
		return fmt.Sprintf("heed: calibrate %s, recovery of %s", r.manifest.Scenario, prose.Count(n, "truth"))
	}
	return "heed: calibrate " + r.manifest.Scenario
}

// searchScope says what the model can tell and what not, with what is to be said of a
// search.
func (r *Reporter) searchScope(of ...string) report.Section {
	assumed, all := assumedOf()
	tells := append(report.List{
		"It can explain and rank, under assumptions that it names. It cannot predict the compliance rate of an organization. Read rankings and directions, not rates.",
		fmt.Sprintf("It stands on 24 interviews in one industry, which give structure, signs and shapes, never magnitudes. Of the model's %d parameters %d are assumptions: those that are not varied here have the values of the base.", all, assumed),
	}, of...)
	return report.Section{ID: "scope", Title: "What this can tell, and what not", Blocks: []report.Block{tells, studied}}
}

// doubts lists the warnings of a search, of which the last sentence says what is looked for.
func (r *Reporter) doubts(sought string) report.Section {
	s := report.Section{ID: "warnings", Title: "Warnings"}
	if len(r.manifest.Warnings) == 0 {
		s.Blocks = []report.Block{report.Text("None arose. What is looked for: " + sought + ".")}
		return s
	}
	s.Blocks = []report.Block{report.Note(r.manifest.Warnings)}
	return s
}

// searchAgain says how to make the folder of a search again, with what is to be done with
// its results, if there is something.
func (r *Reporter) searchAgain(use ...report.Block) report.Section {
	s := report.Again(r.manifest, r.searchCommands())
	s.Blocks = append(s.Blocks, use...)
	return s
}

// searchCommands returns what to type to make the folder again. Where the file is not a
// shipped one, it is in the page, to be saved under the name.
func (r *Reporter) searchCommands() string {
	m := r.manifest
	verb, shipped, to, flags := "optimize", scenarios.ShippedPolicyText, m.Scenario, []string{"", "--seed " + strconv.FormatUint(m.Seed, 10)}
	if r.calibration() {
		verb, shipped = "calibrate", scenarios.ShippedCalibrationText
		flags = append(flags, "--replicates "+strconv.Itoa(m.Replicates))
	}
	if n := r.truths(); n > 0 {
		flags, to = append(flags, "--recover "+strconv.Itoa(n)), to+"-recovery"
	}
	for _, set := range m.Overrides {
		flags = append(flags, "--set "+prose.Quoted(set))
	}
	if format := formatOf(m); verb == "optimize" && format != "csv" {
		flags = append(flags, "--format "+format)
	}
	if verb == "optimize" && !slices.Contains(m.Outputs, work.FiguresOutput) {
		flags = append(flags, "--figures=false")
	}
	name, before := m.Scenario, ""
	if text, err := shipped(name); err != nil || string(text) != m.Text {
		name += ".toml"
		before = fmt.Sprintf("# save the text below as %s, and what it names beside it\n", name)
	}
	return fmt.Sprintf("%sheed %s %s%s -o out/%s\nheed report out/%s\n", before, verb, prose.Quoted(name), strings.Join(flags, " "), prose.Quoted(to), prose.Quoted(to))
}
