package sim

import "testing"

// vectors are those that the authors of Philox publish with it (Random123, file
// kat_vectors, rows philox4x32 10).
var vectors = []struct {
	name    string
	counter [4]uint32
	key     [2]uint32
	want    [4]uint32
}{
	{"zeros", [4]uint32{}, [2]uint32{}, [4]uint32{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
	{"ones", [4]uint32{ones, ones, ones, ones}, [2]uint32{ones, ones}, [4]uint32{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
	{"digits of pi", [4]uint32{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, [2]uint32{0xa4093822, 0x299f31d0}, [4]uint32{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
}

const ones = 0xffffffff

func TestPhiloxGivesThePublishedVectors(t *testing.T) {
	for _, tt := range vectors {
		t.Run(tt.name, func(t *testing.T) {
			c, got := tt.counter, [4]uint32{}
			got[0], got[1], got[2], got[3] = philox(c[0], c[1], c[2], c[3], tt.key[0], tt.key[1])
			if got != tt.want {
				t.Errorf("philox(%x, %x) = %x; want %x", tt.counter, tt.key, got, tt.want)
			}
		})
	}
}

func BenchmarkPhilox(b *testing.B) {
	var sum uint32
	for i := range b.N {
		w, _, _, x := philox(uint32(i), 0, 0, 0, 1, 2)
		sum += w ^ x
	}
	_ = sum
}
