package results

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseShard(t *testing.T) {
	for _, text := range []string{"1/1", "3/64"} {
		if s, err := ParseShard(text); err != nil || s.String() != text {
			t.Errorf("ParseShard(%q) = %v, %v; want it back", text, s, err)
		}
	}
	for _, text := range []string{"", "0/4", "5/4", "1", "1/", "a/b", "-1/4", "1/4/4", "1/0"} {
		if s, err := ParseShard(text); err == nil || !strings.Contains(err.Error(), "1 <= i <= n") {
			t.Errorf("ParseShard(%q) = %v, %v; want an error that says what is wanted", text, s, err)
		}
	}
}

// Each unit is in one shard; shards differ by a unit at most, in all and over the
// first replicates; and size counts them.
func TestShardsAreBalanced(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Manifest{Points: rapid.IntRange(1, 40).Draw(t, "points"), Replicates: rapid.IntRange(1, 20).Draw(t, "replicates")}
		n := rapid.IntRange(1, 70).Draw(t, "shards")
		count := make([]int, n)
		for r := range m.Replicates {
			for p := range m.Points {
				s := ShardOf(p, r, m.Points, n)
				if s < 1 || s > n {
					t.Fatalf("ShardOf(%d, %d, %d, %d) = %d; want 1 to %[4]d", p, r, m.Points, n, s)
				}
				count[s-1]++
			}
			least, most := count[0], count[0]
			for _, c := range count {
				least, most = min(least, c), max(most, c)
			}
			if most-least > 1 {
				t.Fatalf("after replicate %d the shards have %v; want a difference of 1 at most", r, count)
			}
		}
		for i, c := range count {
			if got := (Shard{i + 1, n}).size(&m); got != c {
				t.Fatalf("shard %d/%d: size %d; want %d", i+1, n, got, c)
			}
		}
	})
}

// A point that is slow is not in the same shard in every replicate.
func TestShardsShareThePoints(t *testing.T) {
	for _, n := range []int{2, 7, 32, 64} {
		seen := make(map[int]bool)
		for r := range 64 {
			seen[ShardOf(0, r, 64, n)] = true
		}
		if len(seen) != n {
			t.Errorf("64 points over %d shards: point 0 is in %d of them; want all", n, len(seen))
		}
	}
}

func TestOneLine(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a sentence", "no such thing", "no such thing"},
		{"a panic with its stack", "panic: lost\n\ngoroutine 1", "panic: lost"},
		{"lines before", "\n\n a\tb \r\n", "a b"},
		{"nothing", " \n", "unknown"},
		{"no text", "a\xffb", "a\uFFFDb"},
		{"too long, cut between runes", strings.Repeat("ä", maxReason), strings.Repeat("ä", maxReason/2)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := oneLine(tt.text); got != tt.want || oneLine(got) != got {
				t.Errorf("oneLine(%q) = %q; want %q, and that again of itself", tt.text, got, tt.want)
			}
		})
	}
}
