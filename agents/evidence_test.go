package agents

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	rowName  = regexp.MustCompile(`\bE[1-9][0-9]*\b`)
	rowRange = regexp.MustCompile(`\bE([1-9][0-9]*) (?:to|-) E([1-9][0-9]*)\b`)
	ticked   = regexp.MustCompile("`([^`]+)`")
)

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

// TestEvidenceHoldsToTheCode looks for everything that EVIDENCE.md names:
// keys, metrics, functions and fields in backticks, cases in quotation marks.
func TestEvidenceHoldsToTheCode(t *testing.T) {
	s := readSource(t)
	for _, m := range ticked.FindAllStringSubmatch(evidenceText, -1) {
		name := m[1]
		if _, key := Find(name); !key && !s.declared[name] && !isMetric(name) {
			t.Errorf("EVIDENCE.md names `%s`; want a key, a metric, or a function or field of this package", name)
		}
	}
	known := cases()
	for _, r := range Evidence {
		for _, name := range r.Cases {
			if !known[name] {
				t.Errorf("%s is shown by case %q; there is none of that name", r.Name, name)
			}
		}
	}
}

// Every row is in the model or has a reason why not, and is shown by something that
// would fail without it or has a reason why not. What reads as an excuse is none.
func TestEveryRowIsShownOrSaysWhyNot(t *testing.T) {
	if len(Evidence) != lastRow {
		t.Errorf("Evidence has %d rows; want %d", len(Evidence), lastRow)
	}
	excuse := regexp.MustCompile(`(?i)\bno (case|test|pattern)\b`)
	for _, r := range Evidence {
		if len(r.Code) == 0 && !reason(r.LeftOut) {
			t.Errorf("%s is in no code, and the reason is %q; want a sentence", r.Name, r.LeftOut)
		}
		if len(r.Patterns)+len(r.Cases)+len(r.Tests) == 0 && !reason(r.NotShown) {
			t.Errorf("%s is shown by nothing, and the reason is %q; want a sentence", r.Name, r.NotShown)
		}
		for _, text := range []string{r.LeftOut, r.NotShown} {
			if text != "" && !reason(text) {
				t.Errorf("%s leaves out or does not show %q; want what, \", because \" and why", r.Name, text)
			}
		}
		if m := excuse.FindString(r.Shown); m != "" {
			t.Errorf("%s is shown by %q; say %q and the reason after \"Not shown:\"", r.Name, r.Shown, m)
		}
	}
}

// reason reports whether a text says what is missing and gives a reason.
func reason(text string) bool {
	what, why, ok := strings.Cut(text, ", because ")
	return ok && len(strings.Fields(what)) >= 3 && len(strings.Fields(why)) >= 3
}

// A lever that is tested under a row must be named there: a test that EVIDENCE.md
// forgets is one that readers do not find.
func TestEvidenceNamesEveryLeverOfItsRow(t *testing.T) {
	for _, c := range levers {
		name := rowName.FindString(c.name)
		row, ok := FindEvidence(name)
		if !ok {
			t.Errorf("case %q begins with no row of evidence", c.name)
			continue
		}
		if !slices.Contains(row.Cases, c.name) {
			t.Errorf("%s is shown by %q; want case %q among them", name, row.Cases, c.name)
		}
	}
}

func TestCodeNamesOnlyRowsThereAre(t *testing.T) {
	s := readSource(t)
	for file, comments := range s.said {
		for row := range rowsIn(strings.Join(comments, "\n")) {
			if !isRow(row) {
				t.Errorf("%s: a comment names row %s; want E1 to E%d", file, row, lastRow)
			}
		}
	}
	for _, p := range Parameters {
		for row := range strings.FieldsSeq(p.Rows) {
			if !isRow(row) {
				t.Errorf("%s has row %q; want E1 to E%d", p.Path, row, lastRow)
			}
			s.shipped[row] = true
		}
	}
	for _, r := range Evidence {
		if !s.shipped[r.Name] && len(r.Code) > 0 {
			t.Errorf("%s is named in no comment and by no parameter; want the code that has it to say so", r.Name)
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
