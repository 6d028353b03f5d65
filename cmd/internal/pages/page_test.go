package pages

import (
	"math"
	"testing"

	"heed/cmd/internal/findings"
	"heed/results"
)

func TestFiguresOfAnyNameHaveIdentifiers(t *testing.T) {
	for name, want := range map[string]string{"effects": "effects", "Sobol_total.2": "sobol-total-2", "ärger": "-rger"} {
		if got := identifier(name); got != want {
			t.Errorf("identifier(%q) = %q; want %q", name, got, want)
		}
	}
}

// The estimates of a table have as many decimals as give the largest three digits, and
// nothing is -0.
func TestEstimatesOfATableHaveTheSameDecimals(t *testing.T) {
	r := &Reporter{manifest: results.Manifest{Metrics: []results.Column{{Name: "rate", Unit: "share of tasks"}, {Name: "days", Unit: "days"}}}}
	small, large := findings.Estimate{Value: -0.00001, Lo: -0.00002, Hi: 0.00003, P: 0.5}, findings.Estimate{Value: 0.0124, Lo: 0.01, Hi: 0.02, P: 0.001}
	share, days := r.scaledTo("rate", []findings.Estimate{small, large}), r.scaledTo("days", []findings.Estimate{large, {Value: 250, Lo: math.NaN(), Hi: math.NaN()}})
	for _, tt := range []struct{ name, got, want string }{
		{"a share near 0", share.effect(small), "0.00 [0.00, 0.00]"},
		{"a share", share.effect(large), "+1.24 [1.00, 2.00] **"},
		{"days beside many", days.effect(large), "+0 [0, 0] **"},
		{"none", days.effect(findings.Estimate{Value: math.NaN()}), "-"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s = %q; want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestCommentsOfFiles(t *testing.T) {
	for text, want := range map[string]string{"# A\n#  b.\n#\n# c\nx = 1\n": "A b.", "x = 1 # A\n": "", "": ""} {
		if got := comment(text); got != want {
			t.Errorf("comment(%q) = %q; want %q", text, got, want)
		}
	}
}
