package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"heed/cmd/internal/explorer"
)

// blankPage is a page that nothing stands on.
var blankPage = fstest.MapFS{"index.html": {Data: []byte("<!doctype html><title>heed</title>")}}

// A desk is heed serve, under way.
type desk struct {
	*testing.T
	url  string
	said func() string // on standard error
	end  func() error  // what the command returned
}

// serveOn starts heed serve with a command line, until the test ends.
func serveOn(t *testing.T, args ...string) *desk {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	told := make(chan string, 1)
	out := &onWrite{do: func(text string) { told <- text }}
	notes := &lockedText{}
	c := serveCommand(blankPage)
	c.SetArgs(args)
	c.SetOut(out)
	c.SetErr(notes)
	ended := make(chan error, 1)
	go func() { ended <- c.ExecuteContext(ctx) }()
	d := &desk{T: t, said: notes.String}
	var once bool
	var result error
	d.end = func() error {
		if !once {
			cancel()
			once, result = true, <-ended
		}
		return result
	}
	t.Cleanup(func() {
		if err := d.end(); err != nil {
			t.Errorf("heed serve: %v; want no error", err)
		}
	})
	select {
	case text := <-told:
		_, after, _ := strings.Cut(text, "The explorer is at ")
		d.url, _, _ = strings.Cut(after, " (Ctrl-C ends it)\n")
		if !strings.HasPrefix(d.url, "http://127.0.0.1:") || !strings.HasSuffix(d.url, "/") {
			t.Fatalf("heed serve says %q; want an address of this machine", text)
		}
	case err := <-ended:
		ended <- err
		t.Fatalf("heed serve %s: %v; want it to serve", strings.Join(args, " "), err)
	}
	return d
}

// A lockedText is written and read by several goroutines.
type lockedText struct {
	lines
	text strings.Builder
}

func (l *lockedText) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *lockedText) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// post sends settings and returns the whole answer.
func (d *desk) post(path, settings string) (status int, text string) {
	d.Helper()
	a, err := http.Post(d.url+path, "application/json", strings.NewReader(settings))
	if err != nil {
		d.Fatal(err)
	}
	return d.all(a)
}

// get returns the whole answer of a path.
func (d *desk) get(path string) (status int, text string) {
	d.Helper()
	a, err := http.Get(d.url + path)
	if err != nil {
		d.Fatal(err)
	}
	return d.all(a)
}

func (d *desk) all(a *http.Response) (status int, text string) {
	d.Helper()
	defer a.Body.Close()
	b, err := io.ReadAll(a.Body)
	if err != nil {
		d.Fatal(err)
	}
	return a.StatusCode, string(b)
}

// play runs settings to the end and returns what can be downloaded.
func (d *desk) play(settings string) explorer.Done {
	d.Helper()
	status, text := d.post("api/run", settings)
	_, last, found := strings.Cut(text, "event: done\ndata: ")
	var done explorer.Done
	if status != 200 || !found || json.Unmarshal([]byte(last), &done) != nil {
		d.Fatalf("POST api/run %s: %d, and the end is %q; want done", settings, status, text[max(0, len(text)-300):])
	}
	return done
}

// What is downloaded is what heed run and heed report make of the scenario that is
// downloaded with it, file by file.
func TestDownloadsAreThoseOfRun(t *testing.T) {
	d := serveOn(t, "testdata/small.toml")
	tests := []struct{ name, settings string }{
		{"as it is", `{"scenario":"small","arms":[{"name":"dialogue","set":{"culture.dialogue_rate":0.5}}]}`},
		{"another seed, no arms", `{"scenario":"small","seed":"9223372036854775807","replicates":2,"set":{"culture.blame":0.3},"arms":[]}`},
		{"arms that cost and combine", `{"scenario":"small","record_every":1,"arms":[
			{"name":"dialogue","title":"Talk \"it\" over","set":{"culture.dialogue_rate":0.5},"cost":10},
			{"name":"experts","from_day":2,"ramp_days":5,"set":{"resources.experts":3},"cost_once":5},
			{"name":"both","combine":["dialogue","experts"]}]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			done := d.play(tt.settings)
			home := t.TempDir()
			_, text := d.get("api/files/" + done.ID + "/scenario.toml")
			file := filepath.Join(home, "scenario.toml")
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			dir := filepath.Join(home, "X")
			does(t, 0, "run", file, "-o", dir, "--quiet")
			does(t, 0, "report", dir)
			want := filesIn(t, dir)
			want["scenario.toml"] = text

			got := unzipped(t, d, done.ID)
			for name := range want {
				if got[name] != want[name] {
					t.Errorf("%s of the archive is not that of heed run and heed report (%d and %d bytes): %s", name, len(got[name]), len(want[name]), firstDifference(got[name], want[name]))
				}
			}
			for name := range got {
				if _, there := want[name]; !there {
					t.Errorf("%s of the archive is in no folder of heed run", name)
				}
			}
			for _, f := range done.Files {
				status, text := d.get("api/files/" + done.ID + "/" + f.Name)
				if status != 200 || f.Name != "results.zip" && text != want[f.Name] {
					t.Errorf("%s, which is offered: %d and %d bytes; want those of heed run", f.Name, status, len(text))
				}
			}
			for name, table := range want {
				offered := slices.ContainsFunc(done.Files, func(f explorer.File) bool { return f.Name == name })
				if rows := strings.Count(table, "\n") - 1; strings.HasSuffix(name, ".csv") && !offered && rows > 1 {
					t.Errorf("%s, of %d rows, is not offered", name, rows)
				}
			}
		})
	}
}

// unzipped returns the files of the archive of some results, without their folder.
func unzipped(t *testing.T, d *desk, id string) map[string]string {
	t.Helper()
	status, text := d.get("api/files/" + id + "/results.zip")
	z, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if status != 200 || err != nil {
		t.Fatalf("results.zip: %d, %v", status, err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		folder, name, _ := strings.Cut(f.Name, "/")
		if !strings.HasPrefix(folder, "small") {
			t.Errorf("%s of the archive is not in a folder of the scenario's name", f.Name)
		}
		all[name] = b.String()
	}
	return all
}

// filesIn returns the files of a folder by their names, with slashes.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[filepath.ToSlash(name)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	around := func(s string) string { return s[max(0, min(i, len(s))-40):min(len(s), i+60)] }
	return "have " + around(a) + "; want " + around(b)
}
