package main

import (
	"fmt"
	"slices"
	"strings"

	"heed/agents"
	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// showMarkdown prints what came of it as a page of the documentation.
func (r *calibrateRequest) showMarkdown(came *study.Calibrated) {
	command := fmt.Sprintf("heed calibrate --seed %d --replicates %d --format markdown", r.Seed, r.Replicates)
	if r.check {
		command += " --check"
	}
	fmt.Fprintf(r.out, "# How the default organization is fitted\n\nMade by `%s`, for version %s of the model.\n\n", command, agents.Version)
	if !r.check {
		fmt.Fprintf(r.out, "## Coefficients\n\n%s\n", markdown(coefficientGrid(came)))
	}
	fmt.Fprintf(r.out, "## Magnitudes\n\n%s\n", markdown(momentGrid(came.Shown)))
	for _, p := range r.notesOn(came) {
		fmt.Fprintf(r.out, "%s\n\n", p)
	}
	for _, doubt := range came.Warnings {
		fmt.Fprintf(r.out, "Warning: %v.\n\n", doubt)
	}
	fmt.Fprint(r.out, "## Where they are from and how they are read\n\n"+markdown(sourceGrid(r.Moments))+"\n## Experiments\n\n"+experiments(r.Moments))
}

// sourceGrid is the table of where the magnitudes are from.
func sourceGrid(moments []study.Moment) prose.Grid {
	g := prose.Grid{
		Columns: []prose.Column{{Left: true}, {Left: true}, {Left: true}, {Left: true}},
		Rows:    [][]string{{"magnitude", "source", "bounds from", "read in"}},
	}
	for _, m := range moments {
		g.Rows = append(g.Rows, []string{m.Title + " (" + m.Unit + ")", m.Source, m.Doubt, m.In.Name})
	}
	return g
}

// experiments describes those that moments are read off.
func experiments(moments []study.Moment) string {
	var b strings.Builder
	var told []*study.Experiment
	for _, m := range moments {
		if slices.Contains(told, m.In) {
			continue
		}
		told = append(told, m.In)
		fmt.Fprintf(&b, "- %s: %s Burn-in %d days, then %d.", m.In.Name, m.In.Doc, m.In.BurnIn, m.In.Days)
		if m.In.Set != "" {
			fmt.Fprintf(&b, " Settings: `%s`.", m.In.Set)
		}
		for _, branch := range m.In.Branches {
			for _, s := range branch.Then {
				fmt.Fprintf(&b, " From day %d, %s: `%s`.", s.From, branch.Name, s.Set)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// markdown lays a grid out as a table of Markdown.
func markdown(g prose.Grid) string {
	var b strings.Builder
	for i, row := range g.Rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i > 0 {
			continue
		}
		for _, c := range g.Columns {
			if c.Left {
				b.WriteString("|:--")
			} else {
				b.WriteString("|--:")
			}
		}
		b.WriteString("|\n")
	}
	return b.String()
}
