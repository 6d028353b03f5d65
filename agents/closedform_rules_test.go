package agents

import (
	"fmt"
	"math"
	"testing"

	"heed/sim"
)

// Whoever is in doubt and plays safe chooses a level of security before knowing which one
// is needed. Too low, a change later costs chi (rules.change_cost); too high, the level
// costs chi0 (decision.over_safing_cost) in vain. That is the newsvendor's problem
// (Arrow, Harris and Marschak 1951, Econometrica 19, 250-272): whatever distribution F
// the need has, expected cost is least at the level l of F(l) = chi/(chi+chi0), the
// critical ratio of the cost of too little. The running share of safe defaults that are
// over-safed is held to F at the least cost, which the test finds by trying levels.
//
// In the tested organization no rule says anything and nobody is asked, so that all is
// in doubt, and seven in ten play safe. The search tries 500 quantiles; beyond half of
// its step, five standard errors of a share are allowed, which a right model exceeds
// with probability 6e-7 a comparison.
func TestOverSafingIsTheNewsvendorsCriticalRatio(t *testing.T) {
	const levels = 500
	needs := map[string]func(u float64) float64{
		"uniform":     func(u float64) float64 { return u },
		"exponential": func(u float64) float64 { return -math.Log1p(-u) },
		"convex":      func(u float64) float64 { return u * u * u },
	}
	for _, change := range []float64{0, 2, 10, 60, 240} {
		for _, level := range []float64{2, 10, 60} {
			t.Run(fmt.Sprintf("change costs %v, level %v", change, level), func(t *testing.T) {
				p := bare([]string{"over_safing", "safe_default", "ambiguity"}, set{
					"organization.employees": 400, "organization.team_size": 5, "resources.tasks_per_day": 3, "rules.detail": 0, "decision.ask": -50,
					"decision.safe_base": 0.7, "rules.change_cost": change, "decision.over_safing_cost": level,
				})
				o := found(t, p, sim.NewStreams(1, 0), 1, 0)
				for day := 1; day <= 30; day++ {
					o.Step(day)
				}
				c := o.Account().counts
				n := float64(c[complied])
				got, se := float64(c[overSafed])/n, math.Sqrt(change*level/n)/(change+level)
				for name, quantile := range needs {
					want := cheapest(levels, change, level, quantile)
					if math.Abs(got-want) > 5*se+0.5/levels {
						t.Errorf("%.4f of the safe defaults are over-safed, standard error %.4f; want %.4f, of least cost where the need is %s", got, se, want, name)
					}
				}
				near(t, "share of doubts that play safe", n/float64(o.Account().Tasks()), math.Sqrt(0.7*0.3/float64(o.Account().Tasks())), 0.7)
			})
		}
	}
}

// cheapest returns the probability that a need lies below the level of least expected
// cost, a unit too little costing under and one too much over: of so many levels.
func cheapest(levels int, under, over float64, quantile func(u float64) float64) float64 {
	least, at := math.Inf(1), 0.
	for k := range levels {
		f := float64(k) / float64(levels)
		level, cost := quantile(f), 0.
		for j := range levels {
			need := quantile((float64(j) + 0.5) / float64(levels))
			cost += max(under*(need-level), over*(level-need))
		}
		if cost < least {
			least, at = cost, f
		}
	}
	return at
}

// understoodAt returns q over a grid of detail, of rules in some number and order, at a
// burden that takes half the overview, by somebody of knowledge k.
func understoodAt(details []float64, count, order, half float64, k float32) []float32 {
	p := bare([]string{"overview", "ambiguity"}, set{
		"rules.count": count, "rules.systematization": order, "decision.ambiguity_scale": 0.13,
		"decision.overview_half": half, "decision.overview_slope": 3,
	})
	q := make([]float32, len(details))
	for i, d := range details {
		p.Rules.Detail = d
		r := p.rulesToday(0.5, 0)
		q[i] = r.understanding(k, false)
	}
	return q
}

