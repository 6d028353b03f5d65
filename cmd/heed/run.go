package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"heed/cmd/internal/pages"
	"heed/cmd/internal/prose"
	"heed/results"
	"heed/scenarios/study"
)

func runCommand() *cobra.Command {
	f := runFlags{teams: true}
	c := &cobra.Command{
		Use: "run [SCENARIO]", Short: "Run a scenario: every arm, every replicate",
		Long: `Run a scenario, a shipped one or a file, and write tables and figures to a folder.
Without SCENARIO it is ` + standard + `. The same command goes on where it was
interrupted, and does nothing when all is done. With --until there are as many
replicates as it takes, and with --extend more of them than before.`,
		Example: `  heed run
  heed run mine.toml --set culture.blame=0.1 -o out/less-blame
  heed run old-foxes --arms refreshers --replicates 50
  heed run old-foxes --arms refreshers --replicates 80 --extend
  heed run mine.toml --until compliance_rate:0.005 --at-most 400`,
		Args:              atMost(1),
		ValidArgsFunction: completeScenario,
		RunE: func(c *cobra.Command, args []string) error {
			r, err := f.read(scenarioOf(args))
			if err != nil {
				return err
			}
			r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
			return r.run(c.Context())
		},
	}
	f.add(c.Flags())
	return c
}

// syncEvery is how much work a power failure can take.
const syncEvery = 5 * time.Second

// run does what is asked for and shows what came of it.
func (r *request) run(ctx context.Context) (err error) {
	if !r.quiet {
		r.warn(r.scenario.Warnings)
	}
	folder, err := r.open(r.dir, r.plan, r.force)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	r.scenario.Replicates = folder.Manifest().Replicates
	before := folder.State() == results.Complete
	if !before {
		if err := r.complete(ctx, folder); err != nil {
			return err
		}
	}
	return r.show(folder, before)
}

// complete does the units that the folder lacks and writes its tables and figures.
func (r *request) complete(ctx context.Context, folder *results.Folder) error {
	return r.fill(ctx, folder, job{
		unit: study.Organizations(study.One(r.scenario), r.record), last: "writing tables and figures",
		write: func(x *results.Extras) error { return errors.Join(r.tell(x), finish(ctx, x)) },
	})
}

// A job is what fills a folder: units, and what is written when all are there.
type job struct {
	unit  study.Unit
	last  string // what writing is called on the line of progress
	write func(*results.Extras) error
}

// fill does a job: the units that the folder lacks, and the writing.
func (r *request) fill(ctx context.Context, folder *results.Folder, j job) error {
	if !r.quiet {
		r.warn(folder.Warnings())
	}
	ticker := time.NewTicker(syncEvery)
	defer ticker.Stop()
	m := startMeter(r, folder.Done() > 0)
	err := r.work(ctx, folder, j.unit, m, study.Options{Workers: r.workers, Sync: ticker.C})
	m.stop()
	r.scenario.Replicates = folder.Manifest().Replicates
	if err == nil {
		m.say(j.last)
		err = folder.Finish(j.write)
	}
	if err != nil && ctx.Err() != nil && !errors.Is(err, results.ErrIO) {
		err = fmt.Errorf("interrupted: %d of %s are done and kept in %s; run the same command again to go on",
			folder.Done(), prose.Count(r.scenario.Replicates, "replicate"), r.dir)
	}
	return err
}

// warn writes doubts.
func (r *request) warn(doubts []string) {
	for _, d := range doubts {
		warn(r.notes, "%s", d)
	}
}

// end says how the replicates ended, and the doubts about the results.
func (r *request) end(folder *results.Folder) {
	if r.quiet {
		return
	}
	if text := r.ended(folder); text != "" {
		fmt.Fprintf(r.notes, "heed: %s\n", text)
	}
	r.warn(folder.Manifest().Warnings)
}

// show prints the arms and says where the results are.
func (r *request) show(folder *results.Folder, before bool) error {
	r.end(folder)
	if err := pages.WriteArms(r.out, r.scenario, r.dir); err != nil {
		return err
	}
	return r.place(r.out, before)
}

// place says where the results are.
func (r *request) place(w io.Writer, before bool) error {
	text := "\nThe results are in %s.\n"
	if before {
		text = "\n%s is complete already: nothing was to be done.\n"
	}
	_, err := fmt.Fprintf(w, text, r.dir)
	return err
}
