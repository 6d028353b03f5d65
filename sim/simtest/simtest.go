// Package simtest is a conformance suite for models.
//
// [TestModel] puts any model of package sim through the promises that sweeps,
// arms and resumption rely on: a run is a pure function of its streams, whatever
// the number of workers; different seeds and replicates differ; a clone goes on
// exactly as the original would, and neither disturbs the other; looking at a
// model does not change it.
package simtest

import (
	"context"
	"encoding/binary"
	"hash/fnv"
	"math"
	"testing"

	"heed/sim"
)

// A Model is what the suite can test: a model that can clone itself.
type Model[M any] interface {
	sim.Model
	sim.Cloner[M]
}

// A Subject is a model under test.
type Subject[M Model[M]] struct {
	// New returns a fresh model that stands at the end of step 0.
	New func(s sim.Streams, w sim.Workers) M
	// Observe returns all that the model shows, as many numbers each time.
	Observe func(M) []float64
	// Steps is how many steps to run, at least 2.
	Steps int
}

// TestModel runs the suite as subtests of t.
func TestModel[M Model[M]](t *testing.T, s Subject[M]) {
	streams := sim.NewStreams(1, 0)
	want := s.run(t, s.New(streams, 1), 0, s.Steps)
	t.Run("the same bytes at any number of workers", func(t *testing.T) {
		for _, w := range []sim.Workers{1, 2, 3, 16} {
			if got := s.run(t, s.New(streams, w), 0, s.Steps); got != want {
				t.Errorf("run with %d workers has hash %x; want %x as with one", w, got, want)
			}
		}
	})
	t.Run("other seeds and replicates differ", func(t *testing.T) {
		for _, other := range []sim.Streams{sim.NewStreams(2, 0), sim.NewStreams(1, 1), sim.NewStreams(1<<40+1, 0)} {
			if got := s.run(t, s.New(other, 1), 0, s.Steps); got == want {
				t.Errorf("run of %v has the hash %x of the run of %v; want another", other, got, streams)
			}
		}
	})
	t.Run("a clone goes on as the original", s.cloneGoesOn(streams, want))
	t.Run("looking does not change", func(t *testing.T) {
		m := s.New(streams, 1)
		for step := 1; step <= s.Steps; step++ {
			s.Observe(m)
			m.Step(step)
		}
		unseen := s.New(streams, 1)
		for step := 1; step <= s.Steps; step++ {
			unseen.Step(step)
		}
		if got, want := digest(0, s.Observe(m)), digest(0, s.Observe(unseen)); got != want {
			t.Errorf("model observed at every step ends with hash %x; want %x as unobserved", got, want)
		}
	})
}

// cloneGoesOn tests that a clone taken in mid-run, its original, and a clone of
// which the original went on first all end where an undisturbed run ends.
func (s Subject[M]) cloneGoesOn(streams sim.Streams, want uint64) func(*testing.T) {
	return func(t *testing.T) {
		half := s.Steps / 2
		original := s.New(streams, 2)
		before := s.run(t, original, 0, half)
		clone, sibling := original.Clone(), original.Clone()
		for step := half + 1; step <= s.Steps+3; step++ { // a sibling that runs ahead disturbs nobody
			sibling.Step(step)
		}
		for name, m := range map[string]M{"clone": clone, "original": original} {
			if got := s.resume(m, before, half); got != want {
				t.Errorf("%s gone on from step %d has hash %x; want %x as straight on", name, half, got, want)
			}
		}
	}
}

// run executes m from step from to step to and returns the hash of what it showed.
func (s Subject[M]) run(t *testing.T, m M, from, to int) (h uint64) {
	t.Helper()
	span := sim.Span{From: from, To: to, Every: 1}
	err := sim.Execute(context.Background(), m, span, func(int) error {
		h = digest(h, s.Observe(m))
		return nil
	})
	if err != nil {
		t.Fatalf("Execute(%+v): %v", span, err)
	}
	return h
}

// resume steps m on from the end of step half to the last, where h hashes what
// was shown up to half.
func (s Subject[M]) resume(m M, h uint64, half int) uint64 {
	for step := half + 1; step <= s.Steps; step++ {
		m.Step(step)
		h = digest(h, s.Observe(m))
	}
	return h
}

// digest chains the bits of the values to the hash h.
func digest(h uint64, values []float64) uint64 {
	f := fnv.New64a()
	b := binary.LittleEndian.AppendUint64(nil, h)
	for _, v := range values {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	f.Write(b)
	return f.Sum64()
}
