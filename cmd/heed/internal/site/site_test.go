package site

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"heed/scenarios"
)

// toy is a site of a page and a program that do nothing.
func toy(dir string) *Site {
	page := "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<script src=\"assets/a.js\"></script>\n</head></html>\n"
	return &Site{Dir: dir, Version: `heed v1.2 "beta"`, Program: &Program{Wasm: []byte("\x00asm program"), Exec: []byte("exec")},
		Page: fstest.MapFS{"index.html": {Data: []byte(page)}, "assets/a.js": {Data: []byte("a")}, "page.go": {Data: []byte("package page")}}}
}

// files returns what is in a folder, by name.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWritesThePage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "site")
	if err := toy(dir).Write(); err != nil {
		t.Fatal(err)
	}
	got := files(t, dir)
	var names []string
	for name := range got {
		names = append(names, name)
	}
	slices.Sort(names)
	if want := []string{"assets/a.js", "disk.js", "heed.wasm.gz", "index.html", "scenarios.json", "wasm_exec.js"}; !slices.Equal(names, want) {
		t.Errorf("files %q; want %q", names, want)
	}
	page := got["index.html"]
	policy, script := strings.Index(page, "Content-Security-Policy"), strings.Index(page, "<script")
	if !strings.Contains(page, `<html lang="en" data-mode="static">`) || policy < 0 || policy > script {
		t.Errorf("the page lacks its mode, or its policy before the first script:\n%s", page)
	}
	if !strings.Contains(page, `content="heed v1.2 &quot;beta&quot;"`) {
		t.Errorf("the page lacks who wrote it:\n%s", page)
	}
	z, err := gzip.NewReader(strings.NewReader(got["heed.wasm.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	if program, err := io.ReadAll(z); string(program) != "\x00asm program" || err != nil {
		t.Errorf("the program is %q, error %v; want what was given", program, err)
	}
	if got["scenarios.json"] != "[]" {
		t.Errorf("scenarios.json = %s; want []", got["scenarios.json"])
	}
}

func TestWritesAgain(t *testing.T) {
	dir := t.TempDir()
	s := toy(dir)
	s.Page.(fstest.MapFS)["assets/old.js"] = &fstest.MapFile{Data: []byte("old")}
	if err := s.Write(); err != nil {
		t.Fatal(err)
	}
	s = toy(dir)
	s.Program.Exec = []byte("newer")
	if err := s.Write(); err != nil {
		t.Fatal(err)
	}
	got := files(t, dir)
	if _, there := got["assets/old.js"]; there || got["wasm_exec.js"] != "newer" {
		t.Errorf("old.js is there %v, wasm_exec.js %q; want false, newer", there, got["wasm_exec.js"])
	}
}

func TestRefusesOtherFolders(t *testing.T) {
	tests := []struct {
		name   string
		export bool // whether the page is there already
		file   string
	}{
		{"a file of somebody else", false, "notes.txt"},
		{"a file of the same name that no export wrote", false, "index.html"},
		{"a file of somebody else beside an export", true, "thesis/chapter.tex"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			s := toy(dir)
			if tt.export {
				if err := s.Write(); err != nil {
					t.Fatal(err)
				}
			}
			path := filepath.Join(dir, filepath.FromSlash(tt.file))
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte("mine"), 0o666); err != nil {
				t.Fatal(err)
			}
			before := files(t, dir)
			var foreign *ForeignError
			if err := s.Write(); !errors.As(err, &foreign) || !slices.Equal(foreign.Files, []string{tt.file}) {
				t.Errorf("Write: error %v; want a ForeignError of %s", err, tt.file)
			}
			if err := s.Check(); !errors.As(err, &foreign) {
				t.Errorf("Check: error %v; want a ForeignError", err)
			}
			if after := files(t, dir); len(after) != len(before) {
				t.Errorf("%d files after the refusal; want the %d before", len(after), len(before))
			}
			s.Force = true
			if err := s.Write(); err != nil {
				t.Errorf("Write with force: error %v; want none", err)
			}
			if text := files(t, dir)[tt.file]; tt.file != "index.html" && text != "mine" {
				t.Errorf("after force %s holds %q; want it as it was", tt.file, text)
			}
		})
	}
}

func TestOwnScenarios(t *testing.T) {
	s := toy(t.TempDir())
	own, err := scenarios.Parse("mine.toml", []byte("[scenario]\ntitle = \"</script>\"\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Own = append(s.Own, own)
	got, err := s.scenarios()
	if want := `[{"name":"mine.toml","text":"[scenario]\ntitle = \"\u003c/script\u003e\"\n"}]`; string(got) != want || err != nil {
		t.Errorf("scenarios = %s, %v; want %s", got, err, want)
	}
	own.Inputs = []scenarios.Input{{Name: "people.csv"}}
	var refused *OwnError
	if err := s.Check(); !errors.As(err, &refused) || !strings.Contains(err.Error(), "people.csv") {
		t.Errorf("Check with a roster: error %v; want an OwnError that names it", err)
	}
}

func TestReadsOnlyTheModel(t *testing.T) {
	tests := []struct{ name, program, want string }{
		{"no WebAssembly", "#!/bin/sh\n", "is no WebAssembly"},
		{"another program", "\x00asm\nxpath\tother/cmd\nmod\tother\tv1\t\n", "is another program"},
		{"the model", "\x00asm\nxpath\theed/cmd/heed-wasm\nmod\theed\tv1.4.0\th1:x=\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "heed.wasm")
			for name, text := range map[string]string{file: tt.program, filepath.Join(dir, "wasm_exec.js"): "beside"} {
				if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			p, err := Read(t.Context(), file)
			if tt.want != "" {
				if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), byHand) {
					t.Errorf("Read: error %v; want that it %s, and how to make the model", err, tt.want)
				}
				return
			}
			if err != nil || !bytes.Equal(p.Exec, []byte("beside")) || p.Version() != "v1.4.0" {
				t.Errorf("Read = %v, error %v; want the file beside it, and v1.4.0", p, err)
			}
		})
	}
}

// Where there is no Go, or not the source, it says what is wanted.
func TestSaysWhatIsWanted(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Build(t.Context()); err == nil || !strings.Contains(err.Error(), "--wasm FILE") || !strings.Contains(err.Error(), byHand) {
		t.Errorf("Build without Go: error %v; want what to install, and the way without", err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "heed.wasm")
	if err := os.WriteFile(file, []byte("\x00asm\npath\theed/cmd/heed-wasm\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(t.Context(), file); err == nil || !strings.Contains(err.Error(), "wasm_exec.js") {
		t.Errorf("Read without wasm_exec.js and Go: error %v; want that it is named", err)
	}
}
