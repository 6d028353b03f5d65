package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"heed/results"
	"heed/scenarios/study"
)

// growthFlags are the flags that say how many replicates there are to be, beside the
// scenario, and what becomes of units that were done before.
type growthFlags struct {
	until        []string
	atMost       string
	extend, keep bool
}

// standardAtMost is how many replicates --until allows by default.
const standardAtMost = 1000

func (f *growthFlags) add(to *pflag.FlagSet) {
	to.StringArrayVar(&f.until, "until", nil, "add replicates, from 10 on, until the 95% interval of a metric (of its difference from the baseline, in every arm, at every point) is this narrow: `metric:half-width` (repeatable); the scenario's own number is not used")
	to.StringVar(&f.atMost, "at-most", "", fmt.Sprintf("the most `number` of replicates that --until may take (%d)", standardAtMost))
	to.BoolVar(&f.extend, "extend", false, "go on from the units of a smaller run or sweep in the folder")
	to.BoolVar(&f.keep, "keep", true, "keep the units in units.bin, for --extend and merging")
}

// A growth is what growthFlags ask for, checked.
type growth struct {
	until        *results.Until // nil where the scenario says how many replicates there are
	extend, keep bool
	ending       study.Precision // with until, when the work is done
}

// read checks the flags, of which there are others. The error has every mistake.
func (f *growthFlags) read(others *runFlags) (growth, error) {
	var errs []error
	bad := func(wrong bool, text string) {
		if wrong {
			errs = append(errs, usage("%s", text))
		}
	}
	bad(f.extend && others.force, "--extend with --force: one goes on from what is there, the other replaces it")
	bad(f.atMost != "" && len(f.until) == 0, "--at-most: it bounds the replicates of --until, which is not there")
	g := growth{extend: f.extend, keep: f.keep}
	if len(f.until) == 0 {
		return g, errors.Join(errs...)
	}
	bad(others.replicates != "", "--until with --replicates: each says how many replicates there are; for the most that --until may take there is --at-most")
	goals, err := study.ParseGoals(f.until)
	for _, one := range allOf(err) {
		errs = append(errs, usage("--until: %v", one))
	}
	most, err := f.most()
	g.until = &results.Until{Goals: goals, AtMost: most}
	return g, errors.Join(append(errs, err)...)
}

// most reads --at-most.
func (f *growthFlags) most() (int, error) {
	const largest = 1_000_000
	if f.atMost == "" {
		return standardAtMost, nil
	}
	n, err := strconv.Atoi(f.atMost)
	if err != nil || n < 2 || n > largest {
		return 0, usage("--at-most: have %q; want a whole number from 2 to %d", f.atMost, largest)
	}
	return n, nil
}

// allOf returns the errors that err joins.
func allOf(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

// plan adds to a plan what the flags say of it.
func (g growth) plan(p *results.Plan) { p.Keep, p.Until = g.keep, g.until }

// open opens a folder for a plan, after extending what is there if that was asked for.
func (g growth) open(dir string, plan results.Plan, force bool) (*results.Folder, error) {
	if g.extend {
		if err := g.enlarge(dir, plan); err != nil {
			return nil, advised(err, "another -o or --force")
		}
	}
	if g.until != nil {
		return study.OpenUntil(dir, plan, force)
	}
	return results.Open(dir, plan, force)
}

// enlarge makes the folder that of the plan, where there is one.
func (g growth) enlarge(dir string, plan results.Plan) error {
	if g.until != nil {
		return study.ExtendUntil(dir, plan)
	}
	if _, state, err := results.Planned(dir); err != nil || state == results.Fresh {
		return err
	}
	return results.Extend(dir, plan)
}

// enlargeTogether enlarges the folder, if that was asked for, as others may do at the
// same time.
func (g growth) enlargeTogether(ctx context.Context, dir string, plan results.Plan) (err error) {
	if !g.extend {
		return nil
	}
	for range 100 {
		if err = g.enlarge(dir, plan); !errors.Is(err, results.ErrLocked) {
			return advised(err, "another -o")
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(100 * time.Millisecond):
		}
	}
	return err
}

// advised adds to an error of extending what can be used instead.
func advised(err error, instead string) error {
	switch {
	case errors.Is(err, results.ErrNotKept):
		return usage("%v (--keep=false); use %s", err, instead)
	case errors.Is(err, study.ErrEnough):
		return usage("%v; use %s", err, instead)
	}
	return err
}

// work does the units that a folder lacks, and with --until tells m each look.
func (g *growth) work(ctx context.Context, f *results.Folder, unit study.Unit, m *meter, o study.Options) (err error) {
	o.Progress = m
	if g.until == nil {
		return study.Run(ctx, f, unit, o)
	}
	g.ending, err = study.RunUntil(ctx, f, unit, o, func(p study.Precision) {
		if p.Next > 0 {
			m.say(p.String())
		}
	})
	return err
}

// tell says in a manifest how the replicates ended.
func (g growth) tell(x *results.Extras) error {
	if g.ending.Ended != "" {
		g.ending.Tell(x)
	}
	return nil
}

// ended says how the replicates of a complete folder ended.
func (g growth) ended(f *results.Folder) string {
	if g.until == nil {
		return ""
	}
	return study.PrecisionOf(f.Manifest()).String()
}
