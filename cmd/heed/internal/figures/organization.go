package figures

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"heed/results/plot"
	"heed/scenarios"
)

const (
	drawnTeams = 2500 // of more teams there is no picture: it would be of dots
	drawnArms  = 4    // the baseline and those that differ most from it
	manyTeams  = 400  // with more teams there is room for two arms
	windowDays = 50   // over which teams.csv has outcomes
)

// organization draws the network of teams, coloured by compliance.
func (r *run) organization() (*plot.Figure, error) {
	if r.roll == nil || len(r.roll.teams) == 0 || len(r.roll.teams) > drawnTeams {
		return nil, nil
	}
	arms := r.mostDifferent()
	n := plot.Network{
		Frame: r.frame("Teams, the contacts between them, and how far each complies with the rules.", r.organizationCaption(arms)),
		Unit:  "compliance of the team", Share: true,
		SizeUnit: "seats", WeightUnit: "contacts", Group: "D: department", Region: "site",
		None: "no tasks",
	}
	sites, departments := 0, 0
	for i, t := range r.roll.teams {
		n.Nodes = append(n.Nodes, plot.Node{Label: strconv.Itoa(i), Size: t.seats, Group: t.department, Region: t.site})
		sites, departments = max(sites, t.site+1), max(departments, t.department+1)
	}
	for i := range departments {
		n.Groups = append(n.Groups, fmt.Sprintf("D%d", i))
	}
	for i := range sites {
		n.Regions = append(n.Regions, fmt.Sprintf("Site %d", i))
	}
	for _, t := range r.roll.ties {
		n.Links = append(n.Links, plot.Link{A: int(t.Team), B: int(t.Other), Weight: float64(t.Ties)})
	}
	for _, a := range arms {
		n.Colourings = append(n.Colourings, r.colouring(a))
	}
	return plot.Networks(n)
}

// colouring returns the compliance of the teams of an arm.
func (r *run) colouring(a scenarios.Arm) plot.Colouring {
	c := plot.Colouring{Title: a.Name}
	var sum done
	for _, d := range r.roll.shares(a.Name) {
		c.Values = append(c.Values, d.complied/d.tasks) // NaN without any
		sum.add(d)
	}
	if sum.tasks > 0 {
		c.Note = fmt.Sprintf("all teams: %.1f%%", 100*sum.complied/sum.tasks)
	}
	return c
}

// mostDifferent returns the arms to show in their order: the baseline, and those whose
// mean compliance over all replicates is furthest from its.
func (r *run) mostDifferent() []scenarios.Arm {
	arms := slices.Clone(r.scenario.Arms)
	away := func(i int) float64 {
		if d := math.Abs(r.findings.Effect(arms[i].Name, "compliance_rate").Value); d > 0 {
			return d
		}
		return 0
	}
	var others []int
	for i := 1; i < len(arms); i++ {
		others = append(others, i)
	}
	slices.SortStableFunc(others, func(a, b int) int { return cmp.Compare(away(b), away(a)) })
	most := drawnArms - 1
	if len(r.roll.teams) > manyTeams {
		most = 1
	}
	others = others[:min(len(others), most)]
	slices.Sort(others)
	shown := arms[:1:1]
	for _, i := range others {
		shown = append(shown, arms[i])
	}
	return shown
}

// organizationCaption says what is shown of which arms and replicates.
func (r *run) organizationCaption(shown []scenarios.Arm) string {
	of := "replicate 0, whose network the others do not share"
	switch {
	case r.single():
		of = "one replicate"
	case r.roll.same:
		of = "all " + r.replicates() + " together, whose network is the same"
	}
	text := fmt.Sprintf("Teams on day %[1]d, of %[3]s. Compliance: share of their tasks of the last %[2]d days that was done as the rules ask. Numbers are those of teams.csv.",
		r.roll.day, min(windowDays, r.scenario.BurnIn+r.scenario.Days), of)
	if len(shown) < len(r.scenario.Arms) {
		text += fmt.Sprintf(" Shown: the baseline, and of %d arms the %d whose compliance differs most from its.", len(r.scenario.Arms)-1, len(shown)-1)
	}
	return text
}
