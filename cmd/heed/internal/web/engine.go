package web

import (
	"context"

	"heed/cmd/internal/explorer"
	"heed/scenarios"
)

// An Engine is what stands behind the page. Its functions may be called by several
// goroutines at once, but for Catalogue, which is called once.
type Engine struct {
	// Catalogue returns what the page is made of.
	Catalogue func() *explorer.Catalogue
	// Scenario returns what settings come to; the error is [scenarios.Mistakes].
	Scenario func(explorer.Settings) (*scenarios.Scenario, error)
	// ID names the results of a scenario: the same text has the same. It has no more than
	// letters and digits.
	ID func(*scenarios.Scenario) string
	// Play runs a scenario and emits what happens, but for the end.
	Play func(ctx context.Context, s *scenarios.Scenario, emit func(explorer.Event) error) (Result, error)
}

// A Result is what a run leaves.
type Result interface {
	// Bytes returns about how much memory the result takes.
	Bytes() int64
	// Files returns what the folder will hold that is worth an own download. The names are
	// those in the folder, with slashes.
	Files() []explorer.File
	// Write writes the folder of results, dir, which is there and empty, and returns the
	// names, with slashes, of all files that it wrote. It is called by one goroutine at a time.
	Write(ctx context.Context, dir string) (names []string, err error)
}

// Files that the server adds to those of a result.
const (
	scenarioFile = "scenario.toml" // the text of the scenario
	archiveFile  = "results.zip"   // all other files
)

// filesOf returns what can be downloaded of a result: the scenario first, then its own
// files, then all in one.
func filesOf(r Result) []explorer.File {
	all := []explorer.File{{Name: scenarioFile, Title: "The scenario, for heed run", Kind: "scenario"}}
	all = append(all, r.Files()...)
	return append(all, explorer.File{Name: archiveFile, Title: "Everything in one archive", Kind: "archive"})
}
