package main

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// runRobust examines the patterns at draws of the assumptions, prints in how many they
// hold, and writes the folder.
func (r *patternRequest) runRobust(ctx context.Context) error {
	folder, err := makeFolder(r.dir)
	if err != nil {
		return err
	}
	defer folder.forsake()
	draws := study.DrawAssumptions(r.draws, r.Seed)
	seconds, err := r.foresee(ctx)
	if err != nil {
		return r.unfinished(ctx, err)
	}
	m := r.startMeter(fmt.Sprintf("examining %s at %s in %s; this takes about %s",
		prose.Count(len(r.patterns), "pattern"), prose.Count(r.draws, "draw"), prose.Count(r.Replicates, "replicate"), duration(seconds)), r.draws)
	found, err := study.Robust(ctx, r.patterns, draws, r.Examination)
	m.stop()
	if err != nil {
		return r.unfinished(ctx, err)
	}
	r.showRobust(found, draws)
	if err := writeRobust(folder, found, draws); err != nil {
		return err
	}
	fmt.Fprintf(r.out, "The results are in %s.\n", r.dir)
	return nil
}

// foresee returns how many seconds the draws will take, after a trial of a moment on
// all threads. Nothing is tried where nobody would be told.
func (r *patternRequest) foresee(ctx context.Context) (float64, error) {
	if progressMode(r.notes, r.progress, r.quiet) == "none" {
		return 0, nil
	}
	trial := r.patterns[0]
	trial.Cells, trial.Outcomes, trial.Claims = trial.Cells[:1], nil, nil
	trial.BurnIn, trial.Days = 40, 40
	x := study.Examination{Seed: r.Seed, Replicates: 2 * runtime.GOMAXPROCS(0), Workers: r.Workers}
	started := time.Now()
	_, err := study.Examine(ctx, []study.Pattern{trial}, x)
	pace := time.Since(started).Seconds() / x.EmployeeDays([]study.Pattern{trial})
	return pace * r.EmployeeDays(r.patterns) * float64(r.draws), err
}

// showRobust prints a table of the findings.
func (r *patternRequest) showRobust(found []study.Robustness, draws study.Draws) {
	rows := [][]string{{"", "pattern", "holds in", "fails in", "undecided", "right signs", "most sensitive to"}}
	for i := range found {
		f := &found[i]
		rows = append(rows, []string{
			fmt.Sprint(f.Pattern.Number), prose.Fit(f.Pattern.Title, titleWidth, true), holdsIn(f), fmt.Sprint(f.Count(study.Fails)),
			fmt.Sprint(f.Count(study.Undecided)), fmt.Sprint(f.Right()), sensitiveTo(f.Sensitive(draws)),
		})
	}
	columns := []prose.Column{{Left: false}, {Left: true}, {Left: false}, {Left: false}, {Left: false}, {Left: false}, {Left: true}}
	fmt.Fprint(r.out, prose.AlignWide(columns, rows))
	for i := range found {
		r.explainRobust(&found[i])
	}
	fmt.Fprintf(r.out, `
Of %s of all %d assumptions (coefficients over their plausible ranges, conditions a
quarter up and down), with %s each. A pattern holds in a draw when all its claims
are shown, and fails when the contrary of one is, one-sided at %g shared among them;
in brackets the share with its 95%% interval (Wilson). Right signs: all means are above 0,
whatever their noise. Most sensitive: of the assumptions the one with the largest rank
correlation with the claim that is shown least, where it is no luck (at 0.05 of all).
`, prose.Count(r.draws, "draw"), len(draws.Of), prose.Count(r.Replicates, "replicate"), study.DrawErrorRate)
}

// explainRobust says of a pattern that does not hold in all draws what does not.
func (r *patternRequest) explainRobust(f *study.Robustness) {
	if f.Count(study.Holds) == len(f.Verdicts) {
		return
	}
	weakest := f.Weakest()
	shown, right := f.ClaimCount(weakest)
	fmt.Fprintf(r.out, "\nPattern %d holds in %s, fails in %d, is undecided in %d: %s\n", f.Pattern.Number, holdsIn(f), f.Count(study.Fails), f.Count(study.Undecided), f.Pattern.Title)
	fmt.Fprintf(r.out, "  least shown, in %d, with a mean above 0 in %d: %s\n", shown, right, f.Pattern.Claims[weakest].Text)
}

// holdsIn says in how many draws a pattern holds.
func holdsIn(f *study.Robustness) string {
	share, lo, hi := f.Share()
	return fmt.Sprintf("%d of %d (%.0f%%, %.0f to %.0f%%)", f.Count(study.Holds), len(f.Verdicts), 100*share, 100*lo, 100*hi)
}

// sensitiveTo names the assumption that a pattern hangs on, if any surely is one.
func sensitiveTo(s study.Sensitivity) string {
	if !s.Sure {
		return "-"
	}
	return fmt.Sprintf("%s (%+.2f)", s.Path, s.Rank)
}
