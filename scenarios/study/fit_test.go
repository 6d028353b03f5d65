package study

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"heed/agents"
	"heed/sim"
	"heed/sim/num"
)

// smallBase is a small default organization, in which magnitudes differ somewhat.
func smallBase(t *testing.T) agents.Params {
	t.Helper()
	p := agents.Default()
	list, err := readSettings("organization.employees=80 organization.team_size=8 resources.experts=1")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		p.Set(s.Path, s.Value)
	}
	return p
}

// moment returns the moment of a name.
func moment(t *testing.T, name string) Moment {
	t.Helper()
	i := slices.IndexFunc(Moments, func(m Moment) bool { return m.Name == name })
	if i < 0 {
		t.Fatalf("no moment %q", name)
	}
	return Moments[i]
}

func TestMomentsAndCoefficientsAreSound(t *testing.T) {
	names := map[string]bool{}
	fitted := 0
	for _, m := range Moments {
		if names[m.Name] || m.Title == "" || m.Unit == "" || m.Source == "" || m.Doubt == "" {
			t.Errorf("moment %q: want a name of its own, a title, a unit, a source and its doubt", m.Name)
		}
		names[m.Name] = true
		if m.Target < m.Lo || m.Target > m.Hi || m.Lo >= m.Hi {
			t.Errorf("moment %q: target %v outside [%v, %v]", m.Name, m.Target, m.Lo, m.Hi)
		}
		if m.Fitted {
			fitted++
			if d := m.deviation(); !(d > 0) || math.IsInf(d, 0) || m.Residual(m.Target) != 0 {
				t.Errorf("moment %q: deviation %v and residual %v at the target; want a positive number and 0", m.Name, d, m.Residual(m.Target))
			}
		}
	}
	if fitted != len(Coefficients) {
		t.Errorf("%d moments are fitted by %d coefficients; want one each", fitted, len(Coefficients))
	}
	for _, c := range Coefficients {
		p, ok := agents.Find(c.Path)
		if lo, hi := c.between(); !ok || p.Default < lo || p.Default > hi {
			t.Errorf("coefficient %s: default %v outside [%v, %v]", c.Path, p.Default, lo, hi)
		}
	}
	for _, x := range experiments(Moments) {
		if _, err := readSettings(x.Set); err != nil {
			t.Errorf("%s: %v", x.Name, err)
		}
		for _, b := range x.Branches {
			if _, err := b.changes(); err != nil || b.Set != "" {
				t.Errorf("%s, %s: error %v, settings %q; want changes only", x.Name, b.Name, err, b.Set)
			}
		}
	}
}

func TestShowJudgesByBounds(t *testing.T) {
	band := Moment{Target: 2, Lo: 1, Hi: 3}
	atMost := Moment{Target: math.NaN(), Lo: math.Inf(-1), Hi: 3}
	for _, tt := range []struct {
		name   string
		m      Moment
		values []float64
		want   Verdict
	}{
		{"well inside", band, []float64{2, 2.01, 1.99}, Met},
		{"well below", band, []float64{0.5, 0.51, 0.49}, Missed},
		{"well above", band, []float64{3.5, 3.51, 3.49}, Missed},
		{"about a bound", band, []float64{2.9, 3, 3.1}, Undecided},
		{"too few to tell", band, []float64{2}, Undecided},
		{"undefined in a replicate", band, []float64{2, 2.01, 1.99, math.NaN()}, Undecided},
		{"under the only bound", atMost, []float64{-5, -5.01, -4.99}, Met},
		{"over the only bound", atMost, []float64{5, 5.01, 4.99}, Missed},
		{"without bounds", Moment{Target: math.NaN(), Lo: math.Inf(-1), Hi: math.Inf(1)}, []float64{5, 5.01, 4.99}, Seen},
	} {
		if got := show(tt.m, tt.values, 0.01).Verdict; got != tt.want {
			t.Errorf("%s: show(%v) says %s; want %s", tt.name, tt.values, got, tt.want)
		}
	}
}

