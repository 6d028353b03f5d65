package study

import (
	"context"
	"fmt"

	"heed/agents"
	"heed/sim"
)

// named is a metric of an account.
type named = sim.Metric[agents.Account]

// An Examination says how patterns are examined. Only Workers and Done do not show
// in the findings.
type Examination struct {
	Seed       uint64
	Replicates int    // at least 2
	Off        string // mechanisms to switch off in all cells, such as "overview ambiguity"
	Workers    int
	Done       func(cells, total int) // told how many cells of replicates are done; may be nil
}

// Examine runs every cell of the patterns in every replicate and returns what they
// show, in order. The error names the pattern and cell that cannot be run, or wraps
// the cause for which ctx ended.
func Examine(ctx context.Context, patterns []Pattern, x Examination) ([]Finding, error) {
	return x.examine(ctx, patterns, circumstances{rate: ErrorRate})
}

// EmployeeDays returns how many days of employees the examination of patterns runs, a
// measure of its work. Cells that cannot be run count as nothing.
func (x Examination) EmployeeDays(patterns []Pattern) float64 {
	days := 0.
	for _, p := range patterns {
		for _, c := range p.Cells {
			if all, err := p.params(c, x.Off); err == nil {
				days += float64(all.Organization.Employees * float64(p.BurnIn+p.Days))
			}
		}
	}
	return days * float64(x.Replicates)
}

// circumstances are those under which patterns are examined.
type circumstances struct {
	under []agents.Setting // over the default, and under what patterns set themselves
	rate  float64          // as [ErrorRate], of a pattern
}

// examine is [Examine] under other circumstances than the default.
func (x Examination) examine(ctx context.Context, patterns []Pattern, c circumstances) ([]Finding, error) {
	jobs := x.jobs(patterns, c.under)
	all := make([][][][]float64, len(patterns)) // by pattern, replicate, cell and outcome
	for i := range all {
		all[i] = make([][][]float64, x.Replicates)
	}
	err := sim.Map(ctx, x.Workers, len(jobs),
		func(ctx context.Context, i int) ([]float64, error) { return jobs[i].run(ctx, x) },
		func(i int, row []float64) error {
			j := jobs[i]
			all[j.index][j.replicate] = append(all[j.index][j.replicate], row)
			if x.Done != nil {
				x.Done(i+1, len(jobs))
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	found := make([]Finding, len(patterns))
	for i, p := range patterns {
		found[i] = judge(p, all[i], c.rate)
	}
	return found, nil
}

// A cellRun is one replicate of one cell.
type cellRun struct {
	index, replicate int
	pattern          *Pattern
	cell             Cell
	under            []agents.Setting
}

// jobs lists what is to be run, the cells of a replicate of a pattern in order. It
// goes through all patterns replicate by replicate, so that the pace of the first
// replicate is that of all.
func (x Examination) jobs(patterns []Pattern, under []agents.Setting) (all []cellRun) {
	for r := range x.Replicates {
		for i := range patterns {
			for _, c := range patterns[i].Cells {
				all = append(all, cellRun{i, r, &patterns[i], c, under})
			}
		}
	}
	return all
}

// run returns the outcomes.
func (j cellRun) run(ctx context.Context, x Examination) ([]float64, error) {
	w, err := j.watch(ctx, x)
	if err != nil {
		return nil, fmt.Errorf("pattern %d, %s: %w", j.pattern.Number, j.cell.Name, err)
	}
	row := make([]float64, len(j.pattern.Outcomes))
	for i, o := range j.pattern.Outcomes {
		row[i] = o.of(window{w, 0, j.pattern.Days})
	}
	return row, nil
}

// watch runs the organization and keeps what outcomes may ask for.
func (j cellRun) watch(ctx context.Context, x Examination) (*watched, error) {
	p, err := j.pattern.params(j.cell, x.Off, j.under...)
	if err != nil {
		return nil, err
	}
	plan, err := j.cell.changes()
	if err != nil {
		return nil, err
	}
	streams := sim.NewStreams(x.Seed, j.replicate)
	place, err := agents.NewWorkplace(&p, streams)
	if err != nil {
		return nil, err
	}
	o := agents.New(p, place, streams, 1, -j.pattern.BurnIn)
	o.Follow(plan)
	w := &watched{params: p, end: o}
	err = sim.Execute(ctx, o, sim.Span{From: -j.pattern.BurnIn, To: j.pattern.Days, Every: 1}, func(day int) error {
		if day == 0 {
			o.Watch()
		}
		if day >= 0 {
			w.days = append(w.days, o.Account())
		}
		return nil
	})
	return w, err
}
