package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/internal/pages"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/version"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

// mostTruths bounds --recover.
const mostTruths = 10_000

// An inferRequest is what a command line of heed calibrate FILE asks for, checked.
type inferRequest struct {
	request
	calibration *scenarios.Calibration
	truths      int // to recover; 0 where the targets of the file are to be explained
}

// readFile checks the flags and the calibration. The error has every mistake.
func (f *calibrateFlags) readFile(arg string) (*inferRequest, error) {
	r := &inferRequest{request: request{dir: f.dir, progress: f.progress, quiet: f.quiet, force: f.force}}
	var err error
	errs := []error{oneOf("progress", f.progress, "auto", "plain", "json", "none")}
	add := func(err error) { errs = append(errs, err) }
	r.workers, err = workersOf(f.workers)
	add(err)
	if f.check || f.format != "text" {
		add(usage("--check and --format are for the magnitudes that heed calibrate without a file fits"))
	}
	if f.given("recover") {
		if r.truths, err = strconv.Atoi(f.recover); err != nil || r.truths < 1 || r.truths > mostTruths {
			add(usage("--recover: have %q; want a number of truths from 1 to %d", f.recover, mostTruths))
		}
	}
	overrides := setOverrides(f.set)
	if f.given("seed") {
		overrides = append(overrides, scenarios.Override{Flag: "--seed", Path: "scenario.seed", Value: f.seed})
	}
	r.calibration, err = openCalibration(arg, overrides)
	add(err)
	if f.given("replicates") && err == nil {
		n := &r.calibration.Search.Replicates
		if *n, err = strconv.Atoi(f.replicates); err != nil || *n < 1 || *n > 1000 {
			add(usage("--replicates: have %q; want a whole number from 1 to 1000", f.replicates))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return r, r.complement(f)
}

// complement completes a request whose parts are right.
func (r *inferRequest) complement(f *calibrateFlags) error {
	c := r.calibration
	r.scenario = c.Base
	if r.plan = study.PlanInference(c); r.truths > 0 {
		r.plan = study.PlanRecovery(c, r.truths)
	}
	r.plan.Program, r.plan.Overrides = version.Program(), f.set
	r.plan.Outputs = append([]string{"csv", work.FiguresOutput}, r.plan.Outputs...)
	if !f.given("output") {
		r.dir = filepath.Join("out", c.Name)
		if r.truths > 0 {
			r.dir += "-recovery"
		}
	}
	return r.plan.Validate()
}

// openCalibration reads the calibration that an argument means: the file of that path or,
// where there is none, the shipped one of that name.
func openCalibration(arg string, overrides []scenarios.Override) (*scenarios.Calibration, error) {
	name, text, err := readCalibrationText(arg)
	if err != nil {
		return nil, err
	}
	switch {
	case isCalibration(text):
	case isSweep(text):
		return nil, usage("%s is a sweep and no calibration, which has [priors] and [targets]; it runs with: heed sweep %s", arg, arg)
	case isScenario(text):
		return nil, usage("%s is a scenario and no calibration, which has a base, [priors] and [targets]; it runs with: heed run %s", arg, arg)
	}
	return parseCalibration(name, text, overrides)
}

// parseCalibration reads a calibration from the text of the file at path.
func parseCalibration(path string, text []byte, overrides []scenarios.Override) (*scenarios.Calibration, error) {
	return scenarios.ParseCalibration(path, text, os.DirFS(filepath.Dir(path)), overrides)
}

// readCalibrationText reads the text of the calibration that an argument means. The name
// stands in messages.
func readCalibrationText(arg string) (name string, text []byte, err error) {
	if strings.ContainsAny(arg, `/\`) || filepath.Ext(arg) == ".toml" {
		text, err = readText(arg)
		return arg, text, err
	}
	text, err = scenarios.ShippedCalibrationText(arg)
	if !errors.Is(err, fs.ErrNotExist) {
		return arg + ".toml", text, err
	}
	if _, missing := os.Stat(arg); missing == nil {
		text, err = readText(arg)
		return arg, text, err
	}
	if slices.Contains(work.ScenarioNames(), arg) {
		return arg, nil, usage("%s is a scenario and no calibration; it runs with: heed run %s", arg, arg)
	}
	return arg, nil, usage("no file or calibration %q; shipped are %s", arg, strings.Join(work.CalibrationNames(), ", "))
}

// run does what is asked for and shows what came of it.
func (r *inferRequest) run(ctx context.Context) (err error) {
	if !r.quiet {
		r.warn(r.calibration.Warnings)
		r.warn(r.scenario.Warnings)
	}
	folder, err := results.Open(r.dir, r.plan, r.force)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	before := folder.State() == results.Complete
	if !before {
		if err := r.complete(ctx, folder); err != nil {
			return err
		}
	}
	r.end(folder)
	show := pages.ShowPosterior
	if r.truths > 0 {
		show = pages.ShowRecovery
	}
	if err := show(r.out, r.dir); err != nil {
		return err
	}
	return r.place(r.out, before)
}

// complete asks what the folder lacks and writes its tables.
func (r *inferRequest) complete(ctx context.Context, folder *results.Folder) error {
	r.forewarn()
	m := newMeter(r.notes, progressMode(r.notes, r.progress, r.quiet),
		workload{"points", float64(r.calibration.Search.Replicates) * employeeDays(r.scenario)}, r.begins(folder.Done() > 0))
	write, err := r.infer(ctx, folder, m)
	m.stop()
	if err == nil {
		m.say("writing tables and figures")
		err = folder.Finish(write)
	}
	if err != nil && ctx.Err() != nil && !errors.Is(err, results.ErrIO) {
		err = fmt.Errorf("interrupted: what was simulated, %s, is kept in %s; run the same command again to go on", prose.Count(folder.Done(), "unit"), r.dir)
	}
	return err
}

// infer finds the posterior, or truths, and returns what writes them.
func (r *inferRequest) infer(ctx context.Context, folder *results.Folder, m *meter) (func(*results.Extras) error, error) {
	last := study.Stand{}
	i := &study.Inference{Calibration: r.calibration, Folder: folder, Workers: r.workers, Told: func(s study.Stand) {
		if s.Generation != last.Generation || s.Truth != last.Truth {
			m.say(stage(s, r.truths))
		}
		last = s
		m.Done(s.Truth*r.calibration.Search.Evaluations+s.Evaluations+s.Answered, r.most())
	}}
	if r.truths > 0 {
		all, err := i.Recover(ctx, r.truths)
		return func(x *results.Extras) error {
			r.doubtBurnIn(x)
			return errors.Join(study.WriteRecovery(x, all), figures.WriteRecovery(ctx, x, r.calibration))
		}, err
	}
	p, err := i.Infer(ctx)
	return func(x *results.Extras) error {
		r.doubtBurnIn(x)
		return errors.Join(p.Write(x), figures.WritePosterior(ctx, x, r.calibration))
	}, err
}

// most returns the most points that are simulated in a search.
func (r *inferRequest) most() int {
	c := r.calibration.Search
	if r.truths > 0 {
		return r.truths * c.Evaluations
	}
	return c.Evaluations + c.Predictive
}

// begins says what is about to be done.
func (r *inferRequest) begins(resumed bool) string {
	c := r.calibration
	verb := "calibrating"
	if resumed {
		verb = "going on with"
	}
	text := fmt.Sprintf("%s %s: %s, %s, at most %s of %s", verb, c.Name, prose.Count(len(c.Priors), "key"), prose.Count(len(c.Targets), "target"),
		prose.Count(c.Search.Evaluations, "point"), prose.Count(len(c.Base.Arms), "arm"))
	if r.truths > 0 {
		text += fmt.Sprintf(", for %s", prose.Count(r.truths, "truth"))
	}
	return text
}

// stage says what an inference has come to.
func stage(s study.Stand, truths int) string {
	of := ""
	if truths > 1 {
		of = fmt.Sprintf("truth %d, ", s.Truth+1)
	}
	switch {
	case s.Generation == 0:
		return "the search is over; does its posterior predict the targets?"
	case s.Generation == 1:
		return of + "generation 1, from the priors"
	}
	return fmt.Sprintf("%sgeneration %d: %s so far, tolerance %.2g of the priors' spread", of, s.Generation, prose.Count(s.Evaluations, "point"), s.Reach)
}
