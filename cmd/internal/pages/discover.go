package pages

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/internal/prose"
	"heed/results"
	"heed/results/report"
	"heed/scenarios/study"
)

// A discoveryPage is what the page of a discovery is made of.
type discoveryPage struct {
	*Reporter
	made Provenance
	came *study.DiscoveryReport
}

// openDiscovered opens a folder of heed discover, whose files have to be as they were
// written.
func openDiscovered(dir string) (*Reporter, error) {
	made, came, err := ReadDiscovery(dir)
	if err != nil {
		return nil, err
	}
	r := &Reporter{dir: dir, manifest: came.Manifest}
	r.manifest.Files, r.manifest.Warnings = made.Files, made.Warnings
	r.discovery = &discoveryPage{r, made, came}
	r.sum, err = sumOf(filepath.Join(dir, DiscoveryFile))
	return r, err
}

// parts returns what makes the sections of the page.
func (p *discoveryPage) parts() []func() (report.Section, error) {
	return []func() (report.Section, error){p.inShort, p.boxes, p.trust, p.sure, p.figures, p.doubtful, p.makeAgain}
}

// asked says what is asked.
func (p *discoveryPage) asked() []string {
	return []string{fmt.Sprintf("Of the %s of the sweep %s, in which does an intervention fail, and what do these have in common? Here an intervention fails %s.",
		prose.Count(p.made.Sweep.Points, "future"), p.made.Sweep.Scenario, whereFails(p.came.Failing))}
}

// whereFails says where an arm fails.
func whereFails(f study.Failing) string {
	switch {
	case f.String() == study.DefaultFailing().String():
		return "where it adds nothing to compliance"
	case f.Worst > 0 && f.By == study.ByRegret:
		return fmt.Sprintf("in the worst %g%% of futures by its regret on %s", 100*f.Worst, f.Of)
	case f.Worst > 0:
		return fmt.Sprintf("in the worst %g%% of futures by its effect on %s", 100*f.Worst, f.Of)
	}
	return "where " + f.String()
}

// inShort says of each arm under which conditions it fails.
func (p *discoveryPage) inShort() (report.Section, error) {
	s := report.Section{ID: "answer", Title: "The answer"}
	for i := range p.came.Arms {
		a := &p.came.Arms[i]
		s.Blocks = append(s.Blocks, report.Heading(a.Arm), report.List(armSentences(p.came, a)))
	}
	return s, nil
}

// boxes is the table of what was discovered, with its figure.
func (p *discoveryPage) boxes() (report.Section, error) {
	t := tableOf("Where arms fail", discoveryGrid(p.came).Rows, "Arm", "Fails in", "Mostly where", "There", "Density", "Coverage", "Elsewhere")
	t.Columns[2].Number = false
	t.Legend = "Density: the share of the futures in the box in which the arm fails. Coverage: the share of all futures in which it fails that is in the box. A row that begins with and is another limit of the box above it."
	return p.with(report.Section{ID: "boxes", Title: "The boxes: where arms fail", Blocks: []report.Block{t}}, "boxes", "The limits of each box, within the range of each factor")
}

// trust says limit by limit how far boxes are to be trusted.
func (p *discoveryPage) trust() (report.Section, error) {
	s := report.Section{ID: "trust", Title: "How far to trust them"}
	t := &report.Table{Caption: "Limits of boxes", Columns: []report.Column{{Name: "Limit"}, {Name: "Arm"}, {Name: "Box", Number: true}, {Name: "What it is"}, {Name: "Found again in halves", Number: true}, {Name: "p, adjusted", Number: true}, {Name: "Density without it", Number: true}},
		Legend: fmt.Sprintf("Found again: the share of %d random halves of the futures in which a box has a limit on this factor. p: the probability that chance alone makes the limit as good (Fisher's exact test), times the %s that were looked at.", p.came.Halves, prose.Count(p.came.Rule.Looks, "factor"))}
	luck := report.List{}
	for _, a := range p.came.Arms {
		for k, b := range a.Boxes {
			luck = append(luck, fmt.Sprintf("%s, box %d: as good a box turns up in %s of which future fails.", a.Arm, k+1, LuckWords(b.Luck, p.came.Shuffle)))
			for _, l := range b.Limits {
				f := p.came.Factors[l.Feature]
				t.Rows = append(t.Rows, []report.Cell{{Text: limitWords(f, l.Limit, false)}, {Text: a.Arm}, {Text: strconv.Itoa(k + 1)}, {Text: factorWords(f.Path)},
					{Text: percent(b.Again.Again[l.Feature])}, {Text: prose.Number("%.2g", min(1, l.P*float64(p.came.Rule.Looks)))}, {Text: percent(l.Without.Density)}})
			}
		}
	}
	if len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, luck, t)
	}
	s, err := p.with(s, "trajectories", "Density against coverage of the boxes that were peeled, and the one that was taken")
	if err != nil {
		return s, err
	}
	return p.with(s, "cases", "The futures by the factors that limit boxes: where the arm fails, and where not")
}

