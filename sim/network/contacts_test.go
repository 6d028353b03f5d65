package network

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// trio is a roster of e1, e2 and e3.
func trio(t testing.TB) *Roster {
	t.Helper()
	r, err := read("employee,department\ne1,a\ne2,a\ne3,b\n")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReadContactsMakesTiesOfDirectedRows(t *testing.T) {
	tests := []struct {
		name, text string
		want       *Graph
		ignored    Ignored
	}{
		{"one way", "from,to\ne1,e3\n", &Graph{[]uint32{0, 1, 1, 2}, []uint32{2, 0}}, Ignored{}},
		{"columns the other way round", "to,from\ne1,e3\n", &Graph{[]uint32{0, 1, 1, 2}, []uint32{2, 0}}, Ignored{}},
		{"both ways", "from,to\ne1,e3\ne3,e1\n", &Graph{[]uint32{0, 1, 1, 2}, []uint32{2, 0}}, Ignored{Duplicate: 1}},
		{"three times and to oneself", "from,to\ne2,e1\ne2,e1\ne3,e3\ne1,e2\n", &Graph{[]uint32{0, 1, 2, 2}, []uint32{1, 0}}, Ignored{Self: 1, Duplicate: 2}},
		{"only to oneself", "from,to\ne2,e2\n", &Graph{[]uint32{0, 0, 0, 0}, []uint32{}}, Ignored{Self: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, ignored, err := ReadContacts("c.csv", strings.NewReader(tt.text), trio(t))
			if err != nil || ignored != tt.ignored {
				t.Fatalf("ReadContacts: %+v, error %v; want %+v", ignored, err, tt.ignored)
			}
			if diff := cmp.Diff(tt.want, g); diff != "" {
				t.Errorf("ReadContacts (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadContactsReportsMistakes(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty file", "", "c.csv: empty: want a line that names the columns from,to, then rows"},
		{"header only", "from,to\n", "c.csv: no rows after the header: want a row for each contact"},
		{"missing column", "from\ne1\n", "c.csv:1: no column to: want the columns from,to"},
		{"misspelt column", "form,to\ne1,e2\n", `c.csv:1: unknown column "form": did you mean from?`},
		{"foreign column", "from,to,weight\ne1,e2,1\n", `c.csv:1: unknown column "weight": want only columns among from,to`},
		{"unknown employees", "from,to\ne1,e9\ne8,e2\n", "c.csv:2: to \"e9\": want an employee of the roster\nc.csv:3: from \"e8\": want an employee of the roster"},
		{"nobody", "from,to\ne1,\n", `c.csv:2: to "": want an employee`},
		{"short row", "from,to\ne1\n", "c.csv:2: 1 fields: want 2"},
		{"binary", "PK\x03\x04\x00\x00", "c.csv:1: not a text file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := ReadContacts("c.csv", strings.NewReader(tt.text), trio(t))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("ReadContacts: error %v; want it to say %q", err, tt.want)
			}
		})
	}
	if _, _, err := ReadContacts("c.csv", strings.NewReader("from,to\n"), nil); err == nil {
		t.Error("ReadContacts without a roster: no error")
	}
	_, _, err := readContacts("c.csv", strings.NewReader("from,to\ne1,e2\ne2,e3\n"), trio(t), limits{1000, 1})
	if err == nil || !strings.Contains(err.Error(), "c.csv:3: more than 1 rows: want fewer") {
		t.Errorf("ReadContacts beyond its limit: error %v", err)
	}
}

func TestReadContactsOfMoreThanAChunk(t *testing.T) {
	const rounds = chunk/2 + 10
	g, ignored, err := ReadContacts("c.csv", strings.NewReader("from,to\ne1,e2\n"+strings.Repeat("e3,e2\n", rounds)), trio(t))
	if want := (Ignored{Duplicate: rounds - 1}); err != nil || g.Edges() != 2 || ignored != want {
		t.Errorf("ReadContacts: %+v, error %v; want 2 ties and %+v", ignored, err, want)
	}
}

func TestRowsOfContactsAreTiesOrIgnored(t *testing.T) {
	roster := trio(t)
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom([]string{"e1", "e2", "e3"})
		var text strings.Builder
		text.WriteString("from,to\n")
		n := rapid.IntRange(1, 12).Draw(t, "rows")
		for range n {
			text.WriteString(id.Draw(t, "from") + "," + id.Draw(t, "to") + "\n")
		}
		g, ignored, err := ReadContacts("c.csv", strings.NewReader(text.String()), roster)
		if err != nil || g.Edges()+ignored.Self+ignored.Duplicate != n {
			t.Fatalf("ReadContacts(%q): %d ties, %+v, error %v; want %d rows accounted for", text.String(), g.Edges(), ignored, err, n)
		}
		if why := faults(g); why != "" {
			t.Fatal(why)
		}
	})
}

func TestTheExampleFilesFitTogether(t *testing.T) {
	f, err := os.Open("testdata/contacts.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g, ignored, err := ReadContacts("contacts.csv", f, opened(t))
	// Counted when the files were made up: 127 rows, 98 different pairs.
	if want := (Ignored{Self: 2, Duplicate: 27}); err != nil || g.Edges() != 98 || ignored != want {
		t.Errorf("ReadContacts: %d ties, %+v, error %v; want 98 and %+v", g.Edges(), ignored, err, want)
	}
}
