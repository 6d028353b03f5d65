package main

import (
	"context"
	"fmt"
	"io"
	"runtime"

	"heed/cmd/internal/prose"
)

// checkCalibration tells the mistakes of a calibration, as [checkRequest.check] does of a
// scenario, and how much it has to do at most.
func (r *checkRequest) checkCalibration(ctx context.Context, name string, text []byte) error {
	c, err := parseCalibration(name, text, setOverrides(r.set))
	var size *sweepSize
	doubts := []string{}
	if err == nil {
		doubts = append(append(doubts, c.Warnings...), doubtsOf(c.Base)...)
		n := c.Search.Evaluations + c.Search.Predictive
		size = &sweepSize{Points: n, Replicates: c.Search.Replicates, Arms: len(c.Base.Arms), Units: n * c.Search.Replicates}
		size.EmployeeDays = float64(size.Units) * employeeDays(c.Base)
		var pace float64
		pace, err = timeOf(ctx, c.Base)
		size.Seconds = size.EmployeeDays * pace / float64(runtime.GOMAXPROCS(0))
	}
	return r.tell(err, doubts, size, func(out io.Writer) error {
		_, err := fmt.Fprintf(out, "%s is well: %s, %s; at most %s of %s, %s employee-days; %s on %s\n", r.arg,
			prose.Count(len(c.Priors), "key"), prose.Count(len(c.Targets), "target"), prose.Count(size.Units, "unit"), prose.Count(size.Arms, "arm"),
			large(size.EmployeeDays), about(size.Seconds), prose.Count(runtime.GOMAXPROCS(0), "thread"))
		return err
	})
}
