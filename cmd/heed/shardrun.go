package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"heed/cmd/internal/prose"
	"heed/results"
)

// attempt returns what this attempt at a share is called: as the scheduler has it, or
// else by machine and process, so that who looks into the folder knows whose it is.
func (s share) attempt() string {
	if s.job != "" {
		return attemptOf(s.job)
	}
	host, _ := os.Hostname() // without one, the process alone
	return attemptOf(fmt.Sprintf("%.40s-%d", host, os.Getpid()))
}

// runShard does what is missing of a share and publishes its part.
func (r *sweepRequest) runShard(ctx context.Context) (err error) {
	if r.share.why != "" && !r.quiet {
		fmt.Fprintf(r.notes, "heed: doing share %v of the sweep, because the environment has %s; --shard none does all\n", r.share, r.share.why)
	}
	if err := r.enlargeTogether(ctx, r.dir, r.plan); err != nil {
		return r.explain(together(err))
	}
	folder, err := results.OpenShard(r.dir, r.plan, r.share.Shard, r.share.attempt())
	if err != nil {
		return r.explain(together(err))
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	if folder.State() == results.Complete {
		return r.place(r.out, true)
	}
	before := folder.Done() == folder.Units()
	if !before {
		r.warnAll(folder)
		if err := r.units(ctx, folder); err != nil {
			return err
		}
	}
	if err := folder.Publish(); err != nil {
		return err
	}
	if folder.State() == results.Complete { // others have merged meanwhile
		return r.place(r.out, false)
	}
	return r.placeShard(folder.Units(), before)
}

// together notes in a refusal of a folder that others may be at work there.
func together(err error) error {
	var different *results.DifferentError
	if errors.As(err, &different) {
		different.Shared = true
	}
	return err
}

// placeShard says what is done and what comes next.
func (r *sweepRequest) placeShard(units int, before bool) error {
	word := "is done"
	if before {
		word = "was done already"
	}
	next := "when all shares are: heed merge " + r.dir
	if r.allPublished() {
		next = fmt.Sprintf("so are all %d; now: heed merge %s", r.share.Of, r.dir)
	}
	_, err := fmt.Fprintf(r.out, "\nShare %v, %s, %s in %s; %s\n", r.share, prose.Count(units, "unit"), word, r.dir, next)
	return err
}

// allPublished reports whether every share has a part, by the names alone: whether
// they are whole is for who merges them. They may also have been merged since.
func (r *sweepRequest) allPublished() bool {
	hash, err := r.plan.Hash()
	if err != nil {
		return false
	}
	for i := range r.share.Of {
		name := fmt.Sprintf("%d-of-%d.%s.part", i+1, r.share.Of, hex.EncodeToString(hash[:4]))
		if _, err := os.Stat(filepath.Join(r.dir, "parts", name)); err != nil {
			return false
		}
	}
	return true
}
