package pages

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results/report"
	"heed/scenarios"
	"heed/scenarios/study"
)

// A frontPage is what the page of an optimization is made of.
type frontPage struct {
	*Reporter
	frontAnswer
}

// frontParts returns what makes the sections of the page of an optimization.
func (r *Reporter) frontParts() ([]func() (report.Section, error), error) {
	f, err := findings.ReadFront(r.dir, r.manifest)
	if err != nil {
		return nil, err
	}
	p := &frontPage{r, frontAnswer{Front: f, members: f.Members()}}
	sure := func() (report.Section, error) {
		return r.searchScope(
			"The front is what the search found, which tries some of all mixes: a mix that is not on it may be as good. More generations, another seed, or a finer lever may find more.",
			"Intervals and how surely a mix is not dominated are of the simulation's own chance, by fresh replicates. They say nothing of how well the model is known.",
			"Costs are those that the policy and its base state, in their own unit. Nothing in the model depends on them."), nil
	}
	doubts := func() (report.Section, error) {
		return r.doubts("mixes of the front whose fresh replicates are few for what they are to tell, and keys of the policy that are in doubt"), nil
	}
	return []func() (report.Section, error){p.inShort, p.mixes, p.moved, p.course, sure, r.figures, doubts, p.makeAgain}, nil
}

// frontQuestion says what is asked of an optimization.
func (r *Reporter) frontQuestion() []string {
	aims, budget, _ := scenarios.PolicyAims([]byte(r.manifest.Text)) // of none the question does without
	var wanted []string
	for _, o := range aims {
		way := "less"
		if o.More {
			way = "more"
		}
		wanted = append(wanted, way+" "+metricWords(o.Metric))
	}
	text := "Which mixes of interventions should one choose among"
	if !math.IsInf(budget, 1) {
		text += ", with a budget of " + money(budget) + " a year"
	}
	if len(wanted) > 0 {
		text += ", if one wants " + prose.Joined(wanted)
	}
	all := []string{text + fmt.Sprintf(", over %s against the organization as it is (the baseline)?", prose.Count(r.manifest.Days, "workday"))}
	if about := comment(r.manifest.Text); about != "" {
		all = append(all, "What the file says of itself: "+about)
	}
	return all
}

// inShort is the answer: the best in each objective and how sure that is, then the rest.
func (p *frontPage) inShort() (report.Section, error) {
	s := report.Section{ID: "answer", Title: "The answer"}
	if len(p.members) == 0 {
		s.Blocks = []report.Block{report.Text("No mix is on the front.")}
		return s, nil
	}
	lead, rest := report.Lead{}, report.List{}
	all := p.sentences()
	for i, text := range all[:len(all)-1] { // the last, of the search, has a section
		name, said, _ := strings.Cut(text, ": ")
		switch {
		case text == "":
		case i < len(p.Metrics) || name == "How sure":
			lead = append(lead, report.Fact{Name: name, Value: said})
		default:
			rest = append(rest, text)
		}
	}
	s.Blocks = []report.Block{lead, report.Heading("In more detail: " + strings.ToLower(p.heading()[:1]) + p.heading()[1:]), rest}
	return s, nil
}

// mixes is the table of the front, and its figure.
func (p *frontPage) mixes() (report.Section, error) {
	s := report.Section{ID: "front", Title: "The front: mixes to choose among"}
	if len(p.members) > 0 {
		s.Blocks = append(s.Blocks, p.table(p.members, "Mixes that no other mix matches in everything while being better in something, by cost"))
	}
	s, err := p.with(s, "front", "What mixes do, and what they cost: those of the front, and those that were tried")
	var lost []findings.Mix
	for _, m := range p.Mixes {
		if !m.Nondominated {
			lost = append(lost, m)
		}
	}
	if len(lost) > 0 {
		s.Blocks = append(s.Blocks, report.Fold{
			Summary: fmt.Sprintf("%s that the search took for the front, dominated in fresh replicates", prose.Count(len(lost), "mix", "mixes")),
			Blocks:  []report.Block{p.table(lost, "Mixes that are dominated in fresh replicates")}})
	}
	return s, err
}

