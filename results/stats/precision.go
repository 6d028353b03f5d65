package stats

import (
	"math"
	"slices"
)

// A Precision is a rule that ends a sequence of replicates once the interval for a
// mean is narrow enough. It looks only at counts fixed in advance.
//
// To look repeatedly and stop at the first narrow interval prefers samples whose
// variance happens to be small, so that an interval at the nominal level holds the
// mean less often than it says. As Half falls towards 0 the coverage goes to Level
// (Chow and Robbins 1965, Ann. Math. Stat. 36:457; for simulations Glynn and Whitt
// 1992, Ann. Appl. Probab. 2:180), but where normal values stop it at 10 to 120
// replicates it is some 1 to 2 points short of 95%. Corrected divides 1-Level among
// the looks that were planned (Bonferroni), so that of normal values all intervals
// shown at all looks hold the mean together with probability Level at least, and so
// does the one that stops it: a promise for any Half, at the price of wider
// intervals.
type Precision struct {
	Half      float64 // the half-width to reach, above 0, in the unit of the metric
	Level     float64 // of the interval, between 0 and 1, such as [Confidence]
	Looks     []int   // counts of replicates at which to look, rising, from 2 on; see [Looks]
	Corrected bool    // hold Level over all the looks, rather than at each
}

// A Look is what one look at the replicates so far showed.
type Look struct {
	Replicates int // looked at; 0 before the first look
	Estimate       // their mean with its interval, at Level or as Corrected has it
	Half       float64
	Reached    bool // whether Half is at most what was asked for
	Next       int  // the count at which to look next; 0 after the last look or when reached
}

// Looks returns the counts 10, 20, 30, 40, 60, 80, 120, 160, 240, ... up to most,
// and most itself as the last: beyond 20 a look costs a third to a half more
// replicates than the one before it, so that neither are looks many nor is the
// count overshot by much. It is empty when most is under 2.
func Looks(most int) []int {
	if most < 2 {
		return nil
	}
	var looks []int
	for step := 10; step < most; step *= 2 {
		for _, n := range []int{step, step * 3 / 2} {
			if n < most && n != 15 {
				looks = append(looks, n)
			}
		}
	}
	return append(looks, most)
}

// Look returns the first look at which the values of x, in the order of their
// replicates, reach the precision, or else the last that they are enough for. A
// value that is undefined is NaN and widens the interval by being missing. What
// comes after the look that stops is not seen, so that more replicates do not
// change the answer. Of a constant metric the half-width is 0: it is reached, with
// a warning. Look panics on a precision that cannot be meant.
func (p Precision) Look(x []float64) Look {
	p.must()
	last := Look{Estimate: undefined(0), Half: math.NaN(), Next: p.Looks[0]}
	for i, n := range p.Looks {
		if n > len(x) {
			break
		}
		last = p.look(x[:n])
		if last.Reached {
			return last
		}
		if i+1 < len(p.Looks) {
			last.Next = p.Looks[i+1]
		}
	}
	return last
}

// LookPaired is Look for the mean of arm minus base over pairs of one replicate. A
// pair of which either is undefined is missing. It panics when the lengths differ.
func (p Precision) LookPaired(base, arm []float64) Look {
	if len(base) != len(arm) {
		panic("stats: pairs of unequal length")
	}
	diff := make([]float64, len(base))
	for i := range base {
		diff[i] = math.NaN()
		if !math.IsNaN(base[i]) && !math.IsNaN(arm[i]) {
			diff[i] = difference(base[i], arm[i])
		}
	}
	return p.Look(diff)
}

func (p Precision) look(x []float64) Look {
	s := Summarize(x)
	l := Look{Replicates: len(x), Estimate: undefined(s.N, Doubts(x)...), Half: math.NaN()}
	l.Value = s.Mean
	if s.N > 1 && !math.IsNaN(s.SD) {
		l.Half = float64(criticalAt(p.each(), s.N) * (s.SD / math.Sqrt(float64(s.N))))
		l.Lo, l.Hi = l.Value-l.Half, l.Value+l.Half
	}
	l.Reached = l.Half <= p.Half
	return l
}

// each returns the level of the interval at each look.
func (p Precision) each() float64 {
	if p.Corrected {
		return 1 - (1-p.Level)/float64(len(p.Looks))
	}
	return p.Level
}

func (p Precision) must() {
	mustLevel(p.Level)
	if !(p.Half > 0) || len(p.Looks) == 0 || p.Looks[0] < 2 || !slices.IsSorted(p.Looks) {
		panic("stats: a precision needs a half-width above 0 and looks that rise from 2 on")
	}
}
