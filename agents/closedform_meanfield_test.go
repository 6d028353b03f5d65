package agents

import (
	"math"
	"testing"

	"heed/sim"
	"heed/sim/network"
	"heed/sim/num"
)

// A meanField is an organization of any size in which all weigh upon all, so that its mean
// states follow a deterministic recursion in the limit of many (a mean-field limit;
// Kurtz 1970, Journal of Applied Probability 7, 49-58), with an error that falls as the
// square root of the number of employees.
type meanField struct {
	sizes, replicates [4]int // sizes in equal steps of the logarithm
	found             func(n int, s sim.Streams) *Organization
	states            []aggregate
}

// An aggregate is a state of an organization as a whole, and its limit at the end of each day,
// from day 1.
type aggregate struct {
	name  string
	of    func(o *Organization) float64
	limit []float64
}

// errors returns of each state, at one size, the root mean square over days and replicates
// of its distance to the limit, and of each replicate the error on the last day.
func (f *meanField) errors(n, replicates int) (rms []float64, last [][]float64) {
	rms, last = make([]float64, len(f.states)), make([][]float64, len(f.states))
	days := len(f.states[0].limit)
	for r := range replicates {
		o := f.found(n, sim.NewStreams(1, r))
		for day := range days {
			o.Step(day + 1)
			for k, m := range f.states {
				e := m.of(o) - m.limit[day]
				rms[k] += e * e
				if day == days-1 {
					last[k] = append(last[k], e)
				}
			}
		}
	}
	for k := range rms {
		rms[k] = math.Sqrt(rms[k] / float64(replicates*days))
	}
	return rms, last
}

// hold fails where an error does not fall as n^(-1/2), or where at the largest size its
// mean is not 0.
//
// The logarithm of a root mean square of R Normal errors has variance 1/(2R), and no more
// where days of a replicate are averaged too; so the standard error of the slope over
// sizes follows from the replicates alone, and the slope may be four of it off: a right
// model fails with probability under 6e-5. The mean of the last day's errors may be six
// standard errors off: with probability 1e-4 at the most (t of 11 degrees of freedom).
func (f *meanField) hold(t *testing.T) {
	t.Helper()
	var rms [4][]float64
	var last [][]float64
	for i, n := range f.sizes {
		rms[i], last = f.errors(n, f.replicates[i])
	}
	for k, m := range f.states {
		slope, se := f.slope(func(i int) float64 { return math.Log(rms[i][k]) })
		if math.Abs(slope+0.5) > 4*se || se > 0.06 {
			t.Errorf("errors of %s at sizes %v fall with the power %.3f of size, standard error %.3f; want -1/2", m.name, f.sizes, slope, se)
		}
		if bias, se := sampled(last[k]); math.Abs(bias) > 6*se {
			t.Errorf("at size %d the mean error of %s is %.6f, standard error %.6f; want 0", f.sizes[3], m.name, bias, se)
		}
	}
}

// slope returns the least squares slope of y over the logarithms of sizes, and its
// standard error where y has variance 1/(2R) at R replicates.
func (f *meanField) slope(y func(i int) float64) (slope, se float64) {
	var x [4]float64
	for i, n := range f.sizes {
		x[i] = math.Log(float64(n))
	}
	middle, spread, variance := num.Mean(x[:]), 3*num.Variance(x[:]), 0.
	for i := range x {
		w := (x[i] - middle) / spread
		slope += w * y(i)
		variance += w * w / float64(2*f.replicates[i])
	}
	return slope, math.Sqrt(variance)
}

// hall returns an organization that is one team whose members know of each other only
// what all show together: nobody has contacts of their own.
func hall(p Params, n int, s sim.Streams) *Organization {
	chart, err := network.NewChart(network.ChartSpec{Employees: n, TeamSize: n, Departments: 1, Sites: 1})
	if err != nil {
		panic(err)
	}
	rows := make([]uint32, n)
	for i := range rows {
		rows[i] = uint32(i)
	}
	alone := &network.Graph{Offsets: make([]uint32, n+1)}
	return New(p, settle(&Workplace{Chart: chart, Contacts: alone, Rows: rows}), s, 1, 0)
}

