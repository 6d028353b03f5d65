package web

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

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
