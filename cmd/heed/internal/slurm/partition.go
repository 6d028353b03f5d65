package slurm

import (
	"context"
	"strings"
)

// MostTime returns the longest time limit that jobs may have in a partition, or a list of
// them with commas between, or in the cluster's default one for "". It is "" where there
// is none, or nothing tells. Slurm accepts a job with a longer limit, as a rule, and then
// never starts it.
func MostTime(ctx context.Context, partition string) Limit {
	args := []string{"--noheader", "--format=%P|%l"}
	if partition != "" {
		args = append(args, "--partition="+partition)
	}
	text, err := ask(ctx, "sinfo", args...)
	if err != nil {
		return ""
	}
	return mostTime(text, partition == "")
}

// mostTime returns the longest limit in what sinfo prints of partitions, or of the default
// one, which is marked.
func mostTime(text string, standard bool) (most Limit) {
	for line := range strings.Lines(text) {
		name, limit, _ := strings.Cut(strings.TrimSpace(line), "|")
		if standard && !strings.HasSuffix(name, "*") {
			continue
		}
		l := Limit(limit)
		if l.Seconds() == 0 { // infinite
			return ""
		}
		if l.Seconds() > most.Seconds() {
			most = l
		}
	}
	return most
}

// AtMost returns the shorter of two limits; "" is none.
func (l Limit) AtMost(most Limit) Limit {
	if most != "" && most.Seconds() < l.Seconds() {
		return most
	}
	return l
}
