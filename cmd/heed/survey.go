package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heed/cmd/internal/version"
	"heed/results"
	"heed/scenarios/study"
)

// surveyFlags are the flags of heed survey.
type surveyFlags struct {
	scenarioFlags
	days    string
	numbers []string // as of [study.SurveyNumbers]
	bias    string
	truth   bool
}

func surveyCommand() *cobra.Command {
	var f surveyFlags
	c := &cobra.Command{
		Use: "survey [SCENARIO]", Short: "Have the organization answer a questionnaire",
		Long: `Run a scenario, a shipped one or a file, and have every employee answer a
questionnaire on chosen days: norm, attitude, self-efficacy, leadership, safety,
legitimacy, perceived cost, intention and self-reported behaviour, each by some items
of whole points. The answers are in survey.csv, beside them what is true (true_*, in
the model's units), so that the regressions of the field can be run on data whose
truth is known; survey_scales.csv says how well each construct was measured. Answering
changes nothing in the organization, and all arms share the errors of who answers.

The reliability is that of answers without bias. ` + "`go doc ./scenarios/study Survey`" + ` has
the equations and their sources. --bias typical sets acquiescence, desirability and
method as published studies, or else assumptions, have them; flags beside it have the
last word.`,
		Example: `  heed survey
  heed survey mine.toml --days 0,250,500 --arms dialogue --replicates 1
  heed survey --items 5 --points 5 --reliability 0.7 --bias typical
  heed survey --set individual.risk_propensity=0.4 --nonresponse 0.4 -o out/poll`,
		Args:              atMost(1),
		ValidArgsFunction: completeScenario,
		RunE: func(c *cobra.Command, args []string) error {
			r, err := f.read(scenarioOf(args))
			if err != nil {
				return err
			}
			r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
			return r.run(c.Context())
		},
	}
	f.add(c.Flags())
	return c
}

// add adds the flags to a set.
func (f *surveyFlags) add(to *pflag.FlagSet) {
	f.scenarioFlags.add(to, "out/NAME-survey")
	to.StringVar(&f.days, "days", "", "the `days` of the survey, such as 0,250 (day 0 and the last)")
	f.numbers = make([]string, len(study.SurveyNumbers))
	for i, n := range study.SurveyNumbers {
		to.StringVar(&f.numbers[i], n.Name, "", surveyUsage(n))
	}
	to.StringVar(&f.bias, "bias", "none", "`none` or typical: biases where no flag says otherwise")
	to.BoolVar(&f.truth, "truth", true, "write what is true beside the answers")
}

// surveyUsage describes the flag of a number: what it is, its unit, default, typical
// value where that is another, and range.
func surveyUsage(n study.SurveyNumber) string {
	unit := ""
	if n.Unit != "" && n.Unit != "items" && n.Unit != "points" {
		unit = ", " + n.Unit
	}
	typical := ""
	if n.Typical != n.Default {
		typical = fmt.Sprintf("; typical %v", n.Typical)
	}
	return fmt.Sprintf("`number`: %s%s (%v%s; %v to %v)", n.Doc, unit, n.Default, typical, n.Min, n.Max)
}

// A surveyRequest is what a command line of heed survey asks for, checked.
type surveyRequest struct {
	request
	survey study.Survey
}

// read checks the flags and the scenario. The error has every mistake.
func (f *surveyFlags) read(arg string) (*surveyRequest, error) {
	asked, err := f.request()
	r := &surveyRequest{request: *asked}
	errs := []error{err}
	add := func(err error) { errs = append(errs, err) }
	add(f.empty(blank{"days", f.days, "days with commas between"}))
	add(oneOf("bias", f.bias, "none", "typical"))
	r.survey = study.DefaultSurvey(nil, f.bias == "typical")
	r.survey.Truth = f.truth
	add(f.readNumbers(&r.survey))
	last := math.MaxInt32
	if r.scenario, err = open(arg, f.overrides()); err == nil {
		last = r.scenario.Days
	}
	add(err)
	r.survey.Days, err = f.readDays(last)
	add(err)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return r, r.complement(f)
}

// readNumbers reads the flags of [study.SurveyNumbers].
func (f *surveyFlags) readNumbers(v *study.Survey) error {
	var errs []error
	for i, n := range study.SurveyNumbers {
		if !f.given(n.Name) {
			continue
		}
		x, err := strconv.ParseFloat(f.numbers[i], 64)
		if err != nil {
			x = math.NaN()
		}
		if n.Set(v, x) != nil {
			errs = append(errs, usage("--%s: have %q; want %s", n.Name, f.numbers[i], n.Range()))
		}
	}
	if len(errs) == 0 && v.Reversed > v.Items {
		errs = append(errs, usage("--reversed: have %v; want at most as many as --items, %v", v.Reversed, v.Items))
	}
	return errors.Join(errs...)
}

// readDays reads --days, from 0 to last, in order.
func (f *surveyFlags) readDays(last int) ([]int, error) {
	if f.days == "" {
		return slices.Compact([]int{0, last}), nil
	}
	var days []int
	for field := range strings.SplitSeq(f.days, ",") {
		day, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil || day < 0 || day > last {
			return nil, usage("--days: have %q; want days from 0 to %d with commas between", f.days, last)
		}
		days = append(days, day)
	}
	slices.Sort(days)
	return slices.Compact(days), nil
}

// complement completes a request whose parts are right.
func (r *surveyRequest) complement(f *surveyFlags) error {
	if err := r.survey.Check(r.scenario); err != nil {
		return usage("%v", err)
	}
	r.plan = study.PlanSurvey(r.scenario, r.survey)
	r.plan.Program, r.plan.Overrides = version.Program(), f.set
	r.plan.Outputs = append([]string{"csv"}, r.plan.Outputs...)
	if r.dir == "" {
		r.dir = filepath.Join("out", r.scenario.Name+"-survey")
	}
	if err := r.plan.Validate(); err != nil {
		return fmt.Errorf("the scenario makes no plan: %w", err)
	}
	return nil
}

// run does what is asked for and shows what came of it.
func (r *surveyRequest) run(ctx context.Context) (err error) {
	if !r.quiet {
		r.warn(r.scenario.Warnings)
	}
	folder, err := results.Open(r.dir, r.plan, r.force)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	before := folder.State() == results.Complete
	if !before {
		if err := r.complete(ctx, folder); err != nil {
			return err
		}
	}
	r.end(folder)
	if err := writeScales(r.out, r.dir, &r.survey); err != nil {
		return err
	}
	return r.place(r.out, before)
}

// complete does the units that the folder lacks and writes its tables.
func (r *surveyRequest) complete(ctx context.Context, folder *results.Folder) error {
	return r.fill(ctx, folder, job{
		unit: study.Surveyed(study.One(r.scenario), r.survey), last: "drawing the answers",
		write: func(x *results.Extras) error { return study.WriteSurvey(x, study.One(r.scenario)) },
	})
}
