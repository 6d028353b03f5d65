package plot

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"
)

// number writes a length in points, to a hundredth: less than 4 micrometres.
func number(l vg.Length) string {
	return strconv.FormatFloat(math.Round(l.Points()*100)/100+0, 'f', -1, 64) // + 0: no -0
}

// place writes a point.
func place(pt vg.Point) string { return number(pt.X) + " " + number(pt.Y) }

// outline writes a path.
func outline(p vg.Path) string {
	var b strings.Builder
	begun := false
	var here vg.Point // where the path has come to
	at := func(operator string, pts ...vg.Point) {
		for _, pt := range pts {
			b.WriteString(place(pt) + " ")
			here = pt
		}
		b.WriteString(operator + "\n")
		begun = true
	}
	for _, step := range p {
		switch step.Type {
		case vg.MoveComp:
			at("m", step.Pos)
		case vg.LineComp:
			at("l", step.Pos)
		case vg.CurveComp:
			at("c", cubic(here, step)...)
		case vg.ArcComp:
			at(map[bool]string{true: "l", false: "m"}[begun], onCircle(step, step.Start))
			for _, curve := range arcs(step) {
				at("c", curve...)
			}
		case vg.CloseComp:
			at("h")
		}
	}
	return b.String()
}

// cubic returns the control points and the end of a curve from a point. One of
// a single control point is raised to the third degree.
func cubic(from vg.Point, step vg.PathComp) []vg.Point {
	if len(step.Control) == 2 {
		return []vg.Point{step.Control[0], step.Control[1], step.Pos}
	}
	toward := func(end vg.Point) vg.Point { return end.Add(step.Control[0].Sub(end).Scale(2.0 / 3)) }
	return []vg.Point{toward(from), toward(step.Pos), step.Pos}
}

func onCircle(step vg.PathComp, angle float64) vg.Point {
	sin, cos := math.Sincos(angle)
	return vg.Point{X: step.Pos.X + step.Radius*vg.Length(cos), Y: step.Pos.Y + step.Radius*vg.Length(sin)}
}

// arcs returns an arc as curves of at most a quarter of the circle, each of
// which is off by less than 3 in 10000 of the radius (Goldapp 1991,
// "Approximation of circular arcs by cubic polynomials").
func arcs(step vg.PathComp) [][]vg.Point {
	n := max(1, int(math.Ceil(math.Abs(step.Angle)/(math.Pi/2)-1e-9)))
	turn := step.Angle / float64(n)
	reach := step.Radius * vg.Length(4.0/3*math.Tan(turn/4))
	var curves [][]vg.Point
	for i := range n {
		from := step.Start + float64(i)*turn
		to := from + turn
		a, b := onCircle(step, from), onCircle(step, to)
		curves = append(curves, []vg.Point{
			{X: a.X - reach*vg.Length(math.Sin(from)), Y: a.Y + reach*vg.Length(math.Cos(from))},
			{X: b.X + reach*vg.Length(math.Sin(to)), Y: b.Y - reach*vg.Length(math.Cos(to))},
			b,
		})
	}
	return curves
}
