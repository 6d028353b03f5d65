package web

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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
