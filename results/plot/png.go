package plot

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"
)

// headEnd is where the first chunk, IHDR, of a PNG ends: 8 bytes of signature,
// then length, type, 13 bytes and checksum.
const headEnd = 8 + 4 + 4 + 13 + 4

// resolved inserts the resolution into a PNG, which Go's encoder leaves out
// (W3C PNG, 11.3.5.3, pHYs: pixels per metre across and down, unit 1).
func resolved(png []byte, dpi int) ([]byte, error) {
	if len(png) < headEnd || string(png[12:16]) != "IHDR" {
		return nil, errBackend
	}
	perMetre := uint32(math.Round(float64(dpi) / 0.0254))
	data := []byte("pHYs")
	data = binary.BigEndian.AppendUint32(data, perMetre)
	data = binary.BigEndian.AppendUint32(data, perMetre)
	data = append(data, 1)
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(data)-4))
	chunk = append(chunk, data...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(data))
	return slices.Insert(png, headEnd, chunk...), nil
}
