package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"heed/agents"
	"heed/cmd/heed/internal/slurm"
	"heed/cmd/internal/pages"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/version"
	"heed/cmd/internal/work"
	"heed/results"
)

func mergeCommand() *cobra.Command {
	m, wait := mergeRequest{}, ""
	c := &cobra.Command{
		Use: "merge DIR [OTHER...]", Short: "Make the tables of a sweep that was shared out",
		Long: `Make the tables of a sweep that was shared out, from the files in its folder alone.
Units that are in OTHER folders of the same sweep, such as those of machines that have
no disk in common, are taken over first; these folders are only read. The tables are
byte for byte those of a sweep that was not shared out.

Where units are missing or failed, nothing is written but with --allow-partial: then
the tables have what is there, the manifest says what they lack, and the work can go on.`,
		Example: `  heed merge out/detail
  heed merge out/detail /mnt/second/detail /mnt/third/detail
  heed merge out/detail --wait 48h`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("%s: have no argument; want the folder of a sweep", c.CommandPath())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			m.dir, m.others = args[0], args[1:]
			m.out, m.notes = c.OutOrStdout(), c.ErrOrStderr()
			if !c.Flags().Changed("wait") {
				return m.merge(c.Context())
			}
			var err error
			if m.wait, err = waitOf(wait); err != nil {
				return err
			}
			return m.mergeWhenThere(c.Context())
		},
	}
	c.Flags().StringVar(&wait, "wait", "", "wait for the parts of all shares, `how long` at most, such as 48h; the folder need not be there yet")
	c.Flags().BoolVar(&m.allowPartial, "allow-partial", false, "write tables of what is there though units are missing")
	c.Flags().BoolVar(&m.quiet, "quiet", false, "no warnings")
	return c
}

// A mergeRequest is what a command line of heed merge asks for.
type mergeRequest struct {
	dir                 string
	others              []string
	allowPartial, quiet bool
	wait                time.Duration // for the parts of all shares; 0 for none
	out, notes          io.Writer
}

// merge takes over what others have and finishes the folder.
func (r *mergeRequest) merge(ctx context.Context) (err error) {
	folder, err := results.Reopen(r.dir, version.Program())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return r.noPlan()
	case err != nil:
		return err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	if folder.State() == results.Complete {
		fmt.Fprintf(r.out, "%s is complete already: nothing was to be done.\n", r.dir)
		return pages.WriteAnswering(r.out, r.dir, folder.Manifest())
	}
	if m := folder.Manifest(); m.Search {
		return usage("%s is of heed %s, a search, of which nothing is shared out: to go on, %s", r.dir, work.CommandOf(m), work.AgainOf(r.dir, m))
	}
	if there := folder.Manifest().Model; there != agents.Version {
		return usage("the units of %s are of model %s, and this is heed with model %s: merge them with the program that made them, %s",
			r.dir, there, agents.Version, folder.Manifest().Program)
	}
	if err := r.takeOver(folder); err != nil {
		return err
	}
	r.warn(folder.Warnings())
	return r.finish(ctx, folder)
}

// noPlan says that there is nothing in the folder to merge.
func (r *mergeRequest) noPlan() error {
	if len(r.others) > 0 {
		return usage("no results in %s; name one of the folders that have some first: the others' are taken over into it", r.dir)
	}
	return usage("no results in %s", r.dir)
}

// takeOver takes over the units of the other folders.
func (r *mergeRequest) takeOver(folder *results.Folder) error {
	for _, other := range r.others {
		n, err := folder.Merge(other)
		var different *results.DifferentError
		switch {
		case errors.As(err, &different):
			return fmt.Errorf("%w", &unlike{r.dir, different})
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, results.ErrNotKept):
			return noUnits(other)
		case err != nil:
			return err
		}
		fmt.Fprintf(r.out, "%s: %s taken over\n", other, prose.Count(n, "unit"))
	}
	return nil
}

// noUnits says why no units can be taken over from a folder.
func noUnits(dir string) error {
	if _, err := results.ReadManifest(dir); err == nil {
		return usage("%s is complete: it has tables, which cannot be taken back into units", dir)
	}
	return usage("no results in %s", dir)
}

// An unlike says that a folder cannot be merged into another.
type unlike struct {
	dir string
	*results.DifferentError
}

// Error names the first keys that differ, with both values.
func (e *unlike) Error() string {
	return fmt.Sprintf("%s is not of the work that %s is for: %s", e.Dir, e.dir, e.Summary())
}

// Unwrap returns the error of package results, which has an exit code of its own.
func (e *unlike) Unwrap() error { return e.DifferentError }

// warn writes doubts.
func (r *mergeRequest) warn(doubts []string) {
	for _, d := range doubts {
		if !r.quiet {
			warn(r.notes, "%s", d)
		}
	}
}

// finish writes the tables, and what else the folder has.
func (r *mergeRequest) finish(ctx context.Context, folder *results.Folder) error {
	missing := folder.Units() - folder.Done()
	if missing > 0 && !r.allowPartial {
		return r.refuse(folder)
	}
	write := folder.Finish
	if r.allowPartial {
		write = folder.FinishPartial
	}
	if err := write(func(x *results.Extras) error { return finish(ctx, x) }); err != nil {
		return err
	}
	r.warn(folder.Manifest().Warnings)
	if work.IsSweep(folder.Manifest()) {
		if err := pages.WriteRobustness(r.out, r.dir); err != nil {
			return err
		}
	}
	text := fmt.Sprintf("The results are in %s.", r.dir)
	if missing > 0 {
		text += fmt.Sprintf("\nThey lack %d of %s; when these are there, heed merge makes them whole.", missing, prose.Count(folder.Units(), "unit"))
	}
	fmt.Fprintln(r.out, text)
	return pages.WriteAnswering(r.out, r.dir, folder.Manifest())
}

// refuse says which units there are none of.
func (r *mergeRequest) refuse(folder *results.Folder) error {
	failed, of := folder.Failed(), prose.Count(folder.Units(), "unit")
	missing := folder.Units() - folder.Done() - failed
	text := fmt.Sprintf("%d of %s are missing in %s", missing, of, r.dir)
	why := results.ErrIncomplete
	switch {
	case missing == 0:
		why = errUnitsFailed
		text = fmt.Sprintf("%d of %s failed in %s", failed, of, r.dir)
	case failed > 0:
		text += fmt.Sprintf(", and %d failed", failed)
	}
	if failed > 0 {
		text += fmt.Sprintf(", as %s says", filepath.Join(r.dir, results.FailuresFile))
	}
	again := "run the command again that began it, heed " + work.CommandOf(folder.Manifest())
	if s, err := slurm.ReadSubmission(r.dir); err == nil && len(s.Jobs) > 0 {
		again = "heed slurm resume " + r.dir + " submits them again"
	}
	return &holesError{why, fmt.Sprintf("%s; %s, or write tables of what is there with --allow-partial", text, again)}
}

// A holesError says that units are not there. What it wraps has the exit code.
type holesError struct {
	error
	text string
}

// Error implements error.
func (e *holesError) Error() string { return e.text }

// Unwrap returns the error that has the exit code.
func (e *holesError) Unwrap() error { return e.error }
