package results

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// BenchmarkMergeParts makes the tables of a sweep of 10^5 units that was shared out, in a
// process of its own, whose peak memory it reports; and for comparison of the same units
// in fewer parts. Where HEED_LARGE names a folder that has 5 GB to spare, it is there, and
// 10^6 units too:
//
//	HEED_LARGE=/tmp go test ./results -run '^$' -bench MergeParts -benchtime 1x -timeout 1h
func BenchmarkMergeParts(b *testing.B) {
	const replicates = 100
	sweeps := []int{1_003} // no divisor in common with the parts: the units of a part are far apart
	if os.Getenv("HEED_LARGE") != "" {
		sweeps = append(sweeps, 10_007)
	}
	for _, parts := range []int{1, 64, 1_000, 10_000} {
		for _, points := range sweeps {
			b.Run(fmt.Sprintf("parts=%d/units=%d", parts, points*replicates), func(b *testing.B) {
				benchmarkMerge(b, partsPlan(points, replicates), parts)
			})
		}
	}
}

func benchmarkMerge(b *testing.B, plan Plan, parts int) {
	var all merged
	units, size := float64(plan.Points*plan.Replicates), int64(0)
	for b.Loop() {
		b.StopTimer()
		dir := largeFolder(b)
		size = makeParts(b, dir, plan, parts)
		b.StartTimer()
		all.add(mergeElsewhere(b, dir, 0))
		os.RemoveAll(dir)
	}
	n := float64(b.N)
	b.ReportMetric(all.seconds/n, "s/merge")
	b.ReportMetric(units*n/all.seconds, "units/s")
	b.ReportMetric(float64(size)/units, "B/unit")
	b.ReportMetric(float64(all.opens)/n, "opens/merge")
	b.ReportMetric(all.peak/(1<<20), "peak-MiB")
	b.ReportMetric(0, "ns/op") // making the parts included: it says nothing
}

// merged says what a merge took.
type merged struct {
	seconds float64 // to scan the parts
	opens   int     // files opened to be read
	peak    float64 // resident memory at its most, in bytes; NaN where the system does not say
}

// add adds a merge: the most of all peaks.
func (m *merged) add(one merged) {
	m.seconds, m.opens, m.peak = m.seconds+one.seconds, m.opens+one.opens, max(m.peak, one.peak)
}

// mergeEnv says what folder another process is to merge, after how many files it may
// have open at once, 0 for as many as this process.
const mergeEnv = "HEED_TEST_MERGE"

// mergeElsewhere has another process, which may have so many files open, merge a folder.
func mergeElsewhere(t testing.TB, dir string, files int) (m merged) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s", mergeEnv, files, dir))
	child.Stderr = os.Stderr
	out, err := child.Output()
	if err == nil {
		_, err = fmt.Sscan(string(out), &m.seconds, &m.opens, &m.peak)
	}
	if err != nil {
		t.Fatalf("another process that merges %s: %v; it says %q", dir, err, out)
	}
	return m
}

// mergeAlone merges a folder and ends the process.
func mergeAlone(text string) {
	files, dir, _ := strings.Cut(text, " ")
	if err := allowFiles(files); err != nil {
		panic(err)
	}
	var m merged
	d := disk{lazy: true, opened: func(string) { m.opens++ }}
	begin := time.Now()
	f, err := d.reopen(dir, "")
	if err == nil {
		err = errors.Join(f.Finish(nil), f.Close())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(time.Since(begin).Seconds(), m.opens, peakMemory())
	os.Exit(0)
}
