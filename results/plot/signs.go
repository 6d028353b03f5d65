package plot

import (
	"sort"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// signMarks put the shape of an arm on its line here and there: in a grey print
// it tells restless lines apart where their dashes do not.
type signMarks struct {
	Course
	ink   ink
	phase float64 // where its shapes stand among those of the others, 0 to 1
}

// signs is how many shapes a line bears.
const signs = 4

// sign returns the radius of the shapes that lines bear: none where one or two
// lines are told apart by being solid and dashed.
func sign(lines int) vg.Length {
	if lines < 3 {
		return 0
	}
	return signRadius
}

// levelShapes put the shape of an arm at each of its levels.
type levelShapes struct {
	Course
	ink ink
}

// Plot implements [gonum.Plotter].
func (s levelShapes) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	for i := range s.X {
		if s.known(i) {
			s.ink.point(c, vg.Point{X: x(s.X[i]), Y: y(s.Mean[i])}, dotRadius)
		}
	}
}

// Plot implements [gonum.Plotter]. The shapes stand at recorded days, the next
// after places at equal distances.
func (s signMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	apart := (c.Max.X - c.Min.X) / signs
	for j := range signs {
		at := c.Min.X + (vg.Length(j)+vg.Length(s.phase))*apart
		i := sort.Search(len(s.X), func(i int) bool { return x(s.X[i]) >= at })
		if i < len(s.X) && s.known(i) && x(s.X[i]) < at+apart/2 {
			pt := vg.Point{X: x(s.X[i]), Y: y(s.Mean[i])}
			c.SetColor(white)
			c.Fill(s.ink.shape.path(pt, signRadius+1.2))
			s.ink.point(c, pt, signRadius)
		}
	}
}
