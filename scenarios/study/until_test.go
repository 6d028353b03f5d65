package study

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heed/results"
	"heed/results/stats"
)

// noisyPlan is the plan of a sweep whose replicates vary.
func noisyPlan(points, replicates int, arms ...string) results.Plan {
	p := toyPlan(points, replicates)
	p.Arms, p.Metrics = arms, []results.Column{{Name: "x"}, {Name: "y"}}
	if points > 1 {
		p.Factors, p.Levels = []string{"f"}, func(i int) []string { return []string{fmt.Sprint(i)} }
	}
	return p
}

// noise is a number between -1 and 1 that hangs on three others alone.
func noise(a, b, c int) float64 {
	x := uint64(a*1_000_003+b*7919+c*104_729+12345) * 0x9e3779b97f4a7c15
	x ^= x >> 29
	x *= 0xbf58476d1ce4e5b9
	return float64(x>>11)/(1<<52) - 1
}

// noisy is a unit whose arms share most of their noise. Point 1 has twice that of
// point 0, and of y nothing is defined in the last arm of replicate 3.
func noisy(arms int) Unit {
	return func(_ context.Context, point, replicate int, _ *Crew) (*results.Unit, error) {
		u := &results.Unit{Point: point, Replicate: replicate}
		for arm := range arms {
			shared, own := noise(point, replicate, 0), noise(point, replicate, arm+1)
			y := own
			if arm == arms-1 && replicate == 3 {
				y = math.NaN()
			}
			u.Arms = append(u.Arms, results.ArmRows{Whole: []float64{float64(arm) + shared + float64(point+1)*own/4, y}})
		}
		return u, nil
	}
}

// demand does the work of a plan on demand in dir.
func demand(ctx context.Context, dir string, p results.Plan, o Options) (ending Precision, err error) {
	f, err := OpenUntil(dir, p, false)
	if err != nil {
		return ending, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if ending, err = RunUntil(ctx, f, noisy(len(p.Arms)), o, nil); err != nil {
		return ending, err
	}
	return ending, f.Finish(func(x *results.Extras) error {
		ending.Tell(x)
		return nil
	})
}

// folderOf returns the files of a folder.
func folderOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := make(map[string]string)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = string(b)
	}
	return all
}

// tablesOf returns the tables among files.
func tablesOf(files map[string]string) map[string]string {
	all := make(map[string]string)
	for name, text := range files {
		if strings.HasSuffix(name, ".csv") {
			all[name] = text
		}
	}
	return all
}

// atOnce returns the tables of a folder with a given number of replicates.
func atOnce(t *testing.T, p results.Plan) map[string]string {
	t.Helper()
	p.Until = nil
	dir := t.TempDir()
	f := open(t, dir, p)
	if err := errors.Join(Run(context.Background(), f, noisy(len(p.Arms)), Options{}), f.Finish(nil)); err != nil {
		t.Fatal(err)
	}
	return tablesOf(folderOf(t, dir))
}

// rule returns a rule for x.
func rule(half float64, most int) *results.Until {
	return &results.Until{Goals: []results.Goal{{Metric: "x", Half: half}}, AtMost: most}
}

// The rule ends at the count that package stats finds for the worst of all arms and
// points, and the tables are those of that many replicates.
func TestRunUntilEndsWhereTheRuleSays(t *testing.T) {
	tests := []struct {
		name   string
		points int
		arms   []string
		until  *results.Until
		ended  string
	}{
		{"a mean", 1, []string{"a"}, rule(.16, 1000), results.EndedReached},
		{"a difference", 1, []string{"a", "b"}, rule(.06, 1000), results.EndedReached},
		{"at once", 1, []string{"a", "b", "c"}, rule(3, 1000), results.EndedReached},
		{"every arm and point", 2, []string{"a", "b", "c"}, rule(.1, 1000), results.EndedReached},
		{"the bound", 2, []string{"a", "b"}, rule(.001, 35), results.EndedAtMost},
		{"a bound below the first look", 1, []string{"a", "b"}, rule(.001, 4), results.EndedAtMost},
		{"two metrics, one of them undefined at times", 1, []string{"a", "b"},
			&results.Until{Goals: []results.Goal{{Metric: "y", Half: .3}, {Metric: "x", Half: .2}}, AtMost: 200}, results.EndedReached},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := noisyPlan(tt.points, 1, tt.arms...)
			p.Until = tt.until
			dir := t.TempDir()
			got, err := demand(context.Background(), dir, p, Options{Workers: 2})
			if err != nil {
				t.Fatal(err)
			}
			if want := endOf(p, len(tt.arms)); got.Replicates != want || got.Ended != tt.ended {
				t.Errorf("RunUntil: %v with %d replicates; want %s with %d", got, got.Replicates, tt.ended, want)
			}
			p.Replicates = got.Replicates
			if d := cmp.Diff(atOnce(t, p), tablesOf(folderOf(t, dir))); d != "" {
				t.Errorf("the tables are not those of %d replicates at once:\n%s", got.Replicates, d)
			}
			if m, err := results.ReadManifest(dir); err != nil || cmp.Diff(PrecisionOf(m), got) != "" {
				t.Errorf("the manifest has %+v, %v; want %+v", m.Until, err, got)
			}
		})
	}
}

