package pages

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results/stats"
	"heed/scenarios/study"
)

// A SensitivityAnswer is what is printed of what outputs hang on.
type SensitivityAnswer struct {
	All        []findings.Sensitivity
	Replicates int     // of each point
	Level      float64 // of intervals, such as 0.95
	Most       int     // factors that a table has
	Extends    bool    // whether it is of a sweep, which --extend makes larger
}

// MostListed is how many factors a table has unless --top asks for more.
const MostListed = 12

// Write prints the answer: a table of each level, what their columns are, a sentence of each
// effect.
func (a SensitivityAnswer) Write(w io.Writer) error {
	var b strings.Builder
	effects := false
	var levels []*findings.Sensitivity
	for i := range a.All {
		s := &a.All[i]
		if s.Against == study.OfBaseline {
			effects = true
			continue
		}
		b.WriteString(a.output(s))
		if !idle(s) {
			levels = append(levels, s)
		}
	}
	b.WriteString(legendOf(levels))
	if effects {
		b.WriteString("\nWhat the effects of the other arms, against the baseline, hang on most:\n")
	}
	for i := range a.All {
		if s := &a.All[i]; s.Against == study.OfBaseline {
			b.WriteString(prose.Item(a.effect(s)))
		}
	}
	_, err := io.WriteString(w, strings.TrimPrefix(b.String(), "\n"))
	return err
}

// output says of an output what it hangs on, by the methods that there are.
func (a SensitivityAnswer) output(s *findings.Sensitivity) string {
	text := "\n" + s.Output
	if s.Arm != "" {
		text += " of " + s.Arm
	}
	text += "\n"
	if idle(s) {
		return text + prose.Item("The same at all points: no factor acts.")
	}
	for _, part := range []struct {
		method string
		of     func(*findings.Sensitivity) string
	}{{study.Sobol, a.sobol}, {study.Morris, a.morris}, {study.Regression, a.regression}, {study.PAWN, a.pawn}} {
		if tabled(s, part.method) {
			text += part.of(s)
		}
	}
	return text + prose.Item(a.chance(s))
}

// indexText writes an index with its interval.
func indexText(x study.Index) string {
	switch {
	case math.IsNaN(x.Value):
		return "undefined"
	case math.IsNaN(x.Lo):
		return significant(x.Value)
	}
	return fmt.Sprintf("%s [%s, %s]", significant(x.Value), significant(x.Lo), significant(x.Hi))
}

// share writes a share of a variance with its interval.
func shareText(x study.Index) string {
	switch {
	case math.IsNaN(x.Value):
		return "undefined"
	case math.IsNaN(x.Lo):
		return fmt.Sprintf("%.2f", x.Value)
	}
	return fmt.Sprintf("%.2f [%.2f, %.2f]", x.Value, x.Lo, x.Hi)
}

// significant writes a number to three digits.
func significant(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	return prose.Number("%.3g", v)
}

// percent writes the level of intervals.
func (a SensitivityAnswer) percent() string { return prose.Number("%.6g", 100*a.Level) + "%" }

// chance says how much of the variance is chance.
func (a SensitivityAnswer) chance(s *findings.Sensitivity) string {
	single, mean := s.Get(study.ChanceOnly, "", "chance"), s.Get(study.ChanceOnly, "", "chance_of_mean")
	if math.IsNaN(single.Value) {
		return "How much of the variance is mere chance cannot be told: that takes 2 replicates of each point or more."
	}
	shift := s.Get(study.ChanceOnly, "", "chance_shift")
	if math.IsNaN(shift.Value) {
		return fmt.Sprintf("%s of the variance over the points, in one replicate, is mere chance, and %s of that of the mean of %s.",
			percentOf(single), lowered(percentOf(mean)), prose.Count(a.Replicates, "replicate"))
	}
	text := fmt.Sprintf("%s of the variance over the points, under one seed, is mere chance, and %s of that of the mean of %s with common seeds. What a seed adds to all points alike is not in it, as it cancels between them: of a single run, %s of the variance over points and seeds.",
		percentOf(single), lowered(percentOf(mean)), prose.Count(a.Replicates, "replicate"), lowered(percentOf(shift)))
	if a.Replicates < stats.LeastSeeds {
		text += fmt.Sprintf(" Fewer than %d common seeds do not tell how others would differ: these shares have no intervals.", stats.LeastSeeds)
	}
	return text
}

