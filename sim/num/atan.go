package num

import "math"

// Atan returns the arc tangent of x in radians, in [-pi/2, pi/2], within 1 unit in
// the last place. Atan(NaN) is NaN.
//
// Its source is FreeBSD's msun (s_atan.c, Sun Microsystems, 1993).
func Atan(x float64) float64 {
	abs := math.Abs(x)
	var hi, lo, t float64
	switch { // atan x = atan c + atan((x-c)/(1+cx)), for c = 0, 1/2, 1, 3/2 and infinity
	case abs < 7.0/16:
		return math.Copysign(abs-float64(abs*atanNear(abs)), x)
	case abs < 11.0/16:
		hi, lo, t = 0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56, (abs+abs-1)/(2+abs)
	case abs < 19.0/16:
		hi, lo, t = math.Pi/4, 0x1.1a62633145c07p-55, (abs-1)/(abs+1)
	case abs < 39.0/16:
		hi, lo, t = 0x1.f730bd281f69bp-1, 0x1.007887af0cbbdp-56, (abs-1.5)/(1+float64(1.5*abs))
	default: // NaN included
		hi, lo, t = math.Pi/2, 0x1.1a62633145c07p-54, -1/abs
	}
	return math.Copysign(hi-((float64(t*atanNear(t))-lo)-t), x)
}

// atanNear returns 1 - atan(t)/t for |t| <= 7/16.
func atanNear(t float64) float64 {
	const (
		a0  = 3.33333333333329318027e-01
		a1  = -1.99999999998764832476e-01
		a2  = 1.42857142725034663711e-01
		a3  = -1.11111104054623557880e-01
		a4  = 9.09088713343650656196e-02
		a5  = -7.69187620504482999495e-02
		a6  = 6.66107313738753120669e-02
		a7  = -5.83357013379057348645e-02
		a8  = 4.97687799461593236017e-02
		a9  = -3.65315727442169155270e-02
		a10 = 1.62858201153657823623e-02
	)
	z := t * t
	w := z * z
	even := a8 + float64(w*a10)
	even = a4 + float64(w*(a6+float64(w*even)))
	even = a0 + float64(w*(a2+float64(w*even)))
	odd := a7 + float64(w*a9)
	odd = a3 + float64(w*(a5+float64(w*odd)))
	odd = a1 + float64(w*odd)
	return float64(z*even) + float64(w*odd)
}
