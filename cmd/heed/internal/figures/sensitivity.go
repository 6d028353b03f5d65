package figures

import (
	"context"
	"fmt"
	"io"
	"math"
	"strings"

	"heed/cmd/internal/findings"
	"heed/results"
	"heed/results/plot"
	"heed/results/stats"
	"heed/scenarios/study"
)

// mostFactors is how many factors a figure of indices shows of each output, and mostPaired
// of how many a map of pairs is.
const (
	mostFactors = 12
	mostPaired  = 12
)

// A SensitivityFrame says what all figures of a sensitivity have in common.
type SensitivityFrame struct {
	Title string
	Level float64           // of the intervals
	Units map[string]string // of the outputs; a share has none
}

// SensitivityFrameOf returns the frame of the figures of a folder.
func SensitivityFrameOf(m results.Manifest, level float64) SensitivityFrame {
	f := SensitivityFrame{Title: titleOf(m), Level: level, Units: map[string]string{}}
	for _, c := range m.Metrics {
		f.Units[c.Name] = c.Unit
	}
	return f
}

// WriteSensitivity draws the figures of sensitivity.csv into the folder, if it has one. It
// stops between figures when ctx ends.
func WriteSensitivity(ctx context.Context, x *results.Extras) error {
	all, err := findings.Sensitivities(x.Dir())
	if err != nil {
		return err
	}
	return DrawSensitivity(all, SensitivityFrameOf(x.Manifest(), stats.Confidence), func(name string, fill func(io.Writer) error) error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return x.Write("figures/"+name, fill)
	})
}

// DrawSensitivity draws what outputs hang on, and hands each file to write: by each method
// that there is the levels, and in a figure of their own the effects of the other arms.
func DrawSensitivity(all []findings.Sensitivity, frame SensitivityFrame, write func(name string, fill func(io.Writer) error) error) error {
	var levels, effects []findings.Sensitivity
	for _, s := range all {
		if s.Against == study.OfBaseline {
			effects = append(effects, s)
		} else {
			levels = append(levels, s)
		}
	}
	for _, group := range []struct {
		suffix, of string
		all        []findings.Sensitivity
	}{{"", "", levels}, {"-effects", "the effects of the arms on ", effectsOn(effects)}} {
		d := influences{SensitivityFrame: frame, all: group.all, of: group.of}
		for _, figure := range []struct {
			name string
			draw func() (*plot.Figure, error)
		}{
			{"sensitivity", d.shares}, {"sensitivity-pairs", d.pairs}, {"sensitivity-screening", d.screens},
			{"sensitivity-sizes", d.sizes}, {"sensitivity-regression", d.coefficients}, {"sensitivity-pawn", d.distances},
		} {
			if err := renderTo(write, figure.name+group.suffix, figure.draw); err != nil {
				return err
			}
		}
	}
	return nil
}

// mostEffects is how many effects a figure shows.
const mostEffects = 8

// effectsOn returns the effects on the first output, that of the most interest.
func effectsOn(all []findings.Sensitivity) (of []findings.Sensitivity) {
	for _, s := range all {
		if s.Output == all[0].Output && len(of) < mostEffects {
			of = append(of, s)
		}
	}
	return of
}

// renderTo renders a figure in each format, if there is one.
func renderTo(write func(name string, fill func(io.Writer) error) error, name string, of func() (*plot.Figure, error)) error {
	f, err := of()
	if err != nil {
		return fmt.Errorf("figures: %s: %w", name, err)
	}
	if f == nil {
		return nil
	}
	for _, format := range []struct {
		suffix string
		render func() ([]byte, error)
	}{{".svg", f.SVG}, {".png", func() ([]byte, error) { return f.PNG(resolution) }}, {".pdf", f.PDF}} {
		b, err := format.render()
		if err != nil {
			return err
		}
		if err := write(name+format.suffix, bytesOf(b)); err != nil {
			return err
		}
	}
	return nil
}

// influences are outputs whose factors figures are drawn of.
type influences struct {
	SensitivityFrame
	all []findings.Sensitivity
	of  string // what the outputs are, "" for levels
}

// A seriesOf is an index that a figure shows.
type seriesOf struct{ name, index string }

// sensitivity returns what a figure shows of a method; no outputs where it says nothing.
func (d influences) sensitivity(method string, series []seriesOf) plot.Sensitivity {
	in := plot.Sensitivity{Most: mostFactors}
	for _, s := range series {
		in.Series = append(in.Series, s.name)
	}
	for i := range d.all {
		s := &d.all[i]
		if !s.Has(method) {
			continue
		}
		acts := false // a constant output has nothing to show
		o := plot.Output{Title: words(s.Output), Unit: d.Units[s.Output]}
		if s.Against == study.OfBaseline {
			o.Title = s.Arm + ", on " + strings.ToLower(words(s.Output))
		}
		for _, x := range s.Ranked(method, series[0].index) {
			f := plot.Influence{Label: x.Factor}
			for _, k := range series {
				f.Indices = append(f.Indices, indexOf(s.Get(method, x.Factor, k.index)))
			}
			o.Factors = append(o.Factors, f)
			acts = acts || f.Indices[0].Value != 0
		}
		if acts {
			in.Outputs = append(in.Outputs, o)
		}
	}
	return in
}

// indexOf returns an index as a figure takes it.
func indexOf(x study.Index) plot.Index {
	if math.IsInf(x.Value, 0) || math.IsNaN(x.Value) {
		return plot.Index{Value: math.NaN(), Lo: math.NaN(), Hi: math.NaN()}
	}
	return plot.Index{Value: x.Value, Lo: x.Lo, Hi: x.Hi}
}

// frame returns the frame of a figure.
func (d influences) frame(what, caption string) plot.Frame {
	return plot.Frame{Title: d.Title, Description: what, Caption: caption + fmt.Sprintf(" Whiskers: %.3g%% bootstrap intervals.", 100*d.Level)}
}

// rests says on how much indices rest.
func (d influences) rests(method, index, thing string) string {
	for i := range d.all {
		if ranked := d.all[i].Ranked(method, index); len(ranked) > 0 {
			return fmt.Sprintf("%d %s", ranked[0].N, thing)
		}
	}
	return ""
}
