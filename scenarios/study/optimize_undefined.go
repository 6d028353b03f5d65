package study

import (
	"fmt"
	"math"
	"strings"

	"heed/scenarios"
	"heed/scenarios/search"
)

// hopeless returns an error where all mixes that were tried have an objective undefined, or
// when the search has ended with an empty front, which only that makes: to leave all levers
// alone is within any budget.
func hopeless(p *scenarios.Policy, s *search.NSGA) error {
	all := s.Candidates()
	tried, left := 0, 0
	for _, c := range all {
		if len(c.Answers) > 0 {
			tried++
			if !undefinedAt(c, -1) {
				left++
			}
		}
	}
	if ended := s.Why() != ""; left > 0 && !(ended && len(s.Front()) == 0) {
		return nil
	}
	return fmt.Errorf("study: of the %d mixes that were tried none is left that can be judged: %s; take other objectives, or conditions in which these are defined, such as more days",
		tried, strings.Join(undefinedIn(p, all), "; "))
}

// undefinedIn says for each objective that is undefined in mixes in how many of those that
// were tried it is.
func undefinedIn(p *scenarios.Policy, all []*search.Candidate) (words []string) {
	for j, o := range p.Objectives {
		tried, undefined := 0, 0
		for _, c := range all {
			if len(c.Answers) > 0 {
				tried++
				if undefinedAt(c, j) {
					undefined++
				}
			}
		}
		if undefined > 0 {
			words = append(words, fmt.Sprintf("%s is undefined in %d of %d", o.Metric, undefined, tried))
		}
	}
	return words
}

// undefinedAt reports whether an objective of a candidate is undefined in a replicate; -1 is
// any objective.
func undefinedAt(c *search.Candidate, objective int) bool {
	for _, row := range c.Answers {
		for j, v := range row {
			if (j == objective || objective < 0) && math.IsNaN(v) {
				return true
			}
		}
	}
	return false
}
