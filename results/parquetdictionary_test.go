//go:build !js

package results

import (
	"slices"
	"testing"

	"github.com/parquet-go/parquet-go/encoding/rle"
	"pgregory.net/rapid"
)

// What appendPlaces writes, the library reads back.
func TestPlacesAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		largest := rapid.SampledFrom([]int32{0, 1, 2, 7, 300, 1 << 20, 1<<31 - 1}).Draw(t, "largest")
		var places []int32
		for range rapid.IntRange(1, 12).Draw(t, "stretches") {
			place, n := rapid.Int32Range(0, largest).Draw(t, "place"), rapid.IntRange(1, 40).Draw(t, "length")
			places = append(places, slices.Repeat([]int32{place}, n)...)
		}
		b := appendPlaces(nil, places)
		got, err := new(rle.DictionaryEncoding).DecodeInt32(make([]int32, 0, len(places)+8), b)
		if err != nil || len(got) < len(places) || !slices.Equal(got[:len(places)], places) {
			t.Fatalf("%v came back as %v, %v", places, got, err)
		}
	})
}

// An example by hand: ten 1s are a run of ten (20 as a varint, then the place in a byte),
// and 0 to 3 twice are a group of eight, packed in two bits each.
func TestPlacesByHand(t *testing.T) {
	places := append(slices.Repeat([]int32{1}, 10), 0, 1, 2, 3, 0, 1, 2, 3)
	want := []byte{2, 10 << 1, 1, 1<<1 | 1, 0b11100100, 0b11100100}
	if got := appendPlaces(nil, places); !slices.Equal(got, want) {
		t.Errorf("appendPlaces(%v) = %08b; want %08b", places, got, want)
	}
}
