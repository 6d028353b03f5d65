//go:build !js

package results

import (
	"crypto/sha256"
	"fmt"
	"testing"
)

// The bytes are those of every platform, with assembly or without: of long runs and of
// none, in columns of each type, over several pages and groups. The hash is that of
// amd64 with AVX2 and of plain Go (-tags purego,noasm), which is what arm64 and wasm run. It
// changes only when how files are written does: then parquetCreator says so too.
func TestParquetBytesAreThoseOfAnyPlatform(t *testing.T) {
	const want = "0cc817e7133452989721aff6bd20f67d1a521ced09e22eb99f0caa8c3aa3d12a"
	sum := sha256.New()
	p := newParquetFile(sum, "series", []parquetColumn{
		{"arm", parquetKey}, {"many", parquetKey}, {"day", parquetWhole}, {"row", parquetWhole},
		{"x", parquetNumber}, {"text", parquetText}, {"sure", parquetTruth},
	}, []parquetNote{{"b", "2"}, {"a", "1"}})
	draw := uint64(1)
	for i := range parquetGroup + 20_001 {
		draw = draw*6364136223846793005 + 1442695040888963407
		p.Text([]string{"baseline", "no, blame"}[i/5000%2])
		p.Text(fmt.Sprint(draw >> 40 % 3000))
		p.Int(int64(i%1001 - 500))
		p.Int(int64(draw >> 33))
		p.Float(drawn(int(draw>>20%3), draw>>11))
		p.Text([]string{"", "a", "b", "ccc"}[draw>>60%4])
		if draw>>50%5 == 0 {
			p.Undefined()
		} else {
			p.Bool(draw>>45%2 == 0)
		}
		p.End()
	}
	p.Close()
	if got := fmt.Sprintf("%x", sum.Sum(nil)); got != want {
		t.Errorf("the SHA-256 of the file is %s; want %s", got, want)
	}
}
