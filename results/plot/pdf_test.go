package plot

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

func TestPDFSaysAndDrawsWhatSVGDoes(t *testing.T) {
	for _, d := range drawings() {
		_, b := pdfFrom(t, d)
		content, svg := contentOf(t, pdfOf(t, b)), documentOf(t, d)
		texts, want := pdfTexts(content), parse(t, svg).texts
		if len(texts) != len(want) {
			t.Errorf("%s: the PDF has %d texts; want the %d of the SVG", d.name, len(texts), len(want))
			continue
		}
		for i, got := range texts {
			if w := want[i]; got.text != w.text || math.Abs(got.x0-w.x0) > 0.02 || got.y0 < w.y0 || got.y0 > w.y1 {
				t.Errorf("%s: text %q begins at %v,%v; want %q at %v between %v and %v", d.name, got.text, got.x0, got.y0, w.text, w.x0, w.y0, w.y1)
			}
		}
		if got, want := strings.Count(content, "h\n"), bytes.Count(svg, []byte("Z")); got != want {
			t.Errorf("%s: the PDF closes %d paths; want the %d of the SVG", d.name, got, want)
		}
		got, drawn := pdfPoints(content), svgPoints(string(svg))
		if len(got) != len(drawn) {
			t.Errorf("%s: the PDF goes to %d points; want the %d of the SVG", d.name, len(got), len(drawn))
			continue
		}
		for i := range got {
			if math.Abs(got[i][0]-drawn[i][0]) > 0.011 || math.Abs(got[i][1]-drawn[i][1]) > 0.011 {
				t.Errorf("%s: point %d of the PDF is %v; want %v", d.name, i, got[i], drawn[i])
				break
			}
		}
	}
}

func TestPDFNamesAndMeasuresItself(t *testing.T) {
	in := forest(3)
	in.Title, in.Description, in.Width = "Effects of (training) \\ 🎓 & μ", "What training does.", Column
	f, b := pdfFrom(t, drawing{"named", func() (*Figure, error) { return Effects(in) }})
	objects := pdfOf(t, b)
	info := objectsWith(objects, "/Producer")[0].dict
	for key, want := range map[string]string{
		"/Title": "Effects of (training) \\ \uFFFD & μ", "/Subject": "What training does. " + in.Caption,
	} {
		_, after, _ := strings.Cut(info, key+" (\xFE\xFF")
		said, _, _ := strings.Cut(after, ")\n")
		if got := fromUTF16(unescape(said)); got != want {
			t.Errorf("%s = %q; want %q", key, got, want)
		}
	}
	for _, want := range []string{"/CreationDate (D:20000101000000)", "/ModDate (D:20000101000000)"} {
		if !strings.Contains(info, want) {
			t.Errorf("document information %q has no %s", info, want)
		}
	}
	m := regexp.MustCompile(`/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]`).FindSubmatch(b)
	width, height := f.Size()
	for i, mm := range []float64{width, height} {
		if pt, _ := strconv.ParseFloat(string(m[1+i]), 64); math.Abs(pt/72*25.4-mm) > 0.002 {
			t.Errorf("a side of the page is %v mm; want %v within 0.002", pt/72*25.4, mm)
		}
	}
}

// TestPDFEmbedsTheLettersItUses compares the outlines of the letters in each
// document with those of the font they are from.
func TestPDFEmbedsTheLettersItUses(t *testing.T) {
	for _, d := range drawings()[:6] {
		_, b := pdfFrom(t, d)
		if len(b) > 60_000+200*len(pdfPoints(contentOf(t, pdfOf(t, b)))) {
			t.Errorf("%s: %d bytes; want fonts of their letters alone", d.name, len(b))
		}
		objects := pdfOf(t, b)
		used := map[rune]bool{}
		for _, s := range pdfTexts(contentOf(t, objects)) {
			for _, r := range s.text {
				used[r] = true
			}
		}
		fonts := objectsWith(objects, "/Subtype /CIDFontType2")
		if len(fonts) != 2 {
			t.Fatalf("%s: %d fonts; want 2", d.name, len(fonts))
		}
		whole := map[string][]byte{"Regular": sources().regular, "Bold": sources().bold}
		found := map[rune]bool{}
		for _, f := range fonts {
			m := regexp.MustCompile(`/BaseFont /[A-Z]{6}\+LiberationSans-(Regular|Bold)\n`).FindStringSubmatch(f.dict)
			if m == nil {
				t.Fatalf("%s: font %q has no name of a part of Liberation Sans", d.name, f.dict)
			}
			sameLetters(t, d.name, used, found, embedded{
				file:   refersTo(t, objects, refersTo(t, objects, f.dict, "/FontDescriptor").dict, "/FontFile2").stream,
				glyphs: refersTo(t, objects, f.dict, "/CIDToGIDMap").stream,
				whole:  whole[m[1]],
			})
		}
		for r := range used {
			if !found[r] {
				t.Errorf("%s: letter %q is in neither font", d.name, r)
			}
		}
	}
}

