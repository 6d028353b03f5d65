package stats

// morris1991 is the function of Morris (1991), section 5, of 20 factors, with 0 for the
// coefficients that he drew from the standard normal distribution.
func morris1991(u []float64) float64 {
	w := make([]float64, 20)
	for i, x := range u {
		w[i] = 2 * (x - .5)
		if i == 2 || i == 4 || i == 6 {
			w[i] = 2 * (1.1*x/(x+.1) - .5)
		}
	}
	y := 5 * w[0] * w[1] * w[2] * w[3]
	for i := range 10 {
		y += 20 * w[i]
		for j := i + 1; j < 6 && i < 6; j++ {
			y -= 15 * w[i] * w[j]
			for l := j + 1; l < 5 && j < 5; l++ {
				y -= 10 * w[i] * w[j] * w[l]
			}
		}
	}
	return y
}

// meanEffect1991 returns the mean effect of a factor of the first seven over the grid: morris1991
// is linear in each w, so that all others may be put at their means, which no u need have.
func meanEffect1991(i int) float64 {
	bent := func(u float64) float64 { return 2 * (1.1*u/(u+.1) - .5) }
	levels := []float64{0, 1. / 3, 2. / 3, 1}
	middle := 0.
	for _, u := range levels {
		middle += bent(u) / 4
	}
	m := []float64{0, 0, middle, 0, middle, 0, middle}
	rise := 2. // of w by a whole range of u
	if m[i] != 0 {
		rise = (bent(levels[2]) - bent(levels[0]) + bent(levels[3]) - bent(levels[1])) / 2 * 1.5
	}
	m[i] = 0
	slope := 20.
	for a := range 6 {
		for b := a + 1; b < 6; b++ {
			for c := b + 1; c < 5; c++ {
				if i == a || i == b || i == c {
					slope -= 10 * but(m, i, a, b, c)
				}
			}
			if i == a || i == b {
				slope -= 15 * but(m, i, a, b)
			}
		}
	}
	if i < 4 {
		slope += 5 * but(m, i, 0, 1, 2, 3)
	}
	return rise * slope
}

// but returns the product of the means of some factors but one.
func but(m []float64, i int, factors ...int) float64 {
	product := 1.
	for _, f := range factors {
		if f != i {
			product *= m[f]
		}
	}
	return product
}
