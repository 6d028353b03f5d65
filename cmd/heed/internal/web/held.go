package web

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"heed/sim"
)

// A held is a result that is kept. But for what never changes its fields are read and set
// under the lock of the store.
type held struct {
	id, name string
	text     []byte // of the scenario
	dir      string // where the folder is, or will be

	result       Result // nil once the folder is there
	memory, disk int64  // bytes
	names        []string
	users        int
	dropped      bool
	attempt      *attempt // at writing the folder; nil where there is none under way
}

// An attempt at writing a folder.
type attempt struct {
	over chan struct{} // closed when it is
	err  error
}

// folder returns the names of the files in the folder of h, which is in use, in their
// order. It writes the folder where there is none yet, or waits for who does.
func (s *store) folder(ctx context.Context, h *held) ([]string, error) {
	s.mu.Lock()
	if h.result == nil {
		defer s.mu.Unlock()
		return h.names, nil
	}
	if s.closed {
		s.mu.Unlock()
		return nil, errEnded
	}
	a := h.attempt
	if a == nil {
		a = &attempt{over: make(chan struct{})}
		h.attempt = a
		h.users++
		s.writing.Add(1)
		go s.write(h, a)
	}
	s.mu.Unlock()
	select {
	case <-a.over:
		return h.names, a.err
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// write writes a folder. Whoever asked for it may have left meanwhile: the next finds it.
func (s *store) write(h *held, a *attempt) {
	defer s.writing.Done()
	names, size, err := s.tryWriting(h)
	s.mu.Lock()
	h.attempt, a.err = nil, err
	if err == nil {
		h.result, h.memory, h.disk, h.names = nil, 0, size, names
	}
	idle := s.shrink()
	s.mu.Unlock()
	remove(idle)
	close(a.over)
	s.release(h)
}

// tryWriting writes a folder, and removes what it has written where that fails.
func (s *store) tryWriting(h *held) (names []string, size int64, err error) {
	select {
	case s.places <- struct{}{}:
		defer func() { <-s.places }()
	case <-s.ctx.Done():
		return nil, 0, context.Cause(s.ctx)
	}
	defer func() {
		if p := recover(); p != nil {
			err = &sim.Panic{Value: p, Stack: debug.Stack()}
		}
		if err != nil {
			h.remove()
		}
	}()
	if err := os.Mkdir(h.dir, 0o700); err != nil {
		return nil, 0, err
	}
	if names, err = h.result.Write(s.ctx, h.dir); err != nil {
		return nil, 0, err
	}
	names = slices.Clone(names)
	slices.Sort(names)
	size, err = h.size(names)
	return names, size, err
}

// size returns how many bytes the files of the folder have, each of which has to be there.
func (h *held) size(names []string) (size int64, err error) {
	for _, name := range names {
		info, err := os.Lstat(h.path(name))
		if err != nil {
			return 0, err
		}
		if !filepath.IsLocal(filepath.FromSlash(name)) || !info.Mode().IsRegular() {
			return 0, fmt.Errorf("web: %q is no file of the folder", name)
		}
		size += info.Size()
	}
	return size, nil
}

// path returns where a file of the folder is.
func (h *held) path(name string) string { return filepath.Join(h.dir, filepath.FromSlash(name)) }

// remove removes the folder, if there is one.
func (h *held) remove() { _ = os.RemoveAll(h.dir) }

// has reports whether a name is one of some.
func has(names []string, name string) bool {
	_, found := slices.BinarySearch(names, name)
	return found
}

// reason returns why something could not be written or read, without the path, which tells
// the page nothing.
func reason(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
