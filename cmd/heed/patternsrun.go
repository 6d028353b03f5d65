package main

import (
	"context"
	"fmt"
	"strings"

	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// errPatterns says that patterns do not hold, where that is to be a failure.
type errPatterns struct{ text string }

// Error implements error.
func (e *errPatterns) Error() string { return e.text }

// run examines the patterns, prints what was seen, and writes the folder.
func (r *patternRequest) run(ctx context.Context) error {
	folder, err := makeFolder(r.dir)
	if err != nil {
		return err
	}
	defer folder.forsake()
	m := r.startMeter(fmt.Sprintf("examining %s in %s", prose.Count(len(r.patterns), "pattern"), prose.Count(r.Replicates, "replicate")), 1)
	found, err := study.Examine(ctx, r.patterns, r.Examination)
	m.stop()
	if err != nil {
		return r.unfinished(ctx, err)
	}
	r.show(found)
	if err := writePatterns(folder, found); err != nil {
		return err
	}
	fmt.Fprintf(r.out, "The results are in %s.\n", r.dir)
	return r.insist(found)
}

// startMeter starts the meter of some draws, and has it told what is done.
func (r *patternRequest) startMeter(begins string, draws int) *meter {
	cells := 0
	for _, p := range r.patterns {
		cells += len(p.Cells)
	}
	runs := cells * r.Replicates
	m := newMeter(r.notes, progressMode(r.notes, r.progress, r.quiet),
		workload{"runs", r.EmployeeDays(r.patterns) / float64(runs)}, begins)
	m.Done(0, runs*draws)
	r.Done = m.Done
	return m
}

// unfinished says of an interruption what became of it.
func (r *patternRequest) unfinished(ctx context.Context, err error) error {
	if ctx.Err() == nil {
		return err
	}
	return errInterrupted("examination")
}

// insist returns an error where the findings are not what --strict asks for.
func (r *patternRequest) insist(found []study.Finding) error {
	var failing []string
	held := 0
	for _, f := range found {
		switch {
		case f.Verdict == study.Holds:
			held++
		case f.Verdict == study.Fails && f.Pattern.Reason == "":
			failing = append(failing, fmt.Sprint(f.Pattern.Number))
		}
	}
	switch {
	case r.strict == strictAll && held < len(found):
		return &errPatterns{fmt.Sprintf("%d of %d patterns hold", held, len(found))}
	case r.strict == strictFails && len(failing) > 0:
		return &errPatterns{fmt.Sprintf("failing, without a known reason: pattern %s", strings.Join(failing, ", "))}
	}
	return nil
}
