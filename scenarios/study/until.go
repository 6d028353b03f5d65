package study

import (
	"context"
	"errors"
	"fmt"

	"heed/results"
	"heed/results/stats"
)

// OpenUntil opens the folder of a plan whose [results.Until] decides how many
// replicates there are, as [results.Open] does: with as many as it has come to, or
// else those of the first look. See [RunUntil].
func OpenUntil(dir string, plan results.Plan, force bool) (*results.Folder, error) {
	plan.Replicates = stats.Looks(plan.Until.AtMost)[0]
	if !force {
		there, state, err := results.Planned(dir)
		if err != nil {
			return nil, err
		}
		if state != results.Fresh {
			plan.Replicates = there.Replicates
		}
	}
	return results.Open(dir, plan, force)
}

// RunUntil does the units that f lacks, as [Run] does, looks whether its replicates
// are enough, and otherwise goes on to those of the next look, until they are or
// there are as many as are allowed. It looks only at the counts of [stats.Looks], in
// order, and at all units of each: so neither workers nor interruptions change how
// it ends. It tells each look, if told is not nil. In memory it holds one value for
// each replicate of one point, arm and metric looked at.
func RunUntil(ctx context.Context, f *results.Folder, unit Unit, o Options, told func(Precision)) (Precision, error) {
	for {
		if err := Run(ctx, f, unit, o); err != nil {
			return Precision{}, err
		}
		p, err := look(f)
		if err != nil {
			return p, err
		}
		if told != nil {
			told(p)
		}
		if p.Next == 0 {
			return p, nil
		}
		if err := f.Grow(p.Next); err != nil {
			return p, err
		}
	}
}

// look returns the precision of a folder whose units are all there.
func look(f *results.Folder) (Precision, error) {
	m := f.Manifest()
	if f.State() == results.Complete {
		return PrecisionOf(m), nil
	}
	w := newWatch(m, m.Until)
	for u, err := range f.Recorded() {
		if err != nil {
			return Precision{}, err
		}
		w.unit(u)
	}
	return w.precision()
}

// ErrEnough is the error of a rule that is content with fewer replicates than a
// folder has: it has none that would be made by going on.
var ErrEnough = errors.New("fewer replicates than there are would be enough")

// ExtendUntil makes the folder dir that of a plan with [results.Until], as
// [results.Extend] does, if there is one: whoever goes on comes to the end that the
// plan would have had from the start. The error is [ErrEnough] when that is behind.
func ExtendUntil(dir string, plan results.Plan) error {
	there, state, err := results.Planned(dir)
	if err != nil || state == results.Fresh {
		return err
	}
	for _, n := range stats.Looks(plan.Until.AtMost) {
		if plan.Replicates = n; n >= there.Replicates {
			break
		}
	}
	if plan.Replicates < there.Replicates {
		return fmt.Errorf("study: %s has %d replicates, more than %d: %w", dir, there.Replicates, plan.Until.AtMost, ErrEnough)
	}
	if err := plan.Extends(there); err == nil && state == results.Complete {
		if err := notBehind(dir, there, plan.Until); err != nil {
			return err
		}
	}
	return results.Extend(dir, plan)
}

// notBehind returns [ErrEnough] if a rule would have ended before the replicates that
// a complete folder has.
func notBehind(dir string, there results.Manifest, rule *results.Until) error {
	w := newWatch(there, rule)
	err := results.ReadFile(dir, results.ReplicatesFile, func(t *results.Reader) error {
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			w.row(row)
		}
		return nil
	})
	if err == nil {
		_, err = w.precision()
	}
	return err
}
