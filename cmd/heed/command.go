package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"heed/cmd/internal/page"
	"heed/cmd/internal/prose"
)

// heed does what the arguments say and returns the exit code. It stops cleanly
// when ctx ends or at the first interrupt; the second kills it at once.
func heed(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // from now on a signal does what it does by default

	out := &writer{w: stdout}
	root := command()
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = out.err
	}
	if err != nil && !is[silent](err) {
		complain(stderr, err)
	}
	return code(ctx, err)
}

// A writer remembers the first error of the writer below.
type writer struct {
	w   io.Writer
	err error
}

// Write implements [io.Writer].
func (w *writer) Write(b []byte) (int, error) {
	n, err := w.w.Write(b)
	if err != nil && w.err == nil {
		w.err = &outputError{err}
	}
	return n, err
}

// command returns the root of all commands.
func command() *cobra.Command {
	root := &cobra.Command{
		Use:   "heed",
		Short: "Simulate how employees come to follow information-security rules",
		Long: `heed simulates how employees come to follow information-security rules, and to
do more than follow them: an organization and its conditions are described in
one file, and interventions are compared in it.`,
		Example: `  heed run                       run the scenario nuclear-plant
  heed run mine.toml -o out/try  run a scenario of one's own
  heed explain culture.blame     what a key means, and what it rests on`,
		SilenceUsage: true, SilenceErrors: true,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.Args = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return usage("unknown command %q; %s", args[0], orList(c.SuggestionsFor(args[0]), "heed --help lists the commands"))
	}
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage("%v; %s --help lists the flags", err, c.CommandPath())
	})
	root.AddCommand(runCommand(), sweepCommand(), statusCommand(), verifyCommand(), mergeCommand(), slurmCommand(), k8sCommand(), checkCommand(), explainCommand(), initCommand(), patternsCommand(), calibrateCommand(), optimizeCommand(), surveyCommand(), reportCommand(), plotCommand(), discoverCommand(), sensitivityCommand(), versionCommand(), serveCommand(page.Files))
	return root
}

// orList asks whether one of near was meant, and says otherwise where there is none.
func orList(near []string, otherwise string) string {
	if len(near) == 0 {
		return otherwise
	}
	return fmt.Sprintf("did you mean %q?", near[0])
}

// noneBut returns a check that a command has no arguments, which says what is meant instead.
func noneBut(instead string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage("%s: have %s; want none: %s", c.CommandPath(), prose.Count(len(args), "argument"), instead)
		}
		return nil
	}
}

// atMost returns a check that a command has no more than n arguments.
func atMost(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > n {
			return usage("%s: too many arguments: want at most %d, have %d", c.CommandPath(), n, len(args))
		}
		return nil
	}
}