// table returns mixes with what they cost and do.
func (p *frontPage) table(mixes []findings.Mix, caption string) *report.Table {
	t := &report.Table{Caption: caption, Columns: []report.Column{{Name: "Mix"}, {Name: "What"}, {Name: "Cost a year", Number: true}}, Legend: p.meaning(mixes)}
	for i := range p.Metrics {
		head := p.head(i)
		t.Columns = append(t.Columns, report.Column{Name: strings.ToUpper(head[0][:1]) + head[0][1:] + ", " + head[1], Number: true})
	}
	t.Columns = append(t.Columns, report.Column{Name: "Not dominated, share of resamples", Number: true})
	lost := slices.ContainsFunc(mixes, func(m findings.Mix) bool { return !m.Nondominated })
	if lost {
		t.Columns = append(t.Columns, report.Column{Name: "Dominated by"})
	}
	for _, m := range mixes {
		row := []report.Cell{{Text: m.Name}, {Text: m.Words}, {Text: money(m.Cost)}}
		for i, e := range m.Effects {
			sure := e.Lo > 0 || e.Hi < 0
			row = append(row, report.Cell{Text: p.value(i, m), Interval: &report.Interval{Value: e.Value, Lo: e.Lo, Hi: e.Hi, Sure: sure}})
		}
		row = append(row, report.Cell{Text: prose.Number("%.0f%%", 100*m.Surely)})
		if lost {
			row = append(row, report.Cell{Text: m.By})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// meaning says what the numbers of mixes are.
func (p *frontPage) meaning(mixes []findings.Mix) string {
	what := "Differences from the baseline, means over"
	switch p.Measure {
	case string(scenarios.WorstTenth):
		what = "Differences from the baseline, means of the worst tenth of"
	case string(scenarios.LargeRegret):
		what = "Regret, what a mix lacks to the best of the front, the largest in"
	}
	with := ""
	if p.bounded() {
		with = ", with 95% intervals"
	}
	if few := p.few(); few != "" {
		with += ". " + strings.TrimSuffix(few, ".")
	}
	return fmt.Sprintf("%s %d fresh replicates, by which the search did not choose%s. The last share is of resamples of these replicates in which no other mix is as good in everything and better in something.", what, mixes[0].Effects[0].N, with)
}

// moved shows how far the mixes move each lever.
func (p *frontPage) moved() (report.Section, error) {
	s := report.Section{ID: "levers", Title: "What the mixes move"}
	if len(p.members) == 0 || len(p.Levers) == 0 {
		return s, nil
	}
	t := &report.Table{Caption: "Levers of the mixes of the front", Columns: []report.Column{{Name: "Mix"}},
		Legend: "Of an arm how much of it is done, from 0 to 1; of a key its value. In parentheses how far that is, of as far as the lever goes."}
	for _, l := range p.Levers {
		t.Columns = append(t.Columns, report.Column{Name: strings.TrimPrefix(l, "arms."), Number: true})
	}
	for _, m := range p.members {
		row := []report.Cell{{Text: m.Name}}
		for i, v := range m.Values {
			row = append(row, report.Cell{Text: fmt.Sprintf("%.3g (%.0f%%)", v, 100*m.Shares[i])})
		}
		t.Rows = append(t.Rows, row)
	}
	s, err := p.with(s, "levers", "How far each mix of the front moves each lever")
	s.Blocks = append(s.Blocks, t)
	return s, err
}

// course shows how the search went.
func (p *frontPage) course() (report.Section, error) {
	s := report.Section{ID: "search", Title: "How the search went", Blocks: []report.Block{report.Text(p.search() + " Hypervolume is how much of the space of objectives the front dominates: when it no longer grows, more generations find little more.")}}
	t := &report.Table{Caption: "Hypervolume by generation", Columns: []report.Column{{Name: "Generation"}, {Name: "Runs so far", Number: true}, {Name: "Hypervolume", Number: true}}}
	for _, g := range p.Course {
		t.Rows = append(t.Rows, []report.Cell{{Text: fmt.Sprint(g.Generation)}, {Text: fmt.Sprint(g.Evaluations)}, {Text: prose.Number("%.4f", g.Hypervolume)}})
	}
	s, err := p.with(s, "hypervolume", "Hypervolume of the front after each generation")
	s.Blocks = append(s.Blocks, report.Fold{Summary: "Generation by generation", Blocks: []report.Block{t}})
	return s, err
}

// makeAgain says how to make the folder again, and how to run its mixes.
func (p *frontPage) makeAgain() (report.Section, error) {
	text, err := os.ReadFile(filepath.Join(p.dir, study.MixesFile))
	if err != nil {
		return report.Section{}, err
	}
	to := "out/" + prose.Quoted(p.manifest.Scenario) + "/" + study.MixesFile
	return p.searchAgain(
		report.Text("The mixes are arms of a scenario, "+study.MixesFile+", which heed run takes, with effects on all outcomes, their courses, and a page of its own."),
		report.Code{Name: "Command for the mixes", Text: "heed run " + to + p.some() + "\n"},
		report.Fold{Summary: "The mixes as arms: " + study.MixesFile, Blocks: []report.Block{report.Code{Name: study.MixesFile, Text: string(text)}}}), nil
}

// some returns the flag that names the mixes that are best in an objective.
func (p *frontPage) some() string {
	var names []string
	for i := range p.Metrics {
		if k := p.Best(p.members, i, math.Inf(1)); k >= 0 && p.members[k].Cost > 0 && !slices.Contains(names, p.members[k].Name) {
			names = append(names, p.members[k].Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " --arms " + strings.Join(names, ",")
}
