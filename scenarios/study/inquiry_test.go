package study

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"heed/agents"
	"heed/results"
	"heed/sim"
)

// searching is the plan of a search over the small scenario.
func searching() results.Plan {
	return results.Plan{
		Header: results.Header{Scenario: "search", Arms: []string{"answers"}, Metrics: []results.Column{{Name: "compliance_rate"}, {Name: "last_norm"}}},
		Text:   "search", Points: 100, Replicates: 2, Search: true,
	}
}

// asking returns an inquiry about the small scenario, which counts the units it reads.
func asking(t *testing.T, dir string, workers int) (q *Inquiry, read *int) {
	t.Helper()
	read = new(int)
	q = &Inquiry{
		Scenario: small(t), Keys: []string{"culture.blame", "resources.experts"}, Series: true, Workers: workers,
		Read: func(u *results.Unit) []float64 {
			a := u.Arms[1]
			return []float64{a.Whole[metricNumber("compliance_rate")], a.Series[len(a.Series)-len(agents.Metrics)+metricNumber("norm_mean")]}
		},
	}
	if dir != "" {
		f := open(t, dir, searching())
		q.Folder = f
		inner := q.Read
		q.Read = func(u *results.Unit) []float64 { *read++; return inner(u) }
	}
	return q, read
}

// metricNumber returns where a metric stands.
func metricNumber(name string) int {
	return slices.IndexFunc(agents.Metrics, func(m sim.Metric[agents.Account]) bool { return m.Name == name })
}

// questions are some that differ.
func questions(n int) (all []Question) {
	for i := range n {
		all = append(all, Question{Number: i, Replicate: i % 2, Chance: i, Values: []any{float64(i) / 10, int64(1 + i%3)}})
	}
	return all
}

func TestAnswersAreAFunctionOfQuestions(t *testing.T) {
	ctx, few := context.Background(), questions(6)
	alone, _ := asking(t, "", 1)
	want, err := alone.Ask(ctx, few)
	if err != nil {
		t.Fatal(err)
	}
	if reflect.DeepEqual(want[0], want[3]) {
		t.Errorf("two questions have the answer %v; want that answers differ", want[0])
	}
	dir := t.TempDir()
	q, _ := asking(t, dir, 1)
	if got, err := q.Ask(ctx, few[:4]); err != nil || !reflect.DeepEqual(got, want[:4]) {
		t.Errorf("Ask into a folder = %v, %v; want %v", got, err, want[:4])
	}
	if err := q.Folder.Close(); err != nil {
		t.Fatal(err)
	}
	again, read := asking(t, dir, 1)
	if got, err := again.Ask(ctx, few); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Ask begun again = %v, %v; want %v", got, err, want)
	}
	if *read != 2 {
		t.Errorf("Ask begun again ran %d units; want the 2 that the folder lacked", *read)
	}
	many, _ := asking(t, "", 3)
	if got, err := many.Ask(ctx, few); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Ask on 3 workers = %v, %v; want %v", got, err, want)
	}
}

func TestAskTellsWhatIsWrong(t *testing.T) {
	q, _ := asking(t, "", 1)
	_, err := q.Ask(context.Background(), []Question{{Number: 7, Values: []any{2.5, int64(1)}}})
	if err == nil || !strings.Contains(err.Error(), "question 7") || !strings.Contains(err.Error(), "culture.blame") {
		t.Errorf("Ask of blame 2.5: error %v; want it to name question 7 and culture.blame", err)
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	why := errors.New("enough")
	cancel(why)
	if _, err := q.Ask(ctx, questions(2)); !errors.Is(err, why) {
		t.Errorf("Ask when its context has ended: error %v; want its cause", err)
	}
}