// percentOf writes a share with its interval in percent.
func percentOf(x study.Index) string {
	if x.Hi < leastPercent/100 {
		return fmt.Sprintf("Less than %g%%", leastPercent)
	}
	if math.IsNaN(x.Lo) {
		text := percentText(x.Value) + "%"
		return strings.ToUpper(text[:1]) + text[1:]
	}
	return fmt.Sprintf("%s [%s, %s]", percentText(x.Value)+"%", percentText(x.Lo), percentText(x.Hi))
}

// leastPercent is the least share that is written in percent.
const leastPercent = 0.1

// percentText writes a share in percent, within 0 and 100: chance is no less and no more,
// though the ends of an interval may be.
func percentText(share float64) string {
	v := 100 * min(max(share, 0), 1)
	switch {
	case v > 0 && v < leastPercent:
		return fmt.Sprintf("under %g", leastPercent)
	case v > 0 && v < 10:
		return prose.Number("%.1f", v)
	}
	return prose.Number("%.0f", v)
}

// idle reports whether nothing acts on an output.
func idle(s *findings.Sensitivity) bool {
	method, name, _ := strongest(s)
	return method != "" && !slices.ContainsFunc(s.Ranked(method, name), func(x study.Index) bool { return x.Value != 0 })
}

// rest says how many factors a table leaves out.
func (a SensitivityAnswer) rest(ranked []study.Index) string {
	if left := len(ranked) - a.Most; left > 0 {
		return fmt.Sprintf("(%s more, none above %s; --top lists more)\n", prose.Count(left, "factor"), significant(math.Abs(ranked[a.Most].Value)))
	}
	return ""
}

// effect says in a sentence what an effect hangs on.
func (a SensitivityAnswer) effect(s *findings.Sensitivity) string {
	method, name, words := strongest(s)
	if method == "" {
		return fmt.Sprintf("%s on %s: no method of those asked for.", s.Arm, s.Output)
	}
	ranked := s.Ranked(method, name)
	var named []string
	text := indexText
	if method != study.Morris {
		text = shareText
	}
	for _, x := range ranked[:min(3, len(ranked))] {
		if shown(s, method, x) {
			named = append(named, fmt.Sprintf("%s (%s %s)", x.Factor, words, text(x)))
		}
	}
	switch {
	case idle(s):
		return fmt.Sprintf("%s on %s: on nothing, it is the same at all points.", s.Arm, s.Output)
	case len(named) == 0:
		named = append(named, "no factor is shown to act")
	}
	said := fmt.Sprintf("%s on %s: %s", s.Arm, s.Output, strings.Join(named, ", "))
	if c := s.Get(study.ChanceOnly, "", "chance_of_mean"); !math.IsNaN(c.Value) {
		said += fmt.Sprintf("; %s%% of the variance of its mean is mere chance", percentText(c.Value))
	}
	return said + "."
}

// shown reports whether an index is clear of what no action would show: of a correlation or a
// share, that its interval leaves out 0; of a distance, what a factor that does nothing stays under;
// of mean sizes of effects, which are never below 0, what chance alone has.
func shown(s *findings.Sensitivity, method string, x study.Index) bool {
	if x.Value == 0 || math.IsNaN(x.Value) {
		return false
	}
	switch method {
	case study.PAWN:
		return x.Value > s.Get(study.PAWN, "", "dummy_median").Value
	case study.Morris:
		noise := chanceMuStar * s.Get(study.Morris, x.Factor, "noise").Value
		return math.IsNaN(noise) || noise == 0 || !(x.Lo <= noise)
	}
	return math.IsNaN(x.Lo) || x.Lo > 0 || x.Hi < 0
}

// strongest returns the index to rank the factors of an output by.
func strongest(s *findings.Sensitivity) (method, name, words string) {
	for _, m := range [][3]string{{study.Sobol, "total", "total"}, {study.Morris, "mu_star", "mu*"}, {study.Regression, "prcc", "partial rank correlation"}, {study.PAWN, "pawn_median", "PAWN"}} {
		if s.Has(m[0]) {
			return m[0], m[1], m[2]
		}
	}
	return "", "", ""
}

// someOf writes names with commas between, and of many how many more.
func someOf(all []string) string {
	const most = 10
	if len(all) > most {
		return strings.Join(all[:most], ", ") + fmt.Sprintf(" and %d more", len(all)-most)
	}
	return strings.Join(all, ", ")
}

// names returns the factors of indices.
func namesOf(all []study.Index, wanted func(study.Index) bool) (names []string) {
	for _, x := range all {
		if wanted(x) {
			names = append(names, x.Factor)
		}
	}
	slices.Sort(names)
	return names
}
