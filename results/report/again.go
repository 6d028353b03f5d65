package report

import (
	"fmt"
	"strconv"
	"strings"

	"heed/results"
)

// Again returns the section by which the work of a folder can be done again: the
// commands, in their order, and what m keeps of what went in and what came out.
func Again(m results.Manifest, commands string) Section {
	facts := Facts{
		{"Made by", m.Program}, {"Version of the model", m.Model},
		{"Seed", strconv.FormatUint(m.Seed, 10)},
		{"Days", fmt.Sprintf("%d, after a burn-in of %d", m.Days, m.BurnIn)},
		{"Units of work", fmt.Sprintf("%d: points %d × replicates %d", m.Units, m.Points, m.Replicates)},
		{"SHA-256 of the scenario", m.TextSHA256},
	}
	kind := "scenario"
	if m.Search { // of a policy or a calibration
		kind = "file"
		facts[4].Value = "those that the search asked for, at most " + facts[4].Value
		facts[5].Name = "SHA-256 of the file"
	}
	for _, set := range m.Overrides {
		facts = append(facts, Fact{"Set on the command line", set})
	}
	blocks := []Block{
		Text("The same version, scenario and seed give the same bytes in every table, on any machine."),
		Code{"Commands", commands}, facts,
		Fold{"The " + kind + ", as it was read", []Block{Code{"Text of the " + kind, m.Text}}},
	}
	for _, in := range m.Inputs {
		if in.Text != "" {
			blocks = append(blocks, Fold{"What it names: " + in.Name, []Block{Code{in.Name, in.Text}}})
			continue
		}
		blocks = append(blocks, Facts{{"SHA-256 of " + in.Name, in.SHA256}})
	}
	return Section{"again", "How to make it again", append(blocks, Fold{"Files and their checksums", []Block{Paper("Of figures the checksums are in manifest.json, and on the page as it is on a screen."), files(m)}})}
}

// files lists the files of a folder.
func files(m results.Manifest) *Table {
	t := &Table{Caption: "Files of the folder", Columns: []Column{{"File", false}, {"Bytes", true}, {"Rows", true}, {"SHA-256", false}}}
	for _, f := range m.Files {
		rows := ""
		if f.Rows > 0 {
			rows = strconv.FormatInt(f.Rows, 10)
		}
		t.Rows = append(t.Rows, []Cell{{Text: f.Name, Screen: strings.HasPrefix(f.Name, "figures/")}, {Text: strconv.FormatInt(f.Bytes, 10)}, {Text: rows}, {Text: f.SHA256}})
	}
	return t
}
