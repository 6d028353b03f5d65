package design

// owen is nested uniform scrambling in base 2 (Owen 1995, "Randomly permuted (t,m,s)-nets
// and (t,s)-sequences"; Owen 1997, Ann. Stat. 25:1541): each binary digit of a coordinate
// is flipped or not by a fair coin of its own, which belongs to the factor and to all digits
// before it. So a cell of the grid of 2^l moves as a whole, and points that share l digits
// share l digits after.
//
// It is exact, not the approximation by a hash of few rounds (Laine and Karras 2011;
// Burley 2020): the coins are the bits of Philox, addressed by factor and digits, and
// nothing is stored. Digits after the 32nd are 0 in the sequence, so the coins below
// them are free, and the point is scrambled to 52 digits.
type owen struct{ chance }

const (
	depth   = 7 // levels whose 127 coins one block of 128 bits holds
	subtree = 5 // blocks for the 32 digits of a point, and three zeros
	rest    = 52 - depth*subtree
)

// value returns the coordinate of a factor, in the middle of its cell of 2^-52, so that
// it is inside (0, 1).
func (o owen) value(x uint32, factor int) float64 {
	digits := uint64(x) << 3 // to depth * subtree = 35 digits
	var flips uint64
	for t := range uint32(subtree) {
		low := depth * (subtree - 1 - t)
		above := digits >> (low + depth)
		coins := o.block(scrambling, uint32(above), uint32(factor), t)
		flips = flips<<depth | walk(&coins, digits>>low)
	}
	w := o.block(scrambling, x, uint32(factor), subtree)
	scrambled := (digits^flips)<<rest | uint64(w[0])>>(32-rest)
	return float64((float64(scrambled) + 0.5) * 0x1p-52)
}

// walk returns the coins on the way that the last seven digits take from the root of a
// tree whose node n, from 1, has the coin n and the children 2n and 2n+1.
func walk(coins *[4]uint32, digits uint64) (flips uint64) {
	node := uint32(1)
	for l := depth - 1; l >= 0; l-- {
		flips = flips<<1 | uint64(coins[node/32]>>(node%32)&1)
		node = 2*node + uint32(digits>>l&1)
	}
	return flips
}
