package pages

import (
	"fmt"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results"
	"heed/results/report"
	"heed/results/stats"
)

// A sweepAdviser says what follows from a sweep for whoever has to decide.
type sweepAdviser struct {
	*Reporter
	ranking
	effects map[string][]float64 // on compliance by arm, percentage points, one of each point
}

// advise reads what a sweep's answer is made of.
func (r *Reporter) advise(k ranking) (*sweepAdviser, error) {
	a := &sweepAdviser{r, k, map[string][]float64{}}
	err := results.ReadFile(r.dir, results.ComparisonFile, func(t *results.Reader) error {
		diff := slices.Index(t.Columns, "diff")
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			if v := row.Values[diff]; row.Metric == RobustMeasure && v == v {
				a.effects[row.Arm] = append(a.effects[row.Arm], 100*v)
			}
		}
		return nil
	})
	return a, err
}

// leader returns the arm that is the best at most points, the first of equals.
func leader(all []findings.Standing) findings.Standing {
	return slices.MaxFunc(all, func(x, y findings.Standing) int { return compareFloats(x.Best.Value, y.Best.Value) })
}

// lead says what to do, what that brings, what it costs, and how sure it is.
func (a *sweepAdviser) lead() report.Lead {
	arms := a.named()
	lead := report.Lead{{Name: "What to do", Value: a.whatToDo()}, {Name: "What it brings", Value: a.brings(arms)}}
	if a.priced() {
		lead = append(lead, report.Fact{Name: "What it costs", Value: a.price(arms)})
	}
	if harm := a.harmful(); harm != "" {
		lead = append(lead, report.Fact{Name: "What can go wrong", Value: harm})
	}
	return append(lead, a.sweepSureness()...)
}

// leadWithoutArms is the lead of a sweep that compares no interventions.
func (r *Reporter) leadWithoutArms() (report.Lead, error) {
	levels, err := r.baselineLevels()
	var shares []float64
	for _, l := range levels {
		shares = append(shares, 100*l.mean)
	}
	text := "Nothing follows for what to do: no intervention was compared."
	if len(shares) > 0 {
		q := stats.Quantiles(shares, 0, 0.5, 1)
		text += fmt.Sprintf(" Over the points, compliance, the share of tasks done as the rules ask, goes from %.1f%% to %.1f%%, with %.1f%% in the middle; what it hangs on is below.", q[0], q[2], q[1])
	}
	return append(report.Lead{{Name: "What to do", Value: text}}, r.sweepSureness()...), err
}

// whatToDo says which arms are the best at most points.
func (a *sweepAdviser) whatToDo() string {
	best := leader(a.all)
	if best.Arm == a.all[0].Arm {
		return fmt.Sprintf("Nothing: without any intervention compliance is the highest more often than with any, at %s.", a.share(best.Best))
	}
	text := fmt.Sprintf("For the highest compliance take %s: it is the best of all arms at %s.", a.titled(best.Arm), a.share(best.Best))
	frugal, most := "", ""
	if len(a.frugal) > 1 {
		if s := leader(a.frugal); s.Best.Value > 0 && s.Arm != a.frugal[0].Arm {
			frugal, most = s.Arm, a.share(s.Best)
		}
	}
	if single := a.single; a.combined() && len(single) > 1 && leader(single).Arm != single[0].Arm {
		s := leader(single)
		text += fmt.Sprintf(" If it is to be one intervention, take %s, the best of these at %s.", a.titled(s.Arm), a.share(s.Best))
		if s.Arm == frugal {
			return text + fmt.Sprintf(" It also adds most for what it costs, at %s.", most)
		}
	}
	if frugal != "" {
		text += fmt.Sprintf(" If money is short, take %s: of single interventions it adds most for what it costs at %s.", a.titled(frugal), most)
	}
	return text
}

// named returns the arms that the advice names, each once.
func (a *sweepAdviser) named() (all []string) {
	for _, some := range [][]findings.Standing{a.all, a.single, a.frugal} {
		if len(some) < 2 {
			continue
		}
		if s := leader(some); s.Arm != a.all[0].Arm && !slices.Contains(all, s.Arm) {
			all = append(all, s.Arm)
		}
	}
	return all
}

// brings says what arms add to compliance over the points.
func (a *sweepAdviser) brings(arms []string) string {
	var said []string
	for _, arm := range arms {
		if x := a.effects[arm]; len(x) > 0 {
			q := stats.Quantiles(x, 0.05, 0.5, 0.95)
			said = append(said, fmt.Sprintf("%s changes it by %+.2f percentage points at the point in the middle, and by %+.2f to %+.2f at nine of ten points.", arm, q[1], q[0], q[2]))
		}
	}
	if len(said) == 0 {
		return "Nothing that can be told."
	}
	return "Compliance is the share of tasks done as the rules ask. " + strings.Join(said, " ")
}

// price says what arms cost.
func (a *sweepAdviser) price(arms []string) string {
	var said []string
	for _, arm := range a.scenario.Arms {
		if slices.Contains(arms, arm.Name) {
			said = append(said, fmt.Sprintf("%s %s a year", arm.Name, money(a.costYear(arm))))
		}
	}
	if len(said) == 0 {
		return "Nothing."
	}
	return prose.Joined(said) + ", in the unit in which the scenario states costs."
}

// harmful says at how many points arms that the advice names, or any, do harm.
func (a *sweepAdviser) harmful() string {
	var said []string
	for _, s := range a.all[1:] {
		if s.Harm.Value > 0 {
			said = append(said, fmt.Sprintf("%s at %s", s.Arm, a.share(s.Harm)))
		}
	}
	if len(said) == 0 {
		return fmt.Sprintf("No intervention lowers compliance at any of the %s.", prose.Count(a.all[0].Futures, "point"))
	}
	return "Compliance is lower than without the intervention with " + prose.Joined(said) + "."
}

// sweepSureness says how sure that is, by each kind of doubt.
func (r *Reporter) sweepSureness() report.Lead {
	n := r.manifest.Replicates
	shares := "brackets are 95% intervals of shares, as of points drawn at random"
	if r.grid() {
		shares = "the points are those of a grid, chosen and not drawn, so that how many they are has no interval"
	}
	chance := fmt.Sprintf("At each point %s; %s.", prose.Count(n, "replicate"), shares)
	if n < fewReplicates {
		chance += fmt.Sprintf(" %s a point are few: which arm is the best at one point may be luck where two are close.", prose.Count(n, "replicate"))
		if n == 1 {
			chance = "At each point one replicate, so that which arm is the best there may be luck where two are close; " + shares + "."
		}
	}
	return report.Lead{
		{Name: "How sure: chance", Value: chance},
		{Name: "How sure: assumptions", Value: r.varied()},
		{Name: "How sure: the model", Value: modelled},
	}
}
