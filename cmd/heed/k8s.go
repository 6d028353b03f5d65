package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"heed/cmd/heed/internal/kube"
	"heed/cmd/internal/version"
	"heed/results"
)

func k8sCommand() *cobra.Command {
	f := kubeFlags{}
	c := &cobra.Command{
		Use: "k8s SWEEP --image IMAGE", Short: "Write a sweep as what a Kubernetes cluster runs",
		Long: `Write a sweep as what a Kubernetes cluster runs: an indexed Job whose pods do a share of
the units each, and a Job that waits for them and makes the tables, on a volume that all
have in common. The documents go to standard output, or to a file, for kubectl apply; the
image is that of cmd/heed/Dockerfile.

One unit is done and timed first, more of them if they are quick. From that follow how
many shares there are, of some ten minutes each, and the memory that is asked for; flags
say otherwise. The sweep's file and what it reads travel in a ConfigMap, rosters and
contacts in a Secret.

A pod that dies is replaced, and the next takes over what it has done. heed status tells
how far the work is, wherever the volume can be seen.`,
		Example: `  heed k8s detail.toml --image registry.example.org/heed:1 > detail.yaml
  heed k8s detail.toml --image registry.example.org/heed:1 --claim scratch --max-parallel 200 | kubectl apply --server-side -f -`,
		ValidArgsFunction: completeSweep,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("%s: have %d arguments; want one, the file of a sweep", c.CommandPath(), len(args))
			}
			r, err := f.read(args[0])
			if err != nil {
				return err
			}
			r.settings.Args = f.workArgs(c.Flags())
			r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
			return r.write(c.Context())
		},
	}
	f.add(c.Flags())
	return c
}

// A kubeRequest is what a command line of heed k8s asks for, checked.
type kubeRequest struct {
	*sweepRequest
	settings kube.Settings
	told     float64 // seconds that a unit takes; 0 where it is to be timed
	to       string  // the file that is written; "" for standard output
}

// write writes the documents.
func (r *kubeRequest) write(ctx context.Context) error {
	c, err := r.trial(ctx)
	if err != nil {
		return err
	}
	r.size(c)
	if r.settings.Inputs, err = r.inputTexts(); err != nil {
		return err
	}
	if err := r.settings.Check(); err != nil {
		return usage("%v", err)
	}
	text, err := r.settings.Documents()
	if err != nil {
		return err
	}
	if r.to == "" {
		_, err = io.WriteString(r.out, text)
		return err
	}
	return results.WriteFile(r.to, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// trial times units in a temporary folder.
func (r *kubeRequest) trial(ctx context.Context) (c cost, err error) {
	dir, err := os.MkdirTemp("", "heed-k8s-*")
	if err != nil {
		return c, err
	}
	defer os.RemoveAll(dir)
	folder, err := results.Open(dir, r.plan, false)
	if err != nil {
		return c, err
	}
	r.warnAll(folder)
	c, err = r.timeUnits(ctx, folder, r.told)
	c.units = folder.Units() // nothing of it is kept
	if err != nil && ctx.Err() != nil {
		err = errors.New("interrupted: nothing was written; run the same command again")
	}
	return c, errors.Join(err, folder.Close())
}

// size fills in what the flags left open, by what the units cost, and says it.
func (r *kubeRequest) size(c cost) {
	s := &r.settings
	of := c.share(s.Shards, s.CPUs, kube.MaxShards)
	s.Shards = of.shards
	if s.Parallel == 0 {
		s.Parallel = standardParallel
	}
	s.Parallel = min(s.Parallel, s.Shards)
	if s.Memory == "" {
		s.Memory = fmt.Sprintf("%.0fMi", of.memory/(1<<20))
	}
	if s.MergeMem == "" {
		s.MergeMem = mergeMemory(c.units) + "i"
	}
	if s.Storage == "" {
		s.Storage = storageOf(c)
	}
	s.Program = version.Program()
	s.Notes = append(s.Notes, c.String(), fmt.Sprintf("%v, each with %d cpu and %s", of, s.CPUs, s.Memory))
	for _, n := range s.Notes {
		if !r.quiet {
			fmt.Fprintf(r.notes, "heed: %s\n", n)
		}
	}
}

// standardParallel is how many pods run at a time where nobody says.
const standardParallel = 50

// storageOf returns the storage for a sweep: parts, kept units and tables, and a gibibyte
// for figures and what else there may be.
func storageOf(c cost) string {
	return fmt.Sprintf("%.0fGi", 1+4*c.bytes*float64(c.units)/(1<<30)+0.5)
}

// inputTexts returns the sweep's file and what it reads.
func (r *sweepRequest) inputTexts() (all []kube.Input, err error) {
	if r.file == "" {
		return nil, nil
	}
	for _, name := range r.inputNames() {
		text, err := os.ReadFile(r.inputPath(name))
		if err != nil {
			return nil, err
		}
		all = append(all, kube.Input{Path: name, Text: text, People: r.aboutPeople(name)})
	}
	return all, nil
}
