package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// An outputFolder is where the results of hours of work go. It is made and tried before
// the work, so that a mistake in its path costs nothing.
type outputFolder struct {
	path string
	made []string // the folders that were not there, the innermost first
}

// wantFolder returns an error where a flag names a file in the place of a folder.
func wantFolder(flag, dir string) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return usage("--%s: %s is a file; want a folder", flag, dir)
	}
	return nil
}

// wantFile returns an error where a flag names a folder in the place of a file, or a file in a
// folder that is not there.
func wantFile(flag, path string) error {
	if isFolder(path) {
		return usage("--%s: %s is a folder; want the name of a file", flag, path)
	}
	if dir := filepath.Dir(path); dir != "." {
		if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
			return usage("--%s: no folder %s", flag, dir)
		}
	}
	return nil
}

// makeFolder makes the folder dir where there is none, and tries to write into it. An
// error is an [*fs.PathError].
func makeFolder(dir string) (*outputFolder, error) {
	f := &outputFolder{path: dir}
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); !errors.Is(err, os.ErrNotExist) || at == filepath.Dir(at) {
			break
		}
		f.made = append(f.made, at)
	}
	err := os.MkdirAll(dir, 0o777)
	if err == nil {
		err = tryWriting(dir)
	}
	if err != nil {
		f.forsake()
		return nil, err
	}
	return f, nil
}

// tryWriting writes a file into a folder and removes it.
func tryWriting(dir string) error {
	f, err := os.CreateTemp(dir, ".heed-*.tmp")
	if err != nil {
		return err
	}
	_, err = f.WriteString("heed tries whether it may write here\n")
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}

// forsake removes those folders that were made and that nothing is in.
func (f *outputFolder) forsake() {
	for _, dir := range f.made {
		os.Remove(dir)
	}
}

// keep removes the files of which ours says by their name that heed wrote them for
// earlier work, but for those that were written now.
func (f *outputFolder) keep(written []string, ours func(name string) bool) error {
	now := map[string]bool{}
	for _, name := range written {
		now[name] = true
	}
	entries, err := os.ReadDir(f.path)
	for _, e := range entries {
		if e.Type().IsRegular() && ours(e.Name()) && !now[e.Name()] {
			err = errors.Join(err, os.Remove(filepath.Join(f.path, e.Name())))
		}
	}
	return err
}

// errInterrupted says of work that was interrupted that all of it is lost.
func errInterrupted(work string) error {
	return fmt.Errorf("interrupted: nothing of this %s is kept; run the same command again", work)
}
