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
	"testing"

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
