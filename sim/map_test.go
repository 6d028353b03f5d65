package sim

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
)

func TestMapYieldsInOrder(t *testing.T) {
	for _, workers := range []int{0, 1, 2, 7, 100} {
		var got []int
		do := func(_ context.Context, i int) (int, error) { return i * i, nil }
		err := Map(context.Background(), workers, 50, do, func(i, v int) error {
			got = append(got, v)
			return nil
		})
		want := make([]int, 50)
		for i := range want {
			want[i] = i * i
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("Map on %d workers yielded %v, error %v; want the squares in order", workers, got, err)
		}
	}
}

func TestMapHoldsFewValuesHoweverSlowYieldIs(t *testing.T) {
	const workers = 3
	var made, most atomic.Int64
	do := func(_ context.Context, i int) (int, error) {
		made.Add(1)
		return i, nil
	}
	err := Map(context.Background(), workers, 200, do, func(i, _ int) error {
		most.Store(max(most.Load(), made.Load()-int64(i)))
		return nil
	})
	if err != nil || most.Load() > 2*workers {
		t.Errorf("Map held %d values at once, error %v; want at most %d", most.Load(), err, 2*workers)
	}
}

func TestMapEndsAtTheFirstErrorInOrder(t *testing.T) {
	bad := errors.New("unit 5 failed")
	var seen []int
	do := func(_ context.Context, i int) (int, error) {
		switch {
		case i == 5:
			return 0, bad
		case i == 6:
			panic("unit 6 panicked")
		}
		return i, nil
	}
	yield := func(i, _ int) error { seen = append(seen, i); return nil }
	if err := Map(context.Background(), 4, 100, do, yield); err != bad || len(seen) != 5 {
		t.Errorf("Map = %v after %v; want %v after units 0 to 4", err, seen, bad)
	}
	var p *Panic
	err := Map(context.Background(), 2, 1, func(context.Context, int) (int, error) { panic("boom") }, yield)
	if !errors.As(err, &p) || p.Value != "boom" || len(p.Stack) == 0 {
		t.Errorf("Map over a panic = %v; want a *Panic of boom with its stack", err)
	}
	if err := Map(context.Background(), 2, 10, do, func(int, int) error { return bad }); err != bad {
		t.Errorf("Map with a failing yield = %v; want %v", err, bad)
	}
}

func TestMapStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	err := Map(ctx, 2, 1_000_000, func(ctx context.Context, i int) (int, error) { return i, ctx.Err() },
		func(int, int) error {
			if n++; n == 3 {
				cancel()
			}
			return nil
		})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Map under a cancelled context = %v; want %v", err, context.Canceled)
	}
}
