package study

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"heed/scenarios"
)

// A Record says what a study of organizations records beside the replicates.
type Record struct {
	Series       bool  // a row for each recorded day, in series.csv
	BurnIn       bool  // rows of the burn-in too, of the baseline, on negative days
	EmployeeDays []int // days of which employees.csv has a row for each employee; none is no such file
	Teams        bool  // rows of teams.csv on the last day, and ties.csv
}

// Check returns everything in r that does not go with s, joined, or nil.
func (r Record) Check(s *scenarios.Scenario) error {
	var errs []error
	for i, day := range r.EmployeeDays {
		if day < 0 || day > s.Days {
			errs = append(errs, fmt.Errorf("study: day %d of employees: want one from 0 to %d", day, s.Days))
		}
		if slices.Contains(r.EmployeeDays[:i], day) {
			errs = append(errs, fmt.Errorf("study: day %d of employees twice", day))
		}
	}
	if r.BurnIn && !r.Series {
		errs = append(errs, errors.New("study: rows of the burn-in go into a series, which is not recorded"))
	}
	if rows := float64(len(s.Arms)*len(r.EmployeeDays)) * s.Params.Organization.Employees; rows > mostRows {
		errs = append(errs, fmt.Errorf("study: %.0f rows of employees in each replicate: want at most %d; record fewer days or arms", rows, mostRows))
	}
	if people := float64(len(s.Arms)) * s.Params.Organization.Employees; r.Teams && people > mostRows {
		errs = append(errs, fmt.Errorf("study: teams of %.0f employees in each replicate, arms counted apart: want at most %d; leave teams out, or record fewer arms", people, mostRows))
	}
	return errors.Join(errs...)
}

// mostRows is how many rows of employees, or employees in teams, one unit may have, so that its record in
// the journal stays under 4 GiB.
const mostRows = 12_000_000

// days returns the days of which employees are recorded, in order.
func (r Record) days() []int { return slices.Sorted(slices.Values(r.EmployeeDays)) }

// outputs says what is recorded, as a manifest does.
func (r Record) outputs() []string {
	var all []string
	if r.BurnIn {
		all = append(all, "rows of the burn-in")
	}
	if days := r.days(); len(days) > 0 {
		all = append(all, "employees on days "+strings.Trim(fmt.Sprint(days), "[]"))
	}
	if r.Teams {
		all = append(all, "teams")
	}
	return all
}
