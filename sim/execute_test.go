package sim

import (
	"context"
	"errors"
	"slices"
	"testing"
)

// counter is a model that remembers the steps it was told.
type counter struct{ steps []int }

func (c *counter) Step(t int) { c.steps = append(c.steps, t) }

func TestExecuteRecordsTheFirstTheMultiplesAndTheLast(t *testing.T) {
	tests := []struct {
		name string
		span Span
		want []int
	}{
		{"every third from 0", Span{0, 10, 3}, []int{0, 3, 6, 9, 10}},
		{"a burn-in counts up to 0", Span{-7, 0, 5}, []int{-7, -5, 0}},
		{"ends only", Span{-4, 4, 0}, []int{-4, 4}},
		{"no step at all", Span{2, 2, 1}, []int{2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, got := &counter{}, []int(nil)
			err := Execute(context.Background(), m, tt.span, func(step int) error {
				if len(m.steps) != step-tt.span.From {
					t.Errorf("record(%d) after %d steps; want %d", step, len(m.steps), step-tt.span.From)
				}
				got = append(got, step)
				return nil
			})
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("Execute(%+v) recorded %v, error %v; want %v", tt.span, got, err, tt.want)
			}
			if tt.span.Rows() != len(tt.want) {
				t.Errorf("%+v.Rows() = %d; want %d", tt.span, tt.span.Rows(), len(tt.want))
			}
		})
	}
}

func TestExecuteStopsWhereItIsToldTo(t *testing.T) {
	full := errors.New("disk full")
	ctx, cancel := context.WithCancelCause(context.Background())
	m := &counter{}
	err := Execute(ctx, m, Span{0, 100, 1}, func(step int) error {
		if step == 3 {
			cancel(full)
		}
		return nil
	})
	if !errors.Is(err, full) || len(m.steps) != 3 {
		t.Errorf("Execute cancelled at step 3: %v after %d steps; want %v after 3", err, len(m.steps), full)
	}
	err = Execute(context.Background(), m, Span{0, 100, 1}, func(int) error { return full })
	if !errors.Is(err, full) {
		t.Errorf("Execute with a failing record: %v; want %v", err, full)
	}
	if err := Execute(context.Background(), m, Span{1, 0, 1}, nil); err == nil {
		t.Error("Execute of a span that ends before it begins: no error; want one")
	}
}
