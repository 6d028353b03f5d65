package agents

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// document is an EVIDENCE.md in which E1 is the line given and the others are short.
func document(line string) string {
	b := strings.Builder{}
	fmt.Fprintf(&b, "# Title\n\n## A theme (3.2)\n\n%s\n|--|--|--|--|--|--|--|\n%s\n", evidenceHead, line)
	for i := 2; i <= lastRow; i++ {
		fmt.Fprintf(&b, "|E%d|1 \"words\"|claim|B|finding|`Params`|`TestIt`|\n", i)
	}
	return b.String()
}

func TestParseEvidenceReadsARow(t *testing.T) {
	for _, tt := range []struct {
		name, model, shown string
		want               EvidenceRow
	}{
		{"all of it", "`workday.decide` (will), `Params`", `pattern 3, "a case", patterns 14, 15 and 2; the queue by ` + "`TestIt`",
			EvidenceRow{Model: "`workday.decide` (will), `Params`", Code: []string{"workday.decide", "Params"},
				Shown: `pattern 3, "a case", patterns 14, 15 and 2; the queue by ` + "`TestIt`", Patterns: []int{3, 14, 15, 2}, Cases: []string{"a case"}, Tests: []string{"TestIt"}}},
		{"a part of it", "`Params`. Left out: no state, as the paper has none", `"a case". Not shown: the spread, for a reason`,
			EvidenceRow{Model: "`Params`", Code: []string{"Params"}, LeftOut: "no state, as the paper has none",
				Shown: `"a case"`, Cases: []string{"a case"}, NotShown: "the spread, for a reason"}},
		{"nothing of it", "Left out: nobody knows", "Not shown: nothing is there",
			EvidenceRow{LeftOut: "nobody knows", NotShown: "nothing is there"}},
		{"keys and metrics are no code", "`Params` by `culture.blame`, seen in `norm_icc`", `"of pattern and other words"`,
			EvidenceRow{Model: "`Params` by `culture.blame`, seen in `norm_icc`", Code: []string{"Params"},
				Shown: `"of pattern and other words"`, Cases: []string{"of pattern and other words"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rows, err := parseEvidence(document(`|E1|3.2.1, 4.1 "two; places ... of it"|a claim|C|finding, of one|` + tt.model + "|" + tt.shown + "|"))
			if err != nil {
				t.Fatalf("parseEvidence: %v", err)
			}
			want := tt.want
			want.Name, want.Theme, want.Sections, want.Words = "E1", "A theme (3.2)", "3.2.1, 4.1", "two; places ... of it"
			want.Claim, want.Bears, want.Standing = "a claim", "C", "finding, of one"
			if d := cmp.Diff(want, rows[0]); d != "" {
				t.Errorf("parseEvidence: row E1 (-want +got):\n%s", d)
			}
			if len(rows) != lastRow {
				t.Errorf("parseEvidence: %d rows; want %d", len(rows), lastRow)
			}
		})
	}
}

func TestParseEvidenceIsStrict(t *testing.T) {
	const good = "|1 \"words\"|claim|B|finding|`Params`|`TestIt`|"
	for _, tt := range []struct{ name, line, want string }{
		{"too few columns", "|E1|1 \"words\"|claim|B|", "line 7: 4 columns; want 7"},
		{"no such row", "|E76" + good, `line 7: row "E76"; want E1 to E75`},
		{"a row with a nought", "|E01" + good, `row "E01"; want E1 to E75`},
		{"a row twice", "|E2" + good, "line 8: row E2 is in line 7 already"},
		{"a row that is missing", "", "there is no row E1"},
		{"a row outside any table", "\n|E1" + good, "line 8: a row outside a table"},
		{"no sections", "|E1|\"words\"|claim|B|finding|`Params`|`TestIt`|", "E1: the paper's words are"},
		{"no quotation marks", "|E1|1 words|claim|B|finding|`Params`|`TestIt`|", "E1: the paper's words are"},
		{"no claim", "|E1|1 \"words\"||B|finding|`Params`|`TestIt`|", "E1: column 3 is empty"},
		{"blanks", "|E1|1 \"words\"|claim |B|finding|`Params`|`TestIt`|", "E1: column 3 is empty or has blanks"},
		{"no behaviour", "|E1|1 \"words\"|claim|D|finding|`Params`|`TestIt`|", `E1: bears on "D"; want C, P or B`},
		{"in no code", "|E1|1 \"words\"|claim|B|finding|somewhere|`TestIt`|", "E1: no code has it"},
		{"in a key alone", "|E1|1 \"words\"|claim|B|finding|`culture.blame`|`TestIt`|", "E1: no code has it"},
		{"an open backtick", "|E1|1 \"words\"|claim|B|finding|`Params|`TestIt`|", "E1: a ` is not closed"},
		{"shown by nothing", "|E1|1 \"words\"|claim|B|finding|`Params`|the equation|", "E1 is shown by \"the equation\"; want"},
		{"shown by a function", "|E1|1 \"words\"|claim|B|finding|`Params`|`Params`|", "E1 is shown by `Params`; want the name of a test"},
		{"an open quotation", "|E1|1 \"words\"|claim|B|finding|`Params`|\"a case|", `E1: a " is not closed`},
		{"a pattern without number", "|E1|1 \"words\"|claim|B|finding|`Params`|pattern three|", `want patterns as in "pattern 3"`},
		{"patterns in brackets", "|E1|1 \"words\"|claim|B|finding|`Params`|patterns (3)|", `want patterns as in "pattern 3"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parseEvidence(document(tt.line))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("parseEvidence: error %v; want it to say %q", err, tt.want)
			}
		})
	}
}

func TestFindEvidence(t *testing.T) {
	for _, tt := range []struct {
		name string
		want string
	}{{"E47", "E47"}, {"e1", "E1"}, {"E75", "E75"}, {"E0", ""}, {"E76", ""}, {"E4 ", ""}, {"", ""}} {
		if got, ok := FindEvidence(tt.name); got.Name != tt.want || ok != (tt.want != "") {
			t.Errorf("FindEvidence(%q) = %q, %v; want %q", tt.name, got.Name, ok, tt.want)
		}
	}
}

// The parameters of a row are those that name it, and no others: E4 is not in E47.
func TestParametersOfARow(t *testing.T) {
	names := func(name string) map[string]bool {
		r, _ := FindEvidence(name)
		all := map[string]bool{}
		for _, p := range r.Parameters() {
			all[p.Path] = true
		}
		return all
	}
	if e47 := names("E47"); !e47["culture.blame"] || !e47["mechanisms.error_reporting"] || e47["rules.explained"] {
		t.Errorf("E47 has the parameters %v; want culture.blame and its mechanism, not those of E4", e47)
	}
	for _, p := range Parameters {
		for row := range strings.FieldsSeq(p.Rows) {
			if !names(row)[p.Path] {
				t.Errorf("%s has row %s, whose parameters it is not among", p.Path, row)
			}
		}
	}
}

func BenchmarkParseEvidence(b *testing.B) {
	for b.Loop() {
		if _, err := parseEvidence(evidenceText); err != nil {
			b.Fatal(err)
		}
	}
}
