package study

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
)

// ParseGoals reads how well metrics of organizations are to be known, as people
// write it: metric:half-width, several with commas between. The error has every
// mistake, and names a metric that is near an unknown one.
func ParseGoals(texts []string) ([]results.Goal, error) {
	var goals []results.Goal
	var errs []error
	seen := make(map[string]bool)
	for _, text := range texts {
		for one := range strings.SplitSeq(text, ",") {
			g, err := parseGoal(strings.TrimSpace(one))
			if err == nil && seen[g.Metric] {
				err = fmt.Errorf("have %s twice", g.Metric)
			}
			seen[g.Metric] = true
			goals, errs = append(goals, g), append(errs, err)
		}
	}
	return goals, errors.Join(errs...)
}

func parseGoal(text string) (results.Goal, error) {
	metric, number, ok := strings.Cut(text, ":")
	if !ok {
		return results.Goal{}, fmt.Errorf("have %q; want metric:half-width, such as compliance_rate:0.005", text)
	}
	half, err := strconv.ParseFloat(number, 64)
	if err != nil || !(half > 0) || math.IsInf(half, 0) {
		return results.Goal{}, fmt.Errorf("%s: have the half-width %q; want a number above 0", metric, number)
	}
	var names []string
	for _, m := range agents.Metrics {
		if m.Name == metric {
			return results.Goal{Metric: metric, Half: half}, nil
		}
		names = append(names, m.Name)
	}
	advice := "heed explain metrics lists them"
	if near := scenarios.Nearest(metric, names); near != "" {
		advice = fmt.Sprintf("did you mean %q?", near)
	}
	return results.Goal{}, fmt.Errorf("no metric %q; %s", metric, advice)
}
