package stats

import (
	"math"
	"slices"

	"heed/sim/num"
)

// A Restriction is a limit of a box with what it is there for.
type Restriction struct {
	Limit
	// QuasiP is the probability that so many of the box's cases or more are of
	// interest by luck, if its limit on this feature were none: of cases drawn from the
	// box without the limit (Bryant and Lempert 2010, Technological Forecasting and
	// Social Change 77:34). It is no p value, as the limit was sought for in the same
	// cases: hold it to a level that allows for all that was looked at. NaN where an
	// outcome is neither 0 nor 1.
	QuasiP float64
	// P is the same where the box's cases are drawn without replacement, as they are
	// (hypergeometric; Fisher's exact test of the limit): where a box holds much of what
	// it would hold without the limit, quasi p is far too large. It too knows nothing of
	// the search.
	P       float64
	Without Boxed // the box without the limit
}

// Restrictions returns the limits of a box, in their order, from some of the cases.
func (c *Cases) Restrictions(b Box, among []bool) []Restriction {
	inside, only := c.keptOut(b, among)
	all := make([]Restriction, len(b))
	binary := c.binary()
	for k, l := range b {
		all[k] = Restriction{Limit: l, QuasiP: math.NaN(), P: math.NaN(), Without: c.boxed(b.Without(k), inside.n+only[k].n, inside.sum+only[k].sum)}
		if binary {
			all[k].QuasiP = binomialTail(int(inside.sum), inside.n, all[k].Without.Density)
			all[k].P = drawnTail(int(inside.sum), inside.n, int(all[k].Without.Sum), all[k].Without.N)
		}
	}
	return all
}

// A held is how many cases something holds, and the sum of their outcomes.
type held struct {
	n   int
	sum float64
}

// keptOut returns what a box holds, and what each of its limits alone keeps out.
func (c *Cases) keptOut(b Box, among []bool) (inside held, only []held) {
	only = make([]held, len(b))
	for i, there := range among {
		if !there {
			continue
		}
		at, outside := -1, 0
		for k := range b {
			if !b[k].Holds(c.features[b[k].Feature].Values[i]) {
				if at, outside = k, outside+1; outside > 1 {
					break
				}
			}
		}
		switch into := &inside; outside {
		case 1:
			into = &only[at]
			fallthrough
		case 0:
			into.n++
			into.sum += c.y[i]
		}
	}
	return inside, only
}

// binary reports whether all outcomes are 0 or 1.
func (c *Cases) binary() bool {
	return !slices.ContainsFunc(c.y, func(v float64) bool { return v != 0 && v != 1 })
}

// binomialTail returns the probability of k successes or more in n trials of probability
// p, by the incomplete beta function (Abramowitz and Stegun 1964, 26.5.24).
func binomialTail(k, n int, p float64) float64 {
	switch {
	case k <= 0:
		return 1
	case p >= 1:
		return 1
	case p <= 0:
		return 0
	}
	return num.BetaCDF(p, float64(k), float64(n-k+1))
}

// drawnTail returns the probability of k or more of interest among n cases drawn without
// replacement from N, of which K are: terms of the hypergeometric distribution, from its
// mode or k outwards, each from the one before it.
func drawnTail(k, n, K, N int) float64 {
	lo, hi := max(0, n-(N-K)), min(n, K)
	if k <= lo {
		return 1
	}
	start := min(hi, max(k, int(float64(n+1)*float64(K+1)/float64(N+2))))
	first := num.Exp(logChoose(K, start) + logChoose(N-K, n-start) - logChoose(N, n))
	sum, term := first, first
	for i := start; i < hi; i++ {
		term = float64(term * (float64(K-i) * float64(n-i) / (float64(i+1) * float64(N-K-n+i+1))))
		sum += term
	}
	term = first
	for i := start; i > k; i-- {
		term = float64(term * (float64(i) * float64(N-K-n+i) / (float64(K-i+1) * float64(n-i+1))))
		sum += term
	}
	return min(1, sum)
}

