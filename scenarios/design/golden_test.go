package design

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"testing"
)

// The same bytes on every platform: the hashes were made on amd64 and hold on any other.
// They are no evidence that the points are right, for which the other tests are.
func TestGoldenPoints(t *testing.T) {
	s := sobol(t, 40)
	latin, errL := Latin{Factors: 5, Points: 12, Doublings: 2, Candidates: 10, Exchanges: 200, Seed: 1}.Design()
	morris, errM := Morris{Factors: 6, Trajectories: 5, Levels: 4, Candidates: 30, Seed: 1}.Design()
	factors := []Factor{
		{Dist: Uniform, Min: -3, Max: 0.1}, {Dist: LogUniform, Min: 0.01, Max: 7}, {Dist: Triangular, Min: 1, Max: 9, Mode: 2},
		{Dist: Normal, Mean: 0.5, SD: 0.2, Max: 1}, {Dist: Normal, Mean: -2, SD: 0.5, Max: 1}, {Dist: Integers, Min: -5, Max: 5},
	}
	tests := []struct {
		name, want string
		design     Design
	}{
		{"scrambled Sobol'", "ac7ff440b2e429c5", Design{s.Scrambled(1), 512}},
		{"Latin hypercube", "c66eb107b7bd7c56", must(t, latin, errL)},
		{"Morris", "c41e37aaa8e12051", must(t, morris, errM)},
		{"values", "175ce2bcac0b987d", Design{valued{s.Scrambled(2), factors}, 512}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := sha256.New()
			for _, x := range tt.design.Points() {
				for _, u := range x {
					h.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(u)))
				}
			}
			if got := fmt.Sprintf("%.8x", h.Sum(nil)); got != tt.want {
				t.Errorf("hash of the points = %s; want %s", got, tt.want)
			}
		})
	}
}

// valued has the values of factors for points.
type valued struct {
	Sequence
	factors []Factor
}

// Point returns the values.
func (v valued) Point(i int) []float64 {
	x := v.Sequence.Point(i)[:len(v.factors)]
	for j, value := range Values(v.factors, x) {
		x[j], _ = number(value)
	}
	return x
}
