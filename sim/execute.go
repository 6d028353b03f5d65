package sim

import (
	"context"
	"fmt"
)

// A Span is a stretch of steps: a model that stands at the end of step From is
// stepped through From+1 to To. Recorded are From itself, every step that is a
// multiple of Every (0 records none of these), and To.
type Span struct {
	From, To, Every int
}

// Recorded says whether step t of the span is to be recorded.
func (s Span) Recorded(t int) bool {
	return t == s.From || t == s.To || s.Every > 0 && t%s.Every == 0
}

// Rows returns how many steps of the span are recorded.
func (s Span) Rows() int {
	n := 0
	for t := s.From; t <= s.To; t++ {
		if s.Recorded(t) {
			n++
		}
	}
	return n
}

// Execute steps m over the span and calls record at each step that the span
// records, the first before any step. It stops at the first error of record and
// between steps when ctx ends, whose cause it then wraps.
func Execute(ctx context.Context, m Model, span Span, record func(step int) error) error {
	if span.To < span.From {
		return fmt.Errorf("sim: span ends at step %d before it begins at %d", span.To, span.From)
	}
	if err := record(span.From); err != nil {
		return fmt.Errorf("sim: step %d: %w", span.From, err)
	}
	for t := span.From + 1; t <= span.To; t++ {
		if ctx.Err() != nil {
			return fmt.Errorf("sim: stopped before step %d: %w", t, context.Cause(ctx))
		}
		m.Step(t)
		if !span.Recorded(t) {
			continue
		}
		if err := record(t); err != nil {
			return fmt.Errorf("sim: step %d: %w", t, err)
		}
	}
	return nil
}
