package results

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// The page that tells of the tables of a folder goes when these go, though the manifest
// does not list it; another file stays.
func TestClearingRemovesThePage(t *testing.T) {
	plan, dir := testPlan(), t.TempDir()
	f := open(t, dir, plan, false)
	if err := errors.Join(addMissing(f, plan), f.Finish(nil), f.Close()); err != nil {
		t.Fatal(err)
	}
	page, other := filepath.Join(dir, ReportFile), filepath.Join(dir, "mine.html")
	for _, path := range []string{page, other} {
		if err := os.WriteFile(path, []byte("told"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := open(t, dir, plan, false).Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(page); err != nil {
		t.Errorf("the page after the complete folder was opened again: %v; want it there", err)
	}
	if err := open(t, dir, plan, true).Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(page); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the page after its tables were removed: %v; want it gone", err)
	}
	if _, err := os.Stat(other); err != nil {
		t.Errorf("a file that is not of the work: %v; want it there", err)
	}
}
