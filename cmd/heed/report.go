package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"heed/results"
	"heed/results/report"
	"heed/scenarios"
	"heed/scenarios/study"
)

// reportFile is the name of the page in the folder that it is of.
const reportFile = results.ReportFile

func reportCommand() *cobra.Command {
	var output string
	c := &cobra.Command{
		Use: "report DIR", Short: "Write a page that explains a folder of results",
		Long: `Write one HTML page that explains a folder of results, of a run or of a sweep: the
question, the organization, the arms, the answer, effects and courses with intervals,
what the model can tell and what not, warnings, and how to make it again. Folders of heed
optimize, of heed calibrate FILE and of heed discover have pages of their own. It opens
from the disk, needs no network, prints, and can be sent to whoever has to decide.

The files of the folder have to be as its manifest says. Of tables that lack units
(--allow-partial) the page says at its top what they lack, and what that does to the
answer. The page in the folder goes when the tables go that it tells of, and heed
verify notices one that tells of others.`,
		Example: "  heed report out/nuclear-plant\n  heed report out/nuclear-plant -o answer.html",
		Args:    oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("output") {
				if err := isPage(output); err != nil {
					return err
				}
			}
			return writeReport(c.OutOrStdout(), args[0], output)
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "", "the `file` to write, .html or .htm (DIR/"+reportFile+")")
	return c
}

// isPage returns an error unless a file is one that a page may be written to: by its
// ending, so that no scenario or table is overwritten by a slip.
func isPage(file string) error {
	switch ending := strings.ToLower(filepath.Ext(file)); {
	case file == "":
		return usage("--output: have nothing; want a file")
	case isFolder(file):
		return usage("--output: %s is a folder; want a file", file)
	case ending != ".html" && ending != ".htm":
		return usage("--output: have %s; want a name that ends in .html or .htm", file)
	}
	return nil
}

// writeReport writes the page of the folder dir into a file, that in the folder where
// none is named, and says where it is.
func writeReport(out io.Writer, dir, to string) error {
	open := openReport
	if isDiscovery(dir) {
		open = openDiscovered
	}
	r, err := open(dir)
	if err != nil {
		return err
	}
	page, err := r.page()
	if err != nil {
		return err
	}
	if to == "" {
		to = filepath.Join(dir, reportFile)
	}
	if err := r.spares(to); err != nil {
		return err
	}
	if err := results.WriteFile(to, page.Write); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "The report is in %s.\n", to)
	return err
}

// A reporter knows what a page is made of.
type reporter struct {
	dir      string
	manifest results.Manifest
	sum      string              // SHA-256 of the manifest, in hexadecimal
	next     string              // what to do where units are missing
	scenario *scenarios.Scenario // that of point 0

	recordedDays int // of a course of the series

	shown []string // figures that a section shows

	discovery *discoveryPage // of a folder of heed discover, which has no manifest
}

// openReport opens a folder, whose tables have to be there and as they were written.
func openReport(dir string) (*reporter, error) {
	r := &reporter{dir: dir}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, usage("%s is a file; want a folder of results", dir)
	}
	if err := r.find(); err != nil {
		return nil, unforced(err)
	}
	if _, is, _ := study.SurveyOf(r.manifest); is {
		return nil, usage("%s is of heed survey, which has no page: %s has the answers, and %s says how well each construct was measured", dir, study.SurveyFile, study.ScalesFile)
	}
	if err := r.manifest.Verify(dir); err != nil {
		return nil, unforced(err)
	}
	if r.searched() {
		return r, nil
	}
	of, err := study.Recall(r.manifest, dir)
	if err != nil {
		return nil, err
	}
	if r.scenario, err = of(0); err != nil {
		return nil, fmt.Errorf("%s was made by %s with model %s, and this program does not understand its scenario: %w", dir, r.manifest.Program, r.manifest.Model, err)
	}
	return r, nil
}

// spares returns an error if the file is one of the folder's own.
func (r *reporter) spares(to string) error {
	there, err := os.Stat(to)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	own := []string{results.ManifestFile, discoveryFile}
	for _, f := range r.manifest.Files {
		own = append(own, f.Name)
	}
	for _, name := range own {
		if f, err := os.Stat(filepath.Join(r.dir, filepath.FromSlash(name))); err == nil && os.SameFile(f, there) {
			return usage("--output: %s is a file of the results, which its manifest vouches for; take another", to)
		}
	}
	return nil
}

// has reports whether the folder has a file.
func (r *reporter) has(name string) bool {
	return slices.ContainsFunc(r.manifest.Files, func(f results.File) bool { return f.Name == name })
}

// sweep reports whether the folder is of a sweep.
func (r *reporter) sweep() bool { return isSweepFolder(r.manifest) }

// page returns the whole page. Sections that have nothing to say are left out.
func (r *reporter) page() (report.Page, error) {
	p := report.Page{Title: r.title(), Kicker: r.kicker(), Question: r.question(), Of: r.sum,
		Made: "Written by " + program() + " from the folder whose " + r.vouching() + " has the SHA-256 " + r.sum + ". The page needs no network, and holds no script but its own."}
	if s := r.missing(); len(s.Blocks) > 0 {
		p.Sections = append(p.Sections, s)
	}
	parts, err := r.parts()
	if err != nil {
		return p, err
	}
	for _, of := range parts {
		s, err := of()
		if err != nil {
			return p, err
		}
		if len(s.Blocks) > 0 {
			p.Sections = append(p.Sections, s)
		}
	}
	return p, nil
}

// parts returns what makes the sections of the page, in their order.
func (r *reporter) parts() ([]func() (report.Section, error), error) {
	switch {
	case r.discovery != nil:
		return r.discovery.parts(), nil
	case study.IsOptimization(r.manifest):
		return r.frontParts()
	case r.calibration():
		return r.calibrationParts()
	}
	return []func() (report.Section, error){
		r.answer, r.scope, r.organization, r.interventions, r.effects, r.courses, r.outcomes, r.plane,
		r.combinations, r.times, r.robustness, r.sensitivity, r.levels, r.figures, r.warnings, r.again,
	}, nil
}

// vouching returns the name of the file that vouches for all others.
func (r *reporter) vouching() string {
	if r.discovery != nil {
		return discoveryFile
	}
	return results.ManifestFile
}
