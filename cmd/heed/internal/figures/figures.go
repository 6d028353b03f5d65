// Package figures draws the figures of a finished run from its tables: what went
// how over time, what tasks ended in, and what the arms changed. Each is an SVG, a
// PNG and a PDF in the folder figures: for pages, slides and articles.
package figures

import (
	"context"
	"fmt"
	"io"

	"heed/cmd/internal/findings"
	"heed/results"
	"heed/results/plot"
	"heed/scenarios"
)

// resolution of the PNGs, in dots per inch.
const resolution = 200

// daysPerYear is the number of workdays between the years on an axis.
const daysPerYear = 250

// A run is what the figures of one run are drawn from.
type run struct {
	scenario *scenarios.Scenario
	findings *findings.Findings
	courses  map[string][]*results.Course // of each metric, in the order of the arms
	roll     *roll                        // of the teams; nil where the tables are not there

	// What interventions are compared by; empty where the tables are not there.
	options      []option
	interactions []interaction
	durations    map[[2]string]duration       // by metric and arm
	differences  map[string][]*results.Course // of each metric, in the order of the arms
}

// A drawing is a figure and its name. It returns no figure where there is nothing
// to show.
type drawing struct {
	name string
	draw func(*run) (*plot.Figure, error)
}

// drawings are the figures of a run.
var drawings = []drawing{
	{"organization", (*run).organization},
	{"behaviour", (*run).behaviour},
	{"outcomes", (*run).outcomes},
	{"states", (*run).states},
	{"experts", (*run).experts},
	{"arms", (*run).levels},
	{"effects", (*run).effects},
	{"costs", (*run).costs},
	{"tradeoffs", (*run).tradeoffs},
	{"interactions", (*run).combined},
	{"durations-compliance", (*run).complianceLag},
	{"durations-participation", (*run).participationLag},
}

// Write draws the figures of a run of s into its folder, whose tables are there.
// It stops between figures when ctx ends.
func Write(ctx context.Context, s *scenarios.Scenario, x *results.Extras) error {
	r := &run{scenario: s}
	var err error
	if r.findings, err = findings.Read(x.Dir(), 0); err != nil {
		return err
	}
	if x.Manifest().Series {
		if err := r.readCourses(x.Dir()); err != nil {
			return err
		}
	}
	if len(x.Manifest().Teams) > 0 {
		if r.roll, err = readRoll(x.Dir()); err != nil {
			return err
		}
	}
	for _, read := range []func(*run, string) error{(*run).readOptions, (*run).readInteractions, (*run).readDurations} {
		if err := read(r, x.Dir()); err != nil {
			return err
		}
	}
	for _, d := range drawings {
		if err := draw(ctx, x, d.name, func() (*plot.Figure, error) { return d.draw(r) }); err != nil {
			return err
		}
	}
	return nil
}

// draw draws a figure into the folder, unless ctx has ended or there is none.
func draw(ctx context.Context, x *results.Extras, name string, of func() (*plot.Figure, error)) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	f, err := of()
	if err != nil {
		return fmt.Errorf("figures: %s: %w", name, err)
	}
	if f == nil {
		return nil
	}
	return write(x, "figures/"+name, f)
}

// write renders a figure in each format.
func write(x *results.Extras, name string, f *plot.Figure) error {
	for _, format := range []struct {
		suffix string
		render func() ([]byte, error)
	}{
		{".svg", f.SVG},
		{".png", func() ([]byte, error) { return f.PNG(resolution) }},
		{".pdf", f.PDF},
	} {
		b, err := format.render()
		if err != nil {
			return err
		}
		if err := x.Write(name+format.suffix, bytesOf(b)); err != nil {
			return err
		}
	}
	return nil
}

func bytesOf(b []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
}

// readCourses reads the courses that figures show.
func (r *run) readCourses(dir string) error {
	var metrics []string
	for _, list := range [][]quantity{behaviour, outcomes, states, experts} {
		for _, q := range list {
			metrics = append(metrics, q.metric)
		}
	}
	r.courses = map[string][]*results.Course{}
	return results.ReadFile(dir, results.SeriesFile, func(t *results.Reader) error {
		for c, err := range results.Courses(t, unique(metrics)...) {
			if err != nil {
				return err
			}
			r.courses[c.Metric] = append(r.courses[c.Metric], c)
		}
		return nil
	})
}

// unique returns a list without what is in it already.
func unique(list []string) []string {
	var all []string
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	return all
}
