package plot

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// box is a text of a figure and the room it takes, from the bottom left corner.
type box struct {
	text           string
	x0, y0, x1, y1 float64
}

func (a box) overlaps(b box) bool {
	const slack = 0.3 // points; ascenders and descenders seldom meet
	return a.x0 < b.x1-slack && b.x0 < a.x1-slack && a.y0 < b.y1-slack && b.y0 < a.y1-slack
}

// parsed is what the tests read back from an SVG.
type parsed struct {
	width, height float64
	title, desc   string
	texts         []box
}

func parse(t *testing.T, svg []byte) parsed {
	t.Helper()
	var p parsed
	var element xml.StartElement
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return p
		}
		if err != nil {
			t.Fatalf("svg is not well-formed XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			element = token.Copy()
			if element.Name.Local == "svg" {
				fmt.Sscanf(attr(element, "viewBox"), "0 0 %g %g", &p.width, &p.height)
			}
		case xml.EndElement:
			element = xml.StartElement{}
		case xml.CharData:
			switch element.Name.Local {
			case "title":
				p.title += string(token)
			case "desc":
				p.desc += string(token)
			case "text":
				p.texts = append(p.texts, boxOf(element, string(token)))
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// boxOf returns the room from the baseline's descenders to the capitals.
func boxOf(e xml.StartElement, text string) box {
	number := func(s string) float64 { v, _ := strconv.ParseFloat(s, 64); return v }
	x, y, w := number(attr(e, "x")), -number(attr(e, "y")), number(attr(e, "textLength"))
	_, after, _ := strings.Cut(attr(e, "style"), "font-size:")
	size, _, _ := strings.Cut(after, "px")
	switch attr(e, "text-anchor") {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	return box{text, x, y - 0.15*number(size), x + w, y + 0.72*number(size)}
}

// checkTexts complains about texts that overlap or leave the page.
func checkTexts(t *testing.T, name string, p parsed) {
	t.Helper()
	for i, a := range p.texts {
		if a.x0 < 0 || a.y0 < 0 || a.x1 > p.width || a.y1 > p.height {
			t.Errorf("%s: text %q is at %.1f,%.1f to %.1f,%.1f; want it inside %g by %g", name, a.text, a.x0, a.y0, a.x1, a.y1, p.width, p.height)
		}
		for _, b := range p.texts[:i] {
			if a.overlaps(b) {
				t.Errorf("%s: texts %q and %q overlap", name, a.text, b.text)
			}
		}
	}
}

// documents are the test figures as SVG, each rendered once.
var documents = map[string][]byte{}

func documentOf(t *testing.T, d drawing) []byte {
	t.Helper()
	if documents[d.name] == nil {
		f, err := d.make()
		if err != nil {
			t.Fatalf("%s: error %v; want a figure", d.name, err)
		}
		if documents[d.name], err = f.SVG(); err != nil {
			t.Fatalf("%s.SVG() = error %v", d.name, err)
		}
	}
	return documents[d.name]
}

func TestNoTextOverlapsOrLeavesThePage(t *testing.T) {
	for _, d := range drawings() {
		svg := documentOf(t, d)
		p := parse(t, svg)
		if len(p.texts) < 5 {
			t.Errorf("%s: %d texts; want titles, ticks and a caption as text", d.name, len(p.texts))
		}
		checkTexts(t, d.name, p)
	}
}

func TestNoLineLeavesThePage(t *testing.T) {
	point := regexp.MustCompile(`[ML](-?[0-9.e+-]+),(-?[0-9.e+-]+)`)
	for _, d := range drawings() {
		svg := documentOf(t, d)
		p := parse(t, svg)
		points := point.FindAllSubmatch(svg, -1)
		if len(points) < 50 {
			t.Errorf("%s: %d points; want lines", d.name, len(points))
		}
		for _, m := range points {
			x, _ := strconv.ParseFloat(string(m[1]), 64)
			y, _ := strconv.ParseFloat(string(m[2]), 64)
			if x < 0 || y < 0 || x > p.width || y > p.height {
				t.Fatalf("%s: a line goes to %v,%v; want it inside %g by %g", d.name, x, y, p.width, p.height)
			}
		}
	}
}

func TestSVGNamesAndMeasuresItself(t *testing.T) {
	in := forest(3)
	in.Title, in.Description = "Effects of <training> & \x00co", "What   training does."
	in.Width = Column
	f, err := Effects(in)
	if err != nil {
		t.Fatal(err)
	}
	svg, err := f.SVG()
	if err != nil {
		t.Fatal(err)
	}
	p := parse(t, svg)
	if want := "Effects of <training> & co"; p.title != want {
		t.Errorf("title = %q; want %q", p.title, want)
	}
	if want := "What   training does. " + in.Caption; p.desc != want {
		t.Errorf("desc = %q; want %q", p.desc, want)
	}
	for _, want := range []string{`width="88mm"`, `role="img"`, "'Liberation Sans'"} {
		if !bytes.Contains(svg, []byte(want)) {
			t.Errorf("svg has no %s", want)
		}
	}
	if width, _ := f.Size(); math.Abs(width-88) > 1e-9 {
		t.Errorf("Size() = width %v; want 88", width)
	}
}

func TestPNGHasTheFiguresSize(t *testing.T) {
	f, err := Dots(dots(3))
	if err != nil {
		t.Fatal(err)
	}
	for _, dpi := range []int{36, 96, 300} {
		b, err := f.PNG(dpi)
		if err != nil {
			t.Fatalf("PNG(%d) = error %v", dpi, err)
		}
		c, err := png.DecodeConfig(bytes.NewReader(b))
		if err != nil {
			t.Fatalf("PNG(%d) does not decode: %v", dpi, err)
		}
		w, h := f.Size()
		for _, side := range []struct{ got, want float64 }{{float64(c.Width), w}, {float64(c.Height), h}} {
			if want := side.want / 25.4 * float64(dpi); math.Abs(side.got-want) > 1 {
				t.Errorf("PNG(%d) has a side of %v pixels; want %v within 1", dpi, side.got, want)
			}
		}
		if _, err := png.Decode(bytes.NewReader(b)); err != nil {
			t.Errorf("PNG(%d) does not decode to its end: %v", dpi, err)
		}
		at := bytes.Index(b, []byte("pHYs"))
		if at < 0 {
			t.Fatalf("PNG(%d) has no pHYs chunk", dpi)
		}
		if got, want := float64(binary.BigEndian.Uint32(b[at+4:]))*0.0254, float64(dpi); math.Abs(got-want) > 0.02 {
			t.Errorf("PNG(%d) says %v dpi", dpi, got)
		}
	}
}

func TestPNGRefusesResolutions(t *testing.T) {
	f, err := Dots(dots(3))
	if err != nil {
		t.Fatal(err)
	}
	for _, dpi := range []int{-1, 0, 35, 1201} {
		if _, err := f.PNG(dpi); err == nil || !strings.Contains(err.Error(), "want 36 to 1200") {
			t.Errorf("PNG(%d) = error %v; want it to say what is possible", dpi, err)
		}
	}
}
