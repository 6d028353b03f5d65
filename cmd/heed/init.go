package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heed/results"
	"heed/scenarios"
)

func initCommand() *cobra.Command {
	var force bool
	c := &cobra.Command{
		Use: "init [FILE]", Short: "Write a scenario to start from, with every key explained",
		Long: "Write a scenario to start from, with every key explained, to FILE (scenario.toml).",
		Args: atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			path := "scenario.toml"
			if len(args) > 0 {
				path = args[0]
			}
			return initialize(c.OutOrStdout(), path, force)
		},
	}
	c.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	return c
}

// initialize writes the template to a file.
func initialize(out io.Writer, path string, force bool) error {
	if info, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		switch {
		case err != nil:
			return err
		case info.IsDir():
			return usage("%s is a folder; name a file in it", path)
		case !force:
			return usage("%s is there already; use another name, or --force, which replaces it", path)
		}
	}
	template := scenarios.Template(strings.TrimSuffix(filepath.Base(path), ".toml"))
	if err := results.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(template)
		return err
	}); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "%s is written; change it, check it with: heed check %s\n", path, path)
	return err
}
