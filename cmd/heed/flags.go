package main

import (
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"heed/cmd/internal/version"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

// runFlags are the flags of heed run.
type runFlags struct {
	scenarioFlags
	days           string
	employees      bool
	teams          bool // at first, what the command does without the flag
	employeeDays   string
	figures        bool
	series, burnIn bool
	format         string
	growthFlags
}

// add adds the flags to a set.
func (f *runFlags) add(to *pflag.FlagSet) {
	f.scenarioFlags.add(to, "out/NAME")
	f.growthFlags.add(to)
	to.StringVar(&f.days, "days", "", "`number` of workdays after the burn-in")
	to.BoolVar(&f.employees, "employees", false, "write employees.csv too: a row for each employee")
	to.StringVar(&f.employeeDays, "employee-days", "", "the `days` of these rows, such as 250,750 (the last day)")
	to.BoolVar(&f.teams, "teams", f.teams, fmt.Sprintf("write teams.csv and ties.csv too: a row for each team on the last day, and who is in contact; by itself only of up to %d employees", work.TeamsUpTo))
	to.BoolVar(&f.series, "series", true, "write series.csv, a row for each recorded day")
	to.BoolVar(&f.burnIn, "burn-in-rows", false, "record the baseline's burn-in too, as negative days")
	to.BoolVar(&f.figures, "figures", true, "draw figures")
	to.StringVar(&f.format, "format", "csv", "of the tables: `csv`, parquet, or csv,parquet for both; parquet alone leaves out the CSV of series, replicates, employees, teams, ties, summary and comparison")
}

// read checks the flags and the scenario. The error has every mistake.
func (f *runFlags) read(arg string) (*request, error) {
	r, err := f.request()
	errs := []error{err}
	add := func(err error) { errs = append(errs, err) }
	add(f.empty())
	r.growth, err = f.growthFlags.read(f)
	add(err)
	_, err = formatsOf(f.format)
	add(err)
	if f.burnIn && !f.series {
		add(usage("--burn-in-rows: the rows go into series.csv, which --series=false leaves out"))
	}
	if r.scenario, err = open(arg, f.overrides()); err != nil {
		add(err)
		_, err := f.readDays(math.MaxInt32)
		add(err)
		return nil, errors.Join(errs...)
	}
	r.record, err = f.recordOf(r.scenario)
	add(err)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return r, r.complement(f)
}

// empty returns the flags that are given with nothing, and those that have nothing to say.
func (f *runFlags) empty() error {
	err := f.scenarioFlags.empty(blank{"days", f.days, "a number"}, blank{"employee-days", f.employeeDays, "days with commas between"})
	if f.employeeDays != "" && !f.employees {
		err = errors.Join(err, usage("--employee-days: the rows of these days go into employees.csv, which is written with --employees"))
	}
	return err
}

// overrides returns what the flags change in the scenario.
func (f *runFlags) overrides() []scenarios.Override {
	return f.scenarioFlags.overrides(scenarios.Override{Flag: "--days", Path: "scenario.days", Value: f.days})
}

// recordOf returns what is to be recorded.
func (f *runFlags) recordOf(s *scenarios.Scenario) (study.Record, error) {
	r := study.Record{Series: f.series, BurnIn: f.burnIn}
	r.Teams = f.teams && (f.given("teams") || s.Params.Organization.Employees <= work.TeamsUpTo)
	days, err := f.readDays(s.Days)
	switch {
	case err != nil:
		return r, err
	case len(days) > 0:
		r.EmployeeDays = days
	case f.employees:
		r.EmployeeDays = []int{s.Days}
	}
	if err := r.Check(s); err != nil {
		return r, usage("%v", err)
	}
	return r, nil
}

// readDays reads the days of --employee-days, from 0 to last.
func (f *runFlags) readDays(last int) ([]int, error) {
	if f.employeeDays == "" {
		return nil, nil
	}
	var days []int
	seen := map[int]bool{}
	for field := range strings.SplitSeq(f.employeeDays, ",") {
		day, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil || day < 0 || day > last {
			return nil, usage("--employee-days: have %q; want days from 0 to %d with commas between", f.employeeDays, last)
		}
		if !seen[day] {
			seen[day] = true
			days = append(days, day)
		}
	}
	return days, nil
}

// outputs returns what is to be made beside what is recorded, as a manifest says it.
func (f *runFlags) outputs() []string {
	all, _ := formatsOf(f.format) // whose mistakes have been told
	if f.figures {
		all = append(all, work.FiguresOutput)
	}
	return all
}

// formatsOf reads --format. However they are given, the formats have one order: the same
// tables are the same work.
func formatsOf(text string) ([]string, error) {
	all := []string{results.CSVFormat, results.ParquetFormat}
	given := strings.Split(text, ",")
	for i, g := range given {
		if given[i] = strings.TrimSpace(g); !slices.Contains(all, given[i]) || slices.Contains(given[:i], given[i]) {
			return nil, usage("--format: have %q; want csv, parquet, or csv,parquet", text)
		}
	}
	return slices.DeleteFunc(all, func(s string) bool { return !slices.Contains(given, s) }), nil
}

// complement completes a request whose parts are right.
func (r *request) complement(f *runFlags) error {
	r.plan = study.Plan(r.scenario, r.record)
	r.plan.Program = version.Program()
	r.growth.plan(&r.plan)
	r.plan.Overrides = f.set
	r.plan.Outputs = append(f.outputs(), r.plan.Outputs...)
	if r.dir == "" {
		r.dir = filepath.Join("out", r.scenario.Name)
	}
	if err := r.plan.Validate(); err != nil {
		return fmt.Errorf("the scenario makes no plan: %w", err)
	}
	return nil
}
