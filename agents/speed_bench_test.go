package agents

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"heed/sim"
)

// sized returns the default organization with so many employees, and with experts in
// proportion.
func sized(t testing.TB, n int, w sim.Workers) *Organization {
	p := Default()
	p.Organization.Employees, p.Resources.Experts = float64(n), float64(max(1, n/150))
	return found(t, p, sim.NewStreams(1, 0), w, 0)
}

// BenchmarkDay steps organizations by a day, on one goroutine, with all mechanisms on.
func BenchmarkDay(b *testing.B) {
	for _, n := range []int{600, 1000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			o := sized(b, n, 1)
			b.ReportAllocs()
			b.ResetTimer()
			for day := range b.N {
				o.Step(day + 1)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "employee-days/s")
		})
	}
}

// BenchmarkMillion compares, by turns, a million employees on one goroutine with a
// thousand (how many times as long an employee's day takes there, x-thousand) and with
// themselves on two goroutines (which share of two cores these use, of-two-cores), as
// medians of seven pairs, and tells what an employee takes of memory that is in use,
// workplace and contacts included. It takes a minute, and so asks for HEED_LARGE=1.
func BenchmarkMillion(b *testing.B) {
	if os.Getenv("HEED_LARGE") == "" {
		b.Skip("takes a minute: HEED_LARGE=1 asks for it")
	}
	const million, thousand, days, pairs = 1_000_000, 1000, 3, 7
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	large := sized(b, million, 1)
	day := walk(large, 0, 3)
	runtime.GC()
	runtime.ReadMemStats(&after)
	small := sized(b, thousand, 1)
	late := walk(small, 0, 500)
	for b.Loop() {
		var size, cores []float64
		for range pairs {
			large.Spread(1)
			one := timed(func() { day = walk(large, day, days) })
			few := timed(func() { late = walk(small, late, days*million/thousand) })
			large.Spread(2)
			two := timed(func() { day = walk(large, day, days) })
			size, cores = append(size, one/few), append(cores, one/two/2)
		}
		b.ReportMetric(median(size), "x-thousand")
		b.ReportMetric(median(cores), "of-two-cores")
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/million, "B/employee")
	runtime.KeepAlive(large)
}

// walk steps o so many days on from a day, and returns the last.
func walk(o *Organization, from, days int) int {
	for range days {
		from++
		o.Step(from)
	}
	return from
}

// timed returns how many seconds do takes.
func timed(do func()) float64 {
	start := time.Now()
	do()
	return time.Since(start).Seconds()
}

// median returns the middle of an odd number of values.
func median(x []float64) float64 { return slices.Sorted(slices.Values(x))[len(x)/2] }

// BenchmarkFloor moves a million employees through memory and back and does nothing with
// them: what their day takes at least beside its draws, of which [sim.Stream.Blocks] has
// a benchmark.
func BenchmarkFloor(b *testing.B) {
	employees := make([]Employee, 1_000_000)
	for b.Loop() {
		for i := range employees {
			e := &employees[i]
			e.Row, e.Idle = e.Row+1, e.Idle^1 // both lines that an employee may lie on
			e.Risk++
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N)/float64(len(employees)), "ns/employee-day")
}
