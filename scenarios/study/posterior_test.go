package study

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"heed/results"
	"heed/scenarios"
	"heed/scenarios/design"
)

// surveyed is a small calibration, with other lines at its end.
func surveyed(t testing.TB, more string) *scenarios.Calibration { return surveyedIn(t, 160, more) }

// surveyedIn is the same with another budget of evaluations.
func surveyedIn(t testing.TB, evaluations int, more string) *scenarios.Calibration {
	t.Helper()
	text := `base = "small.toml"
[set]
"organization.employees" = 40
[priors]
"culture.leadership" = { min = 0.1, max = 0.9 }
"rules.count" = { min = 10, max = 90, dist = "integers" }
"rules.misfit" = { min = 0.05, max = 0.5 }
[targets.norm]
metric = "norm_mean"
day = 60
value = 0.73
sd = 0.0
[targets.compliance]
metric = "compliance_rate"
value = 0.88
sd = 0.05
[targets.voice]
metric = "safety_mean"
arm = "dialogue"
days = [28, 49]
before = [0, 0]
difference_from = "baseline"
value = 0.01
sd = 0.05
[search]
particles = 30
predictive = 20
evaluations = ` + strconv.Itoa(evaluations) + "\n" + more
	c, err := scenarios.ParseCalibration("survey.toml", []byte(text), os.DirFS("testdata"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// infer infers into a folder and finishes it.
func infer(t *testing.T, ctx context.Context, c *scenarios.Calibration, dir string, workers int, told func(Stand)) (*Posterior, error) {
	t.Helper()
	f, err := results.Open(dir, PlanInference(c), false)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := (&Inference{Calibration: c, Folder: f, Workers: workers, Told: told}).Infer(ctx)
	if err != nil {
		return nil, err
	}
	return p, f.Finish(p.Write)
}

// contents returns the files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		all[strings.TrimPrefix(path, dir)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// An inference writes the same whatever the workers, and whatever interrupted it.
func TestInferenceGoesOnAndWritesTheSame(t *testing.T) {
	c, ctx := surveyed(t, ""), context.Background()
	whole, cut := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
	p, err := infer(t, ctx, c, whole, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancelCause(ctx)
	why := errors.New("enough")
	if _, err := infer(t, stopped, c, cut, 2, func(s Stand) {
		if s.Generation == 2 && s.Answered == 5 {
			stop(why)
		}
	}); !errors.Is(err, why) {
		t.Fatalf("Infer when its context ends: error %v; want the cause", err)
	}
	entries, err := os.ReadDir(cut)
	if err != nil || slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() == PosteriorFile }) {
		t.Fatalf("interrupted, the folder has %v, %v; want no posterior", entries, err)
	}
	again := 0
	if _, err := infer(t, ctx, c, cut, 2, func(Stand) { again++ }); err != nil {
		t.Fatal(err)
	}
	a, b := contents(t, whole), contents(t, cut)
	for name := range a {
		if a[name] != b[name] {
			t.Errorf("%s differs after an interruption", name)
		}
	}
	if len(a) != len(b) || len(a) < 8 {
		t.Errorf("folders have %d and %d files; want the same, at least eight", len(a), len(b))
	}
	if flaws, err := results.Verify(whole); err != nil || len(flaws) > 0 {
		t.Errorf("Verify = %v, %v; want no flaw", flaws, err)
	}
	if p.Evaluations > 160 || len(p.Particles) == 0 || len(p.Points) != 20 || len(p.Predictions) != 3 {
		t.Errorf("posterior of %d evaluations, %d particles, %d points, %d predictions; want at most 160, then some, 20, 3", p.Evaluations, len(p.Particles), len(p.Points), len(p.Predictions))
	}
	if m := p.Marginals()[0]; !(m.Shrinkage > 0.2) {
		t.Errorf("shrinkage of culture.leadership, which norms tell of, is %.2f; want above 0.2", m.Shrinkage)
	}
}

// What a target reads from a unit is what the columns of the series and the replicates say.
func TestTargetsAreReadFromSeries(t *testing.T) {
	c := surveyed(t, "")
	u, err := Organizations(One(c.Base), Record{Series: true})(context.Background(), 0, 3, nil)
	if err != nil {
		t.Fatal(err)
	}
	at := func(arm int, metric string, days ...int32) float64 {
		sum := 0.
		for _, day := range days {
			i := slices.Index(u.Arms[arm].Days, day)
			sum += u.Arms[arm].Series[i*len(metricColumns())+metricNumber(metric)]
		}
		return sum / float64(len(days))
	}
	want := []float64{
		at(0, "norm_mean", 60), u.Arms[0].Whole[metricNumber("compliance_rate")],
		at(1, "safety_mean", 28, 35, 42, 49) - at(1, "safety_mean", 0) - (at(0, "safety_mean", 28, 35, 42, 49) - at(0, "safety_mean", 0)),
	}
	got := newReading(c).read(u)
	for k := range want {
		if math.Abs(got[k]-want[k]) > 1e-12 {
			t.Errorf("target %s reads %v; want %v", c.Targets[k].Name, got[k], want[k])
		}
	}
}

// The posterior is the futures of a sweep: its points are read as they were written.
func TestPosteriorIsTheDesignOfASweep(t *testing.T) {
	c, dir := surveyed(t, ""), filepath.Join(t.TempDir(), "posterior")
	p, err := infer(t, context.Background(), c, dir, 2, nil)
	if err != nil {
		t.Fatal(err)
	}
	read := func(path string) []byte {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	files := fstest.MapFS{"small.toml": {Data: read("testdata/small.toml")}, "posterior_points.csv": {Data: read(filepath.Join(dir, PosteriorPoints))}}
	sweep, err := scenarios.ParseSweep("robust.toml", []byte("base = \"small.toml\"\nreplicates = 1\n[design]\nkind = \"csv\"\nfile = \"posterior_points.csv\"\n"), files, nil)
	if err != nil {
		t.Fatal(err)
	}
	if sweep.Points != c.Search.Predictive {
		t.Fatalf("the sweep has %d points; want %d", sweep.Points, c.Search.Predictive)
	}
	for i, u := range p.Points {
		s, err := sweep.Scenario(i)
		if err != nil {
			t.Fatal(err)
		}
		v := design.Values(c.Priors, u)
		if s.Params.Culture.Leadership != v[0] || s.Params.Rules.Count != float64(v[1].(int64)) || s.Params.Rules.Misfit != v[2] {
			t.Errorf("point %d of the sweep has leadership %v, count %v, misfit %v; want %v", i, s.Params.Culture.Leadership, s.Params.Rules.Count, s.Params.Rules.Misfit, v)
		}
	}
	f := open(t, filepath.Join(t.TempDir(), "sweep"), PlanSweep(sweep, Record{}))
	if err := Run(context.Background(), f, Organizations(sweep.Scenario, Record{}), Options{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	if err := f.Finish(nil); err != nil {
		t.Error(err)
	}
}

// What cannot be explained is said: a value beyond all that the priors show, and values of
// which each could be shown but not both.
func TestPosteriorSaysWhatItCannotExplain(t *testing.T) {
	text := func(p *Posterior) string { return strings.Join(p.Warnings, "\n") }
	get := func(c *scenarios.Calibration) *Posterior {
		p, err := (&Inference{Calibration: c, Workers: 2}).Infer(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	p := get(surveyedIn(t, 80, `[targets.beyond]
metric = "awareness_mean"
day = 60
value = 1
sd = 0.01
[targets.same]
metric = "residual_leak_count"
day = 0
difference_from = "dialogue"
value = 0
sd = 0
`))
	for _, want := range []string{"target beyond: observed is 1, and neither the posterior predicts that", "target same: it is the same whatever the values of the priors"} {
		if !strings.Contains(text(p), want) {
			t.Errorf("an awareness of 1 and a difference on day 0: warnings\n%s\nwant one that has %q", text(p), want)
		}
	}
	// The same metric on the same day in the same arm, observed as two things.
	c, err := scenarios.ParseCalibration("two.toml", []byte(`base = "small.toml"
[set]
"organization.employees" = 120
[priors]
"culture.leadership" = { min = 0.1, max = 0.9 }
[targets.one]
metric = "norm_mean"
day = 60
value = 0.74
sd = 0.004
[targets.other]
metric = "norm_mean"
day = 60
value = 0.65
sd = 0.004
[search]
particles = 30
evaluations = 300
predictive = 40
`), os.DirFS("testdata"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if p := get(c); strings.Count(text(p), "cannot be met together with the other targets") == 0 {
		t.Errorf("norms of 0.74 and 0.65: warnings\n%s\nwant one of a conflict; predicted %+v", text(p), p.Predictions)
	}
}

// Truths lie in their posteriors about as often as these say. With two truths of three
// keys each in 95% intervals that a right way gives, five or six of six lie inside in 97
// of 100 seeds.
func TestRecoveryFindsItsTruths(t *testing.T) {
	c := surveyed(t, "[truth]\n\"culture.leadership\" = 0.5\n\"rules.count\" = 40\n\"rules.misfit\" = 0.2\n")
	dir := filepath.Join(t.TempDir(), "recovery")
	f := open(t, dir, PlanRecovery(c, 2))
	all, err := (&Inference{Calibration: c, Folder: f, Workers: 2}).Recover(context.Background(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if want := []any{0.5, int64(40), 0.2}; !reflect.DeepEqual(all[0].Values, want) {
		t.Errorf("the first truth is %v; want that of the file, %v", all[0].Values, want)
	}
	inside := 0
	for _, one := range all {
		for j, r := range one.Recoveries {
			if math.Abs(r.Rank-0.5) <= 0.475 {
				inside++
			}
			if v, _ := asNumber(one.Values[j]); v != r.Truth || r.Truth < r.Prior[0]-1 {
				t.Errorf("truth of %s is %v; want %v", r.Path, r.Truth, v)
			}
		}
	}
	if inside < 5 {
		t.Errorf("%d of 6 values lie in the 95%% intervals of their posteriors; want at least 5", inside)
	}
	if reflect.DeepEqual(all[0].Values, all[1].Values) || reflect.DeepEqual(all[0].Observed, all[1].Observed) {
		t.Error("two truths are the same")
	}
	if err := f.Finish(func(x *results.Extras) error { return WriteRecovery(x, all) }); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(dir, RecoveryFile)); err != nil || strings.Count(string(b), "\n") != 7 {
		t.Errorf("recovery.csv: %v\n%s\nwant a header and six rows", err, b)
	}
	for _, k := range Coverages(all) {
		if k.N != 2 || k.In95 < k.In50 {
			t.Errorf("coverage %+v; want two truths, and no fewer in 95%% than in 50%%", k)
		}
	}
}
