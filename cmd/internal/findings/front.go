package findings

import (
	"fmt"
	"slices"

	"heed/results"
	"heed/scenarios/study"
)

// A Front is what an optimization found: its mixes by cost.
type Front struct {
	Mixes      []Mix
	Metrics    []Aim  // those that are objectives
	Measure    string // mean, worst_tenth or regret
	Levers     []string
	Course     []Growth
	Candidates int    // mixes that were tried
	Ended      string // why the search ended
}

// An Aim is a metric that is an objective.
type Aim struct {
	Name, Unit string
	More       bool // is better
}

// A Mix is one of a front.
type Mix struct {
	Name, Words  string
	Cost         float64    // a year
	Effects      []Estimate // differences from the baseline by metric, or regrets; of N, Value, Lo and Hi
	Searched     []float64  // what the search took them to be
	Nondominated bool
	Surely       float64 // share of resamples in which it is
	By           string  // what dominates it
	Values       []float64
	Shares       []float64 // how far levers are moved, of as far as they go
}

// A Growth is how far a search was at the end of a generation.
type Growth struct {
	Generation, Evaluations int
	Hypervolume             float64
}

// ReadFront reads the front in a folder of heed optimize. Mixes are told apart by their
// candidates: folders of older programs may have several of one name that move the same, of
// which the first is read.
func ReadFront(dir string, m results.Manifest) (*Front, error) {
	f, last := &Front{}, -1
	at := map[string]int{} // by candidate
	mix := func(r Record) *Mix {
		i, known := at[r.Text("candidate")]
		if !known {
			i = len(f.Mixes)
			at[r.Text("candidate")] = i
			f.Mixes = append(f.Mixes, Mix{Name: r.Text("mix")})
		}
		return &f.Mixes[i]
	}
	tables := []struct {
		file    string
		columns []string
		row     func(Record)
	}{
		{study.FrontFile, []string{"mix", "candidate", "cost", "metric", "better", "measure", "n", "diff", "lo", "hi", "searched", "nondominated", "surely", "dominated_by", "words"}, func(r Record) {
			x := mix(r)
			f.aim(r, m)
			x.Cost, x.Words, x.Surely, x.By = r.Number("cost"), r.Text("words"), r.Number("surely"), r.Text("dominated_by")
			x.Nondominated = r.Text("nondominated") == "true"
			x.Effects = append(x.Effects, Estimate{N: int(r.Number("n")), Value: r.Number("diff"), Lo: r.Number("lo"), Hi: r.Number("hi")})
			x.Searched = append(x.Searched, r.Number("searched"))
		}},
		{study.LeversFile, []string{"mix", "candidate", "lever", "value", "share"}, func(r Record) {
			if _, known := at[r.Text("candidate")]; !known {
				return
			}
			x := mix(r)
			if lever := r.Text("lever"); !slices.Contains(f.Levers, lever) {
				f.Levers = append(f.Levers, lever)
			}
			x.Values, x.Shares = append(x.Values, r.Number("value")), append(x.Shares, r.Number("share"))
		}},
		{study.HypervolumeFile, []string{"generation", "evaluations", "hypervolume", "ended"}, func(r Record) {
			f.Course = append(f.Course, Growth{int(r.Number("generation")), int(r.Number("evaluations")), r.Number("hypervolume")})
			f.Ended = r.Text("ended")
		}},
		{study.CandidatesFile, []string{"candidate", "n"}, func(r Record) {
			if k := int(r.Number("candidate")); k != last && r.Number("n") > 0 {
				f.Candidates, last = f.Candidates+1, k
			}
		}},
	}
	for _, t := range tables {
		found, err := Each(dir, t.file, t.columns, func(r Record) error { t.row(r); return nil })
		if err == nil && !found {
			err = fmt.Errorf("findings: %w: no %s in %s", results.ErrIO, t.file, dir)
		}
		if err != nil {
			return nil, err
		}
	}
	return f, f.whole(dir)
}

// whole checks that all mixes have all metrics and levers, and leaves out those that move the
// same as one before.
func (f *Front) whole(dir string) error {
	var different []Mix
	for _, m := range f.Mixes {
		if len(m.Effects) != len(f.Metrics) || len(m.Values) != len(f.Levers) {
			return fmt.Errorf("findings: %s and %s in %s do not go together: %s has %d of %d objectives and %d of %d levers",
				study.FrontFile, study.LeversFile, dir, m.Name, len(m.Effects), len(f.Metrics), len(m.Values), len(f.Levers))
		}
		if !slices.ContainsFunc(different, func(d Mix) bool { return slices.Equal(d.Values, m.Values) }) {
			different = append(different, m)
		}
	}
	f.Mixes = different
	return nil
}

// aim notes the metric of a row.
func (f *Front) aim(r Record, m results.Manifest) {
	name := r.Text("metric")
	if slices.ContainsFunc(f.Metrics, func(a Aim) bool { return a.Name == name }) {
		return
	}
	a := Aim{Name: name, More: r.Text("better") == "more"}
	for _, c := range m.Metrics {
		if c.Name == name {
			a.Unit = c.Unit
		}
	}
	f.Metrics, f.Measure = append(f.Metrics, a), r.Text("measure")
}

// Better reports whether a value of a metric is better than another: of regret less is.
func (f *Front) Better(metric int, a, b float64) bool {
	if f.Measure == "regret" || !f.Metrics[metric].More {
		return a < b
	}
	return a > b
}

// Members returns the mixes that no other dominates by fresh replicates.
func (f *Front) Members() []Mix {
	return slices.DeleteFunc(slices.Clone(f.Mixes), func(m Mix) bool { return !m.Nondominated })
}

// Best returns the number of the member that is best in a metric among those that cost no
// more than a budget, the cheapest of several; -1 where there is none.
func (f *Front) Best(members []Mix, metric int, budget float64) int {
	best := -1
	for i, m := range members {
		if v := m.Effects[metric].Value; m.Cost <= budget && (best < 0 || f.Better(metric, v, members[best].Effects[metric].Value)) {
			best = i
		}
	}
	return best
}

// Knee returns the number of the member at which the cost of a metric begins to rise: the
// one farthest from the line between the cheapest and the best, in units of their distance
// (Das 1999, Structural Optimization 18:107), -1 where there is none between them.
func (f *Front) Knee(members []Mix, metric int) int {
	if len(members) < 3 {
		return -1
	}
	last := f.Best(members, metric, members[len(members)-1].Cost)
	first, end := members[0], members[max(0, last)]
	width, height := end.Cost-first.Cost, end.Effects[metric].Value-first.Effects[metric].Value
	knee, farthest := -1, 0.0
	for i, m := range members {
		if width <= 0 || height == 0 || i >= last {
			break
		}
		ahead := (m.Effects[metric].Value-first.Effects[metric].Value)/height - (m.Cost-first.Cost)/width
		if ahead > farthest {
			knee, farthest = i, ahead
		}
	}
	return knee
}
