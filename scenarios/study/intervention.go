package study

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"heed/results"
	"heed/results/stats"
	"heed/scenarios"
	"heed/sim"
)

// CompareInterventions writes what a policy designer needs beside comparison.csv:
//
//  1. interventions.csv: what each arm costs and does at each point, what a unit of
//     its effect costs, how surely it is the best, and what dominates it.
//  2. interactions.csv: what arms that combine others do beyond the sum of these.
//  3. durations.csv, from the series where it was recorded: when effects are there,
//     and how long they last after an arm.
//  4. robustness.csv and conditions.csv, of two points or more: how often each arm is
//     the best, what it costs to be wrong about it, where it does harm, and what its
//     effects hang on, the points being futures among which nobody can choose.
//
// It is for [results.Folder.Finish], of a folder whose units are those of
// [Organizations] with the same scenarios; it does nothing where there is no arm but
// the baseline. It holds the units of one point, and a few numbers a point and arm.
// Its tables are functions of the units. Points that lack replicates are left out of
// the last two, with a warning in the manifest, as are other things that it cannot say.
func CompareInterventions(x *results.Extras, scenario func(point int) (*scenarios.Scenario, error)) error {
	m := x.Manifest()
	if len(m.Arms) < 2 {
		return nil
	}
	c := &comparison{extras: x, manifest: m, scenario: scenario, columns: metricPlaces(m), doubts: map[string]bool{}}
	first, err := scenario(0)
	if err != nil {
		return err
	}
	c.futures = newFutures(len(m.Arms))
	tables := []*sheet{{file: InterventionsFile, columns: interventionColumns, rows: c.interventions}}
	if slices.ContainsFunc(first.Arms, combines) {
		tables = append(tables, &sheet{file: InteractionsFile, columns: interactionColumns, rows: c.interactions})
	}
	if m.Series {
		tables = append(tables, &sheet{file: DurationsFile, columns: durationColumns, rows: c.durations})
	}
	if err := write(x, tables, func() error { return c.points(tables) }); err != nil {
		return err
	}
	if m.Points < 2 {
		return nil
	}
	return c.compareFutures(first)
}

// combines reports whether an arm combines others.
func combines(a scenarios.Arm) bool { return len(a.Combine) > 0 }

// A comparison goes through the points of a folder.
type comparison struct {
	extras   *results.Extras
	manifest results.Manifest
	scenario func(point int) (*scenarios.Scenario, error)
	columns  map[string]int // of the metrics
	futures  *futures
	doubts   map[string]bool // those that were told
}

// metricPlaces returns where each metric is.
func metricPlaces(m results.Manifest) map[string]int {
	columns := map[string]int{}
	for i, c := range m.Metrics {
		columns[c.Name] = i
	}
	return columns
}

// warn warns of a doubt, once.
func (c *comparison) warn(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !c.doubts[text] {
		c.doubts[text] = true
		c.extras.Warn(text)
	}
}

// bootstrap returns the bootstrap of a point.
func (c *comparison) bootstrap(point, resamples int) stats.Bootstrap {
	source := sim.NewStreams(c.manifest.Seed, point).Named("comparison of interventions")
	return stats.Bootstrap{Source: source, Resamples: resamples, Level: stats.Confidence}
}

// points writes the rows of each point to the tables.
func (c *comparison) points(tables []*sheet) error {
	var p *sampled
	end := func() error {
		if p == nil {
			return nil
		}
		var err error
		if p.scenario, err = c.scenario(p.point); err != nil {
			return err
		}
		if err := p.findArms(c.manifest.Arms); err != nil {
			return err
		}
		for _, t := range tables {
			if err := t.rows(p, t.csv); err != nil {
				return err
			}
		}
		c.gather(p)
		return nil
	}
	for u, err := range c.extras.Units() {
		if err != nil {
			return err
		}
		if p == nil || p.point != u.Point {
			if err := end(); err != nil {
				return err
			}
			p = newSampled(u.Point, c.manifest, c.columns)
		}
		if err := p.add(u); err != nil {
			return err
		}
	}
	return end()
}

// A sheet is a table that is being written: rows writes those of a point.
type sheet struct {
	file    string
	columns []results.Column
	rows    func(p *sampled, to *results.CSV) error
	csv     *results.CSV
}

// write opens tables, which fill fills, all at the same time.
func write(x *results.Extras, tables []*sheet, fill func() error) error {
	if len(tables) == 0 {
		return fill()
	}
	t := tables[0]
	return x.Write(t.file, func(w io.Writer) error {
		t.csv = results.NewCSV(w, names(t.columns)...)
		return errors.Join(write(x, tables[1:], fill), t.csv.Flush())
	})
}

// names returns the names of columns.
func names(columns []results.Column) []string {
	all := make([]string, len(columns))
	for i, c := range columns {
		all[i] = c.Name
	}
	return all
}

// floats appends numbers to a row.
func floats(to *results.CSV, values ...float64) {
	for _, v := range values {
		to.Float(v)
	}
}

// truth writes a statement that may be undefined.
func truth(yes, defined bool) string {
	switch {
	case !defined:
		return ""
	case yes:
		return "true"
	}
	return "false"
}

var nan = math.NaN()
