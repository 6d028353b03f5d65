package plot

import "math"

// tick is a mark on an axis, with a label and perhaps a second line below it.
type tick struct {
	at    float64
	label string
	under string
}

// axis is a range of values and its ticks.
type axis struct {
	lo, hi float64
	ticks  []tick
	reading
}

// step is 1, 2 or 5 times a power of ten.
type step struct{ digit, exponent int }

// stepOf returns the smallest step that divides span, at least [smallest], into
// at most n parts.
func stepOf(span float64, n int) step {
	least := span / float64(n) * (1 - 1e-12)
	e := int(math.Floor(math.Log10(least)))
	for _, d := range []int{1, 2, 5} {
		if s := (step{d, e}); s.times(1) >= least {
			return s
		}
	}
	return step{1, e + 1}
}

// times returns k steps, rounded once: 3 steps of 0.1 are 0.3.
func (s step) times(k int) float64 {
	if s.exponent < 0 {
		return float64(k*s.digit) / math.Pow10(-s.exponent)
	}
	return float64(k*s.digit) * math.Pow10(s.exponent)
}

// multiples returns the k for which k steps lie between lo and hi.
func (s step) multiples(lo, hi float64) (from, to int) {
	one := s.times(1)
	return int(math.Ceil(lo/one - 1e-9)), int(math.Floor(hi/one + 1e-9))
}

// linear returns the axis from lo to hi with ticks for numbers of a kind, at
// most n parts of it apart.
func linear(kind int, lo, hi float64, n int) axis {
	a := axis{lo: lo, hi: hi, reading: readingOf(kind, lo, hi)}
	s := stepOf(a.shown(hi)-a.shown(lo), n)
	a.decimals, a.finer = max(0, -s.exponent), max(0, 1-s.exponent)
	from, to := s.multiples(a.shown(lo), a.shown(hi))
	for k := from; k <= to; k++ {
		a.ticks = append(a.ticks, tick{at: a.value(s.times(k)), label: a.number(s.times(k)) + a.suffix})
	}
	return a
}

// extent is the range of the finite values it has seen.
type extent struct{ lo, hi float64 }

func nothing() extent { return extent{math.Inf(1), math.Inf(-1)} }

func (e *extent) see(vs ...float64) {
	for _, v := range vs {
		if finite(v) {
			e.lo, e.hi = math.Min(e.lo, v), math.Max(e.hi, v)
		}
	}
}

func (e extent) empty() bool { return e.lo > e.hi }

// smallest is the size below which a number is shown as zero.
const smallest = 1e-100

// padded returns the range to show for values in e: a little more than the
// values, from zero where zero is near, within [0, 1] where shares are. Nothing
// is shown from 0 to 1, and a single value in the middle of its surroundings.
func (e extent) padded(share bool) extent {
	if e.empty() {
		return extent{0, 1}
	}
	if math.Max(math.Abs(e.lo), math.Abs(e.hi)) < smallest {
		return extent{0, map[bool]float64{true: 0.1, false: 1}[share]}
	}
	pad := 0.05 * (e.hi - e.lo)
	if least := 1e-6 * math.Max(math.Abs(e.lo), math.Abs(e.hi)); e.hi-e.lo < least {
		pad = 0.05 * math.Max(math.Abs(e.lo), math.Abs(e.hi))
	}
	out := extent{e.lo - pad, e.hi + pad}
	if e.lo >= 0 && (e.lo < 0.3*e.hi || out.lo < 0) {
		out.lo = 0
	}
	if e.hi <= 0 && (e.hi > 0.3*e.lo || out.hi > 0) {
		out.hi = 0
	}
	if share && e.hi <= 1 && e.lo >= 0 {
		out.hi = math.Min(out.hi, 1)
	}
	return out
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
