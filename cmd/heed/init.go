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
	var force, sweep, calibration bool
	var base string
	c := &cobra.Command{
		Use: "init [FILE]", Short: "Write a scenario, a sweep or a calibration to start from, with every key explained",
		Long: `Write a scenario to start from, with every key explained, to FILE (scenario.toml);
or, with --sweep, a sweep of a scenario (sweep.toml); or, with --calibration, a
calibration of one to data (calibration.toml).`,
		Example: `  heed init plant.toml
  heed init --sweep --base plant.toml detail.toml
  heed init --calibration --base plant.toml survey.toml`,
		Args: atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("base") && !sweep && !calibration {
				return usage("--base: only a sweep or a calibration has one; want it with --sweep or --calibration")
			}
			if sweep && calibration {
				return usage("--calibration does not go with --sweep: want one of the two")
			}
			path := map[bool]string{false: "scenario.toml", true: "sweep.toml"}[sweep]
			if calibration {
				path = "calibration.toml"
			}
			if len(args) > 0 {
				path = args[0]
			}
			name := strings.TrimSuffix(filepath.Base(path), ".toml")
			template := scenarios.Template(name)
			if sweep {
				template = scenarios.SweepTemplate(name, base)
			}
			if calibration {
				template = scenarios.CalibrationTemplate(name, base)
			}
			return initialize(c.OutOrStdout(), path, template, force)
		},
	}
	c.Flags().BoolVar(&sweep, "sweep", false, "write a sweep")
	c.Flags().BoolVar(&calibration, "calibration", false, "write a calibration")
	c.Flags().StringVar(&base, "base", standard, "the `scenario` that the sweep or calibration is of, shipped or a file beside it")
	c.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	return c
}

// initialize writes the template to a file.
func initialize(out io.Writer, path string, template []byte, force bool) error {
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
	if err := results.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(template)
		return err
	}); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "%s is written; change it, check it with: heed check %s\n", path, path)
	return err
}
