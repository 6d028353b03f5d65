package stats

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"heed/scenarios/design"
)

// curved is a function that is the same on every platform.
func curved(u []float64) float64 {
	return float64(u[0]*u[1]) + float64(3*u[2]*u[2]) - u[1]
}

// The same numbers come out on every platform, to the last digit: of GOAMD64 v1 and v3, whose
// compilers fuse products and sums or not, of arm64 and of wasm. The hash changes only with a
// method.
func TestSensitivityIsTheSameEverywhere(t *testing.T) {
	b := booted(3, 200, .9)
	x := saltelli(t, design.Saltelli{Factors: 3, Samples: 64, Second: true, Scramble: true})
	y := evaluated(x, curved)
	for p := range y {
		y[p] = append(y[p], y[p][0]+float64(.125*x[p][1]), y[p][0]*1.0625, y[p][0]+float64(x[p][0]*x[p][2]))
	}
	outputs, err := Averaged(y)
	if err != nil {
		t.Fatal(err)
	}
	m, err := design.Morris{Factors: 3, Trajectories: 24, Levels: 6, Candidates: 24}.Design()
	if err != nil {
		t.Fatal(err)
	}
	h := sha256.New()
	for _, result := range []func() (any, error){
		func() (any, error) { return SobolIndices(y, SobolDesign{Factors: 3, Second: true, Common: true}, b) },
		func() (any, error) { return MorrisEffects(m.Points(), evaluated(m.Points(), curved), 0, b) },
		func() (any, error) { return PAWN(x, outputs, 7, b) },
		func() (any, error) { return Regress(x, outputs, b) },
		func() (any, error) { return ChanceShare(y, Replication{}, b) },
	} {
		r, err := result()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(h, "%v\n", r)
	}
	const want = "a4d25f3d26631629"
	if got := fmt.Sprintf("%x", h.Sum(nil)[:8]); got != want {
		t.Errorf("hash of all results = %s; want %s", got, want)
	}
}
