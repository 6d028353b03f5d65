package pages

import (
	"fmt"
	"math"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// sobol says what shares of the variance say.
func (a SensitivityAnswer) sobol(s *findings.Sensitivity) string {
	ranked := s.Ranked(study.Sobol, "total")
	chanceOut := s.Has(study.SobolExpected)
	columns := []prose.Column{{Left: true}, {Left: true}, {Left: true}, {}}
	head := []string{"factor", "total index", "first-order", "half"}
	if chanceOut {
		columns, head = append(columns, prose.Column{Left: true}), append(head, "total, chance out")
	}
	rows := [][]string{head}
	for _, x := range ranked[:min(a.Most, len(ranked))] {
		half := s.Get(study.Sobol, x.Factor, "total_half")
		row := []string{x.Factor, shareText(x), shareText(s.Get(study.Sobol, x.Factor, "first")), ""}
		if !math.IsNaN(half.Value) {
			row[3] = fmt.Sprintf("%.2f", half.Value)
		}
		if chanceOut {
			row = append(row, shareText(s.Get(study.SobolExpected, x.Factor, "total")))
		}
		rows = append(rows, row)
	}
	n := 0
	if len(ranked) > 0 {
		n = ranked[0].N
	}
	text := prose.Align(columns, rows) + a.rest(ranked)
	text += prose.Wrapped(fmt.Sprintf("Shares of the variance, of %s; %s bootstrap intervals.", prose.Count(n, "sample"), a.percent()))
	for _, sentence := range []string{a.sum(s), a.settled(s, ranked), a.order(ranked), a.fixable(ranked), a.couples(s)} {
		if sentence != "" {
			text += prose.Item(sentence)
		}
	}
	return text
}

// sum says what factors do alone, and what together.
func (a SensitivityAnswer) sum(s *findings.Sensitivity) string {
	sum := s.Get(study.Sobol, "", "first_sum")
	if math.IsNaN(sum.Value) {
		return ""
	}
	text := "The first-order indices add up to " + shareText(sum)
	switch together := 100 * (1 - sum.Value); {
	case math.IsNaN(sum.Lo):
		return text + "."
	case sum.Lo > 1:
		return text + ", more than the whole: they have not settled; " + a.more("samples") + "."
	case sum.Hi < 1 && together >= 1:
		return text + fmt.Sprintf(": about %.0f%% [%.0f, %.0f] of the variance is of factors together%s.", together, 100*(1-sum.Hi), 100*(1-max(0, sum.Lo)), andChance(s))
	case sum.Lo > 1-fixedBelow:
		return text + fmt.Sprintf(": factors act alone, and their effects add up, but for less than %g%% of the variance.", 100*fixedBelow)
	}
	return text + fmt.Sprintf(": whether factors act alone or together is not shown, as up to %.0f%% of the variance may be of factors together; %s.", 100*(1-max(0, sum.Lo)), a.more("samples"))
}

// more advises to take more of something, in the way that there is.
func (a SensitivityAnswer) more(what string) string {
	if a.Extends {
		return "take more " + what + ", with --extend"
	}
	return "take more " + what
}

// andChance names the chance that a sum of indices of a mean lacks too.
func andChance(s *findings.Sensitivity) string {
	if c := s.Get(study.ChanceOnly, "", "chance_of_mean").Value; c > 0.02 {
		return fmt.Sprintf(", or chance (up to %.0f%%)", 100*c)
	}
	return ""
}

// settled says how far indices by half the samples are from those by all.
func (a SensitivityAnswer) settled(s *findings.Sensitivity, ranked []study.Index) string {
	most, which := math.Inf(-1), ""
	for _, x := range ranked {
		if d := math.Abs(x.Value - s.Get(study.Sobol, x.Factor, "total_half").Value); d > most {
			most, which = d, x.Factor
		}
	}
	if which == "" {
		return ""
	}
	text := fmt.Sprintf("With half the samples no total index differs by more than %.2f (%s)", most, which)
	if most > unsettledBy {
		return text + ": they have not settled; " + a.more("samples") + "."
	}
	return text + "."
}

// What an index may move by, and how wide its interval may be for a ranking.
const (
	unsettledBy = 0.05
	wideRanking = 0.3
	fixedBelow  = 0.05
	surelyNone  = 0.01
)

// order warns where intervals are too wide to rank factors by.
func (a SensitivityAnswer) order(ranked []study.Index) string {
	var wide, tied []string
	for i, x := range ranked {
		if x.Hi-x.Lo > wideRanking {
			wide = append(wide, x.Factor)
		}
		if i+1 < len(ranked) && i < a.Most && x.Value > fixedBelow && x.Lo < ranked[i+1].Hi {
			tied = append(tied, x.Factor+" over "+ranked[i+1].Factor)
		}
	}
	switch {
	case len(wide) > 0:
		return fmt.Sprintf("Warning: intervals are too wide to rank factors by (wider than %g: %s); take more samples.", wideRanking, someOf(wide))
	case len(tied) > 0:
		return "Not sure in this order, by intervals that overlap: " + someOf(tied) + "."
	}
	return ""
}

// fixable says which factors may be fixed.
func (a SensitivityAnswer) fixable(ranked []study.Index) string {
	none := namesOf(ranked, func(x study.Index) bool { return x.Hi < surelyNone })
	little := namesOf(ranked, func(x study.Index) bool { return x.Hi >= surelyNone && x.Hi < fixedBelow })
	var parts []string
	if len(none) > 0 {
		parts = append(parts, fmt.Sprintf("total index below %g: %s", surelyNone, someOf(none)))
	}
	if len(little) > 0 {
		parts = append(parts, fmt.Sprintf("below %g: %s", fixedBelow, someOf(little)))
	}
	if len(parts) == 0 {
		return "No factor is shown to do so little that it can be fixed."
	}
	return "Can be fixed anywhere in their ranges, as far as intervals tell: " + strings.Join(parts, "; ") + "."
}

// couples names the pairs that do most together.
func (a SensitivityAnswer) couples(s *findings.Sensitivity) string {
	pairs := s.Pairs()
	if len(pairs) == 0 {
		return ""
	}
	var named []string
	var against []string
	for _, x := range pairs {
		text := fmt.Sprintf("%s with %s (%s)", x.Factor, x.Other, shareText(x))
		switch {
		case !(x.Lo > 0):
		case !hasRoom(s, x):
			against = append(against, text)
		case len(named) < 3:
			named = append(named, text)
		}
	}
	var parts []string
	if len(named) > 0 {
		parts = append(parts, "Together, beyond what they do alone: "+strings.Join(named, "; ")+".")
	} else {
		parts = append(parts, "No pair of factors is shown to do something together that it does not alone.")
	}
	if len(against) > 0 {
		parts = append(parts, "Error of the estimate, as a total index has no room for it: "+someOf(against)+".")
	}
	return strings.Join(parts, " ")
}

// hasRoom reports whether the total indices of the factors of a pair, of which what they do together
// is a part, may be as large as that.
func hasRoom(s *findings.Sensitivity, pair study.Index) bool {
	for _, factor := range []string{pair.Factor, pair.Other} {
		if total := s.Get(study.Sobol, factor, "total"); total.Hi < max(pair.Lo, fixedBelow) {
			return false
		}
	}
	return true
}

// morris says what elementary effects say.
func (a SensitivityAnswer) morris(s *findings.Sensitivity) string {
	ranked := s.Ranked(study.Morris, "mu_star")
	columns := []prose.Column{{Left: true}, {Left: true}, {}, {}, {}}
	rows := [][]string{{"factor", "mu*", "mu", "sigma", "half"}}
	noisy := noisy(s)
	if noisy {
		columns, rows[0] = append(columns, prose.Column{}), append(rows[0], "by chance")
	}
	for _, x := range ranked[:min(a.Most, len(ranked))] {
		row := []string{x.Factor, indexText(x), significant(s.Get(study.Morris, x.Factor, "mu").Value),
			significant(s.Get(study.Morris, x.Factor, "sigma").Value), significant(s.Get(study.Morris, x.Factor, "mu_star_half").Value)}
		if noisy {
			row = append(row, significant(chanceMuStar*s.Get(study.Morris, x.Factor, "noise").Value))
		}
		rows = append(rows, row)
	}
	n := 0
	if len(ranked) > 0 {
		n = ranked[0].N
	}
	text := prose.Align(columns, rows) + a.rest(ranked)
	text += prose.Wrapped(fmt.Sprintf("In the unit of the output over the range of the factor, of %s; %s bootstrap intervals.", prose.Count(n, "trajectory", "trajectories"), a.percent()))
	for _, sentence := range []string{a.uneven(s, ranked), a.unranked(ranked), a.little(s, ranked)} {
		if sentence != "" {
			text += prose.Item(sentence)
		}
	}
	return text
}

// chanceMuStar is the mean size of a normal value in its standard deviations, the root of
// 2/pi.
const chanceMuStar = 0.7978845608028654

// uneven names those of the factors that matter whose effects change sign or hang on others.
func (a SensitivityAnswer) uneven(s *findings.Sensitivity, ranked []study.Index) string {
	var all []string
	for _, x := range ranked[:min(a.Most, len(ranked))] {
		if sigma := s.Get(study.Morris, x.Factor, "sigma").Value; sigma > x.Value && x.Value > 0 {
			all = append(all, x.Factor)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "Bend or hang on other factors (sigma above mu*): " + someOf(all) + "."
}

// unranked warns where the greatest cannot be told from those that are left out.
func (a SensitivityAnswer) unranked(ranked []study.Index) string {
	if len(ranked) < 2 {
		return ""
	}
	first := ranked[0]
	var as []string
	for _, x := range ranked[1:] {
		if x.Hi > first.Lo {
			as = append(as, x.Factor)
		}
	}
	if len(as) < 3 {
		return ""
	}
	return fmt.Sprintf("Warning: intervals are wide: %d other factors may do as much as %s; %s.", len(as), first.Factor, a.more("trajectories"))
}

// little says which factors do little.
func (a SensitivityAnswer) little(s *findings.Sensitivity, ranked []study.Index) string {
	if len(ranked) == 0 {
		return ""
	}
	small := namesOf(ranked, func(x study.Index) bool { return x.Hi < fixedBelow*ranked[0].Value })
	text := ""
	if len(small) > 0 {
		text = fmt.Sprintf("Do little (mu* surely below %g%% of the greatest): %s", 100*fixedBelow, someOf(small))
	}
	unseen := namesOf(ranked, func(x study.Index) bool {
		noise := chanceMuStar * s.Get(study.Morris, x.Factor, "noise").Value
		return noise > 0 && x.Lo <= noise
	})
	if len(unseen) > 0 {
		if text != "" {
			text += ". "
		}
		text += fmt.Sprintf("Not told from chance: %s", prose.Count(len(unseen), "factor"))
	}
	if text == "" {
		return ""
	}
	return text + "."
}

// regression says what linear fits say.
func (a SensitivityAnswer) regression(s *findings.Sensitivity) string {
	ranked := s.Ranked(study.Regression, "prcc")
	rows := [][]string{{"factor", "partial rank corr.", "standardised coeff."}}
	for _, x := range ranked[:min(a.Most, len(ranked))] {
		rows = append(rows, []string{x.Factor, shareText(x), shareText(s.Get(study.Regression, x.Factor, "src"))})
	}
	fit, ranks := s.Get(study.Regression, "", "r2"), s.Get(study.Regression, "", "rank_r2")
	text := prose.Align([]prose.Column{{Left: true}, {Left: true}, {Left: true}}, rows) + a.rest(ranked)
	return text + prose.Wrapped(fmt.Sprintf("Of %s; %s bootstrap intervals. A linear fit explains %.0f%% of the variance, one of ranks %.0f%%: coefficients say no more than that.", prose.Count(fit.N, "point"), a.percent(), 100*fit.Value, 100*ranks.Value))
}

// pawn says what distances between distributions say.
func (a SensitivityAnswer) pawn(s *findings.Sensitivity) string {
	ranked := s.Ranked(study.PAWN, "pawn_median")
	dummy := s.Get(study.PAWN, "", "dummy_median").Value
	rows := [][]string{{"factor", "PAWN, median", "greatest"}}
	seen := 0
	for i, x := range ranked {
		if x.Value > dummy {
			seen++
		}
		if i < a.Most {
			rows = append(rows, []string{x.Factor, shareText(x), shareText(s.Get(study.PAWN, x.Factor, "pawn_max"))})
		}
	}
	text := prose.Align([]prose.Column{{Left: true}, {Left: true}, {Left: true}}, rows) + a.rest(ranked)
	return text + prose.Wrapped(fmt.Sprintf("Distances of distributions (PAWN), 0 to 1; %s bootstrap intervals. A factor that does nothing stays under %.2f; %d of %d are above.", a.percent(), dummy, seen, len(ranked)))
}
