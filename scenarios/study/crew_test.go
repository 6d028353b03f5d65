package study

import (
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	"heed/sim"
)

// idle returns a crew of n, all of whom are to spare.
func idle(n int) *Crew {
	c := newCrew(n)
	for range n {
		c.release()
	}
	return c
}

func TestCrewDoesEachOnceAndComesBack(t *testing.T) {
	for _, spare := range []int{0, 1, 3, 20} {
		c := idle(spare)
		calls := make([]atomic.Int64, 50)
		if err := c.Each(len(calls), func(i int) error { calls[i].Add(1); return nil }); err != nil {
			t.Fatalf("Each with %d to spare: %v", spare, err)
		}
		for i := range calls {
			if got := calls[i].Load(); got != 1 {
				t.Errorf("Each with %d to spare: call %d was done %d times; want once", spare, i, got)
			}
		}
		if got := len(c.spare); got != spare {
			t.Errorf("Each with %d to spare: %d to spare afterwards", spare, got)
		}
	}
}

// Two calls that wait for each other can both be under way only if the one to
// spare takes part.
func TestCrewSharesTheWork(t *testing.T) {
	meet := make(chan int)
	err := idle(1).Each(2, func(i int) error {
		select {
		case meet <- i:
		case <-meet:
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestCrewReportsTheFirstError(t *testing.T) {
	boom := errors.New("boom")
	tests := []struct {
		name string
		do   func(i int) error
		want string
	}{
		{"an error", func(i int) error {
			if i == 2 {
				return boom
			}
			return nil
		}, "boom"},
		{"a panic is an error", func(i int) error { panic(fmt.Sprint("at ", i)) }, "panic: at 0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := (*Crew)(nil).Each(5, tt.do); err == nil || err.Error() != tt.want {
				t.Errorf("Each: error %v; want %s", err, tt.want)
			}
		})
	}
	var p *sim.Panic
	if err := idle(2).Each(4, func(int) error { panic("all") }); !errors.As(err, &p) || len(p.Stack) == 0 {
		t.Errorf("Each of panics: error %v; want a *sim.Panic with a stack", err)
	}
}

func TestCrewStopsAfterAnError(t *testing.T) {
	calls := 0
	_ = (*Crew)(nil).Each(10, func(i int) error { calls++; return errors.New("no") })
	if calls != 1 {
		t.Errorf("Each: %d calls after the first failed; want none", calls-1)
	}
}

func TestCrewDividesWhoIsToSpare(t *testing.T) {
	for _, tt := range []struct{ spare, parts, want int }{{0, 3, 1}, {3, 1, 4}, {5, 2, 3}, {5, 7, 1}} {
		c := idle(tt.spare)
		got, giveBack := c.Borrow(tt.parts)
		if int(got) != tt.want || len(c.spare) != tt.spare+1-tt.want {
			t.Errorf("Borrow(%d) of %d to spare = %d, leaving %d; want %d, taken from them", tt.parts, tt.spare, got, len(c.spare), tt.want)
		}
		if giveBack(); len(c.spare) != tt.spare {
			t.Errorf("given back, %d are to spare; want %d", len(c.spare), tt.spare)
		}
	}
}
