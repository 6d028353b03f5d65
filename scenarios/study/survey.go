package study

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/results"
	"heed/scenarios"
)

// A Survey is a questionnaire: when it is given, how it measures, and how answers are
// biased. An item of a construct is answered, on the scale of standard deviations of the
// surveyed population, as
//
//	x = sqrt(1-method) (l z + sqrt(1-l^2) e) + d T (1/2+blame) + (sqrt(method) M + acquiescence A)
//
// and the answer is 1 plus how many thresholds lie below x. The parts are
//
//   - classical test theory (Lord and Novick 1968): z is the truth, standardised over the
//     employees of the baseline on the first day of the survey, in the same replicate, so
//     that what an arm or time changes is in the answers; e is error, standard normal,
//     new for each item, person and day. The loading l is the same for all items of a
//     construct (parallel items), and such that in that population Cronbach's (1951) alpha
//     of the items, in whole points, is the reliability asked for, where there is no bias:
//     the correlation of two items is then reliability/(items - (items-1) reliability)
//     (Spearman 1910, Brown 1910). What whole points take from it is made up for.
//   - social desirability (Paulhus 1991), in intention and behaviour only: T is of the
//     person, uniform on [0, 2), and blame that of the day, because answers to sensitive
//     questions depend on what is to be feared from them (Tourangeau and Yan 2007). Form
//     and size are assumptions; so is that the other constructs have none.
//   - common-method variance (Podsakoff, MacKenzie, Lee and Podsakoff 2003): M is standard
//     normal, of the person and day, the same in all items.
//   - acquiescence, agreeing whatever is said (Paulhus 1991): A is standard normal, of the
//     person. It is largely stable over a questionnaire (Weijters, Geuens and Schillewaert
//     2008); that it is so for good is an assumption. Of an item worded in reverse the last
//     bracket has the opposite sign on x, and the answer counts from the other end.
//
// Thresholds are 5/points apart, in the middle around -skew, so that 5 standard
// deviations are covered. Answers are missing completely at random, those who do not
// answer anew on each day.
//
// Reliability is not validity, even without bias. Rounding to few points, and a scale
// that ends before a skewed truth does, change all items of somebody alike, so that alpha
// takes it for the person's own: the score correlates with the truth by less than
// sqrt(alpha), the less the fewer the points and the more skewed the truth, and to correct
// correlations for attenuation by alpha (Spearman 1904) is not exact.
type Survey struct {
	Days  []int // on which it is given, at the end of the day
	Truth bool  // whether the table has what is true beside what is answered

	Items, Reversed, Points                               float64
	Reliability, Skew, Acquiescence, Desirability, Method float64
	Missing, Nonresponse                                  float64
}

// A SurveyNumber is a number of a [Survey]: its name, as of a flag, what it is, its
// range, and its value by default and where biases are to be as published studies,
// or else assumptions, have them.
type SurveyNumber struct {
	Name, Unit, Doc  string
	Default, Typical float64
	Min, Max         float64
	Whole            bool

	of func(*Survey) *float64
}

// SurveyNumbers are all numbers of a [Survey].
var SurveyNumbers = []SurveyNumber{
	{"items", "items", "items of each construct", 3, 3, 1, 20, true, func(v *Survey) *float64 { return &v.Items }},
	{"reversed", "items", "of these, worded in reverse, the last ones", 0, 0, 0, 20, true, func(v *Survey) *float64 { return &v.Reversed }},
	{"points", "points", "of the answering scale, 1 to this", 7, 7, 2, 101, true, func(v *Survey) *float64 { return &v.Points }},
	{"reliability", "", "Cronbach's alpha of each construct's items, without bias", 0.8, 0.8, 0.1, 1, false, func(v *Survey) *float64 { return &v.Reliability }},
	{"skew", "sd", "how far thresholds lie below the middle; above 0 answers crowd at the top", 0, 0, -2, 2, false, func(v *Survey) *float64 { return &v.Skew }},
	{"acquiescence", "sd", "spread of agreeing whatever is said", 0, 0.3, 0, 1, false, func(v *Survey) *float64 { return &v.Acquiescence }},
	{"desirability", "sd", "mean upward pull of intention and behaviour where blame is 1/2", 0, 0.5, 0, 2, false, func(v *Survey) *float64 { return &v.Desirability }},
	{"method", "share of variance", "what is common to all answers of a person on a day", 0, 0.18, 0, 0.5, false, func(v *Survey) *float64 { return &v.Method }},
	{"missing", "share of items", "left out by those who answer", 0, 0, 0, 0.5, false, func(v *Survey) *float64 { return &v.Missing }},
	{"nonresponse", "share of employees", "who do not answer at all", 0, 0, 0, 0.95, false, func(v *Survey) *float64 { return &v.Nonresponse }},
}

