package main

import (
	"fmt"
	"math"
	"strings"

	"heed/cmd/heed/internal/findings"
)

// dominated says which arms are dominated, and by what.
func (a *answer) dominated() string {
	var all []string
	for _, i := range a.interventions[1:] {
		if i.DominatedBy == "" {
			continue
		}
		how := "not surely"
		if i.Sure {
			how = "surely"
		}
		all = append(all, fmt.Sprintf("%s by %s (%s)", i.Arm, i.DominatedBy, how))
	}
	if len(all) == 0 {
		return ""
	}
	in := "compliance, participation and time"
	if a.priced() {
		in = "compliance, participation, time and money"
	}
	return fmt.Sprintf("Dominated, in nothing better and in something worse of %s: %s.", in, joined(all))
}

// harm says what makes compliance or participation worse.
func (a *answer) harm() string {
	var all []string
	for _, i := range a.interventions[1:] {
		if e := i.Compliance; e.Hi < 0 {
			all = append(all, fmt.Sprintf("%s lowers compliance by %s points", i.Arm, size(e)))
		}
		if e := i.Participation; e.Hi < 0 {
			all = append(all, fmt.Sprintf("%s lowers participation by %s acts per employee and month", i.Arm, size(e)))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "Worse than the baseline: " + strings.Join(all, "; ") + "."
}

// size writes the size of a fall, with its interval.
func size(e findings.Estimate) string {
	return fmt.Sprintf("%.2f [%.2f, %.2f]", -e.Value, -e.Hi, -e.Lo)
}

// none says of which arms no effect on compliance is to be told from chance.
func (a *answer) none() string {
	var all []string
	for _, i := range a.interventions[1:] {
		if e := i.Compliance; e.Lo <= 0 && e.Hi >= 0 {
			all = append(all, fmt.Sprintf("%s (%s)", i.Arm, points(e)))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "Not to be told from no effect on compliance: " + joined(all) + "."
}

// together says what combinations add beyond their parts.
func (a *answer) together() string {
	var all []string
	for _, i := range a.interactions {
		if i.Metric != "compliance_rate" || math.IsNaN(i.Beyond.Value) {
			continue
		}
		than := "about what its parts add up to"
		switch e := i.Beyond; {
		case e.Lo > 0:
			than = fmt.Sprintf("%.2f [%.2f, %.2f] more than its parts add up to", 100*e.Value, 100*e.Lo, 100*e.Hi)
		case e.Hi < 0:
			than = fmt.Sprintf("%.2f [%.2f, %.2f] less than its parts add up to", -100*e.Value, -100*e.Hi, -100*e.Lo)
		default:
			than += fmt.Sprintf(" (beyond: %+.2f [%.2f, %.2f])", 100*e.Value, 100*e.Lo, 100*e.Hi)
		}
		all = append(all, fmt.Sprintf("%s adds %+.2f points of compliance, %s", i.Arm, 100*i.Together, than))
	}
	if len(all) == 0 {
		return ""
	}
	return "Together: " + strings.Join(all, "; ") + "."
}

// soon says when half of the effect of each intervention is there.
func (a *answer) soon() string {
	var all []string
	for _, d := range a.durations {
		if d.Metric == "compliance_rate" && !math.IsNaN(d.Half.Value) {
			all = append(all, fmt.Sprintf("%s %.0f [%s]", d.Arm, d.Half.Value, ends(d.Half)))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "Days until half of the effect on compliance is there: " + strings.Join(all, ", ") + "."
}

// lasts says how long effects last after the arms that end.
func (a *answer) lasts() string {
	var all []string
	for _, d := range a.durations {
		switch beyond := strings.Join(d.Beyond, " "); {
		case d.Metric != "compliance_rate":
		case strings.Contains(beyond, "half_life_days"):
			all = append(all, d.Arm+" beyond the run")
		case !math.IsNaN(d.HalfLife.Value):
			all = append(all, fmt.Sprintf("%s %.0f [%s]", d.Arm, d.HalfLife.Value, ends(d.HalfLife)))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "Days after its end until half of the effect on compliance is lost: " + strings.Join(all, ", ") + "."
}

// ends writes the ends of an interval of days, which may lie beyond the run.
func ends(e findings.Estimate) string {
	if math.IsNaN(e.Hi) {
		return number("%.0f", e.Lo) + ", beyond the run"
	}
	return fmt.Sprintf("%s, %.0f", number("%.0f", e.Lo), e.Hi)
}

// joined lists words with "and" before the last.
func joined(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
