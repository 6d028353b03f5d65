package agents

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// lastRow is the number of rows of evidence: E1 to E75.
const lastRow = 75

// An evidenceRow is a row of EVIDENCE.md.
type evidenceRow struct {
	name                                               string
	words, claim, bears, standing, inTheModel, shownBy string
}

var (
	rowName  = regexp.MustCompile(`\bE[1-9][0-9]*\b`)
	rowRange = regexp.MustCompile(`\bE([1-9][0-9]*) (?:to|-) E([1-9][0-9]*)\b`)
	ticked   = regexp.MustCompile("`([^`]+)`")
	quoted   = regexp.MustCompile(`"([^"]+)"`)
)

// readEvidence returns the text of EVIDENCE.md and its rows in order.
func readEvidence(t *testing.T) (text string, rows []evidenceRow) {
	t.Helper()
	b, err := os.ReadFile("EVIDENCE.md")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		c := strings.Split(strings.TrimSpace(line), "|")
		if len(c) < 2 || rowName.FindString(c[1]) != c[1] || c[1] == "" {
			continue
		}
		if len(c) != 9 {
			t.Fatalf("row %s has %d columns; want 7", c[1], len(c)-2)
		}
		rows = append(rows, evidenceRow{c[1], c[2], c[3], c[4], c[5], c[6], c[7]})
	}
	return string(b), rows
}

// rowsIn returns the rows that a text names, ranges such as E1 to E3 included.
func rowsIn(text string) map[string]bool {
	rows := map[string]bool{}
	for _, name := range rowName.FindAllString(text, -1) {
		rows[name] = true
	}
	for _, m := range rowRange.FindAllStringSubmatch(text, -1) {
		from, _ := strconv.Atoi(m[1])
		to, _ := strconv.Atoi(m[2])
		for i := from; i <= to; i++ {
			rows["E"+strconv.Itoa(i)] = true
		}
	}
	return rows
}

// unknown returns whether a name is of no row of evidence.
func unknown(name string) bool {
	n, err := strconv.Atoi(name[1:])
	return err != nil || n < 1 || n > lastRow
}

// A source is what the files of this folder declare and say.
type source struct {
	declared map[string]bool     // functions, types, methods and fields as Type.name
	said     map[string][]string // of each file: its comments
	shipped  map[string]bool     // rows named in the comments of files that are no tests
}

// readSource reads every Go file of this folder but this one.
func readSource(t *testing.T) source {
	t.Helper()
	s := source{declared: map[string]bool{}, said: map[string][]string{}, shipped: map[string]bool{}}
	names, err := filepath.Glob("*.go")
	if err != nil || len(names) == 0 {
		t.Fatalf("no Go files here: %v", err)
	}
	for _, name := range names {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			s.declare(d)
		}
		if name != "evidence_test.go" {
			s.listen(name, f)
		}
	}
	return s
}

// declare notes what a declaration declares.
func (s source) declare(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			s.declared[d.Name.Name] = true
			return
		}
		of := d.Recv.List[0].Type
		if star, ok := of.(*ast.StarExpr); ok {
			of = star.X
		}
		if id, ok := of.(*ast.Ident); ok {
			s.declared[id.Name+"."+d.Name.Name] = true
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			if of, ok := spec.(*ast.TypeSpec); ok {
				s.declareType(of)
			}
		}
	}
}

// declareType notes a type and its fields.
func (s source) declareType(of *ast.TypeSpec) {
	s.declared[of.Name.Name] = true
	if fields, ok := of.Type.(*ast.StructType); ok {
		for _, field := range fields.Fields.List {
			for _, id := range field.Names {
				s.declared[of.Name.Name+"."+id.Name] = true
			}
		}
	}
}

// listen notes the comments of a file. The package comment tells the whole model,
// so what it names is no sign that code has a row.
func (s source) listen(name string, f *ast.File) {
	for _, g := range f.Comments {
		text := g.Text()
		s.said[name] = append(s.said[name], text)
		if strings.HasSuffix(name, "_test.go") || g == f.Doc {
			continue
		}
		for row := range rowsIn(text) {
			s.shipped[row] = true
		}
	}
}

// cases are the names of the cases of [TestMechanismsMoveWhatTheyAreThereFor].
func cases() map[string]bool {
	names := map[string]bool{}
	for _, c := range levers {
		names[c.name] = true
	}
	for _, c := range switchedOff {
		names[c.name+" switched off"] = true
	}
	return names
}

