package study

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"heed/results"
)

func TestParseGoals(t *testing.T) {
	tests := []struct {
		name  string
		texts []string
		want  string // the goals, or what the error says
	}{
		{"one", []string{"compliance_rate:0.005"}, "[compliance_rate:0.005]"},
		{"several, either way", []string{"compliance_rate:0.005, participation_rate:1e-1", "time_cost_minutes:2"}, "[compliance_rate:0.005 participation_rate:0.1 time_cost_minutes:2]"},
		{"no width", []string{"compliance_rate"}, `have "compliance_rate"; want metric:half-width`},
		{"nothing", []string{""}, "want metric:half-width"},
		{"a metric that is near", []string{"complaince_rate:1"}, `no metric "complaince_rate"; did you mean "compliance_rate"?`},
		{"no such metric", []string{"happiness:1"}, "heed explain metrics lists them"},
		{"zero", []string{"compliance_rate:0"}, `compliance_rate: have the half-width "0"; want a number above 0`},
		{"negative", []string{"compliance_rate:-1"}, "want a number above 0"},
		{"no number", []string{"compliance_rate:narrow"}, "want a number above 0"},
		{"NaN", []string{"compliance_rate:NaN"}, "want a number above 0"},
		{"infinite", []string{"compliance_rate:Inf"}, "want a number above 0"},
		{"twice", []string{"compliance_rate:1,compliance_rate:2"}, "have compliance_rate twice"},
		{"all mistakes", []string{"compliance_rate:0,help:1"}, "above 0\nno metric"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			goals, err := ParseGoals(tt.texts)
			got := fmt.Sprint(goals)
			if err != nil {
				got = err.Error()
			}
			if !strings.Contains(got, tt.want) {
				t.Errorf("ParseGoals(%q) = %s; want %s", tt.texts, got, tt.want)
			}
		})
	}
}

func TestPrecisionSaysWhatCameOfIt(t *testing.T) {
	half := .012
	p := Precision{Replicates: 40, Points: 1, Arms: 2, Goals: []results.Goal{{Metric: "x", Half: .02}}, Worst: []results.Width{{Metric: "x", Arm: "b", Half: &half}}, Ended: results.EndedReached}
	tests := []struct {
		name   string
		change func(p *Precision)
		want   string
	}{
		{"reached", func(*Precision) {}, "40 replicates are enough: the half-width of x is 0.012, asked for was 0.02"},
		{"more arms", func(p *Precision) { p.Arms = 3 }, "asked for was 0.02 (widest: arm b)"},
		{"more points", func(p *Precision) { p.Points, p.Arms, p.Worst[0].Point = 9, 1, 7 }, "(widest: point 7)"},
		{"the bound", func(p *Precision) { p.Ended = results.EndedAtMost }, "40 replicates are the most that were allowed, and not enough: "},
		{"going on", func(p *Precision) { p.Ended, p.Next = "", 60 }, "40 replicates are not enough, going on to 60: "},
		{"undefined", func(p *Precision) { p.Worst[0].Half = nil }, "the half-width of x is undefined"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := p
			q.Worst = slices.Clone(p.Worst)
			tt.change(&q)
			if got := q.String(); !strings.Contains(got, tt.want) {
				t.Errorf("String() = %q; want %q", got, tt.want)
			}
		})
	}
}
