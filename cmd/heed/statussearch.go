package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"heed/cmd/internal/pages"
	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// A discoveryStanding is what heed status says of a folder of heed discover, which is
// complete or not there: its account is written last.
type discoveryStanding struct {
	Folder     string   `json:"folder"`
	State      string   `json:"state"`
	Command    string   `json:"command"`
	Name       string   `json:"name"` // of the sweep
	Model      string   `json:"model"`
	Points     int      `json:"points"` // of the sweep
	Replicates int      `json:"replicates"`
	Arms       []string `json:"arms"` // that were looked at
	Fails      string   `json:"fails"`
	Tables     bool     `json:"tables"`
	Next       string   `json:"next"`
}

// statusOfDiscovery says what a folder of heed discover is.
func statusOfDiscovery(out io.Writer, dir string, asJSON bool) error {
	p, err := pages.ProvenanceOf(dir)
	if err != nil {
		return err
	}
	s := discoveryStanding{Folder: dir, State: "complete", Command: "discover", Name: p.Sweep.Scenario, Model: p.Model,
		Points: p.Sweep.Points, Replicates: p.Sweep.Replicates, Arms: p.Arms, Fails: p.Fails, Tables: true}
	if asJSON {
		return writeJSON(out, s)
	}
	_, err = fmt.Fprintf(out, "%s: heed discover of %s, complete\n  over %s: where %s fails, by: %s\n",
		dir, s.Name, prose.Count(s.Points, "point"), strings.Join(s.Arms, " or "), s.Fails)
	return err
}

// nothingIn says that a folder has no results that anything vouches for, and what else of
// heed it has.
func nothingIn(dir string) error {
	for _, other := range []struct{ name, of string }{
		{study.SensitivityFile, "heed sensitivity wrote with -o"},
		{discoveryTables[0].name, "heed discover wrote and did not finish: run it again"},
	} {
		if _, err := os.Stat(filepath.Join(dir, other.name)); err == nil {
			return usage("no results in %s that anything vouches for, but %s, which %s", dir, other.name, other.of)
		}
	}
	return usage("no results in %s", dir)
}
