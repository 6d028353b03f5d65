package study

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"heed/results"
)

// A quantity is what a condition is about.
type discoveryQuantity struct {
	metric string
	level  bool
}

// A seen is a quantity of an arm at a point.
type seenAt struct {
	value, lo, hi float64
	n             int // replicates; 0 where that is not said
	there         bool
}

// outcomes are the quantities that a discovery needs.
type outcomes struct {
	manifest results.Manifest
	asked    Discovery
	seen     map[discoveryQuantity][][]seenAt // by arm and point
}

// readOutcomes reads the quantities that a discovery needs. The error names every point
// at which one is not defined.
func readOutcomes(dir string, m results.Manifest, d Discovery) (*outcomes, error) {
	o := &outcomes{manifest: m, asked: d, seen: map[discoveryQuantity][][]seenAt{}}
	for _, q := range o.wanted() {
		table := make([][]seenAt, len(m.Arms))
		for arm := range table {
			table[arm] = make([]seenAt, m.Points)
		}
		o.seen[q] = table
	}
	err := errors.Join(
		o.read(dir, results.SummaryFile, true, "mean"),
		o.read(dir, results.ComparisonFile, false, "diff"),
		o.readCosts(dir),
	)
	if err != nil {
		return nil, err
	}
	return o, o.undefined()
}

// wanted returns the quantities, each once.
func (o *outcomes) wanted() (all []discoveryQuantity) {
	f := o.asked.Failing
	if f.Worst > 0 {
		return []discoveryQuantity{{f.Of, false}}
	}
	for _, list := range f.Any {
		for _, c := range list {
			if q := (discoveryQuantity{c.Metric, c.Level}); !slices.Contains(all, q) {
				all = append(all, q)
			}
		}
	}
	return all
}

// read reads levels or differences.
func (o *outcomes) read(dir, table string, level bool, column string) error {
	if !slices.ContainsFunc(o.wanted(), func(q discoveryQuantity) bool {
		return q.level == level && !(FailingCondition{Metric: q.metric}).cost()
	}) {
		return nil
	}
	return results.ReadFile(dir, table, func(t *results.Reader) error {
		var at []int
		for _, name := range []string{column, "lo", "hi", "n"} {
			i := slices.Index(t.Columns, name)
			if i < 0 {
				return fmt.Errorf("study: %s has no column %q", table, name)
			}
			at = append(at, i)
		}
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			to := o.seen[discoveryQuantity{row.Metric, level}]
			arm := slices.Index(o.manifest.Arms, row.Arm)
			if to == nil || arm < 0 || row.Point < 0 || row.Point >= o.manifest.Points {
				continue
			}
			v := row.Values
			to[arm][row.Point] = seenAt{v[at[0]], v[at[1]], v[at[2]], int(v[at[3]]), true}
		}
		return nil
	})
}

// readCosts reads what arms cost. Of interventions.csv there is no reader of numbers, as
// it has words among them.
func (o *outcomes) readCosts(dir string) error {
	year, per := o.seen[discoveryQuantity{costYear, false}], o.seen[discoveryQuantity{costPerPoint, false}]
	if year == nil && per == nil {
		return nil
	}
	path := filepath.Join(dir, InterventionsFile)
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("study: %w: %w", results.ErrIO, err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	header, err := r.Read()
	if err != nil {
		return fmt.Errorf("study: %s: %w", path, err)
	}
	at := func(name string, row []string) (float64, error) {
		i := slices.Index(header, name)
		if i < 0 {
			return nan, fmt.Errorf("study: %s has no column %q", path, name)
		}
		if row[i] == "" {
			return nan, nil
		}
		v, err := strconv.ParseFloat(row[i], 64)
		return v, err
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("study: %s: %w", path, err)
		}
		point, err0 := at("point", row)
		cost, err1 := at("cost_year", row)
		effect, err2 := at("compliance_points", row)
		name := slices.Index(header, "arm")
		if err := errors.Join(err0, err1, err2); err != nil || name < 0 {
			return fmt.Errorf("study: %s: a row without arm, point, cost or effect: %w", path, err)
		}
		arm, p := slices.Index(o.manifest.Arms, row[name]), int(point)
		if arm < 0 || p < 0 || p >= o.manifest.Points {
			continue
		}
		if year != nil {
			year[arm][p] = seenAt{cost, nan, nan, 0, true}
		}
		if per != nil {
			per[arm][p] = seenAt{pointCosts(cost, effect), nan, nan, 0, true}
		}
	}
}

// pointCosts returns what a percentage point costs a year: without bound where there is
// none to be had.
func pointCosts(cost, effect float64) float64 {
	switch {
	case math.IsNaN(cost) || math.IsNaN(effect):
		return nan
	case effect <= 0:
		return math.Inf(1)
	}
	return cost / effect
}

// needs returns the arms whose quantities are needed: for regret all are.
func (o *outcomes) needs() []int {
	var all []int
	for i, arm := range o.manifest.Arms {
		regret := o.asked.Failing.Worst > 0 && o.asked.Failing.By == ByRegret && i > 0
		if regret || slices.Contains(o.asked.Arms, arm) && (i > 0 || o.asked.Failing.Worst == 0) {
			all = append(all, i)
		}
	}
	return all
}

// undefined returns an error that names what is not defined.
func (o *outcomes) undefined() error {
	const most = 12
	var said []string
	for _, q := range o.wanted() {
		for _, arm := range o.needs() {
			var points []string
			n := 0
			for p, s := range o.seen[q][arm] {
				if !s.there || math.IsNaN(s.value) {
					if n++; n <= most {
						points = append(points, strconv.Itoa(p))
					}
				}
			}
			if n > most {
				points = append(points, fmt.Sprintf("%d more", n-most))
			}
			if n > 0 {
				said = append(said, fmt.Sprintf("%s of %s is not defined at %d of %d points (%s)", q.metric, o.manifest.Arms[arm], n, o.manifest.Points, strings.Join(points, ", ")))
			}
		}
	}
	if len(said) == 0 {
		return nil
	}
	return Mistaken(strings.Join(said, "\n") + "\npoints are not left out, as where a metric is undefined may itself be a condition: ask for another metric, or other arms")
}
