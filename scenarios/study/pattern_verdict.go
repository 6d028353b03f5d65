package study

import (
	"math"

	"heed/results/stats"
	"heed/sim/num"
)

// ErrorRate bounds the probability that a pattern is said to hold, and that it is
// said to fail, by luck.
const ErrorRate = 0.001

// A Verdict says what replicates show of a claim or pattern.
type Verdict string

// The verdicts.
const (
	Holds     Verdict = "holds"
	Fails     Verdict = "does not hold"
	Undecided Verdict = "undecided" // too few replicates, or no effect
)

// A Tested is a claim with what replicates show of it.
type Tested struct {
	Claim         string
	N             int     // replicates in which it is defined
	Value, Lo, Hi float64 // mean, and its one-sided bounds, each at the claim's share of [ErrorRate]
	Verdict       Verdict
}

// A Finding is a pattern with what replicates show of it.
type Finding struct {
	Pattern Pattern
	Claims  []Tested
	Verdict Verdict
	Seen    [][]stats.Summary // by outcome and cell: means with 95% intervals
}

// test judges a claim from its value in each replicate, at level alpha a side. A
// claim that is undefined anywhere is undecided.
func test(c Claim, values []float64, alpha float64) Tested {
	s := stats.Summarize(values)
	t := Tested{Claim: c.Text, N: s.N, Value: s.Mean, Lo: math.NaN(), Hi: math.NaN(), Verdict: Undecided}
	if s.N < len(values) || s.N < 2 || math.IsInf(s.Mean, 0) {
		return t
	}
	half := num.StudentTQuantile(1-alpha, float64(s.N-1)) * s.SD / math.Sqrt(float64(s.N))
	t.Lo, t.Hi = s.Mean-half, s.Mean+half
	switch {
	case t.Lo > 0:
		t.Verdict = Holds
	case t.Hi < 0:
		t.Verdict = Fails
	}
	return t
}

// judge returns what the readings of each replicate, by cell and outcome, show of p
// at an error rate that its claims share.
func judge(p Pattern, replicates [][][]float64, rate float64) Finding {
	f := Finding{Pattern: p, Verdict: Holds}
	for _, c := range p.Claims {
		values := make([]float64, len(replicates))
		for i, r := range replicates {
			values[i] = c.Of(p.reading(r))
		}
		t := test(c, values, rate/float64(len(p.Claims)))
		f.Claims = append(f.Claims, t)
		f.Verdict = worse(f.Verdict, t.Verdict)
	}
	for o := range p.Outcomes {
		row := make([]stats.Summary, len(p.Cells))
		for c := range p.Cells {
			values := make([]float64, len(replicates))
			for i, r := range replicates {
				values[i] = r[c][o]
			}
			row[c] = stats.Summarize(values)
		}
		f.Seen = append(f.Seen, row)
	}
	return f
}

// worse returns the verdict of a pattern of which two parts have verdicts a and b.
func worse(a, b Verdict) Verdict {
	switch {
	case a == Fails || b == Fails:
		return Fails
	case a == Undecided || b == Undecided:
		return Undecided
	}
	return Holds
}

// reading gives the numbers of one replicate by the names of cells and outcomes. It
// panics where there is no such name, which is a mistake in the pattern.
func (p *Pattern) reading(replicate [][]float64) Reading {
	return func(cell, outcome string) float64 {
		for c := range p.Cells {
			for o := range p.Outcomes {
				if p.Cells[c].Name == cell && p.Outcomes[o].Name == outcome {
					return replicate[c][o]
				}
			}
		}
		panic("study: pattern without cell " + cell + " or outcome " + outcome)
	}
}
