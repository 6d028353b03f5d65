package main

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"heed/agents"
	"heed/scenarios/study"
)

var update = flag.Bool("update", false, "write agents/TRACE.md anew")

// said returns what heed writes to standard output.
func said(t *testing.T, args ...string) string {
	t.Helper()
	var out, notes strings.Builder
	if got := heed(context.Background(), args, &out, &notes); got != done {
		t.Fatalf("heed %q: exit code %d; want %d; it said %s", args, got, done, &notes)
	}
	return out.String()
}

// agents/TRACE.md is what heed explain evidence --format markdown prints.
func TestTraceIsCurrent(t *testing.T) {
	const path = "../../agents/TRACE.md"
	want := said(t, "explain", "evidence", "--format", "markdown")
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; go generate ./agents makes it", err)
	}
	if strings.ReplaceAll(string(got), "\r\n", "\n") != want {
		t.Error("agents/TRACE.md is not what heed explain evidence --format markdown prints; go generate ./agents renews it")
	}
}

// Patterns and rows of evidence name each other: a pattern that EVIDENCE.md forgets
// is one that readers do not find, and a pattern that is gone shows nothing.
func TestPatternsAndEvidenceNameEachOther(t *testing.T) {
	rowsOf := map[int][]string{}
	for _, p := range study.Patterns {
		rowsOf[p.Number] = strings.Fields(p.Rows)
		for _, name := range rowsOf[p.Number] {
			row, ok := agents.FindEvidence(name)
			if !ok || row.Name != name {
				t.Errorf("pattern %d has row %q; want E1 to E%d", p.Number, name, len(agents.Evidence))
			} else if !slices.Contains(row.Patterns, p.Number) {
				t.Errorf("pattern %d has row %s, which agents/EVIDENCE.md shows by %q; want \"pattern %d\" in it", p.Number, name, row.Shown, p.Number)
			}
		}
	}
	for _, row := range agents.Evidence {
		for _, n := range row.Patterns {
			if rows, ok := rowsOf[n]; !ok || !slices.Contains(rows, row.Name) {
				t.Errorf("agents/EVIDENCE.md shows %s by pattern %d, whose rows are %q; want a pattern with the row", row.Name, n, rows)
			}
		}
	}
}

// Every row is explained in full: whatever the tables know of it is in its text and in
// its JSON.
func TestExplainTellsAllOfARow(t *testing.T) {
	var table []trace
	if err := json.Unmarshal([]byte(said(t, "explain", "evidence", "--format", "json")), &table); err != nil {
		t.Fatal(err)
	}
	if len(table) != len(agents.Evidence) {
		t.Fatalf("heed explain evidence has %d rows; want %d", len(table), len(agents.Evidence))
	}
	short := strings.Join(strings.Fields(said(t, "explain", "evidence")), " ")
	for i, r := range agents.Evidence {
		full := strings.Join(strings.Fields(said(t, "explain", r.Name)), " ")
		if table[i].Row != r.Name || table[i].Claim != r.Claim || len(table[i].Parameters)+len(table[i].Mechanisms) != len(r.Parameters()) {
			t.Errorf("heed explain evidence --format json: row %d is %+v; want %s with its claim and parameters", i, table[i], r.Name)
		}
		want := slices.Concat([]string{r.Name + " ", r.Words, r.Claim, unticked(r.Standing), unticked(r.LeftOut), unticked(r.NotShown)}, r.Code, r.Cases, r.Tests)
		for _, text := range want {
			if !strings.Contains(full, text) {
				t.Errorf("heed explain %s does not say %q", r.Name, text)
			}
			if text != r.Words && text != r.Standing && !strings.Contains(short, text) {
				t.Errorf("heed explain evidence does not say %q of %s", text, r.Name)
			}
		}
		for _, p := range table[i].Patterns {
			if !strings.Contains(full, p.Title) {
				t.Errorf("heed explain %s does not say %q, the title of pattern %d", r.Name, p.Title, p.Number)
			}
		}
		for _, k := range r.Parameters() {
			if !strings.Contains(full, k.Path) || !strings.Contains(full, k.Doc) {
				t.Errorf("heed explain %s does not say what %s is", r.Name, k.Path)
			}
		}
	}
}

func TestShortened(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width int
		want  string
	}{
		{"as it is", 8, "as it is"},
		{"one word more", 12, "one word ..."},
		{"one word, more", 13, "one word ..."},
		{"one ... more of it", 14, "one ..."},
		{"über alle Maßen", 14, "über alle ..."},
	} {
		if got := shortened(tt.text, tt.width); got != tt.want || len([]rune(got)) > tt.width {
			t.Errorf("shortened(%q, %d) = %q; want %q", tt.text, tt.width, got, tt.want)
		}
	}
}
