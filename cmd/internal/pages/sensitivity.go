package pages

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results/report"
	"heed/results/stats"
	"heed/scenarios/study"
)

// sensitivity shows which factors outcomes and effects hang on.
func (r *Reporter) sensitivity() (report.Section, error) {
	s := report.Section{ID: "sensitivity", Title: "What the effects hang on"}
	all, err := findings.Sensitivities(r.dir)
	if err != nil {
		return s, err
	}
	if len(all) > 0 {
		s.Title = "Which conditions and assumptions matter"
		doubt, err := r.dependence(all)
		if err != nil {
			return s, err
		}
		s.Blocks = append(append(s.Blocks, report.Text(sensitivityMeaning(all))), doubt...)
		s.Blocks = append(s.Blocks, r.mattering(all), r.influences(all))
		if s, err = r.influenceFigures(s); err != nil {
			return s, err
		}
	}
	return r.conditions(s)
}

// sensitivityMeaning says in plain words what the numbers are.
func sensitivityMeaning(all []findings.Sensitivity) string {
	method, _, _ := strongest(&all[0])
	switch method {
	case study.Sobol:
		return "How much of the differences between the points comes from which factor. A total index is the share of the variance that would stay if every other factor were known: a factor near 0 can be put anywhere in its range, and the factors at the top are those to measure first."
	case study.Morris:
		return "How far each factor moves an outcome when it alone moves over its range. Mu* is the mean size of that, in the unit of the outcome: the factors at the top are those to measure first, and those at the bottom can stay at their values."
	}
	return "Which way outcomes go with each factor over the points. A partial rank correlation of 1 or -1 says that with all else fixed the outcome always rises or falls with the factor; 0, that it does neither."
}

// dependence warns, where methods take factors to be independent, of points that do not.
func (r *Reporter) dependence(all []findings.Sensitivity) ([]report.Block, error) {
	a, err := study.OpenSensitivity(r.dir, r.manifest)
	if err != nil {
		return nil, err
	}
	var methods []string
	for _, method := range study.Methods {
		if slices.ContainsFunc(all, func(s findings.Sensitivity) bool { return s.Has(method) }) {
			methods = append(methods, method)
		}
	}
	text, err := a.Dependence(methods)
	if err != nil || text == "" {
		return nil, err
	}
	return []report.Block{report.Note{strings.ToUpper(text[:1]) + text[1:] + "."}}, nil
}

// mostMattering is how many factors a sentence names, and mostInfluences a table lists of
// each outcome.
const (
	mostMattering  = 3
	mostInfluences = 5
)

// mattering says of each outcome in a sentence what it hangs on.
func (r *Reporter) mattering(all []findings.Sensitivity) report.List {
	var list report.List
	for i := range all {
		s := &all[i]
		method, name, _ := strongest(s)
		what := "In " + s.Arm + ", " + metricWords(s.Output)
		if s.Against == study.OfBaseline {
			what = "The effect of " + s.Arm + " on " + metricWords(s.Output)
		}
		ranked, least := s.Ranked(method, name), negligible(s)
		var some []string
		for _, x := range ranked[:min(mostMattering, len(ranked))] {
			if shown(s, method, x) && math.Abs(x.Value) >= least {
				some = append(some, x.Factor)
			}
		}
		if idle(s) {
			list = append(list, what+" is the same at all points.")
			continue
		}
		if len(some) == 0 {
			list = append(list, "No factor is shown to act on "+lowered(what)+"."+r.chanceWords(s))
			continue
		}
		text := what + " hangs most on " + some[0]
		if len(some) > 1 {
			text += ", then on " + strings.Join(some[1:], " and ")
		}
		list = append(list, text+"."+r.chanceWords(s)+fixedWords(s))
	}
	return list
}

// metricWords makes of the name of a metric words within a sentence.
func metricWords(metric string) string { return strings.ReplaceAll(metric, "_", " ") }

