package study

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
	"heed/sim"
)

// unitOf returns a unit of a scenario.
func unitOf(t *testing.T, s *scenarios.Scenario, r Record) *results.Unit {
	t.Helper()
	u, err := Organizations(One(s), r)(context.Background(), 0, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// plainly steps one arm of a scenario by hand from the beginning and returns the
// organization at the end of each day asked for.
func plainly(t *testing.T, s *scenarios.Scenario, arm int, days ...int) []*agents.Organization {
	t.Helper()
	streams := sim.NewStreams(s.Seed, 1)
	place, err := agents.NewWorkplace(&s.Params, streams)
	if err != nil {
		t.Fatal(err)
	}
	o := agents.New(s.Params, place, streams, 1, -s.BurnIn)
	var all []*agents.Organization
	for day := -s.BurnIn; day <= s.Days; day++ {
		if day > -s.BurnIn {
			o.Step(day)
		}
		if day == 0 {
			o.Follow(s.Changes(s.Arms[arm]))
		}
		if slices.Contains(days, day) {
			all = append(all, o.Clone())
		}
	}
	return all
}

func same(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) || x != x && y != y })
}

// A branch from the burn-in is what the arm would have been on its own, and rows
// cover the days since the row before.
func TestArmsAreWhatTheyWouldBeAlone(t *testing.T) {
	s := small(t)
	u := unitOf(t, s, Record{Series: true})
	n := len(agents.Metrics)
	for arm := range s.Arms {
		rows := u.Arms[arm]
		at := plainly(t, s, arm, -7, 0, 7, 56, 60)
		for _, tt := range []struct {
			name string
			got  []float64
			want agents.Account
		}{
			{"day 0 covers the days before it", rows.Series[:n], at[1].Account().Since(at[0].Account())},
			{"day 7 covers the days since day 0", rows.Series[n : 2*n], at[2].Account().Since(at[1].Account())},
			{"the last day covers what is left", rows.Series[len(rows.Series)-n:], at[4].Account().Since(at[3].Account())},
			{"the whole covers the days after day 0", rows.Whole, at[4].Account().Since(at[1].Account()).Mean()},
		} {
			if want := sim.Values(nil, agents.Metrics, tt.want); !same(tt.got, want) {
				t.Errorf("arm %s: %s: %v; want %v", s.Arms[arm].Name, tt.name, tt.got, want)
			}
		}
		if want := []int32{0, 7, 14, 21, 28, 35, 42, 49, 56, 60}; !slices.Equal(rows.Days, want) {
			t.Errorf("arm %s: days %v; want %v", s.Arms[arm].Name, rows.Days, want)
		}
	}
	if same(u.Arms[0].Whole, u.Arms[1].Whole) {
		t.Error("the arms do not differ; want the changes of dialogue to show")
	}
}

func TestBurnInRowsAreOfTheBaselineAndChangeNothing(t *testing.T) {
	s := small(t)
	plain, all := unitOf(t, s, Record{Series: true}), unitOf(t, s, everything)
	if got, want := all.Arms[0].Days[:7], []int32{-40, -35, -28, -21, -14, -7, 0}; !slices.Equal(got, want) {
		t.Errorf("days of the baseline begin %v; want %v", got, want)
	}
	if got := all.Arms[1].Days[0]; got != 0 {
		t.Errorf("days of another arm begin with %d; want 0", got)
	}
	burnIn := 6 * len(agents.Metrics)
	if !same(all.Arms[0].Series[burnIn:], plain.Arms[0].Series) || !same(all.Arms[1].Series, plain.Arms[1].Series) {
		t.Error("recording more changes the rows after day 0; want it to change nothing")
	}
}

