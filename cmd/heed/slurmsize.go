package main

import (
	"fmt"
	"math"

	"heed/cmd/heed/internal/slurm"
	"heed/cmd/internal/prose"
)

// size fills in what the flags left open, by what the units cost, within what arrays and
// time limits a cluster allows, and says it.
func (r *slurmRequest) size(c cost, mostTasks int, mostTime slurm.Limit) {
	s := &r.settings
	of := c.share(s.Shards, s.CPUs, mostTasks)
	s.Shards = of.shards
	if s.Time == "" {
		s.Time = taskLimit(of, s.Lead).AtMost(mostTime)
	}
	if s.Memory == "" {
		s.Memory = fmt.Sprintf("%.0fM", of.memory/(1<<20))
	}
	units := r.plan.Points * r.plan.Replicates
	if s.MergeFor == "" {
		s.MergeFor = mergeLimit(units).AtMost(mostTime)
	}
	if s.MergeMem == "" {
		s.MergeMem = mergeMemory(units)
	}
	if r.quiet {
		return
	}
	fmt.Fprintf(r.notes, "heed: %v\n", c)
	fmt.Fprintf(r.notes, "heed: %v, each with %s and %s\n", of, prose.Count(s.CPUs, "core"), s.Memory)
	for _, one := range []struct {
		flag  string
		limit slurm.Limit
	}{{"--time", s.Time}, {"--merge-time", s.MergeFor}} {
		if one.limit.AtMost(mostTime) != one.limit {
			warn(r.notes, "%s is %s, and the partition allows %s at most: Slurm may accept the jobs and never start them", one.flag, one.limit, mostTime)
		}
	}
	if need := of.longest + float64(s.Lead); need > float64(s.Time.Seconds()) {
		warn(r.notes, "a unit of the largest point takes %s, and --time leaves a task %s: it would not come to an end", duration(of.longest), duration(float64(max(0, s.Time.Seconds()-s.Lead))))
	}
}

// taskLimit returns a time limit with room for machines of half the speed, in steps of
// five minutes.
func taskLimit(of sharing, lead int) slurm.Limit {
	const step, least = 300.0, 900.0
	return slurm.LimitOf(max(least, step*math.Ceil((2*(of.seconds+of.longest)+float64(lead))/step)))
}

// mergeLimit returns the time limit of a merge: half an hour, for reports and figures, and
// more where five hundred units a second are not done in it.
func mergeLimit(units int) slurm.Limit {
	const least, step, perSecond = 1800.0, 300.0, 500.0
	return slurm.LimitOf(least + step*math.Floor(float64(units)/perSecond/step))
}

// mergeMemory returns the memory of a merge: a gibibyte, and more for the index, which
// has 8 bytes for each unit and is copied now and then.
func mergeMemory(units int) string {
	return fmt.Sprintf("%dM", 1024+32*(units>>20))
}

// String says what a unit costs and what is left to be done.
func (c cost) String() string {
	text := fmt.Sprintf("a unit takes %s on one core; %s are left: %s", seconds(c.seconds), prose.Count(c.units, "unit"), coreHours(c.seconds*float64(c.units)/3600))
	if c.bytes > 0 {
		text += fmt.Sprintf(", and %s on the disk until the tables are made", bytesInWords(c.bytes*float64(c.units)))
	}
	return text
}

// String says in how many shares the work goes.
func (of sharing) String() string {
	return fmt.Sprintf("%s of up to %s, about %s each", prose.Count(of.shards, "task"), prose.Count(of.units, "unit"), duration(math.Ceil(of.seconds)))
}

// seconds writes seconds of which there may be few.
func seconds(s float64) string {
	if s < 100 {
		return fmt.Sprintf("%.2g s", s)
	}
	return duration(s)
}

// coreHours writes the work of one core.
func coreHours(h float64) string {
	if h < 1 {
		return "less than a core-hour"
	}
	return threeDigits(h) + " core-hours"
}

// threeDigits writes a number with three digits, and more where it is large.
func threeDigits(v float64) string {
	if v >= 1000 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

// bytesInWords writes a size.
func bytesInWords(b float64) string {
	for _, unit := range []string{"bytes", "kB", "MB", "GB"} {
		if b < 1000 {
			return fmt.Sprintf("%.3g %s", b, unit)
		}
		b /= 1000
	}
	return fmt.Sprintf("%.3g TB", b)
}