// chanceWords says how much of the variance is chance.
func (r *Reporter) chanceWords(s *findings.Sensitivity) string {
	c := s.Get(study.ChanceOnly, "", "chance_of_mean")
	if math.IsNaN(c.Value) {
		return " With one replicate of each point it cannot be told how much is chance."
	}
	return fmt.Sprintf(" Mere chance makes %s%% of the differences between points, in means of %s%s.", percentText(c.Value), prose.Count(r.manifest.Replicates, "replicate"), fewSeeds(c))
}

// fewSeeds doubts a share of chance that has no interval.
func fewSeeds(c study.Index) string {
	if math.IsNaN(c.Lo) {
		return " (a rough number, of so few seeds)"
	}
	return ""
}

// fixedWords says how many factors do next to nothing.
func fixedWords(s *findings.Sensitivity) string {
	method, name, _ := strongest(s)
	ranked := s.Ranked(method, name)
	n := len(namesOf(ranked, func(x study.Index) bool { return x.Hi < negligible(s) }))
	switch {
	case n == 0 || method != study.Morris && method != study.Sobol:
		return ""
	case n == 1:
		return fmt.Sprintf(" One of %s surely does next to nothing.", prose.Count(len(ranked), "factor"))
	}
	return fmt.Sprintf(" %d of %s surely do next to nothing.", n, prose.Count(len(ranked), "factor"))
}

// negligible returns the index below which a factor does next to nothing.
func negligible(s *findings.Sensitivity) float64 {
	method, name, _ := strongest(s)
	switch ranked := s.Ranked(method, name); {
	case method == study.Sobol:
		return fixedBelow
	case method == study.Morris && len(ranked) > 0:
		return fixedBelow * math.Abs(ranked[0].Value)
	}
	return 0
}

// influences is the table of the factors that matter most.
func (r *Reporter) influences(all []findings.Sensitivity) *report.Table {
	t := &report.Table{Caption: "The factors that each outcome hangs on most",
		Columns: []report.Column{{Name: "Outcome"}, {Name: "Arm"}, {Name: "Factor"}, {Name: "Index", Number: true}}}
	method, name, words := strongest(&all[0])
	t.Columns[3].Name = strings.ToUpper(words[:1]) + words[1:]
	text := indexText
	if method != study.Morris {
		text = shareText
	}
	for i := range all {
		s := &all[i]
		if !s.Has(method) || idle(s) {
			continue
		}
		outcome := metricWords(s.Output)
		if s.Against == study.OfBaseline {
			outcome = "effect on " + outcome
		}
		ranked := s.Ranked(method, name)
		for _, x := range ranked[:min(mostInfluences, len(ranked))] {
			t.Rows = append(t.Rows, []report.Cell{{Text: outcome, Arm: 1 + slices.Index(r.manifest.Arms, s.Arm)}, {Text: s.Arm}, {Text: x.Factor}, {Text: text(x)}})
		}
	}
	t.Legend = fmt.Sprintf("At most %d factors of each, with %g%% bootstrap intervals; sensitivity.csv has all, and all methods.", mostInfluences, 100*stats.Confidence)
	if method == study.Morris {
		t.Legend = "Mean size of elementary effects (Morris 1991; Campolongo et al. 2007), in the unit of the outcome over the range of the factor. " + t.Legend
	}
	return t
}

// influenceFigures adds the figures of sensitivity.csv.
func (r *Reporter) influenceFigures(s report.Section) (report.Section, error) {
	var err error
	for _, f := range [][2]string{
		{"sensitivity", "What share of the variance of each outcome is whose"},
		{"sensitivity-pairs", "What pairs of factors do together"},
		{"sensitivity-screening", "How far each factor moves outcomes, and how unevenly"},
		{"sensitivity-sizes", "The factors that move outcomes most"},
		{"sensitivity-regression", "Which way outcomes go with factors"},
		{"sensitivity-pawn", "How far factors move the distribution of outcomes"},
	} {
		if s, err = r.with(s, f[0], f[1]); err != nil {
			return s, err
		}
		if s, err = r.with(s, f[0]+"-effects", "The same of the effects of arms"); err != nil {
			return s, err
		}
	}
	return s, nil
}
