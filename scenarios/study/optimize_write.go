package study

import (
	"io"
	"math"

	"heed/results"
	"heed/scenarios"
)

// The files of an optimization.
const (
	FrontFile       = "front.csv"
	LeversFile      = "levers.csv"
	CandidatesFile  = "candidates.csv"
	HypervolumeFile = "hypervolume.csv"
	MixesFile       = "mixes.toml"
)

// frontColumns are the columns of front.csv.
var frontColumns = []results.Column{
	{Name: "scenario"},
	{Name: "mix", Doc: "The mix, mix-1 and so on by cost, or nothing."},
	{Name: "candidate", Doc: "Its number in candidates.csv."},
	{Name: "cost", Unit: "a year", Doc: "What it costs, one-off costs shared out over the years simulated."},
	{Name: "metric", Doc: "The metric that an objective is about."},
	{Name: "better", Doc: "Which of its values are better."},
	{Name: "measure", Doc: "What diff is over replicates: mean, worst_tenth or regret."},
	{Name: "n", Unit: "replicates", Doc: "Fresh replicates that it rests on."},
	{Name: "diff", Doc: "The difference from the baseline; of regret, what the mix lacks to the best."},
	{Name: "lo", Doc: "Its 95% interval; none of regret, or of the worst tenth of fewer than 60."},
	{Name: "hi", Doc: "Its 95% interval; none of regret, or of the worst tenth of fewer than 60."},
	{Name: "searched", Doc: "What the search took it to be, which flatters."},
	{Name: "nondominated", Doc: "Whether no mix of the front dominates it by the fresh replicates."},
	{Name: "surely", Unit: "share", Doc: "Share of resamples in which none does."},
	{Name: "dominated_by", Doc: "The first mix that does."},
	{Name: "words", Doc: "What the mix moves, in short."},
}

// leverColumns are the columns of levers.csv.
var leverColumns = []results.Column{
	{Name: "scenario"},
	{Name: "candidate", Doc: "Number of the mix in candidates.csv."},
	{Name: "mix", Doc: "Its name in front.csv; empty where it is not of the front."},
	{Name: "lever", Doc: "The path of a lever."},
	{Name: "value", Doc: "Its value: the strength of an arm, or that of the key."},
	{Name: "base", Doc: "The value that moves nothing."},
	{Name: "share", Unit: "share", Doc: "How far it is moved, of as far as it goes."},
}

// candidateColumns are the columns of candidates.csv.
var candidateColumns = []results.Column{
	{Name: "scenario"},
	{Name: "candidate", Doc: "Number of the mix, from 0."},
	{Name: "mix", Doc: "Its name in front.csv; empty where it is not of the front."},
	{Name: "generation", Doc: "The generation that it came with, from 0."},
	{Name: "cost", Unit: "a year", Doc: "What it costs."},
	{Name: "excess", Unit: "a year", Doc: "What of that is above the budget."},
	{Name: "rank", Doc: "The front that it was of when it was compared last, from 0."},
	{Name: "metric", Doc: "The metric that an objective is about."},
	{Name: "n", Unit: "replicates", Doc: "Replicates of the search that diff rests on."},
	{Name: "diff", Doc: "As in front.csv, by these replicates."},
}

// hypervolumeColumns are the columns of hypervolume.csv.
var hypervolumeColumns = []results.Column{
	{Name: "scenario"},
	{Name: "generation", Doc: "Number of the generation, from 0."},
	{Name: "candidates", Doc: "Mixes that were new in it."},
	{Name: "feasible", Doc: "Survivors within the budget."},
	{Name: "front", Doc: "Survivors that none dominates."},
	{Name: "evaluations", Doc: "Replicates of mixes so far."},
	{Name: "hypervolume", Doc: "Of the survivors by the replicates that all of them have, over that of the box that the first generation spans."},
	{Name: "ended", Doc: "Why the search ended, in the last row."},
}

// Write writes the tables of a front, and mixes.toml, and warns of what there is to doubt.
func (f *Front) Write(x *results.Extras) error {
	for _, d := range append(append([]string(nil), f.policy.Warnings...), f.doubts()...) {
		x.Warn(d)
	}
	for _, t := range []struct {
		file    string
		columns []string
		rows    func(*results.CSV) error
	}{
		{FrontFile, names(frontColumns), f.writeFront},
		{LeversFile, names(leverColumns), f.writeLevers},
		{CandidatesFile, names(candidateColumns), f.writeCandidates},
		{HypervolumeFile, names(hypervolumeColumns), f.writeGenerations},
	} {
		err := x.Write(t.file, func(w io.Writer) error {
			c := results.NewCSV(w, t.columns...)
			if err := t.rows(c); err != nil {
				return err
			}
			return c.Flush()
		})
		if err != nil {
			return err
		}
	}
	return f.writeMixes(x)
}

