package shelf

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"heed/cmd/internal/explorer"
	"heed/results"
)

// writer returns what writes a folder with files of a size.
func writer(size int, names ...string) func(dir string) error {
	return func(dir string) error {
		for _, name := range names {
			path := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				return err
			}
			if err := os.WriteFile(path, bytes.Repeat([]byte("x"), size), 0o666); err != nil {
				return err
			}
		}
		return nil
	}
}

// holds reports whether a file of a run is there.
func holds(t *testing.T, s *Shelf, id string) bool {
	t.Helper()
	_, err := s.File(id, results.SeriesFile)
	if err != nil && !errors.Is(err, ErrGone) {
		t.Fatal(err)
	}
	return err == nil
}

func TestOldestMakeRoom(t *testing.T) {
	dir := t.TempDir()
	s := New(dir, 250)
	put := func(id string, size int) {
		if _, err := s.Put(Run{ID: id}, writer(size, results.SeriesFile)); err != nil {
			t.Fatal(err)
		}
	}
	put("a", 100)
	put("b", 100)
	if !holds(t, s, "b") || !holds(t, s, "a") { // a is looked at last
		t.Error("a or b is gone; want both, which have 200 bytes of 250")
	}
	put("c", 100)
	if a, b := holds(t, s, "a"), holds(t, s, "b"); !a || b {
		t.Errorf("with c there are a %v, b %v; want true, false: b was looked at longest ago", a, b)
	}
	put("d", 1000)
	if !holds(t, s, "d") || holds(t, s, "a") || holds(t, s, "c") {
		t.Error("want d alone, the newest, though it is too large")
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("%d folders are left, error %v; want that of d", len(left), err)
	}
}

func TestSameRunIsWrittenOnce(t *testing.T) {
	s, written := New(t.TempDir(), 1000), 0
	write := func(dir string) error {
		written++
		return writer(10, results.SeriesFile)(dir)
	}
	for range 3 {
		if _, err := s.Put(Run{ID: "a"}, write); err != nil {
			t.Fatal(err)
		}
	}
	if written != 1 {
		t.Errorf("the folder was written %d times; want 1", written)
	}
}

// A folder that could not be written leaves nothing and may be tried again.
func TestFailedWriteLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	s, broken := New(dir, 1000), errors.New("broken")
	_, err := s.Put(Run{ID: "a"}, func(dir string) error {
		return errors.Join(writer(10, results.SeriesFile)(dir), broken)
	})
	if left, _ := os.ReadDir(dir); !errors.Is(err, broken) || len(left) != 0 || holds(t, s, "a") {
		t.Errorf("Put: error %v, %d folders left; want that of write, none", err, len(left))
	}
	if _, err := s.Put(Run{ID: "a"}, writer(10, results.SeriesFile)); err != nil || !holds(t, s, "a") {
		t.Errorf("Put again: error %v; want none", err)
	}
}

func TestOffersWhatThereIs(t *testing.T) {
	s := New(t.TempDir(), 1000)
	files, err := s.Put(Run{ID: "a", Scenario: []byte("text")}, writer(10, results.ManifestFile, results.SeriesFile, "other.csv"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
		if f.Title == "" || !slices.Contains([]string{"scenario", "report", "table", "archive"}, f.Kind) {
			t.Errorf("%s has title %q and kind %q; want words, and a kind of the page", f.Name, f.Title, f.Kind)
		}
	}
	if want := []string{scenarioFile, reportFile, results.SeriesFile, "other.csv", archiveFile}; !slices.Equal(names, want) {
		t.Errorf("files %q; want %q", names, want)
	}
	for _, name := range []string{"", ".", "..", "../a/series.csv", "/etc/passwd", "missing.csv", "series.csv/"} {
		if b, err := s.File("a", name); !errors.Is(err, ErrGone) {
			t.Errorf("File(a, %q) = %d bytes, error %v; want ErrGone", name, len(b), err)
		}
	}
	if b, err := s.File("a", scenarioFile); string(b) != "text" || err != nil {
		t.Errorf("File(a, %s) = %q, %v; want the text of the scenario", scenarioFile, b, err)
	}
}

// A run that is written by the explorer has a report and an archive of all, twice the same.
func TestReportAndArchive(t *testing.T) {
	settings := explorer.Settings{Scenario: "nuclear-plant", Replicates: new(int), Days: new(int), BurnIn: new(int), Set: map[string]any{"organization.employees": 60.0}}
	*settings.Replicates, *settings.Days, *settings.BurnIn = 2, 20, 20
	x := explorer.New(explorer.Options{Limits: explorer.Browser, Workers: 1})
	of, err := x.Scenario(settings)
	if err != nil {
		t.Fatal(err)
	}
	played, err := x.Play(t.Context(), of, func(explorer.Event) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	s := New(t.TempDir(), 1<<20)
	files, err := s.Put(Run{ID: "a", Name: of.Name, Scenario: of.Text}, func(dir string) error { return played.Write(dir, nil, nil) })
	if err != nil {
		t.Fatal(err)
	}
	report, err := s.File("a", reportFile)
	if err != nil || !bytes.Contains(report, []byte("<!DOCTYPE html>")) && !bytes.Contains(report, []byte("<!doctype html>")) {
		t.Errorf("the report has %d bytes, error %v; want a page", len(report), err)
	}
	archive, err := s.File("a", archiveFile)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := s.File("a", archiveFile); err != nil || !bytes.Equal(again, archive) {
		t.Errorf("the archive made again differs, error %v; want the same bytes", err)
	}
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name == archiveFile {
			continue
		}
		want, err := s.File("a", f.Name)
		if err != nil {
			t.Fatal(err)
		}
		in, err := z.Open(of.Name + "/" + f.Name)
		if err != nil {
			t.Errorf("the archive lacks %s", f.Name)
			continue
		}
		if got, err := io.ReadAll(in); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s in the archive has %d bytes, error %v; want the %d of the file", f.Name, len(got), err, len(want))
		}
	}
	if _, err := z.Open(of.Name + "/" + results.ManifestFile); err != nil {
		t.Errorf("the archive has no manifest: %v", err)
	}
}
