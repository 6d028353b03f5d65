package pages

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
)

// soon says when half of the effect of each intervention is there. Of an effect that
// still changes on the last day half is not known, so it has no time.
func (a *answer) soon() string {
	var settled, changing, open []string
	for _, d := range a.durations {
		switch {
		case d.Metric != "compliance_rate" || math.IsNaN(d.Half.Value):
		case d.Settled == "false":
			changing = append(changing, d.Arm)
		case d.Settled == "":
			open = append(open, d.Arm)
		default:
			settled = append(settled, d.Arm+" "+a.time(d.Half))
		}
	}
	head := "Days until half of the effect on compliance is there" + a.apart() + ": "
	if len(settled) == 0 {
		head = "No effect on compliance is known to have settled, so none has a day on which half of it is there: "
	}
	var all []string
	for _, l := range []struct {
		words string
		of    []string
	}{{"", settled}, {"still changing: ", changing}, {"in force too briefly to say: ", open}} {
		if len(l.of) > 0 {
			all = append(all, l.words+strings.Join(l.of, ", "))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return head + strings.Join(all, "; ") + "."
}

// lasts says how long effects last after the arms that end.
func (a *answer) lasts() string {
	var all []string
	for _, d := range a.durations {
		switch {
		case d.Metric != "compliance_rate":
		case slices.Contains(d.Beyond, "half_life_days"):
			all = append(all, d.Arm+" beyond the run")
		case !math.IsNaN(d.HalfLife.Value):
			all = append(all, d.Arm+" "+a.time(d.HalfLife))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "Days after its end until half of the effect on compliance is lost" + a.apart() + ": " + strings.Join(all, ", ") + "."
}

// apart says how far rows are apart, where that is more than a day: no time is finer.
func (a *answer) apart() string {
	if a.every > 1 {
		return fmt.Sprintf(" (a row every %d)", a.every)
	}
	return ""
}

// time writes a time with its interval, no finer than the rows: below their distance it
// is within it, and the ends of the interval are those of the rows around them.
func (a *answer) time(e findings.Estimate) string {
	every := float64(max(1, a.every))
	lo, hi := every*math.Floor(e.Lo/every), every*math.Ceil(e.Hi/every)
	text := fmt.Sprintf("%.0f", e.Value)
	if e.Value < every {
		if text = "within " + amount(every); lo == 0 && hi <= every {
			return text
		}
	}
	if math.IsNaN(hi) {
		return fmt.Sprintf("%s [%s, beyond the run]", text, prose.Number("%.0f", lo))
	}
	return fmt.Sprintf("%s [%s, %.0f]", text, prose.Number("%.0f", lo), hi)
}

// amount writes a number of days.
func amount(days float64) string {
	if days == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%.0f days", days)
}
