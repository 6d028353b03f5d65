package agents

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"

	"heed/sim"
	"heed/sim/network"
)

// sited are settings of 23 people, few enough to be solved for at once, in teams of
// three or five at three sites, of which the first is about as large as the others
// together.
var sited = set{
	"organization.employees": 23, "organization.departments": 4, "organization.sites": 3, "organization.team_size": 4,
	"decision.anchor_spread": 0.2, "decision.anchor_mean": 0.5, "collaboration.site_spread": 0.1,
	"resources.tasks_per_day": 0.1, "collaboration.us_and_them": 0.5, "collaboration.site_meetings": 0,
}

// listening returns who listens to whom: row i holds the weights that tomorrow's norm of
// the seat i gives to today's norms of all, where a day closes kd of the distance to
// the mean of the team's others and kx of that to the mean of all at other sites.
func listening(c *network.Chart, kd, kx float64) *mat.Dense {
	n := c.N()
	w := mat.NewDense(n, n, nil)
	for i := range n {
		mates, away := 0., 0.
		for j := range n {
			if i != j && c.Team[i] == c.Team[j] {
				mates++
			}
			if c.Site[i] != c.Site[j] {
				away++
			}
		}
		for j := range n {
			switch {
			case i == j:
				w.Set(i, j, 1-kd-kx)
			case c.Site[i] != c.Site[j]:
				w.Set(i, j, kx/away)
			case c.Team[i] == c.Team[j]:
				w.Set(i, j, kd/mates)
			}
		}
	}
	return w
}

// consensusWeights returns the left eigenvector of w to the eigenvalue 1, summing to 1:
// how much each voice counts in the end (DeGroot 1974).
func consensusWeights(t *testing.T, w *mat.Dense) []float64 {
	t.Helper()
	var eigen mat.Eigen
	if !eigen.Factorize(w, mat.EigenLeft) {
		t.Fatal("the matrix of weights has no eigenvectors that gonum finds")
	}
	var left mat.CDense
	eigen.LeftVectorsTo(&left)
	at, n := 0, w.RawMatrix().Rows
	for k, v := range eigen.Values(nil) {
		if real(v) > real(eigen.Values(nil)[at]) {
			at = k
		}
	}
	voice, sum := make([]float64, n), 0.
	for i := range voice {
		voice[i] = real(left.At(i, at))
		sum += voice[i]
	}
	for i := range voice {
		voice[i] /= sum
	}
	return voice
}

// Without anchors and noise, norms come to a consensus, and it is the first norms
// weighted by the left eigenvector of who listens to whom (DeGroot 1974, Journal of the
// American Statistical Association 69, 118-121). Dialogue within teams weighs all voices
// alike; between sites of unequal size the voices of a small one count for more, by so
// much that the plain mean is ten tolerances off.
//
// Norms have single precision: a day moves one by up to 2^-25 off, and the mean norm by
// no more, so the tolerance is 2^-24 a day.
func TestNormsWithoutAnchorsComeToDeGrootsConsensus(t *testing.T) {
	const days = 800
	tests := []struct {
		name       string
		settings   set
		one, plain bool // one site; whether all voices weigh alike
	}{
		{"one team", set{"organization.departments": 1, "organization.sites": 1, "organization.team_size": 23}, true, true},
		{"sites of unequal size", nil, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := bare([]string{"dialogue", "us_and_them"}, sited, set{
				"culture.dialogue_rate": 1, "decision.consensus": 0.1, "decision.site_pull": 0.05,
			}, tt.settings)
			kd, kx := 0.1, -math.Expm1(-0.05*(1-0.5))
			if tt.one {
				kx = 0
			}
			o := found(t, p, sim.NewStreams(1, 0), 1, 0)
			voice, want, mean := consensusWeights(t, listening(o.Place().Chart, kd, kx)), 0., 0.
			for seat, v := range voice {
				want += v * float64(o.Employee(seat).Norm)
				mean += float64(o.Employee(seat).Norm) / float64(o.Seats())
			}
			for day := 1; day <= days; day++ {
				o.Step(day)
			}
			const tolerance = days * 0x1p-24
			for seat := range o.Seats() {
				if got := float64(o.Employee(seat).Norm); math.Abs(got-want) > tolerance {
					t.Fatalf("seat %d has norm %.6f; want the consensus %.6f within %.6f", seat, got, want, tolerance)
				}
			}
			if off := math.Abs(want - mean); tt.plain != (off < 1e-6) || !tt.plain && off < 10*tolerance {
				t.Errorf("the consensus is %.6f, the plain mean %.6f; want them the same: %v", want, mean, tt.plain)
			}
		})
	}
}

