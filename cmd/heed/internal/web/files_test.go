package web

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
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

// The results that were looked at longest ago go first, by number and by bytes, and their
// folders with them.
func TestOldResultsMakeRoom(t *testing.T) {
	tests := []struct {
		name   string
		change func(*bounds)
		files  bool // whether folders are written
		want   string
	}{
		{"by number", func(b *bounds) { b.kept = 2 }, true, "s0 s3"},
		{"by memory", func(b *bounds) { b.memory = 250 }, false, "s0 s3"},
		{"by disk", func(b *bounds) { b.disk = 30 }, true, "s0 s3"}, // a folder has 11 bytes
		{"a memory that none fits into", func(b *bounds) { b.memory = 1 }, false, "s3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := serve(t, leaving(100, nil), tt.change)
			see := func(id string) {
				if tt.files {
					f.get("/api/files/" + id + "/series.csv")
				}
				f.get("/api/files/" + id + "/scenario.toml")
			}
			for i := range 4 {
				see(f.run(numbered(i)))
				see("id-s0")
			}
			see("id-s3")
			var left []string
			for i := range 4 {
				if a, _ := f.get("/api/files/id-" + numbered(i) + "/scenario.toml"); a.StatusCode == 200 {
					left = append(left, numbered(i))
				}
			}
			if got := strings.Join(left, " "); got != tt.want {
				t.Errorf("left are %s; want %s", got, tt.want)
			}
			dirs, _ := filepath.Glob(filepath.Join(os.TempDir(), roomPrefix+"*", "id-*"))
			if want := len(left); tt.files && len(dirs) != want || !tt.files && len(dirs) > 0 {
				t.Errorf("there are folders %v; want one for each that is left", dirs)
			}
		})
	}
}

// Results that somebody is reading stay on the disk until they are read.
func TestResultsInUseStay(t *testing.T) {
	f := serve(t, leaving(100, nil), func(b *bounds) { b.kept = 1 })
	h, err := f.store.use(f.run("old"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.store.folder(context.Background(), h); err != nil {
		t.Fatal(err)
	}
	f.run("new")
	if a, _ := f.get("/api/files/id-old/series.csv"); a.StatusCode != http.StatusGone {
		t.Errorf("GET series.csv of old results: %s; want 410", a.Status)
	}
	if _, err := os.Stat(h.path("series.csv")); err != nil {
		t.Errorf("results in use: %v; want them there", err)
	}
	f.store.release(h)
	if _, err := os.Stat(h.dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("results that nobody uses: %v; want them gone", err)
	}
}

// The end of the server waits for nobody who asked for a file, and leaves nothing.
func TestShutdownWhileFoldersAreWritten(t *testing.T) {
	begun := make(chan struct{})
	f := serve(t, leaving(1, func(ctx context.Context, _ string) error {
		close(begun)
		<-ctx.Done()
		return ctx.Err()
	}), nil)
	id := f.run("plant")
	status := make(chan int, 1)
	go func() {
		a, _ := f.get("/api/files/" + id + "/series.csv")
		status <- a.StatusCode
	}()
	<-begun
	if err := f.stop(); err != nil {
		t.Errorf("Serve: %v; want no error", err)
	}
	if got := <-status; got != http.StatusServiceUnavailable {
		t.Errorf("GET series.csv at the end: %d; want 503", got)
	}
}

// A room whose server was killed goes when the next starts; that of one that lives stays,
// and so do folders of others.
func TestRoomsOfKilledServersGo(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Setenv("TMP", temporary)
	living, err := openRoom()
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(living.dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the room: %v, %v; want one that is closed to others", info.Mode(), err)
	}
	make := func(name string, files ...string) {
		dir := filepath.Join(temporary, name)
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if err := os.WriteFile(filepath.Join(dir, file), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	make(roomPrefix+"killed", lockFile, "series.csv")
	make(roomPrefix + "empty")
	make(roomPrefix+"foreign", "series.csv")
	make("other", lockFile)
	next, err := openRoom()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		filepath.Base(living.dir): true, filepath.Base(next.dir): true, "other": true,
		roomPrefix + "foreign": true, roomPrefix + "killed": false, roomPrefix + "empty": false,
	} {
		if _, err := os.Stat(filepath.Join(temporary, name)); (err == nil) != want {
			t.Errorf("%s: %v; want it there: %v", name, err, want)
		}
	}
	for _, r := range []*room{living, next} {
		if err := r.close(); err != nil {
			t.Errorf("close: %v", err)
		}
		if _, err := os.Stat(r.dir); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("after close: %v; want no folder", err)
		}
	}
}

// Whatever is asked for, nothing of the machine is answered, and nothing fails.
func FuzzPaths(f *testing.F) {
	for _, path := range []string{
		"/", "/api/run", "/api/files/id-plant/series.csv", "/api/files/id-plant/../../etc/passwd", "/api/files/id-plant/%2e%2e%2flock",
		"/api/files/../../../etc/passwd", "/assets/..%2f..%2fetc%2fpasswd", "//etc/passwd", `/assets/..\..\secret`, "/api/files/%00/%00", "*", "http://a/", "/?a=b#c", "/assets/main.js/", "/api/files//", "/%",
	} {
		f.Add("GET", path)
		f.Add("POST", path)
	}
	dir := f.TempDir()
	f.Setenv("TMPDIR", dir)
	s, err := New(Options{Engine: fake(brief), Page: page, Runs: 1})
	if err != nil {
		f.Fatal(err)
	}
	at, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		f.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, at) }()
	f.Cleanup(func() { cancel(); <-ended })
	host := at.Addr().String()
	a, err := http.Post("http://"+host+"/api/run", "application/json", strings.NewReader(`{"scenario":"plant"}`))
	if err != nil {
		f.Fatal(err)
	}
	io.Copy(io.Discard, a.Body)
	a.Body.Close()
	known := map[string]bool{"<!doctype html><title>The page</title>": true, "export {};": true, "day\nplant\n": true, "<svg/>": true, "# plant\n": true}
	f.Fuzz(func(t *testing.T, method, path string) {
		c, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		io.WriteString(c, method+" "+path+" HTTP/1.1\r\nHost: "+host+"\r\nContent-Type: application/json\r\nContent-Length: 20\r\nConnection: close\r\n\r\n{\"scenario\":\"plant\"}")
		a, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
		if err != nil {
			return // of a path that is no part of a request
		}
		defer a.Body.Close()
		b, _ := io.ReadAll(a.Body)
		answered := a.StatusCode == 200 && len(b) > 0
		switch {
		case a.StatusCode >= 500 && a.StatusCode != http.StatusHTTPVersionNotSupported && a.StatusCode != http.StatusNotImplemented:
			t.Errorf("%q %q: %s %q; want no failure", method, path, a.Status, b)
		case answered && !known[string(b)] && !bytes.HasPrefix(b, []byte("PK")) && !strings.HasPrefix(pathOf(path), "/api/") && method != "HEAD":
			t.Errorf("%q %q: %q; want a part of the page or of the results", method, path, b)
		case answered && strings.HasPrefix(pathOf(path), filesPath) && !known[string(b)] && !bytes.HasPrefix(b, []byte("PK")):
			t.Errorf("%q %q: %q; want a file of the results", method, path, b)
		}
	})
}

// pathOf returns the path of what was asked for.
func pathOf(target string) string {
	u, err := url.ParseRequestURI(target)
	if err != nil {
		return target
	}
	return u.Path
}
