package study

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"heed/results/stats"
	"heed/scenarios"
	"heed/sim"
)

// daysFrom returns recorded days.
func daysFrom(from, to, every int) (all []int32) {
	for d := from; d <= to; d += every {
		all = append(all, int32(d))
	}
	return all
}

// A shape is the course of an effect: at which time it is how large. Between its
// corners it is straight, after the last it stays.
type shape [][2]float64

// at returns the effect at a time.
func (s shape) at(t float64) float64 {
	for i := 1; i < len(s); i++ {
		if a, b := s[i-1], s[i]; t <= b[0] {
			return a[1] + (b[1]-a[1])*(t-a[0])/(b[0]-a[0])
		}
	}
	return s[len(s)-1][1]
}

// over returns the mean effect from one time to another, as a sum over tenths of days:
// exact where corners are at whole days.
func (s shape) over(from, to float64) float64 {
	sum, n := 0., int(math.Round((to-from)*10))
	for i := range n {
		sum += s.at(from + (float64(i)+.5)/10)
	}
	return sum / float64(n)
}

// observed returns what two replicates, a hundredth above and below s, show on the
// recorded days, in a run without a burn-in.
func (s shape) observed(days []int32, state bool) (diff [][]float64) {
	for _, scale := range []float64{.99, 1.01} {
		before, d := 0., []float64{}
		for _, day := range days {
			v := s.at(float64(day))
			if !state && day > 0 {
				v = s.over(before, float64(day))
			}
			before = float64(day)
			d = append(d, scale*v)
		}
		diff = append(diff, d)
	}
	return diff
}

// From day 11 an effect rises for 100 days to 1, stays until day 310, falls for 50 days
// to 0: half after 50 days, nine tenths after 90, half lost after 25, gone after 50.
func TestDurationsOfAKnownCourse(t *testing.T) {
	known := shape{{0, 0}, {10, 0}, {110, 1}, {310, 1}, {360, 0}, {500, 0}}
	b := stats.Bootstrap{Source: sim.NewStreams(1, 0).Named("test"), Resamples: 200, Level: .95}
	arm := scenarios.Arm{FromDay: 11, UntilDay: 311, RampDays: 100}
	tests := []struct {
		name       string
		every      int
		state      bool
		seen, gone float64
		corner     float64 // how far corners, smoothed over a month or three rows, may move nine tenths and half-life
	}{
		{"a state every day", 1, true, 11, 50, 0},
		{"a rate every day", 1, false, 11, 51, .02}, // that of the day to 360 is of its beginning
		{"a rate every 5 days", 5, false, 15, 55, .3},
		{"a state every 10 days", 10, true, 20, 50, 0},
		{"a rate every 20 days, in the middle of one of which the arm begins and ends", 20, false, 20, 70, 7},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			days := daysFrom(0, 500, tt.every)
			when := forceOf(&sampled{scenario: &scenarios.Scenario{Days: 500}}, arm)
			d := measure(known.observed(days, tt.state), when.rows(days, tt.state), when, b)
			for _, x := range []struct {
				name             string
				got, want, slack float64
			}{
				{"plateau", d.plateau.Mean, 1, 0}, {"half_days", d.half.Value, 50, 0}, {"full_days", d.nearly.Value, 90, tt.corner},
				{"half_days_lo", d.half.Lo, d.half.Value, 0}, {"half_days_hi", d.half.Hi, d.half.Value, 0},
				{"at_end", d.atEnd.Mean, 1, 0}, {"half_life_days", d.halfLife.Value, 25, tt.corner}, {"gone_days", d.gone, tt.gone, 0}, {"seen_day", float64(d.seen), tt.seen, 0},
			} {
				if !(math.Abs(x.got-x.want) <= x.slack+1e-9) {
					t.Errorf("%s = %v; want %v", x.name, x.got, x.want)
				}
			}
			if d.settled != "true" || len(d.beyond) > 0 || len(d.of) != 2 {
				t.Errorf("settled %q, beyond %q, n %d; want true, none, 2", d.settled, d.beyond, len(d.of))
			}
		})
	}
}

