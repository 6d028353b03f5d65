package results

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func larger() Plan {
	p := sweepPlan()
	p.Points, p.Replicates, p.Text = 20, 8, p.Text+"replicates = 8\n"
	return p
}

func TestExtends(t *testing.T) {
	small := sweepPlan()
	there, err := small.manifest()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		change func(p *Plan)
		want   string // "" for an extension
	}{
		{"itself", func(p *Plan) { *p = sweepPlan() }, ""},
		{"more of both", func(*Plan) {}, ""},
		{"more replicates of the same points", func(p *Plan) { p.Points = 12 }, ""},
		{"fewer points", func(p *Plan) { p.Points = 11 }, "points is 12 there, 11 here"},
		{"fewer replicates", func(p *Plan) { p.Replicates = 4 }, "replicates is 5 there, 4 here"},
		{"another first point", func(p *Plan) { p.Levels = func(i int) []string { return []string{fmt.Sprint(i + 1)} } }, "the points differ"},
		{"another seed", func(p *Plan) { p.Seed = 8 }, "seed is 7 there, 8 here"},
		{"another setting", func(p *Plan) { p.Settings["culture.blame"] = .3 }, "culture.blame"},
		{"another arm", func(p *Plan) { p.Arms = []string{"baseline", "other"} }, "arms is"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := larger()
			tt.change(&p)
			err := p.Extends(there)
			var different *DifferentError
			if tt.want == "" && err != nil || tt.want != "" && (!errors.As(err, &different) || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("Extends: %v; want %q", err, tt.want)
			}
		})
	}
}

// The first rows of points.csv are found whatever is quoted in them.
func TestFirstPoints(t *testing.T) {
	levels := func(i int) []string { return []string{fmt.Sprintf("a\n\"%d\", b", i)} }
	long, short := sweepPlan(), sweepPlan()
	long.Levels, short.Levels, short.Points = levels, levels, 5
	want, err := hashOf(short.writePoints)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := long.firstPoints(5); err != nil || got != want {
		t.Errorf("firstPoints(5) = %s, %v; want %s, the hash of 5 points", got, err, want)
	}
}

// A folder that is extended, complete or not, ends with the same bytes as one of
// the larger plan from the start, and the units that were there are not done again.
func TestExtend(t *testing.T) {
	want := reference(t, larger())
	tests := []struct {
		name string
		make func(dir string) error
		done int
	}{
		{"a complete folder of parts", func(dir string) error {
			p := sweepPlan()
			p.Keep = true
			return errors.Join(shardHere(lazy, dir, p, Shard{1, 2}), shardHere(lazy, dir, p, Shard{2, 2}), mergeHere(lazy, dir))
		}, 60},
		{"a complete folder of one journal", func(dir string) error {
			p := sweepPlan()
			p.Keep = true
			return runHere(lazy, dir, p, false)
		}, 60},
		{"a shard of it", func(dir string) error { return shardHere(lazy, dir, sweepPlan(), Shard{1, 2}) }, 30},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			if err := tt.make(dir); err != nil {
				t.Fatal(err)
			}
			plan := larger()
			for range 2 { // the second finds nothing to do
				if err := lazy.extend(dir, plan); err != nil {
					t.Fatal(err)
				}
			}
			if st, err := ReadStatus(dir); err != nil || st.Done != tt.done || st.Units != 160 || st.Damaged != 0 {
				t.Errorf("ReadStatus = %+v, %v; want %d of 160", st.Counts, err, tt.done)
			}
			if flaws, err := Verify(dir); err != nil || len(flaws) != 0 {
				t.Errorf("Verify = %v, %v; want nothing wrong", flaws, err)
			}
			allShards(t, dir, plan, 2)
			if err := mergeHere(lazy, dir); err != nil {
				t.Fatal(err)
			}
			checkSame(t, tt.name, dir, want)
		})
	}
}

