package pages

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode"

	"heed/agents"
	"heed/cmd/internal/prose"
	"heed/results"
	"heed/results/stats"
	"heed/scenarios/study"
)

// failing says what it is to fail.
func failing(f study.Failing) string {
	switch {
	case f.String() == study.DefaultFailing().String():
		return "adds nothing to compliance"
	case f.Worst > 0 && f.By == study.ByRegret:
		return fmt.Sprintf("fails (is among its worst %g%% of points by regret on %s)", 100*f.Worst, f.Of)
	case f.Worst > 0:
		return fmt.Sprintf("fails (is among its worst %g%% of points by its effect on %s)", 100*f.Worst, f.Of)
	}
	return fmt.Sprintf("fails (%s)", f)
}

// discoverySentences says of each arm under which conditions it fails, a paragraph or
// more each.
func discoverySentences(r *study.DiscoveryReport) (all []string) {
	for i := range r.Arms {
		all = append(all, armSentences(r, &r.Arms[i])...)
	}
	return all
}

// armSentences says under which conditions an arm fails.
func armSentences(r *study.DiscoveryReport, a *study.Discovered) []string {
	n := len(a.Fails)
	text := fmt.Sprintf("%s %s in %d of %s%s.", a.Arm, failing(r.Failing), a.Failing, prose.Count(n, "future"), tiedWords(r.Failing, a))
	switch a.End {
	case study.TooFewFail:
		if a.Failing == 0 {
			return []string{text}
		}
		return []string{text + fmt.Sprintf(" %s too few to tell conditions by: %d are the least.", isAre(a.Failing), r.Few)}
	case study.TooFewHold:
		if a.Failing == n {
			return []string{fmt.Sprintf("%s %s in all of %s.", a.Arm, failing(r.Failing), prose.Count(n, "future"))}
		}
		return []string{text + fmt.Sprintf(" It does nearly everywhere: the %s in which it does not are too few to tell conditions by.", prose.Count(n-a.Failing, "future"))}
	case study.NoneByRule:
		return []string{text + fmt.Sprintf(" The search found no conditions that tell where: no box that it looked at has at least %.0f%% of these futures and limits that are significant among so many factors. There may be conditions all the same.", 100*leastCoverage(r.Rule))}
	case study.LuckAlone:
		return []string{text + fmt.Sprintf(" The search found no conditions that tell where: where failing is shuffled among futures, a box as good as the best that it found turns up in %s. There may be conditions all the same, which more points would tell.", LuckWords(a.Luck, r.Shuffle))}
	}
	all := []string{text}
	for k := range a.Boxes {
		all = append(all, boxSentence(r, a, k))
	}
	if len(a.Boxes) > 1 {
		last := a.Boxes[len(a.Boxes)-1]
		all = append(all, fmt.Sprintf("Together these boxes hold %.0f of the %d; elsewhere %.0f of %d.", float64(a.Failing)-last.Rest.Sum, a.Failing, last.Rest.Sum, last.Rest.N))
	}
	return all
}

// tiedWords says why the worst points are more or fewer than the share that was asked for.
func tiedWords(f study.Failing, a *study.Discovered) string {
	switch k := int(math.Round(f.Worst * float64(len(a.Fails)))); {
	case f.Worst == 0 || a.Failing == k:
		return ""
	case a.Failing > k:
		return fmt.Sprintf(", more than %g%%, as those that equal the last of these are among them", 100*f.Worst)
	}
	return fmt.Sprintf(", fewer than %g%%, as in the others no arm does better, so that there is nothing to regret", 100*f.Worst)
}

// leastCoverage returns the least coverage of a box that the rule may take.
func leastCoverage(r stats.BoxRule) float64 {
	if r.Else > 0 {
		return min(r.Coverage, r.Else)
	}
	return r.Coverage
}

func isAre(n int) string {
	if n == 1 {
		return "That is"
	}
	return "These are"
}

// boxSentence says what the k-th box of an arm is.
func boxSentence(r *study.DiscoveryReport, a *study.Discovered, k int) string {
	b := &a.Boxes[k]
	if len(b.Limits) == 0 {
		return "The box holds all futures."
	}
	begin := "It does so mostly where "
	if k > 0 {
		begin = "Of the other futures it does so mostly where "
	}
	var limits []string
	for _, l := range b.Limits {
		limits = append(limits, limitWords(r.Factors[l.Feature], l.Limit, true))
	}
	return fmt.Sprintf("%s%s: of the %s there %.0f fail (density %.0f%%), which are %.0f%% of all that fail (coverage); elsewhere %.0f of %d. %s",
		begin, prose.Joined(limits), prose.Count(b.N, "future"), b.Sum, 100*b.Density, 100*b.Coverage, b.Rest.Sum, b.Rest.N, trustWords(r, b))
}

// trustWords says how much a box is to be trusted.
func trustWords(r *study.DiscoveryReport, b *study.DiscoveredBox) string {
	var again []string
	for _, l := range b.Limits {
		again = append(again, fmt.Sprintf("%s in %.0f%%", r.Factors[l.Feature].Path, 100*b.Again.Again[l.Feature]))
	}
	text := fmt.Sprintf("Sought again in %d random halves of the futures, %s found", b.Again.Times, limitsAre(len(again)))
	if r.Step > 0 {
		text = fmt.Sprintf("In %d random halves of the futures, the box of the trajectory that is the nearest to this one in coverage and density was taken: %s found", b.Again.Times, limitsAre(len(again)))
	}
	if math.IsNaN(b.Again.Outside) {
		text += " (" + prose.Joined(again) + ")"
	} else {
		text += fmt.Sprintf(" (%s), and in the other halves the density of these boxes is %.0f%%", prose.Joined(again), 100*b.Again.Outside)
	}
	return text + fmt.Sprintf(". Where failing is shuffled among futures, as good a box turns up in %s.", LuckWords(b.Luck, r.Shuffle))
}

