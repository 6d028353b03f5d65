package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/internal/findings"
	"heed/cmd/internal/pages"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/scenarios/study"
)

// ofFolders are the flags of heed sensitivity that a folder has a use for.
var ofFolders = []string{"output", "arms", "metric", "method", "level", "top", "quiet", "force"}

// analyse analyses a folder anew.
func (f *sensitivityFlags) analyse(c *cobra.Command, dir string) error {
	w, most, wrong := f.askedFlags.read()
	errs := []error{wrong}
	c.Flags().Visit(func(g *pflag.Flag) {
		if !slices.Contains(ofFolders, g.Name) {
			errs = append(errs, usage("--%s: %s is a folder, whose sweep has been run; want only --%s", g.Name, dir, strings.Join(ofFolders, ", --")))
		}
	})
	w.Arms = trimmed(strings.Split(f.arms, ","))
	m, err := finished(dir)
	errs = append(errs, err)
	if wrong != nil && err == nil {
		if a, err := study.OpenSensitivity(dir, m); err == nil {
			errs = append(errs, checkWanted(dir, a, known(w)))
		}
	}
	if f.dir != "" {
		errs = append(errs, sparesResults(dir, f.dir))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	j := sensitivityJob{dir: dir, manifest: m, wanted: w, most: most, out: c.OutOrStdout(), notes: c.ErrOrStderr(), quiet: f.quiet}
	if err := asWrittenOf(m, dir, []string{results.ReplicatesFile, results.PointsFile}); err != nil {
		const advice = "; put it back, or use --force to run again" // which is of the sweep
		return &holesError{err, strings.Replace(err.Error(), advice, "; put it back, or run the sweep again with heed sweep --force", 1)}
	}
	if err := j.run(); err != nil {
		return err
	}
	if f.dir != "" {
		if err := j.write(c.Context(), f.dir, f.force); err != nil {
			return err
		}
	}
	return j.print()
}

// finished returns the manifest of a folder of a sweep that is complete.
func finished(dir string) (results.Manifest, error) {
	st, err := results.ReadStatus(dir)
	switch {
	case err != nil:
		return st.Manifest, err
	case st.State == results.Fresh && pages.IsDiscovery(dir):
		return st.Manifest, usage("%s is of heed discover; indices are of a sweep", dir)
	case st.State == results.Fresh:
		return st.Manifest, nothingIn(dir)
	case !work.IsSweep(st.Manifest):
		return st.Manifest, usage("%s is of heed %s; indices are of a sweep", dir, work.CommandOf(st.Manifest))
	case st.State != results.Complete:
		s := work.StandingOf(dir, st)
		return st.Manifest, s.Incomplete("indices are of a whole design")
	}
	return st.Manifest, nil
}

// A sensitivityJob is an analysis of a folder.
type sensitivityJob struct {
	dir      string
	manifest results.Manifest
	wanted   study.Wanted
	most     int

	found study.SweepIndices
	all   []findings.Sensitivity

	quiet      bool
	out, notes io.Writer
}

// run does the analysis.
func (j *sensitivityJob) run() error {
	a, err := study.OpenSensitivity(j.dir, j.manifest)
	if err != nil && len(j.manifest.Missing) > 0 {
		return &holesError{results.ErrIncomplete, j.dir + ": " + strings.TrimPrefix(err.Error(), "study: ")}
	}
	if err != nil {
		return err
	}
	if err := checkWanted(j.dir, a, j.wanted); err != nil {
		return err
	}
	if slices.Contains(j.wanted.Metrics, "all") {
		j.wanted.Metrics = a.Metrics
	}
	if j.found, err = a.Run(j.wanted); err != nil {
		return err
	}
	j.all = findings.SensitivitiesOf(j.found.Indices)
	if len(j.all) == 0 {
		return errors.Join(j.found.Refused...)
	}
	if !j.quiet {
		for _, refused := range j.found.Refused {
			warn(j.notes, "left out: %v", refused)
		}
		for _, doubt := range j.found.Warnings {
			warn(j.notes, "%s", doubt)
		}
	}
	return nil
}

// print prints the answer.
func (j *sensitivityJob) print() error {
	return pages.SensitivityAnswer{All: j.all, Replicates: j.manifest.Replicates, Level: j.wanted.Level, Most: j.most, Extends: true}.Write(j.out)
}

// write writes the table and the figures to a folder of their own.
func (j *sensitivityJob) write(ctx context.Context, dir string, force bool) error {
	fill := func(w io.Writer) error {
		to := results.NewCSV(w, study.SensitivityColumns()...)
		return errors.Join(study.WriteIndices(to, j.manifest.Scenario, j.found.Indices), to.Flush())
	}
	if err := sparesAnalysis("output", dir, force, fill); err != nil {
		return err
	}
	folder, err := makeFolder(dir)
	if err != nil {
		return err
	}
	path := filepath.Join(folder.path, study.SensitivityFile)
	if err := results.WriteFile(path, fill); err != nil {
		return err
	}
	err = figures.DrawSensitivity(j.all, figures.SensitivityFrameOf(j.manifest, j.wanted.Level), func(name string, fill func(io.Writer) error) error {
		if err := ctx.Err(); err != nil {
			return context.Cause(ctx)
		}
		return results.WriteFile(filepath.Join(folder.path, filepath.Base(name)), fill)
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(j.out, "%s and figures are in %s.\n\n", study.SensitivityFile, dir)
	return err
}

// sparesResults returns an error where the folder dir, for what is found in another, holds
// results itself.
func sparesResults(of, dir string) error {
	if sameFolder(dir, of) {
		return usage("--output: %s is the folder that is analysed, whose files its manifest vouches for; take another", dir)
	}
	if _, err := results.ReadManifest(dir); err == nil {
		return usage("--output: %s holds results, which their manifest vouches for; take another", dir)
	}
	return wantFolder("output", dir)
}

// sameFolder reports whether two paths are one folder.
func sameFolder(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
