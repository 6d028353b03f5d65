package network

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// read returns the roster of a text.
func read(text string) (*Roster, error) { return ReadRoster("r.csv", strings.NewReader(text)) }

// opened returns the roster in testdata.
func opened(t testing.TB) *Roster {
	t.Helper()
	f, err := os.Open("testdata/roster.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := ReadRoster("roster.csv", f)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReadRosterUnderstandsEveryColumnInAnyOrder(t *testing.T) {
	got, err := read("\ufeffrole,hired,manager,site,team,department,employee\r\n" +
		"\"head, acting\",400.9,,north,t1,ops,e01\r\n" +
		"\r\n" +
		"clerk,0,e01,north,t1,ops, e02\t\r\n" +
		"\"head, acting\",,\"e02\",\"north\",,sales,\"e \"\"3\"\"\"")
	if err != nil {
		t.Fatal(err)
	}
	want := &Roster{
		Department: []uint32{0, 0, 1}, DepartmentNames: []string{"ops", "sales"},
		Team: []uint32{0, 0, NoTeam}, TeamNames: []string{"t1"},
		Site: []uint32{0, 0, 0}, SiteNames: []string{"north"},
		Manager: []int32{-1, 0, 1},
		Hired:   []int32{400, 0, -1},
		Role:    []uint32{0, 1, 0}, RoleNames: []string{"head, acting", "clerk"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Roster{})); diff != "" {
		t.Errorf("ReadRoster (-want +got):\n%s", diff)
	}
}

func TestReadRosterLeavesOutColumnsThatSayNothing(t *testing.T) {
	r, err := read("employee,department,manager\ne1,a,\ne2,a,\n")
	if err != nil {
		t.Fatal(err)
	}
	if r.Team != nil || r.Site != nil || r.Manager != nil || r.Hired != nil || r.Role != nil {
		t.Errorf("ReadRoster = %#v with %v %v %v %v %v; want no optional columns", r, r.Team, r.Site, r.Manager, r.Hired, r.Role)
	}
}

func TestReadRosterReportsMistakes(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty file", "", "r.csv: empty: want a line that names the columns employee,department, then rows"},
		{"blank lines only", "\n\r\n\n", "r.csv: empty: want"},
		{"only a byte order mark", "\ufeff", "r.csv: empty: want"},
		{"header only", "employee,department\n", "r.csv: no rows after the header: want a row for each employee"},
		{"missing column", "employee,team\ne1,a\n", "r.csv:1: no column department: want the columns employee,department"},
		{"no header", "e1,ops\ne2,ops\n", "r.csv:1: no column employee: want"},
		{"misspelt column", "employee,departement\ne1,a\n", `r.csv:1: unknown column "departement": did you mean department?`},
		{"capital column", "Employee,department\ne1,a\n", `r.csv:1: unknown column "Employee": did you mean employee?`},
		{"abbreviated column", "employee,department,mgr\ne1,a,\n", `r.csv:1: unknown column "mgr": did you mean manager?`},
		{"longer column", "employee_id,department\ne1,a\n", `unknown column "employee_id": did you mean employee?`},
		{"foreign column", "employee,department,salary\ne1,a,9\n", `r.csv:1: unknown column "salary": want only columns among employee,department,team`},
		{"duplicate column", "employee,department,team,department\ne1,a,t,b\n", "r.csv:1: column department twice, as number 2 and 4: want it once"},
		{"duplicate employee", "employee,department\ne1,a\ne2,a\n\ne1,b\n", `r.csv:5: employee "e1" again: want it once, have it on line 2`},
		{"empty employee", "employee,department\n,a\n", "r.csv:2: employee is empty: want a value in every row"},
		{"blank department", "employee,department\ne1,  \n", "r.csv:2: department is empty: want"},
		{"empty site", "employee,department,site\ne1,a,n\ne2,a,\n", "r.csv:3: site is empty: want"},
		{"unknown manager", "employee,department,manager\ne1,a,e9\n", `r.csv:2: manager "e9" is not among the employees: want`},
		{"own manager", "employee,department,manager\ne1,a,e1\n", `r.csv:2: manager "e1" is the employee: want somebody else`},
		{"two in a circle", "employee,department,manager\ne1,a,e2\ne2,a,e1\n", `r.csv:2: managers in a circle: line 2 ("e1") -> line 3 ("e2") -> line 2: want`},
		{"a tail into a circle", "employee,department,manager\ne0,a,e2\ne1,a,e3\ne2,a,e1\ne3,a,e2\n", `r.csv:3: managers in a circle: line 3 ("e1") -> line 5 ("e3") -> line 4 ("e2") -> line 3: want`},
		{"negative hired", "employee,department,hired\ne1,a,-4\n", `r.csv:2: hired "-4": want days ago, a number from 0 to 36525`},
		{"date as hired", "employee,department,hired\ne1,a,2021-03-01\n", `r.csv:2: hired "2021-03-01": want days ago`},
		{"hired before the flood", "employee,department,hired\ne1,a,36526\n", `r.csv:2: hired "36526": want`},
		{"hired beyond 32 bits", "employee,department,hired\ne1,a,99999999999999999999\n", `r.csv:2: hired "99999999999999999999": want`},
		{"hired with an exponent", "employee,department,hired\ne1,a,1e3\n", `r.csv:2: hired "1e3": want`},
		{"hired of two points", "employee,department,hired\ne1,a,1.2.3\n", `r.csv:2: hired "1.2.3": want`},
		{"hired of a point", "employee,department,hired\ne1,a,.\n", `r.csv:2: hired ".": want`},
		{"team in two departments", "employee,department,team\ne1,a,t\ne2,b,t\n", `r.csv:3: team "t" in department "b": want one department for a team, have "a" on line 2`},
		{"team at two sites", "employee,department,team,site\ne1,a,t,n\ne2,a,t,s\n", `r.csv:3: team "t" at site "s": want one site for a team, have "n" on line 2`},
		{"short row", "employee,department\ne1\n", "r.csv:2: 1 fields: want 2, as in the header"},
		{"long row", "employee,department\ne1,a,b\n", "r.csv:2: 3 fields: want 2, as in the header"},
		{"zero bytes", "employee,department\ne1,a\x00\n", "r.csv:2: not a text file, for it has zero bytes"},
		{"Latin-1", "employee,department\ne1,caf\xe9\n", "r.csv:2: not UTF-8: want a text file in UTF-8"},
		{"Latin-1 in a later line of a record", "employee,department\n\"e1\n\xe9\",a\n", "r.csv:2: not UTF-8"},
		{"quote inside", "employee,department\ne1,a \"b\"\n", `r.csv:2: a quote inside "a \"b\"": want`},
		{"text after a quote", "employee,department\ne1,\"a\" b\n", `r.csv:2: " b" after a closing quote: want`},
		{"quote that does not close", "employee,department\ne1,\"a\ne2,b\n", "r.csv:2: a quote opens here and does not close: want it closed"},
		{"quote that closes too late", "employee,department\ne1,\"" + strings.Repeat("a\n", maxRecord), "r.csv:2: a quote opens here and does not close"},
		{"endless line", "employee,department\ne1," + strings.Repeat("a", maxRecord), "r.csv:2: a line of more than 65536 bytes"},
		{"long values are cut", "employee,department,hired\ne1,a," + strings.Repeat("9", 50) + "\n", `hired "` + strings.Repeat("9", 40) + `"...: want`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := read(tt.text); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("ReadRoster: error %v; want it to say %q", err, tt.want)
			}
		})
	}
}

