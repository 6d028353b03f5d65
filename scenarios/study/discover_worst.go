package study

import (
	"math"
	"slices"

	"heed/results"
)

// of returns at which points an arm fails.
func (o *outcomes) of(arm string) Discovered {
	a := Discovered{Arm: arm, Fails: make([]bool, o.manifest.Points)}
	at := slices.Index(o.manifest.Arms, arm)
	if o.asked.Failing.Worst > 0 {
		o.worst(&a, at)
		return a
	}
	first := o.asked.Failing.Any[0][0]
	for p := range a.Fails {
		unsure, thin := false, false
		for _, all := range o.asked.Failing.Any {
			holds := true
			for _, c := range all {
				s := o.seen[discoveryQuantity{c.Metric, c.Level}][at][p]
				holds = holds && c.holds(s.value)
				unsure = unsure || s.lo <= c.Value && s.hi >= c.Value && s.lo < s.hi
				thin = thin || s.n > 0 && s.n < o.manifest.Replicates
			}
			a.Fails[p] = a.Fails[p] || holds
		}
		if unsure {
			a.Unsure++
		}
		if thin {
			a.Thin++
		}
		a.Outcome = append(a.Outcome, o.seen[discoveryQuantity{first.Metric, first.Level}][at][p].value)
	}
	return a
}

// worst sets the worst points of an arm: so many as the share says, and those that equal
// the last of them. What is no regret is not among the worst.
func (o *outcomes) worst(a *Discovered, arm int) {
	f := o.asked.Failing
	table := o.seen[discoveryQuantity{f.Of, false}]
	sign := 1.
	if o.manifest.Metrics[metricAt(o.manifest, f.Of)].Better == results.Less {
		sign = -1
	}
	effect := func(arm, p int) float64 {
		if arm == 0 {
			return 0
		}
		return table[arm][p].value
	}
	bad := make([]float64, o.manifest.Points)
	for p := range bad {
		v := effect(arm, p)
		a.Outcome = append(a.Outcome, v)
		bad[p] = -sign * v
		if f.By == ByRegret {
			best := 0.
			for other := range o.manifest.Arms {
				best = max(best, float64(sign*effect(other, p)))
			}
			bad[p] = best - float64(sign*v)
			a.Outcome[p] = bad[p]
		}
	}
	sorted := slices.Clone(bad)
	slices.Sort(sorted)
	k := max(1, int(math.Round(f.Worst*float64(len(bad)))))
	limit := sorted[len(sorted)-k]
	for p, v := range bad {
		a.Fails[p] = v >= limit && (f.By != ByRegret || v > 0)
	}
}
