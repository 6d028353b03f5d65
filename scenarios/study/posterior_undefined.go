package study

import (
	"fmt"
	"math"
	"strings"
)

// leastDefined is the share of the priors' points at which all targets must be defined: of
// fewer the posterior would be of rare organizations, and rest on hardly any points.
const leastDefined = 0.1

// note counts at how many proposals targets are undefined, those included whose values do
// not go together.
func (w *work) note(told [][]float64) {
	if w.undefined == nil {
		w.undefined = make([]int, len(w.Calibration.Targets))
	}
	for _, row := range told {
		whole := 1
		for k, v := range row {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				w.undefined[k]++
				whole = 0
			}
		}
		w.told++
		w.defined += whole
	}
}

// undefinedError returns an error that names the targets that are undefined at so many
// points of the priors that no posterior can be told, or nil.
func (w *work) undefinedError() error {
	if float64(w.defined) >= leastDefined*float64(w.told) {
		return nil
	}
	var lacking []string
	for k, t := range w.Calibration.Targets {
		if n := w.undefined[k] - w.clashes; n > 0 {
			lacking = append(lacking, fmt.Sprintf("target %s at %d", t.Name, n))
		}
	}
	if len(lacking) == 0 {
		return fmt.Errorf("study: at %d of %d points of the priors values do not go together: want narrower priors", w.clashes, w.told)
	}
	return fmt.Errorf("study: of %d points of the priors too few have all targets defined; undefined are %s: want longer periods, a larger organization, or another metric", w.told, strings.Join(lacking, ", "))
}

// doubtUndefined says which targets are undefined at some points.
func (p *Posterior) doubtUndefined(warn func(string, ...any)) {
	for k, t := range p.Calibration.Targets {
		if n := p.Undefined[k] - p.Clashes; n > 0 {
			warn("target %s is undefined at %d of %d points, which have no weight: the posterior is of organizations where it is defined", t.Name, n, p.Evaluations)
		}
	}
}
