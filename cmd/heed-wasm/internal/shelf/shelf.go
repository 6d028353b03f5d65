// Package shelf keeps the folders of results of the runs of a page that has no server, for
// download.
//
// [Shelf.Put] writes the folder of a run. [Shelf.File] reads a file of it: those that a
// folder of heed run has, and three that are made when they are asked for, the scenario, the
// report, and an archive of all. The newest run is always kept, older ones as long as there
// is room. The same run has the same name and bytes, and is not written again.
package shelf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"heed/cmd/internal/explorer"
)

// ErrGone says that there is no such file, or no longer.
var ErrGone = errors.New("shelf: these results are no longer there")

// A Run is what the scenario says of one.
type Run struct {
	ID       string // of [explorer.ID]
	Name     string // of the scenario
	Scenario []byte // its text
}

// A Shelf keeps runs. Its methods may be called by several goroutines at once.
type Shelf struct {
	dir  string
	most int64

	mu   sync.Mutex
	kept []*kept // the one that was looked at last comes last
}

// A kept run.
type kept struct {
	Run
	dir   string
	bytes int64
	names []string // of the files in dir, sorted, with slashes
}

// New returns a shelf whose folders are in dir, which is made, and hold no more than most
// bytes, but for the newest.
func New(dir string, most int64) *Shelf { return &Shelf{dir: dir, most: most} }

// Put keeps a run, whose folder write makes, and returns what can be downloaded of it.
func (s *Shelf) Put(r Run, write func(dir string) error) ([]explorer.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.take(r.ID)
	if k == nil {
		k = &kept{Run: r, dir: filepath.Join(s.dir, r.ID)}
		if err := k.fill(write); err != nil {
			return nil, errors.Join(err, os.RemoveAll(k.dir))
		}
	}
	s.kept = append(s.kept, k)
	return k.files(), s.shrink()
}

// take takes a run off the shelf; nil where it is not there.
func (s *Shelf) take(id string) *kept {
	i := slices.IndexFunc(s.kept, func(k *kept) bool { return k.ID == id })
	if i < 0 {
		return nil
	}
	k := s.kept[i]
	s.kept = slices.Delete(s.kept, i, i+1)
	return k
}

// fill writes the folder and looks at what is in it.
func (k *kept) fill(write func(dir string) error) error {
	if err := os.MkdirAll(filepath.Dir(k.dir), 0o777); err != nil {
		return err
	}
	if err := write(k.dir); err != nil {
		return err
	}
	return fs.WalkDir(os.DirFS(k.dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		k.names, k.bytes = append(k.names, name), k.bytes+info.Size()
		return nil
	})
}

// shrink removes the oldest until there is room.
func (s *Shelf) shrink() error {
	var all int64
	for i, k := range slices.Backward(s.kept) {
		if all += k.bytes; all > s.most && i < len(s.kept)-1 {
			return s.drop(i + 1)
		}
	}
	return nil
}

// drop removes the n oldest.
func (s *Shelf) drop(n int) (err error) {
	for _, k := range s.kept[:n] {
		err = errors.Join(err, os.RemoveAll(k.dir))
	}
	s.kept = slices.Delete(s.kept, 0, n)
	return err
}

// File returns what is in a file of a run. The error is [ErrGone] where it is not there.
func (s *Shelf) File(id, name string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.take(id)
	if k == nil {
		return nil, fmt.Errorf("run %q: %w", id, ErrGone)
	}
	s.kept = append(s.kept, k) // the one that was looked at last
	return k.file(name)
}
