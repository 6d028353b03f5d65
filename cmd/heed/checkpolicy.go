package main

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"runtime"

	"heed/cmd/internal/prose"
	"heed/scenarios"
	"heed/scenarios/study"
)

// policySection tells a policy from a scenario and a sweep: these have no such sections.
var policySection = regexp.MustCompile(`(?m)^[ \t]*\[[ \t]*(levers|objectives)[ \t]*[].]`)

// isPolicy reports whether a text looks like that of a policy.
func isPolicy(text []byte) bool { return policySection.Match(text) }

// checkPolicy tells the mistakes of a policy, as [check] does of a scenario.
func (r *checkRequest) checkPolicy(ctx context.Context) error {
	p, err := openPolicy(r.arg, setOverrides(r.set))
	doubts := []string{}
	most, seconds := 0, 0.0
	if err == nil {
		doubts = append(append(doubts, p.Warnings...), doubtsOf(p.Base)...)
		most = study.MostTrials(p)
		var pace float64
		pace, err = timeOf(ctx, p.Base)
		seconds = pace * policyDays(p, most) / float64(runtime.GOMAXPROCS(0))
	}
	return r.tell(err, doubts, nil, func(out io.Writer) error {
		_, err := fmt.Fprintf(out, "%s is well: %s, at most %s of %s, %s of mixes; %s on %s at most\n", r.arg,
			prose.Count(len(p.Levers), "lever"), prose.Count(p.Search.Generations, "generation"), prose.Count(p.Search.Population, "mix", "mixes"),
			prose.Count(most, "run"), about(seconds), prose.Count(runtime.GOMAXPROCS(0), "thread"))
		return err
	})
}

// policyDays returns the employee-days of so many runs of mixes, with the burn-in and the
// baseline of each replicate.
func policyDays(p *scenarios.Policy, runs int) float64 {
	n := p.Base.Params.Organization.Employees
	return n * (float64(runs*p.Base.Days) + float64(p.Replicates()*(p.Base.BurnIn+p.Base.Days)))
}
