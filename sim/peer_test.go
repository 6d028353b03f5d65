package sim_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"heed/sim"
	"heed/sim/network"
	"heed/sim/num"
	"heed/sim/simtest"
)

// Peers are agents on a network who comply by a logistic rule: the reference
// workload that other frameworks are timed on.
type Peers struct {
	chance         sim.Stream
	workers        sim.Workers
	contacts       *network.Graph
	a, h, r, f     []float32     // attitude, habit, risk propensity, friction
	complied, seen network.Marks // today's choices, and yesterday's as others see them
}

// NewPeers returns n agents with uniform traits, half of whom comply.
func NewPeers(n int, s sim.Streams, w sim.Workers) *Peers {
	g, err := network.WattsStrogatz(n, 10, 0.1, rand.NewPCG(1, 1))
	if err != nil {
		panic(err)
	}
	p := &Peers{s.Named("choice"), w, g, make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n), network.NewMarks(n), network.NewMarks(n)}
	start, complied := s.Named("start"), make([]uint8, n)
	for i := range n {
		d := start.At(0, sim.Person(uint32(i), 0))
		p.a[i], p.h[i], p.r[i], p.f[i] = d.Float32(), d.Float32(), d.Float32(), d.Float32()
		complied[i] = uint8(d.Uint32() >> 31)
	}
	p.complied.Set(0, complied)
	return p
}

// together is how many agents take each part of a step one after the other, so that
// each loop is short and what it needs is near.
const together = 512

// Step implements [sim.Model].
func (p *Peers) Step(t int) {
	p.complied, p.seen = p.seen, p.complied
	leader := float32(0.6 * (0.5 + float64(0.5*num.Sin(2*math.Pi*float64(t)/50))))
	p.workers.Each(len(p.a), 4*together, func(lo, hi int) {
		var k, words [together]uint32
		for ; lo < hi; lo += together {
			n := min(together, hi-lo)
			p.contacts.Count(p.seen, lo, k[:n])
			p.chance.Words(t, uint64(lo), words[:n])
			p.choose(lo, k[:n], words[:n], leader)
		}
	})
}

// choose lets the agents from lo on, of each of whose contacts k complied yesterday,
// comply or not, and learn from it.
func (p *Peers) choose(lo int, k, words []uint32, leader float32) {
	var logits, peers [together]float32
	var choices [together]uint8
	n := len(k)
	a, h, r, f, complied := p.a[lo:lo+n], p.h[lo:lo+n], p.r[lo:lo+n], p.f[lo:lo+n], choices[:n]
	ends, m, u := p.contacts.Offsets[lo:lo+n+1], peers[:n], logits[:n]
	for i := range n {
		m[i] = float32(k[i]) / float32(ends[i+1]-ends[i])
		u[i] = float32(1.5*a[i]) + h[i] + float32(1.2*(m[i]-0.5)) + leader - f[i] - float32(0.8*r[i])
	}
	num.Happen(complied, u, words)
	for i := range n {
		h[i] += float32(0.1 * (float32(complied[i]) - h[i]))
		a[i] = between01(a[i] + float32(0.02*(m[i]-a[i])))
	}
	p.complied.Set(lo, complied)
}

// between01 returns x, or the end of [0, 1] that it lies beyond, which is rare: one
// comparison of the bits sees to all that lie within.
func between01(x float32) float32 {
	if math.Float32bits(x) > 0x3f800000 {
		return min(1, max(0, x))
	}
	return x
}

// Clone implements [sim.Cloner].
func (p *Peers) Clone() *Peers {
	q := *p
	q.a, q.h = slices.Clone(p.a), slices.Clone(p.h)
	q.complied, q.seen = p.complied.Clone(), p.seen.Clone()
	return &q
}

// compliance is the share of agents who complied today.
func (p *Peers) compliance() float64 {
	return float64(p.complied.Total()) / float64(p.complied.N())
}

// A researcher's own model: agents on a small-world network (see [Peers] in this
// file, about 40 lines), recorded every 25 steps.
func Example() {
	m := NewPeers(1000, sim.NewStreams(1, 0), 2)
	metrics := []sim.Metric[*Peers]{{Name: "compliance", Unit: "share", Doc: "share who complied", Of: (*Peers).compliance}}
	err := sim.Execute(context.Background(), m, sim.Span{From: 0, To: 100, Every: 25}, func(step int) error {
		fmt.Println(step, sim.Values(nil, metrics, m))
		return nil
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// 0 [0.486]
	// 25 [0.801]
	// 50 [0.814]
	// 75 [0.869]
	// 100 [0.845]
}

func TestPeersKeepThePromisesOfAModel(t *testing.T) {
	simtest.TestModel(t, simtest.Subject[*Peers]{
		New:     func(s sim.Streams, w sim.Workers) *Peers { return NewPeers(3000, s, w) },
		Observe: func(p *Peers) []float64 { return []float64{p.compliance(), float64(p.a[17]), float64(p.h[2999])} },
		Steps:   12,
	})
}
