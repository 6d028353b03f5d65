package study

import (
	"fmt"
	"io"
	"strings"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
	"heed/sim"
)

// The tables of a survey.
const (
	SurveyFile = "survey.csv"        // answers, a row for each employee, day and arm of a replicate
	ScalesFile = "survey_scales.csv" // how well each construct was measured
)

// WriteSurvey adds to a folder whose units are those of [Surveyed] the tables
// [SurveyFile] and [ScalesFile], and warns if the burn-in was too short, and of constructs
// in which people do not differ. It is for [results.Folder.Finish], and needs nothing but
// the folder.
func WriteSurvey(x *results.Extras, scenario func(point int) (*scenarios.Scenario, error)) error {
	v, is, err := SurveyOf(x.Manifest())
	if err != nil || !is {
		return err
	}
	w := &surveyWriter{Survey: v, extras: x, manifest: x.Manifest()}
	if err := x.Write(SurveyFile, w.answers); err != nil {
		return err
	}
	if err := x.Write(ScalesFile, w.scales); err != nil {
		return err
	}
	return w.warn(scenario)
}

// A surveyWriter writes the tables of a survey.
type surveyWriter struct {
	Survey
	extras   *results.Extras
	manifest results.Manifest

	units  []measured
	course [][]float64 // of the baseline of each
}

// measured are the measures of a unit, by arm, day and construct.
type measured struct {
	point, replicate int
	arms             [][][]Measure
}

// surveyKeys begin every row of [SurveyFile].
var surveyKeys = []string{"scenario", "arm", "point", "replicate", "day", "row", "generation", "team", "department", "site", "tenure_days", "responded"}

// columns returns the columns of [SurveyFile].
func (v *Survey) columns() []string {
	all := append([]string(nil), surveyKeys...)
	for _, c := range agents.Constructs {
		for k := range int(v.Items) {
			all = append(all, v.itemName(c.Name, k))
		}
	}
	if v.Truth {
		for _, c := range agents.Constructs {
			all = append(all, "true_"+c.Name)
		}
		all = append(all, "true_tasks")
	}
	return all
}

// itemName returns the column of the k-th item, from 0, of a construct.
func (v *Survey) itemName(construct string, k int) string {
	name := fmt.Sprintf("%s_%d", construct, k+1)
	if v.turned(k) {
		name += "_r"
	}
	return name
}

// answers writes [SurveyFile].
func (w *surveyWriter) answers(to io.Writer) error {
	c := results.NewCSV(to, w.columns()...)
	for u, err := range w.extras.Units() {
		if err == nil {
			err = w.unit(c, u)
		}
		if err != nil {
			return err
		}
	}
	return c.Flush()
}

// unit writes the rows of a unit, and measures it.
func (w *surveyWriter) unit(c *results.CSV, u *results.Unit) error {
	course, arms, err := rollsOf(u, &w.Survey)
	if err != nil {
		return err
	}
	w.course = append(w.course, append([]float64(nil), course...))
	a := newAnswering(&w.Survey, &arms[0][0], sim.NewStreams(w.manifest.Seed, u.Replicate))
	m := measured{point: u.Point, replicate: u.Replicate}
	for i := range arms {
		var days [][]Measure
		for d := range arms[i] {
			t := newTableau(&w.Survey)
			if err := w.day(c, u, i, a, &arms[i][d], t); err != nil {
				return err
			}
			days = append(days, t.measures())
		}
		m.arms = append(m.arms, days)
	}
	w.units = append(w.units, m)
	return nil
}

// day writes the rows of an arm on a day, and puts them on a tableau.
func (w *surveyWriter) day(c *results.CSV, u *results.Unit, arm int, a *answering, s *roll, t *tableau) error {
	var answers []float64
	for _, line := range s.lines {
		var responded bool
		answers, responded = a.answer(s, line, answers[:0])
		t.add(line, answers)
		c.Text(w.manifest.Scenario)
		c.Text(w.manifest.Arms[arm])
		for _, n := range []float64{float64(u.Point), float64(u.Replicate), float64(s.day), line[lineRow], line[lineGeneration],
			line[lineTeam], line[lineDepartment], line[lineSite], line[lineTenure], one(responded)} {
			c.Int(int64(n))
		}
		for _, x := range answers {
			c.Float(x)
		}
		if w.Truth {
			for _, x := range line[lineTruths:] {
				c.Float(x)
			}
			c.Int(int64(line[lineTasks]))
		}
		if err := c.End(); err != nil {
			return err
		}
	}
	return nil
}

// one returns 1 for true, 0 for false.
func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// scales writes [ScalesFile].
func (w *surveyWriter) scales(to io.Writer) error {
	c := results.NewCSV(to, "scenario", "arm", "point", "replicate", "day", "construct", "items", "respondents", "mean", "sd", "alpha", "validity", "true_mean", "true_sd")
	for _, u := range w.units {
		for i, days := range u.arms {
			for d, measures := range days {
				for _, m := range measures {
					c.Text(w.manifest.Scenario)
					c.Text(w.manifest.Arms[i])
					for _, n := range []int{u.point, u.replicate, w.Days[d]} {
						c.Int(int64(n))
					}
					c.Text(m.Construct)
					c.Int(int64(w.Items))
					c.Int(int64(m.Respondents))
					for _, x := range []float64{m.Mean, m.SD, m.Alpha, m.Validity, m.TrueMean, m.TrueSD} {
						c.Float(x)
					}
					if err := c.End(); err != nil {
						return err
					}
				}
			}
		}
	}
	return c.Flush()
}

// warn warns of what there is to doubt.
func (w *surveyWriter) warn(scenario func(point int) (*scenarios.Scenario, error)) error {
	s, err := scenario(0)
	if err != nil {
		return err
	}
	if f := judgeBurnIn(s, w.course, len(settling)); f.text != "" {
		w.extras.Warn(f.text)
	}
	if same := w.alike(); len(same) > 0 {
		w.extras.Warn(fmt.Sprintf("survey: in the baseline on day %d people hardly differ in %s: answers to it are error and bias, or tell apart what differs by less than %v", w.Days[0], strings.Join(same, ", "), slight))
	}
	return nil
}

// slight is a standard deviation of a truth that nobody would notice.
const slight = 0.005

// alike returns the constructs in which people hardly differ in some replicate, on the
// day that answers are standardised by.
func (w *surveyWriter) alike() (same []string) {
	for i, c := range agents.Constructs {
		for _, u := range w.units {
			if u.arms[0][0][i].TrueSD < slight {
				same = append(same, c.Name)
				break
			}
		}
	}
	return same
}
