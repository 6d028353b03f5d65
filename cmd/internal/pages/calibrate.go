package pages

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/work"
	"heed/results/report"
	"heed/scenarios/study"
)

// A posteriorPage is what the page of a calibration is made of.
type posteriorPage struct {
	*Reporter
	marginals    []findings.Marginal
	correlations []findings.Correlation
	predictions  []findings.Prediction
	generations  []findings.Generation
}

// truths returns how many truths the folder is to recover; 0 where it is of no recovery.
func (r *Reporter) truths() (n int) {
	if json.Unmarshal(r.manifest.Settings["calibration.truths"], &n) != nil {
		return 0
	}
	return n
}

// calibrationParts returns what makes the sections of the page of a calibration.
func (r *Reporter) calibrationParts() ([]func() (report.Section, error), error) {
	if r.truths() > 0 {
		return r.recoveryParts()
	}
	p := &posteriorPage{Reporter: r}
	var errs [4]error
	p.marginals, errs[0] = findings.Marginals(r.dir)
	p.correlations, errs[1] = findings.Correlations(r.dir)
	p.predictions, errs[2] = findings.Predictions(r.dir)
	p.generations, errs[3] = findings.Generations(r.dir)
	if err := cmp.Or(errs[:]...); err != nil {
		return nil, err
	}
	if len(p.generations) == 0 || len(p.marginals) == 0 {
		return nil, work.Unforced(fmt.Errorf("%s has no rows of %s or %s", r.dir, study.GenerationsFile, study.MarginalsFile))
	}
	return []func() (report.Section, error){p.inShort, p.keys, p.check, p.course, p.sure, r.figures, p.doubtful, p.makeAgain}, nil
}

// calibrationQuestion says what is asked of a calibration.
func (r *Reporter) calibrationQuestion() []string {
	targets := prose.Count(len(r.manifest.Metrics), "target")
	all := []string{fmt.Sprintf("With which values of its keys does the model show what was observed, %s, and how far do these data tell the values at all?", targets)}
	if n := r.truths(); n > 0 {
		all[0] = fmt.Sprintf("If data like these %s are simulated at values that are known (%s), does the calibration find the values again?", targets, prose.Count(n, "truth"))
	}
	if about := comment(r.manifest.Text); about != "" {
		all = append(all, "What the file says of itself: "+about)
	}
	return all
}

// From which shrinkage on data tell of a key: partly as warnings have it, and well where
// they leave at most half of the standard deviation of the prior.
const (
	partlyTold = 0.1
	wellTold   = 0.5
)

// toldWords says how far data tell a key.
func toldWords(shrinkage float64) string {
	switch {
	case shrinkage >= wellTold:
		return "told"
	case shrinkage >= partlyTold:
		return "partly told"
	}
	return "not told"
}

// inShort says what the data tell, whether the model fits, and how the search ended.
func (p *posteriorPage) inShort() (report.Section, error) {
	var lead report.Lead
	for _, how := range []string{"told", "partly told", "not told"} {
		var keys []string
		for _, m := range p.marginals {
			if toldWords(m.Shrinkage) == how {
				keys = append(keys, p.told(m))
			}
		}
		if len(keys) > 0 {
			lead = append(lead, report.Fact{Name: strings.ToUpper(how[:1]) + how[1:] + " by the data", Value: strings.Join(keys, "; ") + "." + p.unless()})
		}
	}
	lead = append(lead, report.Fact{Name: "Does the model show the data", Value: p.fit()}, report.Fact{Name: "How the search ended", Value: p.ended()})
	return report.Section{ID: "answer", Title: "The answer", Blocks: []report.Block{lead}}, nil
}

// unless says what is said of keys that is of a model which does not show the data.
func (p *posteriorPage) unless() string {
	for _, q := range p.predictions {
		if q.Verdict != "met" {
			return " The model does not show all of the data: these are the values that come nearest, not what the data tell."
		}
	}
	return ""
}

