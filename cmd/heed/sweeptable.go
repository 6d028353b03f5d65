package main

import (
	"fmt"
	"io"
	"math"
	"strings"

	"heed/cmd/heed/internal/findings"
)

// robustMeasure is what the arms of a sweep are ranked by in the table.
const robustMeasure = "compliance_rate"

// writeRobustness prints how the arms of a sweep in the folder dir fare over its points
// as futures, and what the effects of those hang on that do harm in some; nothing where
// it compares no interventions.
func writeRobustness(w io.Writer, dir string) error {
	all, err := findings.Standings(dir, "all", robustMeasure)
	if err != nil || len(all) < 2 {
		return err
	}
	conditions, err := findings.Conditions(dir, robustMeasure)
	if err != nil {
		return err
	}
	if all[0].Futures == 0 {
		_, err = fmt.Fprintf(w, "At no point are all arms and replicates there: nothing is said of how arms fare over points.\n")
		return err
	}
	_, err = io.WriteString(w, futuresTable(all)+futuresLegend(all)+harms(all, conditions))
	return err
}

// futuresTable returns a row for each arm.
func futuresTable(all []findings.Standing) string {
	columns := []tableColumn{{left: true}, {left: true}, {}, {}, {}, {left: true}, {}}
	rows := [][]string{
		{"", "highest compliance in", "mean", "largest", "at", "lower than baseline in", "surely"},
		{"arm", "so many futures", "regret", "regret", "point", "so many futures", "lower in"},
	}
	for i, s := range all {
		at, harm, sure := "-", shareOf(s.Harm), number("%.0f%%", 100*s.HarmSure)
		if s.WorstPoint >= 0 {
			at = fmt.Sprint(s.WorstPoint)
		}
		if i == 0 { // the baseline is not compared with itself
			harm, sure = "", ""
		}
		rows = append(rows, []string{s.Arm, shareOf(s.Best), fmt.Sprintf("%.2f", 100*s.MeanRegret), fmt.Sprintf("%.2f", 100*s.MaxRegret), at, harm, sure})
	}
	return align(columns, rows)
}

// shareOf writes a share with its interval in percent.
func shareOf(e findings.Estimate) string {
	return fmt.Sprintf("%.0f%% [%.0f, %.0f]", 100*e.Value, 100*e.Lo, 100*e.Hi)
}

// futuresLegend says what the numbers are.
func futuresLegend(all []findings.Standing) string {
	text := fmt.Sprintf("\nOver %s of the design as futures, each weighing the same", count(all[0].Futures, "point"))
	if left := all[0].LeftOut; left > 0 {
		text += fmt.Sprintf("; %d more are left out, as arms or replicates are missing", left)
	}
	text += ". Shares have 95% intervals (Wilson), as of points drawn at random. Regret: percentage points of compliance below the best arm of the future. Surely: by the paired 95% interval of the point."
	var b strings.Builder
	writeWrapped(&b, "", text)
	return "\n" + strings.TrimPrefix(b.String(), "\n")
}

// harms says of each arm that lowers compliance in some futures what that hangs on most.
func harms(all []findings.Standing, conditions []findings.Condition) string {
	text := ""
	for _, s := range all[1:] {
		if s.Harm.Value > 0 {
			text += item(fmt.Sprintf("%s lowers compliance in %s of these futures%s.", s.Arm, shareOf(s.Harm), hangsOn(s.Arm, conditions)))
		}
	}
	if text == "" {
		return "\nNo arm lowers compliance in any of these futures.\n"
	}
	return "\n" + text
}

// distinct is the adjusted p under which a correlation is told from none.
const distinct = 0.05

// hangsOn says which factor the effect of an arm hangs on most.
func hangsOn(arm string, conditions []findings.Condition) string {
	tried := 0
	var most findings.Condition
	for _, c := range conditions {
		if c.Arm != arm {
			continue
		}
		if tried++; tried == 1 {
			most = c
		}
	}
	switch {
	case tried == 0:
		return ""
	case math.IsNaN(most.P):
		return "; too few to say what that hangs on"
	case !(most.P < distinct):
		return fmt.Sprintf("; what that hangs on, of %s, is not to be told from chance", count(tried, "factor"))
	}
	how := "smaller"
	if most.Rank > 0 {
		how = "larger"
	}
	text := fmt.Sprintf("; its effect hangs most on %s: the %s, the larger (rank correlation %+.2f, %s)", most.Factor, how, most.Rank, atMostP(most.P))
	if !math.IsNaN(most.LevelNot) {
		text += fmt.Sprintf(", on average %.3g where it does harm and %.3g where not", most.LevelHarmful, most.LevelNot)
	}
	return text
}

// atMostP writes an adjusted p.
func atMostP(p float64) string {
	if p < 0.001 {
		return "p < 0.001"
	}
	return fmt.Sprintf("p = %.3f", p)
}