func TestReadRosterReportsEveryMistakeInOrder(t *testing.T) {
	_, err := read("employee,department,hired,manager,colour\ne1,a,x,e2,\ne2,,1,e1,\ne2,b,1\ne3\"\",b,1,e1,\ne4,b,-1,e4,\n")
	want := `r.csv:1: unknown column "colour": want only columns among employee,department,team,site,manager,hired,role
r.csv:2: hired "x": want days ago, a number from 0 to 36525
r.csv:2: managers in a circle: line 2 ("e1") -> line 3 ("e2") -> line 2: want one of them to report to somebody else
r.csv:3: department is empty: want a value in every row
r.csv:4: 3 fields: want 5, as in the header
r.csv:5: a quote inside "e3\"\"": want the whole value in quotes and quotes in it doubled
r.csv:6: hired "-1": want days ago, a number from 0 to 36525
r.csv:6: manager "e4" is the employee: want somebody else, or nothing for who has none`
	if err == nil {
		t.Fatal("ReadRoster: no error")
	}
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("ReadRoster (-want +got):\n%s", diff)
	}
	var first Mistake
	if !errors.As(err, &first) || first.File != "r.csv" || first.Line != 1 {
		t.Errorf("errors.As(err, &Mistake) = %+v; want file r.csv, line 1", first)
	}
}

