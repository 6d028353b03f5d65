package sim_test

import (
	"slices"
	"strings"
	"testing"
)

// A duel is the rates of two ways to do the same work, run by turns: what else the
// machine does meets both alike, and the median ignores what meets a pair alone.
type duel struct{ ours, theirs, ratios []float64 }

// fight runs at least so many pairs, more where -benchtime asks for more.
func (d *duel) fight(b *testing.B, pairs int, ours, theirs func() float64) {
	for b.Loop() {
		d.pair(ours, theirs)
	}
	for len(d.ratios) < pairs {
		d.pair(ours, theirs)
	}
}

// pair runs both, in the order that the last pair did not have.
func (d *duel) pair(ours, theirs func() float64) {
	var x, y float64
	if len(d.ratios)%2 == 0 {
		x, y = ours(), theirs()
	} else {
		y, x = theirs(), ours()
	}
	d.ours, d.theirs, d.ratios = append(d.ours, x), append(d.theirs, y), append(d.ratios, x/y)
}

// report reports the medians of the ratios and of the two rates under these units.
func (d *duel) report(b *testing.B, ratio, ours, theirs string) {
	b.ReportMetric(median(d.ratios), ratio)
	b.ReportMetric(median(d.ours), ours)
	b.ReportMetric(median(d.theirs), theirs)
	b.ReportMetric(0, "ns/op") // the time of a pair says nothing: leave it out
}

// median returns the middle of some numbers, or the mean of the two in the middle.
func median(xs []float64) float64 {
	xs = slices.Sorted(slices.Values(xs))
	return (xs[(len(xs)-1)/2] + xs[len(xs)/2]) / 2
}

func TestDuelTakesTurnsAndMedians(t *testing.T) {
	var d duel
	var order strings.Builder
	rates := []float64{8, 2, 9, 5}
	for i := range rates {
		d.pair(func() float64 { order.WriteByte('o'); return rates[i] }, func() float64 { order.WriteByte('t'); return 2 })
	}
	if got, want := order.String(), "ottootto"; got != want {
		t.Errorf("four pairs ran in the order %s; want %s", got, want)
	}
	if got := median(d.ratios); got != 3.25 {
		t.Errorf("median of the ratios %v = %v; want 3.25", d.ratios, got)
	}
}
