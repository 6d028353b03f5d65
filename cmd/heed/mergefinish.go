package main

import (
	"context"
	"fmt"

	"heed/cmd/heed/internal/figures"
	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

// isSweepFolder reports whether a folder is one of heed sweep; others are of heed run.
func isSweepFolder(m results.Manifest) bool {
	_, ok := m.Settings["sweep.seeds"]
	return ok
}

// finishSweep adds to the folder of a sweep what is made from its tables and units. It
// needs nothing but the folder, so that whoever finishes it writes the same.
func finishSweep(ctx context.Context, x *results.Extras) error {
	warnOfHoles(x)
	scenario, err := study.Recall(x.Manifest(), x.Dir())
	if err != nil {
		return err
	}
	if err := study.Review(x, scenario); err != nil {
		return err
	}
	if err := study.CompareInterventions(x, scenario); err != nil {
		return err
	}
	return figures.WriteSweep(ctx, x)
}

// finishRun returns what adds the same to the folder of a run, and its figures. Their
// title is in the text of the scenario alone, which names files that the folder does
// not have where the organization is one of a roster: then the run has to end itself.
func finishRun(m results.Manifest) (func(context.Context, *results.Extras) error, error) {
	text, err := scenarios.ParseWith(m.Scenario, []byte(m.Text), nil, setOverrides(m.Overrides))
	if err != nil {
		return nil, usage("a run with files of its own is finished where they are: run the command again that began it, heed run")
	}
	return func(ctx context.Context, x *results.Extras) error {
		warnOfHoles(x)
		scenario, err := study.Recall(x.Manifest(), x.Dir())
		if err != nil {
			return err
		}
		s, err := scenario(0)
		if err != nil {
			return err
		}
		s.Title = text.Title
		if err := study.Review(x, study.One(s)); err != nil {
			return err
		}
		if err := study.CompareInterventions(x, study.One(s)); err != nil {
			return err
		}
		return figures.Write(ctx, s, x)
	}, nil
}

// warnOfHoles warns in the manifest of units that the tables lack.
func warnOfHoles(x *results.Extras) {
	m := x.Manifest()
	if n := missingIn(m); n > 0 {
		x.Warn(fmt.Sprintf("%d of %s are missing: tables and figures have what was there when incomplete work was accepted, and points may lack replicates that others have", n, count(m.Units, "unit")))
	}
}

// missingIn returns how many units the tables of a manifest lack.
func missingIn(m results.Manifest) (n int) {
	for _, h := range m.Missing {
		n += h.Last - h.First + 1
	}
	return n
}
