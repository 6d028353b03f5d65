package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
)

// recallStopgap makes scenarios of settings and points.csv.
func recallStopgap(m results.Manifest, dir string) (func(point int) (*scenarios.Scenario, error), error) {
	var b strings.Builder
	fmt.Fprintf(&b, "[scenario]\nname = %q\nseed = %d\ndays = %d\nburn_in = %d\nreplicates = %d\nrecord_every = %s\n", m.Scenario, m.Seed, m.Days, m.BurnIn, m.Replicates, m.Settings["scenario.record_every"])
	section := ""
	for _, p := range agents.Parameters {
		v, ok := m.Settings[p.Path]
		if !ok || p.Kind == agents.File {
			continue
		}
		at, key, _ := strings.Cut(p.Path, ".")
		if at != section {
			fmt.Fprintf(&b, "[%s]\n", at)
			section = at
		}
		fmt.Fprintf(&b, "%s = %s\n", key, v)
	}
	base, err := scenarios.Parse("recalled.toml", []byte(b.String()), nil)
	if err != nil || len(m.Factors) == 0 {
		return func(int) (*scenarios.Scenario, error) { return base, nil }, err
	}
	f, err := os.Open(filepath.Join(dir, results.PointsFile))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	return func(point int) (*scenarios.Scenario, error) {
		var all []scenarios.Override
		for i, path := range m.Factors {
			if !strings.HasPrefix(path, "arms.") {
				all = append(all, scenarios.Override{Path: path, Value: rows[point+1][i+1]})
			}
		}
		return base.With(all)
	}, nil
}
