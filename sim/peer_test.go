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
	a, h, r, f     []float32 // attitude, habit, risk propensity, friction
	complied, seen []uint8   // today's choices, and yesterday's as others see them
}

// NewPeers returns n agents with uniform traits, half of whom comply.
func NewPeers(n int, s sim.Streams, w sim.Workers) *Peers {
	g, err := network.WattsStrogatz(n, 10, 0.1, rand.NewPCG(1, 1))
	if err != nil {
		panic(err)
	}
	p := &Peers{s.Named("choice"), w, g, make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n), make([]uint8, n), make([]uint8, n)}
	start := s.Named("start")
	for i := range n {
		d := start.At(0, sim.Person(uint32(i), 0))
		p.a[i], p.h[i], p.r[i], p.f[i] = d.Float32(), d.Float32(), d.Float32(), d.Float32()
		p.complied[i] = uint8(d.Uint32() >> 31)
	}
	return p
}

// Step implements [sim.Model].
func (p *Peers) Step(t int) {
	p.complied, p.seen = p.seen, p.complied
	leader := float32(0.5 + float64(0.5*num.Sin(2*math.Pi*float64(t)/50)))
	p.workers.Each(len(p.a), 1024, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			p.choose(t, i, leader)
		}
	})
}

// choose lets agent i see its contacts, comply or not, and learn from it.
func (p *Peers) choose(t, i int, leader float32) {
	peers, k := p.contacts.Of(i), uint32(0)
	for _, j := range peers {
		k += uint32(p.seen[j])
	}
	m := float32(k) / float32(len(peers))
	u := float32(1.5*p.a[i]) + p.h[i] + float32(1.2*(m-0.5)) + float32(0.6*leader) - p.f[i] - float32(0.8*p.r[i])
	c := float32(0)
	if sim.Unit(p.chance.Block(t, uint64(i), 0)[0]) < num.Logistic32(u) {
		c = 1
	}
	p.complied[i] = uint8(c)
	p.h[i] += float32(0.1 * (c - p.h[i]))
	p.a[i] = min(1, max(0, p.a[i]+float32(0.02*(m-p.a[i]))))
}

// Clone implements [sim.Cloner].
func (p *Peers) Clone() *Peers {
	q := *p
	q.a, q.h = slices.Clone(p.a), slices.Clone(p.h)
	q.complied, q.seen = slices.Clone(p.complied), slices.Clone(p.seen)
	return &q
}

// compliance is the share of agents who complied today.
func (p *Peers) compliance() float64 {
	sum := 0
	for _, c := range p.complied {
		sum += int(c)
	}
	return float64(sum) / float64(len(p.complied))
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
	// 25 [0.789]
	// 50 [0.81]
	// 75 [0.831]
	// 100 [0.864]
}

func TestPeersKeepThePromisesOfAModel(t *testing.T) {
	simtest.TestModel(t, simtest.Subject[*Peers]{
		New:     func(s sim.Streams, w sim.Workers) *Peers { return NewPeers(3000, s, w) },
		Observe: func(p *Peers) []float64 { return []float64{p.compliance(), float64(p.a[17]), float64(p.h[2999])} },
		Steps:   12,
	})
}

func BenchmarkPeerCore(b *testing.B) {
	for _, n := range []int{1_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := NewPeers(n, sim.NewStreams(1, 0), 1)
			b.ResetTimer()
			for t := range b.N {
				m.Step(t)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "agent-steps/s")
		})
	}
}
