package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"heed/results"
)

func verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use: "verify DIR", Short: "Check every file and unit in a folder",
		Long: `Check every file in a folder against its checksum, and every unit of work that is not
complete, and tell each flaw in a line. It changes nothing. That units are missing is
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
	flaws, err := results.Verify(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return usage("no results in %s", dir)
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
		return fmt.Errorf("%s: %s; %s", dir, count(len(flaws), "flaw"), checked)
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
		tables = count(len(m.Files)+1, "file")
	}
	if st.State == results.Complete {
		return "checked: " + tables, nil
	}
	return fmt.Sprintf("checked: %s; %s of %d in %s and %s", tables,
		count(st.Done, "unit"), st.Units, count(st.Parts, "part"), count(st.Journals, "journal")), nil
}
