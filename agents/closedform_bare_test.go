package agents

import (
	"math"

	"heed/sim/num"
)

// Tests in the files closedform_*_test.go hold the running model to results that are
// known without it. Where a result is of one process, all others are off.

// neutral are settings under which nothing moves that has no switch of its own: one
// site, teams without contacts outside, work inside the house and never rare, people who
// do not differ, states without drift, noise or learning.
var neutral = set{
	"organization.departments": 1, "organization.sites": 1, "organization.site_mixing": 0, "organization.cross_ties": 0,
	"rules.rare_share": 0, "collaboration.external_share": 0,
	"individual.baseline_offset": 0, "decision.spread": 0, "decision.anchor_spread": 0,
	"decision.anchor": 0, "decision.site_pull": 0, "decision.norm_noise": 0, "decision.shortcut_drift": 0,
	"decision.practice": 0, "decision.answer_learning": 0, "decision.report_learning": 0,
	"decision.dialogue_boost": 0, "decision.course_spread": 0,
}

// bare returns the parameters of an organization with all mechanisms off but those
// named, and neutral settings but those given.
func bare(mechanisms []string, settings ...set) Params {
	p := Default()
	for _, s := range switches {
		p.Set(s.Path, 0)
	}
	for _, name := range mechanisms {
		p.Set("mechanisms."+name, 1)
	}
	for _, s := range append([]set{neutral}, settings...) {
		for path, v := range s {
			p.Set(path, v)
		}
	}
	return p
}

// sampled returns the mean of independent numbers and its standard error.
func sampled(xs []float64) (mean, se float64) {
	return num.Mean(xs), num.StdDev(xs) / math.Sqrt(float64(len(xs)))
}
