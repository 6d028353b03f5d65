package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"heed/results"
)

// waitOf reads --wait.
func waitOf(text string) (time.Duration, error) {
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 {
		return 0, usage("--wait: have %q; want how long, such as 30m or 48h", text)
	}
	return d, nil
}

// mergeWhenThere merges when the parts of all shares are there, or else when the time is
// over: then the error says what is missing. Until then it holds nothing of the folder, which need
// not be there yet, and reads no more of it than names.
func (r *mergeRequest) mergeWhenThere(ctx context.Context) error {
	over := time.NewTimer(r.wait)
	defer over.Stop()
	look := time.NewTicker(max(50*time.Millisecond, min(r.wait/20, 5*time.Second)))
	defer look.Stop()
	tried, told := -1, -1
	for {
		have, of := partsThere(r.dir)
		if have == of && have != tried && (of > 0 || isComplete(r.dir)) {
			tried = have
			if err := r.merge(ctx); err == nil || !errors.Is(err, results.ErrIncomplete) && !errors.Is(err, results.ErrLocked) {
				return err
			}
		}
		if 10*have/max(of, 1) != told && !r.quiet {
			told = 10 * have / max(of, 1)
			fmt.Fprintf(r.notes, "heed: waiting for the parts of %s: %d of %s are there\n", r.dir, have, ofShares(of))
		}
		select {
		case <-look.C:
		case <-over.C:
			return r.merge(ctx)
		case <-ctx.Done():
			return errors.New("interrupted while waiting for parts; run the same command again")
		}
	}
}

// ofShares writes a number of shares, which is not known before the first part is there.
func ofShares(of int) string {
	if of == 0 {
		return "nobody knows yet how many"
	}
	return strconv.Itoa(of)
}

var partName = regexp.MustCompile(`^[0-9]+-of-([0-9]+)\.([0-9a-f]{8})\.part$`)

// partsThere returns how many parts are in a folder, by their names, and of how many; where
// it was shared out in several ways, of that which has the largest share of its parts.
func partsThere(dir string) (have, of int) {
	entries, err := os.ReadDir(filepath.Join(dir, "parts"))
	if err != nil {
		return 0, 0
	}
	parts := map[string]int{}
	for _, e := range entries {
		m := partName.FindStringSubmatch(e.Name())
		if m == nil {
			continue
		}
		way := m[1] + " " + m[2]
		parts[way]++
		if n, err := strconv.Atoi(m[1]); err == nil && n > 0 && (of == 0 || parts[way]*of > have*n) {
			have, of = parts[way], n
		}
	}
	return have, of
}

// isComplete reports whether a folder has tables and no parts, by the names alone.
func isComplete(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "parts"))
	_, made := os.Stat(filepath.Join(dir, results.ManifestFile))
	return errors.Is(err, fs.ErrNotExist) && made == nil
}
