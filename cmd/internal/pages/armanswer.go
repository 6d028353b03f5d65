package pages

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
)

// An answer is what the tables of a finished run say to somebody who has to decide, in
// sentences, each of which is a number of a table.
type answer struct {
	interventions []findings.Intervention // the baseline first
	interactions  []findings.Interaction
	durations     []findings.Duration
	every         int // days from one recorded row to the next: no time is told finer
}

// starred is the adjusted p below which an effect is told from chance, and starred in
// the table.
const starred = 0.05

// writeAnswer prints the answer of a run in the folder dir with a row every so many
// days, nothing where it compares no interventions.
func writeAnswer(w io.Writer, dir string, every int) error {
	a, err := readAnswer(dir, every)
	if err != nil || len(a.interventions) < 2 {
		return err
	}
	text := "\nIn this model, with 95% intervals:\n"
	for _, s := range a.sentences() {
		text += prose.Item(s)
	}
	_, err = io.WriteString(w, text)
	return err
}

// readAnswer reads the tables of the folder dir.
func readAnswer(dir string, every int) (a answer, err error) {
	a.every = every
	if a.interventions, err = findings.Interventions(dir, 0); err != nil {
		return a, err
	}
	if a.interactions, err = findings.Interactions(dir, 0); err != nil {
		return a, err
	}
	if a.durations, err = findings.Durations(dir, 0); err != nil {
		return a, err
	}
	effects, err := findings.Read(dir, 0)
	if err != nil {
		return a, err
	}
	for i := range a.interventions {
		x := &a.interventions[i]
		x.Compliance.P = effects.Effect(x.Arm, "compliance_rate").P
		x.Participation.P = effects.Effect(x.Arm, "participation_rate").P
	}
	return a, nil
}

// sentences returns what there is to say.
func (a *answer) sentences() (all []string) {
	if n := a.interventions[0].Compliance.N; n < 2 {
		return []string{"One replicate has no interval: what differs may be chance. Take " + enough + "."}
	}
	for _, s := range []string{a.first(), a.most(), a.dominated(), a.falls(), a.none(), a.together(), a.soon(), a.lasts()} {
		if s != "" {
			all = append(all, s)
		}
	}
	return all
}

// single returns the interventions that combine no others; all, where all do, and then
// that they are combinations.
func (a *answer) single() (all []findings.Intervention, combined bool) {
	all = slices.DeleteFunc(slices.Clone(a.interventions[1:]), func(i findings.Intervention) bool { return i.Combines })
	if len(all) == 0 {
		return a.interventions[1:], true
	}
	return all, false
}

// priced reports whether any arm costs anything.
func (a *answer) priced() bool {
	return slices.ContainsFunc(a.interventions, func(i findings.Intervention) bool { return i.CostYear > 0 })
}

// first says which intervention to begin with: that of which a point of compliance
// costs the least, of those whose effect is told from chance.
func (a *answer) first() string {
	if !a.priced() {
		return "No arm has a cost (keys cost and cost_once), so nothing is said of what effects cost."
	}
	var raise []findings.Intervention
	all, combined := a.single()
	for _, i := range all {
		if i.Compliance.Value > 0 && i.Compliance.P < starred {
			raise = append(raise, i)
		}
	}
	if len(raise) == 0 {
		return "First: none. " + map[bool]string{true: "Of no combination", false: "Of no single intervention"}[combined] +
			" a rise of compliance is told from chance, after adjusting for the number of comparisons."
	}
	price := func(i findings.Intervention) float64 {
		if i.CostYear == 0 {
			return 0
		}
		return i.CostPerPoint.Value
	}
	slices.SortStableFunc(raise, func(x, y findings.Intervention) int {
		switch d := price(x) - price(y); {
		case d < 0:
			return -1
		case d > 0:
			return 1
		}
		return 0
	})
	what := ""
	if combined {
		what = ", a combination of which no part was run by itself"
	}
	text := fmt.Sprintf("First: %s%s. It adds %s of compliance %s", raise[0].Arm, what, points(raise[0].Compliance), priceOf(raise[0]))
	if len(raise) > 1 {
		text += fmt.Sprintf("; the next is %s, %s", raise[1].Arm, perPoint(raise[1]))
		if next := raise[1].CostPerPoint; raise[0].CostYear > 0 && next.Lo < raise[0].CostPerPoint.Hi {
			text += ", and which of the two is the cheaper is not sure"
		}
	}
	return text + "."
}

// priceOf says what an intervention costs, and for a point of compliance.
func priceOf(i findings.Intervention) string {
	if i.CostYear == 0 {
		return "and costs nothing"
	}
	return fmt.Sprintf("for %s a year: %s", money(i.CostYear), perPoint(i))
}

// perPoint says what a percentage point costs.
func perPoint(i findings.Intervention) string {
	c := i.CostPerPoint
	switch {
	case i.CostYear == 0:
		return "which costs nothing"
	case math.IsNaN(c.Hi):
		return fmt.Sprintf("%s a point [%s, no bound]", money(c.Value), money(c.Lo))
	}
	return fmt.Sprintf("%s a point [%s, %s]", money(c.Value), money(c.Lo), money(c.Hi))
}

// money writes an amount with three digits, or all before the point.
func money(v float64) string {
	if v >= 1000 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

// most says which intervention by itself adds most, or which combination where only
// these were run.
func (a *answer) most() string {
	all, combined := a.single()
	best := likeliest(all)
	if !(best.Compliance.Value > 0) {
		return "No " + map[bool]string{true: "combination", false: "single intervention"}[combined] + " raises compliance in the mean of replicates."
	}
	heading := "Most compliance by one intervention"
	if combined {
		heading = "Most compliance by a combination (no intervention was run by itself)"
	}
	text := fmt.Sprintf("%s: %s, %s", heading, best.Arm, points(best.Compliance))
	if p := chance(best); len(all) > 1 && !math.IsNaN(p) {
		text += ", the best of them with probability " + probability(p)
	}
	if best.CostYear > 0 {
		text += fmt.Sprintf("; %s a year, %s", money(best.CostYear), perPoint(best))
	}
	return text + "."
}

// likeliest returns which of some arms is the best with the highest probability; of
// equals, and where there are no probabilities, that which adds most in the mean.
func likeliest(some []findings.Intervention) findings.Intervention {
	return slices.MaxFunc(some, func(x, y findings.Intervention) int {
		return cmp.Or(compareFloats(chance(x), chance(y)), compareFloats(x.Compliance.Value, y.Compliance.Value))
	})
}

// chance is the probability of being the best of those that are compared; NaN where it is
// not known, as of fewer than [fewReplicates], whose resamples are too much alike.
func chance(i findings.Intervention) float64 {
	switch {
	case i.Compliance.N < fewReplicates:
		return math.NaN()
	case i.Combines:
		return i.Best
	}
	return i.BestSingle
}

// compareFloats orders numbers, NaN before all.
func compareFloats(x, y float64) int {
	switch {
	case x == y || math.IsNaN(x) && math.IsNaN(y):
		return 0
	case x < y || math.IsNaN(x):
		return -1
	}
	return 1
}

// probability writes a probability that resamples estimate.
func probability(p float64) string {
	switch {
	case p > 0.995 && p < 1:
		return "over 0.99"
	case p == 1:
		return "1.00 (in all resamples)"
	}
	return fmt.Sprintf("%.2f", p)
}

// points writes a difference in percentage points with its interval.
func points(e findings.Estimate) string {
	return fmt.Sprintf("%+.2f points [%.2f, %.2f]", e.Value, e.Lo, e.Hi)
}
