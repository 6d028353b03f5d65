package study

import (
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/results"
	"heed/scenarios"
)

// A compared is a folder of units that a test makes up, for arms that it makes up.
type compared struct {
	arms               []scenarios.Arm // without the baseline
	metrics            []string
	points, replicates int
	levels             [][]string // of the factors a, b, ... by point
	value              func(point, replicate, arm, metric int) float64
	lost               map[[2]int]bool // units that fail

	days  []int32 // recorded, where there is a series
	daily func(replicate, arm, metric int, day int32) float64
}

// scenario returns the scenario of every point.
func (c *compared) scenario() *scenarios.Scenario {
	s := &scenarios.Scenario{Name: "toy", Days: 250, Arms: append([]scenarios.Arm{{Name: "baseline"}}, c.arms...)}
	s.Params.Organization.Employees = 100
	if len(c.days) > 0 {
		s.Days = int(c.days[len(c.days)-1])
	}
	return s
}

// folder makes the folder and returns it.
func (c *compared) folder(t *testing.T) string {
	t.Helper()
	s, p := c.scenario(), toyPlan(max(1, c.points), c.replicates)
	p.Arms, p.Metrics, p.Days, p.Series = nil, nil, s.Days, len(c.days) > 0
	for _, a := range s.Arms {
		p.Arms = append(p.Arms, a.Name)
	}
	for _, m := range c.metrics {
		p.Metrics = append(p.Metrics, results.Column{Name: m})
	}
	if len(c.levels) > 0 {
		p.Factors = strings.Split("abcdefgh"[:len(c.levels[0])], "")
		p.Levels = func(point int) []string { return c.levels[point] }
	}
	f := open(t, t.TempDir(), p)
	err := Run(context.Background(), f, c.unit, Options{Workers: 2})
	finish := f.Finish
	if len(c.lost) > 0 {
		finish, err = f.FinishPartial, nil
	}
	if err == nil {
		err = finish(func(x *results.Extras) error { return CompareInterventions(x, One(s)) })
	}
	if err != nil {
		t.Fatal(err)
	}
	return f.Dir()
}

// unit is the unit of a point and replicate.
func (c *compared) unit(_ context.Context, point, replicate int, _ *Crew) (*results.Unit, error) {
	if c.lost[[2]int{point, replicate}] {
		return nil, errors.New("lost")
	}
	u := &results.Unit{Point: point, Replicate: replicate, Arms: make([]results.ArmRows, 1+len(c.arms))}
	for arm := range u.Arms {
		for metric := range c.metrics {
			u.Arms[arm].Whole = append(u.Arms[arm].Whole, c.value(point, replicate, arm, metric))
		}
		u.Arms[arm].Days = c.days
		for _, day := range c.days {
			for metric := range c.metrics {
				u.Arms[arm].Series = append(u.Arms[arm].Series, c.daily(replicate, arm, metric, day))
			}
		}
	}
	return u, nil
}

// rowsOf reads a table of a folder: its rows by column.
func rowsOf(t *testing.T, dir, file string) (rows []map[string]string) {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, fields := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = fields[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// doubtsOf returns the warnings in the manifest of a folder about a file.
func doubtsOf(t *testing.T, dir, file string) (doubts []string) {
	t.Helper()
	m, err := results.ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range m.Warnings {
		if strings.HasPrefix(w, file) {
			doubts = append(doubts, w)
		}
	}
	return doubts
}
