package main

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"heed/agents"
	"heed/scenarios"
)

// packageComments returns the package comments of agents, file by file, in the order
// in which Go joins them.
func packageComments(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("../../agents/*.go") // in the order of names
	if err != nil || len(names) == 0 {
		t.Fatalf("no files of package agents: %v", err)
	}
	var all []string
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		if f.Doc != nil {
			all = append(all, f.Doc.Text())
		}
	}
	return all
}

// A documented parameter is a row of the tables in a package comment.
type documented struct {
	columns map[string]string // by the head of the table
	meaning string
}

// documentedParameters reads the tables of a package comment, by key.
func documentedParameters(t *testing.T, comment string) map[string]documented {
	t.Helper()
	all := map[string]documented{}
	wide := regexp.MustCompile(` {2,}`)
	var head []string
	last := ""
	for line := range strings.Lines(comment) {
		row, isRow := strings.CutPrefix(strings.TrimRight(line, "\n"), "\t")
		cells := wide.Split(row, -1)
		switch more, isMore := strings.CutPrefix(row, "    "); {
		case !isRow:
			head, last = nil, ""
		case cells[0] == "key":
			head = cells
		case isMore && last != "":
			d := all[last]
			d.meaning = strings.TrimSpace(d.meaning + " " + more)
			all[last] = d
		case head == nil:
		case len(cells) != len(head):
			t.Errorf("the table of parameters has the line %q of %d columns; want those of %q", row, len(cells), head)
		default:
			if last = cells[0]; all[last].columns != nil {
				t.Errorf("the tables of parameters have %s twice", last)
			}
			d := documented{columns: map[string]string{}}
			for i, cell := range cells {
				d.columns[head[i]] = cell
			}
			all[last] = d
		}
	}
	return all
}

// The package comment of agents begins with the model's description, has the fit, and ends with the
// parameters, all of them.
func TestPackageCommentEndsWithAllParameters(t *testing.T) {
	comments := packageComments(t)
	if first := comments[0]; !strings.HasPrefix(first, "Package agents ") || !strings.Contains(first, "\n# Submodels\n") {
		t.Errorf("the package comment begins %.60q; want the ODD+D protocol of doc.go", first)
	}
	last := comments[len(comments)-1]
	if len(comments) != 3 || !strings.HasPrefix(comments[1], "# Fit\n") || !strings.HasPrefix(last, "# Parameters\n") {
		t.Fatalf("the package comment is of %d files, the last begins %.60q; want doc.go, the fit and the parameters", len(comments), last)
	}
	found := documentedParameters(t, last)
	for _, p := range agents.Parameters {
		if _, ok := found[p.Path]; !ok {
			t.Errorf("the package comment lacks %s; go generate ./agents adds it", p.Path)
		}
	}
	if len(found) != len(agents.Parameters) {
		t.Errorf("the package comment has %d parameters; want %d", len(found), len(agents.Parameters))
	}
}

// What the code, the package comment and heed explain say of a parameter is the same:
// meaning, default, range, unit, standing, evidence, and whether arms may set it.
func TestParametersAreSaidAlike(t *testing.T) {
	comments := packageComments(t)
	found := documentedParameters(t, comments[len(comments)-1])
	for _, p := range agents.Parameters {
		want := wanted(p)
		doc, explained := found[p.Path], said(t, "explain", p.Path)
		for column, value := range want.columns {
			if got := doc.columns[column]; got != value && (got != "" || value != "-") {
				t.Errorf("the package comment has %s with %s %q; want %q", p.Path, column, got, value)
			}
		}
		if !strings.HasPrefix(doc.meaning, p.Doc) {
			t.Errorf("the package comment says %q of %s; want %q", doc.meaning, p.Path, p.Doc)
		}
		checkExplained(t, p, explained)
		checkJSON(t, p)
	}
}

// wanted returns what the package comment has to say of a parameter.
func wanted(p agents.Parameter) documented {
	value, between := plainNumber(p.Default), plainNumber(p.Min)+" to "+plainNumber(p.Max)
	switch p.Kind {
	case agents.Integer:
		between += " whole"
	case agents.Switch:
		value, between = map[float64]string{0: "false", 1: "true"}[p.Default], "true or false"
	case agents.Choice:
		value, between = strconv.Quote(p.Text), "see below"
	case agents.File:
		value, between = "", "a path"
	}
	d := documented{columns: map[string]string{
		"key": p.Path, "default": value, "range": between, "unit": p.Unit, "standing": string(p.Standing),
		"evidence": strings.ReplaceAll(p.Rows, " ", ","), "live": map[bool]string{true: "live"}[p.Live],
	}}
	for column, value := range d.columns {
		if value == "" {
			d.columns[column] = "-"
		}
	}
	return d
}

// plainNumber writes a number without an exponent.
func plainNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// checkExplained holds what heed explain prints of p to p.
func checkExplained(t *testing.T, p agents.Parameter, text string) {
	t.Helper()
	lines := map[string]string{} // by the first word
	for line := range strings.Lines(text) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			if _, before := lines[name]; !before {
				lines[name] = strings.TrimSpace(value)
			}
		}
	}
	if !strings.Contains(strings.Join(strings.Fields(text), " "), strings.Join(strings.Fields(p.Doc), " ")) {
		t.Errorf("heed explain %s does not say %q:\n%s", p.Path, p.Doc, text)
	}
	want := wanted(p).columns
	if p.Kind == agents.Number || p.Kind == agents.Integer {
		between := strings.TrimSuffix(want["range"], " whole")
		if !strings.HasSuffix(lines["takes"], "number from "+between) || strings.Contains(lines["takes"], "whole") != (p.Kind == agents.Integer) {
			t.Errorf("heed explain %s: takes %q; want %s", p.Path, lines["takes"], want["range"])
		}
	}
	for _, name := range []string{"unit", "default"} {
		value := want[name]
		if value == "-" {
			value = ""
		}
		if lines[name] != value {
			t.Errorf("heed explain %s: %s %q; want %q", p.Path, name, lines[name], value)
		}
	}
	if standing := string(p.Standing); standings[standing] == "" || !strings.HasPrefix(lines["standing"], standing+": ") {
		t.Errorf("heed explain %s: standing %q; want %q and what that means", p.Path, lines["standing"], standing)
	}
	if yes := strings.HasPrefix(lines["live"], "yes"); yes != p.Live {
		t.Errorf("heed explain %s: live %q; want %v", p.Path, lines["live"], p.Live)
	}
	for row := range strings.FieldsSeq(p.Rows) {
		if !strings.Contains(text, row+": ") {
			t.Errorf("heed explain %s does not name %s", p.Path, row)
		}
	}
}

// checkJSON holds what heed explain has of p as JSON to p.
func checkJSON(t *testing.T, p agents.Parameter) {
	t.Helper()
	var k scenarios.Key
	if err := json.Unmarshal([]byte(said(t, "explain", p.Path, "--format", "json")), &k); err != nil {
		t.Fatal(err)
	}
	got := []any{k.Path, k.Unit, k.Standing, k.Rows, k.Doc, k.Live}
	if want := []any{p.Path, p.Unit, p.Standing, p.Rows, p.Doc, p.Live}; !slices.Equal(got, want) {
		t.Errorf("heed explain %s --format json: %v; want %v", p.Path, got, want)
	}
}