// told says what the data tell of a key.
func (p *posteriorPage) told(m findings.Marginal) string {
	if math.IsNaN(m.Mean) {
		return fmt.Sprintf("%s: %s", m.Key, m.Levels)
	}
	return fmt.Sprintf("%s is %.3g [%.3g, %.3g], beforehand %.3g [%.3g, %.3g]", m.Key, m.Mean, m.Lo, m.Hi, m.PriorMean, m.PriorLo, m.PriorHi)
}

// fit says how many targets the posterior predicts, and which not.
func (p *posteriorPage) fit() string {
	var missed []string
	for _, q := range p.predictions {
		if q.Verdict != "met" {
			missed = append(missed, q.Target+" ("+targetWords[q.Verdict]+")")
		}
	}
	if len(missed) == 0 {
		return fmt.Sprintf("Yes: of %s all lie within what the calibrated model predicts.", prose.Count(len(p.predictions), "target"))
	}
	return fmt.Sprintf("Not all: of %s these lie outside of what the calibrated model predicts: %s.", prose.Count(len(p.predictions), "target"), prose.Joined(missed))
}

// targetWords say what the verdicts of predictive.csv mean.
var targetWords = map[string]string{
	"met": "met", "beyond": "beyond what the priors allow", "conflict": "in conflict with other targets", "undefined": "undefined in all predictions",
}

// ended says how the search ended.
func (p *posteriorPage) ended() string {
	return searchEnded(p.generations)
}

// keys shows what the data say of each key.
func (p *posteriorPage) keys() (report.Section, error) {
	t := &report.Table{Caption: "What the data say of each key",
		Columns: []report.Column{{Name: "Key"}, {Name: "What it is"}, {Name: "Beforehand (prior) [95%]", Number: true}, {Name: "Now (posterior) [95%]", Number: true}, {Name: "Sd", Number: true}, {Name: "Shrinkage", Number: true}, {Name: "By the data"}},
		Legend:  fmt.Sprintf("Means and 95%% intervals. Shrinkage is by how much the standard deviation fell from prior to posterior: from %.0f%% a key is called told, from %.0f%% partly told, and below not told.", 100*wellTold, 100*partlyTold)}
	cells := marginalCells(p.marginals)[1:]
	for i, m := range p.marginals {
		c := cells[i]
		t.Rows = append(t.Rows, []report.Cell{{Text: c[0]}, {Text: factorWords(m.Key)}, {Text: c[1]}, {Text: c[2]}, {Text: c[3]}, {Text: c[4]}, {Text: toldWords(m.Shrinkage)}})
	}
	s, err := p.with(report.Section{ID: "keys", Title: "What the data say of each key", Blocks: []report.Block{t}}, "posterior", "How probable values are, beforehand and after the data")
	if err != nil {
		return s, err
	}
	if together := p.together(); len(together.Rows) > 0 {
		s.Blocks = append(s.Blocks, together)
	}
	return p.with(s, "posterior-pairs", "Which values of two keys go together after the data")
}

// together is the table of keys that the data tell partly together, the closest first.
func (p *posteriorPage) together() *report.Table {
	t := &report.Table{Caption: "Keys that the data tell partly together", Columns: []report.Column{{Name: "Key"}, {Name: "And"}, {Name: "Correlation", Number: true}},
		Legend: "Near 1 or -1 the data tell a combination of the two better than each: the posterior of one by itself is then wider than what is known."}
	all := slices.DeleteFunc(slices.Clone(p.correlations), func(c findings.Correlation) bool { return !(math.Abs(c.Value) >= told) })
	slices.SortStableFunc(all, func(a, b findings.Correlation) int { return cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)) })
	for _, c := range all {
		t.Rows = append(t.Rows, []report.Cell{{Text: c.Key}, {Text: c.Other}, {Text: fmt.Sprintf("%+.2f", c.Value)}})
	}
	return t
}

