package plot

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// reading says how the values of an axis are written: all alike.
type reading struct {
	times    float64 // what a value is multiplied by to be shown
	power    int     // what is shown is in units of 10^power
	decimals int
	finer    int    // decimals that tell tenths of the ticks' steps apart
	suffix   string // "%" on each number, or nothing
	grouped  bool   // thousands set apart by a thin space
}

// Kinds of numbers.
const (
	ordinary = iota
	percent  // shares, shown as 95%
	points   // differences of shares, shown in percentage points
)

// readingOf returns the reading for values between lo and hi. Numbers from a
// million on, or below a thousandth, are shown in units of a power of 1000.
func readingOf(kind int, lo, hi float64) reading {
	r := reading{times: 1}
	if kind != ordinary {
		r.times = 100
	}
	if kind == percent {
		r.suffix = "%"
	}
	size := math.Max(math.Abs(lo), math.Abs(hi)) * r.times
	if size >= smallest && (size >= 1e6 || size < 1e-3) {
		r.power = 3 * int(math.Floor(math.Log10(size)/3))
	}
	r.grouped = size >= 1e4 && r.power == 0
	return r
}

// shown returns v in the units that are shown.
func (r reading) shown(v float64) float64 {
	if r.power > 0 {
		return v * r.times / math.Pow10(r.power)
	}
	return v * r.times * math.Pow10(-r.power)
}

// value returns the value that is shown as s, the inverse of shown.
func (r reading) value(s float64) float64 {
	if r.power < 0 {
		return s / r.times / math.Pow10(-r.power)
	}
	return s / r.times * math.Pow10(r.power)
}

// text writes the value v.
func (r reading) text(v float64) string { return r.number(r.shown(v)) + r.suffix }

// signed writes the value v with its sign.
func (r reading) signed(v float64) string {
	s := r.text(v)
	if v > 0 && strings.ContainsAny(s, "123456789∞") {
		return "+" + s
	}
	return s
}

// decimalsOf returns how many decimals, at most 3, a single number needs.
func decimalsOf(s float64) int {
	for d := range 3 {
		if t := s * math.Pow10(d); math.Abs(t-math.Round(t)) < 1e-6 {
			return d
		}
	}
	return 3
}

// number writes s, which is in the units that are shown, with a proper minus.
func (r reading) number(s float64) string {
	if math.IsInf(s, 0) {
		return map[bool]string{true: "∞", false: "−∞"}[s > 0]
	}
	t := strconv.FormatFloat(math.Abs(s), 'f', r.decimals, 64)
	if r.grouped {
		t = group(t)
	}
	if s < 0 && strings.ContainsAny(t, "123456789") {
		return "−" + t
	}
	return t
}

// group sets the thousands of a decimal number apart by thin spaces.
func group(t string) string {
	whole, rest, point := strings.Cut(t, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "\u2009" + whole[i:]
	}
	if point {
		return whole + "." + rest
	}
	return whole
}

// powers names powers of ten. Liberation Sans lacks some raised digits.
var powers = map[int]string{
	-9: "billionths", -6: "millionths", -3: "thousandths",
	6: "millions", 9: "billions", 12: "trillions",
}

// unit returns the unit of the numbers shown: that of the values, and the power
// of ten where there is one.
func (r reading) unit(u string) string {
	if r.power == 0 {
		return u
	}
	name, ok := powers[r.power]
	if !ok {
		name = strings.Replace(fmt.Sprintf("×1e%d", r.power), "-", "−", 1)
	}
	return strings.TrimSpace(u + " (" + name + ")")
}
