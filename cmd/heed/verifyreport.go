package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"heed/results"
	"heed/results/report"
)

// staleIn returns a flaw if the folder has a page that tells of other results than are
// in it. A page that does not say what it tells of is not one of heed.
func staleIn(dir string) ([]results.Flaw, error) {
	f, err := os.Open(filepath.Join(dir, reportFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	of, is, err := report.OfPage(f)
	if err != nil || !is {
		return nil, err
	}
	sum, err := sumOf(filepath.Join(dir, results.ManifestFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) || sum == of {
		return nil, err
	}
	return []results.Flaw{{File: reportFile, Err: fmt.Errorf("tells of other results than these; write it again with: heed report %s", quoted(dir))}}, nil
}
