package main

import (
	"io/fs"
	"slices"
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
