package results

import "fmt"

// A Unit is what one replicate of one point recorded, in all its arms.
type Unit struct {
	Point     int       // from 0
	Replicate int       // from 0
	Arms      []ArmRows // in the order of [Header].Arms
	Ties      []Tie     // between teams, in the order of their numbers
	Notes     []float64 // what the caller wants to see again in [Extras.Units]; in no table
}

// ArmRows are the rows that one arm of a unit recorded. NaN is a value that is
// undefined.
type ArmRows struct {
	Days   []int32   // the recorded days, increasing; days of the burn-in are negative
	Series []float64 // a row of metrics for each of Days, one after the other
	Whole  []float64 // one row of metrics, over all days after the burn-in

	EmployeeDays []int32   // the day of each row of Employees, never decreasing
	EmployeeRows []uint32  // whose row it is: a row number, increasing within a day
	Employees    []float64 // rows of the employees columns, one after the other

	TeamDay int32     // the day of Teams
	Teams   []float64 // a row of the teams columns for each team, from team 0 on
}

// Check returns an error that says how u does not fit h, or nil.
func (h *Header) Check(u *Unit) error {
	if u.Point < 0 || u.Replicate < 0 {
		return fmt.Errorf("results: unit of point %d replicate %d: want both from 0", u.Point, u.Replicate)
	}
	if len(u.Arms) != len(h.Arms) {
		return fmt.Errorf("results: point %d replicate %d: %d arms; want %d", u.Point, u.Replicate, len(u.Arms), len(h.Arms))
	}
	for i := range u.Arms {
		if err := h.checkArm(&u.Arms[i]); err != nil {
			return fmt.Errorf("results: point %d replicate %d arm %s: %w", u.Point, u.Replicate, h.Arms[i], err)
		}
	}
	if err := h.checkTeams(u); err != nil {
		return fmt.Errorf("results: point %d replicate %d: %w", u.Point, u.Replicate, err)
	}
	return nil
}

func (h *Header) checkArm(a *ArmRows) error {
	metrics, columns := len(h.Metrics), len(h.Employees)
	switch {
	case !h.Series && len(a.Days) > 0:
		return fmt.Errorf("%d days of a series that was not asked for", len(a.Days))
	case len(a.Series) != len(a.Days)*metrics:
		return fmt.Errorf("series: %d values for %d days of %d metrics", len(a.Series), len(a.Days), metrics)
	case len(a.Whole) != metrics:
		return fmt.Errorf("whole: %d values for %d metrics", len(a.Whole), metrics)
	case len(a.EmployeeDays) != len(a.EmployeeRows):
		return fmt.Errorf("employees: %d days for %d rows", len(a.EmployeeDays), len(a.EmployeeRows))
	case len(a.Employees) != len(a.EmployeeRows)*columns:
		return fmt.Errorf("employees: %d values for %d rows of %d columns", len(a.Employees), len(a.EmployeeRows), columns)
	case columns == 0 && len(a.EmployeeRows) > 0:
		return fmt.Errorf("%d rows of employees that were not asked for", len(a.EmployeeRows))
	}
	return a.checkOrder()
}

func (a *ArmRows) checkOrder() error {
	for i := 1; i < len(a.Days); i++ {
		if a.Days[i] <= a.Days[i-1] {
			return fmt.Errorf("series: day %d after day %d", a.Days[i], a.Days[i-1])
		}
	}
	for i := 1; i < len(a.EmployeeDays); i++ {
		day, before := a.EmployeeDays[i], a.EmployeeDays[i-1]
		if day < before || day == before && a.EmployeeRows[i] <= a.EmployeeRows[i-1] {
			return fmt.Errorf("employees: day %d row %d after day %d row %d", day, a.EmployeeRows[i], before, a.EmployeeRows[i-1])
		}
	}
	return nil
}
