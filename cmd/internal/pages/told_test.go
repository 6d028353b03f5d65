package pages

import "testing"

func TestHowFarDataTellAKey(t *testing.T) {
	for shrinkage, want := range map[float64]string{0.5: "told", 0.49: "partly told", 0.1: "partly told", 0.09: "not told", -0.2: "not told"} {
		if got := toldWords(shrinkage); got != want {
			t.Errorf("toldWords(%v) = %q; want %q", shrinkage, got, want)
		}
	}
}
