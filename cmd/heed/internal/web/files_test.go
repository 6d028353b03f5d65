package web

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"heed/cmd/internal/explorer"
	"heed/scenarios"
)

// leaving returns a run that leaves a result of some bytes, the writing of which ends with
// what write does.
func leaving(size int64, write func(ctx context.Context, dir string) error) playing {
	return func(_ context.Context, s *scenarios.Scenario, _ func(explorer.Event) error) (Result, error) {
		return &fakeResult{bytes: size, table: "of " + s.Name, write: write}, nil
	}
}

func TestFilesOfResults(t *testing.T) {
	f := serve(t, brief, nil)
	id := f.run("plant")
	tests := []struct {
		name, want, as, kind string
		status               int
	}{
		{"scenario.toml", "# plant\n", "plant.toml", "application/toml; charset=utf-8", 200},
		{"series.csv", "day\nplant\n", "plant-series.csv", "text/csv; charset=utf-8", 200},
		{"figures/courses.svg", "<svg/>", "plant-courses.svg", "image/svg+xml", 200},
		{"figures%2Fcourses.svg", "<svg/>", "plant-courses.svg", "image/svg+xml", 200},
		{"unlisted.txt", "no such file", "", "", 404},
		{"figures", "no such file", "", "", 404},
		{"figures/", "no such file", "", "", 404},
		{"", "no such file", "", "", 404},
		{"../lock", "no such file", "", "", 404},
		{"%2e%2e/lock", "no such file", "", "", 404},
		{"figures/../series.csv", "no such file", "", "", 404},
		{"./series.csv", "no such file", "", "", 404},
		{"/series.csv", "no such file", "", "", 404},
		{"series.csv%00", "no such file", "", "", 404},
	}
	for _, tt := range tests {
		a, text := f.get("/api/files/" + id + "/" + tt.name)
		if a.StatusCode != tt.status || !strings.Contains(text, tt.want) {
			t.Errorf("GET %s: %s %q; want %d and %q", tt.name, a.Status, text, tt.status, tt.want)
		}
		wantProtected(t, a)
		if tt.as == "" {
			continue
		}
		if got, want := a.Header.Get("Content-Disposition"), `attachment; filename="`+tt.as+`"`; got != want || text != tt.want {
			t.Errorf("GET %s: %q as %s; want %q as %s", tt.name, text, got, tt.want, want)
		}
		if got := a.Header.Get("Content-Type"); got != tt.kind {
			t.Errorf("GET %s: the type is %q; want %q", tt.name, got, tt.kind)
		}
		if got := a.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("GET %s: Cache-Control %q; want no-store", tt.name, got)
		}
	}
	r := f.request("/api/files/"+id+"/series.csv", "")
	r.Header.Set("Range", "bytes=4-8")
	if a, text := f.do(r); a.StatusCode != http.StatusPartialContent || text != "plant" {
		t.Errorf("GET series.csv, a part: %s %q; want 206 and plant", a.Status, text)
	}
}

func TestArchiveHasAllInOrder(t *testing.T) {
	f := serve(t, brief, nil)
	id := f.run("plant")
	a, text := f.get("/api/files/" + id + "/results.zip")
	if got := a.Header.Get("Content-Disposition"); got != `attachment; filename="plant-results.zip"` {
		t.Errorf("the archive comes as %s", got)
	}
	z, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range z.File {
		r, err := x.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil || !x.Modified.Equal(archiveTime) {
			t.Errorf("%s: %v, of %v; want it whole and without a clock", x.Name, err, x.Modified)
		}
		got = append(got, x.Name+": "+string(b))
	}
	if want := "plant/figures/courses.svg: <svg/>|plant/scenario.toml: # plant\n|plant/series.csv: day\nplant\n"; strings.Join(got, "|") != want {
		t.Errorf("the archive has %q; want %q", strings.Join(got, "|"), want)
	}
	if _, again := f.get("/api/files/" + id + "/results.zip"); again != text {
		t.Errorf("the archive has other bytes when it is asked for again")
	}
	r := f.request("/api/files/"+id+"/results.zip", "")
	r.Method = http.MethodHead
	if a, body := f.do(r); a.StatusCode != 200 || body != "" {
		t.Errorf("HEAD results.zip: %s %q; want 200 and nothing", a.Status, body)
	}
}

