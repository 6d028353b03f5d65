//go:build !js

package results

import (
	"encoding/binary"
	"math/bits"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding"
)

// portableText is the type of text by dictionary, whose pages have the same bytes
// everywhere. The library encodes the places of values in a dictionary with assembly for
// AVX2 that divides them into runs otherwise than its other code (it takes four equal
// places and four others for eight equal ones), and deltas otherwise too. Both can be
// read, but a file would hang on the processor that wrote it. So the page of a column is
// given another encoder, which takes one wrapper for each thing on the way to it.
type portableText struct{ parquet.Type }

// NewDictionary implements [parquet.Type].
func (t portableText) NewDictionary(column, n int, data encoding.Values) parquet.Dictionary {
	return portableDictionary{t.Type.NewDictionary(column, n, data)}
}

type portableDictionary struct{ parquet.Dictionary }

// Type implements [parquet.Dictionary].
func (d portableDictionary) Type() parquet.Type { return portablePlaces{d.Dictionary.Type()} }

type portablePlaces struct{ parquet.Type }

// NewColumnBuffer implements [parquet.Type].
func (p portablePlaces) NewColumnBuffer(column, n int) parquet.ColumnBuffer {
	return portableBuffer{p.Type.NewColumnBuffer(column, n)}
}

type portableBuffer struct{ parquet.ColumnBuffer }

// Page implements [parquet.ColumnBuffer].
func (b portableBuffer) Page() parquet.Page { return portablePage{b.ColumnBuffer.Page()} }

type portablePage struct{ parquet.Page }

// Type implements [parquet.Page].
func (p portablePage) Type() parquet.Type { return portablePageType{p.Page.Type()} }

type portablePageType struct{ parquet.Type }

// Encode implements [parquet.Type].
func (portablePageType) Encode(dst []byte, places encoding.Values, _ encoding.Encoding) ([]byte, error) {
	return appendPlaces(dst[:0], places.Int32()), nil
}

// appendPlaces appends places in a dictionary as RLE_DICTIONARY: how many bits a place
// has, in a byte, and then runs (Apache Parquet, Encodings.md, "Run Length Encoding /
// Bit-Packing Hybrid"). Eight equal places and more are one run; all else is packed, eight
// at a time.
func appendPlaces(dst []byte, places []int32) []byte {
	width := 0
	for _, p := range places {
		width = max(width, bits.Len32(uint32(p)))
	}
	dst = append(dst, byte(width))
	for len(places) > 0 {
		if n := leadingRun(places); n >= 8 {
			dst = appendRun(dst, places[0], n, width)
			places = places[n:]
			continue
		}
		n := min(8, len(places))
		for n < len(places) && leadingRun(places[n:]) < 8 {
			n = min(n+8, len(places))
		}
		dst = appendPacked(dst, places[:n], width)
		places = places[n:]
	}
	return dst
}

// leadingRun returns how many places are equal to the first.
func leadingRun(places []int32) int {
	n := 1
	for n < len(places) && places[n] == places[0] {
		n++
	}
	return n
}

// appendRun appends a run of n equal places.
func appendRun(dst []byte, place int32, n, width int) []byte {
	dst = binary.AppendUvarint(dst, uint64(n)<<1)
	for shift := 0; shift < width; shift += 8 {
		dst = append(dst, byte(place>>shift))
	}
	return dst
}

// appendPacked appends places of width bits each, the lowest bit first, with zeros up to
// a multiple of eight places.
func appendPacked(dst []byte, places []int32, width int) []byte {
	groups := (len(places) + 7) / 8
	dst = binary.AppendUvarint(dst, uint64(groups)<<1|1)
	end, held, count := len(dst)+groups*width, uint64(0), 0
	for _, p := range places {
		held |= uint64(uint32(p)) << count
		for count += width; count >= 8; count -= 8 {
			dst = append(dst, byte(held))
			held >>= 8
		}
	}
	for len(dst) < end {
		dst = append(dst, byte(held))
		held >>= 8
	}
	return dst
}
