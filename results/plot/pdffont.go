package plot

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"sync"

	"golang.org/x/image/font/sfnt"
)

// sources are the font files.
var sources = sync.OnceValue(func() (files struct{ regular, bold []byte }) {
	read := func(l lettering) []byte {
		sty := l.style()
		var b bytes.Buffer
		// A font that is embedded in the program can be read, and so can its buffer be written.
		if _, err := fonts().Lookup(sty.Font, sty.Font.Size).Face.WriteSourceTo(&sfnt.Buffer{}, &b); err != nil {
			panic(fmt.Sprintf("plot: embedded font: %v", err))
		}
		return b.Bytes()
	}
	files.regular, files.bold = read(tickText), read(panelTitle)
	return files
})

// plainFamily and boldFamily are what the fonts are called while a document is
// written. The library puts "utf8" before them; what comes out is as long as the
// name that the font is to have.
const (
	plainFamily = "written-liberationregular"
	boldFamily  = "written-liberationbold"
)

// subsets gives the fonts of a document the names that parts of fonts must have:
// six letters, a plus sign and the name of the font (ISO 32000-1:2008, 9.6.4).
// The letters follow from the document, as programs that join documents take
// fonts of one name for the same. Places in the document do not move.
func subsets(pdf []byte) ([]byte, error) {
	hash := sha256.Sum256(pdf)
	for i, f := range []struct{ written, name string }{
		{"utf8" + plainFamily, "LiberationSans-Regular"}, {"utf8" + boldFamily, "LiberationSans-Bold"},
	} {
		const uses = 3 // of a font, a descendant and a descriptor
		name := []byte(tag(hash[6*i:6*i+6]) + "+" + f.name)
		if bytes.Count(pdf, []byte(f.written)) != uses || len(name) != len(f.written) {
			return nil, errBackend
		}
		pdf = bytes.ReplaceAll(pdf, []byte(f.written), name)
	}
	return pdf, nil
}

// tag returns a capital letter for each byte.
func tag(of []byte) string {
	letters := make([]byte, len(of))
	for i, b := range of {
		letters[i] = 'A' + b%26
	}
	return string(letters)
}
