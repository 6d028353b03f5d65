package stats

import (
	"math"
	"slices"
	"testing"

	"heed/scenarios/design"
)

func TestHalvings(t *testing.T) {
	for _, tt := range []struct {
		n, least int
		want     []int
	}{
		{1024, 128, []int{128, 256, 512, 1024}}, {100, 16, []int{25, 50, 100}}, {5, 16, []int{5}}, {1, 0, []int{1}}, {3, 0, []int{1, 3}},
	} {
		if got := Halvings(tt.n, tt.least); !slices.Equal(got, tt.want) {
			t.Errorf("Halvings(%d, %d) = %v; want %v", tt.n, tt.least, got, tt.want)
		}
	}
}

// The root mean square error of first and total indices over 20 scramblings falls with the
// number of samples by a power of -0.5 or less, as it would by chance or better (Owen 1997, SIAM J.
// Numer. Anal. 34:1884: up to -1.5 for smooth functions of few factors). Slopes of five sets of 20
// seeds lay from -0.79 to -0.86 and from -0.97 to -1.06; 0.05 is allowed.
func TestErrorsFallWithSamples(t *testing.T) {
	a := []float64{0, 1, 4.5, 9, 99, 99}
	gFirst, gTotal := gIndices(a...)
	for _, tt := range []struct {
		name         string
		f            func([]float64) float64
		first, total []float64
	}{
		{"Ishigami", ishigami, ishigamiFirst, ishigamiTotal},
		{"g", gFunction(a...), gFirst, gTotal},
	} {
		d := SobolDesign{Factors: len(tt.first)}
		var sizes []int
		squares := map[int]float64{}
		for seed := range uint64(20) {
			x := saltelli(t, design.Saltelli{Factors: d.Factors, Samples: 4096, Scramble: true, Seed: seed})
			rising, err := SobolConvergence(evaluated(x, tt.f), d, booted(1, 1, .95))
			if err != nil {
				t.Fatal(err)
			}
			sizes = sizes[:0]
			for _, r := range rising {
				if r.Samples < 64 {
					continue
				}
				sizes = append(sizes, r.Samples)
				for i, want := range slices.Concat(tt.first, tt.total) {
					by := slices.Concat(values(r.Mean.First), values(r.Mean.Total))[i] - want
					squares[r.Samples] += by * by / float64(20*2*d.Factors)
				}
			}
		}
		slope, middle := 0., float64(len(sizes)-1)/2
		for at, n := range sizes {
			slope += (float64(at) - middle) * math.Log2(squares[n]) / 2
			t.Logf("%s: %d samples, error %.5f", tt.name, n, math.Sqrt(squares[n]))
		}
		slope /= 28 // the sum of the squares of -3 to 3
		t.Logf("%s: slope %.3f", tt.name, slope)
		if len(sizes) != 7 || slope > -.45 {
			t.Errorf("%s: errors at %v fall by the power %.3f; want -0.5 or less", tt.name, sizes, slope)
		}
	}
}

// The last of the rising results is that of all, and what is wrong is named among all points.
func TestConvergenceEndsAtTheWhole(t *testing.T) {
	d := SobolDesign{Factors: 3}
	y := evaluated(saltelli(t, design.Saltelli{Factors: 3, Samples: 64, Scramble: true}), ishigami)
	b := booted(1, 50, .95)
	whole, err := SobolIndices(y, d, b)
	rising, err2 := SobolConvergence(y, d, b)
	if err != nil || err2 != nil || len(rising) != 3 || rising[2].Mean.First[1].Lo != whole.Mean.First[1].Lo || rising[0].Samples != 16 {
		t.Errorf("SobolConvergence = %d results, errors %v, %v; want 3, the last that of all", len(rising), err, err2)
	}
	y[len(y)-1][0] = nan
	if _, err := SobolConvergence(y, d, b); err == nil {
		t.Error("SobolConvergence with an undefined last output: no error; want one")
	}
	m, err := MorrisConvergence(primerPoints, onePerPoint(primerOutputs), 0, b)
	if err != nil || len(m) != 1 || m[0].Trajectories != 6 {
		t.Errorf("MorrisConvergence of 6 trajectories = %d results, error %v; want one of 6", len(m), err)
	}
}
