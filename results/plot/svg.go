package plot

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// svgCanvas is a canvas of vgsvg's that remembers, for each text drawn, what
// vgsvg cannot write: which end of it stands at its place, so that it stays
// there in another font or after an edit, and how long it is, so that a font of
// other widths is fitted to its room.
type svgCanvas struct {
	*vgsvg.Canvas
	texts []string // attributes of the texts, in order
}

// FillString implements [vg.Canvas].
func (c *svgCanvas) FillString(f font.Face, pt vg.Point, s string) {
	c.fillAnchored(f, pt, draw.XLeft, s)
}

func (c *svgCanvas) fillAnchored(f font.Face, pt vg.Point, align draw.XAlignment, s string) {
	attributes := fmt.Sprintf(`textLength="%.5g" lengthAdjust="spacingAndGlyphs" `, f.Width(s).Points())
	switch align {
	case draw.XCenter:
		attributes += `text-anchor="middle" `
	case draw.XRight:
		attributes += `text-anchor="end" `
	}
	c.texts = append(c.texts, attributes)
	c.Canvas.FillString(f, pt, s)
}

// anchorer is a canvas that aligns text itself.
type anchorer interface {
	fillAnchored(f font.Face, pt vg.Point, align draw.XAlignment, s string)
}

// backend returns the canvas beneath those that only bound it.
func backend(c vg.Canvas) vg.Canvas {
	for {
		bounded, ok := c.(draw.Canvas)
		if !ok {
			return c
		}
		c = bounded.Canvas
	}
}

// families have the widths of Liberation Sans, but for the last two, which are
// near and whatever there is.
const families = "'Liberation Sans',Arimo,Arial,Helvetica,'Nimbus Sans','DejaVu Sans Condensed',sans-serif"

// document gives the drawing on c the head of a figure: its size in
// millimetres, a title and a description, round joins as in the PNG, and fonts
// of the same widths where Liberation Sans is missing.
func (f *Figure) document(c *svgCanvas) ([]byte, error) {
	var raw, b bytes.Buffer
	if _, err := c.WriteTo(&raw); err != nil {
		return nil, fmt.Errorf("plot: svg: %w", err)
	}
	head, drawing, ok := bytes.Cut(raw.Bytes(), []byte("<g transform="))
	if texts := bytes.Count(drawing, []byte("<text ")); !ok || len(head) == 0 || texts != len(c.texts) {
		return nil, errBackend
	}
	width, height := f.Size()
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img"
	width="%.6gmm" height="%.6gmm" viewBox="0 0 %.5g %.5g" stroke-linejoin="round"
	font-family="%s">
`, width, height, f.width.Points(), f.height.Points(), families)
	element(&b, "title", f.title)
	element(&b, "desc", f.description)
	b.WriteString("<g transform=")
	b.Write(c.complete(drawing))
	return b.Bytes(), nil
}

// plainFace and boldFace are how vgsvg says the faces of this package. The
// family stands at the head of the document; the rest is what holds anyway.
var (
	plainFace = []byte("font-family:Liberation Sans;font-variant:normal;font-weight:normal;font-style:normal;")
	boldFace  = []byte("font-family:Liberation Sans;font-variant:normal;font-weight:bold;font-style:normal;")
)

// complete adds the attributes of the texts.
func (c *svgCanvas) complete(drawing []byte) []byte {
	drawing = bytes.ReplaceAll(drawing, plainFace, nil)
	drawing = bytes.ReplaceAll(drawing, boldFace, []byte("font-weight:bold;"))
	parts := bytes.Split(drawing, []byte("<text ")) // never in a text: there < is &lt;
	var b bytes.Buffer
	for i, part := range parts {
		if i > 0 {
			b.WriteString("<text " + c.texts[i-1])
		}
		b.Write(part)
	}
	return b.Bytes()
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
