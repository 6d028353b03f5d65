package pages

import (
	"fmt"
	"os"
	"slices"

	"heed/cmd/internal/version"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/results/report"
	"heed/scenarios"
	"heed/scenarios/study"
)

// Open opens a folder for its page: of heed run, sweep, optimize, calibrate FILE or
// discover. Its tables have to be there and as they were written.
func Open(dir string) (*Reporter, error) {
	if IsDiscovery(dir) {
		return openDiscovered(dir)
	}
	return openReport(dir)
}

// A Reporter knows what a page is made of.
type Reporter struct {
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
func openReport(dir string) (*Reporter, error) {
	r := &Reporter{dir: dir}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, unfit("%s is a file; want a folder of results", dir)
	}
	if err := r.find(); err != nil {
		return nil, work.Unforced(err)
	}
	if _, is, _ := study.SurveyOf(r.manifest); is {
		return nil, unfit("%s is of heed survey, which has no page: %s has the answers, and %s says how well each construct was measured", dir, study.SurveyFile, study.ScalesFile)
	}
	if err := r.manifest.Verify(dir); err != nil {
		return nil, work.Unforced(err)
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

// Files returns the names of the files that the folder is made of, with what vouches for
// them, as paths under it.
func (r *Reporter) Files() []string {
	own := []string{results.ManifestFile, DiscoveryFile}
	for _, f := range r.manifest.Files {
		own = append(own, f.Name)
	}
	return own
}

// has reports whether the folder has a file.
func (r *Reporter) has(name string) bool {
	return slices.ContainsFunc(r.manifest.Files, func(f results.File) bool { return f.Name == name })
}

// sweep reports whether the folder is of a sweep.
func (r *Reporter) sweep() bool { return work.IsSweep(r.manifest) }

// Page returns the whole page. Sections that have nothing to say are left out.
func (r *Reporter) Page() (report.Page, error) {
	p := report.Page{Title: r.title(), Kicker: r.kicker(), Question: r.question(), Of: r.sum,
		Made: "Written by " + version.Program() + " from the folder whose " + r.vouching() + " has the SHA-256 " + r.sum + ". The page needs no network, and holds no script but its own."}
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
func (r *Reporter) parts() ([]func() (report.Section, error), error) {
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
func (r *Reporter) vouching() string {
	if r.discovery != nil {
		return DiscoveryFile
	}
	return results.ManifestFile
}