// With anchors of their own and no noise, norms come to rest where the pull of others
// and of anchors balance (Friedkin and Johnsen 1990, Journal of Mathematical Sociology
// 15, 193-206): the solution of
//
//	[I - P + (ka + kM M) I] N = ka anchor + kM M
//
// P being who listens to whom, M leadership, which pulls as an anchor at 1 does. After
// 20/ka days exp(-20) is left of the beginning. A day's norm is off by up to 2^-25 for
// its rounding and 2^-24 for that of what others show, which pile up to 1/ka times these.
func TestNormsComeToTheFixedPointOfFriedkinAndJohnsen(t *testing.T) {
	tests := []struct {
		name                       string
		bond                       bond
		site, leaderPull, priority float64
	}{
		{"anchors alone", bond{4, 0, 0.1, 0, 0.02}, 0, 0, 0},
		{"dialogue as strong as anchors", bond{4, 0.2, 0.1, 0, 0.02}, 0, 0, 0},
		{"dialogue four times as strong by ambiguity", bond{4, 0.2, 0.1, 3, 0.02}, 0, 0, 0},
		{"sites too", bond{4, 0.1, 0.1, 0, 0.01}, 0.05, 0, 0},
		{"leaders too", bond{4, 0.5, 0.2, 1, 0.005}, 0.03, 0.01, 0.8},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := bare(append([]string{"us_and_them", "leadership"}, bonds...), sited, tt.bond.settings(), set{
				"decision.site_pull": tt.site, "decision.leader_pull": tt.leaderPull,
				"culture.leadership": tt.priority, "decision.manager_share": 0,
			})
			o := found(t, p, sim.NewStreams(1, 0), 1, 0)
			kd, ka := tt.bond.perDay()
			kx := (1 + tt.bond.influence) * -math.Expm1(-tt.site*(1-0.5))
			km := -math.Expm1(-tt.leaderPull) * tt.priority
			want := fixedPoint(t, o, listening(o.Place().Chart, kd, kx), ka, km)
			for day := 1; day <= int(20/tt.bond.anchor); day++ {
				o.Step(day)
			}
			tolerance := 0x1p-23 / ka
			for seat, v := range want {
				if got := float64(o.Employee(seat).Norm); math.Abs(got-v) > tolerance {
					t.Errorf("seat %d has norm %.6f at rest; want %.6f within %.6f", seat, got, v, tolerance)
				}
			}
		})
	}
}

// fixedPoint solves for the norms at which people pulled by p, by their anchors with ka and
// to 1 with km stay.
func fixedPoint(t *testing.T, o *Organization, p *mat.Dense, ka, km float64) []float64 {
	t.Helper()
	n := o.Seats()
	var a mat.Dense
	a.Scale(-1, p)
	b := mat.NewVecDense(n, nil)
	for i := range n {
		a.Set(i, i, a.At(i, i)+1+ka+km)
		b.SetVec(i, ka*float64(o.Employee(i).Anchor)+km)
	}
	var x mat.VecDense
	if err := x.SolveVec(&a, b); err != nil {
		t.Fatal(err)
	}
	return x.RawVector().Data
}
