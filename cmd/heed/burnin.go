package main

import (
	"heed/results"
	"heed/scenarios/study"
)

// forewarn says, before a search that may take hours, that the burn-in of its base is too
// short, as heed check does.
func (r *request) forewarn() {
	if d := study.BurnInDoubt(r.scenario); d != "" && !r.quiet {
		r.warn([]string{d})
	}
}

// doubtBurnIn puts the same among the doubts of a folder: whoever reads it is to know.
func (r *request) doubtBurnIn(x *results.Extras) {
	if d := study.BurnInDoubt(r.scenario); d != "" {
		x.Warn(d)
	}
}
