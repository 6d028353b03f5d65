package main

import (
	"fmt"
	"io"

	"heed/agents"
	"heed/cmd/internal/prose"
)

// fitData is how the default organization was fitted, as JSON has it.
type fitData struct {
	Coefficients []agents.FittedCoefficient `json:"coefficients"`
	Magnitudes   []agents.FittedMagnitude   `json:"magnitudes"`
}

// fitTopic explains how the default organization was fitted.
func fitTopic() explanation {
	d := fitData{agents.FittedCoefficients, agents.FittedMagnitudes}
	return explanation{d, d.write, d.markdown}
}

// write says what was fitted, to what, and how far off it is.
func (d fitData) write(w io.Writer) {
	prose.WriteWrapped(w, "", "The default organization is fitted to published magnitudes by the method of simulated moments. heed calibrate makes the fit again; agents/FIT.md says where each magnitude is from and how it is read off a run.")
	fmt.Fprintln(w)
	c, m := d.grids()
	fmt.Fprint(w, prose.AlignWide(c.Columns, c.Rows))
	fmt.Fprintln(w)
	fmt.Fprint(w, prose.AlignWide(m.Columns, m.Rows))
	fmt.Fprintln(w)
	prose.WriteWrapped(w, "", "Standard errors come of what the sources leave open and of chance. Off by: in standard deviations of what the source leaves open.")
}

// markdown returns the same as two tables.
func (d fitData) markdown() string {
	c, m := d.grids()
	return markdown(c) + "\n" + markdown(m)
}

// grids lays both tables out.
func (d fitData) grids() (coefficients, magnitudes prose.Grid) {
	coefficients = prose.Grid{
		Columns: []prose.Column{{Left: true}, {}, {}, {Left: true}},
		Rows:    [][]string{{"coefficient", "fitted", "std. error", "told by"}},
	}
	for _, c := range d.Coefficients {
		coefficients.Rows = append(coefficients.Rows, []string{c.Path, c.Value, c.Error, c.Magnitude})
	}
	magnitudes = prose.Grid{
		Columns: []prose.Column{{Left: true}, {}, {}, {}, {Left: true}},
		Rows:    [][]string{{"magnitude", "published", "simulated", "off by", "used"}},
	}
	for _, m := range d.Magnitudes {
		magnitudes.Rows = append(magnitudes.Rows, []string{m.Title, m.Published, m.Simulated, m.Residual, m.Use + ", " + m.Verdict})
	}
	return coefficients, magnitudes
}
