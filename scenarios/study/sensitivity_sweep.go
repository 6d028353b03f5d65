package study

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"

	"heed/results"
	"heed/results/stats"
	"heed/scenarios"
	"heed/sim"
)

// SensitivityMetrics are the metrics that are analysed where none is asked for.
var SensitivityMetrics = []string{"compliance_rate", "participation_rate", "time_cost_minutes", "incident_count"}

// The values of the column against.
const (
	OfLevel    = "level"    // the metric itself, of the first arm
	OfBaseline = "baseline" // the paired difference of another arm from the first
)

// A Wanted says what to analyse of a sweep; what is left out is what fits.
type Wanted struct {
	Metrics []string // [SensitivityMetrics], those that there are
	Arms    []string // all
	Methods []string // [SensitivityDesign.Fitting]
	Level   float64  // of the intervals, between 0 and 1; [stats.Confidence] where it is 0
}

// A SweepSensitivity analyses the folder of a sweep.
type SweepSensitivity struct {
	SensitivityDesign
	Arms, Metrics []string // that the folder has
	dir           string
	manifest      results.Manifest
}

// Indices of a sweep, and what is to be said of them.
type SweepIndices struct {
	Indices  []Index
	Warnings []string // each once, with the outputs that it is of
	Refused  []error  // outputs that have no indices, and why
}

// OpenSensitivity opens the folder dir of a sweep, of which m is the manifest, and reads
// its points. Its error is of a folder that is of no sweep, that lacks units, or that
// cannot be read. Factors whose levels are names have them numbered by the alphabet.
func OpenSensitivity(dir string, m results.Manifest) (*SweepSensitivity, error) {
	kind := kindOf(m)
	if kind == "" || len(m.Factors) == 0 {
		return nil, errors.New("study: the folder is of no sweep, or of one that was run before sweeps said how their points are laid out")
	}
	if err := holes(m); err != nil {
		return nil, err
	}
	a := &SweepSensitivity{dir: dir, manifest: m, Arms: m.Arms}
	a.Kind, a.Factors = kind, m.Factors
	for _, c := range m.Metrics {
		a.Metrics = append(a.Metrics, c.Name)
	}
	seeds := ""
	for setting, to := range map[string]any{levelsSetting: &a.Levels, secondSetting: &a.Second, "sweep.seeds": &seeds} {
		if text, ok := m.Settings[setting]; ok {
			if err := json.Unmarshal(text, to); err != nil {
				return nil, fmt.Errorf("study: the setting %s of the folder: %w", setting, err)
			}
		}
	}
	a.Common = scenarios.SeedRule(seeds) == scenarios.Common
	return a, a.readPoints()
}

// kindOf returns the kind of the design of a folder, "" where it is none of a sweep.
func kindOf(m results.Manifest) (kind string) {
	if json.Unmarshal(m.Settings[designSetting], &kind) != nil {
		return ""
	}
	return kind
}

// holes returns an error that names the units that the tables of a folder lack.
func holes(m results.Manifest) error {
	if len(m.Missing) == 0 {
		return nil
	}
	const most = 12
	var all []string
	for _, h := range m.Missing[:min(len(m.Missing), most)] {
		text := fmt.Sprintf("point %d replicate %d", h.Point, h.First)
		if h.Last > h.First {
			text += fmt.Sprintf(" to %d", h.Last)
		}
		all = append(all, text)
	}
	if more := len(m.Missing) - most; more > 0 {
		all = append(all, fmt.Sprintf("%d more", more))
	}
	return fmt.Errorf("study: a design with holes is none, and units are missing: %s", strings.Join(all, ", "))
}

// readPoints reads the values of the factors.
func (a *SweepSensitivity) readPoints() error {
	points := listing{path: filepath.Join(a.dir, results.PointsFile)}
	texts := make([][]string, len(a.Factors))
	err := points.each(func(row []string) {
		for i := range texts {
			texts[i] = append(texts[i], row[1+i])
		}
	})
	if err != nil {
		return err
	}
	if have := len(texts[0]); have != a.manifest.Points {
		return fmt.Errorf("study: %s has %d points; want %d", points.path, have, a.manifest.Points)
	}
	columns := make([][]float64, len(texts))
	for i := range texts {
		columns[i] = numbered(texts[i])
	}
	for p := range a.manifest.Points {
		x := make([]float64, len(columns))
		for i := range x {
			x[i] = columns[i][p]
		}
		a.X = append(a.X, x)
	}
	return nil
}

// numbered returns levels as numbers; names by their place in the alphabet.
func numbered(texts []string) []float64 {
	x := make([]float64, len(texts))
	for i, text := range texts {
		level, ok := levelOf(text)
		if !ok {
			all := slices.Clone(texts)
			slices.Sort(all)
			all = slices.Compact(all)
			for k := range texts {
				x[k] = float64(sort.SearchStrings(all, texts[k]))
			}
			return x
		}
		x[i] = level
	}
	return x
}