func TestReadRosterCountsMistakesBeyondTheLimit(t *testing.T) {
	_, err := read("employee,department\n" + strings.Repeat("e1,\n", 25))
	// 25 empty departments and 24 repeats.
	if err == nil || strings.Count(err.Error(), "\n") != MaxMistakes || !strings.HasSuffix(err.Error(), "r.csv: and 29 more") {
		t.Errorf("ReadRoster: error %v; want %d lines, then 29 more", err, MaxMistakes)
	}
}

func TestReadRosterShowsALongCircleInPart(t *testing.T) {
	var text strings.Builder
	text.WriteString("employee,department,manager\n")
	for i := range 30 {
		fmt.Fprintf(&text, "e%d,a,e%d\n", i, (i+1)%30)
	}
	_, err := read(text.String())
	if err == nil || !strings.Contains(err.Error(), `-> line 11 ("e9") -> 20 more -> line 2: want`) {
		t.Errorf("ReadRoster of a circle of 30: error %v; want ten of them and 20 more", err)
	}
}

func TestReadRosterDoesNotBlameManagersWhoseRowIsBroken(t *testing.T) {
	_, err := read("employee,department,manager\ne1,a,e2\ne2,a\n")
	if err == nil || strings.Contains(err.Error(), "not among") {
		t.Errorf("ReadRoster: error %v; want only the short row", err)
	}
}

func TestReadRosterStaysWithinItsLimits(t *testing.T) {
	const text = "employee,department\ne1,a\ne2,a\n"
	tests := []struct {
		name string
		lim  limits
		want string
	}{
		{"bytes", limits{int64(len(text)) - 1, 2}, "r.csv: larger than 29 bytes: want a smaller file"},
		{"rows", limits{int64(len(text)), 1}, "r.csv:3: more than 1 rows: want fewer"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := readRoster("r.csv", strings.NewReader(text), tt.lim); err == nil || err.Error() != tt.want {
				t.Errorf("error %v; want %q", err, tt.want)
			}
		})
	}
	if _, err := readRoster("r.csv", strings.NewReader(text), limits{int64(len(text)), 2}); err != nil {
		t.Errorf("at its limits: %v; want no error", err)
	}
}

func TestReadRosterHandsOnTheErrorOfItsReader(t *testing.T) {
	broken := errors.New("disk on fire")
	_, err := ReadRoster("r.csv", io.MultiReader(strings.NewReader("employee,department\ne1,a\n"), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "network: reading r.csv: ") {
		t.Errorf("ReadRoster: error %v; want it to wrap %v", err, broken)
	}
}

func TestARosterDoesNotPrintIdentifiers(t *testing.T) {
	r := opened(t)
	c, _, err := r.Chart(10)
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if text := fmt.Sprintf(verb+verb, r, c); strings.Contains(text, "e01") {
			t.Errorf("Sprintf(%q, roster, chart) = %s; want no identifiers", verb, text)
		}
	}
}