// Where replicates come from a normal distribution whose mean lies at a bound, met is
// said with the probability alpha of the test, and missed too: 20,000 trials at .05
// lie within four standard errors of 1000.
func TestShowErrsAsOftenAsItSays(t *testing.T) {
	const trials, alpha = 20000, 0.05
	m := Moment{Target: 1e6, Lo: 0, Hi: 2e6}
	chance := sim.NewStreams(3, 0).Named("test")
	count := map[Verdict]int{}
	for i := range trials {
		d := chance.At(i, 0)
		values := make([]float64, 8)
		for k := range values {
			values[k] = num.NormalQuantile(d.Float64())
		}
		count[show(m, values, alpha).Verdict]++
	}
	limit := 4 * math.Sqrt(trials*alpha*(1-alpha))
	for _, v := range []Verdict{Met, Missed} {
		if off := math.Abs(float64(count[v]) - trials*alpha); off > limit {
			t.Errorf("%s in %d of %d trials; want %v within %.0f", v, count[v], trials, trials*alpha, limit)
		}
	}
}

// A course reaches everybody who is there once, on one day, and nobody where there is none.
func TestCourseIsGivenOnceToEverybody(t *testing.T) {
	sights, err := taught.run(context.Background(), smallBase(t), sim.NewStreams(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	untrained, trained := people(sights[0].end), people(sights[1].end)
	want := 3 * math.Exp(-11./20) // hours: load decays at a twentieth a day, on the course's day as well
	for seat, e := range trained {
		if e.Idle > 0 || int(e.Hired) > 0 {
			continue
		}
		if got := float64(e.Load - untrained[seat].Load); math.Abs(got-want) > 1e-4 {
			t.Errorf("seat %d: %.5f hours of load by the course; want %.5f", seat, got, want)
		}
	}
}

// The half-life that the running model shows without use is that of its own rate.
func TestHalfLifeIsThatOfForgetting(t *testing.T) {
	for _, rate := range []float64{0.0026, 0.0051} {
		p := smallBase(t)
		p.Decision.Forgetting = rate
		sights, err := unused.run(context.Background(), p, sim.NewStreams(1, 0))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := halfLife(sights), math.Ln2/rate*12/250; math.Abs(got/want-1) > 0.02 {
			t.Errorf("half-life %.3f months at rate %g; want %.3f", got, rate, want)
		}
	}
}

// Habit settles in ln 20/kH days where every task counts for it: in the running model
// days without a task, and tasks that end otherwise, make it somewhat longer.
func TestHabitDaysFollowTheRate(t *testing.T) {
	var got [2]float64
	for i, rate := range []float64{0.03, 0.06} {
		p := smallBase(t)
		p.Decision.HabitRate = rate
		sights, err := beginners.run(context.Background(), p, sim.NewStreams(1, 0))
		if err != nil {
			t.Fatal(err)
		}
		got[i] = habitDays(sights)
		if least := math.Log(20) / rate; got[i] < least || got[i] > 1.4*least {
			t.Errorf("%.1f days at rate %g; want from %.1f to 1.4 times that", got[i], rate, least)
		}
	}
	if r := got[0] / got[1]; r < 1.7 || r > 2.2 {
		t.Errorf("at half the rate habit takes %.2f times as long; want about 2", r)
	}
}

func TestViolatorsCountsPeopleWhoWereThere(t *testing.T) {
	broke := agents.Ledger{}
	broke.Outcomes[knowingly] = 2
	s := &sight{tens: []ten{
		{did: []agents.Ledger{broke, {}, broke}, stayed: []bool{true, true, false}},
		{did: []agents.Ledger{broke, broke, {}}, stayed: []bool{true, true, false}},
	}}
	if got := violators([]*sight{s}); got != 0.75 {
		t.Errorf("violators = %v; want 3 of 4", got)
	}
}

// What was simulated at known coefficients is recovered from other chance: each
// estimate lies within four of its standard errors of the truth, which fails by luck
// for one seed in several thousand.
func TestFitRecoversKnownCoefficients(t *testing.T) {
	truth := map[string]float64{"decision.intercept": 2.9, "decision.learning": 0.15, "decision.report": 0.7}
	c := Calibration{Base: smallBase(t), Seed: 1, Replicates: 6, Workers: 2}
	known := c
	known.Seed, known.Base = 99, c.Base
	for _, path := range []string{"decision.intercept", "decision.learning", "decision.report"} {
		c.Coefficients = append(c.Coefficients, Coefficient{Path: path})
		known.Base.Set(path, truth[path])
	}
	known.Moments = []Moment{moment(t, "violation_rate"), moment(t, "training_d"), moment(t, "report_share")}
	for i := range known.Moments { // over a shorter time
		brief := *known.Moments[i].In
		brief.BurnIn, brief.Days = min(brief.BurnIn, 60), min(brief.Days, 60)
		known.Moments[i].In = &brief
	}
	seen, err := Check(context.Background(), known)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range seen {
		m := s.Moment
		m.Target, m.Lo, m.Hi = s.Summary.Mean, s.Summary.Lo, s.Summary.Hi
		c.Moments = append(c.Moments, m)
	}
	fit, err := Fit(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range fit.Estimates {
		if z := (e.Value - truth[e.Coefficient.Path]) / e.Error; !(math.Abs(z) < 4) || !(e.Chance < e.Error) || e.Error > 0.5 {
			t.Errorf("%s: %v, standard error %.3g (%.3g of chance); want %v within four errors, which are small", e.Coefficient.Path, e.Value, e.Error, e.Chance, truth[e.Coefficient.Path])
		}
	}
	if !fit.Converged || fit.Squares > 0.1 || fit.Evaluations > 25 {
		t.Errorf("sum of squares %.3g after %d evaluations (%s); want next to none within 25", fit.Squares, fit.Evaluations, fit.Why)
	}
}

// What cannot be reached within the range ends at its bound, says so, and has no
// standard error; and a fit is the same at any number of workers.
func TestFitSaysWhereABoundStopsIt(t *testing.T) {
	m := moment(t, "report_share")
	brief := *m.In
	brief.BurnIn, brief.Days = 20, 30
	m.In, m.Target, m.Hi = &brief, 0.9, 0.95
	c := Calibration{Base: smallBase(t), Coefficients: []Coefficient{{Path: "decision.report"}}, Moments: []Moment{m}, Seed: 1, Replicates: 2, Workers: 2}
	fit, err := Fit(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	if e := fit.Estimates[0]; !e.Bound || !math.IsNaN(e.Error) || e.Value < 1.9 || len(fit.Warnings) != 1 {
		t.Errorf("estimate %+v, warnings %v; want one at the upper bound, with a warning and without an error", e, fit.Warnings)
	}
	c.Workers = 5
	again, err := Fit(context.Background(), c)
	if err != nil || again.Squares != fit.Squares || again.Estimates[0].Value != fit.Estimates[0].Value || again.Shown[0].Summary.Mean != fit.Shown[0].Summary.Mean {
		t.Errorf("Fit with 5 workers: %+v, error %v; want that with 2, %+v", again, err, fit)
	}
}

func TestCheckIsTheSameAtAnyNumberOfWorkers(t *testing.T) {
	c := Calibration{Base: smallBase(t), Moments: []Moment{moment(t, "training_d"), moment(t, "half_life")}, Seed: 1, Replicates: 3}
	var all [2][]Shown
	for i, workers := range []int{1, 5} {
		c.Workers = workers
		var err error
		if all[i], err = Check(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(all[0], all[1], cmpopts.IgnoreFields(Moment{}, "read", "In"), cmpopts.IgnoreUnexported(Moment{}), cmpopts.EquateNaNs()); diff != "" {
		t.Errorf("Check with 1 and with 5 workers: %s", diff)
	}
}

func TestFitRefuses(t *testing.T) {
	c := Calibration{Base: smallBase(t), Coefficients: Coefficients, Moments: Moments[:2], Replicates: 2}
	if _, err := Fit(context.Background(), c); err == nil {
		t.Error("five coefficients fitted to two moments: no error; want one")
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	stop := errors.New("stop")
	cancel(stop)
	c.Moments = Moments
	if _, err := Fit(ctx, c); !errors.Is(err, stop) {
		t.Errorf("Fit in a context that has ended: error %v; want its cause", err)
	}
}
