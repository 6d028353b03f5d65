package plot

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Frame is what every figure has around its data. The zero Frame is valid.
type Frame struct {
	// Title is printed above the figure, and names the SVG or PDF. Journals
	// print their own: leave it empty, and the facets' titles name the document.
	Title string
	// Description says in a sentence what there is to see, for readers who
	// hear the figure (SVG and PDF).
	Description string
	// Caption is printed below the figure and says what intervals and bands
	// are, and over how many replicates.
	Caption string
	// Width is the figure's width in millimetres, from 60 to 400: [Page] where
	// it is 0. The height follows from what is shown.
	Width float64
	// Order lists labels of arms; an arm's place gives its colour, dashes and
	// shape, so that it looks the same in all figures of a folder. Labels that
	// are not listed follow in order of appearance.
	Order []string
}

func (f Frame) width() float64 {
	if f.Width == 0 {
		return Page
	}
	return f.Width
}

func (f Frame) check(c *complaints) {
	c.want(f.width() >= 60 && f.width() <= 400, "width %v mm: want 60 to 400", f.Width)
}

// inks assigns inks to labels.
type inks struct {
	labels []string
	place  map[string]int
}

// inks returns the assignment for labels in order of appearance.
func (f Frame) inks(appearing []string) inks {
	k := inks{place: map[string]int{}}
	for _, l := range append(append([]string{}, f.Order...), appearing...) {
		if _, ok := k.place[l]; !ok {
			k.place[l] = len(k.place)
		}
	}
	seen := map[string]bool{}
	for _, l := range appearing {
		if !seen[l] {
			k.labels, seen[l] = append(k.labels, l), true
		}
	}
	return k
}

func (k inks) of(label string) ink {
	i := inkOf(k.place[label])
	i.crowd = len(k.labels)
	return i
}

// page is a figure before it is measured: from top to bottom title, legend,
// facets and caption.
type page struct {
	Frame
	kind   string // what sort of figure, for the document's title
	legend legend
	grid   grid
}

// figure measures the page and returns it as a figure.
func (p page) figure() *Figure {
	width := vg.Length(p.width()) * vg.Millimeter
	l := p.layout(p.room())
	height := 2*edge + l.title + l.legend + l.grid + l.caption
	return &Figure{
		title:       p.name(),
		description: plain(p.Description + " " + p.Caption),
		width:       width,
		height:      height,
		draw:        func(c draw.Canvas) { p.draw(c, l) },
	}
}

// room is the width inside the edges.
func (p *page) room() vg.Length { return vg.Length(p.width())*vg.Millimeter - 2*edge }

// layout holds the wrapped lines and the heights of the parts of a page.
type layout struct {
	titleLines, captionLines     []string
	title, legend, grid, caption vg.Length
	beside                       vg.Length // width of a legend right of the facets
}

func (p *page) layout(room vg.Length) layout {
	l := layout{titleLines: figureTitle.wrap(plain(p.Title), room), captionLines: captionText.wrap(plain(p.Caption), room)}
	if n := len(l.titleLines); n > 0 {
		l.title = vg.Length(n)*figureTitle.pitch() + 4
	}
	if n := len(l.captionLines); n > 0 {
		l.caption = vg.Length(n)*captionText.pitch() + 5
	}
	if p.legend.beside {
		w, h := p.legend.fit(room / 3)
		l.beside = w + gutter
		l.grid = max(p.grid.fit(room-l.beside), h)
		return l
	}
	if _, h := p.legend.fit(room); h > 0 {
		l.legend = h + 6
	}
	l.grid = p.grid.fit(room)
	return l
}

func (p *page) draw(c draw.Canvas, l layout) {
	at := vg.Point{X: c.Min.X + edge, Y: c.Max.Y - edge}
	figureTitle.writeLines(c, vg.Point{X: at.X, Y: at.Y - figureTitle.rise()}, l.titleLines)
	at.Y -= l.title
	beside := at
	if p.legend.beside {
		beside.X = c.Max.X - edge - l.beside + gutter
		beside.Y -= p.grid.facets[0].top - nameText.pitch()/2
	}
	p.legend.draw(c, beside)
	at.Y -= l.legend
	area := vg.Rectangle{Min: vg.Point{X: at.X, Y: at.Y - l.grid}, Max: vg.Point{X: c.Max.X - edge - l.beside, Y: at.Y}}
	p.grid.draw(draw.Canvas{Canvas: c.Canvas, Rectangle: area})
	at.Y -= l.grid + 5
	captionText.writeLines(c, vg.Point{X: at.X, Y: at.Y - captionText.rise()}, l.captionLines)
}

// name is the document's title.
func (p *page) name() string {
	if t := plain(p.Title); t != "" {
		return t
	}
	var titles []string
	for _, f := range p.grid.facets {
		if f.title != "" {
			titles = append(titles, f.title)
		}
	}
	return plain(fmt.Sprintf("%s: %s", p.kind, strings.Join(titles, ", ")))
}
