package pages

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"heed/cmd/internal/prose"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/results/report"
)

// find reads the manifest of the folder: of all its units, or of those that were there
// when tables were written of incomplete work. Without tables there is nothing to tell.
func (r *Reporter) find() error {
	st, err := results.ReadStatus(r.dir)
	switch {
	case err != nil:
		return err
	case st.State == results.Fresh:
		return unfit("no results in %s; a page is made of a folder of heed run, sweep, optimize, calibrate FILE or discover", r.dir)
	}
	s := work.StandingOf(r.dir, st)
	r.next, _, _ = strings.Cut(s.Next, "; or, for tables of what is there") // which are there
	r.manifest, err = results.ReadManifest(r.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return s.Incomplete("has no tables to tell of")
	}
	if err != nil {
		return err
	}
	r.sum, err = sumOf(filepath.Join(r.dir, results.ManifestFile))
	return err
}

// missing says what the tables lack and what that does to the answer, nothing where
// they have all.
func (r *Reporter) missing() report.Section {
	s := report.Section{ID: "missing", Title: "Incomplete: results are missing"}
	m := r.manifest
	n := work.MissingIn(m)
	if n == 0 {
		return s
	}
	said := report.Note{fmt.Sprintf("%d of %s are missing: %s. Everything below is of what was there when the tables were written.",
		n, prose.Count(m.Units, "unit of work", "units of work"), r.lacking())}
	if r.sweep() {
		said = append(said, "Points that lack an arm or a replicate are left out of the shares of points, or rest on fewer replicates than the others. If what is missing failed, it may have failed because of the conditions at these points: then the points that are left are a selection, and shares and rankings can be wrong in either direction, more than their intervals say.")
	} else {
		said = append(said, "Means and intervals are of the replicates that are there. If the others are merely still to be done, the answer is right but less sure than was planned. If they failed, what made them fail may have made their results differ too: then the answer can be wrong in either direction, more than its intervals say.")
	}
	if r.has(results.FailuresFile) {
		said = append(said, results.FailuresFile+" in the folder says what failed, and why.")
	}
	said = append(said, "Do not decide on this page alone. To have what is missing: "+r.next+"; then write the page again.")
	s.Blocks = []report.Block{said}
	return s
}

// lacking says where units are missing: in which replicates of a run, at how many
// points of a sweep.
func (r *Reporter) lacking() string {
	m, lack := r.manifest, map[int]int{}
	for _, h := range m.Missing {
		lack[h.Point] += h.Last - h.First + 1
	}
	if !r.sweep() {
		return fmt.Sprintf("%d of %s are there", m.Replicates-lack[0], prose.Count(m.Replicates, "replicate"))
	}
	empty := 0
	for _, n := range lack {
		if n == m.Replicates {
			empty++
		}
	}
	return fmt.Sprintf("of %s %d lack replicates, and %d of these have none at all", prose.Count(m.Points, "point"), len(lack), empty)
}