func TestExtendRefuses(t *testing.T) {
	dir := t.TempDir()
	completeOf(sweepPlan())(t, dir)
	if err := lazy.extend(dir, larger()); !errors.Is(err, ErrNotKept) {
		t.Errorf("Extend of a folder without its units: error %v; want ErrNotKept", err)
	}
	dir = t.TempDir()
	open(t, dir, larger(), false).Close()
	var different *DifferentError
	if err := lazy.extend(dir, sweepPlan()); !errors.As(err, &different) || !strings.Contains(err.Error(), "replicates is 8 there, 5 here") {
		t.Errorf("Extend to fewer units: error %v; want a DifferentError", err)
	}
}

// Whatever change an extension of a complete folder dies at, from the plan to the
// last file, the same commands end with the bytes of a folder made at once.
func TestExtendCompleteKilledAnywhere(t *testing.T) {
	small := kept(testPlan())
	for _, keep := range []bool{true, false} {
		plan := testPlan()
		plan.Replicates, plan.Points, plan.Keep = 4, 3, keep
		want := reference(t, plan)
		work := func(d disk, dir string) error {
			if err := d.extend(dir, plan); err != nil {
				return err
			}
			return runHere(d, dir, plan, false)
		}
		reached, n := true, 0
		for n = 1; reached; n++ {
			reached = false
			dir := filepath.Join(t.TempDir(), "out")
			completeOf(small)(t, dir)
			work(killedAt(n, .5, &reached), dir)
			if _, err := ReadStatus(dir); err != nil {
				t.Fatalf("killed at change %d: ReadStatus: %v", n, err)
			}
			if err := work(lazy, dir); err != nil {
				t.Fatalf("killed at change %d, keep %v: again: %v", n, keep, err)
			}
			checkSame(t, fmt.Sprintf("killed at change %d, keep %v", n, keep), dir, want)
		}
		if n < 40 {
			t.Errorf("%d changes; the test reaches too few", n)
		}
	}
}

// A refusal says when an extension is possible.
func TestOpenSaysWhatCanBeExtended(t *testing.T) {
	tests := []struct {
		name string
		make func(t *testing.T, dir string)
		plan Plan
		want bool
	}{
		{"complete and kept", completeOf(kept(sweepPlan())), larger(), true},
		{"complete, not kept", completeOf(sweepPlan()), larger(), false},
		{"partial", func(t *testing.T, dir string) { open(t, dir, sweepPlan(), false).Close() }, larger(), true},
		{"complete, but larger", completeOf(kept(larger())), sweepPlan(), false},
		{"of other work", completeOf(kept(otherPlan())), testPlan(), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			tt.make(t, dir)
			_, err := lazy.openFolder(dir, tt.plan, false)
			var different *DifferentError
			if !errors.As(err, &different) || different.Extendable != tt.want || strings.Contains(err.Error(), "--extend") != tt.want {
				t.Errorf("Open: error %v; want it to offer an extension: %v", err, tt.want)
			}
		})
	}
}

// Whatever change an extension dies at, it can be done again.
func TestExtendKilledAnywhere(t *testing.T) {
	plan := larger()
	plan.Points, plan.Replicates = 13, 5
	want := reference(t, plan)
	reached := true
	for n := 1; reached; n++ {
		reached = false
		dir := filepath.Join(t.TempDir(), "out")
		f := open(t, dir, sweepPlan(), false)
		if err := errors.Join(addMissing(f, sweepPlan()), f.Close()); err != nil {
			t.Fatal(err)
		}
		killedAt(n, .5, &reached).extend(dir, plan)
		if err := lazy.extend(dir, plan); err != nil {
			t.Fatalf("killed at change %d: again: %v", n, err)
		}
		f = open(t, dir, plan, false)
		if f.Done() != 60 {
			t.Fatalf("killed at change %d: %d units are left; want 60", n, f.Done())
		}
		if err := errors.Join(addMissing(f, plan), f.Finish(testExtras), f.Close()); err != nil {
			t.Fatal(err)
		}
		checkSame(t, fmt.Sprintf("killed at change %d", n), dir, want)
	}
}
