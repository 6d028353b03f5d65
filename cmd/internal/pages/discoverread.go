package pages

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/results/stats"
	"heed/scenarios/study"
)

// IsDiscovery reports whether a folder is of heed discover and of nothing else.
func IsDiscovery(dir string) bool {
	_, is := os.Stat(filepath.Join(dir, DiscoveryFile))
	_, other := os.Stat(filepath.Join(dir, results.ManifestFile))
	return is == nil && other != nil
}

// readProvenance reads what made a folder of heed discover, whose files have to be as they
// were written.
func readProvenance(dir string) (Provenance, error) {
	p, err := ProvenanceOf(dir)
	if err == nil {
		err = work.Unforced(results.Manifest{Files: p.Files}.Verify(dir))
	}
	return p, err
}

// ProvenanceOf reads what made a folder of heed discover.
func ProvenanceOf(dir string) (p Provenance, err error) {
	path := filepath.Join(dir, DiscoveryFile)
	b, err := os.ReadFile(path)
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(b, &p); err != nil || p.Format != 1 {
		return p, unfit("%s: want what heed discover writes, of format 1, have format %d; make the folder again", path, p.Format)
	}
	return p, nil
}

// ReadDiscovery reads back a folder of heed discover, whose files have to be as they were
// written: what made it, and what came of it as far as sentences and tables tell.
func ReadDiscovery(dir string) (Provenance, *study.DiscoveryReport, error) {
	made, err := readProvenance(dir)
	if err != nil {
		return made, nil, err
	}
	came, err := readDiscovered(dir, made)
	return made, came, err
}

// readDiscovered reads back, from a folder of heed discover, what sentences and the table
// of what was discovered are made of: which futures fail, trajectories and the values of
// factors are not among it.
func readDiscovered(dir string, p Provenance) (*study.DiscoveryReport, error) {
	r := &study.DiscoveryReport{Discovery: study.Discovery{
		Arms: p.Arms, PRIM: stats.PRIM{Alpha: p.Alpha, Mass: p.Mass}, Step: p.Box, Most: p.Boxes, Few: p.Few, Halves: p.Halves, Shuffle: p.Shuffles,
		Rule: stats.BoxRule{Coverage: p.Coverage, Else: p.Else, Level: p.Level, Limits: p.Limits, Looks: p.Looks},
	}}
	r.Manifest.Scenario, r.Manifest.Seed, r.Manifest.Points, r.Manifest.Replicates = p.Sweep.Scenario, p.Sweep.Seed, p.Sweep.Points, p.Sweep.Replicates
	var err error
	if r.Failing, err = failingOf(p.Fails); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, DiscoveryFile), err)
	}
	for _, path := range p.Factors {
		f := study.DiscoveryFactor{Path: path, Values: []float64{0.5}}
		if slices.Contains(p.Whole, path) {
			f.Values = []float64{0}
		}
		r.Factors = append(r.Factors, f)
	}
	if err := readDiscoveredArms(dir, r); err != nil {
		return nil, err
	}
	return r, readLimits(dir, r)
}

// failingOf reads what it is to fail, as [study.Failing.String] writes it.
func failingOf(text string) (f study.Failing, err error) {
	var by string
	if n, _ := fmt.Sscanf(text, "worst %g by %s on %s", &f.Worst, &by, &f.Of); n == 3 {
		f.By = study.DiscoveryMeasure(by)
		return f, nil
	}
	return study.ParseFailing(text)
}

