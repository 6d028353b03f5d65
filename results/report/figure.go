package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"html/template"
	"io"
	"strings"
)

// A Figure is a drawing, which [Clean] makes.
type Figure struct {
	Caption string
	svg     template.HTML
}

// SVG returns the drawing as it stands in a page.
func (f *Figure) SVG() template.HTML { return f.svg }

// Clean makes a figure of the SVG document svg, such as a figure of package plot, to
// stand within a page: of its elements and attributes only those that draw are kept,
// and it gets the width that there is. Its title and description are kept for who
// listens; name makes their identifiers unique in the page. It refuses what is no SVG
// document.
func Clean(name, caption string, svg []byte) (*Figure, error) {
	if !sectionID.MatchString(name) {
		return nil, fmt.Errorf("report: figure %q: want a name of a-z, 0-9 and -", name)
	}
	c := cleaner{name: name, decoder: xml.NewDecoder(bytes.NewReader(svg))}
	if err := c.run(); err != nil {
		return nil, fmt.Errorf("report: figure %s: %w", name, err)
	}
	return &Figure{Caption: caption, svg: template.HTML(c.out.String())}, nil
}

// drawn are the elements that a figure may have, and attributes those of them.
var (
	drawn = words("svg g path text tspan title desc rect circle line polyline polygon image")
	kept  = words("d x y x1 y1 x2 y2 dx dy cx cy r rx ry width height points transform style fill stroke stroke-width " +
		"stroke-linejoin stroke-linecap stroke-dasharray fill-opacity stroke-opacity opacity text-anchor textLength lengthAdjust " +
		"font-family font-size font-weight font-style viewBox preserveAspectRatio role")
)

func words(list string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(list) {
		all[w] = true
	}
	return all
}

// A cleaner copies a drawing, token by token.
type cleaner struct {
	name          string
	decoder       *xml.Decoder
	out           bytes.Buffer
	depth, hidden int // elements that are open; of them, those from the one that is left out
	begun         bool
}

func (c *cleaner) run() error {
	for {
		t, err := c.decoder.Token()
		if errors.Is(err, io.EOF) {
			if !c.begun || c.depth > 0 {
				return errors.New("no SVG document")
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := c.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			c.end(t)
		case xml.CharData:
			if c.hidden == 0 && c.depth > 0 {
				c.out.WriteString(html.EscapeString(string(t)))
			}
		}
	}
}

// start writes the beginning of an element, if it is one that draws.
func (c *cleaner) start(t xml.StartElement) error {
	if c.depth == 0 && (c.begun || t.Name.Local != "svg") {
		return fmt.Errorf("have an element %q; want one svg", t.Name.Local)
	}
	c.begun = true
	c.depth++
	if c.hidden > 0 || !drawn[t.Name.Local] {
		c.hidden++
		return nil
	}
	fmt.Fprintf(&c.out, "<%s", t.Name.Local)
	for _, a := range t.Attr {
		if c.keeps(t.Name.Local, a) {
			c.attribute(a.Name.Local, a.Value)
		}
	}
	switch name := t.Name.Local; {
	case c.depth == 1:
		c.attribute("class", "drawing")
		c.attribute("aria-labelledby", c.name+"-title "+c.name+"-desc")
	case c.depth == 2 && (name == "title" || name == "desc"):
		c.attribute("id", c.name+"-"+name)
	}
	c.out.WriteString(">")
	return nil
}

// keeps reports whether an attribute may stand in a page: one that draws, which names
// nothing outside of it. Images are of data within the document.
func (c *cleaner) keeps(element string, a xml.Attr) bool {
	name, value := a.Name.Local, strings.ToLower(a.Value)
	if element == "image" && name == "href" {
		return strings.HasPrefix(value, "data:image/png;base64,")
	}
	sized := c.depth == 1 && (name == "width" || name == "height")
	outside := strings.Contains(value, "url") || strings.Contains(value, "import") || strings.ContainsAny(value, `\<`) || strings.Contains(value, "/*")
	return a.Name.Space == "" && kept[name] && !sized && !outside
}

func (c *cleaner) attribute(name, value string) {
	fmt.Fprintf(&c.out, ` %s="%s"`, name, html.EscapeString(value))
}

// end writes the end of an element whose beginning was written.
func (c *cleaner) end(t xml.EndElement) {
	c.depth--
	if c.hidden > 0 {
		c.hidden--
		return
	}
	fmt.Fprintf(&c.out, "</%s>", t.Name.Local)
}
