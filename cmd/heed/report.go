package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heed/cmd/internal/pages"
	"heed/results"
)

// reportFile is the name of the page in the folder that it is of.
const reportFile = results.ReportFile

func reportCommand() *cobra.Command {
	var output string
	c := &cobra.Command{
		Use: "report DIR", Short: "Write a page that explains a folder of results",
		Long: `Write one HTML page that explains a folder of results, of a run or of a sweep: the
question, the organization, the arms, the answer, effects and courses with intervals,
what the model can tell and what not, warnings, and how to make it again. Folders of heed
optimize, of heed calibrate FILE and of heed discover have pages of their own. It opens
from the disk, needs no network, prints, and can be sent to whoever has to decide.

The files of the folder have to be as its manifest says. Of tables that lack units
(--allow-partial) the page says at its top what they lack, and what that does to the
answer. The page in the folder goes when the tables go that it tells of, and heed
verify notices one that tells of others.`,
		Example: "  heed report out/nuclear-plant\n  heed report out/nuclear-plant -o answer.html",
		Args:    oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("output") {
				if err := isPage(output); err != nil {
					return err
				}
			}
			return writeReport(c.OutOrStdout(), args[0], output)
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "", "the `file` to write, .html or .htm (DIR/"+reportFile+")")
	return c
}

// isPage returns an error unless a file is one that a page may be written to: by its
// ending, so that no scenario or table is overwritten by a slip.
func isPage(file string) error {
	switch ending := strings.ToLower(filepath.Ext(file)); {
	case file == "":
		return usage("--output: have nothing; want a file")
	case isFolder(file):
		return usage("--output: %s is a folder; want a file", file)
	case ending != ".html" && ending != ".htm":
		return usage("--output: have %s; want a name that ends in .html or .htm", file)
	}
	return nil
}

// writeReport writes the page of the folder dir into a file, that in the folder where
// none is named, and says where it is.
func writeReport(out io.Writer, dir, to string) error {
	r, err := pages.Open(dir)
	if err != nil {
		return err
	}
	page, err := r.Page()
	if err != nil {
		return err
	}
	if to == "" {
		to = filepath.Join(dir, reportFile)
	}
	if err := sparesPage(dir, r.Files(), to); err != nil {
		return err
	}
	if err := results.WriteFile(to, page.Write); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "The report is in %s.\n", to)
	return err
}

// sparesPage returns an error if a file is one of those of the folder dir.
func sparesPage(dir string, own []string, to string) error {
	there, err := os.Stat(to)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, name := range own {
		if f, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err == nil && os.SameFile(f, there) {
			return usage("--output: %s is a file of the results, which its manifest vouches for; take another", to)
		}
	}
	return nil
}
