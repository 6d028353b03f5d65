package num

import "math"

// StudentTCDF returns the probability that a variable of Student's t distribution
// with nu > 0 degrees of freedom is at most t; +Inf degrees are the normal
// distribution. It is NaN where t is NaN or nu is not positive. Either tail is half
// of I_x(nu/2, 1/2) at x = nu/(nu+t*t) (Abramowitz and Stegun, 1964, 26.7.1).
func StudentTCDF(t, nu float64) float64 {
	switch {
	case t != t || !(nu/2 > 0):
		return math.NaN()
	case nu > math.MaxFloat64:
		return NormalCDF(t)
	case t == 0:
		return 0.5
	}
	tail := studentTail(math.Abs(t), nu)
	if t > 0 {
		return 1 - tail
	}
	return tail
}

// studentTail returns the probability above t > 0.
func studentTail(t, nu float64) float64 {
	if t > studentFar {
		return Exp(studentLogFactor(nu) - float64(nu*Log(t)))
	}
	tt := float64(t * t)
	lower, _ := betaTails(nu/2, 0.5, nu/(nu+tt), tt/(nu+tt))
	return lower / 2
}

// studentFar is a t so large that only the leading power of 1/t counts above it,
// and that its square remains in the range of float64.
const studentFar = 1e100

// studentLogFactor returns ln(tail(t) t**nu) in the limit of large t.
func studentLogFactor(nu float64) float64 {
	const halfLogPi = 0.572364942924700087071713675677
	a := float64(nu / 2)
	rise := LogGamma(a+0.5) - LogGamma(a+1)
	return rise + float64(a*Log(nu)) - halfLogPi - math.Ln2
}

// StudentTQuantile returns the t below which Student's t distribution with nu > 0
// degrees of freedom has probability p, the inverse of [StudentTCDF]; +Inf degrees
// are the normal distribution. It is -Inf for p = 0 and +Inf for p = 1, NaN where p
// is NaN or outside [0, 1] or nu is not positive.
func StudentTQuantile(p, nu float64) float64 {
	switch {
	case !(nu/2 > 0):
		return math.NaN()
	case !(p > 0 && p < 1):
		return quantileEdge(p)
	case nu > math.MaxFloat64:
		return NormalQuantile(p)
	case p == 0.5:
		return 0
	}
	tail := min(p, 1-p)
	if tail < studentTail(studentFar, nu) {
		return math.Copysign(Exp((studentLogFactor(nu)-Log(tail))/nu), p-0.5)
	}
	x, y := betaSolve(tail+tail, 1-tail-tail, nu/2, 0.5)
	return math.Copysign(math.Sqrt(nu*y/x), p-0.5)
}
