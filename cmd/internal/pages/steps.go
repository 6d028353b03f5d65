package pages

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
)

// whatToDo says what to begin with, what the next step up is and what it asks for, what adds
// most, and whose prices these are: with others the order is another.
func (a *adviser) whatToDo(first, most findings.Intervention) string {
	if !a.priced() {
		text := fmt.Sprintf("Begin with %s: of the interventions that raise compliance by more than chance it adds most (the scenario states no costs).", a.r.titled(first.Arm))
		return text + a.mostOf(most, first)
	}
	text := a.begin(first)
	next, ok := a.nextStep(first)
	if ok {
		text += " " + a.step(first, next)
	}
	if single := a.mostSingle(); single.Arm != first.Arm && single.Arm != next.Arm {
		text += fmt.Sprintf(" Of the %s %s adds most: %s points for %s a year.", a.kind(), a.r.titled(single.Arm), amountOf(single.Compliance), money(single.CostYear))
	}
	return text + a.mostOf(most, first, next, a.mostSingle()) + a.prices()
}

// named returns the arms that the advice names, each once.
func (a *adviser) named(first, most findings.Intervention) []findings.Intervention {
	all := []findings.Intervention{first}
	next, ok := a.nextStep(first)
	if !a.priced() || !ok {
		next = first
	}
	for _, i := range []findings.Intervention{next, a.mostSingle(), most} {
		if !isNamed(all, i) {
			all = append(all, i)
		}
	}
	return all
}

// begin says what a percentage point costs least with.
func (a *adviser) begin(first findings.Intervention) string {
	words := "the cheapest per percentage point"
	if first.Arm == a.mostSingle().Arm {
		words += ", which also adds most of the " + a.kind()
	}
	cost := "and costs nothing."
	if first.CostYear > 0 {
		cost = fmt.Sprintf("for %s a year, %s a point.", money(first.CostYear), money(first.CostPerPoint.Value))
	}
	return fmt.Sprintf("Begin with %s, %s: it adds %s points %s", a.r.titled(first.Arm), words, amountOf(first.Compliance), cost)
}

// nextStep returns what follows an arm on the frontier of compliance against cost, if
// its rise is told from chance.
func (a *adviser) nextStep(first findings.Intervention) (next findings.Intervention, ok bool) {
	on := slices.DeleteFunc(slices.Clone(a.interventions), func(i findings.Intervention) bool { return i.Frontier != "on" })
	slices.SortStableFunc(on, func(x, y findings.Intervention) int { return cmp.Compare(x.CostYear, y.CostYear) })
	at := slices.IndexFunc(on, func(i findings.Intervention) bool { return i.Arm == first.Arm })
	if at < 0 || at+1 == len(on) {
		return next, false
	}
	if next = on[at+1]; next.Compliance.P < starred && next.Compliance.Value > first.Compliance.Value {
		return next, true
	}
	return findings.Intervention{}, false
}

// step says what the step from one arm of the frontier to the next adds and costs.
func (a *adviser) step(from, to findings.Intervention) string {
	instead, words := " instead", ""
	if to.Combines {
		instead = ""
	} else if to.Arm == a.mostSingle().Arm {
		words = ", which adds most of the " + a.kind()
	}
	points, cost := to.Compliance.Value-from.Compliance.Value, to.CostYear-from.CostYear
	return fmt.Sprintf("The next step up is %s%s%s: %.2f points more for %s more a year, %s for each further point.",
		a.r.titled(to.Arm), instead, words, points, money(cost), money(cost/points))
}

// mostSingle returns which of the single interventions adds most to compliance.
func (a *adviser) mostSingle() findings.Intervention {
	all, _ := a.single()
	return slices.MaxFunc(all, func(x, y findings.Intervention) int { return compareFloats(x.Compliance.Value, y.Compliance.Value) })
}

// kind is what single interventions are called: combinations, where only these were run.
func (a *adviser) kind() string {
	if _, combined := a.single(); combined {
		return "combinations"
	}
	return "single interventions"
}

// mostOf names the arm that adds most of all, if it is not named already.
func (a *adviser) mostOf(most findings.Intervention, named ...findings.Intervention) string {
	if isNamed(named, most) {
		return ""
	}
	return fmt.Sprintf(" Of all that was compared most is added by %s.", a.r.titled(most.Arm))
}

// isNamed reports whether an arm is among some.
func isNamed(some []findings.Intervention, one findings.Intervention) bool {
	return slices.ContainsFunc(some, func(i findings.Intervention) bool { return i.Arm == one.Arm })
}

// amountOf writes a rise in percentage points.
func amountOf(e findings.Estimate) string { return fmt.Sprintf("%.2f", e.Value) }

// prices says whose prices are used.
func (a *adviser) prices() string {
	from := "Prices are what the scenario file states"
	if guessed(a.r.manifest.Text) {
		from += ", whose comment calls them guesses"
	}
	return " " + from + ": with other prices another may come first."
}

// guessed reports whether a comment of a file, which may have several lines, calls costs
// guesses.
func guessed(text string) bool {
	var words strings.Builder
	says := func() bool {
		s := strings.ToLower(words.String())
		words.Reset()
		return strings.Contains(s, "guess") && (strings.Contains(s, "cost") || strings.Contains(s, "price"))
	}
	for line := range strings.Lines(text) {
		if said, ok := strings.CutPrefix(strings.TrimSpace(line), "#"); ok {
			words.WriteString(said + " ")
		} else if says() {
			return true
		}
	}
	return says()
}

// wasted says of which arms money is spent in vain: another costs less a year and surely
// adds more to compliance, and they are not better in participation by more than chance.
// It leaves out some, of which that is said already.
func (a *adviser) wasted(but []string) (all []string) {
	if !a.priced() {
		return nil
	}
	for _, i := range a.interventions[1:] {
		if slices.Contains(but, i.Arm) {
			continue
		}
		if o, ok := a.cheaperAndBetter(i); ok {
			all = append(all, wasting(i, o))
		}
	}
	return all
}

// cheaperAndBetter returns what costs less than an arm and surely adds more: of several
// that with the lowest cost of a point.
func (a *adviser) cheaperAndBetter(i findings.Intervention) (findings.Intervention, bool) {
	for _, o := range a.raising() {
		more := o.Compliance.Lo > i.Compliance.Hi
		if o.CostYear < i.CostYear && more && !(i.Participation.Lo > o.Participation.Hi) {
			return o, true
		}
	}
	return i, false
}

// wasting says what an arm costs, and what is better.
func wasting(i, o findings.Intervention) string {
	text := fmt.Sprintf("%s (%+.2f points for %s a year", i.Arm, i.Compliance.Value, money(i.CostYear))
	if v := i.CostPerPoint.Value; v > 0 && !math.IsInf(v, 0) {
		text += fmt.Sprintf(", %s a point", money(v))
	}
	text += "; take " + o.Arm
	if i.Minutes.Hi < o.Minutes.Lo {
		text += ", unless working time is what counts"
	}
	return text + ")"
}