// One team, in which violations that are seen cost its name Z, which makes all comply the
// more (E50), and wear off the norms N that dialogue holds together. With Poisson tasks of
// mean m, everybody violates with the same probability v = 1-logistic(b0 + bZ (1-Z)), so
// that the means of many go by
//
//	Z' = [Z + rho (1-Z)] [1 - loss m v visibility]
//	N' = n + kd (N - n) + ka (anchor - n),  n = N exp(-m v drift)
//
// exp(-m v drift) being what a Poisson number of violations leaves on average, each of
// which leaves 1-drift.
func TestOneTeamFollowsItsMeanFieldLimit(t *testing.T) {
	const (
		tasks, b0, weight, visibility, loss, recovery = 1.5, 2., 2 * 0.8, 0.6, 0.5, 20. // the weight is bZ times cohesion
		consensus, anchor, mark, drift                = 0.2, 0.02, 0.75, 0.05
		days                                          = 20
	)
	p := bare([]string{"dialogue", "reputation"}, set{
		"resources.tasks_per_day": tasks, "decision.intercept": b0, "decision.reputation": 2, "culture.cohesion": 1,
		"decision.visibility": visibility, "decision.reputation_loss": loss, "decision.reputation_days": recovery,
		"culture.dialogue_rate": 1, "decision.consensus": consensus, "decision.anchor": anchor, "decision.anchor_mean": mark,
		"decision.shortcut_drift": drift, "decision.norm_noise": 0.02,
	})
	name, norm, names, norms := 1., mark, []float64(nil), []float64(nil)
	for range days {
		v := 1 / (1 + math.Exp(b0+weight*(1-name)))
		name = (name + (1-math.Exp(-1/recovery))*(1-name)) * (1 - loss*tasks*v*visibility)
		left := norm * math.Exp(-tasks*v*drift)
		norm = left + consensus*(norm-left) + (1-math.Exp(-anchor))*(mark-left)
		names, norms = append(names, name), append(norms, norm)
	}
	f := meanField{
		sizes: [4]int{100, 400, 1600, 6400}, replicates: [4]int{48, 48, 24, 12},
		found: func(n int, s sim.Streams) *Organization { return hall(p, n, s) },
		states: []aggregate{
			{"the team's name", func(o *Organization) float64 { return float64(o.teams[0].Reputation) }, names},
			{"the mean norm", func(o *Organization) float64 { return o.teams[0].peers.norm / o.teams[0].peers.present }, norms},
		},
	}
	f.hold(t)
}

// Everybody sees everybody: what colleagues do, remembered as the share s of tasks done
// rightly, bears on the will (E44, E67), and so on what they see. In the limit
//
//	s' = s + (1-exp(-m)) [logistic(b0 + bN (N + c (s-N) - 1/2)) - s]/20
//
// with norms N that stay, the weight c of what is observed, and exp(-m) the share of days
// without a task, on which nothing is shown. The mean is over all but oneself, which the
// limit does not feel.
func TestObservedConductFollowsItsMeanFieldLimit(t *testing.T) {
	const (
		tasks, b0, weight, observed, mark = 3, 2 - 1.5, 3., 0.6, 0.75 // an intercept and an offset
		days                              = 20
	)
	p := bare([]string{"social_norm"}, set{
		"resources.tasks_per_day": tasks, "decision.intercept": 2, "individual.baseline_offset": 1.5,
		"decision.norm": weight, "decision.norm_observed_share": observed, "decision.anchor_mean": mark,
	})
	seen, limit := 1., []float64(nil)
	for range days {
		comply := 1 / (1 + math.Exp(-b0-weight*(mark+observed*(seen-mark)-0.5)))
		seen += (1 - math.Exp(-tasks)) * (comply - seen) / seenDays
		limit = append(limit, seen)
	}
	f := meanField{
		sizes: [4]int{32, 80, 200, 500}, replicates: [4]int{96, 64, 48, 24},
		found: func(n int, s sim.Streams) *Organization {
			p := p
			p.Organization.Employees, p.Organization.TeamSize = float64(n), float64(n)
			return found(t, p, s, 1, 0)
		},
		states: []aggregate{{"conduct", shown, limit}},
	}
	f.hold(t)
}

// shown returns the mean share of tasks done rightly that people show.
func shown(o *Organization) float64 {
	sum := 0.
	for seat := range o.Seats() {
		sum += float64(o.Employee(seat).Seen)
	}
	return sum / float64(o.Seats())
}
