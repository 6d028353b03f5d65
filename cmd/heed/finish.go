package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/scenarios/study"
)

// finish adds to a folder what is made from its tables and units: doubts, tables for
// whoever chooses among interventions, and figures. It needs nothing but the folder, so
// that whoever finishes it writes the same.
func finish(ctx context.Context, x *results.Extras) error {
	warnOfHoles(x)
	scenario, err := study.Recall(x.Manifest(), x.Dir())
	if err != nil {
		return err
	}
	if _, is, err := study.SurveyOf(x.Manifest()); err != nil {
		return err
	} else if is {
		return study.WriteSurvey(x, scenario)
	}
	if err := study.Review(x, scenario); err != nil {
		return err
	}
	if err := study.WriteSensitivity(x); err != nil {
		return err
	}
	if err := study.CompareInterventions(x, scenario); err != nil {
		return err
	}
	if !slices.Contains(x.Manifest().Outputs, work.FiguresOutput) {
		return nil
	}
	if work.IsSweep(x.Manifest()) {
		return errors.Join(figures.WriteSweep(ctx, x), figures.WriteSensitivity(ctx, x))
	}
	s, err := scenario(0)
	if err != nil {
		return err
	}
	return figures.Write(ctx, s, x)
}

// warnOfHoles warns in the manifest of units that the tables lack.
func warnOfHoles(x *results.Extras) {
	m := x.Manifest()
	if n := work.MissingIn(m); n > 0 {
		x.Warn(fmt.Sprintf("%d of %s are missing: tables and figures have what was there when incomplete work was accepted, and points may lack replicates that others have", n, prose.Count(m.Units, "unit")))
	}
}