// writeFront writes front.csv.
func (f *Front) writeFront(c *results.CSV) error {
	for _, m := range f.mixes {
		k := 0
		for _, o := range f.policy.Objectives {
			if o.Metric == scenarios.CostObjective {
				continue
			}
			e := m.effects[k]
			k++
			c.Text(f.policy.Name)
			c.Text(m.name)
			c.Int(int64(m.candidate.Number))
			c.Float(m.cost)
			c.Text(o.Metric)
			c.Text(map[bool]string{true: "more", false: "less"}[o.More])
			c.Text(string(f.policy.Futures.Measure))
			c.Int(int64(e.N))
			floats(c, e.Value, e.Lo, e.Hi, e.searched)
			c.Text(truth(m.in, true))
			c.Float(m.surely)
			by := ""
			if m.by >= 0 {
				by = f.mixes[m.by].name
			}
			c.Text(by)
			c.Text(f.policy.Words(m.values))
			if err := c.End(); err != nil {
				return err
			}
		}
	}
	return nil
}

// chosen returns the names of the mixes of the front by the numbers of their candidates.
func (f *Front) chosen() map[int]string {
	names := map[int]string{}
	for _, m := range f.mixes {
		names[m.candidate.Number] = m.name
	}
	return names
}

// writeLevers writes levers.csv.
func (f *Front) writeLevers(c *results.CSV) error {
	chosen := f.chosen()
	for _, k := range f.search.Candidates() {
		for i, v := range f.policy.Values(k.Unit) {
			l := &f.policy.Levers[i]
			c.Text(f.policy.Name)
			c.Int(int64(k.Number))
			c.Text(chosen[k.Number])
			c.Text(l.Path)
			floats(c, v, l.None, math.Abs(v-l.None)/math.Abs(l.Farthest()-l.None))
			if err := c.End(); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeCandidates writes candidates.csv.
func (f *Front) writeCandidates(c *results.CSV) error {
	chosen := f.chosen()
	for _, k := range f.search.Candidates() {
		cost := f.policy.Cost(f.policy.Values(k.Unit))
		for j, o := range f.policy.Objectives {
			if o.Metric == scenarios.CostObjective {
				continue
			}
			v := nan
			if k.Values != nil {
				v = k.Values[j]
			}
			if o.More && f.policy.Futures.Measure != scenarios.LargeRegret {
				v = 0 - v
			}
			c.Text(f.policy.Name)
			c.Int(int64(k.Number))
			c.Text(chosen[k.Number])
			c.Int(int64(k.Born))
			floats(c, cost, over(f.policy, k.Unit))
			c.Int(int64(k.Rank))
			c.Text(o.Metric)
			c.Int(int64(len(k.Answers)))
			c.Float(v)
			if err := c.End(); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeGenerations writes hypervolume.csv.
func (f *Front) writeGenerations(c *results.CSV) error {
	all := f.search.Generations()
	for i, g := range all {
		c.Text(f.policy.Name)
		for _, n := range []int{g.Number, g.New, g.Feasible, g.Front, g.Evaluations} {
			c.Int(int64(n))
		}
		c.Float(g.Hypervolume)
		ended := ""
		if i == len(all)-1 {
			ended = f.search.Why()
		}
		c.Text(ended)
		if err := c.End(); err != nil {
			return err
		}
	}
	return nil
}

// writeMixes writes the mixes of the front that move anything as a scenario.
func (f *Front) writeMixes(x *results.Extras) error {
	var names []string
	var values [][]float64
	for _, m := range f.mixes {
		if m.name != nothing && m.in && len(f.policy.Mix(m.name, m.values, f.policy.Base)) > 0 {
			names, values = append(names, m.name), append(values, m.values)
		}
	}
	return x.Write(MixesFile, func(w io.Writer) error {
		_, err := w.Write(f.policy.Scenario(f.policy.Name+"-mixes", names, values))
		return err
	})
}