func limitsAre(n int) string {
	if n == 1 {
		return "this limit is"
	}
	return "these limits are"
}

// LuckWords says how many shuffles had as good a box.
func LuckWords(luck float64, shuffles int) string {
	n := int(math.Round(luck*float64(shuffles+1))) - 1
	if n == 0 {
		return fmt.Sprintf("none of %d shuffles", shuffles)
	}
	return fmt.Sprintf("%d of %d shuffles", n, shuffles)
}

// limitWords says a limit in words, with what the factor is where that is asked for.
func limitWords(f study.DiscoveryFactor, l stats.Limit, explained bool) string {
	text := f.Path + " " + rangeWords(f, l)
	if what := factorWords(f.Path); explained && what != "" {
		text += " (" + what + ")"
	}
	return text
}

// rangeWords says what a limit leaves of a factor.
func rangeWords(f study.DiscoveryFactor, l stats.Limit) string {
	if l.Out != nil {
		in := LevelsIn(f, l)
		if len(in) == 1 {
			return "is " + in[0]
		}
		return "is " + prose.OrJoined(in)
	}
	whole := f.Whole()
	lo, hi := fmt.Sprintf("%.3g", l.Lo), fmt.Sprintf("%.3g", l.Hi)
	if whole {
		lo, hi = fmt.Sprintf("%.0f", l.Lo), fmt.Sprintf("%.0f", l.Hi)
	}
	switch {
	case math.IsInf(l.Lo, -1) && whole:
		return "is at most " + hi
	case math.IsInf(l.Lo, -1):
		return "is below " + hi
	case math.IsInf(l.Hi, 1) && whole:
		return "is at least " + lo
	case math.IsInf(l.Hi, 1):
		return "is above " + lo
	}
	return fmt.Sprintf("is between %s and %s", lo, hi)
}

// LevelsIn returns the names that a limit leaves.
func LevelsIn(f study.DiscoveryFactor, l stats.Limit) (in []string) {
	for i, name := range f.Names {
		if !l.Out[i] {
			in = append(in, name)
		}
	}
	return in
}

// factorWords says what a key is, as heed explain has it, within a sentence.
func factorWords(path string) string {
	p, ok := agents.Find(path)
	if !ok {
		return ""
	}
	text := strings.TrimSuffix(p.Doc, ".")
	if r := []rune(text); len(r) > 1 && unicode.IsUpper(r[0]) && !unicode.IsUpper(r[1]) {
		text = string(unicode.ToLower(r[0])) + string(r[1:])
	}
	if p.Unit != "" {
		text += "; " + p.Unit
	}
	return text
}

// discoveryGrid is the table of what was discovered.
func discoveryGrid(r *study.DiscoveryReport) prose.Grid {
	g := prose.Grid{
		Columns: []prose.Column{{Left: true}, {}, {Left: true}, {}, {}, {}, {}},
		Rows:    [][]string{{"arm", "fails in", "mostly where", "there", "density", "coverage", "elsewhere"}},
	}
	for _, a := range r.Arms {
		fails := fmt.Sprintf("%d of %d", a.Failing, len(a.Fails))
		if len(a.Boxes) == 0 {
			where := endWords[a.End]
			if a.Failing == len(a.Fails) {
				where = "everywhere"
			}
			g.Rows = append(g.Rows, []string{a.Arm, fails, where, "", "", "", ""})
		}
		for k, b := range a.Boxes {
			name := a.Arm
			if k > 0 {
				name, fails = "", ""
			}
			for i, l := range b.Limits {
				row := []string{"", "", "and " + limitWords(r.Factors[l.Feature], l.Limit, false), "", "", "", ""}
				if i == 0 {
					row = []string{name, fails, limitWords(r.Factors[l.Feature], l.Limit, false), fmt.Sprintf("%.0f of %d", b.Sum, b.N),
						fmt.Sprintf("%.0f%%", 100*b.Density), fmt.Sprintf("%.0f%%", 100*b.Coverage), fmt.Sprintf("%.0f of %d", b.Rest.Sum, b.Rest.N)}
				}
				g.Rows = append(g.Rows, row)
			}
		}
	}
	return g
}

// endWords say why an arm has no box.
var endWords = map[study.DiscoveryEnd]string{
	study.TooFewFail: "- (too few)", study.TooFewHold: "nearly everywhere", study.NoneByRule: "- (none found)", study.LuckAlone: "- (none beyond luck)",
}

// ShowDiscovery prints what was discovered.
func ShowDiscovery(out io.Writer, r *study.DiscoveryReport) error {
	g := discoveryGrid(r)
	text := prose.AlignWide(g.Columns, g.Rows) + "\n"
	for _, p := range discoverySentences(r) {
		text += prose.Wrapped("- " + p)
	}
	text += "\n" + prose.Wrapped(fmt.Sprintf("%s. "+
		"Conditions say where failing lies, not what causes it: a factor may stand in for another. "+
		"peeling.csv has every box that was peeled; --arm ARM --box STEP takes another.", futuresWords(r.Manifest)))
	_, err := io.WriteString(out, text)
	return err
}

// futuresWords says what shares of the points of a sweep are.
func futuresWords(m results.Manifest) string {
	if kind := study.NoFutures(m); kind != "" {
		return fmt.Sprintf("What is called futures here are the %s of a %s design, which are no sample of futures: shares of them say nothing of how often an arm fails", prose.Count(m.Points, "point"), kind)
	}
	return fmt.Sprintf("Futures are the %s of the sweep, each weighing the same: shares of them are no probabilities", prose.Count(m.Points, "point"))
}
