package agents

import (
	"fmt"
	"math"
	"testing"

	"heed/sim"
	"heed/sim/num"
)

// A load is a queue in steady state: jobs a day, of which a share is critical,
// experts, their rate, and impatience.
type load struct {
	arrivals, critical float64
	experts            int
	rate, impatience   float64
}

// waits is what a queue showed over many days: mean waits of the two classes and
// of all, the share that gave up, and the standard errors of these by batches.
type waits struct {
	first, second, all, gaveUp  float64
	firstErr, secondErr, allErr float64
	gaveUpErr                   float64
}

// run serves the load by an expertDesk for many days, of which the first tenth is
// left out, in 40 batches.
func (l load) run(days int) waits {
	desk := expertDesk{classes: true}
	desk.staff(l.experts, 0)
	s := sim.NewStreams(1, 0).Named(fmt.Sprint(l))
	var batch [4][]float64
	sums, counts := [4]float64{}, [4]float64{}
	at, n := 0., uint32(0)
	next := func() float64 { n++; d := s.At(0, uint64(n)); return -num.Log1p(-d.Float64()) / l.arrivals }
	at = next()
	for day := range days {
		var jobs []job
		for at < float64(day+1) {
			d := s.At(1, uint64(n))
			j := job{at: at, until: never64, row: n, kind: question, work: -num.Log1p(-d.Float64())}
			if l.impatience > 0 {
				j.until = at - num.Log1p(-d.Float64())/l.impatience
			}
			if d.Float64() < l.critical {
				j.kind = critical
			}
			jobs = append(jobs, j)
			at += next()
		}
		for _, e := range desk.serve(float64(day), jobs, l.rate, nil) {
			if day < days/10 {
				continue
			}
			class := 1
			if e.kind == critical {
				class = 0
			}
			left := 0.
			if e.gaveUp {
				left = 1
			}
			for k, v := range map[int]float64{class: e.wait, 2: e.wait, 3: left} {
				sums[k] += v
				counts[k]++
			}
		}
		if day >= days/10 && day%(days*9/400) == 0 {
			for k := range batch {
				if counts[k] > 0 {
					batch[k] = append(batch[k], sums[k]/counts[k])
				}
			}
			sums, counts = [4]float64{}, [4]float64{}
		}
	}
	var w waits
	for k, to := range [][2]*float64{{&w.first, &w.firstErr}, {&w.second, &w.secondErr}, {&w.all, &w.allErr}, {&w.gaveUp, &w.gaveUpErr}} {
		if len(batch[k]) > 1 {
			*to[0] = num.Mean(batch[k])
			*to[1] = num.StdDev(batch[k]) / math.Sqrt(float64(len(batch[k])))
		}
	}
	return w
}

// erlangC returns the probability of waiting in M/M/c at an offered load of a
// erlangs (Erlang 1917).
func erlangC(c int, a float64) float64 {
	b := 1.
	for k := 1; k <= c; k++ {
		b = a * b / (float64(k) + a*b)
	}
	rho := a / float64(c)
	return b / (1 - rho*(1-b))
}

// erlangA returns the mean wait and the share that gives up in M/M/c+M by its
// birth and death equations (Palm 1957).
func erlangA(l load) (wait, gaveUp float64) {
	p, sum, queue := 1., 0., 0.
	for n := 0; n < 2000; n++ {
		sum += p
		queue += p * float64(max(0, n-l.experts))
		out := float64(min(n+1, l.experts))*l.rate + float64(max(0, n+1-l.experts))*l.impatience
		p *= l.arrivals / out
	}
	queue /= sum
	return queue / l.arrivals, queue * l.impatience / l.arrivals
}

// near fails where got is more than five standard errors from want, which a right
// queue is with probability under 1e-5 a comparison (t of 39 degrees of freedom);
// a standard error over a tenth of want is no test.
func near(t *testing.T, what string, got, se, want float64) {
	t.Helper()
	if math.Abs(got-want) > 5*se {
		t.Errorf("%s = %.4f, standard error %.4f; want %.4f", what, got, se, want)
	}
	if se > want/10+1e-4 {
		t.Errorf("%s has standard error %.4f; want at most a tenth of %.4f", what, se, want)
	}
}

func TestExpertsAgreeWithErlangCAndCobham(t *testing.T) {
	for _, experts := range []int{1, 4} {
		for _, rho := range []float64{0.3, 0.6, 0.8, 0.9} {
			t.Run(fmt.Sprintf("%d experts at load %v", experts, rho), func(t *testing.T) {
				t.Parallel()
				l := load{arrivals: rho * 7 * float64(experts), critical: 0.25, experts: experts, rate: 7}
				w := l.run(60_000)
				base := erlangC(experts, l.arrivals/l.rate) / (float64(experts) * l.rate)
				near(t, "wait of all", w.all, w.allErr, base/(1-rho))
				near(t, "wait of the critical class", w.first, w.firstErr, base/(1-0.25*rho))
				near(t, "wait of the other class", w.second, w.secondErr, base/((1-0.25*rho)*(1-rho)))
				if w.gaveUp != 0 {
					t.Errorf("share that gave up = %v; want 0 with patience for ever", w.gaveUp)
				}
			})
		}
	}
}

func TestExpertsAgreeWithErlangA(t *testing.T) {
	for _, rho := range []float64{0.5, 0.8, 1, 1.2, 2} {
		for _, impatience := range []float64{0.2, 2} {
			t.Run(fmt.Sprintf("load %v, impatience %v", rho, impatience), func(t *testing.T) {
				t.Parallel()
				l := load{arrivals: rho * 28, critical: 0, experts: 4, rate: 7, impatience: impatience}
				w := l.run(20_000)
				wait, gaveUp := erlangA(l)
				near(t, "wait", w.all, w.allErr, wait)
				near(t, "share that gave up", w.gaveUp, w.gaveUpErr, gaveUp)
			})
		}
	}
}
