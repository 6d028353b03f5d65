package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"heed/results"
	"heed/results/report"
)

// staleIn returns a flaw if the folder has a page that tells of other results than are
// in it. A page that does not say what it tells of is not one of heed.
func staleIn(dir string) ([]results.Flaw, error) {
	if stale, err := isStale(dir, results.ManifestFile); err != nil || !stale {
		return nil, err
	}
	return []results.Flaw{stalePage(dir)}, nil
}

// stalePage is the flaw of a folder whose page tells of other results.
func stalePage(dir string) results.Flaw {
	return results.Flaw{File: reportFile, Err: fmt.Errorf("tells of other results than these; write it again with: heed report %s", quoted(dir))}
}

// verifyDiscovered tells every flaw of a folder of heed discover.
func verifyDiscovered(out io.Writer, dir string) error {
	p, err := provenanceOf(dir)
	if err != nil {
		return err
	}
	var flaws []string
	for _, f := range p.Files {
		if err := (results.Manifest{Files: []results.File{f}}).Verify(dir); err != nil {
			flaws = append(flaws, unforced(err).Error())
		}
	}
	stale, err := isStale(dir, discoveryFile)
	if err != nil {
		return err
	}
	if stale {
		flaws = append(flaws, stalePage(dir).Error())
	}
	checked := "checked: " + count(len(p.Files)+1, "file")
	if len(flaws) > 0 {
		fmt.Fprintln(out, strings.Join(flaws, "\n"))
		return fmt.Errorf("%s: %s; %s", dir, count(len(flaws), "flaw"), checked)
	}
	_, err = fmt.Fprintf(out, "%s is well; %s\n", dir, checked)
	return err
}

// dropStale removes the page of a folder if it tells of other results than those that
// such a file, of the folder, vouches for.
func dropStale(dir, vouching string) error {
	stale, err := isStale(dir, vouching)
	if err == nil && stale {
		err = os.Remove(filepath.Join(dir, reportFile))
	}
	return err
}

// isStale reports whether the folder has a page that tells of other results than those
// that such a file, of the folder, vouches for.
func isStale(dir, vouching string) (bool, error) {
	f, err := os.Open(filepath.Join(dir, reportFile))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	of, is, err := report.OfPage(f)
	if err != nil || !is {
		return false, err
	}
	sum, err := sumOf(filepath.Join(dir, vouching))
	if err != nil && !errors.Is(err, fs.ErrNotExist) || sum == of {
		return false, err
	}
	return true, nil
}
