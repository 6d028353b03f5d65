package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

// counts says how many units there are. Of a search these are what it has asked for.
func (s *standing) counts() string {
	switch {
	case !s.Search:
		return s.unitCounts.String()
	case s.State != "complete":
		return fmt.Sprintf("a search: %s answered so far; how many it will ask for, at most %d, is known when it is complete", count(s.Done, "unit"), s.AtMost)
	case s.Units == 0: // of a program that did not count them
		return "a search: it has asked for all that it needs"
	}
	return fmt.Sprintf("a search: %s answered, all that it asked for", count(s.Units, "unit"))
}

// nextOfSearch returns what there is to do for a search that is not complete. Only the
// command that began it knows what to ask next, and it is told again what was answered.
func (s *standing) nextOfSearch() string {
	if s.UnderWay > 0 {
		return "wait until the work that is under way is done"
	}
	return "to go on, " + s.again
}

// againOf names the command that began the work of a folder.
func againOf(dir string, m results.Manifest) string {
	return fmt.Sprintf("run the command again that began it, heed %s %s -o %s", commandOf(m), workOf(m), dir)
}

// policyNames returns the names of the shipped policies.
func policyNames() (all []string) {
	for _, p := range scenarios.ShippedPolicies() {
		all = append(all, p.Name)
	}
	return all
}

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
	p, err := provenanceOf(dir)
	if err != nil {
		return err
	}
	s := discoveryStanding{Folder: dir, State: "complete", Command: "discover", Name: p.Sweep.Scenario, Model: p.Model,
		Points: p.Sweep.Points, Replicates: p.Sweep.Replicates, Arms: p.Arms, Fails: p.Fails, Tables: true}
	if asJSON {
		return writeJSON(out, s)
	}
	_, err = fmt.Fprintf(out, "%s: heed discover of %s, complete\n  over %s: where %s fails, by: %s\n",
		dir, s.Name, count(s.Points, "point"), strings.Join(s.Arms, " or "), s.Fails)
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
