package pages

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever names what is no folder of results is told so, by an error of its own kind.
func TestOpenOfWhatIsNoFolderOfResults(t *testing.T) {
	file := filepath.Join(t.TempDir(), "series.csv")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, dir, want string }{
		{"a file", file, "is a file; want a folder of results"},
		{"an empty folder", t.TempDir(), "no results in "},
		{"nothing", filepath.Join(t.TempDir(), "none"), "no results in "},
	} {
		_, err := Open(tt.dir)
		var input *InputError
		if !errors.As(err, &input) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Open of %s: error %v; want an InputError that says %q", tt.name, err, tt.want)
		}
	}
}
