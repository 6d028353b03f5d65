package sim

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// A kernel draws many blocks at once; least is the smallest number that it takes.
type kernel struct {
	name   string
	least  int
	blocks func(s *Stream, step uint32, blocks, seats, generations []uint32, words [][4]uint32)
	words  func(s *Stream, step uint32, first uint64, to []uint32)
}

// kernels returns the kernels that this processor and these build tags have.
func kernels() []kernel {
	all := []kernel{{"by pairs", 0, blocksByPairs, wordsByPairs}}
	if eights {
		all = append(all, kernel{"by eights", 8, blocksByEights, wordsByEights})
	}
	return all
}

// lengths are numbers of blocks: all up to 40, and some that fill no whole eights.
func lengths() []int {
	var all []int
	for n := range 41 {
		all = append(all, n)
	}
	return append(all, 511, 512, 513, 1024, 1031, 4099)
}

// A draft is what is handed to Blocks, each slice at an alignment of its own.
type draft struct {
	blocks, seats, generations []uint32
	words                      [][4]uint32 // cut from page, the rest of which is to stay as it is
	page                       [][4]uint32
	begin                      int
}

var untouched = [4]uint32{0xdecade, 0xdecade, 0xdecade, 0xdecade}

// newDraft returns a draft of n random blocks.
func newDraft(r *rand.Rand, n int) *draft {
	random := func() []uint32 {
		page := make([]uint32, n+8)
		for i := range page {
			page[i] = r.Uint32()
		}
		begin := r.IntN(8)
		return page[begin : begin+n]
	}
	d := &draft{blocks: random(), seats: random(), generations: random()}
	d.page, d.begin = make([][4]uint32, n+16), r.IntN(8)
	for i := range d.page {
		d.page[i] = untouched
	}
	d.words = d.page[d.begin : d.begin+n]
	return d
}

// check sees that d has the words of s.Block, and wrote no others.
func (d *draft) check(t *testing.T, s Stream, step int) {
	t.Helper()
	n := len(d.seats)
	for i := range n {
		id := Person(d.seats[i], d.generations[i])
		if got, want := d.words[i], s.Block(step, id, d.blocks[i]); got != want {
			t.Fatalf("block %d of %d = %x; want Block(%d, %#x, %d) = %x", i, n, got, step, id, d.blocks[i], want)
		}
	}
	for i, w := range d.page {
		if (i < d.begin || i >= d.begin+n) && w != untouched {
			t.Fatalf("%d blocks: the words %d from their beginning became %x; want them left alone", n, i-d.begin, w)
		}
	}
}

func TestBlocksAreThoseOfBlock(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range lengths() {
		for range 8 { // alignments
			s, step := Stream{r.Uint32(), r.Uint32()}, int(int32(r.Uint32()))
			d := newDraft(r, n)
			s.Blocks(step, d.blocks, d.seats, d.generations, d.words)
			d.check(t, s, step)
		}
	}
}

func TestNoBlocksMeansTheFirstOfEach(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range lengths() {
		s, d := NewStreams(5, 6).Named("blocks"), newDraft(r, n)
		s.Blocks(-7, nil, d.seats, d.generations, d.words)
		clear(d.blocks)
		d.check(t, s, -7)
	}
}

func TestEveryKernelDrawsTheBlocksOfBlock(t *testing.T) {
	for _, k := range kernels() {
		t.Run(k.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, 8))
			for _, n := range lengths() {
				if n < k.least {
					continue
				}
				for range 8 { // alignments
					s, step, d := Stream{r.Uint32(), r.Uint32()}, r.Uint32(), newDraft(r, n)
					k.blocks(&s, step, d.blocks, d.seats, d.generations, d.words)
					d.check(t, s, int(int32(step)))
				}
			}
		})
	}
}

// The published vector stands at each place in turn, among random counters.
func TestEveryKernelGivesThePublishedVectors(t *testing.T) {
	const n = 16
	for _, k := range kernels() {
		for _, tt := range vectors {
			t.Run(k.name+"/"+tt.name, func(t *testing.T) {
				for at := range n {
					d := newDraft(rand.New(rand.NewPCG(9, 10)), n)
					s, c := Stream{tt.key[0], tt.key[1]}, tt.counter
					d.blocks[at], d.seats[at], d.generations[at] = c[0], c[1], c[2]
					k.blocks(&s, c[3], d.blocks, d.seats, d.generations, d.words)
					if got := d.words[at]; got != tt.want {
						t.Errorf("counter %x under key %x at place %d gives %x; want %x", c, tt.key, at, got, tt.want)
					}
				}
			})
		}
	}
}

func TestBlocksPanicsAtShortSlices(t *testing.T) {
	for name, cut := range map[string]func(d *draft){
		"blocks":      func(d *draft) { d.blocks = d.blocks[:8] }, // what lies behind is within the capacity
		"generations": func(d *draft) { d.generations = d.generations[:8] },
		"words":       func(d *draft) { d.words = d.words[:8] },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDraft(rand.New(rand.NewPCG(11, 12)), 9)
			cut(d)
			defer func() {
				if got := fmt.Sprint(recover()); !strings.Contains(got, "shorter than seats") {
					t.Errorf("Blocks panics with %q; want it to say that a slice is shorter than seats", got)
				}
			}()
			NewStreams(1, 0).Named("short").Blocks(0, d.blocks, d.seats, d.generations, d.words)
		})
	}
}

func TestBlocksAllocatesNothing(t *testing.T) {
	s, d := NewStreams(1, 0).Named("allocation"), newDraft(rand.New(rand.NewPCG(13, 14)), 600)
	for name, blocks := range map[string][]uint32{"blocks": d.blocks, "first blocks": nil} {
		if got := testing.AllocsPerRun(10, func() { s.Blocks(1, blocks, d.seats, d.generations, d.words) }); got != 0 {
			t.Errorf("Blocks(%s) allocates %v times; want 0", name, got)
		}
	}
}

func ExampleStream_Blocks() {
	s := NewStreams(1, 0).Named("choice")
	seats, generations := []uint32{10, 11, 12}, []uint32{0, 0, 5}
	words := make([][4]uint32, len(seats))
	s.Blocks(3, nil, seats, generations, words)
	fmt.Println(words[2] == s.Block(3, Person(12, 5), 0))
	// Output: true
}
