package search

import (
	"math"

	"heed/sim/num"
)

// tolerances says what proposals weigh at any tolerance.
type tolerances struct {
	scale, sd []float64   // of the summaries
	squares   [][]float64 // of each proposal: of the differences between simulated and observed
	base      []float64   // the weight of each where nothing is compared; 0 for none
}

// take takes a proposal.
func (t *tolerances) take(seen, observed []float64, base float64) {
	row := make([]float64, len(seen))
	for k, v := range seen {
		d := v - observed[k]
		row[k] = float64(d * d)
	}
	t.squares, t.base = append(t.squares, row), append(t.base, base)
}

// The tolerances that are tried, in scales: with the largest, all proposals weigh alike.
const (
	leastTolerance = 1e-9
	mostTolerance  = 1e3
	halvings       = 60
)

// least returns the least tolerance at which the proposals are worth so many particles, or
// the largest where they are at none.
func (t *tolerances) least(particles float64) float64 {
	if t.certain() && worth(t.weights(0)) >= particles {
		return 0
	}
	lo, hi := leastTolerance, mostTolerance
	for range halvings {
		if middle := math.Sqrt(lo * hi); worth(t.weights(middle)) >= particles {
			hi = middle
		} else {
			lo = middle
		}
	}
	return hi
}

// certain reports whether every summary that counts has an error of observation, without
// which no tolerance can be 0.
func (t *tolerances) certain() bool {
	for k, sd := range t.sd {
		if sd == 0 && !math.IsInf(t.scale[k], 1) {
			return false
		}
	}
	return true
}

// weights returns what the proposals weigh, up to a factor that they share.
func (t *tolerances) weights(tolerance float64) []float64 {
	over := make([]float64, len(t.scale)) // 1 over twice the variance of each summary's kernel
	for k, scale := range t.scale {
		if h := float64(tolerance * scale); !math.IsInf(scale, 1) {
			over[k] = 0.5 / (float64(t.sd[k]*t.sd[k]) + float64(h*h))
		}
	}
	far, nearest := make([]float64, len(t.squares)), math.Inf(1)
	for i, row := range t.squares {
		if t.base[i] == 0 {
			continue
		}
		for k, o := range over {
			far[i] += float64(o * row[k])
		}
		nearest = min(nearest, far[i])
	}
	for i, d := range far {
		if t.base[i] > 0 {
			far[i] = float64(t.base[i] * num.Exp(nearest-d))
		}
	}
	return far
}

// worth returns the effective sample size of weights; 0 where none weighs anything.
func worth(weights []float64) float64 {
	squares := make([]float64, len(weights))
	for i, w := range weights {
		squares[i] = float64(w * w)
	}
	sum := num.Sum(weights)
	if !(sum > 0) {
		return 0
	}
	return sum / num.Sum(squares) * sum
}

// ess returns the effective sample size of particles.
func ess(particles []Particle) float64 {
	w := make([]float64, len(particles))
	for i, p := range particles {
		w[i] = p.Weight
	}
	return worth(w)
}
