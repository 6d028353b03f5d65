package study

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"heed/results"
)

// Mistaken says what is wrong with a discovery that was asked for.
type Mistaken string

// Error implements error.
func (m Mistaken) Error() string { return string(m) }

// A DiscoveryMeasure is what the worst points are told by.
type DiscoveryMeasure string

// Measures of the worst points.
const (
	ByEffect DiscoveryMeasure = "effect" // the effect of the arm, against the baseline
	ByRegret DiscoveryMeasure = "regret" // what the best arm of the point does more (Savage 1951)
)

// A Failing says when an arm fails at a point: where all conditions of one list hold, or
// else, where Worst is not 0, at the worst share of points.
type Failing struct {
	Any   [][]FailingCondition
	Worst float64          // share of points, above 0 and below 1
	By    DiscoveryMeasure // of Worst
	Of    string           // the metric of Worst
}

// DefaultFailing is that an arm adds nothing to compliance.
func DefaultFailing() Failing {
	return Failing{Any: [][]FailingCondition{{{Metric: "compliance_rate", Op: "<=", Value: 0}}}}
}

// String returns the failing as it is asked for.
func (f Failing) String() string {
	if f.Worst > 0 {
		return fmt.Sprintf("worst %g by %s on %s", f.Worst, f.By, f.Of)
	}
	var any []string
	for _, all := range f.Any {
		var each []string
		for _, c := range all {
			each = append(each, c.String())
		}
		any = append(any, strings.Join(each, " and "))
	}
	return strings.Join(any, " or ")
}

// A FailingCondition compares a quantity of an arm with a number.
type FailingCondition struct {
	Metric string  // of the folder, or a cost
	Level  bool    // the metric itself, and not its difference from the baseline
	Op     string  // <, <=, > or >=
	Value  float64 // in the metric's unit
}

// String returns the condition as it is asked for.
func (c FailingCondition) String() string {
	of := ""
	if c.Level {
		of = " of level"
	}
	return fmt.Sprintf("%s%s %s %g", c.Metric, of, c.Op, c.Value)
}

// holds reports whether the condition holds of a value.
func (c FailingCondition) holds(v float64) bool {
	switch c.Op {
	case "<":
		return v < c.Value
	case "<=":
		return v <= c.Value
	case ">":
		return v > c.Value
	}
	return v >= c.Value
}

// The costs that conditions may be about, columns of interventions.csv.
const (
	costYear     = "cost_year"
	costPerPoint = "cost_per_point"
)

func (c FailingCondition) cost() bool { return c.Metric == costYear || c.Metric == costPerPoint }

var (
	oneCondition = regexp.MustCompile(`^([a-z][a-z0-9_]*)(\s+of\s+(level|difference))?\s*(<=|>=|<|>)\s*([-+0-9.eE]+)\s*(%?)$`)
	orWord       = regexp.MustCompile(`\s+or\s+`)
	andWord      = regexp.MustCompile(`\s+and\s+`)
)

// ParseFailing reads conditions such as
//
//	compliance_rate < 0
//	compliance_rate <= 0.5% and time_cost_minutes > 2
//	compliance_rate of level < 0.9 or cost_per_point > 500
//
// A metric is its difference from the baseline unless it is said to be of level. The two
// costs, cost_year and cost_per_point, are those of interventions.csv; a point of
// compliance that is not to be had costs without bound. What is joined by and goes before
// what is joined by or.
func ParseFailing(text string) (f Failing, err error) {
	for _, part := range orWord.Split(strings.TrimSpace(text), -1) {
		var all []FailingCondition
		for _, one := range andWord.Split(part, -1) {
			c, err := parseCondition(strings.TrimSpace(one))
			if err != nil {
				return f, err
			}
			all = append(all, c)
		}
		f.Any = append(f.Any, all)
	}
	return f, nil
}