// endOf returns how many replicates a plan takes by brute force: at each look all
// intervals anew from all units.
func endOf(p results.Plan, arms int) int {
	looks := stats.Looks(p.Until.AtMost)
	for _, n := range looks {
		if slices.Max(halves(p, arms, n)) <= 1 {
			return n
		}
	}
	return looks[len(looks)-1]
}

// halves returns every half-width after n replicates, as a share of that asked for.
func halves(p results.Plan, arms, n int) (all []float64) {
	for point := range p.Points {
		for _, g := range p.Until.Goals {
			metric := slices.IndexFunc(p.Metrics, func(c results.Column) bool { return c.Name == g.Metric })
			x := make([][]float64, arms)
			for r := range n {
				u, _ := noisy(arms)(context.Background(), point, r, nil)
				for arm := range arms {
					x[arm] = append(x[arm], u.Arms[arm].Whole[metric])
				}
			}
			for arm := 1; arm < arms; arm++ {
				q := stats.Pair(x[0], x[arm])
				all = append(all, (q.Hi-q.Lo)/2/g.Half)
			}
			if arms == 1 {
				s := stats.Summarize(x[0])
				all = append(all, (s.Hi-s.Lo)/2/g.Half)
			}
		}
	}
	return all
}

// Wherever it is interrupted, and with any workers, it goes on to the same bytes, and
// no unit is done twice.
func TestRunUntilGoesOn(t *testing.T) {
	p := noisyPlan(2, 1, "a", "b")
	p.Until, p.Keep = rule(.1, 100), true
	reference := filepath.Join(t.TempDir(), "out")
	ending, err := demand(context.Background(), reference, p, Options{})
	if err != nil || ending.Replicates < 40 {
		t.Fatalf("RunUntil: %v, %v; the test wants several looks", ending, err)
	}
	want := folderOf(t, reference)
	units := 2 * ending.Replicates
	for _, workers := range []int{1, 3} {
		dir := filepath.Join(t.TempDir(), "out")
		var calls atomic.Int64
		for stop := 0; ; stop++ { // each time it gets to the next multiple of seven, or to a look
			f, err := OpenUntil(dir, p, false)
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			told := &seen{then: func(n int) {
				if n > f.Done()-1 && (n%7 == 0 || n == f.Units()) && n > 7*stop {
					cancel()
				}
			}}
			got, err := RunUntil(ctx, f, func(ctx context.Context, point, replicate int, c *Crew) (*results.Unit, error) {
				calls.Add(1)
				return noisy(2)(ctx, point, replicate, c)
			}, Options{Workers: workers, Progress: told}, nil)
			cancel()
			if err == nil {
				err = f.Finish(func(x *results.Extras) error {
					got.Tell(x)
					return nil
				})
				if err := errors.Join(err, f.Close()); err != nil {
					t.Fatal(err)
				}
				break
			}
			if err := f.Close(); err != nil || stop > 100 {
				t.Fatalf("after %d interruptions: %v", stop, err)
			}
		}
		if int(calls.Load()) != units {
			t.Errorf("%d workers: %d units were done; want %d, each once", workers, calls.Load(), units)
		}
		if d := cmp.Diff(want, folderOf(t, dir)); d != "" {
			t.Errorf("%d workers: the folder differs (-want +got):\n%s", workers, d)
		}
	}
}

