package pages

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/scenarios"
)

// A frontAnswer is what a front says to somebody who has to choose, in sentences.
type frontAnswer struct {
	*findings.Front
	members []findings.Mix  // by cost
	spoken  map[string]bool // the names of those that sentences speak of, once there are any
}

// bounded reports whether what mixes do has intervals: the worst of few futures has none,
// and the largest regret never.
func (a *frontAnswer) bounded() bool {
	return slices.ContainsFunc(a.members, func(m findings.Mix) bool {
		return slices.ContainsFunc(m.Effects, func(e findings.Estimate) bool { return !math.IsNaN(e.Lo) })
	})
}

// heading says what the sentences are of.
func (a *frontAnswer) heading() string {
	if a.bounded() {
		return "In this model, with 95% intervals"
	}
	return "In this model"
}

// named returns the name of a mix that a sentence speaks of.
func (a *frontAnswer) named(m findings.Mix) string {
	if a.spoken == nil {
		a.spoken = map[string]bool{}
	}
	a.spoken[m.Name] = true
	return m.Name
}

// alone reports whether nothing is all that there is to choose.
func (a *frontAnswer) alone() bool {
	return len(a.members) == 1 && !moves(a.members[0])
}

// moves reports whether a mix moves any lever.
func moves(m findings.Mix) bool {
	return slices.ContainsFunc(m.Shares, func(s float64) bool { return s > 0 })
}

// sentences returns what there is to say.
func (a *frontAnswer) sentences() (all []string) {
	if a.alone() {
		return []string{"The front: no mix was found that is better than nothing in anything and within the budget: to leave all levers alone is all that there is to choose.", a.honest(), a.search()}
	}
	for i := range a.Metrics {
		all = append(all, a.best(i))
	}
	for i := range a.Metrics {
		if a.priced() && a.Measure != string(scenarios.LargeRegret) {
			all = append(all, a.shares(i), a.knee(i))
		}
	}
	for i := range a.Metrics {
		if a.priced() {
			all = append(all, a.budgets(i))
		}
	}
	return append(all, a.levers(), a.honest(), a.search())
}

// priced reports whether mixes cost different amounts.
func (a *frontAnswer) priced() bool { return a.dearest() > a.members[0].Cost }

// dearest returns the cost of the member that costs most.
func (a *frontAnswer) dearest() float64 { return a.members[len(a.members)-1].Cost }

// name returns the name of a metric in words.
func (a *frontAnswer) name(i int) string { return a.head(i)[0] }

// told writes what a mix does to a metric with the unit.
func (a *frontAnswer) told(i int, m findings.Mix) string { return a.value(i, m) + " " + a.unit(i) }

// mixed says what a mix is and costs.
func (a *frontAnswer) mixed(m findings.Mix) string {
	if !a.priced() {
		return fmt.Sprintf("%s (%s)", a.named(m), m.Words)
	}
	return fmt.Sprintf("%s (%s; %s a year)", a.named(m), m.Words, money(m.Cost))
}

// best says which mix is the best in a metric.
func (a *frontAnswer) best(i int) string {
	k := a.Best(a.members, i, math.Inf(1))
	m := a.members[k]
	switch {
	case a.Measure == string(scenarios.LargeRegret):
		return fmt.Sprintf("Least regret in %s: %s, %s, the largest of %d fresh futures.", a.name(i), a.mixed(m), a.told(i, m), m.Effects[i].N)
	case a.Metrics[i].More:
		return fmt.Sprintf("Most %s: %s, %s.", a.name(i), a.mixed(m), a.told(i, m))
	}
	return fmt.Sprintf("Least %s: %s, %s.", a.name(i), a.mixed(m), a.told(i, m))
}

// gain returns how much better a member is in a metric than the cheapest.
func (a *frontAnswer) gain(i int, m findings.Mix) float64 {
	return math.Abs(m.Effects[i].Value - a.members[0].Effects[i].Value)
}

// shares says what half and nine tenths of the most take at the least.
func (a *frontAnswer) shares(i int) string {
	top := a.members[a.Best(a.members, i, math.Inf(1))]
	most := a.gain(i, top)
	if most == 0 {
		return ""
	}
	var all []string
	for _, s := range []struct {
		name  string
		share float64
	}{{"half", 0.5}, {"nine tenths", 0.9}} {
		k := slices.IndexFunc(a.members, func(m findings.Mix) bool {
			return a.gain(i, m) >= s.share*most && !a.Better(i, a.members[0].Effects[i].Value, m.Effects[i].Value)
		})
		all = append(all, fmt.Sprintf("%s of it %s", s.name, a.mixed(a.members[k])))
	}
	return fmt.Sprintf("The cheapest mix that has much of what can be had in %s: %s.", a.name(i), strings.Join(all, "; "))
}

