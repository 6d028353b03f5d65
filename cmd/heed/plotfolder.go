package main

import (
	"path/filepath"
	"slices"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/scenarios/study"
)

// openPlot opens a folder, which has to be complete.
func openPlot(dir string) (*figures.Folder, error) {
	st, err := results.ReadStatus(dir)
	switch {
	case err != nil:
		return nil, err
	case st.State == results.Fresh:
		return nil, usage("no results in %s", dir)
	case st.Manifest.Search:
		return nil, usage("%s is of heed %s, a search, which has no replicates of arms to draw; its figures are drawn with it, in %s, and heed report %s shows them",
			dir, work.CommandOf(st.Manifest), filepath.Join(dir, "figures"), dir)
	case st.State != results.Complete:
		s := work.StandingOf(dir, st)
		return nil, s.Incomplete("a figure is of all of it")
	}
	if _, is, err := study.SurveyOf(st.Manifest); is && err == nil {
		return nil, usage("%s is of heed survey, whose answers are no metrics; figures are of heed run and heed sweep", dir)
	}
	if len(st.Manifest.Factors) > 0 {
		if err := asWrittenOf(st.Manifest, dir, []string{results.PointsFile}); err != nil {
			return nil, err
		}
	}
	folder, err := figures.OpenFolder(dir, st.Manifest)
	if err == nil && !work.IsSweep(st.Manifest) {
		recallArms(folder)
	}
	return folder, err
}

// recallArms gives a folder its scenario, for the days on which arms begin and end. Where
// another version of the program made it, the figure goes without.
func recallArms(folder *figures.Folder) {
	of, err := study.Recall(folder.Manifest, folder.Dir)
	if err != nil {
		return
	}
	if s, err := of(0); err == nil {
		folder.Scenario = s
	}
}

// asWritten returns an error unless the tables are as the manifest says.
func asWritten(folder *figures.Folder, tables []string) error {
	return asWrittenOf(folder.Manifest, folder.Dir, tables)
}

func asWrittenOf(m results.Manifest, dir string, tables []string) error {
	m.Files = slices.DeleteFunc(slices.Clone(m.Files), func(f results.File) bool {
		return !slices.ContainsFunc(tables, func(t string) bool { return f.Name == t || f.Name == results.ParquetFile(t) })
	})
	return m.Verify(dir)
}