// An extension ends as the plan would have from the start, or is refused.
func TestExtendUntil(t *testing.T) {
	small := noisyPlan(1, 25, "a", "b")
	small.Keep = true
	loose := small
	loose.Until = rule(.2, 100)
	bounded := small
	bounded.Until = rule(.04, 20)
	tests := []struct {
		name   string
		before results.Plan
		until  *results.Until
		want   string // of the error
	}{
		{"of a given number, between two looks", small, rule(.06, 1000), ""},
		{"of a wider interval", loose, rule(.06, 1000), ""},
		{"of a bound", bounded, rule(.04, 1000), ""},
		{"with another metric", loose, &results.Until{Goals: []results.Goal{{Metric: "y", Half: .1}}, AtMost: 500}, ""},
		{"that is behind", small, rule(.5, 1000), "10 of the 25 replicates: fewer replicates than there are"},
		{"that is bounded below", small, rule(.01, 20), "has 25 replicates, more than 20"},
		{"no folder", results.Plan{}, rule(.06, 1000), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			switch {
			case tt.before.Points == 0:
			case tt.before.Until != nil:
				if _, err := demand(context.Background(), dir, tt.before, Options{}); err != nil {
					t.Fatal(err)
				}
			default:
				f := open(t, dir, tt.before)
				if err := errors.Join(Run(context.Background(), f, noisy(2), Options{}), f.Finish(nil), f.Close()); err != nil {
					t.Fatal(err)
				}
			}
			p := small
			p.Until = tt.until
			err := ExtendUntil(dir, p)
			if tt.want != "" {
				if !errors.Is(err, ErrEnough) || !strings.Contains(err.Error(), tt.want) {
					t.Errorf("ExtendUntil: error %v; want %q", err, tt.want)
				}
				if m, state, err := results.Planned(dir); state != results.Complete || m.Replicates != 25 || err != nil {
					t.Errorf("after a refusal the folder is %v, %v; want it as it was", state, err)
				}
				return
			}
			if err == nil {
				_, err = demand(context.Background(), dir, p, Options{})
			}
			other := filepath.Join(t.TempDir(), "out")
			if _, err2 := demand(context.Background(), other, p, Options{}); err != nil || err2 != nil {
				t.Fatal(err, err2)
			}
			if d := cmp.Diff(folderOf(t, other), folderOf(t, dir)); d != "" {
				t.Errorf("the folder is not that of the plan at once (-want +got):\n%s", d)
			}
		})
	}
}

func TestParseGoals(t *testing.T) {
	tests := []struct {
		name  string
		texts []string
		want  string // the goals, or what the error says
	}{
		{"one", []string{"compliance_rate:0.005"}, "[compliance_rate:0.005]"},
		{"several, either way", []string{"compliance_rate:0.005, participation_rate:1e-1", "time_cost_minutes:2"}, "[compliance_rate:0.005 participation_rate:0.1 time_cost_minutes:2]"},
		{"no width", []string{"compliance_rate"}, `have "compliance_rate"; want metric:half-width`},
		{"nothing", []string{""}, "want metric:half-width"},
		{"a metric that is near", []string{"complaince_rate:1"}, `no metric "complaince_rate"; did you mean "compliance_rate"?`},
		{"no such metric", []string{"happiness:1"}, "heed explain metrics lists them"},
		{"zero", []string{"compliance_rate:0"}, `compliance_rate: have the half-width "0"; want a number above 0`},
		{"negative", []string{"compliance_rate:-1"}, "want a number above 0"},
		{"no number", []string{"compliance_rate:narrow"}, "want a number above 0"},
		{"NaN", []string{"compliance_rate:NaN"}, "want a number above 0"},
		{"infinite", []string{"compliance_rate:Inf"}, "want a number above 0"},
		{"twice", []string{"compliance_rate:1,compliance_rate:2"}, "have compliance_rate twice"},
		{"all mistakes", []string{"compliance_rate:0,help:1"}, "above 0\nno metric"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			goals, err := ParseGoals(tt.texts)
			got := fmt.Sprint(goals)
			if err != nil {
				got = err.Error()
			}
			if !strings.Contains(got, tt.want) {
				t.Errorf("ParseGoals(%q) = %s; want %s", tt.texts, got, tt.want)
			}
		})
	}
}

func TestPrecisionSaysWhatCameOfIt(t *testing.T) {
	half := .012
	p := Precision{Replicates: 40, Points: 1, Arms: 2, Goals: []results.Goal{{Metric: "x", Half: .02}}, Worst: []results.Width{{Metric: "x", Arm: "b", Half: &half}}, Ended: results.EndedReached}
	tests := []struct {
		name   string
		change func(p *Precision)
		want   string
	}{
		{"reached", func(*Precision) {}, "40 replicates are enough: the half-width of x is 0.012, asked for was 0.02"},
		{"more arms", func(p *Precision) { p.Arms = 3 }, "asked for was 0.02 (widest: arm b)"},
		{"more points", func(p *Precision) { p.Points, p.Arms, p.Worst[0].Point = 9, 1, 7 }, "(widest: point 7)"},
		{"the bound", func(p *Precision) { p.Ended = results.EndedAtMost }, "40 replicates are the most that were allowed, and not enough: "},
		{"going on", func(p *Precision) { p.Ended, p.Next = "", 60 }, "40 replicates are not enough, going on to 60: "},
		{"undefined", func(p *Precision) { p.Worst[0].Half = nil }, "the half-width of x is undefined"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := p
			q.Worst = slices.Clone(p.Worst)
			tt.change(&q)
			if got := q.String(); !strings.Contains(got, tt.want) {
				t.Errorf("String() = %q; want %q", got, tt.want)
			}
		})
	}
}
