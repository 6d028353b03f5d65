package results

import (
	"math"
	"strconv"
)

// parseNumber returns the number that b says, as strconv.ParseFloat does. Most fields of
// a table are plain decimals of few digits, of which both the digits and the power of
// ten are floats without rounding, so that one division rounds rightly (Clinger 1990).
// All else is for strconv, which takes half as long again for these.
func parseNumber(b []byte) (float64, error) {
	digits, point, negative := uint64(0), -1, false
	for i, c := range b {
		switch {
		case '0' <= c && c <= '9' && digits < 1e18:
			digits = digits*10 + uint64(c-'0')
		case c == '.' && point < 0:
			point = i
		case c == '-' && i == 0 && len(b) > 1:
			negative = true
		default:
			return strconv.ParseFloat(string(b), 64)
		}
	}
	decimals := 0
	if point >= 0 {
		decimals = len(b) - 1 - point
	}
	if digits > 1<<53 || decimals >= len(tens) || len(b) == 0 || point >= 0 && len(b) < 3 {
		return strconv.ParseFloat(string(b), 64)
	}
	x := float64(digits) / tens[decimals]
	if negative {
		x = math.Copysign(x, -1)
	}
	return x, nil
}

// tens are the powers of ten that are floats without rounding.
var tens = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}
