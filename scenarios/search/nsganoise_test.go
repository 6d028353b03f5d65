package search

import (
	"math"
	"testing"

	"heed/sim"
	"heed/sim/num"
)

// A front that was chosen by noisy answers flatters itself: the best of many are those with
// luck. Fresh replicates do not: their intervals hold the truth as often as they say. Noise
// is each candidate's own, beside what all have in common in a replicate, and as large as a
// tenth of the front.
//
// Of some 400 intervals at 95%, were they independent, fewer than 90% hold the truth by
// chance in under one set of seeds of 10000; what replicates have in common makes that a
// little more.
func TestFreshReplicatesSayHowGoodTheFrontIs(t *testing.T) {
	truth := problems()[0].of
	held, all := 0, 0
	var flattered, fresh []float64 // by how much less than the truth, so better
	for seed := range uint64(8) {
		o := DefaultNSGA(2)
		o.Population, o.Generations, o.Replicates, o.Most, o.Fresh, o.Seed = 40, 60, 2, 6, 20, seed
		noise := sim.NewStreams(seed, 0).Named("noise")
		s := run(NewNSGA(5, o), func(t Trial) []float64 {
			v := truth(t.Unit)
			own, shared := noise.At(t.Replicate, uint64(t.Number)+1), noise.At(t.Replicate, 0)
			for j := range v {
				v[j] += 0.1*num.NormalQuantile(own.Float64()) + 0.02*num.NormalQuantile(shared.Float64())
			}
			return v
		})
		for _, c := range s.Front() {
			if len(c.Fresh) != o.Fresh {
				t.Fatalf("candidate %d of the front has %d fresh answers; want %d", c.Number, len(c.Fresh), o.Fresh)
			}
			for j, want := range truth(c.Unit) {
				var x []float64
				for _, a := range c.Fresh {
					x = append(x, a[j])
				}
				half := num.StudentTQuantile(0.975, float64(len(x)-1)) * num.StdDev(x) / math.Sqrt(float64(len(x)))
				all++
				if math.Abs(num.Mean(x)-want) <= half {
					held++
				}
				flattered, fresh = append(flattered, want-c.Values[j]), append(fresh, want-num.Mean(x))
			}
		}
	}
	share := float64(held) / float64(all)
	t.Logf("%d intervals hold the truth in %.3f; answers of the search flatter by %.4f, fresh ones by %.4f", all, share, num.Mean(flattered), num.Mean(fresh))
	if all < 200 || share < 0.9 || share > 0.99 {
		t.Errorf("%d of %d intervals hold the truth; want 95%%", held, all)
	}
	// A mean of 20 replicates has a standard error of 0.1/sqrt(20), the mean over the front
	// one of 0.02/sqrt(20) from what is shared, in each of eight searches.
	if bias := num.Mean(fresh); math.Abs(bias) > 4*0.0025 {
		t.Errorf("fresh answers are off by %v in the mean; want none but chance", bias)
	}
	if bias := num.Mean(flattered); bias < 0.02 {
		t.Errorf("answers of the search flatter by %v; want that it is worth while to try again", bias)
	}
}

// A replicate asks no candidate for more than it is to have.
func TestSurvivorsAreTriedAgainUpToABound(t *testing.T) {
	o := DefaultNSGA(2)
	o.Population, o.Generations, o.Replicates, o.Most, o.Fresh = 10, 5, 2, 5, 3
	truth := problems()[0].of
	s := run(NewNSGA(3, o), func(t Trial) []float64 { return truth(t.Unit) })
	most := 0
	for _, c := range s.Candidates() {
		if n := len(c.Answers); n != 2 && n != 4 && n != 5 {
			t.Errorf("candidate %d has %d answers; want 2, 4 or 5", c.Number, n)
		}
		most = max(most, len(c.Answers))
	}
	if most != 5 {
		t.Errorf("at most %d answers; want that the survivors have 5", most)
	}
}

// Luck that a replicate brings to all alike is no reason to prefer those that had it: of
// candidates with two replicates and such with one, the better wins, though the first
// replicate flattered everybody.
func TestCandidatesAreComparedInReplicatesThatBothHave(t *testing.T) {
	luck := []float64{-1, 0, 0}
	o := DefaultNSGA(2)
	o.Population, o.Generations, o.Replicates, o.Most, o.Seed = 20, 40, 1, 3, 4
	truth := problems()[0].of
	s := run(NewNSGA(5, o), func(t Trial) []float64 {
		v := truth(t.Unit)
		return []float64{v[0] + luck[t.Replicate], v[1] + luck[t.Replicate]}
	})
	plain := run(NewNSGA(5, o), func(t Trial) []float64 { return truth(t.Unit) })
	a, b := s.Generations(), plain.Generations()
	last := len(a) - 1
	if math.Abs(a[last].Hypervolume-b[last].Hypervolume) > 1e-9 || len(s.Candidates()) != len(plain.Candidates()) {
		t.Errorf("with luck for all alike hypervolume %v from %d candidates; want that without, %v from %d",
			a[last].Hypervolume, len(s.Candidates()), b[last].Hypervolume, len(plain.Candidates()))
	}
	for i, c := range plain.Candidates() {
		if d := s.Candidates()[i]; d.Unit[0] != c.Unit[0] {
			t.Fatalf("candidate %d is at %v with luck for all alike; want the same search, %v", i, d.Unit, c.Unit)
		}
	}
}

// A cycle of domination, which replicates in common may make, loses nobody.
func TestFrontsHaveEverybody(t *testing.T) {
	answers := func(x ...float64) *Candidate {
		c := &Candidate{}
		for n := range x {
			c.Answers = append(c.Answers, []float64{x[n]})
			c.first = append(c.first, means([][][]float64{c.Answers})[0])
		}
		c.Values = c.first[len(x)-1]
		return c
	}
	// By their first replicate alone b is before a; by two a is before c; c is before b by
	// its one, as all are with b.
	a, b, c := answers(3, -3), answers(2), answers(1, 5)
	d := answers(9)
	sorted := fronts([]*Candidate{a, b, c, d})
	n := 0
	for _, f := range sorted {
		n += len(f)
	}
	if n != 4 {
		t.Errorf("%d of 4 candidates are in a front; want all", n)
	}
	if last := sorted[len(sorted)-1]; len(last) != 1 || last[0] != d {
		t.Errorf("the last front has %d candidates; want the one that all dominate", len(last))
	}
}
