package results

import (
	"fmt"
	"strconv"
	"strings"
)

// A Shard is a share of the units of a plan: number Index, from 1, of Of. It only
// says who does which units; no result hangs on it. The zero Shard is the whole.
type Shard struct{ Index, Of int }

// ParseShard reads a shard as people write it, such as "3/64".
func ParseShard(text string) (Shard, error) {
	index, of, ok := strings.Cut(text, "/")
	i, err := strconv.Atoi(index)
	n, err2 := strconv.Atoi(of)
	s := Shard{i, n}
	if !ok || err != nil || err2 != nil || s.Validate() != nil {
		return Shard{}, fmt.Errorf("results: shard %q: want i/n with 1 <= i <= n", text)
	}
	return s, nil
}

// String returns, for example, "3/64".
func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Of) }

// Validate returns an error unless s is the whole or 1 <= Index <= Of.
func (s Shard) Validate() error {
	if s != (Shard{}) && (s.Index < 1 || s.Index > s.Of) {
		return fmt.Errorf("results: shard %v: want i/n with 1 <= i <= n", s)
	}
	return nil
}

// Has reports whether the unit (point, replicate) of a plan of so many points
// belongs to s.
func (s Shard) Has(point, replicate, points int) bool {
	return s == Shard{} || ShardOf(point, replicate, points, s.Of) == s.Index
}

// ShardOf returns which of n shards, from 1, the unit (point, replicate) of a plan
// of so many points belongs to.
//
// Units are dealt out like cards, replicate by replicate and in each point by
// point, so that the shards differ by one unit at most, in all and in what they
// have when each has done the same share of the replicates. A deal of n/gcd(points,
// n) replicates is the same to all; after each the deal begins one shard on, so
// that no shard has the slow points in every replicate.
func ShardOf(point, replicate, points, n int) int {
	deal := n / gcd(points, n)
	first := replicate*points%n + replicate/deal
	return (first+point)%n + 1
}

func gcd(a, b int) int {
	for b > 0 {
		a, b = b, a%b
	}
	return a
}

// size returns how many units of m belong to s: those of whole deals, and of what
// is dealt after them.
func (s Shard) size(m *Manifest) int {
	if s == (Shard{}) {
		return m.Units
	}
	deal := s.Of / gcd(m.Points, s.Of)
	whole := m.Replicates / deal * deal
	rest := (m.Replicates - whole) * m.Points
	size := (whole*m.Points + rest) / s.Of
	if (s.Index-ShardOf(0, whole, m.Points, s.Of)+s.Of)%s.Of < rest%s.Of {
		size++
	}
	return size
}
