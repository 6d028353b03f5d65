package explorer

import (
	"math"
	"strconv"
)

// A Value is a number as JSON has it: null where it is undefined.
type Value float64

// MarshalJSON implements [encoding/json.Marshaler]: six digits, which no screen tells from
// more.
func (v Value) MarshalJSON() ([]byte, error) { return appendValue(nil, float64(v)), nil }

// Values are numbers as JSON has them.
type Values []float64

// MarshalJSON implements [encoding/json.Marshaler], as [Value.MarshalJSON] does.
func (v Values) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, 2+10*len(v))
	b = append(b, '[')
	for i, x := range v {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendValue(b, x)
	}
	return append(b, ']'), nil
}

// appendValue appends a number, null where it is undefined.
func appendValue(b []byte, x float64) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return append(b, "null"...)
	}
	return strconv.AppendFloat(b, x, 'g', 6, 64)
}
