package study

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"heed/results"
	"heed/scenarios"
)

// Recall makes the scenarios of the points of a folder again, from its manifest and its
// tables points.csv and arms.csv alone, whoever ran it and where: see
// [scenarios.Recall]. Its seed is that of the whole folder at every point. What it
// returns is for one goroutine, and quickest where points are asked for in their order.
func Recall(m results.Manifest, dir string) (func(point int) (*scenarios.Scenario, error), error) {
	r := recalled{manifest: m, titles: map[string]string{}}
	arms := listing{path: filepath.Join(dir, results.ArmsFile)}
	err := arms.each(func(row []string) {
		if i := slices.Index(arms.header, "title"); i >= 0 {
			r.titles[row[0]] = row[i]
		}
	})
	if err != nil {
		return nil, err
	}
	r.points = listing{path: filepath.Join(dir, results.PointsFile)}
	if err := r.points.begin(); err != nil {
		return nil, err
	}
	if want := append([]string{"point"}, m.Factors...); !slices.Equal(r.points.header, want) {
		return nil, fmt.Errorf("study: %s has columns %q; want those of the manifest, %q", r.points.path, r.points.header, want)
	}
	return r.scenario, nil
}

// A recalled makes scenarios again.
type recalled struct {
	manifest results.Manifest
	titles   map[string]string // of arms
	points   listing
}

// scenario returns the scenario of a point.
func (r *recalled) scenario(point int) (*scenarios.Scenario, error) {
	row, err := r.points.row(point)
	if err != nil {
		return nil, err
	}
	m := &r.manifest
	settings := maps.Clone(m.Settings)
	for i, factor := range m.Factors {
		settings[settingOf(factor)] = json.RawMessage(row[1+i])
	}
	return scenarios.Recall(scenarios.Recording{
		Name: m.Scenario, Seed: m.Seed, Days: m.Days, BurnIn: m.BurnIn, Replicates: m.Replicates,
		Arms: m.Arms, Titles: r.titles, Settings: settings,
	})
}