// Check returns everything that is wrong with what is wanted.
func (a *SweepSensitivity) Check(w Wanted) error {
	var errs []error
	among := func(what string, have, all []string) {
		for _, name := range have {
			if !slices.Contains(all, name) {
				hint := "; there are " + strings.Join(all, ", ")
				if near := scenarios.Nearest(name, all); near != "" {
					hint = fmt.Sprintf("; did you mean %q?", near)
				}
				errs = append(errs, fmt.Errorf("no %s %q%s", what, name, hint))
			}
		}
	}
	among("metric", w.Metrics, a.Metrics)
	among("arm", w.Arms, a.Arms)
	for _, method := range w.Methods {
		if err := a.Refuses(method); err != nil {
			errs = append(errs, err)
		}
	}
	if len(w.Methods) == 0 && len(a.Fitting()) == 0 {
		errs = append(errs, fmt.Errorf("no method fits %d points of %d factors of kind %s: want a sweep of kind morris or saltelli, or lhs or sobol of at least %d points",
			len(a.X), len(a.Factors), a.Kind, min(enoughSliced, enoughRegressed*len(a.Factors)+2)))
	}
	return errors.Join(errs...)
}

// complete fills in what is left out.
func (a *SweepSensitivity) complete(w Wanted) Wanted {
	if len(w.Metrics) == 0 {
		for _, name := range SensitivityMetrics {
			if slices.Contains(a.Metrics, name) {
				w.Metrics = append(w.Metrics, name)
			}
		}
	}
	if len(w.Arms) == 0 {
		w.Arms = a.Arms
	}
	if len(w.Methods) == 0 {
		w.Methods = a.affordable(a.Fitting(), len(w.Metrics)*len(w.Arms))
	}
	if w.Level == 0 {
		w.Level = stats.Confidence
	}
	return w
}

// Run analyses what is wanted, which [SweepSensitivity.Check] has no complaint of.
func (a *SweepSensitivity) Run(w Wanted) (SweepIndices, error) {
	fit := len(w.Methods) == 0
	w = a.complete(w)
	outputs, err := a.read(w)
	if err != nil {
		return SweepIndices{}, err
	}
	g := gathering{told: map[string][]string{}}
	if left := a.leftOut(w.Methods); fit && len(left) > 0 {
		g.all.Warnings = append(g.all.Warnings, fmt.Sprintf("%s of so many points, factors and outputs takes long and is left out; heed sensitivity --method %s does it", strings.Join(left, ", "), strings.Join(left, ",")))
	}
	doubt, err := a.Dependence(w.Methods)
	if err != nil {
		return SweepIndices{}, err
	}
	if doubt != "" {
		g.all.Warnings = append(g.all.Warnings, doubt)
	}
	for _, o := range outputs {
		a.analyse(&g, o, w, len(outputs))
	}
	g.finish()
	return g.all, nil
}

// analyse adds the indices of an output.
func (a *SweepSensitivity) analyse(g *gathering, o sweepOutput, w Wanted, outputs int) {
	if !slices.Contains(w.Methods, Sobol) {
		w.Methods = append(slices.Clone(w.Methods), ChanceOnly)
	}
	for _, method := range w.Methods {
		a.Bootstrap = stats.Bootstrap{Source: sim.NewStreams(a.manifest.Seed, 0).Named("sensitivity"), Resamples: a.resamples(method, outputs), Level: w.Level}
		rows, warnings, err := a.Indices(method, o.y)
		if err != nil {
			g.all.Refused = append(g.all.Refused, fmt.Errorf("%s: %s: %s", o.name(), method, strings.TrimPrefix(err.Error(), "stats: ")))
			return
		}
		for i := range rows {
			rows[i].Arm, rows[i].Output, rows[i].Against = o.arm, o.metric, o.against
		}
		g.all.Indices = append(g.all.Indices, rows...)
		for _, warning := range warnings {
			g.warn(method+": "+warning, o.name())
		}
	}
}

// A sweepOutput is an output of a sweep, by point and replicate.
type sweepOutput struct {
	arm, metric, against string
	y                    [][]float64
}

func (o sweepOutput) name() string {
	if o.against == OfLevel {
		return o.metric
	}
	return fmt.Sprintf("%s of %s against the baseline", o.metric, o.arm)
}

// A gathering collects indices, and doubts with the outputs that they are of.
type gathering struct {
	all   SweepIndices
	order []string
	told  map[string][]string
}

func (g *gathering) warn(text, output string) {
	if len(g.told[text]) == 0 {
		g.order = append(g.order, text)
	}
	g.told[text] = append(g.told[text], output)
}

// finish words the doubts.
func (g *gathering) finish() {
	for _, text := range g.order {
		of := g.told[text]
		who := strings.Join(of, ", ")
		if len(of) > 3 {
			who = strconv.Itoa(len(of)) + " outputs"
		}
		g.all.Warnings = append(g.all.Warnings, fmt.Sprintf("%s (%s)", text, who))
	}
}
