package pages

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results/report"
)

// Below fewReplicates intervals are said to be of few, and no probability is told that
// an arm is the best. Who takes more is advised to take enoughReplicates.
const (
	fewReplicates    = 10
	enoughReplicates = 20
)

// enough is what is advised wherever replicates are too few: one number, so that no two
// places contradict each other.
var enough = fmt.Sprintf("--replicates %d or more", enoughReplicates)

// An adviser says what follows from a run for whoever has to decide.
type adviser struct {
	r *Reporter
	*answer
	findings *findings.Findings
}

// lead says what to do, what that brings, what it costs, and how sure it is.
func (a *adviser) lead() report.Lead {
	if len(a.interventions) < 2 {
		return append(report.Lead{{Name: "What to do", Value: fmt.Sprintf("Nothing follows: no intervention was compared. As the organization is, %s of tasks are done as the rules ask.",
			compliance(a.findings.Level(a.r.manifest.Arms[0], "compliance_rate")))}}, a.r.sureness("")...)
	}
	raise := a.raising()
	if len(raise) == 0 {
		return append(report.Lead{{Name: "What to do", Value: a.nothing()}}, a.r.sureness(a.chanceOf(nil))...)
	}
	first, most := raise[0], a.strongest(raise)
	named := a.named(first, most)
	lead := report.Lead{{Name: "What to do", Value: a.whatToDo(first, most)}, {Name: "What it brings", Value: a.brings(named)}, {Name: "What it costs", Value: a.price(named)}}
	if harm := a.harmful(); harm != "" {
		lead = append(lead, report.Fact{Name: "What not to do", Value: harm})
	}
	return append(lead, a.r.sureness(a.chanceOf(raise))...)
}

// raising returns the interventions that combine no others, or all where all do, whose
// rise of compliance is told from chance: the cheapest for a point first where there are
// costs, or else the one that adds most.
func (a *answer) raising() (raise []findings.Intervention) {
	all, _ := a.single()
	for _, i := range all {
		if i.Compliance.Value > 0 && i.Compliance.P < starred {
			raise = append(raise, i)
		}
	}
	rank := func(i findings.Intervention) float64 {
		switch {
		case !a.priced():
			return -i.Compliance.Value
		case i.CostYear == 0:
			return 0
		}
		return i.CostPerPoint.Value
	}
	slices.SortStableFunc(raise, func(x, y findings.Intervention) int { return compareFloats(rank(x), rank(y)) })
	return raise
}

// strongest returns what adds most to compliance of all arms whose rise is told from
// chance, combinations among them.
func (a *answer) strongest(raise []findings.Intervention) findings.Intervention {
	best := raise[0]
	for _, i := range a.interventions[1:] {
		if i.Compliance.P < starred && i.Compliance.Value > best.Compliance.Value {
			best = i
		}
	}
	return best
}

// nothing says that no rise is told from chance.
func (a *adviser) nothing() string {
	if a.interventions[0].Compliance.N < 2 {
		return "Nothing can be said: one replicate tells no effect from chance. Run it again with " + enough + "."
	}
	text := "Nothing follows yet: of no single intervention a rise of compliance is told from chance."
	if a.r.manifest.Replicates < enoughReplicates {
		return text + " More replicates may tell: run it again with " + enough + "."
	}
	return text + " Whatever they do to compliance is small, or uncertain."
}

// titled names an arm with its title.
func (r *Reporter) titled(arm string) string {
	for _, a := range r.scenario.Arms {
		if a.Name == arm && a.Title != "" && a.Title != arm {
			return fmt.Sprintf("%s (%s)", arm, strings.TrimSuffix(a.Title, "."))
		}
	}
	return arm
}

// brings says what some arms add to compliance.
func (a *adviser) brings(arms []findings.Intervention) string {
	base := a.findings.Level(a.r.manifest.Arms[0], "compliance_rate")
	text := fmt.Sprintf("Compliance, the share of tasks done as the rules ask, is %s without any intervention.", compliance(base))
	for _, i := range arms {
		text += " " + a.adds(i)
	}
	return text
}

// adds says what an arm adds to compliance.
func (a *adviser) adds(i findings.Intervention) string {
	return fmt.Sprintf("%s adds %.2f percentage points [%.2f, %.2f].", i.Arm, i.Compliance.Value, i.Compliance.Lo, i.Compliance.Hi)
}

// price says what some arms cost, in money, working time and participation.
func (a *adviser) price(arms []findings.Intervention) string {
	var said []string
	for _, i := range arms {
		said = append(said, a.costsOf(i))
	}
	if a.priced() {
		said = append(said, "Money is in the unit in which the scenario states costs.")
	}
	return strings.Join(said, " ")
}

// costsOf says what an arm costs.
func (a *adviser) costsOf(i findings.Intervention) string {
	var all []string
	if a.priced() {
		money := "no money"
		if i.CostYear > 0 {
			money = priceOf(i)
		}
		all = append(all, strings.Replace(strings.TrimPrefix(money, "for "), " a point", " for a percentage point", 1))
	}
	if m := i.Minutes; !math.IsNaN(m.Value) {
		all = append(all, fmt.Sprintf("%+.2f minutes of each employee's day", m.Value))
	}
	if p := i.Participation; p.Value < 0 && p.P < starred {
		all = append(all, fmt.Sprintf("%.2f acts of participation fewer per employee and month", -p.Value))
	}
	if len(all) == 0 {
		return i.Arm + ": nothing that is known."
	}
	return fmt.Sprintf("%s: %s.", i.Arm, strings.Join(all, "; "))
}

// harmful says which arms lower compliance, which are dominated, and on which money is
// spent in vain.
func (a *adviser) harmful() string {
	var lower, idle, named []string
	for _, i := range a.interventions[1:] {
		switch e := i.Compliance; {
		case e.Hi < 0 && e.P < starred:
			lower, named = append(lower, fmt.Sprintf("%s (%s)", i.Arm, points(e))), append(named, i.Arm)
		case i.DominatedBy != "" && i.Sure:
			idle, named = append(idle, fmt.Sprintf("%s (take %s)", i.Arm, i.DominatedBy)), append(named, i.Arm)
		}
	}
	var said []string
	if len(lower) > 0 {
		said = append(said, "Compliance falls with "+prose.Joined(lower)+".")
	}
	if len(idle) > 0 {
		said = append(said, "Another is at least as good in everything, and better in something, than "+prose.Joined(idle)+".")
	}
	if wasted := a.wasted(named); len(wasted) > 0 {
		said = append(said, "Another costs less, adds more compliance and is no worse in participation, chance aside, than "+prose.Joined(wasted)+".")
	}
	return strings.Join(said, " ")
}

// chanceOf says how sure the choice among the interventions that raise compliance is as
// far as chance goes.
func (a *adviser) chanceOf(raise []findings.Intervention) string {
	if len(raise) == 0 {
		return ""
	}
	text := ""
	if len(raise) > 1 && a.priced() {
		x, y := raise[0], raise[1]
		text = fmt.Sprintf(" That %s is the cheaper one per percentage point, before %s, is beyond chance.", x.Arm, y.Arm)
		if x.CostYear > 0 && !(y.CostPerPoint.Lo >= x.CostPerPoint.Hi) {
			text = fmt.Sprintf(" Whether %s or %s is the cheaper per percentage point is open: their intervals overlap.", x.Arm, y.Arm)
		}
	}
	all, _ := a.single()
	best := likeliest(all)
	if p := chance(best); len(all) > 1 && !math.IsNaN(p) {
		text += fmt.Sprintf(" Of single interventions %s adds most with probability %s.", best.Arm, probability(p))
	}
	return text
}
