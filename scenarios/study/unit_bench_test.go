package study_test

import (
	"context"
	"testing"

	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

// BenchmarkRun does whole runs of the default organization, each with two replicates of
// its baseline: from the making of organizations to the files that are written. A
// profile of it tells which share of the time is the model's own:
//
//	go test -run '^$' -bench Run -cpuprofile cpu.out ./scenarios/study
//	go tool pprof -top -cum study.test cpu.out
func BenchmarkRun(b *testing.B) {
	s, err := scenarios.Open("nuclear-plant", nil)
	if err != nil {
		b.Fatal(err)
	}
	s.Arms = s.Arms[:1]
	s.Replicates = 2
	record := study.Record{Series: true}
	for b.Loop() {
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
	}
	b.ReportMetric(float64(b.N*s.Replicates)*float64(s.BurnIn+s.Days)*s.Params.Organization.Employees/b.Elapsed().Seconds(), "employee-days/s")
}