// What has not come by the last day is said to lie beyond it, and is no number.
func TestDurationsBeyondTheRun(t *testing.T) {
	slow := shape{{0, 0}, {100, 1}, {300, 1}, {2300, 0}}
	days := daysFrom(0, 400, 5)
	when := forceOf(&sampled{scenario: &scenarios.Scenario{Days: 400}}, scenarios.Arm{UntilDay: 301})
	b := stats.Bootstrap{Source: sim.NewStreams(1, 0).Named("test"), Resamples: 100, Level: .95}
	d := measure(slow.observed(days, true), when.rows(days, true), when, b)
	if !slices.Equal(d.beyond, []string{"half_life_days", "gone_days"}) || !math.IsNaN(d.halfLife.Value) || !math.IsNaN(d.halfLife.Hi) || !math.IsNaN(d.gone) {
		t.Errorf("beyond %q, half-life %v, gone %v; want both beyond the run, and undefined", d.beyond, d.halfLife, d.gone)
	}
	if math.Abs(d.half.Value-50) > 1e-9 {
		t.Errorf("half_days = %v; want 50", d.half.Value)
	}
}

// An effect that still rises at the end has not settled.
func TestDurationsOfAnEffectThatStillRises(t *testing.T) {
	days := daysFrom(0, 400, 5)
	when := forceOf(&sampled{scenario: &scenarios.Scenario{Days: 400}}, scenarios.Arm{})
	b := stats.Bootstrap{Source: sim.NewStreams(1, 0).Named("test"), Resamples: 100, Level: .95}
	d := measure(shape{{0, 0}, {400, 1}}.observed(days, true), when.rows(days, true), when, b)
	if d.settled != "false" || math.IsNaN(d.half.Value) || !math.IsNaN(d.atEnd.Mean) {
		t.Errorf("settled %q, half %v, at end %v; want false, a number, none", d.settled, d.half.Value, d.atEnd.Mean)
	}
}

// Replicates whose effects come at different times give an interval around that of the
// mean: ramps of 80 to 120 days.
func TestDurationIntervalHoldsTheTime(t *testing.T) {
	days := daysFrom(0, 400, 5)
	var diff [][]float64
	for i := range 21 {
		diff = append(diff, shape{{0, 0}, {80 + 2*float64(i), 1}, {400, 1}}.observed(days, true)[0])
	}
	when := forceOf(&sampled{scenario: &scenarios.Scenario{Days: 400}}, scenarios.Arm{})
	b := stats.Bootstrap{Source: sim.NewStreams(1, 0).Named("test"), Resamples: 500, Level: .95}
	h := measure(diff, when.rows(days, true), when, b).half
	// The mean course rises by the mean of 1/ramp; a standard error of the ramp is 2.7 days.
	if !(h.Lo < h.Value && h.Value < h.Hi) || math.Abs(h.Value-49.3) > .3 || h.Hi-h.Lo < 2 || h.Hi-h.Lo > 9 {
		t.Errorf("half_days = %v [%v, %v]; want about 49.3, and some 5 wide", h.Value, h.Lo, h.Hi)
	}
}

// No effect has no times, and nothing lies beyond.
func TestDurationsOfNoEffect(t *testing.T) {
	days := daysFrom(0, 100, 5)
	when := forceOf(&sampled{scenario: &scenarios.Scenario{Days: 100}}, scenarios.Arm{UntilDay: 50})
	d := measure(shape{{0, 0}}.observed(days, false), when.rows(days, false), when, stats.Bootstrap{})
	if d.plateau.Mean != 0 || d.seen > 0 || !math.IsNaN(d.half.Value) || !math.IsNaN(d.gone) || len(d.beyond) > 0 {
		t.Errorf("of no effect: %+v; want a plateau of 0 and nothing else", d)
	}
}

