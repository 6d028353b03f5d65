package pages

import (
	"fmt"
	"math"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
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
	return fmt.Sprintf("Dominated, in nothing better and in something worse of %s: %s.", in, prose.Joined(all))
}

// falls says what lowers compliance or participation; what takes time is in the table.
func (a *answer) falls() string {
	var all []string
	for _, i := range a.interventions[1:] {
		if e := i.Compliance; e.Hi < 0 && e.P < starred {
			all = append(all, fmt.Sprintf("%s lowers compliance by %s points", i.Arm, size(e)))
		}
		if e := i.Participation; e.Hi < 0 && e.P < starred {
			all = append(all, fmt.Sprintf("%s lowers participation by %s acts per employee and month", i.Arm, size(e)))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "Compliance or participation falls: " + strings.Join(all, "; ") + "."
}

// size writes the size of a fall, with its interval.
func size(e findings.Estimate) string {
	return fmt.Sprintf("%.2f [%.2f, %.2f]", -e.Value, -e.Hi, -e.Lo)
}

// none says of which arms no effect on compliance is to be told from chance, by its
// interval or after adjusting for the number of comparisons.
func (a *answer) none() string {
	var all []string
	for _, i := range a.interventions[1:] {
		if e := i.Compliance; e.Lo <= 0 && e.Hi >= 0 || e.P >= starred {
			all = append(all, fmt.Sprintf("%s (%s)", i.Arm, points(e)))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "Not to be told from no effect on compliance: " + prose.Joined(all) + "."
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