func TestEvidenceHasEveryRowOnce(t *testing.T) {
	_, rows := readEvidence(t)
	times := map[string]int{}
	for _, r := range rows {
		times[r.name]++
		if unknown(r.name) {
			t.Errorf("EVIDENCE.md has row %s; want E1 to E%d", r.name, lastRow)
		}
		if r.bears != "C" && r.bears != "P" && r.bears != "B" {
			t.Errorf("%s bears on %q; want C, P or B", r.name, r.bears)
		}
		if !quoted.MatchString(r.words) || r.claim == "" || r.standing == "" || r.inTheModel == "" || r.shownBy == "" {
			t.Errorf("%s lacks the paper's words or has an empty column: %+v", r.name, r)
		}
	}
	for i := 1; i <= lastRow; i++ {
		if name := "E" + strconv.Itoa(i); times[name] != 1 {
			t.Errorf("EVIDENCE.md has row %s %d times; want once", name, times[name])
		}
	}
}

// TestEvidenceHoldsToTheCode looks for everything that EVIDENCE.md names:
// keys, metrics, functions and fields in backticks, cases in quotation marks.
func TestEvidenceHoldsToTheCode(t *testing.T) {
	text, rows := readEvidence(t)
	s := readSource(t)
	metrics := map[string]bool{}
	for _, m := range Metrics {
		metrics[m.Name] = true
	}
	for _, m := range ticked.FindAllStringSubmatch(text, -1) {
		name := m[1]
		if _, key := Find(name); !key && !s.declared[name] && !metrics[name] {
			t.Errorf("EVIDENCE.md names `%s`; want a key, a metric, or a function or field of this package", name)
		}
	}
	known := cases()
	for _, r := range rows {
		if !ticked.MatchString(r.inTheModel) && !strings.Contains(r.inTheModel, "Left out") {
			t.Errorf("%s names no function and does not say that it is left out: %q", r.name, r.inTheModel)
		}
		shown := quoted.FindAllStringSubmatch(r.shownBy, -1)
		for _, m := range shown {
			if !known[m[1]] {
				t.Errorf("%s is shown by case %q; there is none of that name", r.name, m[1])
			}
		}
		if len(shown) == 0 && !strings.Contains(r.shownBy, "`Test") && !strings.Contains(r.shownBy, "no case here") {
			t.Errorf("%s is shown by %q; want a case, a test or \"no case here\"", r.name, r.shownBy)
		}
	}
}

// A lever that is tested under a row must be named there: a test that EVIDENCE.md
// forgets is one that readers do not find.
func TestEvidenceNamesEveryLeverOfItsRow(t *testing.T) {
	_, rows := readEvidence(t)
	shown := map[string]string{}
	for _, r := range rows {
		shown[r.name] = r.shownBy
	}
	for _, c := range levers {
		row := rowName.FindString(c.name)
		if row == "" || unknown(row) {
			t.Errorf("case %q begins with no row of evidence", c.name)
			continue
		}
		if !strings.Contains(shown[row], `"`+c.name+`"`) {
			t.Errorf("%s is shown by %s; want case %q among them", row, shown[row], c.name)
		}
	}
}

func TestCodeNamesOnlyRowsThereAre(t *testing.T) {
	s := readSource(t)
	for file, comments := range s.said {
		for row := range rowsIn(strings.Join(comments, "\n")) {
			if unknown(row) {
				t.Errorf("%s: a comment names row %s; want E1 to E%d", file, row, lastRow)
			}
		}
	}
	for _, p := range Parameters {
		for row := range strings.FieldsSeq(p.Rows) {
			if rowName.FindString(row) != row || unknown(row) {
				t.Errorf("%s has row %q; want E1 to E%d", p.Path, row, lastRow)
			}
			s.shipped[row] = true
		}
	}
	_, rows := readEvidence(t)
	for _, r := range rows {
		if !s.shipped[r.name] && !strings.Contains(r.inTheModel, "Left out") {
			t.Errorf("%s is named in no comment and by no parameter; want the code that has it to say so", r.name)
		}
	}
}

// The package comment describes the model by the names of its keys: names with an
// underscore that are neither keys nor metrics are of keys that are gone.
func TestPackageCommentNamesKeysThereAre(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	text := f.Doc.Text()
	known := map[string]bool{}
	for _, p := range Parameters {
		section, key, _ := strings.Cut(p.Path, ".")
		known[key] = true
		if section == "decision" && !regexp.MustCompile(`\b`+key+`\b`).MatchString(text) {
			t.Errorf("the package comment does not say what %s does", p.Path)
		}
	}
	for _, m := range Metrics {
		known[m.Name] = true
	}
	for _, name := range regexp.MustCompile(`\b[a-z]+(?:_[a-z]+)+\b`).FindAllString(text, -1) {
		if !known[name] {
			t.Errorf("the package comment names %s; want a key or a metric", name)
		}
	}
}
