package scenarios

import (
	"io/fs"

	"heed/scenarios/design"
)

// A Calibration is a scenario, what is uncertain in it, and what was observed: which
// values of the priors' keys explain the targets? It is made by [ParseCalibration].
type Calibration struct {
	Name, Title string
	Base        *Scenario       // with the arms that targets name, and no others but the baseline
	Priors      []design.Factor // keys of the scenario, and how probable their values are beforehand
	Targets     []Target
	Search      SearchRules
	Truth       []any    // by prior, values at which data may be simulated; nil where the file gives none
	Text        []byte   // what was read
	Inputs      []Input  // the files of series
	Warnings    []string // doubts, for whoever reads the results
}

// A Target is a number that was observed, and how uncertain it is. What a scenario shows
// for it is a mean of a metric over recorded days, perhaps less another.
type Target struct {
	Name   string // as the file has it; with @ and the day for a row of a series
	Metric string
	Arm    string
	When   Period
	Less   string // the arm of which the same is subtracted; "" for none
	Before Period // of the same arm, whose mean is subtracted; the zero value for none
	Value  float64
	SD     float64 // standard deviation of what is uncertain in Value; 0 for none
}

// A Period are days: those recorded of From to To, or the whole time after the burn-in.
type Period struct {
	From, To int
	Given    bool // false stands for the whole time, and of Before for none
}

// SearchRules are the section search of a calibration: how its posterior is looked for.
type SearchRules struct {
	Particles   int     // that the posterior is to be worth
	Evaluations int     // the most points that are simulated
	Replicates  int     // of each, whose mean is compared with the targets
	Tolerance   float64 // the distance that is near enough; 0 for none
	Generation  int     // points of each generation; 0 for twice the particles
	Efficiency  float64 // the share of its points that a generation is to be worth, or else the search ends
	Gain        float64 // the share by which the tolerance is to fall, or else the search ends
	Adjust      string  // linear or none
	Predictive  int     // points of the posterior at which its predictions are simulated anew
}

// ParseCalibration reads a calibration from its text, as [ParseSweep] reads a sweep: name
// stands in messages, files has the calibration's folder as its root, and overrides are
// for the base. The error is [Mistakes], every one that can be told, or that of reading
// files.
func ParseCalibration(name string, text []byte, files fs.FS, overrides []Override) (*Calibration, error) {
	if wrong := checkText(name, text); wrong != nil {
		return nil, wrong
	}
	doc, wrong := read(name, text)
	r := newTargetReader(name, text, files, overrides)
	r.wrong, r.partial = wrong, len(wrong) > 0
	for _, e := range doc.entries(name, text) {
		r.read(e)
	}
	if err := r.finish(); err != nil {
		return nil, err
	}
	return r.calibration, r.wrong.or(name)
}
