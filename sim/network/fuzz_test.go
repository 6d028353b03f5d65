package network

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// oracle returns the records of a text by encoding/csv, and whether it is well
// formed there.
func oracle(text []byte) (records [][]string, ok bool) {
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	records, err := r.ReadAll()
	return records, err == nil
}

// scanned returns the records of a text by scanner, and whether it is well formed.
func scanned(text []byte) (records [][]string, ok bool) {
	var wrong mistakes
	s := newScanner(bytes.NewReader(text), 1<<40, &wrong)
	for s.next() {
		var record []string
		for _, field := range s.fields {
			record = append(record, string(field))
		}
		records = append(records, record)
	}
	return records, !wrong.any() && s.err == nil
}

// FuzzScanner holds the scanner to encoding/csv wherever the text is one that it
// means to take.
func FuzzScanner(f *testing.F) {
	for _, text := range []string{
		"", "a", "a,b\nc,d\n", "a,b\r\nc,d\r\n", "\"a\"\"b\",\"c\nd\"\n", "\"a\r\nb\",\n", ",,\n", "\n\n\r\n", "a\rb\r", "\"\"", "\"a\",", "\"a\" ", "a\"", "\"", "\"\n\n\"\n", "\r", "\"\"\r",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if bytes.IndexByte(text, 0) >= 0 || !utf8.Valid(text) || bytes.HasPrefix(text, []byte("\ufeff")) || len(text) >= maxRecord {
			return // not a text that encoding/csv and scanner are to agree on
		}
		want, valid := oracle(text)
		got, ok := scanned(text)
		if ok != valid {
			t.Fatalf("scanner of %q: well formed %v; want %v", text, ok, valid)
		}
		if !valid {
			return
		}
		if len(got) != len(want) {
			t.Fatalf("scanner of %q = %q; want %q", text, got, want)
		}
		for i := range want {
			if strings.Join(got[i], "\x00") != strings.Join(want[i], "\x00") {
				t.Fatalf("scanner of %q = %q; want %q", text, got, want)
			}
		}
	})
}

// seed returns a file of testdata.
func seed(f *testing.F, name string) []byte {
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		f.Fatal(err)
	}
	return text
}

// FuzzReadRoster holds every roster that is read to the laws of a roster and of
// its chart.
func FuzzReadRoster(f *testing.F) {
	f.Add(seed(f, "roster.csv"), 10)
	for _, text := range []string{
		"employee,department\na,b\n", "department,employee,team\nx,a,t\nx,b,\n", "employee,department,manager\na,x,b\nb,x,a\n",
		"\ufeffemployee,department,hired\r\n\"a\nb\",x,1.5\r\n", "employee,department,site\na,x,n\nb,x,s\n", "employee,department\na,x,\n\"",
	} {
		f.Add([]byte(text), 2)
	}
	f.Fuzz(func(t *testing.T, text []byte, size int) {
		r, err := ReadRoster("r.csv", bytes.NewReader(text))
		if (r == nil) == (err == nil) {
			t.Fatalf("ReadRoster(%q) = %v, %v; want a roster or an error", text, r, err)
		}
		if err != nil {
			if strings.Count(err.Error(), "\n") > MaxMistakes || !utf8.ValidString(err.Error()) {
				t.Fatalf("ReadRoster(%q): error %q; want at most %d lines of UTF-8", text, err, MaxMistakes+1)
			}
			return
		}
		if n := r.employees.len(); n != r.N() || n == 0 {
			t.Fatalf("ReadRoster(%q): %d employees, %d rows", text, n, r.N())
		}
		for i, days := range r.Hired {
			if days < -1 || days > MaxHired {
				t.Fatalf("ReadRoster(%q): Hired[%d] = %d", text, i, days)
			}
		}
		size = 2 + int(uint(size)%50)
		c, order, err := r.Chart(size)
		if err != nil {
			t.Fatalf("Chart(%d) of %q: %v", size, text, err)
		}
		if why := misfits(c); why != "" {
			t.Fatalf("Chart(%d) of %q: %s", size, text, why)
		}
		if _, err := inverse(order, r.N()); err != nil {
			t.Fatalf("Chart(%d) of %q: %v", size, text, err)
		}
	})
}

// FuzzReadContacts holds every file of contacts that is read to the laws of a
// graph, and accounts for its rows.
func FuzzReadContacts(f *testing.F) {
	f.Add(seed(f, "contacts.csv"))
	for _, text := range []string{"from,to\ne01,e02\ne02,e01\n", "to,from\r\ne03,e03\r\n", "from,to\n\"e01\",e04", "from,to\ne1,\n", "from;to\n"} {
		f.Add([]byte(text))
	}
	r, err := ReadRoster("roster.csv", bytes.NewReader(seed(f, "roster.csv")))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		g, ignored, err := ReadContacts("c.csv", bytes.NewReader(text), r)
		if (g == nil) == (err == nil) {
			t.Fatalf("ReadContacts(%q) = %v, %v; want a graph or an error", text, g, err)
		}
		if err != nil {
			return
		}
		if why := faults(g); why != "" || g.N() != r.N() {
			t.Fatalf("ReadContacts(%q): %d nodes, %s", text, g.N(), why)
		}
		c := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
		rows := -1
		for _, err := c.Read(); err != io.EOF; _, err = c.Read() {
			rows++
		}
		if got := g.Edges() + ignored.Self + ignored.Duplicate; got != rows {
			t.Fatalf("ReadContacts(%q): %d ties, %+v; want %d rows accounted for", text, g.Edges(), ignored, rows)
		}
	})
}
