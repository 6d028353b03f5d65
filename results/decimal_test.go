package results

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// A number is what strconv says that it is, to the bit, and text that strconv refuses is
// refused: of digits, signs, points and exponents in any order, and of numbers in every
// form.
func TestNumbersAreThoseOfStrconv(t *testing.T) {
	mixed := rapid.StringOfN(rapid.SampledFrom([]rune("0123456789..-+eEx_")), 1, 24, -1)
	plain := rapid.StringMatching(`-?[0-9]{0,22}\.?[0-9]{0,25}`)
	written := rapid.Map(rapid.Float64(), func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) })
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(mixed, plain, written).Draw(t, "text")
		want, wantErr := strconv.ParseFloat(text, 64)
		got, err := parseNumber([]byte(text))
		if (err == nil) != (wantErr == nil) || err == nil && math.Float64bits(got) != math.Float64bits(want) {
			t.Fatalf("parseNumber(%q) = %v, %v; want %v, %v", text, got, err, want, wantErr)
		}
	})
}

func TestNumbersAtTheEdges(t *testing.T) {
	for _, text := range []string{
		"", "-", ".", "-.", "+", "0", "-0", "00", "-0.0", ".5", "-.5", "5.", "-5.", "1.2.3", "--1", "1-", "+1", "1e5", "1_0", "0x1p-2",
		"9007199254740992", "9007199254740993", "0.9007199254740993", "999999999999999999", "1000000000000000000", "9999999999999999999", "99999999999999999999",
		"0.0000000000000000000001", "0.00000000000000000000001", "0.00000000000000000000000", "000000000000000000000000000001.5",
	} {
		want, wantErr := strconv.ParseFloat(text, 64)
		got, err := parseNumber([]byte(text))
		if (err == nil) != (wantErr == nil) || err == nil && math.Float64bits(got) != math.Float64bits(want) {
			t.Errorf("parseNumber(%q) = %v, %v; want %v, %v", text, got, err, want, wantErr)
		}
	}
}
