package study

import (
	"context"
	"fmt"
	"slices"

	"heed/results"
	"heed/scenarios"
	"heed/sim"
)

// An Inquiry asks a scenario questions: what it shows where some of its keys have other
// values. Searches ask it, which learn from the answers what to ask next.
//
// Answers are a pure function of questions, and are kept in the folder of the search, a
// [results.Plan] with Search, under the numbers of the questions. A search that was
// interrupted begins anew from its start, asks the same and is told what it was told
// before: within seconds it is where it was, and no search needs a state of its own on
// the disk.
type Inquiry struct {
	Scenario *scenarios.Scenario // with the arms to run
	Keys     []string            // the paths whose values questions give
	Series   bool                // whether Read is to see a row for each recorded day
	// Read returns what is kept of a unit: the metrics of the folder's header. It must not
	// hold on to the unit.
	Read    func(*results.Unit) []float64
	Folder  *results.Folder           // where answers are kept, under the questions' numbers as points; nil keeps none
	Workers int                       // goroutines to use; 0 is 1
	Told    func(answered, asked int) // of the questions of a call, as answers come in; may be nil
}

// A Question is what a scenario shows at some values in one replicate.
type Question struct {
	Number    int   // from 0, the question's own: it always asks for the same
	Replicate int   // from 0, of the folder
	Chance    int   // from 0, the replicate of the scenario's chance
	Values    []any // by key
}

// Ask returns the answers to questions, in their order, whichever was answered first. When
// ctx ends it stops within a step of the models, keeps what was answered, and returns an
// error that wraps the cause. A question whose values do not go together has the error of
// [scenarios.Scenario.At].
func (q *Inquiry) Ask(ctx context.Context, questions []Question) ([][]float64, error) {
	all := make([][]float64, len(questions))
	answered := 0
	err := sim.Map(ctx, max(1, q.Workers), len(questions), func(ctx context.Context, i int) ([]float64, error) {
		return q.answer(ctx, questions[i])
	}, func(i int, answer []float64) error {
		all[i] = answer
		if answered++; q.Told != nil {
			q.Told(answered, len(questions))
		}
		return nil
	})
	if err != nil && ctx.Err() != nil {
		err = fmt.Errorf("study: stopped with %d of %d questions answered: %w", answered, len(questions), context.Cause(ctx))
	}
	return all, err
}

// answer answers a question: what the folder has, or else what a unit shows.
func (q *Inquiry) answer(ctx context.Context, of Question) ([]float64, error) {
	answer, err := q.recall(of)
	if answer != nil || err != nil {
		return answer, err
	}
	s, err := q.Scenario.At(fmt.Sprintf("question %d", of.Number), q.Keys, of.Values)
	if err != nil {
		return nil, err
	}
	u, err := Organizations(One(s), Record{Series: q.Series})(ctx, 0, of.Chance, nil)
	if err != nil {
		return nil, fmt.Errorf("study: question %d, replicate %d: %w", of.Number, of.Replicate, err)
	}
	answer = q.Read(u)
	return answer, q.keep(of, answer)
}

// recall returns the answer that the folder has to a question, nil where it has none.
func (q *Inquiry) recall(of Question) ([]float64, error) {
	if q.Folder == nil {
		return nil, nil
	}
	var u results.Unit
	there, err := q.Folder.Read(of.Number, of.Replicate, &u)
	if !there || err != nil {
		return nil, err
	}
	return slices.Clone(u.Arms[0].Whole), nil
}

// keep adds an answer to the folder.
func (q *Inquiry) keep(of Question, answer []float64) error {
	if q.Folder == nil {
		return nil
	}
	return q.Folder.Add(&results.Unit{Point: of.Number, Replicate: of.Replicate, Arms: []results.ArmRows{{Whole: answer}}})
}
