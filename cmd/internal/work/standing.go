package work

import (
	"os"
	"path/filepath"

	"heed/results"
)

// A Standing is what heed status says.
type Standing struct {
	Folder  string `json:"folder"`
	State   string `json:"state"`   // partial or complete
	Command string `json:"command"` // that made it, such as sweep
	Name    string `json:"name"`    // of the scenario, or of the file that names one
	Model   string `json:"model"`   // version of the model's semantics

	Points     int      `json:"points"`
	Replicates int      `json:"replicates"`
	Arms       []string `json:"arms"`
	UnitCounts
	Search   bool            `json:"search"`            // whether units are what a search has asked for so far
	AtMost   int             `json:"at_most,omitempty"` // units that a search may ask for
	Tables   bool            `json:"tables"`            // whether there are any, of all or of what was there
	Shards   []shardStanding `json:"shards"`
	Parts    int             `json:"parts"`     // finished, of shards
	Journals int             `json:"journals"`  // of attempts that ended or are under way
	UnderWay int             `json:"under_way"` // processes at work
	Damaged  int             `json:"damaged"`   // places in parts and journals
	Slurm    []Scheduled     `json:"slurm,omitempty"`
	Next     string          `json:"next"` // what to do; empty where all is done
	again    string          // the command that began it, in words
}

// UnitCounts are numbers of units.
type UnitCounts struct {
	Units   int `json:"units"`
	Done    int `json:"done"`
	Failed  int `json:"failed"`
	Missing int `json:"missing"`
}

// A shardStanding says how far a shard is.
type shardStanding struct {
	Shard string `json:"shard"`
	UnitCounts
	Part     bool `json:"part"` // whether it is finished
	Journals int  `json:"journals"`
	UnderWay int  `json:"under_way"`
}

// StandingOf says in words of its own what package results found.
func StandingOf(dir string, st results.Status) Standing {
	m := st.Manifest
	s := Standing{
		Folder: dir, State: st.State.String(), Command: CommandOf(m), Name: m.Scenario, Model: m.Model,
		Points: m.Points, Replicates: m.Replicates, Arms: m.Arms, UnitCounts: unitCountsOf(st.Counts),
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
	s.again = AgainOf(dir, m)
	s.Next = s.next()
	return s
}

func unitCountsOf(c results.Counts) UnitCounts {
	return UnitCounts{c.Units, c.Done, c.Failed, c.Missing()}
}

// next returns what there is to do.
func (s *Standing) next() string {
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

// nextOfSearch returns what there is to do for a search that is not complete. Only the
// command that began it knows what to ask next, and it is told again what was answered.
func (s *Standing) nextOfSearch() string {
	if s.UnderWay > 0 {
		return "wait until the work that is under way is done"
	}
	return "to go on, " + s.again
}

// failures says where the reasons of units that failed stand. Shares leave it to whoever
// merges them to write them down.
func (s *Standing) failures() string {
	if _, err := os.Stat(filepath.Join(s.Folder, results.FailuresFile)); err != nil {
		return "heed merge " + s.Folder + " writes why units failed to " + results.FailuresFile
	}
	return results.FailuresFile + " says why units failed"
}
