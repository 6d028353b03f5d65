package report

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/results"
)

// A Timeline is the courses of some quantities over the same days, in all arms.
type Timeline struct {
	Name   string // what it shows, such as "Compliance and participation"
	Arms   []string
	Day    string // what a day is called, such as "Workday"
	Panels []Panel

	Band     string // what bands are, "95% interval" where it is empty
	Recorded int    // how many days were recorded, where the courses have not all of them
}

// A Panel is one quantity.
type Panel struct {
	Title   string
	Unit    string  // of the values
	Share   bool    // whether they are shares, to be read in percent
	Differs bool    // whether they are differences: of shares, in percentage points
	Least   float64 // bounds within which bands stay; infinite where there are none
	Most    float64
	Courses []*results.Course // one for each arm, in their order, of the same days
	fixed   *scale            // the vertical scale, that of the values where it is nil
}

// MostDays is how many days of a course a page has: more would not be told apart on
// it, and would make it heavy.
const MostDays = 240

// check returns what is wrong with t.
func (t *Timeline) check() error {
	if len(t.Arms) == 0 || len(t.Panels) == 0 {
		return fmt.Errorf("time courses %q: want arms and panels", t.Name)
	}
	var errs []error
	for _, p := range t.Panels {
		if len(p.Courses) != len(t.Arms) {
			errs = append(errs, fmt.Errorf("time courses %q: %d courses for %d arms", p.Title, len(p.Courses), len(t.Arms)))
			continue
		}
		for i, c := range p.Courses {
			if c.Arm != t.Arms[i] || len(c.Days) == 0 || !slices.Equal(c.Days, t.Panels[0].Courses[0].Days) {
				errs = append(errs, fmt.Errorf("time courses %q: the course of %q is of other days or another arm than %q", p.Title, c.Arm, t.Arms[i]))
			}
		}
	}
	return errors.Join(errs...)
}

// shownDays returns which of the recorded days are shown: all of them, or every k-th
// and the last.
func (t *Timeline) shownDays() []int {
	days := t.Panels[0].Courses[0].Days
	step := t.step()
	var all []int
	for i := range days {
		if i%step == 0 || i == len(days)-1 {
			all = append(all, i)
		}
	}
	return all
}

// step returns how many recorded days lie from one shown to the next.
func (t *Timeline) step() int {
	return (len(t.Panels[0].Courses[0].Days) + MostDays - 1) / MostDays
}

// Thinned says which days are shown, where these are not all.
func (t *Timeline) Thinned() string {
	step := max(t.step(), (t.Recorded+len(t.Panels[0].Courses[0].Days)-1)/len(t.Panels[0].Courses[0].Days))
	if step == 1 {
		return ""
	}
	return fmt.Sprintf("About one in %d of the recorded days is shown; the table series of the folder has all.", step)
}

// Charts returns the panels as they are drawn.
func (t *Timeline) Charts() []chart {
	all := make([]chart, len(t.Panels))
	for i := range t.Panels {
		all[i] = t.chart(&t.Panels[i])
	}
	return all
}

// LastDay is the number of the last day shown, from 0.
func (t *Timeline) LastDay() int { return len(t.shownDays()) - 1 }

// data is what the script of the page knows of a timeline.
type data struct {
	Day    string      `json:"day"`
	Days   []int       `json:"days"`
	Arms   []string    `json:"arms"`
	Panels []panelData `json:"panels"`
}

type panelData struct {
	Unit   string           `json:"unit"`
	Values [][]fieldsOfADay `json:"values"` // by arm and day
}

// fieldsOfADay are mean and interval as they are read, empty where there is none.
type fieldsOfADay [2]string

// Data returns what the script knows.
func (t *Timeline) Data() data {
	d := data{Day: t.Day, Arms: t.Arms}
	shown := t.shownDays()
	for _, i := range shown {
		d.Days = append(d.Days, t.Panels[0].Courses[0].Days[i])
	}
	for k := range t.Panels {
		p := &t.Panels[k]
		write := p.writer()
		one := panelData{Unit: p.unit()}
		for _, c := range p.Courses {
			var values []fieldsOfADay
			for _, i := range shown {
				values = append(values, fieldsOfADay{write(c.Mean[i]), p.interval(c, i, write)})
			}
			one.Values = append(one.Values, values)
		}
		d.Panels = append(d.Panels, one)
	}
	return d
}

// tableDays is how many days the table beside a chart has at most.
const tableDays = 26

// Tables returns the courses as tables, of fewer days.
func (t *Timeline) Tables() []*Table {
	days := t.Panels[0].Courses[0].Days
	step := (len(days) + tableDays - 1) / tableDays
	var all []*Table
	for k := range t.Panels {
		p := &t.Panels[k]
		write := p.writer()
		table := &Table{Caption: p.Title + ", " + p.unit() + ", mean and " + t.band(), Columns: []Column{{t.Day, true}}}
		for _, arm := range t.Arms {
			table.Columns = append(table.Columns, Column{arm, true})
		}
		for i := range days {
			if i%step != 0 && i != len(days)-1 {
				continue
			}
			row := []Cell{{Text: strconv.Itoa(days[i])}}
			for _, c := range p.Courses {
				row = append(row, Cell{Text: strings.TrimSpace(write(c.Mean[i]) + " " + p.interval(c, i, write))})
			}
			table.Rows = append(table.Rows, row)
		}
		all = append(all, table)
	}
	return all
}

// band says what bands are.
func (t *Timeline) band() string {
	if t.Band == "" {
		return "95% interval"
	}
	return t.Band
}

// unit returns the unit of the values as they are read.
func (p *Panel) unit() string {
	if p.Share && p.Differs {
		return "percentage points"
	}
	if p.Share {
		return "% " + strings.TrimPrefix(strings.TrimPrefix(p.Unit, "share "), "share")
	}
	if p.Unit == "" {
		return "a number"
	}
	return p.Unit
}

// bounds returns the interval of a course on a day, kept within what can be; NaN where
// there is none.
func (p *Panel) bounds(c *results.Course, i int) (lo, hi float64) {
	return math.Max(c.Lo[i], p.Least), math.Min(c.Hi[i], p.Most) // NaN stays
}

func (p *Panel) interval(c *results.Course, i int, write func(float64) string) string {
	lo, hi := p.bounds(c, i)
	if math.IsNaN(lo) || math.IsNaN(hi) {
		return ""
	}
	return "[" + write(lo) + ", " + write(hi) + "]"
}

// writer returns what writes the values: with as many decimals as tell them apart,
// hundredths of the range that they have, or finer.
func (p *Panel) writer() func(float64) string {
	factor := 1.0
	if p.Share {
		factor = 100
	}
	e := p.extent()
	digits := 0
	if width := (e.hi - e.lo) * factor; width > 0 {
		digits = min(6, max(0, 2-magnitude(width)))
	}
	return func(v float64) string {
		if math.IsNaN(v) {
			return ""
		}
		return strconv.FormatFloat(factor*v, 'f', digits, 64)
	}
}
