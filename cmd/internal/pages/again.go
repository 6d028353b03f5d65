package pages

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/internal/prose"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/results/report"
	"heed/scenarios"
)

// again says how to make the folder again.
func (r *Reporter) again() (report.Section, error) {
	return report.Again(r.manifest, Commands(r.manifest)), nil
}

// Commands returns what to type to make a folder again. Where the scenario is not a
// shipped one, it is in the page, to be saved under the name.
func Commands(m results.Manifest) string {
	verb, name, shipped := work.CommandOf(m), m.Scenario, scenarios.ShippedText
	if verb == "sweep" {
		shipped = scenarios.ShippedSweepText
	}
	var b strings.Builder
	if text, err := shipped(name); err != nil || string(text) != m.Text {
		name += ".toml"
		fmt.Fprintf(&b, "# save the text below as %s, and what it names beside it\n", name)
	}
	fmt.Fprintf(&b, "heed %s %s%s -o out/%s\nheed report out/%s\n", verb, prose.Quoted(name), flagsOf(m), prose.Quoted(m.Scenario), prose.Quoted(m.Scenario))
	return b.String()
}

// flagsOf returns the flags of the command that makes a folder.
func flagsOf(m results.Manifest) string {
	all := []string{"", "--seed " + strconv.FormatUint(m.Seed, 10)}
	if m.Until == nil {
		all = append(all, "--replicates "+strconv.Itoa(m.Replicates))
	} else {
		for _, g := range m.Until.Goals {
			all = append(all, "--until "+prose.Quoted(g.Metric+":"+strconv.FormatFloat(g.Half, 'g', -1, 64)))
		}
		all = append(all, "--at-most "+strconv.Itoa(m.Until.AtMost))
	}
	if !slices.Contains(m.Factors, "scenario.days") {
		all = append(all, "--days "+strconv.Itoa(m.Days))
	}
	if arms := selected(m); arms != "" {
		all = append(all, "--arms "+prose.Quoted(arms))
	}
	for _, set := range m.Overrides {
		all = append(all, "--set "+prose.Quoted(set))
	}
	return strings.Join(append(all, outputFlags(m)...), " ")
}

// outputFlags returns the flags that say what is written into a folder, where that is not
// what is written anyway.
func outputFlags(m results.Manifest) (all []string) {
	if !m.Series {
		all = append(all, "--series=false")
	}
	for _, o := range m.Outputs {
		if days, ok := strings.CutPrefix(o, "employees on days "); ok {
			all = append(all, "--employees --employee-days "+strings.ReplaceAll(days, " ", ","))
		}
		if o == "rows of the burn-in" {
			all = append(all, "--burn-in-rows")
		}
	}
	if teams := len(m.Teams) > 0; teams != teamsAnyway(m) {
		all = append(all, fmt.Sprintf("--teams=%t", teams))
	}
	if format := formatOf(m); format != results.CSVFormat {
		all = append(all, "--format "+format)
	}
	if !slices.Contains(m.Outputs, work.FiguresOutput) {
		all = append(all, "--figures=false")
	}
	if !m.Kept {
		all = append(all, "--keep=false")
	}
	return all
}

// teamsAnyway reports whether the command that made a folder writes tables of teams
// where nobody asks for them: a run of no more employees than [work.TeamsUpTo].
func teamsAnyway(m results.Manifest) bool {
	var employees float64
	err := json.Unmarshal(m.Settings["organization.employees"], &employees)
	return !work.IsSweep(m) && err == nil && employees <= work.TeamsUpTo
}

// formatOf returns the formats of the tables of a folder, as --format takes them.
func formatOf(m results.Manifest) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(m.Outputs), func(o string) bool {
		return o != results.CSVFormat && o != results.ParquetFormat
	}), ",")
}

// selected returns the arms to be named to the command: none where they are all those
// of the file.
func selected(m results.Manifest) string {
	arms := strings.Join(m.Arms[1:], ",")
	if arms == "" {
		arms = scenarios.Baseline
	}
	named, err := armsOf(m)
	if err != nil { // it names files, which are not at hand
		return arms
	}
	all := make([]string, len(named))
	for i, a := range named {
		all[i] = a.Name
	}
	if slices.Equal(all, m.Arms) {
		return ""
	}
	return arms
}

// armsOf returns the arms that the file of a folder has run, if it names no other files.
func armsOf(m results.Manifest) ([]scenarios.Arm, error) {
	if work.IsSweep(m) {
		s, err := scenarios.ParseSweep(m.Scenario+".toml", []byte(m.Text), nil, nil)
		if err != nil {
			return nil, err
		}
		return s.Base.Arms, nil
	}
	s, err := scenarios.ParseWith(m.Scenario, []byte(m.Text), nil, nil)
	if err != nil {
		return nil, err
	}
	return s.Arms, nil
}
