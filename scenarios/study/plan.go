package study

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
)

// Plan returns what a folder for one run of s is to hold. Missing is what s does
// not know: Program, Overrides, and what else will be written, to be appended to
// Outputs.
func Plan(s *scenarios.Scenario, r Record) results.Plan {
	p := results.Plan{
		Header: results.Header{Scenario: s.Name, Metrics: metricColumns(), Series: r.Series},
		Model:  agents.Version, Text: string(s.Text),
		Seed: s.Seed, Points: 1, Replicates: s.Replicates, Days: s.Days, BurnIn: s.BurnIn,
		Settings: settings(s), Outputs: r.outputs(), ArmColumns: armColumns,
	}
	if len(r.EmployeeDays) > 0 {
		p.Employees = columns(employees)
	}
	if r.Teams {
		p.Teams = columns(teams)
	}
	for _, in := range s.Inputs {
		p.Inputs = append(p.Inputs, results.Input{Name: path.Base(in.Name), SHA256: in.SHA256})
	}
	for _, a := range s.Arms {
		p.Arms = append(p.Arms, a.Name)
		p.ArmRows = append(p.ArmRows, armRow(s, a))
	}
	return p
}

// settings returns every parameter of s by its path, and what its arms set.
func settings(s *scenarios.Scenario) map[string]any {
	all := map[string]any{"scenario.record_every": s.RecordEvery, "scenario.title": s.Title}
	for _, d := range agents.Parameters {
		all[d.Path] = setting(&s.Params, d)
	}
	for _, a := range s.Arms {
		armSettings(all, s, a)
	}
	return all
}

// setting returns the value of a parameter as JSON has it.
func setting(p *agents.Params, d agents.Parameter) any {
	switch d.Kind {
	case agents.Choice, agents.File:
		return p.GetText(d.Path)
	case agents.Switch:
		return p.Get(d.Path) >= 0.5
	}
	return p.Get(d.Path)
}

// armSettings adds the keys of an arm that say anything, and those of the arms
// that it combines, to all.
func armSettings(all map[string]any, s *scenarios.Scenario, a scenarios.Arm) {
	at := "arms." + a.Name + "."
	for _, k := range []struct {
		key   string
		value float64
	}{
		{"from_day", float64(a.FromDay)}, {"until_day", float64(a.UntilDay)}, {"ramp_days", float64(a.RampDays)},
		{"cost", a.Cost}, {"cost_once", a.CostOnce},
	} {
		if k.value != 0 {
			all[at+k.key] = k.value
		}
	}
	for _, set := range a.Set {
		all[at+"set."+set.Path] = set.Value
	}
	if len(a.Combine) > 0 {
		all[at+"combine"] = a.Combine
	}
	for _, name := range a.Combine { // an arm may come twice: it says the same
		if part, ok := s.Arm(name); ok {
			armSettings(all, s, part)
		}
	}
}

// armColumns are the columns of arms.csv.
var armColumns = []results.Column{
	{Name: "arm", Doc: "The name of the arm."},
	{Name: "title", Doc: "Its title."},
	{Name: "from_day", Unit: "day", Doc: "Day on which it begins."},
	{Name: "until_day", Unit: "day", Doc: "First day without it; empty where it lasts to the end."},
	{Name: "ramp_days", Unit: "days", Doc: "Days that it takes to come about."},
	{Name: "cost", Unit: "per year", Doc: "What it costs in each year, without the arms that it combines."},
	{Name: "cost_once", Unit: "once", Doc: "What it costs once, without the arms that it combines."},
	{Name: "cost_total", Unit: "cost", Doc: "What it costs from day 0 to the last, with the arms that it combines."},
	{Name: "combine", Doc: "The arms that it combines, with spaces between."},
	{Name: "set", Doc: "What it sets, as path=value with spaces between."},
}

// armRow returns the fields of an arm in arms.csv.
func armRow(s *scenarios.Scenario, a scenarios.Arm) []string {
	until := ""
	if a.UntilDay > 0 {
		until = strconv.Itoa(a.UntilDay)
	}
	var set []string
	for _, x := range a.Set {
		set = append(set, fmt.Sprintf("%s=%s", x.Path, decimal(x.Value)))
	}
	return []string{
		a.Name, a.Title, strconv.Itoa(a.FromDay), until, strconv.Itoa(a.RampDays),
		decimal(a.Cost), decimal(a.CostOnce), decimal(s.Cost(a)),
		strings.Join(a.Combine, " "), strings.Join(set, " "),
	}
}

// decimal writes a number without an exponent.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
