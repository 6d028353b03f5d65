package main

import (
	"strings"
	"testing"
)

func TestDuration(t *testing.T) {
	for _, tt := range []struct {
		seconds float64
		want    string
	}{{0.4, "0 s"}, {59.4, "59 s"}, {61, "1 min 01 s"}, {3599.6, "1 h 00 min"}, {7500, "2 h 05 min"}} {
		if got := duration(tt.seconds); got != tt.want {
			t.Errorf("duration(%v) = %q; want %q", tt.seconds, got, tt.want)
		}
	}
}

// The pace counts only what was done since the start.
func TestPaceCountsFromTheStart(t *testing.T) {
	m := &meter{workload: workload{"replicates", 2e6}}
	m.Done(10, 30)
	if got, want := m.pace(5).String(), "10 of 30 replicates (33%)"; got != want {
		t.Errorf("pace of a start = %q; want %q", got, want)
	}
	m.Done(20, 30)
	want := "20 of 30 replicates (67%), 5 s left, 2 replicates/s, 4 million employee-days/s"
	if got := m.pace(5).String(); got != want {
		t.Errorf("pace = %q; want %q", got, want)
	}
	if p := m.pace(5); p.TimeLeft != 5 || p.DayRate != 4e6 {
		t.Errorf("pace = %+v; want 5 seconds left at 4e6 a second", p)
	}
}

// A line that is redrawn covers what was there.
func TestLineCoversTheLineBefore(t *testing.T) {
	var b strings.Builder
	l := &line{out: &b}
	l.draw(&b, "a long line")
	l.draw(&b, "short")
	if got, want := b.String(), "\ra long line\rshort      "; got != want {
		t.Errorf("drawn %q; want %q", got, want)
	}
}
