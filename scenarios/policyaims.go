package scenarios

import (
	"fmt"
	"math"

	"github.com/BurntSushi/toml"
)

// PolicyAims returns what a policy aims at by its text alone, without its base: the
// objectives in the order of the file, and the budget, cost a year at most, +Inf where it
// has none. The text is one that [ParsePolicy] took; what it would refuse is passed over,
// and the error is that of a text that is no TOML.
func PolicyAims(text []byte) (objectives []Objective, budget float64, err error) {
	aims := struct {
		Budget     *float64       `toml:"budget"`
		Objectives map[string]any `toml:"objectives"`
	}{}
	meta, err := toml.Decode(string(text), &aims)
	if err != nil {
		return nil, math.Inf(1), fmt.Errorf("scenarios: %w", err)
	}
	for _, key := range meta.Keys() {
		if len(key) == 2 && key[0] == "objectives" {
			objectives = append(objectives, Objective{Metric: key[1], More: aims.Objectives[key[1]] == "more"})
		}
	}
	if aims.Budget == nil {
		return objectives, math.Inf(1), nil
	}
	return objectives, *aims.Budget, nil
}
