package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"heed/results"
)

func statusCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "status DIR", Short: "Say how far the work in a folder is",
		Long: `Say how far the work in a folder is, from its files alone, whoever is at it. The exit
code is
  0   where it is complete: every unit is in the tables,
  1   where its manifest or plan is damaged,
  2   where there are no results,
  3   where units are missing, whether others failed or not; also where every unit is
      there but not yet in the tables, for which it takes heed merge or the command
      that began it,
  4   where units failed and no others are missing,
  74  where the folder cannot be read.
Tables of incomplete work, of --allow-partial, change none of these. A search, of heed
optimize and heed calibrate, asks only for the units that it comes to need: until it is
complete nobody knows how many these are.`,
		Example: "  heed status out/detail\n  heed status out/detail --format json",
		Args:    oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			return status(c.OutOrStdout(), args[0], format == "json")
		},
	}
	c.Flags().StringVar(&format, "format", "text", "`text` or json")
	return c
}

// oneFolder checks that a command has one argument.
func oneFolder(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("%s: have %s; want one, a folder of results", c.CommandPath(), count(len(args), "argument"))
	}
	if info, err := os.Stat(args[0]); err == nil && !info.IsDir() {
		return usage("%s is a file; want a folder of results", args[0])
	}
	return nil
}

// A standing is what heed status says.
type standing struct {
	Folder  string `json:"folder"`
	State   string `json:"state"`   // partial or complete
	Command string `json:"command"` // that made it, such as sweep
	Name    string `json:"name"`    // of the scenario, or of the file that names one
	Model   string `json:"model"`   // version of the model's semantics

	Points     int      `json:"points"`
	Replicates int      `json:"replicates"`
	Arms       []string `json:"arms"`
	unitCounts
	Search   bool            `json:"search"`            // whether units are what a search has asked for so far
	AtMost   int             `json:"at_most,omitempty"` // units that a search may ask for
	Tables   bool            `json:"tables"`            // whether there are any, of all or of what was there
	Shards   []shardStanding `json:"shards"`
	Parts    int             `json:"parts"`     // finished, of shards
	Journals int             `json:"journals"`  // of attempts that ended or are under way
	UnderWay int             `json:"under_way"` // processes at work
	Damaged  int             `json:"damaged"`   // places in parts and journals
	Next     string          `json:"next"`      // what to do; empty where all is done
	again    string          // the command that began it, in words
}

// unitCounts are numbers of units.
type unitCounts struct {
	Units   int `json:"units"`
	Done    int `json:"done"`
	Failed  int `json:"failed"`
	Missing int `json:"missing"`
}

// A shardStanding says how far a shard is.
type shardStanding struct {
	Shard string `json:"shard"`
	unitCounts
	Part     bool `json:"part"` // whether it is finished
	Journals int  `json:"journals"`
	UnderWay int  `json:"under_way"`
}

// status says how far the work in a folder is; its error stands for the exit code.
func status(out io.Writer, dir string, asJSON bool) error {
	if isDiscovery(dir) {
		return statusOfDiscovery(out, dir, asJSON)
	}
	st, err := results.ReadStatus(dir)
	if err != nil {
		return err
	}
	if st.State == results.Fresh {
		return nothingIn(dir)
	}
	s := standingOf(dir, st)
	if asJSON {
		err = writeJSON(out, s)
	} else {
		_, err = io.WriteString(out, s.String())
	}
	if err != nil {
		return err
	}
	return s.verdict()
}

// standingOf says in words of its own what package results found.
func standingOf(dir string, st results.Status) standing {
	m := st.Manifest
	s := standing{
		Folder: dir, State: st.State.String(), Command: commandOf(m), Name: m.Scenario, Model: m.Model,
		Points: m.Points, Replicates: m.Replicates, Arms: m.Arms, unitCounts: unitCountsOf(st.Counts),
		Tables: st.State == results.Complete, Shards: []shardStanding{},
		Parts: st.Parts, Journals: st.Journals, UnderWay: st.UnderWay, Damaged: st.Damaged,
	}
	if _, err := results.ReadManifest(dir); err == nil {
		s.Tables = true
	}
	if m.Search {
		s.Search, s.AtMost = true, m.Units
	}
	for _, one := range st.Shards {
		s.Shards = append(s.Shards, shardStanding{one.Shard.String(), unitCountsOf(one.Counts), one.Part, one.Journals, one.UnderWay})
	}
	s.again = againOf(dir, m)
	s.Next = s.next()
	return s
}

func unitCountsOf(c results.Counts) unitCounts {
	return unitCounts{c.Units, c.Done, c.Failed, c.Missing()}
}