// However many ask at once, a folder is written once, and when somebody asks first.
func TestFolderIsWrittenOnce(t *testing.T) {
	var writes atomic.Int64
	f := serve(t, leaving(1, func(context.Context, string) error { writes.Add(1); return nil }), nil)
	id := f.run("plant")
	f.get("/api/files/" + id + "/scenario.toml")
	if n := writes.Load(); n != 0 {
		t.Errorf("a run and its scenario wrote %d folders; want none", n)
	}
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			if a, text := f.get("/api/files/" + id + "/series.csv"); text != "of plant" {
				t.Errorf("GET series.csv: %s %q", a.Status, text)
			}
		})
	}
	all.Wait()
	f.run("plant") // the same results
	f.get("/api/files/" + id + "/figures/courses.svg")
	if n := writes.Load(); n != 1 {
		t.Errorf("the folder was written %d times; want once", n)
	}
}

// A folder that cannot be written is said so, leaves nothing, and is tried again.
func TestFolderThatCannotBeWritten(t *testing.T) {
	var full atomic.Bool
	full.Store(true)
	var at string
	f := serve(t, leaving(1, func(_ context.Context, dir string) error {
		at = dir
		if full.Load() {
			return &os.PathError{Op: "write", Path: dir, Err: syscall.ENOSPC}
		}
		return nil
	}), nil)
	id := f.run("plant")
	a, text := f.get("/api/files/" + id + "/series.csv")
	if want := "cannot be written to the disk of the server: no space left on device."; a.StatusCode != 500 || !strings.Contains(text, want) || strings.Contains(text, roomPrefix) {
		t.Errorf("GET series.csv on a full disk: %s %s; want 500, %q, and no path", a.Status, text, want)
	}
	if !strings.Contains(f.said(), roomPrefix) {
		t.Errorf("the server says %q; want it to name the folder", f.said())
	}
	if _, err := os.Stat(at); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what was written is still there: %v", err)
	}
	full.Store(false)
	if a, text := f.get("/api/files/" + id + "/series.csv"); text != "of plant" {
		t.Errorf("GET series.csv when there is room: %s %s; want the table", a.Status, text)
	}
}

func TestWritingThatPanics(t *testing.T) {
	f := serve(t, leaving(1, func(context.Context, string) error { panic("in writing") }), nil)
	id := f.run("plant")
	if a, text := f.get("/api/files/" + id + "/series.csv"); a.StatusCode != 500 || !strings.Contains(text, "has a mistake") {
		t.Errorf("GET series.csv: %s %s; want 500 and a sentence", a.Status, text)
	}
	if !strings.Contains(f.said(), "in writing") {
		t.Errorf("the server says %q; want what happened", f.said())
	}
}

// Whoever clears temporary files takes results away, and no more.
func TestClearedFolderIsGone(t *testing.T) {
	f := serve(t, brief, nil)
	id := f.run("plant")
	f.get("/api/files/" + id + "/series.csv")
	dirs, _ := filepath.Glob(filepath.Join(os.TempDir(), roomPrefix+"*", id+"*"))
	if len(dirs) != 1 {
		t.Fatalf("the folders are %v; want one", dirs)
	}
	os.RemoveAll(dirs[0])
	for range 2 {
		if a, text := f.get("/api/files/" + id + "/series.csv"); a.StatusCode != http.StatusGone {
			t.Errorf("GET series.csv: %s %s; want 410", a.Status, text)
		}
	}
	f.run("plant")
	if a, text := f.get("/api/files/" + id + "/series.csv"); a.StatusCode != 200 {
		t.Errorf("GET series.csv after another run: %s %s; want 200", a.Status, text)
	}
}
