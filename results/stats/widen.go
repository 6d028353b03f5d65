package stats

import (
	"math"

	"heed/sim/num"
)

// widen sets the intervals of estimates over samples to what they are if replicates, which all
// samples have in common, are uncertain too. Without has the estimates without each replicate.
//
// The variance over replicates is that of the jackknife (Efron and Tibshirani 1993, equation
// 11.5), with one degree of freedom fewer than there are replicates, and adds to that over
// samples; ends move out by both together, with the degrees of freedom of Satterthwaite (1946,
// Biometrics Bull. 2:110). What rests on sample and replicate both is in either variance, so
// that the sum is rather too large, as it is where both are resampled (Owen 2007, Ann. Appl.
// Stat. 1:386).
func (b Bootstrap) widen(e []Estimate, without [][]float64) {
	z := num.NormalQuantile((1 + b.Level) / 2)
	for i := range e {
		j := jackknife(without, i)
		if !(j > 0) || math.IsInf(j, 0) || math.IsNaN(e[i].Lo) || math.IsNaN(e[i].Hi) {
			continue
		}
		s := (e[i].Hi - e[i].Lo) / float64(2*z)
		samples, replicates := float64(s*s), float64(j*j)
		both := samples + replicates
		df := float64(both*both) / (float64(replicates*replicates)/float64(len(without)-1) + float64(samples*samples)/float64(max(1, e[i].N-1)))
		t := num.StudentTQuantile((1+b.Level)/2, df) / z
		out := func(by float64) float64 {
			by = max(0, by)
			return float64(t * math.Sqrt(float64(by*by)+float64(float64(z*z)*replicates)))
		}
		e[i].Lo, e[i].Hi = e[i].Value-out(e[i].Value-e[i].Lo), e[i].Value+out(e[i].Hi-e[i].Value)
	}
}

// jackknife returns the standard error of statistic i from its values without each replicate.
func jackknife(without [][]float64, i int) float64 {
	x := make([]float64, len(without))
	for r := range without {
		x[r] = without[r][i]
	}
	m, squares := mean(x), make([]float64, len(x))
	for r, v := range x {
		squares[r] = float64((v - m) * (v - m))
	}
	n := float64(len(x))
	return math.Sqrt((n - 1) / n * num.Sum(squares))
}
