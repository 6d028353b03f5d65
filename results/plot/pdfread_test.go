package plot

import (
	"bytes"
	"compress/zlib"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// pdfObject is an object of a PDF document: its dictionary and its stream.
type pdfObject struct {
	dict   string
	stream []byte // decompressed
}

// pdfOf reads the objects of a document by number, by way of its table of them,
// so that a wrong place in it is found.
func pdfOf(t *testing.T, pdf []byte) map[int]pdfObject {
	t.Helper()
	_, after, ok := bytes.Cut(pdf, []byte("startxref\n"))
	start, err := strconv.Atoi(strings.Fields(string(after) + " x")[0])
	if !ok || err != nil || start >= len(pdf) {
		t.Fatalf("pdf says no place of its table of objects")
	}
	objects := map[int]pdfObject{}
	for i, line := range strings.Split(string(pdf[start:]), "\n")[3:] {
		fields := strings.Fields(line)
		if len(fields) != 3 || fields[2] != "n" {
			break
		}
		at, _ := strconv.Atoi(fields[0])
		head := strconv.Itoa(i+1) + " 0 obj\n"
		if at >= len(pdf) || !bytes.HasPrefix(pdf[at:], []byte(head)) {
			t.Fatalf("pdf has no object %d at byte %d", i+1, at)
		}
		objects[i+1] = pdfObjectAt(t, pdf[at+len(head):])
	}
	return objects
}

var pdfLength = regexp.MustCompile(`/Length (\d+)`)

func pdfObjectAt(t *testing.T, b []byte) pdfObject {
	t.Helper()
	end := bytes.Index(b, []byte("endobj"))
	stream := bytes.Index(b, []byte("stream\n"))
	if stream < 0 || end < stream {
		return pdfObject{dict: string(b[:end])}
	}
	o := pdfObject{dict: string(b[:stream])}
	n, _ := strconv.Atoi(pdfLength.FindStringSubmatch(o.dict)[1])
	o.stream = b[stream+len("stream\n"):][:n]
	if strings.Contains(o.dict, "/FlateDecode") && !strings.Contains(o.dict, "/Image") {
		z, err := zlib.NewReader(bytes.NewReader(o.stream))
		if err != nil {
			t.Fatalf("stream of %q: %v", o.dict, err)
		}
		if o.stream, err = io.ReadAll(z); err != nil {
			t.Fatalf("stream of %q: %v", o.dict, err)
		}
	}
	return o
}

// refersTo returns the object that a dictionary names under a key.
func refersTo(t *testing.T, objects map[int]pdfObject, dict, key string) pdfObject {
	t.Helper()
	m := regexp.MustCompile(key + ` \[?(\d+) 0 R`).FindStringSubmatch(dict)
	if m == nil {
		t.Fatalf("%q refers to no %s", dict, key)
	}
	n, _ := strconv.Atoi(m[1])
	return objects[n]
}

// objectsWith returns the objects in whose dictionary a text is.
func objectsWith(objects map[int]pdfObject, text string) (found []pdfObject) {
	for n := range len(objects) + 1 {
		if strings.Contains(objects[n].dict, text) {
			found = append(found, objects[n])
		}
	}
	return found
}

// contentOf returns the operators of the page.
func contentOf(t *testing.T, objects map[int]pdfObject) string {
	t.Helper()
	pages := objectsWith(objects, "/Type /Page\n")
	if len(pages) != 1 {
		t.Fatalf("pdf has %d pages; want 1", len(pages))
	}
	return string(refersTo(t, objects, pages[0].dict, "/Contents").stream)
}

var pdfText = regexp.MustCompile(`(?s)BT (-?[\d.]+) (-?[\d.]+) Td \((.*?[^\\]|)\) Tj ET`)

// pdfTexts returns the texts of a page, decoded, and where they begin: their
// boxes have no size.
func pdfTexts(content string) (texts []box) {
	for _, m := range pdfText.FindAllStringSubmatch(content, -1) {
		x, _ := strconv.ParseFloat(m[1], 64)
		y, _ := strconv.ParseFloat(m[2], 64)
		texts = append(texts, box{fromUTF16(unescape(m[3])), x, y, x, y})
	}
	return texts
}

func unescape(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r").Replace(s)
}

func fromUTF16(s string) string {
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

func pdfFrom(t *testing.T, d drawing) (*Figure, []byte) {
	t.Helper()
	f, err := d.make()
	if err != nil {
		t.Fatalf("%s: error %v; want a figure", d.name, err)
	}
	b, err := f.PDF()
	if err != nil {
		t.Fatalf("%s.PDF() = error %v", d.name, err)
	}
	return f, b
}

var (
	pdfPoint = regexp.MustCompile(`(?m)^(-?[\d.]+) (-?[\d.]+) [ml]$`)
	svgPoint = regexp.MustCompile(`[ML](-?[0-9.e+-]+),(-?[0-9.e+-]+)`)
)

func pdfPoints(content string) [][2]float64 { return pointsOf(pdfPoint, content) }
func svgPoints(svg string) [][2]float64     { return pointsOf(svgPoint, svg) }

// pointsOf returns the points that lines go to, none twice on end.
func pointsOf(of *regexp.Regexp, s string) (points [][2]float64) {
	for _, m := range of.FindAllStringSubmatch(s, -1) {
		x, _ := strconv.ParseFloat(m[1], 64)
		y, _ := strconv.ParseFloat(m[2], 64)
		n := len(points)
		if n == 0 || math.Abs(points[n-1][0]-x) > 0.02 || math.Abs(points[n-1][1]-y) > 0.02 {
			points = append(points, [2]float64{x, y})
		}
	}
	return points
}
