package results

import (
	"errors"
	"fmt"
	"io"
)

// Tables writes the units of a folder as tables: series.csv, replicates.csv,
// employees.csv, teams.csv and ties.csv (those that were asked for), summary.csv and comparison.csv.
// Units come by point, and within a point by replicate. It holds the replicates
// of one point, and no more.
type Tables struct {
	// Seed is that of the resamples which summary.csv and comparison.csv rest on;
	// it is set before the first unit.
	Seed uint64

	header *Header
	series *table // nil when not asked for
	whole  *table
	people *table // nil when not asked for
	teams  *table // nil when not asked for
	ties   *table // nil when not asked for
	point  *pointTables
	last   Unit // the last unit's point and replicate
	begun  bool
	keys   armKeys
}

// NewTables returns the Tables of h. It asks create for a writer for each file,
// by name, and does not close them.
func NewTables(h *Header, create func(file string) (io.Writer, error)) (*Tables, error) {
	return newTables(h, formats{csv: true}, create)
}

// newTables is [NewTables] in some formats.
func newTables(h *Header, f formats, create func(file string) (io.Writer, error)) (*Tables, error) {
	var errs []error
	table := func(file string, keys, values []string) *table {
		t, err := newTable(f, file, keys, values, create)
		errs = append(errs, err)
		return t
	}
	t := &Tables{header: h}
	metrics := columnNames(h.Metrics)
	if h.Series {
		t.series = table(SeriesFile, seriesKeys, metrics)
	}
	t.whole = table(ReplicatesFile, replicatesKeys, metrics)
	if len(h.Employees) > 0 {
		t.people = table(EmployeesFile, employeesKeys, columnNames(h.Employees))
	}
	if len(h.Teams) > 0 {
		t.teams = table(TeamsFile, teamsKeys, columnNames(h.Teams))
		t.ties = table(TiesFile, tiesKeys, tiesValues)
	}
	t.point = newPointTables(h, table(SummaryFile, summaryKeys, summaryValues), table(ComparisonFile, comparisonKeys, comparisonValues))
	return t, errors.Join(errs...)
}

// Write writes the rows of u, which comes after the unit written before.
func (t *Tables) Write(u *Unit) error {
	if err := t.header.Check(u); err != nil {
		return err
	}
	if t.begun && (u.Point < t.last.Point || u.Point == t.last.Point && u.Replicate <= t.last.Replicate) {
		return fmt.Errorf("results: point %d replicate %d after point %d replicate %d", u.Point, u.Replicate, t.last.Point, t.last.Replicate)
	}
	if t.begun && u.Point != t.last.Point {
		if err := t.point.end(t.last.Point, t.Seed); err != nil {
			return err
		}
	}
	t.begun, t.last = true, Unit{Point: u.Point, Replicate: u.Replicate}
	t.point.add(u)
	for i := range u.Arms {
		if err := t.writeArm(u, i); err != nil {
			return err
		}
	}
	return t.writeTies(u)
}

// writeArm writes the rows of arm i of u.
func (t *Tables) writeArm(u *Unit, i int) error {
	a := &u.Arms[i]
	t.keys.of(t.header.Scenario, t.header.Arms[i], u)
	n := len(t.header.Metrics)
	for d, day := range a.Days {
		t.series.keys(&t.keys)
		t.series.Int(int64(day))
		t.series.floats(a.Series[d*n : (d+1)*n])
		if err := t.series.End(); err != nil {
			return err
		}
	}
	t.whole.keys(&t.keys)
	t.whole.floats(a.Whole)
	return errors.Join(t.whole.End(), t.writeEmployees(a), t.writeTeams(a))
}

func (t *Tables) writeEmployees(a *ArmRows) error {
	n := len(t.header.Employees)
	for r, row := range a.EmployeeRows {
		t.people.keys(&t.keys)
		t.people.Int(int64(a.EmployeeDays[r]))
		t.people.Int(int64(row))
		t.people.floats(a.Employees[r*n : (r+1)*n])
		if err := t.people.End(); err != nil {
			return err
		}
	}
	return nil
}

// Close writes what is left: the summary and comparison of the last point, and
// what the tables hold back.
func (t *Tables) Close() error {
	var errs []error
	if t.begun {
		errs = append(errs, t.point.end(t.last.Point, t.Seed))
	}
	for _, c := range []*table{t.series, t.whole, t.people, t.teams, t.ties, t.point.summary, t.point.comparison} {
		if c != nil {
			errs = append(errs, c.Close())
		}
	}
	return errors.Join(errs...)
}

// rows returns how many rows the tables have, by file in either format.
func (t *Tables) rows() map[string]int64 {
	rows := make(map[string]int64)
	count := func(file string, c *table) {
		if c != nil {
			rows[file], rows[ParquetFile(file)] = c.Rows(), c.Rows()
		}
	}
	count(SeriesFile, t.series)
	count(ReplicatesFile, t.whole)
	count(EmployeesFile, t.people)
	count(TeamsFile, t.teams)
	count(TiesFile, t.ties)
	count(SummaryFile, t.point.summary)
	count(ComparisonFile, t.point.comparison)
	return rows
}

// Warnings returns the doubts about the summary and comparison, each once.
func (t *Tables) Warnings() []string { return t.point.warnings() }
