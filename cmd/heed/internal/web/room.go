package web

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// A room is a folder of this server alone, for results that somebody asked for. Others of
// the machine cannot read it (0700). It is locked as long as the server lives, so that the
// next to start can tell what a killed one left.
type room struct {
	dir  string
	lock *lock
}

// What rooms are called, and the file in each that is locked.
const (
	roomPrefix = "heed-explorer-"
	lockFile   = "lock"
)

// errHeld says that a living process has the lock.
var errHeld = errors.New("the lock is held")

// openRoom makes a room among temporary files, and removes those that killed servers left.
func openRoom() (*room, error) {
	sweepRooms(os.TempDir())
	for {
		dir, err := os.MkdirTemp("", roomPrefix)
		if err != nil {
			return nil, err
		}
		l, err := acquire(filepath.Join(dir, lockFile), true)
		if err == nil || errors.Is(err, errors.ErrUnsupported) {
			return &room{dir, l}, nil
		}
		os.RemoveAll(dir)
		// One that starts at the same moment took it for one that was left: another, then.
		if !errors.Is(err, errHeld) && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
}

// close removes the room. What is in it goes first, since a lock on Windows holds its file.
func (r *room) close() error {
	var err error
	entries, _ := os.ReadDir(r.dir)
	for _, e := range entries {
		if e.Name() != lockFile {
			err = errors.Join(err, os.RemoveAll(filepath.Join(r.dir, e.Name())))
		}
	}
	if r.lock != nil {
		err = errors.Join(err, r.lock.release())
	}
	return errors.Join(err, os.RemoveAll(r.dir))
}

// sweepRooms removes rooms whose servers are gone. What cannot be removed is somebody
// else's, and stays.
func sweepRooms(temporary string) {
	entries, _ := os.ReadDir(temporary)
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), roomPrefix) {
			continue
		}
		dir := filepath.Join(temporary, e.Name())
		l, err := acquire(filepath.Join(dir, lockFile), false)
		switch {
		case err == nil:
			(&room{dir, l}).close()
		case errors.Is(err, os.ErrNotExist):
			os.Remove(dir) // which an empty one lets; its server, if it is only starting, makes another
		}
	}
}
