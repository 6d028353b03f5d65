package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"

	"heed/cmd/heed/internal/slurm"
	"heed/results"
)

// freeze puts what the jobs of settings need beside the results, so that neither a new
// heed nor an edited sweep comes between tasks that wait for their turn.
func (r *sweepRequest) freeze(s *slurm.Settings) error {
	if err := os.MkdirAll(s.Path(slurm.InputsDir), 0o777); err != nil {
		return err
	}
	if err := freezeProgram(s.Path(slurm.ProgramFile)); err != nil {
		return err
	}
	if r.file == "" {
		return nil
	}
	for _, name := range r.inputNames() {
		put := freezeFile
		if r.aboutPeople(name) {
			put = linkFile
		}
		if err := put(r.inputPath(name), s.Path(slurm.InputsDir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return nil
}

// freezeFile copies a file.
func freezeFile(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return err
	}
	return results.WriteFile(to, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// linkFile links to a file that is to stay where it is.
func linkFile(from, to string) error {
	from, err := filepath.Abs(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return err
	}
	if err := os.Remove(to); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return os.Symlink(from, to)
}

// freezeProgram copies the program that runs now, unless it is there already. Tasks that
// run that which was there keep it.
func freezeProgram(to string) error {
	own, err := os.Executable()
	if err != nil {
		return err
	}
	text, err := os.ReadFile(own)
	if err != nil {
		return err
	}
	if there, err := os.ReadFile(to); err == nil && bytes.Equal(there, text) {
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(to), ".heed-*.tmp")
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Chmod(0o755), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), to)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