// Note: 18% is the share of method variance in the review of multitrait-multimethod
// studies by Lance, Dawson, Birkelbach and Hoffman (2010), who find it to be less than
// earlier reviews had. The typical acquiescence and desirability are assumptions.

// DefaultSurvey returns a survey without bias on some days, or with typical biases.
func DefaultSurvey(days []int, typical bool) Survey {
	v := Survey{Days: slices.Sorted(slices.Values(days)), Truth: true}
	for _, n := range SurveyNumbers {
		*n.of(&v) = n.Default
		if typical {
			*n.of(&v) = n.Typical
		}
	}
	return v
}

// Value returns what v has for n.
func (n SurveyNumber) Value(v *Survey) float64 { return *n.of(v) }

// Set gives n a value in v, or says in an error what is wanted.
func (n SurveyNumber) Set(v *Survey, value float64) error {
	*n.of(v) = value
	return n.check(value)
}

// check returns an error unless a value is in range.
func (n SurveyNumber) check(value float64) error {
	if !(value >= n.Min && value <= n.Max) || n.Whole && value != math.Trunc(value) {
		return fmt.Errorf("have %v; want %s", value, n.Range())
	}
	return nil
}

// Range says which values n may have.
func (n SurveyNumber) Range() string {
	kind := "number"
	if n.Whole {
		kind = "whole number"
	}
	return fmt.Sprintf("a %s from %v to %v", kind, n.Min, n.Max)
}

// Check returns everything in v that is out of range or does not go with s, joined, or
// nil.
func (v Survey) Check(s *scenarios.Scenario) error {
	var errs []error
	for _, n := range SurveyNumbers {
		if err := n.check(n.Value(&v)); err != nil {
			errs = append(errs, fmt.Errorf("study: survey: %s: %w", n.Name, err))
		}
	}
	if v.Reversed > v.Items {
		errs = append(errs, fmt.Errorf("study: survey: reversed: have %v; want at most items, %v", v.Reversed, v.Items))
	}
	if len(v.Days) == 0 {
		errs = append(errs, errors.New("study: survey: no day"))
	}
	return errors.Join(append(errs, Record{EmployeeDays: v.Days}.Check(s))...)
}

// PlanSurvey returns what a folder for a survey of s is to hold: what one of a run has
// without a series, and the survey.
func PlanSurvey(s *scenarios.Scenario, v Survey) results.Plan {
	p := Plan(s, Record{})
	for _, n := range SurveyNumbers {
		p.Settings[surveySection+n.Name] = n.Value(&v)
	}
	p.Settings[surveySection+"days"] = v.Days
	p.Settings[surveySection+"truth"] = v.Truth
	p.Outputs = append(p.Outputs, "survey on days "+strings.Trim(fmt.Sprint(v.Days), "[]"))
	return p
}

// surveySection begins the settings of a survey in a manifest.
const surveySection = "survey."

// SurveyOf returns the survey that a manifest is of, and whether it is of one.
func SurveyOf(m results.Manifest) (v Survey, is bool, err error) {
	if _, is = m.Settings[surveySection+"days"]; !is {
		return v, false, nil
	}
	read := func(name string, to any) {
		if e := json.Unmarshal(m.Settings[surveySection+name], to); e != nil {
			err = errors.Join(err, fmt.Errorf("study: manifest: %s%s: %w", surveySection, name, e))
		}
	}
	for _, n := range SurveyNumbers {
		read(n.Name, n.of(&v))
	}
	read("days", &v.Days)
	read("truth", &v.Truth)
	return v, true, err
}
