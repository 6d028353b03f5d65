package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strconv"

	"github.com/spf13/cobra"

	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// calibrateFlags are the flags of heed calibrate.
type calibrateFlags struct {
	dir, seed, replicates, workers, format string
	check, quiet                           bool

	// For a file of targets.
	recover, progress string
	set               []string
	force             bool
	given             func(flag string) bool // whether the command line has the flag
}

func calibrateCommand() *cobra.Command {
	var f calibrateFlags
	c := &cobra.Command{
		Use: "calibrate [FILE]", Short: "Fit uncertain keys to one's own data, or free coefficients to published magnitudes",
		Long: `With FILE, a calibration or the name of a shipped one (` + "`heed explain calibration`" + `
tells its keys, ` + "`heed init --calibration`" + ` writes one): find which values of uncertain
keys explain what was observed, each as probable as it is, by approximate Bayesian
computation, and whether they predict it. The same command goes on where it was
interrupted, and does nothing when all is done. With --recover, data are simulated at
truths instead, drawn from the priors, and each is looked for: does such data tell?

Without FILE: fit what is free in the default organization to published magnitudes, by the
method of simulated moments, and check the other magnitudes. Prints the fitted
coefficients with standard errors and what the organization shows with them, and
writes fit.csv, slopes.csv and moments.csv to a folder. The coefficients are not
changed: --set, or a scenario's section [decision], sets them.

With --check nothing is fitted: the magnitudes are checked at the coefficients as
they are.`,
		Example: `  heed calibrate nuclear-plant-survey
  heed calibrate survey.toml -o out/survey
  heed calibrate survey.toml --recover 20
  heed calibrate
  heed calibrate --check
  heed calibrate --format markdown >agents/FIT.md`,
		Args:              atMost(1),
		ValidArgsFunction: completeCalibration,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				r, err := f.readFile(args[0])
				if err != nil {
					return err
				}
				r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
				return r.run(c.Context())
			}
			r, err := f.read()
			if err != nil {
				return err
			}
			r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
			return r.run(c.Context())
		},
	}
	base := study.DefaultCalibration()
	s := c.Flags()
	s.SortFlags, f.given = false, s.Changed
	s.BoolVar(&f.check, "check", false, fmt.Sprintf("fit nothing; exit with %d when a magnitude is missed", failed))
	s.StringVarP(&f.dir, "output", "o", "out/calibrate", "the `folder` for the results; of FILE out/NAME")
	s.StringVar(&f.seed, "seed", strconv.FormatUint(base.Seed, 10), "a `number` that chooses all chance")
	s.StringVar(&f.replicates, "replicates", strconv.Itoa(base.Replicates), "`number` of replicates of each experiment")
	s.StringVar(&f.workers, "workers", strconv.Itoa(runtime.GOMAXPROCS(0)), "`number` of threads; it changes no result")
	s.StringVar(&f.format, "format", "text", "text or markdown, on standard output")
	s.StringVar(&f.recover, "recover", "", "of FILE: simulate data at this `number` of truths, and look for these")
	s.StringArrayVar(&f.set, "set", nil, "of FILE: give a key of the base another value: `path=value` (repeatable)")
	s.StringVar(&f.progress, "progress", "auto", "of FILE: `auto`, plain, json or none")
	s.BoolVar(&f.force, "force", false, "of FILE: replace what other work left in the folder")
	s.BoolVar(&f.quiet, "quiet", false, "no progress")
	return c
}

// A calibrateRequest is what the command line of heed calibrate asks for, checked.
type calibrateRequest struct {
	study.Calibration
	dir                    string
	check, quiet, markdown bool
	out, notes             io.Writer
}

