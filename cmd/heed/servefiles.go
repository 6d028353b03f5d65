package main

import (
	"slices"

	"heed/cmd/internal/explorer"
	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

// A download is a file of a folder that the page offers, and of which scenarios there is one.
type download struct {
	name, title, kind string
	of                func(*scenarios.Scenario) bool // nil for all
}

// downloads are the files that the page offers, in its order. The archive has all others too.
var downloads = []download{
	{reportFile, "The report, a page", "report", nil},
	{results.SeriesFile, "Every recorded day of every arm and replicate", "table", nil},
	{results.ReplicatesFile, "Every arm and replicate over all days", "table", nil},
	{results.SummaryFile, "Means of the arms, with intervals", "table", nil},
	{results.ComparisonFile, "Effects of the arms against the baseline, with intervals", "table", compares},
	{study.InterventionsFile, "What interventions do and cost", "table", compares},
	{study.InteractionsFile, "What combined interventions do beyond the sum of their parts", "table", combines},
	{study.DurationsFile, "How soon effects come, and how long they last", "table", compares},
	{results.ArmsFile, "What the arms change", "table", nil},
	{results.TeamsFile, "Every team on the last day", "table", nil},
	{results.TiesFile, "Which teams are in contact", "table", nil},
	{"figures/behaviour", "Compliance and participation over time", "figure", nil},
	{"figures/outcomes", "What tasks end in, over time", "figure", nil},
	{"figures/states", "What people know and feel, over time", "figure", nil},
	{"figures/experts", "The experts over time", "figure", nil},
	{"figures/arms", "The arms side by side", "figure", nil},
	{"figures/effects", "Effects of the arms against the baseline", "figure", compares},
	{"figures/durations-compliance", "How soon compliance changes", "figure", compares},
	{"figures/durations-participation", "How soon participation changes", "figure", compares},
}

// pictured are the formats of figures that the page offers: for documents and for slides.
var pictured = []struct{ ending, title string }{{".svg", " (SVG)"}, {".png", " (PNG)"}}

// compares reports whether a scenario has an arm beside the baseline.
func compares(s *scenarios.Scenario) bool { return len(s.Arms) > 1 }

// combines reports whether a scenario has an arm that combines others.
func combines(s *scenarios.Scenario) bool {
	return slices.ContainsFunc(s.Arms, func(a scenarios.Arm) bool { return len(a.Combine) > 0 })
}

// offered returns the files that the page offers of a run of s.
func offered(s *scenarios.Scenario) (all []explorer.File) {
	for _, d := range downloads {
		switch {
		case d.of != nil && !d.of(s):
		case d.kind == "figure":
			for _, p := range pictured {
				all = append(all, explorer.File{Name: d.name + p.ending, Title: d.title + p.title, Kind: d.kind})
			}
		default:
			all = append(all, explorer.File{Name: d.name, Title: d.title, Kind: d.kind})
		}
	}
	return all
}
