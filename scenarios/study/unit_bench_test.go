package study_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

// BenchmarkRun does whole runs of the default organization, each with ten replicates of
// its baseline alone, on one goroutine, from the making of organizations to the files
// that are written. Beside-the-model is the share of that time that is not the model's
// steps: what a run takes that has as many units and rows and hardly any days, less
// these days, as the median over five pairs by turns.
func BenchmarkRun(b *testing.B) {
	s, err := scenarios.Open("nuclear-plant", nil)
	if err != nil {
		b.Fatal(err)
	}
	s.Arms, s.Replicates = s.Arms[:1], 10
	short := *s
	short.BurnIn, short.Days, short.RecordEvery = 1, s.Days/s.RecordEvery, 1
	part := float64(short.BurnIn+short.Days) / float64(s.BurnIn+s.Days)
	var beside []float64
	whole := 0.
	for b.Loop() {
		for range 5 {
			long := seconds(b, s)
			whole += long
			beside = append(beside, (seconds(b, &short)-part*long)/long)
		}
	}
	slices.Sort(beside)
	b.ReportMetric(beside[len(beside)/2], "beside-the-model")
	days := float64(len(beside)*s.Replicates) * float64(s.BurnIn+s.Days)
	b.ReportMetric(days*s.Params.Organization.Employees/whole, "employee-days/s")
}

// seconds returns how long a run of s takes.
func seconds(b *testing.B, s *scenarios.Scenario) float64 {
	start, record := time.Now(), study.Record{Series: true}
	f, err := results.Open(b.TempDir(), study.Plan(s, record), false)
	if err != nil {
		b.Fatal(err)
	}
	if err := study.Run(context.Background(), f, study.Organizations(study.One(s), record), study.Options{Workers: 1}); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start).Seconds()
}
