package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"heed/cmd/internal/pages"
	"heed/cmd/internal/prose"
	"heed/results"
)

func verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use: "verify DIR", Short: "Check every file and unit in a folder",
		Long: `Check every file in a folder against its checksum, and every unit of work that is not
complete, and tell each flaw in a line; a report.html that tells of other results is one
too. It changes nothing. That units are missing is
no flaw: heed status tells of that.`,
		Example: "  heed verify out/detail",
		Args:    oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			return verify(c.OutOrStdout(), args[0])
		},
	}
}

// verify tells every flaw of a folder.
func verify(out io.Writer, dir string) error {
	if pages.IsDiscovery(dir) {
		return verifyDiscovered(out, dir)
	}
	flaws, err := results.Verify(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return usage("no results in %s", dir)
	}
	if err == nil {
		var torn, stale []results.Flaw
		torn, err = tornIn(dir)
		if err == nil {
			stale, err = staleIn(dir)
		}
		flaws = append(append(flaws, torn...), stale...)
	}
	for _, f := range flaws {
		fmt.Fprintf(out, "%s\n", f.Error())
	}
	if err != nil {
		return err
	}
	checked, err := checkedIn(dir)
	if err != nil {
		return err
	}
	if len(flaws) > 0 {
		return fmt.Errorf("%s: %s; %s", dir, prose.Count(len(flaws), "flaw"), checked)
	}
	_, err = fmt.Fprintf(out, "%s is well; %s\n", dir, checked)
	return err
}

// checkedIn says what there was to check in a folder.
func checkedIn(dir string) (string, error) {
	st, err := results.ReadStatus(dir)
	switch {
	case errors.Is(err, results.ErrIO):
		return "", err
	case err != nil:
		return "what is in it cannot be counted", nil
	}
	tables := "no tables yet"
	if m, err := results.ReadManifest(dir); err == nil {
		tables = prose.Count(len(m.Files)+1, "file")
	}
	if st.State == results.Complete {
		return "checked: " + tables, nil
	}
	units := fmt.Sprintf("%s of %d", prose.Count(st.Done, "unit"), st.Units)
	if st.Manifest.Search {
		units = prose.Count(st.Done, "unit")
	}
	return fmt.Sprintf("checked: %s; %s in %s and %s", tables, units, prose.Count(st.Parts, "part"), prose.Count(st.Journals, "journal")), nil
}

// tornIn returns where a journal that nobody writes to ends within a record. The next
// who reads it does without that unit, which runs again; but it was there, or was being
// written when a process or a machine died.
func tornIn(dir string) ([]results.Flaw, error) {
	if st, err := results.ReadStatus(dir); err != nil || st.State != results.Partial || st.UnderWay > 0 {
		return nil, nil // what is wrong is told already, or there is nothing to tear
	}
	parts := filepath.Join(dir, "parts")
	entries, err := os.ReadDir(parts)
	var torn []results.Flaw
	for _, e := range entries {
		if e.Name() != "journal" && filepath.Ext(e.Name()) != ".journal" {
			continue
		}
		end, size, endErr := endOf(filepath.Join(parts, e.Name()))
		switch {
		case endErr != nil:
			err = errors.Join(err, endErr)
		case end < size:
			torn = append(torn, results.Flaw{File: "parts/" + e.Name(), Err: results.Defect{Offset: end, Err: errTorn}})
		}
	}
	return torn, err
}

var errTorn = errors.New("the file ends within a record, whose unit runs again")

// endOf returns where the last whole record of a journal ends, and its size. A file
// that is no journal is told of elsewhere, and one that is gone nowhere.
func endOf(path string) (end, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return 0, 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, 0, err
	}
	x, err := results.ReadIndex(f, info.Size())
	if errors.Is(err, results.ErrNotJournal) {
		return 0, 0, nil
	}
	return x.End, info.Size(), err
}
