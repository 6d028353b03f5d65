package plot

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

// document gives a drawing of vgsvg the head of a figure: its size in
// millimetres, a title and a description, round joins as in the PNG, and fonts
// of the same widths where Liberation Sans is missing.
func (f *Figure) document(drawing []byte) ([]byte, error) {
	body := bytes.Index(drawing, []byte("<g transform="))
	if body < 0 {
		return nil, errBackend
	}
	var b bytes.Buffer
	width, height := f.Size()
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img"
	width="%.6gmm" height="%.6gmm" viewBox="0 0 %.5g %.5g" stroke-linejoin="round">
`, width, height, f.width.Points(), f.height.Points())
	element(&b, "title", f.title)
	element(&b, "desc", f.description)
	b.Write(bytes.ReplaceAll(drawing[body:],
		[]byte(`style="font-family:Liberation Sans;`),
		[]byte(`style="font-family:'Liberation Sans',Arial,Helvetica,sans-serif;`)))
	return b.Bytes(), nil
}

// element writes <name>text</name>, and nothing for no text.
func element(b *bytes.Buffer, name, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, "<%s>", name)
	xml.EscapeText(b, []byte(text)) // a bytes.Buffer does not fail
	fmt.Fprintf(b, "</%s>\n", name)
}