// bestDetail returns the root in detail of the first-order condition of
//
//	q(d) = (1 - e^(-d/d1)) [1 - (1-K)(1-o)],  1-o = y/(1+y),  y = (a d/xh)^3
//
// a being burden by detail: what less ambiguity gains is what less overview loses, or
//
//	e^(-d/d1)/d1 / (1 - e^(-d/d1)) = (1-K) 3 y/(d (1+y)(1+K y))
//
// both sides having been divided by q. The left side falls in d; the right side rises
// while 2/3 > y/(1+y) + K y/(1+K y), which at any K is as long as y < 1/2. So there is one
// root up to there, if any, and bisection finds it.
func bestDetail(a, half, k float64) float64 {
	const d1 = 0.13
	low, high := 1e-6, half/a*math.Cbrt(0.5)
	for range 60 {
		d := (low + high) / 2
		y := math.Pow(a*d/half, 3)
		gain := math.Exp(-d/d1) / d1 / -math.Expm1(-d/d1)
		if loss := (1 - k) * 3 * y / (d * (1 + y) * (1 + k*y)); gain > loss {
			low = d
		} else {
			high = d
		}
	}
	return low
}

// Understanding has an optimum inside the range of detail where knowledge is short of
// full, near .5 at the defaults of d1 = .13, xh = .6, p = 3, 60 rules and systematization
// .6, and none where knowledge is full: then it rises all the way, as 1-exp(-d/d1) does
// (E1 to E3). Knowledge and order push the optimum up (E2, E27).
//
// q has single precision, and so flat a top that over a quarter of a percent of detail it
// is the same to rounding: the tolerance is .003 beside the grid's step.
func TestUnderstandingHasAnOptimumOfDetailShortOfFullKnowledge(t *testing.T) {
	const step = 0.001
	var details []float64
	for d := 0.; d <= 1; d += step {
		details = append(details, d)
	}
	tests := []struct {
		name               string
		count, order, half float64
		least, most        float64 // of the best detail at K from .2 to .6
	}{
		{"defaults", 60, 0.6, 0.6, 0.45, 0.6},
		{"no order", 60, 0, 0.6, 0.25, 0.4},
		{"many rules", 120, 0.6, 0.6, 0.3, 0.45},
		{"little overview", 60, 0.6, 0.3, 0.3, 0.45},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := 0.
			for _, k := range []float32{0.2, 0.4, 0.6, 0.8} {
				q, best := understoodAt(details, tt.count, tt.order, tt.half, k), 0
				for i := range q {
					if q[i] > q[best] {
						best = i
					}
				}
				got, want := details[best], bestDetail(tt.count/60*(1-tt.order), tt.half, float64(k))
				if math.Abs(got-want) > step+0.003 {
					t.Errorf("at knowledge %v the best detail is %.3f; want %.4f", k, got, want)
				}
				if k < 0.7 && (got < tt.least || got > tt.most) {
					t.Errorf("at knowledge %v the best detail is %.3f; want %v to %v", k, got, tt.least, tt.most)
				}
				if got <= before {
					t.Errorf("at knowledge %v the best detail is %.3f, at less knowledge %.3f; want it to rise", k, got, before)
				}
				if last := q[len(q)-1]; q[best]-last < 0.005 {
					t.Errorf("at knowledge %v understanding falls from %.4f to %.4f; want by .005 and more", k, q[best], last)
				}
				before = got
			}
			q := understoodAt(details, tt.count, tt.order, tt.half, 1)
			for i, d := range details {
				if want := -math.Expm1(-d / 0.13); math.Abs(float64(q[i])-want) > 0x1p-22 || i > 0 && q[i] < q[i-1] {
					t.Fatalf("detail %.3f, full knowledge: understanding %.7f; want %.7f and no less than before", d, q[i], want)
				}
			}
		})
	}
}

// Over the whole ranges of d1 and xh the optimum may lie beyond the most detailed rules:
// q rises on all of [0, 1] exactly where its slope at 1 is not negative, by the condition
// of bestDetail. Somebody of knowledge .8 with few, well-ordered rules has none.
func TestOptimumOfDetailMayLieBeyondTheRange(t *testing.T) {
	details := []float64{0.9, 0.95, 1}
	if q := understoodAt(details, 60, 0.9, 1, 0.8); !(q[0] < q[1] && q[1] < q[2]) {
		t.Errorf("understanding at detail .9, .95 and 1 = %v; want it to rise, the root being at %.2f", q, bestDetail(0.1, 1, 0.8))
	}
	if root := bestDetail(0.1, 1, 0.8); root < 1 {
		t.Errorf("the root is at %.3f; want it beyond 1", root)
	}
}
