package plot

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// pdfCanvas is a canvas on a page of a PDF document. Operators are those of ISO
// 32000-1:2008, tables 57, 59, 60 and 74.
//
// Note: gonum's vgpdf writes text in Windows' western code page, in which a
// minus sign, a thin space and most Greek letters come out as others, embeds
// whole fonts, by way of temporary files, and ends dashes in squares that close
// their gaps.
type pdfCanvas struct {
	doc           *fpdf.Fpdf
	width, height vg.Length
	pen           pen
	saved         []pen
	images        int
}

// pen is the part of the graphics state that is remembered, so that what is set
// already is not set again.
type pen struct {
	line  vg.Length
	color color.NRGBA
	alpha uint8
	set   bool // color and alpha are in force
}

// write writes operators to the page.
func (c *pdfCanvas) write(operators string) { c.doc.RawWriteStr(operators) }

// Size implements [vg.CanvasSizer].
func (c *pdfCanvas) Size() (width, height vg.Length) { return c.width, c.height }

// SetLineWidth implements [vg.Canvas].
func (c *pdfCanvas) SetLineWidth(w vg.Length) {
	c.pen.line = w
	c.write(number(w) + " w")
}

// SetLineDash implements [vg.Canvas].
func (c *pdfCanvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	b := []byte("[")
	for _, d := range pattern {
		b = append(b, number(d)+" "...)
	}
	c.write(string(b) + "] " + number(offset) + " d")
}

// SetColor implements [vg.Canvas].
func (c *pdfCanvas) SetColor(to color.Color) {
	k := color.NRGBA{A: 255}
	if to != nil {
		k = color.NRGBAModel.Convert(to).(color.NRGBA)
	}
	if !c.pen.set || k.A != c.pen.alpha {
		c.doc.SetAlpha(float64(k.A)/255, "Normal")
	}
	opaque := color.NRGBA{k.R, k.G, k.B, 255}
	if !c.pen.set || opaque != c.pen.color {
		rgb := fmt.Sprintf("%.3f %.3f %.3f", float64(k.R)/255, float64(k.G)/255, float64(k.B)/255)
		c.write(rgb + " rg " + rgb + " RG")
	}
	c.pen.color, c.pen.alpha, c.pen.set = opaque, k.A, true
}

// Rotate implements [vg.Canvas].
func (c *pdfCanvas) Rotate(by float64) {
	sin, cos := math.Sincos(by)
	c.write(fmt.Sprintf("%.5f %.5f %.5f %.5f 0 0 cm", cos, sin, -sin, cos))
}

// Translate implements [vg.Canvas].
func (c *pdfCanvas) Translate(by vg.Point) { c.write("1 0 0 1 " + place(by) + " cm") }

// Scale implements [vg.Canvas].
func (c *pdfCanvas) Scale(x, y float64) { c.write(fmt.Sprintf("%.5f 0 0 %.5f 0 0 cm", x, y)) }

// Push implements [vg.Canvas].
func (c *pdfCanvas) Push() {
	c.saved = append(c.saved, c.pen)
	c.write("q")
}

// Pop implements [vg.Canvas].
func (c *pdfCanvas) Pop() {
	c.pen, c.saved = c.saved[len(c.saved)-1], c.saved[:len(c.saved)-1]
	c.write("Q")
}

// Stroke implements [vg.Canvas].
func (c *pdfCanvas) Stroke(p vg.Path) {
	if c.pen.line > 0 {
		c.write(outline(p) + "S")
	}
}

// Fill implements [vg.Canvas].
func (c *pdfCanvas) Fill(p vg.Path) { c.write(outline(p) + "f") }

// FillString implements [vg.Canvas]. The font is set each time, as Pop restores
// an earlier one. Letters are moved apart evenly by what kerning changes the
// width of the text, so that both its ends stand where they do in the PNG.
func (c *pdfCanvas) FillString(f font.Face, pt vg.Point, s string) {
	s = inPlane(s)
	family := plainFamily
	if f.Font.Weight == stdfont.WeightBold {
		family = boldFamily
	}
	c.doc.SetFont(family, "", f.Font.Size.Points())
	if n := len([]rune(s)); n > 0 {
		spread := (f.Width(s).Points() - c.doc.GetStringWidth(s)) / float64(n)
		c.write(strconv.FormatFloat(spread, 'f', 4, 64) + " Tc")
	}
	c.doc.Text(pt.X.Points(), (c.height - pt.Y).Points(), s)
}

// DrawImage implements [vg.Canvas]. It panics on an image that PNG cannot hold.
func (c *pdfCanvas) DrawImage(r vg.Rectangle, m image.Image) {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(fmt.Sprintf("plot: image: %v", err))
	}
	c.images++
	name, options := fmt.Sprintf("image %d", c.images), fpdf.ImageOptions{ImageType: "png"}
	c.doc.RegisterImageOptionsReader(name, options, &b)
	size := r.Size()
	c.doc.ImageOptions(name, r.Min.X.Points(), (c.height - r.Max.Y).Points(), size.X.Points(), size.Y.Points(), false, options, 0, "")
}
