package results

import (
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"testing"
)

// partsPlan is a sweep as it is shared out on a cluster: three arms and as many
// metrics as the model has, without a series, so that a unit has 1 kB in a part.
func partsPlan(points, replicates int) Plan {
	p := Plan{
		Header:  Header{Scenario: "shared-out", Arms: []string{"baseline", "dialogue", "education"}, Factors: []string{"rules.detail"}},
		Program: "heed 1.0", Model: "1", Text: "parts", Seed: 7, Points: points, Replicates: replicates, Days: 1000, Keep: true,
		Levels: func(point int) []string { return []string{fmt.Sprint(point)} },
	}
	for m := range 39 {
		c := Column{Name: fmt.Sprintf("metric_%d", m)}
		if m%2 == 0 {
			c.Better = More
		}
		p.Metrics = append(p.Metrics, c)
	}
	return p
}

// drawParts fills u with numbers that have all their bits.
func drawParts(u *Unit, h *Header) {
	draw := uint64(u.Point)<<32 + uint64(u.Replicate) + 1
	u.Arms = u.Arms[:0]
	for range h.Arms {
		whole := make([]float64, len(h.Metrics))
		for m := range whole {
			draw = draw*6364136223846793005 + 1442695040888963407
			whole[m] = float64(draw>>11) / (1 << 53)
		}
		u.Arms = append(u.Arms, ArmRows{Whole: whole})
	}
}

// makeParts makes the folder of a plan with the finished parts of n shards, as so many
// attempts would leave it, and returns how many bytes the parts have.
func makeParts(t testing.TB, dir string, plan Plan, n int) (size int64) {
	t.Helper()
	return makePartsOf(t, dir, plan, n, func(*Unit) {})
}

// makePartsOf is [makeParts] of units that are changed before they are written.
func makePartsOf(t testing.TB, dir string, plan Plan, n int, change func(*Unit)) (size int64) {
	t.Helper()
	f, err := lazy.openShard(dir, plan, Shard{1, n}, "") // makes the folder, and leaves no journal
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	first, id := partPath(t, dir, plan, Shard{1, n}) // a hash takes long
	for i := range n {
		s := Shard{i + 1, n}
		path := filepath.Join(filepath.Dir(first), s.stem(hex.EncodeToString(id[:4]))+partSuffix)
		one, err := writePart(path, id, &plan, s, change)
		if err != nil {
			t.Fatal(err)
		}
		size += one
	}
	return size
}

// partPath returns the path of the part of a shard, and the hash of its plan.
func partPath(t testing.TB, dir string, plan Plan, s Shard) (path string, id Hash) {
	t.Helper()
	id, err := plan.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, partsDir, s.stem(hex.EncodeToString(id[:4]))+partSuffix), id
}

// writePart writes the part of a shard, in the order in which an attempt does its units.
func writePart(path string, id Hash, plan *Plan, s Shard, change func(*Unit)) (size int64, err error) {
	j, _, err := lazy.goOn(path, id, &plan.Header, func(Entry) error { return nil })
	if err != nil {
		return 0, err
	}
	var u Unit
	for p, r := range unitsOf(plan, s) {
		u.Point, u.Replicate = p, r
		drawParts(&u, &plan.Header)
		change(&u)
		if _, err := j.Append(&u); err != nil {
			return 0, errors.Join(err, j.Close())
		}
	}
	return j.end, j.Close()
}

// unitsOf yields the units of a shard without looking at all others: replicate by
// replicate, and of each every n-th point of n shards.
func unitsOf(plan *Plan, s Shard) iter.Seq2[int, int] {
	return func(yield func(point, replicate int) bool) {
		for r := range plan.Replicates {
			first := (s.Index - ShardOf(0, r, plan.Points, s.Of) + s.Of) % s.Of
			for p := first; p < plan.Points; p += s.Of {
				if !yield(p, r) {
					return
				}
			}
		}
	}
}

// largeFolder returns a folder to be filled, in that which HEED_LARGE names if it does.
func largeFolder(t testing.TB) string {
	under := os.Getenv("HEED_LARGE")
	if under == "" {
		return filepath.Join(t.TempDir(), "out")
	}
	root, err := os.MkdirTemp(under, "heed-parts-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(root) })
	return filepath.Join(root, "out")
}