// next returns what there is to do.
func (s *standing) next() string {
	partial := "; or, for tables of what is there, heed merge --allow-partial " + s.Folder
	switch {
	case s.State == "complete":
		return ""
	case s.Search:
		return s.nextOfSearch()
	case s.Done == s.Units:
		return "heed merge " + s.Folder
	case s.UnderWay > 0:
		return "wait until the work that is under way is done"
	case s.Missing == 0:
		return s.failures() + "; to try them once more, " + s.again + partial
	}
	return "to go on, " + s.again + partial
}

// workOf returns what the command that made a folder was given: the name of what is
// shipped, where the work has that name, or a word in place of a file.
func workOf(m results.Manifest) string {
	shipped, file := shippedNames(), "SCENARIO"
	more := ""
	switch commandOf(m) {
	case "sweep":
		shipped, file = sweepNames(), "SWEEP.toml"
	case "optimize":
		shipped, file = policyNames(), "POLICY.toml"
	case "calibrate":
		shipped, file = calibrationNames(), "CALIBRATION.toml"
		if truths, is := m.Settings["calibration.truths"]; is {
			more = " --recover " + string(truths)
		}
	}
	if slices.Contains(shipped, m.Scenario) {
		file = m.Scenario
	}
	return file + more
}

// failures says where the reasons of units that failed stand. Shares leave it to whoever
// merges them to write them down.
func (s *standing) failures() string {
	if _, err := os.Stat(filepath.Join(s.Folder, results.FailuresFile)); err != nil {
		return "heed merge " + s.Folder + " writes why units failed to " + results.FailuresFile
	}
	return results.FailuresFile + " says why units failed"
}

// verdict returns an error that stands for the exit code of s.
func (s *standing) verdict() error {
	switch {
	case s.State == "complete":
		return nil
	case !s.Search && s.Missing == 0 && s.Failed > 0:
		return silent{errUnitsFailed}
	}
	return silent{results.ErrIncomplete}
}

// A silent error stands for an exit code, what there is to say having been said.
type silent struct{ error }

// Unwrap returns the error that has the exit code.
func (s silent) Unwrap() error { return s.error }

// String returns what people read.
func (s *standing) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: heed %s of %s, %s\n", s.Folder, s.Command, s.Name, s.State)
	if !s.Search {
		fmt.Fprintf(&b, "  %s x %s x %s\n", count(s.Points, "point"), count(s.Replicates, "replicate"), count(len(s.Arms), "arm"))
	}
	fmt.Fprintf(&b, "  %s\n", s.counts())
	for first := 0; first < len(s.Shards); {
		n := first + 1
		for n < len(s.Shards) && !strings.HasPrefix(s.Shards[n].Shard, "1/") {
			n++
		}
		writeShards(&b, s.Shards[first:n])
		first = n
	}
	if s.UnderWay > 0 {
		fmt.Fprintf(&b, "  %s at work\n", count(s.UnderWay, "process", "processes"))
	}
	if s.Damaged > 0 {
		fmt.Fprintf(&b, "  %s damaged, the units there being lost: heed verify %s names them\n", count(s.Damaged, "place"), s.Folder)
	}
	if s.Tables && s.State != "complete" {
		fmt.Fprintf(&b, "  the tables are of incomplete work\n")
	}
	if s.Next != "" {
		fmt.Fprintf(&b, "Next: %s\n", s.Next)
	}
	return b.String()
}

// String returns, for example, "80 units: 40 done, 2 failed, 38 missing".
func (t unitCounts) String() string {
	return fmt.Sprintf("%s: %d done, %d failed, %d missing", count(t.Units, "unit"), t.Done, t.Failed, t.Missing)
}

// writeShards says how far the shards of one sharing are: those that are finished in
// number, and each of the others that anything is known of.
func writeShards(b *strings.Builder, all []shardStanding) {
	parts, idle := 0, 0
	for _, s := range all {
		switch {
		case s.Part:
			parts++
		case s.Journals == 0 && s.Done+s.Failed < s.Units:
			idle++
		}
	}
	fmt.Fprintf(b, "  shared out in %d: %d finished, %d begun, %d not begun\n", len(all), parts, len(all)-parts-idle, idle)
	for _, s := range all {
		if s.Part || s.Journals == 0 {
			continue
		}
		at := "nobody at work"
		if s.UnderWay > 0 {
			at = "at work"
		}
		fmt.Fprintf(b, "    %s: %v; %s\n", s.Shard, s.unitCounts, at)
	}
}
