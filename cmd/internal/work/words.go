package work

import (
	"fmt"
	"strings"

	"heed/cmd/internal/prose"
)

// String returns what people read.
func (s *Standing) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: heed %s of %s, %s\n", s.Folder, s.Command, s.Name, s.State)
	if !s.Search {
		fmt.Fprintf(&b, "  %s x %s x %s\n", prose.Count(s.Points, "point"), prose.Count(s.Replicates, "replicate"), prose.Count(len(s.Arms), "arm"))
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
		fmt.Fprintf(&b, "  %s at work\n", prose.Count(s.UnderWay, "process", "processes"))
	}
	if len(s.Slurm) > 0 && s.State != "complete" {
		var jobs []string
		for _, j := range s.Slurm {
			jobs = append(jobs, j.String())
		}
		fmt.Fprintf(&b, "  on Slurm: %s\n", strings.Join(jobs, "; "))
	}
	if s.Damaged > 0 {
		fmt.Fprintf(&b, "  %s damaged, the units there being lost: heed verify %s names them\n", prose.Count(s.Damaged, "place"), s.Folder)
	}
	if s.Tables && s.State != "complete" {
		fmt.Fprintf(&b, "  the tables are of incomplete work\n")
	}
	if s.Next != "" {
		fmt.Fprintf(&b, "Next: %s\n", s.Next)
	}
	return b.String()
}

// counts says how many units there are. Of a search these are what it has asked for.
func (s *Standing) counts() string {
	switch {
	case !s.Search:
		return s.UnitCounts.String()
	case s.State != "complete":
		return fmt.Sprintf("a search: %s answered so far; how many it will ask for, at most %d, is known when it is complete", prose.Count(s.Done, "unit"), s.AtMost)
	case s.Units == 0: // of a program that did not count them
		return "a search: it has asked for all that it needs"
	}
	return fmt.Sprintf("a search: %s answered, all that it asked for", prose.Count(s.Units, "unit"))
}

// String returns, for example, "80 units: 40 done, 2 failed, 38 missing".
func (t UnitCounts) String() string {
	return fmt.Sprintf("%s: %d done, %d failed, %d missing", prose.Count(t.Units, "unit"), t.Done, t.Failed, t.Missing)
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
		fmt.Fprintf(b, "    %s: %v; %s\n", s.Shard, s.UnitCounts, at)
	}
}