// readDiscoveredArms reads discovered.csv: what came of each arm, and its boxes.
func readDiscoveredArms(dir string, r *study.DiscoveryReport) error {
	columns := []string{"arm", "points", "failing", "unsure", "end", "box", "step", "n", "box_failing", "mass", "coverage", "density", "mean", "rest_n", "rest_failing", "luck", "halves", "halves_found", "outside_density"}
	_, err := findings.Each(dir, "discovered.csv", columns, func(row findings.Record) error {
		if n := len(r.Arms); n == 0 || r.Arms[n-1].Arm != row.Text("arm") {
			points := max(0, int(row.Number("points")))
			r.Arms = append(r.Arms, study.Discovered{Arm: row.Text("arm"), End: study.DiscoveryEnd(row.Text("end")),
				Fails: make([]bool, points), Failing: int(row.Number("failing")), Unsure: int(row.Number("unsure"))})
		}
		if row.Text("box") == "" {
			r.Arms[len(r.Arms)-1].Luck = row.Number("luck")
			return nil
		}
		b := study.DiscoveredBox{Step: int(row.Number("step")), Luck: row.Number("luck"), Mean: row.Number("mean"),
			Boxed: stats.Boxed{N: int(row.Number("n")), Sum: row.Number("box_failing"), Mass: row.Number("mass"), Coverage: row.Number("coverage"), Density: row.Number("density")},
			Rest:  stats.Boxed{N: int(row.Number("rest_n")), Sum: row.Number("rest_failing")},
			Again: stats.Reproduction{Times: int(row.Number("halves")), Found: int(row.Number("halves_found")), Outside: row.Number("outside_density"), Again: make([]float64, len(r.Factors))}}
		a := &r.Arms[len(r.Arms)-1]
		a.Boxes = append(a.Boxes, b)
		return nil
	})
	return err
}

// readLimits reads boxes.csv: the limits of each box.
func readLimits(dir string, r *study.DiscoveryReport) error {
	columns := []string{"arm", "box", "factor", "lo", "hi", "levels", "quasi_p", "p", "again", "density_without", "coverage_without"}
	names := map[[3]int][]string{} // that limits leave, by arm, box and place
	_, err := findings.Each(dir, "boxes.csv", columns, func(row findings.Record) error {
		a := slices.IndexFunc(r.Arms, func(a study.Discovered) bool { return a.Arm == row.Text("arm") })
		f := slices.IndexFunc(r.Factors, func(f study.DiscoveryFactor) bool { return f.Path == row.Text("factor") })
		k := int(row.Number("box")) - 1
		if a < 0 || f < 0 || k < 0 || k >= len(r.Arms[a].Boxes) {
			return fmt.Errorf("%s: a limit of %s on box %s of %s, which discovered.csv or %s does not know", filepath.Join(dir, "boxes.csv"), row.Text("factor"), row.Text("box"), row.Text("arm"), DiscoveryFile)
		}
		b := &r.Arms[a].Boxes[k]
		l := stats.Restriction{Limit: stats.Limit{Feature: f, Lo: row.Number("lo"), Hi: row.Number("hi")}, QuasiP: row.Number("quasi_p"), P: row.Number("p"),
			Without: stats.Boxed{Density: row.Number("density_without"), Coverage: row.Number("coverage_without")}}
		if math.IsNaN(l.Lo) {
			l.Lo = math.Inf(-1)
		}
		if math.IsNaN(l.Hi) {
			l.Hi = math.Inf(1)
		}
		b.Limits = append(b.Limits, l)
		b.Again.Again[f] = row.Number("again")
		names[[3]int{a, k, len(b.Limits) - 1}] = strings.Fields(row.Text("levels"))
		return nil
	})
	left := map[*stats.Restriction][]string{}
	for at, of := range names {
		if len(of) > 0 {
			left[&r.Arms[at[0]].Boxes[at[1]].Limits[at[2]]] = of
		}
	}
	limitNames(r, left)
	return err
}

// limitNames makes limits of the names that they leave, the known names of a factor being
// those of all its limits.
func limitNames(r *study.DiscoveryReport, left map[*stats.Restriction][]string) {
	for l, names := range left {
		f := &r.Factors[l.Feature]
		f.Names = append(f.Names, names...)
	}
	for i := range r.Factors {
		slices.Sort(r.Factors[i].Names)
		r.Factors[i].Names = slices.Compact(r.Factors[i].Names)
	}
	for l, names := range left {
		for _, name := range r.Factors[l.Feature].Names {
			l.Out = append(l.Out, !slices.Contains(names, name))
		}
	}
}
