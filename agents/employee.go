package agents

import (
	"math"

	"heed/sim/num"
)

// WorkdaysPerYear is the number of steps in a year: one step is one workday.
const WorkdaysPerYear = 250

// An Employee is one person in a seat of the organization. Psychological states
// lie in [0, 1]. Who holds a seat changes: a newcomer has the next generation.
type Employee struct {
	// Who they are, for good.
	Risk     float32 // risk propensity (E64)
	Patience float32 // with cumbersome procedures (E64)
	Special  float32 // specialisation of the work (E55)
	Ability  float32 // to learn, 0 to 2: 1 is average (E1)
	Residual float32 // will that nothing else explains, in logits (E65)
	Anchor   float32 // norm that they return to (E44)

	// How they stand.
	Knowledge      float32 // of the rules (E20)
	Stale          float32 // share of that knowledge which is of an old version (E25)
	Legitimacy     float32 // that the rules have for them (E4)
	Awareness      float32 // of risk (E37)
	Norm           float32 // how strictly they hold one should comply (E44)
	Habit          float32 // of complying (E37)
	Responsibility float32 // that they feel (E61)
	Safety         float32 // psychological: to ask, report and object (E40)
	Frustration    float32 // E32
	Wait           float32 // they expect from the experts, in days (E52)
	Heard          float32 // share of suggestions that they expect to be answered (E41)
	Load           float32 // of all there is to learn, in hours not yet digested (E21)
	Owed           float32 // hours of training not yet paid in time
	Seen           float32 // share of the last 20 days' tasks done rightly, of which others see a fair sample

	Row        uint32 // place in the roster, which names the seat in chance and in results
	Generation uint32 // of holders of the seat
	Hired      int32  // day of hire
	Idle       int16  // days until the seat is filled; 0 while somebody holds it
	visible    bool   // whether somebody saw a violation, which colleagues may point out on the next day
}

// signal is what others see of somebody, but for how rightly they do things, which
// stands in [signals]. The two are all that crosses from one employee to another, and
// are held twice, as of yesterday and as of today. Their numbers are multiples of 2^-23,
// so that sums of them are exact in any order.
type signal struct{ norm, knowledge, safety float32 }

// signals are those of everybody, and apart from them what everybody's contacts look at
// every day: the share of tasks done rightly, in units of 2^-23, absent where the seat is
// empty.
type signals struct {
	of      []signal
	rightly []int32
}

const (
	absent  = -1
	rightly = 1 << 23 // the unit of what is done rightly
)

// present says whether a seat is filled.
func (s *signals) present(seat uint32) bool { return s.rightly[seat] >= 0 }

// show puts down what others see of e at a seat at the end of a day.
func (s *signals) show(seat int, e *Employee) {
	s.of[seat] = signal{norm: num.Grid32(e.Norm), knowledge: num.Grid32(e.Knowledge), safety: num.Grid32(e.Safety)}
	s.rightly[seat] = int32(float32(num.Grid32(e.Seen) * rightly))
	if e.Idle > 0 {
		s.rightly[seat] = absent
	}
}

// room returns room for the signals of n seats, in the memory of s.
func (s signals) room(n int) signals { return signals{blank(s.of, n), blank(s.rightly, n)} }

// over returns a copy of t in the memory of s.
func (s signals) over(t signals) signals {
	return signals{append(s.of[:0], t.of...), append(s.rightly[:0], t.rightly...)}
}

// seenDays is the time over which what colleagues do is remembered.
const seenDays = 20

// show records how a day's n tasks look to others, of which so many were not done
// as the rules ask: they see some of what is done rightly and of what is not alike.
func (e *Employee) show(n, wrong float32) {
	if n > 0 {
		e.Seen += float32((1 - wrong/n - e.Seen) / seenDays)
	}
}

// settle keeps e's states in their range.
func (e *Employee) settle() {
	e.Knowledge, e.Stale, e.Legitimacy = clamp(e.Knowledge), clamp(e.Stale), clamp(e.Legitimacy)
	e.Awareness, e.Norm, e.Habit = clamp(e.Awareness), clamp(e.Norm), clamp(e.Habit)
	e.Responsibility, e.Safety, e.Frustration = clamp(e.Responsibility), clamp(e.Safety), clamp(e.Frustration)
}

// never is a logit at which nothing happens.
const never = float32(-1e9)

// sqrt3 is the half width of a uniform distribution of standard deviation 1.
const sqrt3 = 1.7320508075688772

// clamp returns x or the nearest of 0 and 1. Nearly all lie within, which one
// comparison of the bits tells.
func clamp(x float32) float32 {
	if math.Float32bits(x) > 0x3f800000 { // those of 1, and negative numbers have more
		return end(x)
	}
	return x
}

// end returns the end of [0, 1] that x lies beyond, and x where it is -0 or NaN.
//
//go:noinline
func end(x float32) float32 {
	switch {
	case x < 0:
		return 0
	case x > 1:
		return 1
	}
	return x
}

// on returns v where a mechanism is on, else 0.
func on(mechanism bool, v float64) float64 {
	if mechanism {
		return v
	}
	return 0
}

// rate returns the share that a rate a day moves in a day, 1-exp(-r).
func rate(r float64) float32 { return float32(-num.Expm1(-r)) }

// expm1 is num.Expm1 in single precision.
func expm1(x float32) float32 { return float32(num.Expm1(float64(x))) }

// quantum is the unit of the fixed-point sums of an [Account]: 2^-20, so that sums
// are exact in any order.
const quantum = 1 << 20

// fixed returns x >= 0 in quanta, rounded down.
func fixed(x float32) int64 { return int64(float32(x * quantum)) }