// logChoose returns the logarithm of n over k.
func logChoose(n, k int) float64 {
	return num.LogGamma(float64(n+1)) - num.LogGamma(float64(k+1)) - num.LogGamma(float64(n-k+1))
}

// A BoxRule says which box of a trajectory to take.
type BoxRule struct {
	Coverage float64 // it has at least this share of the cases of interest that are looked at,
	Else     float64 // or where there is no such box at least this, as where they lie at two ends; 0 for no other
	Level    float64 // each of its limits has an exact P below this,
	Looks    int     // after multiplying it by so many looks, such as the number of features (Bonferroni)
	Limits   int     // it limits at most so many features
}

// leastCoverage returns the least coverage of any box that the rule may take.
func (r BoxRule) leastCoverage() float64 {
	if r.Else > 0 {
		return min(r.Else, r.Coverage)
	}
	return r.Coverage
}

// Trim returns a box without the limits that are not significant by the rule, nor those
// beyond the number that it allows: that of the largest P goes first, and the
// others are judged anew (after Friedman and Fisher's removal of redundant limits).
func (r BoxRule) Trim(c *Cases, b Box, among []bool) Box {
	for len(b) > 0 {
		worst, most := -1, math.Inf(-1)
		for i, x := range c.Restrictions(b, among) {
			if x.P >= most {
				worst, most = i, x.P
			}
		}
		if worst < 0 || len(b) <= r.Limits && r.significant(most) {
			return b
		}
		b = b.Without(worst)
	}
	return b
}

func (r BoxRule) significant(p float64) bool { return float64(p*float64(r.Looks)) < r.Level }

// Choose returns the box to take from a trajectory over cases of interest, which are 1
// among 0, and the place of the box that it is trimmed from. The densest boxes of those
// that the rule allows owe part of their density to luck; so it takes, of all whose
// density is within a standard error of the highest (Breiman et al. 1984 choose trees so;
// the lower end of Wilson's interval at 68%), one with the fewest limits, of these that
// with the most coverage, then the first. Where there is none of the coverage asked for, it
// looks among those of the lower one. It returns -1 where no box that the rule allows
// is denser than the first of the trajectory.
func (r BoxRule) Choose(c *Cases, trajectory []Peeled, among []bool) (at int, b Boxed) {
	return r.choose(c, candidatesOf(trajectory), among)
}

// choose returns the box to take, of the coverage that the rule asks for first.
func (r BoxRule) choose(c *Cases, all []candidate, among []bool) (at int, b Boxed) {
	boxes := make([]Boxed, len(all)) // trimmed
	for i, x := range all[1:] {
		if x.Sum >= float64(r.leastCoverage()*all[0].Sum) {
			boxes[i+1] = c.Measure(r.Trim(c, x.Box, among), among)
		}
	}
	if at, b = r.prefer(all, boxes, r.Coverage); at < 0 && r.leastCoverage() < r.Coverage {
		at, b = r.prefer(all, boxes, r.leastCoverage())
	}
	return at, b
}

// prefer returns the box to take of those that held so much before they were trimmed.
func (r BoxRule) prefer(all []candidate, boxes []Boxed, coverage float64) (at int, b Boxed) {
	whole := all[0]
	least, best := whole.Density, whole.Density
	allowed := func(i int) bool {
		return all[i].Sum >= float64(coverage*whole.Sum) && len(boxes[i].Box) > 0 && boxes[i].Density > whole.Density
	}
	for i, x := range boxes {
		if allowed(i) && x.Density > best {
			best = x.Density
			_, least, _ = Wilson(int(x.Sum), x.N, oneError)
		}
	}
	at = -1
	for i, x := range boxes {
		if allowed(i) && x.Density >= least && (at < 0 || r.prefers(x, b)) {
			at, b = i, x
		}
	}
	return at, b
}

// oneError is the probability that a normal value is within a standard deviation.
const oneError = 0.6826894921370859

// prefers reports whether x is better than y, which was found earlier.
func (r BoxRule) prefers(x, y Boxed) bool {
	if len(x.Box) != len(y.Box) {
		return len(x.Box) < len(y.Box)
	}
	return x.Sum > y.Sum
}
