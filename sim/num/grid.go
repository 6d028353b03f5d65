package num

// Grid32 returns x, in [0, 1], rounded to the nearest multiple of 2**-23. Any sum
// of up to 2**29 such numbers is exact in float64, so it does not depend on the
// order of its terms, nor on how they are shared out among workers.
func Grid32(x float32) float32 {
	// From 1 to 2 the last place of float32 is 2**-23. The conversion is there to
	// forbid a wider intermediate result.
	return float32(x+1) - 1
}