// embedded is a font of a document and the font it is from.
type embedded struct{ file, glyphs, whole []byte }

// sameLetters complains about letters whose outlines differ, and finds those that
// are there.
func sameLetters(t *testing.T, name string, used, found map[rune]bool, e embedded) {
	t.Helper()
	part, whole := parsedFont(t, e.file), parsedFont(t, e.whole)
	for r := range used {
		var buf sfnt.Buffer
		at, err := whole.GlyphIndex(&buf, r)
		glyph := binary.BigEndian.Uint16(e.glyphs[2*r:])
		if err != nil || at == 0 || glyph == 0 {
			continue
		}
		found[r] = true
		want := outlineOf(t, whole, at)
		if got := outlineOf(t, part, sfnt.GlyphIndex(glyph)); !slices.Equal(got, want) {
			t.Errorf("%s: letter %q differs from the font's", name, r)
		}
	}
}

func parsedFont(t *testing.T, b []byte) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(b)
	if err != nil {
		t.Fatalf("embedded font: %v", err)
	}
	return f
}

func outlineOf(t *testing.T, f *sfnt.Font, at sfnt.GlyphIndex) []sfnt.Segment {
	t.Helper()
	var buf sfnt.Buffer
	segments, err := f.LoadGlyph(&buf, at, fixed.I(1000), nil)
	if err != nil {
		t.Fatalf("glyph %d: %v", at, err)
	}
	return slices.Clone(segments)
}

func TestPDFBandsAreTranslucentAndTextIsNot(t *testing.T) {
	_, b := pdfFrom(t, drawing{"courses", func() (*Figure, error) { return TimeCourses(timeline(3)) }})
	objects := pdfOf(t, b)
	states := objectsWith(objects, "/ExtGState /ca")
	if len(states) != 2 || !strings.Contains(states[0].dict, "/ca 1.000") || !strings.Contains(states[1].dict, "/ca 0.149") {
		t.Fatalf("states of transparency %v; want opaque and 38/255", states)
	}
	content := contentOf(t, objects)
	if strings.Count(content, "/GS2 gs") == 0 {
		t.Errorf("nothing is translucent; want bands")
	}
	for i, part := range strings.Split(content, "/GS2 gs")[1:] {
		translucent, _, _ := strings.Cut(part, "/GS1 gs")
		if strings.Contains(translucent, "Tj") || strings.Contains(translucent, "S\n") {
			t.Errorf("translucent part %d holds text or lines; want areas alone", i)
		}
	}
}

func TestPDFDrawsImagesTurnsAndArcs(t *testing.T) {
	f := &Figure{title: "Shapes", width: 200, height: 100, draw: func(c draw.Canvas) {
		m := image.NewNRGBA(image.Rect(0, 0, 2, 3))
		m.Set(1, 2, color.NRGBA{255, 0, 0, 128})
		c.DrawImage(vg.Rectangle{Min: vg.Point{X: 10, Y: 20}, Max: vg.Point{X: 50, Y: 80}}, m)
		c.Push()
		c.Translate(vg.Point{X: 100, Y: 50})
		c.Rotate(math.Pi / 2)
		c.Scale(2, 1)
		figureTitle.write(c, vg.Point{}, draw.XLeft, "up")
		c.SetColor(color.NRGBA{0, 0, 255, 255})
		c.Pop()
		var p vg.Path
		p.Move(vg.Point{X: 3, Y: 0})
		p.QuadTo(vg.Point{X: 0, Y: 3}, vg.Point{X: 6, Y: 9})
		c.Stroke(p)
		var q vg.Path
		q.Arc(vg.Point{X: 150, Y: 50}, 10, 0, math.Pi)
		c.Fill(q)
	}}
	b, err := f.PDF()
	if err != nil {
		t.Fatalf("PDF() = error %v", err)
	}
	content := contentOf(t, pdfOf(t, b))
	for _, want := range []string{
		"q 40.00000 0 0 60.00000 10.00000 20.00000 cm", // the image, from its lower left corner
		"q\n1 0 0 1 100 50 cm\n0.00000 1.00000 -1.00000 0.00000 0 0 cm\n2.00000 0 0 1.00000 0 0 cm",
		"\nBT 0.00 0.00 Td (\x00u\x00p) Tj ET\n",
		"3 0 m\n1 2 2 5 6 9 c\nS", // a third of the way from its control point to either end
		"160 50 m\n160 55.52 155.52 60 150 60 c\n144.48 60 140 55.52 140 50 c\nf",
	} {
		if !strings.Contains(content, want) {
			t.Errorf("page has no %q:\n%s", want, content)
		}
	}
	if opened, closed := strings.Count(content, "q\n"), strings.Count(content, "Q\n"); opened > closed {
		t.Errorf("%d states are saved and %d restored", opened, closed)
	}
}
