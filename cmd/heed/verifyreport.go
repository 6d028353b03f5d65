package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"heed/cmd/internal/pages"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/work"
	"heed/results"
)

// staleIn returns a flaw if the folder has a page that tells of other results than are
// in it. A page that does not say what it tells of is not one of heed.
func staleIn(dir string) ([]results.Flaw, error) {
	if stale, err := pages.IsStale(dir, results.ManifestFile); err != nil || !stale {
		return nil, err
	}
	return []results.Flaw{stalePage(dir)}, nil
}

// stalePage is the flaw of a folder whose page tells of other results.
func stalePage(dir string) results.Flaw {
	return results.Flaw{File: reportFile, Err: fmt.Errorf("tells of other results than these; write it again with: heed report %s", prose.Quoted(dir))}
}

// verifyDiscovered tells every flaw of a folder of heed discover.
func verifyDiscovered(out io.Writer, dir string) error {
	p, err := pages.ProvenanceOf(dir)
	if err != nil {
		return err
	}
	var flaws []string
	for _, f := range p.Files {
		if err := (results.Manifest{Files: []results.File{f}}).Verify(dir); err != nil {
			flaws = append(flaws, work.Unforced(err).Error())
		}
	}
	stale, err := pages.IsStale(dir, pages.DiscoveryFile)
	if err != nil {
		return err
	}
	if stale {
		flaws = append(flaws, stalePage(dir).Error())
	}
	checked := "checked: " + prose.Count(len(p.Files)+1, "file")
	if len(flaws) > 0 {
		fmt.Fprintln(out, strings.Join(flaws, "\n"))
		return fmt.Errorf("%s: %s; %s", dir, prose.Count(len(flaws), "flaw"), checked)
	}
	_, err = fmt.Fprintf(out, "%s is well; %s\n", dir, checked)
	return err
}

// dropStale removes the page of a folder if it tells of other results than those that
// such a file, of the folder, vouches for.
func dropStale(dir, vouching string) error {
	stale, err := pages.IsStale(dir, vouching)
	if err == nil && stale {
		err = os.Remove(filepath.Join(dir, reportFile))
	}
	return err
}
