package study

import (
	"math"
	"testing"

	"heed/results"
)

// Courses of very many replicates are held in bundles: the mean difference and the number
// of replicates are what they are without.
func TestManyReplicatesAreHeldInBundles(t *testing.T) {
	for _, replicates := range []int{3, mostCourses, mostCourses + 1, 2*mostCourses + 500} {
		m := results.Manifest{Arms: []string{"baseline", "arm"}, Metrics: []results.Column{{Name: "knowledge_mean"}}, Series: true, Replicates: replicates}
		p, want := newSampled(0, m, map[string]int{"knowledge_mean": 0}), 0.
		k := 3 // where knowledge_mean is among the lasting
		for r := range replicates {
			base, arm := float64(r%7), float64(r%11)
			u := results.Unit{Replicate: r, Arms: []results.ArmRows{
				{Days: []int32{-1, 0, 1}, Series: []float64{9, base, base}, Whole: []float64{base}},
				{Days: []int32{0, 1}, Series: []float64{base, arm}, Whole: []float64{arm}},
			}}
			if err := p.add(&u); err != nil {
				t.Fatal(err)
			}
			want += (arm - base) / float64(replicates)
		}
		diff, all := p.differences(1, k), []int{}
		if len(diff) > mostCourses || len(diff) < min(replicates, mostCourses) {
			t.Errorf("%d replicates are held as %d courses; want at most %d, and no fewer than that or they", replicates, len(diff), mostCourses)
		}
		got := 0.
		for b, d := range diff {
			got += d[1] * float64(p.sizes[b]) / float64(replicates)
			all = append(all, b)
			if d[0] != 0 {
				t.Errorf("bundle %d of %d replicates differs by %v on day 0; want 0", b, replicates, d[0])
			}
		}
		if n := p.within(all); n != replicates || math.Abs(got-want) > 1e-9 {
			t.Errorf("bundles of %d replicates have %d of them and the mean difference %v; want all and %v", replicates, n, got, want)
		}
	}
}
