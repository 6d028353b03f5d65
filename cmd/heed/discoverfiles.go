package main

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/internal/pages"
	"heed/cmd/internal/version"
	"heed/results"
	"heed/results/stats"
	"heed/scenarios/study"
)

// discoveryTables are its tables, and what writes them.
var discoveryTables = []struct {
	name string
	rows func(*study.DiscoveryReport) [][]string
}{
	{"discovered.csv", discoveredRows}, {"boxes.csv", boxRows}, {"peeling.csv", peelingRows}, {"cases.csv", caseRows},
}

// writeDiscovery writes the tables, the figures and, last, what made them, in place of
// those of an earlier discovery.
func writeDiscovery(folder *outputFolder, dir string, r *study.DiscoveryReport, doubts []string, draw bool) error {
	if err := os.Remove(filepath.Join(folder.path, pages.DiscoveryFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // what is left of an earlier discovery is vouched for by nothing
	}
	var written []string
	put := func(name string, b []byte) error {
		written = append(written, name)
		return results.WriteFile(filepath.Join(folder.path, filepath.FromSlash(name)), func(w io.Writer) error {
			_, err := w.Write(b)
			return err
		})
	}
	for _, t := range discoveryTables {
		var b strings.Builder
		if err := csv.NewWriter(&b).WriteAll(t.rows(r)); err != nil {
			return err
		}
		if err := put(t.name, []byte(b.String())); err != nil {
			return err
		}
	}
	if err := drawDiscovery(folder, r, draw, put); err != nil {
		return err
	}
	return writeProvenance(folder, dir, r, doubts, written)
}

// drawDiscovery draws the figures, and removes those of an earlier discovery that there
// are none of now.
func drawDiscovery(folder *outputFolder, r *study.DiscoveryReport, draw bool, put func(string, []byte) error) error {
	var drawn []string
	if draw {
		if err := os.MkdirAll(filepath.Join(folder.path, "figures"), 0o777); err != nil {
			return err
		}
		err := figures.DrawDiscovery(r, func(name string, b []byte) error {
			drawn = append(drawn, name)
			return put("figures/"+name, b)
		})
		if err != nil {
			return err
		}
	}
	for _, name := range figures.DiscoveryNames() {
		if !slices.Contains(drawn, name) {
			if err := os.Remove(filepath.Join(folder.path, "figures", name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	os.Remove(filepath.Join(folder.path, "figures")) // where it is empty
	return nil
}

// asked says what is asked of a sweep whose manifest is m, and the bytes of it.
func asked(m results.Manifest, d study.Discovery, manifest []byte) (p pages.Provenance) {
	p = pages.Provenance{
		Format: 1, Program: version.Program(), Model: m.Model, Fails: d.Failing.String(), Arms: d.Arms,
		Alpha: d.PRIM.Alpha, Mass: d.PRIM.Mass, Coverage: d.Rule.Coverage, Else: d.Rule.Else, Level: d.Rule.Level, Limits: d.Rule.Limits,
		Boxes: d.Most, Box: d.Step, Few: d.Few, Halves: d.Halves, Shuffles: d.Shuffle,
	}
	p.Sweep.Scenario, p.Sweep.ManifestSHA256, p.Sweep.TextSHA256, p.Sweep.PointsSHA256 = m.Scenario, checksum(manifest), m.TextSHA256, m.PointsSHA256
	p.Sweep.Seed, p.Sweep.Points, p.Sweep.Replicates = m.Seed, m.Points, m.Replicates
	return p
}

// writeProvenance writes what made the folder, with the checksum of each of its files.
func writeProvenance(folder *outputFolder, dir string, r *study.DiscoveryReport, doubts, written []string) error {
	manifest, err := os.ReadFile(filepath.Join(dir, results.ManifestFile))
	if err != nil {
		return err
	}
	p := asked(r.Manifest, r.Discovery, manifest)
	p.Looks, p.Warnings, p.Whole = r.Rule.Looks, append([]string{}, doubts...), []string{}
	for _, f := range r.Factors {
		p.Factors = append(p.Factors, f.Path)
		if f.Whole() {
			p.Whole = append(p.Whole, f.Path)
		}
	}
	for _, name := range written {
		b, err := os.ReadFile(filepath.Join(folder.path, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		f := results.File{Name: name, Bytes: int64(len(b)), SHA256: checksum(b)}
		if strings.HasSuffix(name, ".csv") {
			f.Rows = int64(strings.Count(string(b), "\n")) - 1
		}
		p.Files = append(p.Files, f)
	}
	if err := results.WriteFile(filepath.Join(folder.path, pages.DiscoveryFile), func(w io.Writer) error { return writeJSON(w, p) }); err != nil {
		return err
	}
	return dropStale(folder.path, pages.DiscoveryFile)
}

func checksum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// within writes a number as it is in tables, nothing where it is not defined or has no
// bound.
func within(v float64) string {
	if math.IsInf(v, 0) {
		return ""
	}
	return field(v)
}

// discoveredRows are discovered.csv: a row for each box, and for each arm without one.
func discoveredRows(r *study.DiscoveryReport) [][]string {
	rows := [][]string{{"arm", "points", "failing", "unsure", "end", "box", "step", "n", "box_failing", "mass", "coverage", "density", "mean", "rest_n", "rest_failing", "luck", "halves", "halves_found", "outside_density"}}
	for _, a := range r.Arms {
		head := []string{a.Arm, strconv.Itoa(len(a.Fails)), strconv.Itoa(a.Failing), strconv.Itoa(a.Unsure), string(a.End)}
		if len(a.Boxes) == 0 {
			row := append(head, make([]string, 14)...)
			if a.End == study.LuckAlone {
				row[slices.Index(rows[0], "luck")] = field(a.Luck)
			}
			rows = append(rows, row)
		}
		for k, b := range a.Boxes {
			rows = append(rows, append(slices.Clone(head),
				strconv.Itoa(k+1), strconv.Itoa(b.Step), strconv.Itoa(b.N), within(b.Sum), field(b.Mass), field(b.Coverage), field(b.Density), within(b.Mean),
				strconv.Itoa(b.Rest.N), within(b.Rest.Sum), field(b.Luck), strconv.Itoa(b.Again.Times), strconv.Itoa(b.Again.Found), field(b.Again.Outside)))
		}
	}
	return rows
}

// boxRows are boxes.csv: a row for each limit of each box.
func boxRows(r *study.DiscoveryReport) [][]string {
	rows := [][]string{{"arm", "box", "factor", "lo", "hi", "levels", "quasi_p", "p", "p_adj", "again", "density_without", "coverage_without"}}
	for _, a := range r.Arms {
		for k, b := range a.Boxes {
			for _, l := range b.Limits {
				f := r.Factors[l.Feature]
				levels := ""
				if l.Out != nil {
					levels = strings.Join(pages.LevelsIn(f, l.Limit), " ")
				}
				rows = append(rows, []string{
					a.Arm, strconv.Itoa(k + 1), f.Path, within(l.Lo), within(l.Hi), levels,
					field(l.QuasiP), field(l.P), field(min(1, l.P*float64(r.Rule.Looks))), field(b.Again.Again[l.Feature]), field(l.Without.Density), field(l.Without.Coverage),
				})
			}
		}
	}
	return rows
}

// peelingRows are peeling.csv: a row for each box of each trajectory.
func peelingRows(r *study.DiscoveryReport) [][]string {
	rows := [][]string{{"arm", "search", "step", "factor", "limits", "n", "failing", "mass", "coverage", "density", "mean", "taken"}}
	for i := range r.Arms {
		a := &r.Arms[i]
		for k, b := range a.Boxes {
			rows = append(rows, trajectoryRows(r, a, k+1, b.Trajectory, b.Step)...)
		}
		if a.Trajectory != nil {
			rows = append(rows, trajectoryRows(r, a, 1, a.Trajectory, -1)...)
		}
	}
	return rows
}

func trajectoryRows(r *study.DiscoveryReport, a *study.Discovered, search int, all []stats.Peeled, taken int) (rows [][]string) {
	left := func(point int) bool { return a.In[point] == 0 || a.In[point] >= search }
	for step, x := range all {
		factor := ""
		if x.Feature >= 0 {
			factor = r.Factors[x.Feature].Path
		}
		rows = append(rows, []string{
			a.Arm, strconv.Itoa(search), strconv.Itoa(step), factor, strconv.Itoa(len(x.Box)), strconv.Itoa(x.N), within(x.Sum),
			field(x.Mass), field(x.Coverage), field(x.Density), within(r.Mean(a, x.Box, left)), strconv.FormatBool(step == taken),
		})
	}
	return rows
}

// caseRows are cases.csv: a row for each arm and point.
func caseRows(r *study.DiscoveryReport) [][]string {
	rows := [][]string{{"arm", "point", "outcome", "fails", "box"}}
	for _, a := range r.Arms {
		for p, fails := range a.Fails {
			rows = append(rows, []string{a.Arm, strconv.Itoa(p), within(a.Outcome[p]), strconv.FormatBool(fails), strconv.Itoa(a.In[p])})
		}
	}
	return rows
}
