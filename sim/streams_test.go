package sim

import (
	"math"
	"testing"
)

func TestDrawReadsTheBlocksInOrder(t *testing.T) {
	s := NewStreams(7, 3).Named("choice")
	d := s.At(-5, Person(11, 2))
	for block := range uint32(3) {
		for i, want := range s.Block(-5, Person(11, 2), block) {
			if got := d.Uint32(); got != want {
				t.Errorf("word %d of block %d = %x; want %x", i, block, got, want)
			}
		}
	}
}

func TestStreamsDifferInEveryPartOfTheKey(t *testing.T) {
	base := NewStreams(1, 0).Named("choice").Block(1, Person(1, 0), 0)
	others := map[string][4]uint32{
		"seed":       NewStreams(2, 0).Named("choice").Block(1, Person(1, 0), 0),
		"high seed":  NewStreams(1+1<<32, 0).Named("choice").Block(1, Person(1, 0), 0),
		"replicate":  NewStreams(1, 1).Named("choice").Block(1, Person(1, 0), 0),
		"purpose":    NewStreams(1, 0).Named("turnover").Block(1, Person(1, 0), 0),
		"step":       NewStreams(1, 0).Named("choice").Block(-1, Person(1, 0), 0),
		"seat":       NewStreams(1, 0).Named("choice").Block(1, Person(2, 0), 0),
		"generation": NewStreams(1, 0).Named("choice").Block(1, Person(1, 1), 0),
		"block":      NewStreams(1, 0).Named("choice").Block(1, Person(1, 0), 1),
	}
	for part, got := range others {
		if got == base {
			t.Errorf("another %s gives the same block %x; want another", part, got)
		}
	}
}

// The bound is five standard errors of a mean of uniforms, so a right generator
// fails with probability 6e-7; the seed is fixed besides.
func TestUniformsHaveTheMomentsOfTheUniform(t *testing.T) {
	const n = 1 << 18
	s := NewStreams(42, 0).Named("moments")
	var sum, squares, lag float64
	last := 0.5
	for i := range n {
		u := s.Float64(i%100, Person(uint32(i), 0))
		if u < 0 || u >= 1 {
			t.Fatalf("Float64 = %v; want it in [0, 1)", u)
		}
		sum += u
		squares += u * u
		lag += (u - 0.5) * (last - 0.5)
		last = u
	}
	for _, m := range []struct {
		name           string
		got, want, dev float64
	}{
		{"mean", sum / n, 1. / 2, math.Sqrt(1. / 12 / n)},
		{"mean square", squares / n, 1. / 3, math.Sqrt(4. / 45 / n)},
		{"covariance of neighbours", lag / n, 0, 1. / 12 / math.Sqrt(n)},
	} {
		if math.Abs(m.got-m.want) > 5*m.dev {
			t.Errorf("%s of %d uniforms = %v; want %v within %v", m.name, n, m.got, m.want, 5*m.dev)
		}
	}
}

func TestBelowCoversItsRangeEvenly(t *testing.T) {
	d := NewStreams(1, 0).Named("below").At(0, 0)
	var count [7]int
	const n = 70_000
	for range n {
		count[d.Below(7)]++
	}
	for i, c := range count { // five standard deviations of a Binomial(n, 1/7)
		if math.Abs(float64(c)-n/7) > 5*math.Sqrt(n/7*6/7) {
			t.Errorf("Below(7) gave %d %d times of %d; want about %d", i, c, n, n/7)
		}
	}
}

func TestUnitsStayBelowOne(t *testing.T) {
	if got := Unit(math.MaxUint32); got >= 1 {
		t.Errorf("Unit of all ones = %v; want below 1", got)
	}
	if got := Unit64(math.MaxUint32, math.MaxUint32); got >= 1 {
		t.Errorf("Unit64 of all ones = %v; want below 1", got)
	}
}
