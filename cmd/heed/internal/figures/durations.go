package figures

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/results"
	"heed/results/plot"
	"heed/scenarios/study"
)

// A duration is when an effect is there and how long it lasts, in days.
type duration struct {
	from, until            float64 // of the arm; until is NaN where it lasts to the end
	half, nearly, halfLife float64 // NaN where they did not come
	seen                   bool    // whether there is an effect at all
	drifting               bool    // whether the effect still changed
	beyond                 string  // which of the times lie beyond the run
}

// readDurations reads the durations of the run, by metric and arm, and the courses
// of the differences that they are of.
func (r *run) readDurations(dir string) error {
	r.durations = map[[2]string]duration{}
	columns := []string{"point", "arm", "metric", "from_day", "until_day", "plateau_lo", "plateau_hi", "settled", "half_days", "full_days", "half_life_days", "beyond"}
	found, err := findings.Each(dir, study.DurationsFile, columns, func(row findings.Record) error {
		if row.Text("point") == "0" {
			r.durations[[2]string{row.Text("metric"), row.Text("arm")}] = duration{
				from: row.Number("from_day"), until: row.Number("until_day"),
				half: row.Number("half_days"), nearly: row.Number("full_days"), halfLife: row.Number("half_life_days"),
				seen:     row.Number("plateau_lo") > 0 || row.Number("plateau_hi") < 0,
				drifting: row.Text("settled") == "false",
				beyond:   row.Text("beyond"),
			}
		}
		return nil
	})
	if err != nil || !found {
		return err
	}
	r.differences = map[string][]*results.Course{}
	return results.ReadFile(dir, results.SeriesFile, func(t *results.Reader) error {
		for c, err := range results.Differences(t, "compliance_rate", "participation_rate") {
			if err != nil {
				return err
			}
			if c.Point == 0 {
				r.differences[c.Metric] = append(r.differences[c.Metric], c)
			}
		}
		return nil
	})
}

func (r *run) complianceLag() (*plot.Figure, error)    { return r.lag(behaviour[0]) }
func (r *run) participationLag() (*plot.Figure, error) { return r.lag(behaviour[1]) }

// lag draws how the effects of arms on a quantity come and go.
func (r *run) lag(q quantity) (*plot.Figure, error) {
	courses := r.differences[q.metric]
	if len(courses) == 0 {
		return nil, nil
	}
	l := plot.Lag{
		Frame: r.frame(q.title+": how the effect of each arm comes and goes.", q.title+". "+r.differenceCaption("Bands")+
			" Marks stand at the days on which the smoothed effect is at a half and at 90% of its plateau, and has fallen to a half after the arm ends. Still changing: the last quarter before that differs from the one before it."),
		Days:  plot.Days{Label: "Workday", Year: daysPerYear},
		Words: map[plot.Moment]string{plot.HalfThere: "half of the effect is there", plot.AlmostThere: "90% of it is there", plot.HalfLost: "half of it is lost"},
	}
	l.Unit, l.Share = q.unit()
	if l.Share {
		l.Unit = ""
	}
	for _, c := range courses {
		d := r.durations[[2]string{q.metric, c.Arm}]
		l.Responses = append(l.Responses, plot.Response{
			Title: c.Arm, Note: d.words(r.scenario.RecordEvery), Rules: append(d.rules(), r.partsEnd(c.Arm, d)...),
			Course: plot.Course{Label: c.Arm, X: floats(c.Days), Mean: c.Mean, Lo: c.Lo, Hi: c.Hi},
			Marks:  map[plot.Moment]float64{plot.HalfThere: d.from + d.half, plot.AlmostThere: d.from + d.nearly, plot.HalfLost: d.until + d.halfLife},
		})
	}
	return plot.Responses(l)
}

// rules are the days on which an arm begins and ends.
func (d duration) rules() []plot.Rule {
	var rs []plot.Rule
	if d.from > 0 {
		rs = append(rs, plot.Rule{Day: d.from, Label: "begins"})
	}
	if !math.IsNaN(d.until) && d.until > 0 {
		rs = append(rs, plot.Rule{Day: d.until, Label: "ends"})
	}
	return rs
}

// partsEnd are the days on which a part of an arm ends before the rest.
func (r *run) partsEnd(arm string, d duration) (all []plot.Rule) {
	a, _ := r.scenario.Arm(arm)
	for _, c := range r.scenario.Changes(a) {
		m := plot.Rule{Day: float64(c.Until), Label: "a part ends"}
		if c.Until > 0 && c.Until <= r.scenario.Days && m.Day != d.until && !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	return all
}

// words says the times of an effect, of rows that are so many days apart: no time is told
// finer.
func (d duration) words(every int) string {
	if !d.seen {
		return "no effect that is surely there"
	}
	var s []string
	if !math.IsNaN(d.half) {
		s = append(s, "half "+after(d.half, every))
	}
	if !math.IsNaN(d.nearly) {
		s = append(s, "90% "+after(d.nearly, every))
	}
	switch {
	case !math.IsNaN(d.halfLife):
		s = append(s, "half lost "+lost(d.halfLife, every))
	case strings.Contains(d.beyond, "half_life_days"):
		s = append(s, "half not lost by the last day")
	}
	if d.drifting {
		s = append(s, "still changing")
	}
	return strings.Join(s, ", ")
}

// after says how many days after its begin an effect comes to something.
func after(n float64, every int) string {
	if n < float64(every) {
		return "within " + days(float64(every))
	}
	return "after " + days(n)
}

// lost says how many days after its end.
func lost(n float64, every int) string {
	if n < float64(every) {
		return "within " + days(float64(every)) + " of its end"
	}
	return days(n) + " after its end"
}

// days writes a number of days.
func days(n float64) string {
	if s := fmt.Sprintf("%.0f", n); s != "1" {
		return s + " days"
	}
	return "1 day"
}