// check shows what the posterior predicts, against what was observed.
func (p *posteriorPage) check() (report.Section, error) {
	t := &report.Table{Caption: "What was observed, and what the calibrated model predicts",
		Columns: []report.Column{{Name: "Target"}, {Name: "Metric"}, {Name: "Arm"}, {Name: "Observed (sd)", Number: true}, {Name: "Predicted [95%]", Number: true}, {Name: "Of the priors [95%]", Number: true}, {Name: "Tail", Number: true}, {Name: "Verdict"}},
		Legend:  "Predictions are simulated anew at points of the posterior, the error of observation included. Tail: the probability of what is as far out as what was observed. A target in conflict is within what the priors predict, but cannot be met together with the others; one beyond is outside of that too."}
	cells := predictionCells(p.predictions)[1:]
	for i, q := range p.predictions {
		c := cells[i]
		t.Rows = append(t.Rows, []report.Cell{{Text: q.Target}, {Text: metricWords(q.Metric)}, {Text: q.Arm}, {Text: c[1]}, {Text: c[2]},
			{Text: fmt.Sprintf("[%.3g, %.3g]", q.PriorLo, q.PriorHi)}, {Text: prose.Number("%.2g", q.Tail)}, {Text: targetWords[q.Verdict]}})
	}
	return p.with(report.Section{ID: "check", Title: "Does the model show the data", Blocks: []report.Block{t}}, "predictive", "What the priors and the posterior predict, and what was observed")
}

// course shows how the search went.
func (p *posteriorPage) course() (report.Section, error) {
	t := &report.Table{Caption: "Generations of the search",
		Columns: []report.Column{{Name: "Generation"}, {Name: "Points", Number: true}, {Name: "Worth, share", Number: true}, {Name: "Tolerance", Number: true}, {Name: "Effective particles", Number: true}},
		Legend:  "Worth: the effective sample size of the generation's own points over their number; effective particles are of the later half of the generations so far, of which the posterior is made. Tolerance: what is allowed between shown and observed beyond the targets' own uncertainty, in units of how much targets vary under the priors."}
	for _, g := range p.generations {
		t.Rows = append(t.Rows, []report.Cell{{Text: fmt.Sprint(g.Number)}, {Text: fmt.Sprint(g.Evaluations)}, {Text: percent(g.Efficiency)}, {Text: prose.Number("%.3g", g.Reach)}, {Text: prose.Number("%.0f", g.ESS)}})
	}
	return report.Section{ID: "search", Title: "How the search went", Blocks: []report.Block{report.Text(p.ended()), t}}, nil
}

// sure says what a calibration can tell and what not.
func (p *posteriorPage) sure() (report.Section, error) {
	return p.searchScope(
		"The posterior is that of approximate Bayesian computation: points count the more the nearer they come to what was observed, by the targets' own uncertainty and what the search allows beyond it. While that is above 0 it is of points near to the data, mostly wider than the data have it. heed calibrate --recover tells whether values that are known are found again.",
		"A key that is not told by the data has the posterior of its prior: what is said of it is what was put in.",
		"That the model shows the data does not make it right: other models, and other values of the keys that are not varied, may show them too."), nil
}

// doubtful lists the warnings.
func (p *posteriorPage) doubtful() (report.Section, error) {
	return p.doubts("keys of which the data tell nothing, or that they press against an end of the prior, keys that are told only together, targets that cannot be met, and too few particles"), nil
}

// makeAgain says how to make the folder again, and what to do with the posterior.
func (p *posteriorPage) makeAgain() (report.Section, error) {
	return p.searchAgain(
		report.Text(study.PosteriorPoints+" has points of the posterior, equally probable: the futures of a sweep, which tells what holds over all values that the data allow."),
		report.Code{Name: "Design of a sweep", Text: "[design]\nkind = \"csv\"\nfile = \"" + study.PosteriorPoints + "\"\n"}), nil
}