// read checks the flags.
func (f *calibrateFlags) read() (r *calibrateRequest, err error) {
	c := study.DefaultFit()
	if f.check {
		c = study.DefaultCalibration()
	}
	for _, flag := range []string{"recover", "set", "progress", "force"} {
		if f.given(flag) {
			return nil, usage("--%s is for a calibration of one's own: heed calibrate FILE --%[1]s", flag)
		}
	}
	r = &calibrateRequest{Calibration: c, dir: f.dir, check: f.check, quiet: f.quiet, markdown: f.format == "markdown"}
	if r.Seed, err = strconv.ParseUint(f.seed, 10, 64); err != nil {
		return nil, usage("--seed: have %q; want a whole number from 0", f.seed)
	}
	if r.Replicates, err = strconv.Atoi(f.replicates); err != nil || r.Replicates < 2 {
		return nil, usage("--replicates: have %q; want a whole number from 2", f.replicates)
	}
	if r.Workers, err = strconv.Atoi(f.workers); err != nil || r.Workers < 1 || r.Workers > maxWorkers {
		return nil, usage("--workers: have %q; want a whole number from 1 to %d", f.workers, maxWorkers)
	}
	if f.format != "text" && f.format != "markdown" {
		return nil, usage("--format: have %q; want text or markdown", f.format)
	}
	return r, nil
}

// errMagnitudes says that magnitudes are missed, where that is to be a failure.
type errMagnitudes struct{ missed, of int }

// Error implements error.
func (e *errMagnitudes) Error() string {
	return fmt.Sprintf("%d of %s missed", e.missed, prose.Count(e.of, "bounded magnitude"))
}

// run fits or checks, prints what came of it, and writes the folder.
func (r *calibrateRequest) run(ctx context.Context) error {
	folder, err := makeFolder(r.dir)
	if err != nil {
		return err
	}
	defer folder.forsake()
	r.begin()
	came, err := r.calibrate(ctx)
	if err != nil {
		return err
	}
	for _, doubt := range came.Warnings {
		warn(r.notes, "%v", doubt)
	}
	r.show(came)
	if err := writeCalibrated(folder, came); err != nil {
		return err
	}
	if !r.markdown {
		fmt.Fprintf(r.out, "The results are in %s.\n", r.dir)
	}
	if n := tally(came.Shown); r.check && n[study.Missed] > 0 {
		return &errMagnitudes{n[study.Missed], len(came.Shown) - n[study.Seen]}
	}
	return nil
}

// calibrate fits or checks. Of an interruption the error says what became of it.
func (r *calibrateRequest) calibrate(ctx context.Context) (came *study.Calibrated, err error) {
	work := "fit"
	if r.check {
		work, came = "check", &study.Calibrated{}
		came.Shown, err = study.Check(ctx, r.Calibration)
	} else {
		came, err = study.Fit(ctx, r.Calibration)
	}
	if err != nil && ctx.Err() != nil {
		err = errInterrupted(work)
	}
	return came, err
}

// begin says what is to be done, and lets the fit tell how it stands.
func (r *calibrateRequest) begin() {
	if r.quiet {
		return
	}
	if r.check {
		fmt.Fprintf(r.notes, "heed: checking %s in %s\n", prose.Count(len(r.Moments), "magnitude"), prose.Count(r.Replicates, "replicate"))
		return
	}
	fmt.Fprintf(r.notes, "heed: fitting %s in %s\n", prose.Count(len(r.Coefficients), "coefficient"), prose.Count(r.Replicates, "replicate"))
	r.Told = func(t study.Told) {
		switch t.Stage {
		case study.Searching:
			fmt.Fprintf(r.notes, "heed: %s simulated, residuals %.3g\n", prose.Count(t.Evaluations, "point"), t.Squares)
		case study.Weighing:
			fmt.Fprintln(r.notes, "heed: the search is over; how sure is it?")
		case study.Checking:
			fmt.Fprintln(r.notes, "heed: checking afresh")
		}
	}
}

// tally counts the verdicts.
func tally(shown []study.Shown) map[study.Verdict]int {
	n := map[study.Verdict]int{}
	for _, s := range shown {
		n[s.Verdict]++
	}
	return n
}
