package study

import (
	"context"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
)

// played returns the scenario that plays are tried on, with an arm more if it is named.
func played(t *testing.T, more string) *scenarios.Scenario {
	t.Helper()
	s, err := scenarios.Parse("p.toml", []byte(`
[scenario]
days = 125
burn_in = 65
replicates = 3
record_every = 10
[organization]
employees = 40
departments = 4
[arms.experts.set]
"resources.experts" = 4
`+more), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// playToTheEnd plays a scenario and returns its units and looks.
func playToTheEnd(t *testing.T, s *scenarios.Scenario, workers int, past *Past) (*Play, []Look) {
	t.Helper()
	p, err := NewPlay(s, Record{Series: true, Teams: true}, workers, past)
	if err != nil {
		t.Fatal(err)
	}
	var all []Look
	for !p.Over() {
		if err := p.Advance(t.Context()); err != nil {
			t.Fatal(err)
		}
		all = append(all, p.Look())
	}
	return p, all
}

// ran returns the units that a run of s has.
func ran(t *testing.T, s *scenarios.Scenario) (all []*results.Unit) {
	t.Helper()
	unit := Organizations(One(s), Record{Series: true, Teams: true})
	for i := range s.Replicates {
		u, err := unit(t.Context(), 0, i, nil)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, u)
	}
	return all
}

var sameNumbers = cmp.Comparer(func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b })

// What somebody watches is what a run records, bit for bit: on any number of goroutines,
// and where the past is that of an earlier play with other arms, twice.
func TestPlaysComeToWhatRunsRecord(t *testing.T) {
	s, other := played(t, ""), played(t, "[arms.blame.set]\n\"culture.blame\" = 0.1\n")
	want, wantOther := ran(t, s), ran(t, other)
	p, _ := playToTheEnd(t, s, 3, nil)
	if diff := cmp.Diff(want, p.Units(), sameNumbers); diff != "" {
		t.Errorf("units of a play (-run +play):\n%s", diff)
	}
	for range 2 {
		q, looks := playToTheEnd(t, other, 1, p.Past())
		if diff := cmp.Diff(wantOther, q.Units(), sameNumbers); diff != "" {
			t.Errorf("units of a play of the same past (-run +play):\n%s", diff)
		}
		if looks[0].Day != 10 {
			t.Errorf("the first look of a play with a past is of day %d; want 10", looks[0].Day)
		}
	}
	if diff := cmp.Diff(want, p.Units(), sameNumbers); diff != "" {
		t.Errorf("units of a play after others went on from its past (-run +play):\n%s", diff)
	}
}

// Looks are of every recorded day, of the burn-in too, and show the rows of the series
// and, at last, those of the replicates.
func TestLooksShowTheSeries(t *testing.T) {
	s := played(t, "")
	p, looks := playToTheEnd(t, s, 2, nil)
	days := []int{}
	for _, l := range looks {
		days = append(days, l.Day)
	}
	if want := []int{-60, -50, -40, -30, -20, -10, 0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 125}; !cmp.Equal(days, want) {
		t.Fatalf("looks are of days %v; want %v", days, want)
	}
	n := len(agents.Metrics)
	for replicate, u := range p.Units() {
		for arm, rows := range u.Arms {
			for i, day := range rows.Days {
				shown := 0 // of the baseline alone up to day 0
				if day > 0 {
					shown = arm
				}
				if got, want := looks[i+6].Since[shown][replicate], rows.Series[i*n:(i+1)*n]; !cmp.Equal(got, want, sameNumbers) {
					t.Errorf("arm %d, replicate %d, day %d: the look shows %v; the series has %v", arm, replicate, day, got, want)
				}
			}
			if got := looks[len(looks)-1].Total[arm][replicate]; !cmp.Equal(got, rows.Whole, sameNumbers) {
				t.Errorf("arm %d, replicate %d: the last look shows %v over all days; replicates.csv has %v", arm, replicate, got, rows.Whole)
			}
		}
	}
}

// Seats show everybody, within their ranges, and as many acts as the metric counts.
func TestSeatsShowWhatPeopleDo(t *testing.T) {
	s := played(t, "")
	_, looks := playToTheEnd(t, s, 1, nil)
	var shown, counted float64
	for _, l := range looks {
		if len(l.Seats) != len(l.Since) {
			t.Fatalf("day %d: seats of %d arms; want %d", l.Day, len(l.Seats), len(l.Since))
		}
		for _, seat := range l.Seats[0] {
			if seat.Compliance < 0 || seat.Compliance > 1 || seat.Norm < 0 || seat.Norm > 1 || seat.Participation < 0 {
				t.Errorf("day %d: seat %+v; want shares from 0 to 1 and acts from 0", l.Day, seat)
			}
			if l.Day > 0 && seat.Present {
				shown += float64(seat.Participation) / float64(len(l.Seats[0]))
			}
		}
		if l.Day > 0 {
			counted += l.Since[0][0][participation(t)]
		}
	}
	if counted == 0 || math.Abs(shown/counted-1) > 0.25 { // the picture remembers days before day 0, and forgets those who left
		t.Errorf("pictures show %.2f acts in all, metrics count %.2f; want about the same", shown, counted)
	}
}

// participation returns the place of the rate of participation among the metrics.
func participation(t *testing.T) int {
	for i, m := range agents.Metrics {
		if m.Name == "participation_rate" {
			return i
		}
	}
	t.Fatal("no participation_rate")
	return 0
}

// Whoever stops watching stops the play.
func TestPlaysEndWithTheirContext(t *testing.T) {
	p, err := NewPlay(played(t, ""), Record{Series: true}, 2, nil)
	if err != nil {
		t.Fatal(err)
	}
	why := errors.New("the viewer left")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(why)
	if err := p.Advance(ctx); !errors.Is(err, why) {
		t.Errorf("Advance after its context ended = %v; want %v", err, why)
	}
}