// knee says where the cost of more begins to rise.
func (a *frontAnswer) knee(i int) string {
	k := a.Knee(a.members, i)
	if k < 1 {
		return ""
	}
	m, first, top := a.members[k], a.members[0], a.members[a.Best(a.members, i, math.Inf(1))]
	scale := 1.0
	if a.share(i) {
		scale = 100
	}
	per := func(from, to findings.Mix) string {
		return money((to.Cost - from.Cost) / (scale * math.Abs(to.Effects[i].Value-from.Effects[i].Value)))
	}
	unit := "unit"
	if a.share(i) {
		unit = "point"
	}
	return fmt.Sprintf("The knee in %s: up to %s a %s costs %s, from there to the most %s.", a.name(i), a.mixed(m), unit, per(first, m), per(m, top))
}

// budgets says what budgets buy, round ones up to the dearest mix.
func (a *frontAnswer) budgets(i int) string {
	var all []string
	last, step := -1, roundFigure(a.dearest()/6)
	for budget := step; budget < a.dearest()+step; budget += step {
		k := a.Best(a.members, i, budget)
		if k < 0 || k == last {
			continue
		}
		last = k
		all = append(all, fmt.Sprintf("%s: %s, %s", money(budget), a.named(a.members[k]), a.told(i, a.members[k])))
	}
	return fmt.Sprintf("What a budget a year buys in %s: %s.", a.name(i), strings.Join(all, "; "))
}

// roundFigure returns the nearest of 1, 2 and 5 and their tenfolds at or above v.
func roundFigure(v float64) float64 {
	for tens := math.Pow(10, math.Floor(math.Log10(v))); ; tens *= 10 {
		for _, n := range []float64{1, 2, 5} {
			if n*tens >= v {
				return n * tens
			}
		}
	}
}

// levers says which levers mixes use always and never, of those that move any.
func (a *frontAnswer) levers() string {
	var always, never, order []string
	users := func(l int) (n int, first string) {
		for _, m := range a.members {
			if m.Shares[l] > 0 {
				if n++; first == "" {
					first = m.Name
				}
			}
		}
		return n, first
	}
	moving := 0
	for _, m := range a.members {
		if moves(m) {
			moving++
		}
	}
	if moving == 0 {
		return ""
	}
	if moving == 1 {
		m := a.members[slices.IndexFunc(a.members, moves)]
		return fmt.Sprintf("One mix moves anything: %s.", a.mixed(m))
	}
	for l, path := range a.Levers {
		name := strings.TrimPrefix(path, "arms.")
		switch n, _ := users(l); {
		case n == 0:
			never = append(never, name)
		case n == moving:
			always = append(always, name)
		default:
			order = append(order, fmt.Sprintf("%s in %.0f%%", name, 100*float64(n)/float64(moving)))
		}
	}
	var all []string
	for _, x := range []struct {
		of   []string
		text string
	}{{always, "all of them use %s"}, {never, "none uses %s"}, {order, "%s of them"}} {
		if len(x.of) > 0 {
			all = append(all, fmt.Sprintf(x.text, prose.Joined(x.of)))
		}
	}
	return fmt.Sprintf("Of the %s that move anything, %s.", prose.Count(moving, "mix", "mixes"), strings.Join(all, "; "))
}

// honest says how sure the front is, and by how much the search flattered itself.
func (a *frontAnswer) honest() string {
	lost, sure := len(a.Mixes)-len(a.members), 0
	for _, m := range a.members {
		if m.Surely >= 0.95 {
			sure++
		}
	}
	text := fmt.Sprintf("How sure: %d of the %s are not dominated in at least 95%% of resamples", sure, prose.Count(len(a.members), "mix", "mixes"))
	if len(a.members) == 1 {
		text = fmt.Sprintf("How sure: the one mix of the front is not dominated in %s of resamples", prose.Number("%.0f%%", 100*a.members[0].Surely))
	}
	if lost > 0 {
		text += fmt.Sprintf("; of those that the search took for the front %s dominated in fresh replicates, and left out here", are(lost))
	}
	if a.Measure != string(scenarios.Expected) || a.alone() {
		return text + "."
	}
	for i := range a.Metrics[:1] {
		sum, scale := 0.0, 1.0
		for _, m := range a.Mixes {
			sum += (m.Searched[i] - m.Effects[i].Value) / float64(len(a.Mixes))
		}
		if !a.Metrics[i].More {
			sum = -sum
		}
		if a.share(i) {
			scale = 100
		}
		text += fmt.Sprintf(". By its own replicates the search took them to be %.2g %s better in %s than they are", scale*sum, a.unit(i), a.name(i))
		if sum <= 0 {
			text = text[:strings.LastIndex(text, ". By")]
		}
	}
	return text + "."
}

// are says of some more mixes that they are.
func are(n int) string {
	if n == 1 {
		return "1 more is"
	}
	return fmt.Sprintf("%d more are", n)
}

// search says how the search went.
func (a *frontAnswer) search() string {
	last := a.Course[len(a.Course)-1]
	return fmt.Sprintf("The search tried %s in %s and ended because %s.", prose.Count(a.Candidates, "mix", "mixes"), prose.Count(last.Evaluations, "run"), a.Ended)
}
