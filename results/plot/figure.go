package plot

import (
	"bytes"
	"errors"
	"fmt"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// A Figure is laid out and ready to be rendered, any number of times and by
// several goroutines at once. It holds on to the numbers it was made from,
// which must not change.
type Figure struct {
	title, description string
	width, height      vg.Length
	draw               func(draw.Canvas)
}

// Size returns the width and height of the figure in millimetres.
func (f *Figure) Size() (width, height float64) {
	return f.width.Points() * mmPerPoint, f.height.Points() * mmPerPoint
}

const mmPerPoint = 25.4 / 72

// SVG returns the figure as an SVG document, its text as text.
func (f *Figure) SVG() ([]byte, error) {
	c := &svgCanvas{Canvas: vgsvg.NewWith(vgsvg.UseWH(f.width, f.height))}
	f.render(draw.New(c))
	return f.document(c)
}

// PNG returns the figure as a PNG image at dpi dots per inch, from 36 to 1200.
// The image says its resolution, so that it prints at the figure's size.
func (f *Figure) PNG(dpi int) ([]byte, error) {
	if dpi < 36 || dpi > 1200 {
		return nil, fmt.Errorf("plot: png at %d dpi: want 36 to 1200", dpi)
	}
	if pixels := f.width.Dots(float64(dpi)) * f.height.Dots(float64(dpi)); pixels > 1<<28 {
		return nil, fmt.Errorf("plot: png at %d dpi has %.0f million pixels: want at most 268", dpi, pixels/1e6)
	}
	c := vgimg.NewWith(vgimg.UseWH(f.width, f.height), vgimg.UseDPI(dpi))
	f.render(draw.New(c))
	var b bytes.Buffer
	if _, err := (vgimg.PngCanvas{Canvas: c}).WriteTo(&b); err != nil {
		return nil, fmt.Errorf("plot: png: %w", err)
	}
	return resolved(b.Bytes(), dpi)
}

// render draws the figure on paper.
func (f *Figure) render(c draw.Canvas) {
	c.SetColor(white)
	c.Fill(c.Rectangle.Path())
	f.draw(c)
}

var errBackend = errors.New("plot: the drawing library wrote something unforeseen")
