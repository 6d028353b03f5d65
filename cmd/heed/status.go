package main

import (
	"context"
	"io"
	"os"

	"github.com/spf13/cobra"

	"heed/cmd/heed/internal/slurm"
	"heed/cmd/internal/pages"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/work"
	"heed/results"
)

func statusCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "status DIR", Short: "Say how far the work in a folder is",
		Long: `Say how far the work in a folder is, from its files alone, whoever is at it. The exit
code is
  0   where it is complete: every unit is in the tables,
  1   where its manifest or plan is damaged,
  2   where there are no results,
  3   where units are missing, whether others failed or not; also where every unit is
      there but not yet in the tables, for which it takes heed merge or the command
      that began it,
  4   where units failed and no others are missing,
  74  where the folder cannot be read.
Of a sweep that heed slurm submitted it shows too what squeue says of its jobs, where
that answers; the exit code and the counts are those of the files. Tables of incomplete work, of --allow-partial, change none of these. A search, of heed
optimize and heed calibrate, asks only for the units that it comes to need: until it is
complete nobody knows how many these are.`,
		Example: "  heed status out/detail\n  heed status out/detail --format json",
		Args:    oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			return status(c.Context(), c.OutOrStdout(), args[0], format == "json")
		},
	}
	c.Flags().StringVar(&format, "format", "text", "`text` or json")
	return c
}

// oneFolder checks that a command has one argument.
func oneFolder(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("%s: have %s; want one, a folder of results", c.CommandPath(), prose.Count(len(args), "argument"))
	}
	if info, err := os.Stat(args[0]); err == nil && !info.IsDir() {
		return usage("%s is a file; want a folder of results", args[0])
	}
	return nil
}

// status says how far the work in a folder is; its error stands for the exit code.
func status(ctx context.Context, out io.Writer, dir string, asJSON bool) error {
	if pages.IsDiscovery(dir) {
		return statusOfDiscovery(out, dir, asJSON)
	}
	st, err := results.ReadStatus(dir)
	if err != nil {
		return err
	}
	if st.State == results.Fresh {
		return nothingIn(dir)
	}
	s := work.StandingOf(dir, st)
	if submitted, err := slurm.ReadSubmission(dir); err == nil {
		s.Schedule(scheduled(ctx, submitted), "heed slurm resume "+dir)
	}
	if asJSON {
		err = writeJSON(out, s)
	} else {
		_, err = io.WriteString(out, s.String())
	}
	if err != nil {
		return err
	}
	return verdict(&s)
}

// verdict returns an error that stands for the exit code of a standing.
func verdict(s *work.Standing) error {
	switch {
	case s.State == "complete":
		return nil
	case !s.Search && s.Missing == 0 && s.Failed > 0:
		return silent{errUnitsFailed}
	}
	return silent{results.ErrIncomplete}
}

// A silent error stands for an exit code, what there is to say having been said.
type silent struct{ error }

// Unwrap returns the error that has the exit code.
func (s silent) Unwrap() error { return s.error }
