package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"heed/results"
	"heed/scenarios/study"
)

// spares returns an error where the file path, of a flag, is there and is another than fill writes.
func spares(flag, path string, fill func(io.Writer) error) error {
	have, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	var b bytes.Buffer
	if err := errors.Join(err, fill(&b)); err != nil {
		return err
	}
	if !bytes.Equal(have, b.Bytes()) {
		return usage("--%s: %s is there and differs from what would be written; take another name, or --force replaces it", flag, path)
	}
	return nil
}

// sparesAnalysis returns an error where the folder dir, of a flag, holds results, or a table of indices
// or figures of them other than fill writes, which force replaces.
func sparesAnalysis(flag, dir string, force bool, fill func(io.Writer) error) error {
	if err := wantFolder(flag, dir); err != nil {
		return err
	}
	if _, err := results.ReadManifest(dir); err == nil {
		return usage("--%s: %s holds results, which their manifest vouches for; take another", flag, dir)
	}
	if force {
		return nil
	}
	table := filepath.Join(dir, study.SensitivityFile)
	if _, err := os.Stat(table); err == nil {
		return spares(flag, table, fill)
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return usage("--%s: %s holds %s, and no analysis of sensitivity; take another folder, or --force writes among them", flag, dir, e.Name())
		}
	}
	return nil
}
