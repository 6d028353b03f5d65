package pages

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results"
	"heed/scenarios/study"
)

// RobustMeasure is what the arms of a sweep are ranked by in the table; frugalMeasure, for
// the money.
const (
	RobustMeasure = "compliance_rate"
	frugalMeasure = "compliance_per_cost"
)

// A ranking is how the arms of a sweep fare over its points as futures.
type ranking struct {
	all, single, frugal []findings.Standing // all arms; those that combine no others; the same for the money
	conditions          []findings.Condition
}

// readRanking reads the ranking of the folder dir, with no arm where there is none.
func readRanking(dir string) (r ranking, err error) {
	for _, s := range []struct {
		to             *[]findings.Standing
		among, measure string
	}{{&r.all, "all", RobustMeasure}, {&r.single, "single", RobustMeasure}, {&r.frugal, "single", frugalMeasure}} {
		if *s.to, err = findings.Standings(dir, s.among, s.measure); err != nil {
			return r, err
		}
	}
	r.conditions, err = findings.Conditions(dir, RobustMeasure)
	return r, err
}

// WriteRobustness prints how the arms of a sweep in the folder dir fare over its points
// as futures, and what the effects of those hang on that do harm in some; nothing where
// it compares no interventions.
func WriteRobustness(w io.Writer, dir string) error {
	r, err := readRanking(dir)
	if err != nil || len(r.all) < 2 {
		return err
	}
	if st, err := results.ReadStatus(dir); err == nil && study.NoFutures(st.Manifest) != "" {
		return writeNoFutures(w, study.NoFutures(st.Manifest))
	}
	if r.all[0].Futures == 0 {
		_, err = fmt.Fprintf(w, "At no point are all arms and replicates there: nothing is said of how arms fare over points.\n")
		return err
	}
	_, err = io.WriteString(w, r.table()+r.legend()+harms(r.all, r.conditions))
	return err
}

// writeNoFutures says why nothing is said of how arms fare over points of a design of some
// kind, which are no futures.
func writeNoFutures(w io.Writer, kind string) error {
	prose.WriteWrapped(w, "", noFutures(kind))
	return nil
}

func noFutures(kind string) string {
	return fmt.Sprintf("Nothing is said of how arms fare over these points: those of a %s design are laid out to tell what outcomes hang on, and are no sample of futures. For that sweep a design of kind lhs or sobol.", kind)
}

// WriteAnswering says which command prints what outcomes hang on, where the folder dir of a
// sweep has that: what makes its tables prints no more of them than the line, as they are long.
func WriteAnswering(w io.Writer, dir string, m results.Manifest) error {
	if !slices.ContainsFunc(m.Files, func(f results.File) bool { return f.Name == study.SensitivityFile }) {
		return nil
	}
	_, err := fmt.Fprintf(w, "Which factors outcomes hang on is told by: heed sensitivity %s\n", dir)
	return err
}

// table returns a row for each arm.
func (r ranking) table() string {
	columns, rows := []prose.Column{{Left: true}, {Left: true}}, [][]string{{"", "highest compliance"}, {"arm", "of all"}}
	head := func(above, below string) {
		columns = append(columns, prose.Column{Left: true})
		rows[0], rows[1] = append(rows[0], above), append(rows[1], below)
	}
	if r.combined() {
		head("", "of single arms")
	}
	if len(r.frugal) > 0 {
		head("most for", "the money")
	}
	head("lower than", "baseline")
	head("mean", "regret")
	head("largest", "regret")
	for i, s := range r.all {
		row := []string{s.Arm, shareOf(s.Best)}
		if r.combined() {
			row = append(row, bestOf(r.single, s.Arm))
		}
		if len(r.frugal) > 0 {
			row = append(row, bestOf(r.frugal, s.Arm))
		}
		harm := shareOf(s.Harm)
		if i == 0 { // the baseline is not compared with itself
			harm = ""
		}
		rows = append(rows, append(row, harm, fmt.Sprintf("%.2f", 100*s.MeanRegret), fmt.Sprintf("%.2f", 100*s.MaxRegret)))
	}
	return prose.Align(columns, rows)
}

// combined reports whether there are arms that combine others.
func (r ranking) combined() bool { return len(r.single) < len(r.all) }

// bestOf returns the share of futures in which an arm is the best of some, "" where it is
// not one of them.
func bestOf(some []findings.Standing, arm string) string {
	for _, s := range some {
		if s.Arm == arm {
			return shareOf(s.Best)
		}
	}
	return ""
}

// shareOf writes a share with its interval in percent.
func shareOf(e findings.Estimate) string {
	return fmt.Sprintf("%.0f%% [%.0f, %.0f]", 100*e.Value, 100*e.Lo, 100*e.Hi)
}

// legend says what the numbers are.
func (r ranking) legend() string {
	text := fmt.Sprintf("\nShares of %s of the design as futures, each weighing the same", prose.Count(r.all[0].Futures, "point"))
	if left := r.all[0].LeftOut; left > 0 {
		text += fmt.Sprintf("; %d more are left out, as arms or replicates are missing", left)
	}
	text += ", in which an arm has the highest compliance"
	if len(r.frugal) > 0 {
		text += ", or adds most to it for what it costs a year"
	}
	text += "; 95% intervals (Wilson), as of points drawn at random. Regret: percentage points of compliance below the best arm of the future."
	var b strings.Builder
	prose.WriteWrapped(&b, "", text)
	return "\n" + strings.TrimPrefix(b.String(), "\n")
}

// harms says of each arm that lowers compliance in some futures what that hangs on most.
func harms(all []findings.Standing, conditions []findings.Condition) string {
	text := ""
	for _, s := range all[1:] {
		if s.Harm.Value > 0 {
			text += prose.Item(fmt.Sprintf("%s lowers compliance in %d of these futures (%s; by the point's paired 95%% interval in %d)%s.",
				s.Arm, futuresOf(s, s.Harm.Value), shareOf(s.Harm), futuresOf(s, s.HarmSure), hangsOn(s.Arm, conditions)))
		}
	}
	if text == "" {
		return "\nNo arm lowers compliance in any of these futures.\n"
	}
	return "\n" + text
}

// futuresOf returns how many futures a share of them is.
func futuresOf(s findings.Standing, share float64) int {
	return int(math.Round(share * float64(s.Futures)))
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
		return fmt.Sprintf("; what that hangs on, of %s, is not to be told from chance", prose.Count(tried, "factor"))
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
