package design

import "fmt"

// Latin is the plan of a Latin hypercube (McKay, Beckman and Conover 1979, Technometrics
// 21:239): of N points, each of N equal slices of the range of each factor holds exactly
// one, at a random place in the slice.
//
// Of Candidates random hypercubes it is that whose two nearest points are farthest apart,
// the maximin choice (Johnson, Moore and Ylvisaker 1990, J. Stat. Plan. Inference 26:131);
// then Exchanges random swaps of two points' places in one factor are tried, and done where
// they lower the criterion phi_p of Morris and Mitchell (1995, J. Stat. Plan. Inference
// 43:381), with p = 10. That is descent, where they anneal.
//
// It is extended by Doublings, after Sallaberry, Helton and Hora (2008, Reliab. Eng. Syst.
// Saf. 93:1047): each doubles the slices and fills the empty ones with new points, which
// are chosen as the first were, as far as may be from each other and from the old. So each
// of the plans with fewer doublings is a Latin hypercube and the beginning of this one, and
// no run is thrown away.
type Latin struct {
	Factors    int    // 1 to 65536
	Points     int    // before doubling, at least 1
	Doublings  int    // 0 to 20; Points times 2 to the Doublings is at most 2^24
	Candidates int    // at least 1; 1 is no choice
	Exchanges  int    // at each stage, at least 0
	Seed       uint64 // any
}

const (
	// fine is the number of binary digits of a place within a slice of the first stage,
	// and so the largest number of doublings.
	fine = 20
	// maxLatin is the largest number of points.
	maxLatin = 1 << 24
)

// Design returns the hypercube. It takes time in proportion to Factors times (Candidates
// times the square of the number of points, plus Exchanges times the number of points);
// with one candidate and no exchanges, to Factors times points.
func (l Latin) Design() (Design, error) {
	if err := l.check(); err != nil {
		return Design{}, err
	}
	h := hypercube{k: l.Factors, unit: 1 / float64(l.Points<<fine)}
	for stage := range l.Doublings + 1 {
		h = l.extend(h, stage)
	}
	x := make([]float64, len(h.places))
	for i, p := range h.places {
		x[i] = h.at(p)
	}
	return Design{table{x, l.Factors}, len(x) / l.Factors}, nil
}

// check returns what is wrong with the plan.
func (l Latin) check() error {
	switch {
	case l.Factors < 1 || l.Factors > 1<<16:
		return fmt.Errorf("design: Latin hypercube of %d factors; want 1 to %d", l.Factors, 1<<16)
	case l.Doublings < 0 || l.Doublings > fine:
		return fmt.Errorf("design: Latin hypercube of %d doublings; want 0 to %d", l.Doublings, fine)
	case l.Points < 1 || l.Points > maxLatin>>l.Doublings:
		return fmt.Errorf("design: Latin hypercube of %d points and %d doublings; want at least 1 point and at most %d in all", l.Points, l.Doublings, maxLatin)
	case l.Candidates < 1 || l.Candidates > maxLatin:
		return fmt.Errorf("design: Latin hypercube of %d candidates; want 1 to %d", l.Candidates, maxLatin)
	case l.Exchanges < 0:
		return fmt.Errorf("design: Latin hypercube of %d exchanges; want at least 0", l.Exchanges)
	}
	return nil
}

// extend returns h with the points of a stage.
func (l Latin) extend(h hypercube, stage int) hypercube {
	empty := h.empty(l.Points, stage)
	best, far := h, -1.0
	for c := range l.Candidates {
		next := h.filled(empty, newChance(l.Seed), uint32(stage), uint32(c))
		if l.Candidates == 1 {
			best = next
			break
		}
		if d := next.nearest(far); d > far {
			best, far = next, d
		}
	}
	best.exchange(newChance(l.Seed).row(exchanging, uint32(stage), 0), l.Exchanges)
	return best
}

// A hypercube holds the places of its points, k a point: whole numbers of units, of which
// 2^20 make a slice of the first stage, so that slices have exact bounds at every stage.
type hypercube struct {
	k      int
	unit   float64
	places []uint64
	old    int // points of earlier stages
}

// at returns where a place is in (0, 1): in the middle of its unit.
func (h hypercube) at(place uint64) float64 { return float64((float64(place) + 0.5) * h.unit) }

// points returns how many points h has.
func (h hypercube) points() int { return len(h.places) / h.k }

// empty returns, for each factor, the slices of a stage that hold no point, in ascending
// order: all n slices of the first stage, then the half that was added.
func (h hypercube) empty(n, stage int) [][]uint64 {
	empty := make([][]uint64, h.k)
	for j := range empty {
		taken := make([]bool, n<<stage)
		for i := j; i < len(h.places); i += h.k {
			taken[h.places[i]>>(fine-stage)] = true
		}
		for s, t := range taken {
			if !t {
				empty[j] = append(empty[j], uint64(s))
			}
		}
	}
	return empty
}

// filled returns h with a point in each empty slice of a stage, the slices of the factors
// put together at random.
func (h hypercube) filled(empty [][]uint64, c chance, stage, candidate uint32) hypercube {
	first, m := len(h.places), len(empty[0])
	places := append(make([]uint64, 0, first+m*h.k), h.places...)[:first+m*h.k]
	slices := make([]uint64, m)
	for j := range h.k {
		r := c.row(cells, candidate, stage<<16|uint32(j))
		copy(slices, empty[j])
		shuffle(r, slices)
		for i, s := range slices {
			within := r.word() >> (32 - fine) >> stage
			places[first+i*h.k+j] = s<<(fine-stage) | uint64(within)
		}
	}
	return hypercube{h.k, h.unit, places, h.points()}
}
