package sim_test

import (
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"

	"heed/sim"
)

func BenchmarkPeerCore(b *testing.B) {
	for _, n := range []int{1_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := NewPeers(n, sim.NewStreams(1, 0), 1)
			b.ResetTimer()
			stepped(m, b.N)
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "agent-steps/s")
		})
	}
}

// BenchmarkPeerAgainstC reports as x-C how many times as fast as the reference in C,
// testdata/peer_core.c, the same workload is here, both on one core and without the
// making of the network: the median of ten pairs of runs that follow each other, the
// first one of a pair by turns ours and C's. The reference is compiled by gcc for x86-64-v3.
//
// Ten million agents are run against C's variant of bits, in a process of their own,
// whose greatest resident memory is reported as B/agent. That takes minutes and a
// gigabyte, so only with HEED_LARGE set in the environment.
func BenchmarkPeerAgainstC(b *testing.B) {
	c := compileReference(b)
	b.Run("100000/1", func(b *testing.B) {
		var d duel
		d.fight(b, 10,
			func() float64 { return peerRate(100_000, 100, 1) },
			func() float64 { return c.rate(b, "simple", 100_000, 100) })
		d.report(b, "x-C", "agent-steps/s", "C-agent-steps/s")
	})
	if os.Getenv("HEED_LARGE") == "" {
		return
	}
	b.Run("10000000/1", func(b *testing.B) {
		const agents, steps = 10_000_000, 10
		var d duel
		most := 0.0
		d.fight(b, 3,
			func() float64 {
				rate, peak := peersAlone(b, agents, steps)
				most = max(most, peak)
				return rate
			},
			func() float64 { return c.rate(b, "bits", agents, steps) })
		d.report(b, "x-C", "agent-steps/s", "C-agent-steps/s")
		b.ReportMetric(most/agents, "B/agent")
	})
}

// BenchmarkPeerWorkers reports as x-one how many times as fast two goroutines are as one:
// the median of a hundred pairs of ten steps. They are short because two cores are seldom
// left alone for long, and one that is not makes both wait. The two share their network, so
// that they leave each other as much of the cache as a model has that runs by itself.
func BenchmarkPeerWorkers(b *testing.B) {
	b.Run("100000/2", func(b *testing.B) {
		if runtime.GOMAXPROCS(0) < 2 {
			b.Skip("two goroutines want two cores")
		}
		one := NewPeers(100_000, sim.NewStreams(1, 0), 1)
		two := one.Clone()
		two.workers = 2
		var d duel
		d.fight(b, 100,
			func() float64 { return rate(two, 10) },
			func() float64 { return rate(one, 10) })
		d.report(b, "x-one", "agent-steps/s", "one-agent-steps/s")
	})
}

// peerRate returns the agent-steps a second of n agents, made for the purpose.
func peerRate(n, steps int, w sim.Workers) float64 {
	m := NewPeers(n, sim.NewStreams(1, 0), w)
	runtime.GC() // not while the clock runs
	return rate(m, steps)
}

// rate returns the agent-steps a second of a model.
func rate(m *Peers, steps int) float64 {
	start := time.Now()
	stepped(m, steps)
	return float64(len(m.a)) * float64(steps) / time.Since(start).Seconds()
}

// stepped steps a model and records its compliance after each step, as the reference
// does, and returns the last.
func stepped(m *Peers, steps int) (compliance float64) {
	for t := range steps {
		m.Step(t)
		compliance = m.compliance()
	}
	return compliance
}
