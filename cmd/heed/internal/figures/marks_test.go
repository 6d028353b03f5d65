package figures

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"heed/results"
	"heed/results/plot"
	"heed/scenarios"
)

// What cannot be negative has no band below 0, and shares and states none above 1.
func TestBandsEndWhereValuesCannotBe(t *testing.T) {
	tests := []struct {
		name, metric           string
		lo, hi, wantLo, wantHi float64
		cut                    bool
	}{
		{"a wait below 0", "expert_wait_days", -.1, 3, 0, 3, true},
		{"a share below 0", "abandonment_share", -.02, .1, 0, .1, true},
		{"a share above 1", "compliance_rate", .9, 1.1, .9, 1, true},
		{"a state above 1", "knowledge_mean", .9, 1.1, .9, 1, true},
		{"utilisation above 1, which can be", "expert_utilisation", .9, 1.1, .9, 1.1, false},
		{"a band within", "compliance_rate", .8, .9, .8, .9, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			given := []float64{tt.lo, math.NaN()}
			lo, hi, cut := quantity{metric: tt.metric}.within(given, []float64{tt.hi, math.NaN()})
			if lo[0] != tt.wantLo || hi[0] != tt.wantHi || cut != tt.cut || !math.IsNaN(lo[1]) || !math.IsNaN(hi[1]) {
				t.Errorf("within(%v, %v) = %v, %v, %v; want %v, %v, %v", tt.lo, tt.hi, lo, hi, cut, tt.wantLo, tt.wantHi, tt.cut)
			}
			if given[0] != tt.lo {
				t.Errorf("within changed what it was given to %v", given)
			}
		})
	}
}

// temporary is a run with an arm that ends, one that lasts, and both together.
func temporary(t *testing.T) *run {
	t.Helper()
	s, err := scenarios.Parse("toy.toml", []byte(`[scenario]
days = 100
replicates = 2
[arms.time]
until_day = 60
[arms.time.set]
"culture.blame" = 0.1
[arms.stays]
[arms.stays.set]
"culture.leadership" = 0.9
[arms.both]
combine = ["time", "stays"]
`), nil)
	if err != nil {
		t.Fatal(err)
	}
	r := &run{scenario: s, courses: map[string][]*results.Course{}}
	for _, q := range outcomes {
		for _, a := range s.Arms {
			c := &results.Course{Days: []int{0, 100}, Mean: []float64{.1, .1}, Lo: []float64{-.1, .1}, Hi: []float64{.2, .1}}
			c.Arm, c.Metric = a.Name, q.metric
			r.courses[q.metric] = append(r.courses[q.metric], c)
		}
	}
	return r
}

// Where facets are of one arm each, the days of an arm stand in its own and in those of
// the arms that combine it; where all are together they say whose they are.
func TestDaysStandWhereTheyBelong(t *testing.T) {
	r := temporary(t)
	until := []plot.Rule{{Day: 60, Label: "until day 60"}}
	for name, want := range map[string][]plot.Rule{"baseline": nil, "time": until, "stays": nil, "both": until} {
		a, _ := r.scenario.Arm(name)
		if got := r.stack(0, a).Rules; !slices.Equal(got, want) {
			t.Errorf("rules of %s = %v; want %v", name, got, want)
		}
	}
	if got, want := r.days().Rules, []plot.Rule{{Day: 60, Label: "time until day 60"}}; !slices.Equal(got, want) {
		t.Errorf("rules of all arms = %v; want %v", got, want)
	}
	if got, want := r.partsEnd("both", duration{until: math.NaN()}), []plot.Rule{{Day: 60, Label: "a part ends"}}; !slices.Equal(got, want) {
		t.Errorf("partsEnd(both) = %v; want %v", got, want)
	}
	if got := r.partsEnd("time", duration{until: 60}); got != nil {
		t.Errorf("partsEnd(time) = %v; want none, as it ends whole", got)
	}
	f, err := r.outcomes()
	if err != nil {
		t.Fatal(err)
	}
	svg, err := f.SVG()
	if err != nil {
		t.Fatal(err)
	}
	if got := bytes.Count(svg, []byte(">until day 60")); got != 2 {
		t.Errorf("the outcomes say until day 60 %d times; want 2, in time and both", got)
	}
}

// A band that was cut off is said to be.
func TestCaptionSaysWhereBandsEnd(t *testing.T) {
	r := temporary(t)
	for _, tt := range []struct {
		lo   float64
		want bool
	}{{-.1, true}, {.05, false}} {
		for _, c := range r.courses["compliance_rate"] {
			c.Lo[0] = tt.lo
		}
		f, err := r.timeline("", behaviour[:1])
		if err != nil {
			t.Fatal(err)
		}
		svg, err := f.SVG()
		if err != nil {
			t.Fatal(err)
		}
		if got := bytes.Contains(svg, []byte("Bands end where")); got != tt.want {
			t.Errorf("a band from %v: the caption says that it ends at 0: %v; want %v", tt.lo, got, tt.want)
		}
	}
}

// Times are told no finer than the rows.
func TestWordsAreNoFinerThanTheRows(t *testing.T) {
	d := duration{seen: true, half: 1.4, nearly: 14, halfLife: 2, drifting: true}
	for every, want := range map[int]string{
		5: "half within 5 days, 90% after 14 days, half lost within 5 days of its end, still changing",
		1: "half after 1 day, 90% after 14 days, half lost 2 days after its end, still changing",
	} {
		if got := d.words(every); got != want {
			t.Errorf("words(%d) = %q; want %q", every, got, want)
		}
	}
}
