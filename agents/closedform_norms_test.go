package agents

import (
	"math"
	"testing"

	"heed/sim"
	"heed/sim/num"
)

// A bond is how norms hang together in a test: dialogue in teams of a size, how much of
// the distance a discussion closes, what ambiguity adds to that, the return to anchors.
type bond struct {
	size                                   int
	dialogue, consensus, influence, anchor float64
}

// perDay returns the shares of the distance to the team's others and to the anchor that
// a day closes, kd and ka. Rules of no detail are wholly ambiguous: their ambiguity is 1.
func (b bond) perDay() (kd, ka float64) {
	return (1 + b.influence) * b.dialogue * b.consensus, -math.Expm1(-b.anchor)
}

// settings returns the settings that b stands for.
func (b bond) settings() set {
	return set{
		"organization.team_size": float64(b.size), "culture.dialogue_rate": b.dialogue, "decision.consensus": b.consensus,
		"rules.detail": 0, "decision.ambiguity_influence": b.influence, "decision.anchor": b.anchor,
	}
}

// bonds is what norms need to hang together, and nothing else.
var bonds = []string{"dialogue", "ambiguity", "ambiguity_influence"}

// Norms under one common anchor, dialogue and noise are an autoregression in discrete
// time. The distance x of somebody of a team of n to the team's mean goes by
//
//	x' = (1-w) x + noise of variance s^2 (n-1)/n,  w = ka + kd n/(n-1)
//
// since the mean of the others lies n/(n-1) as far away as the mean of all. The mean of
// the team goes by m' = (1-ka) m + ka anchor + noise of variance s^2/n. So within teams
// and of the means
//
//	W = s^2/(w(2-w)),  B = s^2/(n ka(2-ka)),  ICC(1) = (n B - W)/(n B + (n-1) W)
//
// which tend to the Ornstein-Uhlenbeck process (Uhlenbeck and Ornstein 1930), with W =
// s^2/(2w) and ICC(1) = r/(n-1+r), r = kd/ka, as rates go to 0. W is 2/(2-w) times its
// limit: 1.7 times in the first case, of large rates, and within 1% in the last, of
// small ones, where ICC(1) is within .002 of its limit.
//
// Teams are independent, so standard errors are those of means over teams of each team's
// mean over days; near allows five, which a right model exceeds with probability 1e-5 a
// comparison at the most (t of 39 degrees of freedom).
func TestNormsSpreadInTeamsAsInTheirClosedForm(t *testing.T) {
	const noise = 0.01
	tests := []struct {
		name  string
		bond  bond
		teams int
	}{
		{"pairs in daily dialogue", bond{2, 2, 0.2, 0, 0.02}, 250},
		{"teams of five, kd twice ka", bond{5, 0.5, 0.08, 0, 0.02}, 120},
		{"teams of ten, kd as large as ka, a half of it by ambiguity", bond{10, 0.1, 0.05, 1, 0.01}, 60},
		{"teams of thirty, kd ten times ka", bond{30, 1, 0.2, 0, 0.02}, 40},
		{"small rates", bond{4, 0.1, 0.05, 0, 0.005}, 120},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, b := float64(tt.bond.size), tt.bond
			kd, ka := b.perDay()
			p := bare(bonds, b.settings(), set{
				"organization.employees": n * float64(tt.teams), "resources.tasks_per_day": 0.1,
				"decision.norm_noise": noise, "decision.anchor_mean": 0.5,
			})
			o := found(t, p, sim.NewStreams(1, 0), 1, 0)
			within, between, account := normsAtRest(o, int(5/ka), int(15/ka))

			w := ka + kd*n/(n-1)
			wantW, wantB := noise*noise/(w*(2-w)), noise*noise/(n*ka*(2-ka))
			want := (n*wantB - wantW) / (n*wantB + (n-1)*wantW)
			gotW, seW := sampled(within)
			gotB, seB := sampled(between)
			near(t, "variance within teams over its closed form", gotW/wantW, seW/wantW, 1)
			near(t, "variance of the teams' means over its closed form", gotB/wantB, seB/wantB, 1)

			// Errors of the account's states follow by the delta method.
			relative := math.Hypot(seW/gotW, seB/gotB)
			near(t, "norm_icc", account.states[normICC], (1-want)*(1+(n-1)*want)/n*relative, want)
			near(t, "norm_within_sd over its closed form", account.states[normWithin]/math.Sqrt(wantW), seW/wantW/2, 1)

			near(t, "variance within teams over that in continuous time", gotW*2*w/(noise*noise), seW/wantW, 2/(2-w))
			if r := kd / ka; w < 0.02 {
				near(t, "norm_icc at small rates", account.states[normICC], (1-want)*(1+(n-1)*want)/n*relative, r/(n-1+r))
			}
		})
	}
}

// normsAtRest lets o run in for some days and returns, over so many days after these,
// each team's mean variance of norms within, each team's mean squared distance of its
// mean to .5, and the account of these days.
func normsAtRest(o *Organization, in, days int) (within, between []float64, a Account) {
	for day := 1; day <= in; day++ {
		o.Step(day)
	}
	before := o.Account()
	within, between = make([]float64, len(o.teams)), make([]float64, len(o.teams))
	for day := in + 1; day <= in+days; day++ {
		o.Step(day)
		for i := range o.teams {
			var norms []float64
			for seat := o.teams[i].first; seat < o.teams[i].past; seat++ {
				norms = append(norms, float64(o.employees[seat].Norm))
			}
			mean := num.Mean(norms)
			within[i] += num.Variance(norms) / float64(days)
			between[i] += (mean - 0.5) * (mean - 0.5) / float64(days)
		}
	}
	return within, between, o.Account().Since(before).Mean()
}
