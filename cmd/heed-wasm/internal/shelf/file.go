package shelf

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"heed/cmd/internal/explorer"
	"heed/cmd/internal/pages"
	"heed/results"
	"heed/scenarios/study"
)

// Files that are made when they are asked for.
const (
	scenarioFile = "scenario.toml"
	archiveFile  = "results.zip"
	reportFile   = results.ReportFile
)

// A table is one of the folder's.
type table struct{ name, title string }

// tables are what the tables tell, in the words of the page with a server. Others come after
// them.
var tables = []table{
	{results.SeriesFile, "Every recorded day of every arm and replicate"},
	{results.ReplicatesFile, "Every arm and replicate over all days"},
	{results.SummaryFile, "Means of the arms, with intervals"},
	{results.ComparisonFile, "Effects of the arms against the baseline, with intervals"},
	{study.InterventionsFile, "What interventions do and cost"},
	{study.InteractionsFile, "What combined interventions do beyond the sum of their parts"},
	{study.DurationsFile, "How soon effects come, and how long they last"},
	{results.ArmsFile, "What the arms change"},
	{results.TeamsFile, "Every team on the last day"},
	{results.TiesFile, "Which teams are in contact"},
}

// files returns what can be downloaded.
func (k *kept) files() []explorer.File {
	all := []explorer.File{
		{Name: scenarioFile, Title: "The scenario, for heed run", Kind: "scenario"},
		{Name: reportFile, Title: "The report, a page", Kind: "report"},
	}
	add := func(name, title string) { all = append(all, explorer.File{Name: name, Title: title, Kind: "table"}) }
	for _, t := range tables {
		if slices.Contains(k.names, t.name) {
			add(t.name, t.title)
		}
	}
	for _, name := range k.names {
		known := slices.ContainsFunc(tables, func(t table) bool { return t.name == name })
		if path.Ext(name) == ".csv" && !known {
			add(name, "Table "+name)
		}
	}
	return append(all, explorer.File{Name: archiveFile, Title: "Everything in one archive", Kind: "archive"})
}

// file returns what is in a file.
func (k *kept) file(name string) ([]byte, error) {
	switch {
	case name == scenarioFile:
		return k.Scenario, nil
	case name == reportFile:
		return k.report()
	case name == archiveFile:
		return k.archive()
	case slices.Contains(k.names, name):
		return os.ReadFile(k.path(name))
	}
	return nil, fmt.Errorf("file %q of run %s: %w", name, k.ID, ErrGone)
}

func (k *kept) path(name string) string { return filepath.Join(k.dir, filepath.FromSlash(name)) }

// report makes the page that heed report makes of the folder.
func (k *kept) report() ([]byte, error) {
	r, err := pages.Open(k.dir)
	if err != nil {
		return nil, err
	}
	page, err := r.Page()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = page.Write(&b)
	return b.Bytes(), err
}

// archiveTime is when everything in an archive was made: the first that ZIP can say, since
// results have no clock.
var archiveTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// archive returns the folder, the scenario and the report as ZIP, in a folder of the
// scenario's name. The same run has the same bytes.
func (k *kept) archive() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	names := append([]string{scenarioFile, reportFile}, k.names...)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		content, err := k.file(name)
		if err != nil {
			return nil, err
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: k.Name + "/" + name, Method: zip.Deflate, Modified: archiveTime})
		if err == nil {
			_, err = w.Write(content)
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}