func parseCondition(text string) (FailingCondition, error) {
	m := oneCondition.FindStringSubmatch(text)
	if m == nil {
		return FailingCondition{}, Mistaken(fmt.Sprintf(`have %q; want METRIC < NUMBER (or <=, >, >=), such as "compliance_rate < 0", joined by and, or`, text))
	}
	v, err := strconv.ParseFloat(m[5], 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return FailingCondition{}, Mistaken(fmt.Sprintf("have %q; want a number", m[5]))
	}
	if m[6] != "" {
		v /= 100
	}
	c := FailingCondition{Metric: m[1], Level: m[3] == "level", Op: m[4], Value: v}
	if c.cost() && m[2] != "" {
		return c, Mistaken(fmt.Sprintf("%s is a cost, and has neither a level nor a difference", c.Metric))
	}
	return c, nil
}

// Check complains of everything that a folder has not got, as [Mistaken]. A discovery
// without conditions, as where they could not be read, is checked for its arms alone.
func (d *Discovery) Check(m results.Manifest) error {
	if m.Points < 2 {
		return Mistaken("a run has one point: conditions are discovered over those of a sweep")
	}
	var errs []error
	for i, arm := range d.Arms {
		if !slices.Contains(m.Arms, arm) {
			errs = append(errs, Mistaken(fmt.Sprintf("the folder has no arm %q; there are %s", arm, strings.Join(m.Arms, ", "))))
		}
		if slices.Contains(d.Arms[:i], arm) {
			errs = append(errs, Mistaken(fmt.Sprintf("the arm %s is there twice", arm)))
		}
	}
	baseline := slices.Contains(d.Looked(m), m.Arms[0])
	if d.Failing.Worst > 0 {
		return errors.Join(append(errs, d.checkWorst(m, baseline)...)...)
	}
	for _, all := range d.Failing.Any {
		for _, c := range all {
			errs = append(errs, c.check(m, baseline))
		}
	}
	return errors.Join(errs...)
}

// check complains of a condition, on the baseline too or not.
func (c FailingCondition) check(m results.Manifest, baseline bool) error {
	switch {
	case !c.cost() && metricAt(m, c.Metric) < 0:
		return Mistaken(fmt.Sprintf("the folder has no metric %q; there are %s, and %s and %s", c.Metric, metricNames(m), costYear, costPerPoint))
	case baseline && !c.Level && len(m.Arms) == 1:
		return Mistaken(fmt.Sprintf("the folder has no arm but %s, so there is no effect: want conditions of level, such as \"compliance_rate of level < 0.9\"", m.Arms[0]))
	case baseline && !c.Level:
		return Mistaken(fmt.Sprintf("%s has no difference from itself: its conditions are of level, such as \"compliance_rate of level < 0.9\"", m.Arms[0]))
	case c.cost() && len(m.Arms) < 2:
		return Mistaken("without arms there are no costs")
	}
	return nil
}

// checkWorst complains of the worst share of points.
func (d *Discovery) checkWorst(m results.Manifest, baseline bool) (errs []error) {
	f := d.Failing
	wrong := func(format string, args ...any) { errs = append(errs, Mistaken(fmt.Sprintf(format, args...))) }
	if !(f.Worst < 1) {
		wrong("the worst share is %v; want a number above 0 and below 1", f.Worst)
	}
	if f.By != ByEffect && f.By != ByRegret {
		wrong("the worst by %q; want %s or %s", f.By, ByEffect, ByRegret)
	}
	switch at := metricAt(m, f.Of); {
	case at < 0:
		wrong("the folder has no metric %q; there are %s", f.Of, metricNames(m))
	case m.Metrics[at].Better == "":
		wrong("which values of %s are worse is open: use conditions", f.Of)
	}
	if len(m.Arms) < 2 || baseline && f.By == ByEffect {
		wrong("%s has no effect against itself: use conditions of level", m.Arms[0])
	}
	return errs
}

func metricAt(m results.Manifest, name string) int {
	return slices.IndexFunc(m.Metrics, func(c results.Column) bool { return c.Name == name })
}

func metricNames(m results.Manifest) string { return strings.Join(names(m.Metrics), ", ") }
