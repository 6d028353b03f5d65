package explorer

import (
	"math"
	"slices"
	"strings"

	"heed/agents"
	"heed/scenarios"
	"heed/sim"
)

// catalogue returns what the page is made of.
func (x *Explorer) catalogue() *Catalogue {
	c := &Catalogue{Version: x.options.Version, Model: agents.Version, Static: x.options.Static, Limits: x.options.Limits, Themes: themes(), Metrics: metrics()}
	for _, name := range x.names {
		i := infoOf(x.scenarios[name])
		i.Own = slices.ContainsFunc(x.options.Own, func(s *scenarios.Scenario) bool { return s.Name == name })
		c.Scenarios = append(c.Scenarios, i)
	}
	return c
}

// infoOf returns a scenario as the page has it.
func infoOf(s *scenarios.Scenario) ScenarioInfo {
	i := ScenarioInfo{
		Name: s.Name, Title: s.Title, Shows: s.Shows(), Seed: s.Seed, Days: s.Days, BurnIn: s.BurnIn,
		Replicates: s.Replicates, RecordEvery: s.RecordEvery, Values: map[string]any{}, Arms: []scenarios.ArmSet{},
	}
	for _, d := range agents.Parameters {
		i.Values[d.Path] = valueOf(d, &s.Params)
	}
	for _, a := range s.Arms[1:] {
		i.Arms = append(i.Arms, a.ArmSet())
	}
	return i
}

// valueOf returns the value of a parameter as JSON has it.
func valueOf(d agents.Parameter, p *agents.Params) any {
	switch d.Kind {
	case agents.Choice, agents.File:
		return p.GetText(d.Path)
	case agents.Switch:
		return p.Get(d.Path) >= 0.5
	}
	return p.Get(d.Path)
}

// themes returns all levers, the core themes first. Files are no levers: a page reaches none.
func themes() []Theme {
	var core, others []Theme
	for _, s := range scenarios.Explain() {
		w, known := themings[s.Name]
		if !known {
			continue
		}
		t := Theme{Name: s.Name, Title: w.title, Doc: s.Doc, Core: w.core}
		for _, k := range s.Keys {
			if d, ok := agents.Find(k.Path); ok && d.Kind != agents.File {
				t.Levers = append(t.Levers, leverOf(d))
			}
		}
		slices.SortStableFunc(t.Levers, func(a, b Lever) int { return boolean(b.Main) - boolean(a.Main) })
		if w.core {
			core = append(core, t)
		} else {
			others = append(others, t)
		}
	}
	return append(core, others...)
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// kinds are the kinds of levers as JSON has them.
var kinds = map[agents.Kind]string{agents.Number: "number", agents.Integer: "integer", agents.Switch: "switch", agents.Choice: "choice"}

// leverOf returns a lever.
func leverOf(d agents.Parameter) Lever {
	standard := agents.Default()
	w, named := wordings[d.Path]
	if !named {
		_, key, _ := strings.Cut(d.Path, ".")
		key = strings.ReplaceAll(key, "_", " ")
		w.title = strings.ToUpper(key[:1]) + key[1:]
	}
	l := Lever{
		Path: d.Path, Title: w.title, Doc: d.Doc, Kind: kinds[d.Kind], Unit: d.Unit, Default: valueOf(d, &standard),
		Min: d.Min, Max: d.Max, From: d.Min, To: d.Max, Step: w.step, Choices: d.Choices,
		Live: d.Live, Main: w.main, Standing: string(d.Standing), Findings: findings(d),
	}
	if w.from != 0 || w.to != 0 {
		l.From, l.To = w.from, w.to
	}
	if l.Step == 0 && d.Kind == agents.Number {
		l.Step = stepOf(l.To - l.From)
	}
	if d.Kind == agents.Integer {
		l.Step = max(1, math.Round(l.Step))
	}
	return l
}

// stepOf returns a round step of which a range has 50 to 200.
func stepOf(size float64) float64 {
	for _, step := range []float64{1e-5, 1e-4, 1e-3, 5e-3, 1e-2, 5e-2, .1, .5, 1, 5, 10, 50, 100, 500} {
		if size/step <= 200 {
			return step
		}
	}
	return 1000
}

// findings returns what the paper found about a lever.
func findings(d agents.Parameter) []Finding {
	all := []Finding{}
	for _, name := range strings.Fields(d.Rows) {
		if r, ok := agents.FindEvidence(name); ok {
			all = append(all, Finding{Row: r.Name, Sections: r.Sections, Words: r.Words, Claim: r.Claim, Standing: r.Standing})
		}
	}
	return all
}

// metrics returns all metrics, in their order.
func metrics() (all []MetricInfo) {
	for _, m := range agents.Metrics {
		all = append(all, infoOfMetric(m))
	}
	return all
}

// infoOfMetric returns a metric as the page has it.
func infoOfMetric(m sim.Metric[agents.Account]) MetricInfo {
	r := readings[m.Name]
	return MetricInfo{Name: m.Name, Title: r.title, Unit: m.Unit, Doc: m.Doc, Share: strings.HasPrefix(m.Unit, "share"), Good: r.good}
}
