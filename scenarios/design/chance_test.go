package design

import (
	"math"
	"testing"
)

// The vectors are those that the authors of Philox publish with it (Random123, file
// kat_vectors, rows philox4x32 10).
func TestPhiloxGivesThePublishedVectors(t *testing.T) {
	const ones = 0xffffffff
	tests := []struct {
		name    string
		counter [4]uint32
		a, b    uint32
		want    [4]uint32
	}{
		{"zeros", [4]uint32{}, 0, 0, [4]uint32{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
		{"ones", [4]uint32{ones, ones, ones, ones}, ones, ones, [4]uint32{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
		{"digits of pi", [4]uint32{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0, [4]uint32{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := philox(tt.counter, tt.a, tt.b); got != tt.want {
				t.Errorf("philox(%x, %x, %x) = %x; want %x", tt.counter, tt.a, tt.b, got, tt.want)
			}
		})
	}
}

// All 24 orders of four come equally often: the statistic of chi-square with 23 degrees of
// freedom passes 49.7 with probability 0.001.
func TestShuffleGivesAllOrdersAlike(t *testing.T) {
	const n = 24000
	r := newChance(11).row(cells, 0, 0)
	count := map[[4]int]int{}
	for range n {
		x := [4]int{0, 1, 2, 3}
		shuffle(r, x[:])
		count[x]++
	}
	chi := 0.0
	for _, c := range count {
		chi += math.Pow(float64(c)-n/24, 2) / (n / 24)
	}
	if len(count) != 24 || chi > 49.7 {
		t.Errorf("shuffle gives %d orders with a chi-square of %.1f; want 24 and at most 49.7", len(count), chi)
	}
}

func TestRowsOfOtherPurposesAndNumbersDiffer(t *testing.T) {
	c := newChance(3)
	first := c.row(cells, 1, 2).word()
	for _, r := range []*row{c.row(walking, 1, 2), c.row(cells, 2, 2), c.row(cells, 1, 3), newChance(4).row(cells, 1, 2), newChance(3|1<<32).row(cells, 1, 2)} {
		if r.word() == first {
			t.Errorf("row %+v begins as that of cells, 1, 2 under seed 3", r)
		}
	}
}

// Of 3 * 2^30 numbers, those divisible by 3 would be half where words are mapped without
// rejection. Of 9000 draws a third is within 4 standard deviations, 179, but for 6 seeds in
// 100,000.
func TestBelowHasNoBias(t *testing.T) {
	r, count := newChance(5).row(cells, 0, 0), 0
	for range 9000 {
		if r.below(3<<30)%3 == 0 {
			count++
		}
	}
	if count < 3000-179 || count > 3000+179 {
		t.Errorf("below(3 * 2^30) is divisible by 3 %d times of 9000; want 3000 within 179", count)
	}
}