// Without a burn-in nothing happened before day 0, so its rates are undefined.
func TestWithoutBurnInDayZeroHasNoRates(t *testing.T) {
	s := small(t, scenarios.Override{Flag: "test", Path: "scenario.burn_in", Value: "0"})
	u := unitOf(t, s, everything)
	row := u.Arms[0].Series[:len(agents.Metrics)]
	for i, m := range agents.Metrics {
		if m.Name == "compliance_rate" && !math.IsNaN(row[i]) {
			t.Errorf("%s on day 0 = %v; want NaN", m.Name, row[i])
		}
		if m.Name == "knowledge_mean" && !(row[i] > 0) {
			t.Errorf("%s on day 0 = %v; want a state", m.Name, row[i])
		}
	}
}

// Fewer arms do not change those that are left.
func TestArmsDoNotTouchEachOther(t *testing.T) {
	both := unitOf(t, small(t), everything)
	alone := unitOf(t, small(t, scenarios.Override{Flag: "test", Path: "arms", Value: "baseline"}), everything)
	if len(alone.Arms) != 1 || !same(alone.Arms[0].Series, both.Arms[0].Series) || !same(alone.Arms[0].Employees, both.Arms[0].Employees) {
		t.Errorf("the baseline of %d arms is not that of 2", len(alone.Arms))
	}
}

// What an employee did in a window that begins within another is what a ledger
// begun with the window says.
func TestEmployeesAreWhatALedgerSays(t *testing.T) {
	s := small(t)
	u := unitOf(t, s, Record{EmployeeDays: []int{60, 30, 40}})
	rows := u.Arms[0]
	streams := sim.NewStreams(s.Seed, 1)
	place, err := agents.NewWorkplace(&s.Params, streams)
	if err != nil {
		t.Fatal(err)
	}
	k := len(employees)
	at := 0
	for _, day := range []int{30, 40, 60} {
		o := agents.New(s.Params, place, streams, 1, -s.BurnIn)
		for d := -s.BurnIn; d <= day; d++ {
			if d > -s.BurnIn {
				o.Step(d)
			}
			if d == day-outcomeDays {
				o.Watch()
			}
		}
		for seat := range o.Seats() {
			e, l := o.Employee(seat), o.Ledger(seat)
			if e.Idle > 0 {
				continue
			}
			row := rows.Employees[at*k : (at+1)*k]
			if rows.EmployeeDays[at] != int32(day) || rows.EmployeeRows[at] != place.Rows[seat] {
				t.Fatalf("row %d is of day %d row %d; want day %d row %d", at, rows.EmployeeDays[at], rows.EmployeeRows[at], day, place.Rows[seat])
			}
			for i, c := range employees {
				want := map[string]float64{
					"complied": float64(l.Outcomes[0]), "blocked": float64(l.Outcomes[4]), "participation_acts": float64(l.Acts),
					"knowledge": float64(e.Knowledge), "tenure_days": float64(day - int(e.Hired)), "team": float64(place.Chart.Team[seat]),
				}
				if w, ok := want[c.Name]; ok && row[i] != w {
					t.Errorf("day %d seat %d: %s = %v; want %v", day, seat, c.Name, row[i], w)
				}
			}
			at++
		}
	}
	if at != len(rows.EmployeeRows) {
		t.Errorf("%d rows of employees; want %d", len(rows.EmployeeRows), at)
	}
}

// The number of workers changes no byte of any table, nor of the manifest.
func TestWorkersChangeNothing(t *testing.T) {
	s := small(t)
	want := runInto(t, s, everything, 1)
	for _, workers := range []int{2, 16} {
		dir := runInto(t, s, everything, workers)
		tables, err := filepath.Glob(filepath.Join(want, "*.*"))
		if err != nil || len(tables) < 8 {
			t.Fatalf("%d files, %v; want tables and manifest", len(tables), err)
		}
		for _, path := range tables {
			a, err := os.ReadFile(path)
			b, err2 := os.ReadFile(filepath.Join(dir, filepath.Base(path)))
			if err != nil || err2 != nil || string(a) != string(b) {
				t.Errorf("%s on %d workers is not that of one (%v, %v)", filepath.Base(path), workers, err, err2)
			}
		}
	}
}
