package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// designPoints writes the points of a design of three factors, changed, with the output y, and returns the
// name of the file and what the design said.
func designPoints(t *testing.T, flags string, change func(rows [][]string) [][]string) (path, said string) {
	t.Helper()
	at := func(name string) string { return filepath.Join(t.TempDir(), name) }
	factors, points := at("factors.csv"), at("points.csv")
	if err := os.WriteFile(factors, []byte("name,min,max\na,0,1\nb,-1,1\nc,1,4\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	var out, notes bytes.Buffer
	args := append(strings.Fields("sensitivity design --seed 3 --factors "+factors+" -o "+points), strings.Fields(flags)...)
	if code := heed(context.Background(), args, &out, &notes); code != 0 {
		t.Fatalf("heed %v: exit code %d: %s", args, code, notes.String())
	}
	b, err := os.ReadFile(points)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		rows[i] = append(rows[i], map[bool]string{true: "y", false: fmt.Sprint(i % 7)}[i == 0])
	}
	if change != nil {
		rows = change(rows)
	}
	var text bytes.Buffer
	if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(points, text.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return points, out.String()
}

// A design tells the command that analyses it rightly; points say themselves what they are, and points of
// another layout are refused in a sentence that says which they look like.
func TestPointsSayHowTheyAreLaidOut(t *testing.T) {
	half := func(rows [][]string) [][]string { // steps of a: from 0 to 1/3 and not to 2/3
		for _, r := range rows[1:] {
			switch {
			case strings.HasPrefix(r[1], "0.66"):
				r[1] = "0.3333333333333333"
			case r[1] == "1":
				r[1] = "0.6666666666666666"
			}
		}
		return rows
	}
	still := func(rows [][]string) [][]string {
		for _, r := range rows[1:] {
			r[2] = "0.5"
		}
		return rows
	}
	shuffled := func(rows [][]string) [][]string { slices.Reverse(rows[1:]); return rows }
	large := func(rows [][]string) [][]string { rows[5][4] = "1e200"; return rows }
	bytesInHeader := func(rows [][]string) [][]string { rows[0][1] = "a\x1b[2J"; return rows }
	for _, tt := range []struct {
		name, design string
		change       func([][]string) [][]string
		analyze      string
		said         string // by design
		wrong        string // by analyze; "" where it goes well
	}{
		{"eight levels are told", "--method morris --samples 20 --levels 8", nil, "--method morris --levels 8", "--method morris --levels 8 --inputs", ""},
		{"eight levels are found", "--method morris --samples 40 --levels 8", nil, "--method morris", "", ""},
		{"eight levels are no four", "--method morris --samples 20 --levels 8", nil, "--method morris --levels 4", "", "--levels: have 4; want 8"},
		{"four levels are no six", "--method morris --samples 20", nil, "--method morris --levels 6", "", "--levels: have 6; want 4"},
		{"half a step", "--method morris --samples 20", half, "--method morris", "", "a: have steps that differ in length"},
		{"a factor that never moves", "--method morris --samples 20", still, "--method morris", "", "b: have the same value at all points"},
		{"pairs are told", "--method sobol --samples 16 --second-order", nil, "--method sobol --second-order", "--method sobol --second-order --inputs", ""},
		{"pairs are found", "--method sobol --samples 16 --second-order", nil, "--method sobol", "", ""},
		{"no pairs", "--method sobol --samples 16", nil, "--method sobol --second-order", "", "they look like Saltelli's samples without the points of pairs"},
		{"samples are no trajectories", "--method sobol --samples 16", nil, "--method morris", "", "they look like Saltelli's samples without"},
		{"a Latin hypercube", "--method lhs --samples 40", nil, "--method sobol", "", "they look like points drawn one by one"},
		{"rows in another order", "--method sobol --samples 16", shuffled, "--method sobol", "", ""},
		{"a large output", "--method sobol --samples 16", large, "--method sobol", "", "the largest of the outputs is 1e+200"},
		{"bytes in a header", "--method sobol --samples 16", bytesInHeader, "--method sobol", "", `the name "a\x1b[2J"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path, said := designPoints(t, tt.design, tt.change)
			if !strings.Contains(said, tt.said) {
				t.Errorf("design says %q; want %q", said, tt.said)
			}
			var out, notes bytes.Buffer
			code := heed(context.Background(), append(strings.Fields("sensitivity analyze --output y --inputs "+path), strings.Fields(tt.analyze)...), &out, &notes)
			if (code == 0) != (tt.wrong == "") || !strings.Contains(notes.String(), tt.wrong) || strings.Contains(out.String(), "NaN") {
				t.Errorf("analyze %s: exit code %d, %q; want %q", tt.analyze, code, notes.String(), tt.wrong)
			}
			if lines := strings.Count(notes.String(), "\n"); tt.wrong != "" && lines > 2 {
				t.Errorf("analyze %s: %d lines of mistakes; want one sentence: %q", tt.analyze, lines, notes.String())
			}
		})
	}
}
