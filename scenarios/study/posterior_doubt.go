package study

import (
	"fmt"
	"math"
)

// When a posterior is said to tell nothing of a key, to press it against an end of its
// prior, and to tell of two only together; and of how few effective particles it is rough.
const (
	littleShrinkage = 0.1
	muchAtEdge      = 0.25
	muchCorrelation = 0.8
	fewEffective    = 50
)

// doubt adds to the warnings what the posterior does not tell, and what it cannot explain.
func (p *Posterior) doubt() {
	warn := func(format string, args ...any) { p.Warnings = append(p.Warnings, fmt.Sprintf(format, args...)) }
	if last := p.Generations[len(p.Generations)-1]; last.ESS < fewEffective {
		warn("the posterior is worth %.0f particles only: more make it smoother", last.ESS)
	}
	if p.Clashes > 0 {
		warn("at %d points of the priors values do not go together: they are taken to be impossible", p.Clashes)
	}
	p.doubtUndefined(warn)
	all := p.Marginals()
	for j, m := range all {
		p.doubtKey(m, warn)
		for k := j + 1; k < len(all); k++ {
			if r := p.Correlation(j, k); math.Abs(r) >= muchCorrelation {
				warn("%s and %s: the data tell them only together (correlation %+.2f)", m.Path, all[k].Path, r)
			}
		}
	}
	for k, q := range p.Predictions {
		p.doubtTarget(k, q, warn)
	}
}

// doubtKey says what the posterior does not tell of a key.
func (p *Posterior) doubtKey(m Marginal, warn func(string, ...any)) {
	if m.Shrinkage < littleShrinkage {
		warn("%s: the data tell nothing of it by itself, its posterior is as wide as its prior (shrinkage %.2f)", m.Path, m.Shrinkage)
	}
	if len(m.Levels) > 0 {
		return
	}
	for _, end := range []struct {
		share float64
		name  string
		at    float64
	}{{m.AtLo, "lower", m.Prior[0]}, {m.AtHi, "upper", m.Prior[len(m.Prior)-1]}} {
		if end.share >= muchAtEdge {
			warn("%s: the data press it against the %s end of its prior (%.0f%% of the posterior lies in the twentieth there, about %.3g): would a wider prior be right?", m.Path, end.name, 100*end.share, end.at)
		}
	}
}

// doubtTarget says which targets the posterior does not explain.
func (p *Posterior) doubtTarget(k int, q Prediction, warn func(string, ...any)) {
	t := q.Target
	if scale := p.Generations[0].Scale[k]; math.IsInf(scale, 1) {
		warn("target %s: it is the same whatever the values of the priors, and tells nothing", t.Name)
	}
	switch q.Verdict() {
	case "undefined":
		warn("target %s: it is undefined in all predictions of the posterior, so that nothing tells whether it is met", t.Name)
	case "beyond":
		warn("target %s: observed is %.4g, and neither the posterior predicts that (95%% from %.4g to %.4g) nor do the priors (from %.4g to %.4g): is the model, a prior or the target's sd wrong?", t.Name, t.Value, q.Lo, q.Hi, q.PriorLo, q.PriorHi)
	case "conflict":
		warn("target %s: observed is %.4g, but the posterior predicts %.4g to %.4g: it cannot be met together with the other targets", t.Name, t.Value, q.Lo, q.Hi)
	}
}

// Verdict returns whether the target is met, as predictive.csv has it.
func (p Prediction) Verdict() string {
	switch {
	case p.N == 0:
		return "undefined"
	case !p.Missed():
		return "met"
	case p.Beyond():
		return "beyond"
	}
	return "conflict"
}