// An arm that combines others is in force from the first to the last of them.
func TestForceOfACombination(t *testing.T) {
	s, err := scenarios.Parse("toy.toml", []byte(`[scenario]
days = 500
[arms.a]
from_day = 11
until_day = 101
ramp_days = 20
[arms.a.set]
"culture.blame" = 0.1
[arms.b]
from_day = 51
until_day = 201
ramp_days = 50
[arms.b.set]
"culture.leadership" = 0.9
[arms.ab]
combine = ["a", "b"]
`), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := force{from: 11, until: 201, start: 10, full: 100, whole: 100, end: 200, last: 500}
	if got := forceOf(&sampled{scenario: s}, s.Arms[3]); got != want {
		t.Errorf("forceOf(a and b) = %+v; want %+v", got, want)
	}
}

// Of a combination of which a part ends on day 61 and the rest stays, the plateau and
// its times are of the days on which all of it is in force: half of 2 points after 10
// days of a rise of 20, not of the 0.3 that are left in the end.
func TestDurationsWhileAllPartsAreInForce(t *testing.T) {
	known := shape{{0, 0}, {20, .02}, {60, .02}, {80, .003}, {200, .003}}
	tests := []struct {
		name        string
		part, rest  string // beside what they set
		plateau     float64
		half, atEnd float64
		settled     string
		want        string
	}{
		{"the rest stays", "until_day = 61", "", .02, 10, nan, "true", "before day 61, while all of it is in force"},
		{"the rest ends later", "until_day = 61", "until_day = 151", .02, 10, .003, "true", "before day 61, while all of it is in force"},
		{"never all at once", "until_day = 61", "from_day = 71", nan, nan, nan, "", "on no day wholly in force"},
		{"both end at once", "until_day = 61", "until_day = 61", .02, 10, .02, "true", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := scenarios.Parse("toy.toml", fmt.Appendf(nil, "[scenario]\ndays = 200\n[arms.a]\n%s\n[arms.a.set]\n\"culture.blame\" = 0.1\n"+
				"[arms.b]\n%s\n[arms.b.set]\n\"culture.leadership\" = 0.9\n[arms.ab]\ncombine = [\"a\", \"b\"]\n", tt.part, tt.rest), nil)
			if err != nil {
				t.Fatal(err)
			}
			when := forceOf(&sampled{scenario: s}, s.Arms[3])
			days := daysFrom(0, 200, 5)
			b := stats.Bootstrap{Source: sim.NewStreams(1, 0).Named("test"), Resamples: 100, Level: .95}
			d := measure(known.observed(days, true), when.rows(days, true), when, b)
			for _, x := range []struct {
				name      string
				got, want float64
			}{{"plateau", d.plateau.Mean, tt.plateau}, {"half_days", d.half.Value, tt.half}, {"at_end", d.atEnd.Mean, tt.atEnd}} {
				if !(math.Abs(x.got-x.want) <= 1e-9 || math.IsNaN(x.got) && math.IsNaN(x.want)) {
					t.Errorf("%s = %v; want %v", x.name, x.got, x.want)
				}
			}
			if d.settled != tt.settled {
				t.Errorf("settled = %q; want %q", d.settled, tt.settled)
			}
			if when.parted() != (tt.want != "") || when.parted() && !strings.Contains(when.doubt("ab"), tt.want) {
				t.Errorf("doubt = %q, said: %v; want it to say %q", when.doubt("ab"), when.parted(), tt.want)
			}
		})
	}
}

// The table has a row a metric that was recorded, from a folder with a series.
func TestDurationsAreWrittenFromTheSeries(t *testing.T) {
	c := &compared{arms: []scenarios.Arm{{Name: "a", RampDays: 100}}, metrics: []string{"compliance_rate", "legitimacy_mean"}, replicates: 3, days: daysFrom(-20, 400, 10)}
	c.value = func(_, replicate, arm, _ int) float64 { return float64(replicate + arm) }
	c.daily = func(replicate, arm, metric int, day int32) float64 {
		return .5 + .01*float64(replicate) + float64(arm)*(.1+.001*float64(replicate))*min(1, max(0, float64(day)/100))
	}
	dir := c.folder(t)
	for _, r := range rowsOf(t, dir, DurationsFile) {
		half, _ := strconv.ParseFloat(r["half_days"], 64)
		switch r["metric"] {
		case "legitimacy_mean":
			if math.Abs(half-50) > 1e-9 || r["from_day"] != "0" || r["ramp_days"] != "100" || r["until_day"] != "" || r["seen_day"] != "10" {
				t.Errorf("of a state that rises for 100 days: %v; want half of it after 50", r)
			}
		case "compliance_rate":
			if math.Abs(half-45) > 1e-9 { // what a row shows is taken to be of the middle of its days
				t.Errorf("of a rate that rises for 100 days, on their last: %v; want half of it after 45", r)
			}
		default:
			if r["n"] != "0" || strings.Trim(r["half_days"]+r["plateau"]+r["beyond"], "0") != "" {
				t.Errorf("of what was not recorded: %v; want empty fields", r)
			}
		}
	}
}
