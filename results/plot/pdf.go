package plot

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// PDF returns the figure as a PDF document of one page of the figure's size,
// its lines as lines and its text as text that can be searched and copied. The
// letters that it uses are embedded.
func (f *Figure) PDF() ([]byte, error) {
	c := newPDFCanvas(f.width, f.height)
	c.doc.SetTitle(inPlane(f.title), true)
	c.doc.SetSubject(inPlane(f.description), true)
	f.render(draw.New(c))
	var b bytes.Buffer
	if err := c.doc.Output(&b); err != nil {
		return nil, fmt.Errorf("plot: pdf: %w", err)
	}
	return subsets(b.Bytes())
}

// dated is the day on which all documents say they were made: a figure is a
// function of its numbers, not of the day on which it was drawn.
var dated = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// newPDFCanvas returns an empty page.
func newPDFCanvas(width, height vg.Length) *pdfCanvas {
	doc := fpdf.NewCustom(&fpdf.InitType{
		UnitStr: "pt",
		Size:    fpdf.SizeType{Wd: width.Points(), Ht: height.Points()},
	})
	doc.SetCatalogSort(true)
	doc.SetCreationDate(dated)
	doc.SetModificationDate(dated)
	doc.SetAutoPageBreak(false, 0)
	doc.AddUTF8FontFromBytes(plainFamily, "", sources().regular)
	doc.AddUTF8FontFromBytes(boldFamily, "", sources().bold)
	doc.AddPage()
	doc.SetFont(plainFamily, "", float64(nameSize))
	c := &pdfCanvas{doc: doc, width: width, height: height}
	c.write("0 J 1 j") // ends of lines as in the SVG and PNG: cut, and joined round
	vg.Initialize(c)
	return c
}

// inPlane returns s without what stands outside Unicode's basic plane, which
// neither the embedded fonts nor the PDF library know.
func inPlane(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, s)
}
