package study

import (
	"context"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"heed/results"
	"heed/scenarios"
)

// surveyInto surveys s in a new folder, and returns it.
func surveyInto(t testing.TB, s *scenarios.Scenario, v Survey, workers int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	f, err := results.Open(dir, PlanSurvey(s, v), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := Run(context.Background(), f, Surveyed(One(s), v), Options{Workers: workers}); err != nil {
		t.Fatal(err)
	}
	if err := f.Finish(func(x *results.Extras) error { return WriteSurvey(x, One(s)) }); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// A survey has the same bytes at any number of workers, and leaves the organization as a
// run without one has it.
func TestSurveyIsDeterminateAndChangesNothing(t *testing.T) {
	s, v := small(t), DefaultSurvey([]int{60, 0, 30}, true)
	one := surveyInto(t, s, v, 1)
	for _, workers := range []int{2, 16} {
		if got, want := hashes(t, surveyInto(t, s, v, workers)), hashes(t, one); got != want {
			t.Errorf("tables at %d workers:\n%s\nwant those at one:\n%s", workers, got, want)
		}
	}
	run := runInto(t, s, Record{}, 2)
	for _, file := range []string{results.ReplicatesFile, results.SummaryFile, results.ComparisonFile} {
		a, err := os.ReadFile(filepath.Join(run, file))
		if err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(filepath.Join(one, file)); err != nil || string(a) != string(b) {
			t.Errorf("%s of a survey differs from that of a run (%v)", file, err)
		}
	}
}

// What is true in survey.csv is what employees.csv of a run has on the same days, of the
// same people.
func TestSurveyHasWhatEmployeesHave(t *testing.T) {
	s := small(t)
	survey := readTable(t, filepath.Join(surveyInto(t, s, DefaultSurvey([]int{0, 60}, false), 2), SurveyFile))
	people := readTable(t, filepath.Join(runInto(t, s, Record{EmployeeDays: []int{0, 60}}, 2), results.EmployeesFile))
	if len(survey) != len(people) || len(people) == 0 {
		t.Fatalf("%d rows of answers; want one for each of %d employees", len(survey), len(people))
	}
	for i, p := range people {
		for ours, employee := range map[string]string{
			"arm": "arm", "replicate": "replicate", "day": "day", "row": "row", "generation": "generation", "team": "team", "department": "department",
			"site": "site", "tenure_days": "tenure_days", "true_safety": "safety", "true_legitimacy": "legitimacy", "true_behaviour": "compliance_rate",
		} {
			if survey[i][ours] != p[employee] {
				t.Fatalf("row %d: %s = %s; want %s of employees.csv, %s", i, ours, survey[i][ours], employee, p[employee])
			}
		}
	}
}

// readTable reads a table, each row by the names of its columns.
func readTable(t testing.TB, path string) (rows []map[string]string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range all[1:] {
		r := map[string]string{}
		for i, name := range all[0] {
			r[name] = row[i]
		}
		rows = append(rows, r)
	}
	return rows
}

// What somebody answers before an arm begins is the same in all arms: they share errors
// and biases.
func TestArmsShareWhoAnswers(t *testing.T) {
	rows := readTable(t, filepath.Join(surveyInto(t, small(t), DefaultSurvey([]int{0}, true), 2), SurveyFile))
	first := map[string]map[string]string{}
	arms := map[string]bool{}
	for _, r := range rows {
		key := r["replicate"] + " " + r["row"]
		arms[r["arm"]] = true
		if r["arm"] == "baseline" {
			first[key] = r
			continue
		}
		for name, x := range r {
			if name != "arm" && x != first[key][name] {
				t.Fatalf("arm %s, replicate and row %s: %s = %s on day 0; want that of the baseline, %s", r["arm"], key, name, x, first[key][name])
			}
		}
	}
	if len(arms) < 2 {
		t.Fatalf("arms %v; want some to compare", arms)
	}
}

// regress returns the standardised coefficients of y on x, with the t statistic of each.
func regress(rows []map[string]string, y func(map[string]string) float64, xs []func(map[string]string) float64) (beta, ts []float64) {
	standard := func(of func(map[string]string) float64) []float64 {
		v := make([]float64, len(rows))
		for i, r := range rows {
			v[i] = of(r)
		}
		mean, sd := stat.MeanStdDev(v, nil)
		for i := range v {
			v[i] = (v[i] - mean) / sd
		}
		return v
	}
	n, k := len(rows), len(xs)
	X := mat.NewDense(n, k, nil)
	for j, x := range xs {
		X.SetCol(j, standard(x))
	}
	Y := mat.NewVecDense(n, standard(y))
	var xx, inverse mat.Dense
	xx.Mul(X.T(), X)
	if err := inverse.Inverse(&xx); err != nil {
		panic(err)
	}
	var xy, b, fitted mat.VecDense
	xy.MulVec(X.T(), Y)
	b.MulVec(&inverse, &xy)
	fitted.MulVec(X, &b)
	fitted.SubVec(Y, &fitted)
	rest := mat.Dot(&fitted, &fitted) / float64(n-k-1)
	for j := range k {
		beta = append(beta, b.AtVec(j))
		ts = append(ts, b.AtVec(j)/math.Sqrt(rest*inverse.At(j, j)))
	}
	return beta, ts
}

// The regression of intention on attitude, norm and cost, the theory of planned
// behaviour's, has the signs that the will has, of the truth and of scores alike, each
// clear of 0 by 3 standard errors; error makes the coefficients of scores smaller.
func TestRegressionsRecoverTheSigns(t *testing.T) {
	s := small(t, scenarios.Set("organization.employees=400"), scenarios.Override{Flag: "arms", Path: "arms", Value: "baseline"},
		scenarios.Override{Flag: "replicates", Path: "scenario.replicates", Value: "2"})
	rows := readTable(t, filepath.Join(surveyInto(t, s, DefaultSurvey([]int{60}, false), 2), SurveyFile))
	value := func(r map[string]string, name string) float64 {
		x, err := strconv.ParseFloat(r[name], 64)
		if err != nil {
			t.Fatalf("%s = %q", name, r[name])
		}
		return x
	}
	truth := func(name string) func(map[string]string) float64 {
		return func(r map[string]string) float64 { return value(r, "true_"+name) }
	}
	score := func(name string) func(map[string]string) float64 {
		return func(r map[string]string) float64 {
			return value(r, name+"_1") + value(r, name+"_2") + value(r, name+"_3")
		}
	}
	names, signs := []string{"attitude", "norm", "perceived_cost"}, []float64{1, 1, -1}
	run := func(of func(string) func(map[string]string) float64) ([]float64, []float64) {
		var xs []func(map[string]string) float64
		for _, n := range names {
			xs = append(xs, of(n))
		}
		return regress(rows, of("intention"), xs)
	}
	trueBeta, trueT := run(truth)
	beta, ts := run(score)
	t.Logf("true %.3f (t %.1f), scores %.3f (t %.1f)", trueBeta, trueT, beta, ts)
	for j, name := range names {
		if signs[j]*trueT[j] < 3 {
			t.Errorf("truth: coefficient of %s = %.3f, t = %.1f; want the sign of %v by 3 standard errors", name, trueBeta[j], trueT[j], signs[j])
		}
		if signs[j]*ts[j] < 3 && math.Abs(trueBeta[j]) > 0.15 {
			t.Errorf("scores: coefficient of %s = %.3f, t = %.1f; want the sign of %v by 3 standard errors", name, beta[j], ts[j], signs[j])
		}
		if math.Abs(beta[j]) > math.Abs(trueBeta[j])+0.05 {
			t.Errorf("scores: coefficient of %s = %.3f; want it not above the truth's, %.3f", name, beta[j], trueBeta[j])
		}
	}
}

// What is out of range is said all at once.
func TestSurveyChecks(t *testing.T) {
	v := DefaultSurvey([]int{0, 999}, false)
	v.Items, v.Points, v.Reliability, v.Reversed, v.Method = 2.5, 1, math.NaN(), 9, 0.6
	err := v.Check(small(t))
	for _, want := range []string{"items: have 2.5", "points: have 1", "reliability: have NaN", "reversed: have 9", "method: have 0.6", "day 999"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Check: %v; want it to say %q", err, want)
		}
	}
	if err := DefaultSurvey([]int{0, 60}, true).Check(small(t)); err != nil {
		t.Errorf("Check of a survey with typical biases: %v", err)
	}
}

// The survey of a manifest is the one that was planned.
func TestSurveyOf(t *testing.T) {
	want := DefaultSurvey([]int{0, 30}, true)
	want.Truth = false
	m, err := results.ReadManifest(surveyInto(t, small(t), want, 2))
	if err != nil {
		t.Fatal(err)
	}
	got, is, err := SurveyOf(m)
	if err != nil || !is || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("SurveyOf(manifest) = %+v, %v, %v; want %+v", got, is, err, want)
	}
	if _, is, err := SurveyOf(results.Manifest{}); is || err != nil {
		t.Errorf("SurveyOf of another folder = _, %v, %v; want none", is, err)
	}
}
