package network

import (
	"fmt"
	"strings"
	"testing"
)

// size is the number of nodes in benchmarks; mean degrees are about 10.
const size = 1_000_000

func benchmark(b *testing.B, generate func(r Rand) (*Graph, error)) {
	b.ReportAllocs()
	for b.Loop() {
		must(generate(seeded(1)))
	}
}

func BenchmarkWattsStrogatz(b *testing.B) {
	for _, p := range []float64{0.1, 1} {
		b.Run(fmt.Sprintf("p=%v", p), func(b *testing.B) {
			benchmark(b, func(r Rand) (*Graph, error) { return WattsStrogatz(size, 10, p, r) })
		})
	}
}

func BenchmarkBarabasiAlbert(b *testing.B) {
	benchmark(b, func(r Rand) (*Graph, error) { return BarabasiAlbert(size, 5, r) })
}

func BenchmarkBlocks(b *testing.B) {
	for _, blocks := range []int{1, 100, size / 10} {
		block := make([]uint32, size)
		for i := range block {
			block[i] = uint32(i / (size / blocks))
		}
		b.Run(fmt.Sprintf("blocks=%d", blocks), func(b *testing.B) {
			benchmark(b, func(r Rand) (*Graph, error) { return Blocks(block, 5, 5, r) })
		})
	}
}

func BenchmarkTeams(b *testing.B) {
	c, err := NewChart(ChartSpec{size, 8, 100, 4})
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, func(r Rand) (*Graph, error) { return Teams(c.Team, 3, c.Department, 0.7, r) })
}

func BenchmarkMerge(b *testing.B) {
	x, y := must(WattsStrogatz(size, 6, 0.1, seeded(1))), must(BarabasiAlbert(size, 2, seeded(2)))
	benchmark(b, func(Rand) (*Graph, error) { return Merge(x, y) })
}

func BenchmarkClustering(b *testing.B) {
	g := must(WattsStrogatz(size, 10, 0.1, seeded(1)))
	for b.Loop() {
		Clustering(g)
	}
}

func BenchmarkNewChart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := NewChart(ChartSpec{size, 10, 100, 4}); err != nil {
			b.Fatal(err)
		}
	}
}

// largeRoster returns the text of a roster of size employees.
func largeRoster() string {
	var text strings.Builder
	text.WriteString("employee,department,team,site,manager,hired,role\n")
	for i := range size {
		boss := ""
		if i > 0 {
			boss = fmt.Sprintf("e%07d", i/10)
		}
		fmt.Fprintf(&text, "e%07d,d%d,t%d,s%d,%s,%d,clerk\n", i, i/10_000, i/10, i/100_000, boss, i%9000)
	}
	return text.String()
}

func BenchmarkReadRoster(b *testing.B) {
	text := largeRoster()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRosterChart(b *testing.B) {
	r, err := read(largeRoster())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := r.Chart(10); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadContacts(b *testing.B) {
	r, err := read(largeRoster())
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	text.WriteString("from,to\n")
	g := must(WattsStrogatz(size, 10, 0.1, seeded(1)))
	for i := range g.N() {
		for _, j := range g.Of(i) {
			fmt.Fprintf(&text, "e%07d,e%07d\n", i, j)
		}
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := ReadContacts("c.csv", strings.NewReader(text.String()), r); err != nil {
			b.Fatal(err)
		}
	}
}
