package pages

import (
	"fmt"
	"slices"
	"strconv"

	"heed/agents"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/work"
	"heed/results/report"
	"heed/scenarios"
)

// sureness says how sure a run's answer is, by each kind of doubt: chance, of which more
// is said, assumptions, and the model itself.
func (r *Reporter) sureness(more string) report.Lead {
	n := r.manifest.Replicates - work.MissingIn(r.manifest)
	chance := fmt.Sprintf("Figures are means of %s that differ in nothing but their random numbers. Brackets are 95%% intervals: so far they would move with other random numbers.", prose.Count(n, "replicate"))
	switch {
	case n < 2:
		chance = "One replicate says nothing of chance: every difference here may be luck."
	case n < fewReplicates:
		chance += fmt.Sprintf(" %d are few: take %s before deciding.", n, enough)
	}
	if n > 1 {
		chance += more
	}
	assumed, all := assumptions()
	tests, _ := r.tests()
	what := "another intervention may come first"
	if len(r.manifest.Arms) < 2 {
		what = "it is another share"
	}
	return report.Lead{
		{Name: "How sure: chance", Value: chance},
		{Name: "How sure: assumptions", Value: fmt.Sprintf("Not tested here. The intervals hold only if the assumed numbers are right: %d of the model's %d parameters are assumptions, which no study gives. With other values %s. What tests that: %s", len(assumed), all, what, tests)},
		{Name: "How sure: the model", Value: modelled},
	}
}

// modelled says what the structure of the model can bear.
const modelled = "It rests on 24 interviews in one industry. They tell what acts on what and in which direction, not how strongly. So rely on directions and on an order that holds under other assumptions, not on the rates; what the model leaves out, it cannot tell."

// assumptions returns the keys whose values are assumptions, and how many parameters the
// model has.
func assumptions() (assumed []string, all int) {
	for _, s := range scenarios.Explain() {
		for _, k := range s.Keys {
			if k.Standing != "" {
				all++
			}
			if k.Standing == "assumption" {
				assumed = append(assumed, k.Path)
			}
		}
	}
	return assumed, all
}

// futuresSweep is the shipped sweep over all assumptions, of the shipped scenario.
const futuresSweep, futuresBase = "nuclear-plant-futures", "nuclear-plant"

// tests returns the command that tests the answer of a run under other assumptions, and
// the file that it needs, if that is not a shipped one.
func (r *Reporter) tests() (command string, file report.Code) {
	base, flags := r.manifest.Scenario, r.testFlags()
	text, err := scenarios.ShippedText(base)
	shipped := err == nil && string(text) == r.manifest.Text
	if shipped && base == futuresBase {
		return "heed sweep " + futuresSweep + flags, file
	}
	if !shipped {
		base += ".toml"
	}
	name := r.manifest.Scenario + "-futures.toml"
	return "heed sweep " + prose.Quoted(name) + flags + " (that file is below the table)", report.Code{Name: name, Text: fmt.Sprintf(
		"# save as %s, beside %s\nbase = %q\nreplicates = 10\nassumptions = [\"all\"]\n[design]\nkind = \"lhs\"\nsamples = 200\n", name, base, base)}
}

// testFlags returns the flags by which the test has the run's days, arms and settings.
func (r *Reporter) testFlags() (text string) {
	m := r.manifest
	text = " --days " + strconv.Itoa(m.Days)
	if s, err := scenarios.ParseWith(m.Scenario, []byte(m.Text), nil, nil); err == nil && s.Days == m.Days {
		text = ""
	}
	if arms := selected(m); arms != "" {
		text += " --arms " + prose.Quoted(arms)
	}
	for _, set := range m.Overrides {
		text += " --set " + prose.Quoted(set)
	}
	return text
}

// varied says how far a sweep has tested the assumptions.
func (r *Reporter) varied() string {
	assumed, _ := assumptions()
	drawn := agents.Assumptions(&r.scenario.Params)
	tested, all := 0, true
	for _, k := range assumed {
		if slices.Contains(r.manifest.Factors, k) {
			tested++
		}
	}
	for _, d := range drawn {
		all = all && slices.Contains(r.manifest.Factors, d.Path)
	}
	const shares = " Shares of points are of the combinations that were tried, each weighing the same; nobody knows how likely each is, so they are no probabilities of what will happen."
	switch left := len(assumed) - tested; {
	case tested == 0:
		return fmt.Sprintf("Not tested: none of the %d numbers of the model that no study gives was varied, and the answer holds only if their values are right.", left)
	case left == 0:
		return fmt.Sprintf("Tested: all %d numbers of the model that no study gives were varied, over the ranges that the sweep names.", tested) + shares
	case all:
		return fmt.Sprintf("Tested: of %d values of the model that no study gives, all %d that have a range to draw from were varied at once. The others (switches, the size of the organization, conditions that are 0) kept theirs.", len(assumed), tested) + shares
	default:
		return fmt.Sprintf("Tested in part: %d of the %d values of the model that no study gives were varied; the others kept theirs, and the answer holds only if these are right.", tested, len(assumed)) + shares
	}
}
