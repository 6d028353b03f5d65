package results_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A dictionary is what README.md says of the columns of each file.
type dictionary map[string]map[string]*entry

// An entry is what it says of a column.
type entry struct {
	kind, unit, span string
	order            int
	seen             bool // in a file that was written
}

// Tables of README.md, by the cells of their headers.
const (
	whole = "column|type|unit|range|meaning"
	keyed = "column|type|range|meaning"
	typed = "columns|type|range"
	units = "column|unit|meaning"
)

var sectionName = regexp.MustCompile(`(?m)^(\*\*([a-z_]+\.csv)\*\*|## (Key columns))`)

// readDictionary reads README.md, and complains of every column whose type, unit or
// range is left open.
func readDictionary(t *testing.T) dictionary {
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	d, text := dictionary{}, string(b)
	at := sectionName.FindAllStringSubmatchIndex(text, -1)
	for _, m := range at {
		name := "keys"
		if m[4] >= 0 {
			name = text[m[4]:m[5]]
		}
		section := text[m[1]:]
		for _, end := range []string{"\n**", "\n## "} {
			section, _, _ = strings.Cut(section, end)
		}
		if d[name] != nil {
			t.Errorf("README.md tells of %s twice", name)
		}
		d[name] = map[string]*entry{}
		for _, table := range strings.Split(section, "\n\n") {
			if lines := strings.Split(strings.Trim(table, "\n"), "\n"); strings.HasPrefix(lines[0], "|") && len(lines) > 2 {
				d.table(t, name, lines)
			}
		}
		for column, e := range d[name] {
			if e.kind == "" || e.unit == "" || e.span == "" {
				t.Errorf("README.md leaves open of the column %s of %s: type %q, unit %q, range %q", column, name, e.kind, e.unit, e.span)
			}
		}
	}
	return d
}

// table takes in a table of README.md.
func (d dictionary) table(t *testing.T, file string, lines []string) {
	cells := func(line string) []string {
		all := strings.Split(strings.Trim(line, "\n"), "|")
		all = all[1 : len(all)-1]
		for i := range all {
			all[i] = strings.TrimSpace(all[i])
		}
		return all
	}
	header := strings.Join(cells(lines[0]), "|")
	if !strings.HasPrefix(header, "column") {
		return // a table of something else
	}
	for _, line := range lines[2:] {
		c := cells(line)
		if len(c) != strings.Count(header, "|")+1 {
			t.Errorf("README.md: %s: %q has %d cells; want %s", file, line, len(c), header)
			continue
		}
		names := strings.Split(c[0], ", ")
		if strings.HasSuffix(c[0], ", ...") {
			names = []string{c[0]}
		}
		for _, name := range names {
			d.enter(t, file, name, header, c)
		}
	}
}

// enter takes in a column of a row of a table. What the interventions' tables say of
// units is held by a test beside what writes them: there an empty unit is none.
func (d dictionary) enter(t *testing.T, file, name, header string, c []string) {
	e := d[file][name]
	if e == nil {
		e = &entry{order: len(d[file])}
		d[file][name] = e
	}
	switch header {
	case whole:
		e.kind, e.unit, e.span = c[1], c[2], c[3]
	case keyed:
		e.kind, e.unit, e.span = c[1], "-", c[2]
	case typed:
		e.kind, e.span = c[1], c[2]
	case units:
		e.unit = "-"
	default:
		t.Errorf("README.md: %s has a table of %s", file, header)
	}
	other, is := strings.CutPrefix(e.kind, "as in ")
	if strings.HasPrefix(e.kind, "key") {
		other, is = "keys", true
	}
	if is {
		of := d[other][name]
		if of == nil {
			t.Errorf("README.md: the column %s of %s is to be as in %s, which has none", name, file, other)
			of = &entry{}
		}
		e.kind, e.unit, e.span = of.kind, of.unit, of.span
	}
	e.kind = strings.TrimSuffix(e.kind, "s")
}

// Every CSV file that the program's text names has its section in the dictionary, and
// every header that it spells out is that of a table there, column by column.
func TestDictionaryHasWhatTheProgramNames(t *testing.T) {
	d := readDictionary(t)
	var tables []string
	for _, columns := range d {
		names := make([]string, len(columns))
		for name, e := range columns {
			names[e.order] = name
		}
		tables = append(tables, strings.Join(names, ","))
	}
	file := regexp.MustCompile(`^[a-z_]+\.csv$`)
	files, headers := 0, 0
	for _, dir := range []string{".", "../cmd/heed", "../scenarios/study"} {
		eachLiteral(t, dir, func(place, text string) {
			if file.MatchString(text) {
				if files++; d[text] == nil {
					t.Errorf("%s: README.md does not say what %s is", place, text)
				}
			}
		}, func(place string, header []string) {
			headers++
			if have := strings.Join(header, ","); !slices.ContainsFunc(tables, func(table string) bool { return sameColumns(table, have) }) {
				t.Errorf("%s: README.md has no table with the columns %s", place, have)
			}
		})
	}
	if files < 20 || headers < 6 {
		t.Errorf("%d names of files and %d headers in the program's text; want 20 and 6 at least: has it moved?", files, headers)
	}
}

// sameColumns compares two lists of columns, whatever their order: tables put columns
// that are alike into one row.
func sameColumns(a, b string) bool {
	x, y := strings.Split(a, ","), strings.Split(b, ",")
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// eachLiteral hands over the strings in the program's text in a folder, and in files that
// write CSV the lists of strings that are given to something called Write or NewCSV, or
// begin a list of rows.
func eachLiteral(t *testing.T, dir string, text func(place, s string), header func(place string, h []string)) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		table := slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"encoding/csv"` })
		list := func(exprs []ast.Expr) {
			if !table { // what is printed is no file
				return
			}
			var all []string
			for _, e := range exprs {
				l, ok := e.(*ast.BasicLit)
				if !ok || l.Kind != token.STRING {
					return
				}
				s, _ := strconv.Unquote(l.Value)
				all = append(all, s)
			}
			if len(all) > 2 {
				header(set.Position(exprs[0].Pos()).String(), all)
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
					text(set.Position(n.Pos()).String(), s)
				}
			case *ast.CallExpr:
				called, ok := n.Fun.(*ast.SelectorExpr)
				if !ok || len(n.Args) == 0 {
					break
				}
				if l, ok := n.Args[0].(*ast.CompositeLit); ok && called.Sel.Name == "Write" {
					list(l.Elts)
				}
				if called.Sel.Name == "NewCSV" {
					table = true
					list(n.Args[1:])
				}
			case *ast.CompositeLit:
				if l, ok := first(n).(*ast.CompositeLit); ok && isRows(n.Type) {
					list(l.Elts)
				}
			}
			return true
		})
	}
}

func first(l *ast.CompositeLit) ast.Expr {
	if len(l.Elts) == 0 {
		return nil
	}
	return l.Elts[0]
}

// isRows reports whether t is [][]string.
func isRows(t ast.Expr) bool {
	outer, ok := t.(*ast.ArrayType)
	if !ok {
		return false
	}
	inner, ok := outer.Elt.(*ast.ArrayType)
	return ok && fmt.Sprint(inner.Elt) == "string"
}