// sure says what a discovery can tell and what not.
func (p *discoveryPage) sure() (report.Section, error) {
	return p.searchScope(
		fmt.Sprintf("Futures are the %s of the sweep, each weighing the same: shares of them are no probabilities of what will happen.", prose.Count(p.made.Sweep.Points, "point")),
		"Conditions say where failing lies, not what causes it: a factor may stand in for another that goes with it. A limit is where these futures show it, not a threshold of the model.",
		"Conditions are of the factors that the sweep varies. What it holds fixed may matter as much."), nil
}

// doubtful lists the warnings.
func (p *discoveryPage) doubtful() (report.Section, error) {
	return p.doubts("too few points for so many factors, outcomes that are near what is to fail, boxes that may be luck, limits that are not found again, and factors that go together"), nil
}

// makeAgain says how to make the folder again.
func (p *discoveryPage) makeAgain() (report.Section, error) {
	m, sweep := p.made, "out/"+prose.Quoted(p.made.Sweep.Scenario)
	facts := report.Facts{
		{Name: "Made by", Value: m.Program}, {Name: "Version of the model", Value: m.Model}, {Name: "Sweep", Value: m.Sweep.Scenario},
		{Name: "Seed", Value: strconv.FormatUint(m.Sweep.Seed, 10)},
		{Name: "Points and replicates", Value: fmt.Sprintf("%d × %d", m.Sweep.Points, m.Sweep.Replicates)},
		{Name: "Factors that vary", Value: strings.Join(m.Factors, ", ")},
		{Name: "SHA-256 of the sweep's manifest", Value: m.Sweep.ManifestSHA256}, {Name: "SHA-256 of the sweep's file", Value: m.Sweep.TextSHA256},
		{Name: "SHA-256 of its points", Value: m.Sweep.PointsSHA256},
	}
	files := &report.Table{Caption: "Files of the folder", Columns: []report.Column{{Name: "File"}, {Name: "Bytes", Number: true}, {Name: "SHA-256"}}}
	for _, f := range m.Files {
		files.Rows = append(files.Rows, []report.Cell{{Text: f.Name, Screen: strings.HasPrefix(f.Name, "figures/")}, {Text: strconv.FormatInt(f.Bytes, 10)}, {Text: f.SHA256}})
	}
	return report.Section{ID: "again", Title: "How to make it again", Blocks: []report.Block{
		report.Text("The same folder of the sweep gives the same bytes in every table. The page of the sweep says how to make that: heed report " + sweep + "."),
		report.Code{Name: "Commands", Text: fmt.Sprintf("# %s is the folder of the sweep\nheed discover %s%s -o out/%s-discover\n", sweep, sweep, p.flags(), prose.Quoted(m.Sweep.Scenario))},
		facts, report.Fold{Summary: "Files and their checksums", Blocks: []report.Block{files}}}}, nil
}

// flags returns the flags of the command, those that are not the defaults.
func (p *discoveryPage) flags() string {
	m, d, f := p.made, study.DefaultDiscovery(), p.came.Failing
	all := []string{"", "--arm " + prose.Quoted(strings.Join(m.Arms, ","))}
	add := func(differs bool, flag string, value any) {
		if differs {
			all = append(all, "--"+flag+" "+prose.Quoted(fmt.Sprint(value)))
		}
	}
	add(f.Worst == 0 && m.Fails != d.Failing.String(), "fails", m.Fails)
	add(f.Worst > 0, "worst", f.Worst)
	add(f.Worst > 0 && f.By != study.ByEffect, "by", f.By)
	add(f.Worst > 0 && f.Of != RobustMeasure, "of", f.Of)
	add(m.Box > 0, "box", m.Box)
	add(m.Boxes != d.Most, "boxes", m.Boxes)
	add(m.Limits != d.Rule.Limits, "limits", m.Limits)
	add(m.Coverage != d.Rule.Coverage || m.Else != d.Rule.Else, "coverage", m.Coverage)
	add(m.Alpha != d.PRIM.Alpha, "alpha", m.Alpha)
	add(m.Mass != d.PRIM.Mass, "mass", m.Mass)
	if !slices.ContainsFunc(m.Files, func(f results.File) bool { return strings.HasPrefix(f.Name, "figures/") }) {
		all = append(all, "--figures=false")
	}
	return strings.Join(all, " ")
}
