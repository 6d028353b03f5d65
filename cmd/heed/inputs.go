package main

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// inputs are the files that a sweep reads beside its own, as paths from its folder with
// slashes: a base, a table of points, a roster, contacts. It is a file system that notes
// what is opened, so that nothing is read which is not in the list.
type inputs struct {
	fs.FS
	mu    sync.Mutex
	names []string
}

// Open implements [fs.FS].
func (in *inputs) Open(name string) (fs.File, error) {
	f, err := in.FS.Open(name)
	if err != nil {
		return nil, err
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	if !slices.Contains(in.names, name) {
		in.names = append(in.names, name)
	}
	return f, nil
}

// all returns the names, in order.
func (in *inputs) all() []string {
	in.mu.Lock()
	defer in.mu.Unlock()
	return slices.Sorted(slices.Values(in.names))
}

// inputNames returns the names of the sweep's own file and of all that it reads, from its
// folder and with slashes.
func (r *sweepRequest) inputNames() []string {
	return append([]string{filepath.Base(r.file)}, r.inputs.all()...)
}

// inputPath returns where an input is.
func (r *sweepRequest) inputPath(name string) string {
	return filepath.Join(filepath.Dir(r.file), filepath.FromSlash(name))
}

// aboutPeople reports whether an input may be about people, a roster or contacts: whatever
// is neither the sweep, nor a scenario, nor the points of the design.
func (r *sweepRequest) aboutPeople(name string) bool {
	return name != filepath.Base(r.file) && !strings.EqualFold(path.Ext(name), ".toml") && name != r.sweep.Layout.File
}
