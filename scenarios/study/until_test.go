package study

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heed/results"
)

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
