package pages

import (
	"math"
	"testing"

	"heed/cmd/internal/findings"
)

func TestDifferenceSaysHowSureItIs(t *testing.T) {
	nan := math.NaN()
	for _, tt := range []struct {
		name string
		e    findings.Estimate
		want string
	}{
		{"certain", findings.Estimate{Value: .0138, Lo: .0136, Hi: .0139, P: 1e-9}, "+1.38 [1.36, 1.39] ***"},
		{"likely", findings.Estimate{Value: -.002, Lo: -.003, Hi: -.001, P: .03}, "-0.20 [-0.30, -0.10] *"},
		{"unsure", findings.Estimate{Value: .001, Lo: -.003, Hi: .005, P: .6}, "+0.10 [-0.30, 0.50]"},
		{"of one replicate", findings.Estimate{Value: .001, Lo: nan, Hi: nan, P: nan}, "+0.10"},
		{"of the baseline", findings.Estimate{Value: nan, Lo: nan, Hi: nan, P: nan}, ""},
	} {
		if got := difference(tt.e); got != tt.want {
			t.Errorf("difference %s = %q; want %q", tt.name, got, tt.want)
		}
	}
}
