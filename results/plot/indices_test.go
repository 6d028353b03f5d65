package plot

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// sensitivity is plausible: few factors matter, those that do not scatter around
// zero, and totals are above first orders.
func sensitivity(outputs, factors int) Sensitivity {
	in := Sensitivity{
		Frame:  Frame{Caption: "Sobol' indices: shares of the variance over the design. Whiskers: 95% percentile bootstrap intervals (1024 base points, 1000 resamples)."},
		Series: []string{"first-order", "total"}, By: 1, Common: true,
	}
	paths := []string{
		"rules.detail", "culture.blame", "individual.responsibility", "resources.production_pressure",
		"decision.knowing_violation.perceived_behavioural_control", "education.refresher_interval", "collaboration.us_and_them",
		"organization.employees", "culture.awareness", "rules.revision_interval", "resources.experts", "education.onboarding_hours",
	}
	titles := []string{"Compliance", "Participation", "Time that security takes", "Incidents"}
	for o := range outputs {
		out := Output{Title: titles[o], Unit: "share of variance"}
		for i := range factors {
			v := 0.62/float64(1+(i*5+o*3)%factors) - 0.06
			h := 0.02 + 0.05*v*v + 0.004*float64(i%4)
			out.Factors = append(out.Factors, Influence{Label: paths[i], Indices: []Index{
				{v, v - h, v + h}, {v + 0.05 + 0.02*float64(i%3), v + 0.05 - h, v + 0.09 + h + 0.02*float64(i%3)},
			}})
		}
		in.Outputs = append(in.Outputs, out)
	}
	return in
}

// screening is the two numbers of elementary effects, in the units of outputs.
func screening(outputs int) Sensitivity {
	in := sensitivity(outputs, 12)
	in.Caption = "Elementary effects over 40 trajectories (Morris, 1991). Whiskers: 95% bootstrap intervals."
	in.Series, in.By, in.Common, in.Most = []string{"mu*: mean size", "sigma: spread"}, 0, false, 8
	units := []string{"percentage points", "acts per employee and month", "minutes per employee and day", "incidents"}
	for o := range in.Outputs {
		in.Outputs[o].Unit = units[o]
		for i := range in.Outputs[o].Factors {
			for j := range in.Outputs[o].Factors[i].Indices {
				x := &in.Outputs[o].Factors[i].Indices[j]
				s := []float64{9, 0.4, 30, 12}[o]
				x.Value, x.Lo, x.Hi = s*math.Abs(x.Value), s*math.Max(0, math.Abs(x.Value)-0.05), s*(math.Abs(x.Value)+0.05)
			}
		}
	}
	return in
}

// sensitivities are the gallery's.
func sensitivities() []drawing {
	narrow := sensitivity(1, 6)
	narrow.Width = Column
	narrowScreen := screening(2)
	narrowScreen.Width, narrowScreen.Most = Column, 3
	odd := sensitivity(2, 5)
	odd.Outputs[0].Factors[0].Indices[1] = Index{math.NaN(), math.NaN(), math.NaN()}
	odd.Outputs[0].Factors[1].Indices[0].Lo = math.Inf(-1)
	odd.Outputs[0].Factors[2].Indices[0].Lo = math.NaN()
	for i := range odd.Outputs[1].Factors {
		odd.Outputs[1].Factors[i].Indices = []Index{{Value: math.NaN()}, {Value: math.NaN()}}
	}
	return []drawing{
		{"indices", func() (*Figure, error) { return Indices(sensitivity(2, 12)) }},
		{"indicesfour", func() (*Figure, error) { return Indices(sensitivity(4, 8)) }},
		{"indicesnarrow", func() (*Figure, error) { return Indices(narrow) }},
		{"indicesodd", func() (*Figure, error) { return Indices(odd) }},
		{"screens", func() (*Figure, error) { return Screens(screening(2)) }},
		{"screensnarrow", func() (*Figure, error) { return Screens(narrowScreen) }},
		{"indicesmorris", func() (*Figure, error) { return Indices(screening(3)) }},
	}
}

// rowsOf returns the words of a figure that are among some, from the top down in
// the facet that begins furthest left.
func rowsOf(t *testing.T, f *Figure, err error, among ...string) string {
	t.Helper()
	if err != nil {
		t.Fatalf("Indices: error %v; want a figure", err)
	}
	svg, err := f.SVG()
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, b := range parse(t, svg).texts { // rows are drawn from the top down
		for _, w := range among {
			if b.text == w {
				rows = append(rows, w)
			}
		}
	}
	return strings.Join(rows, " ")
}

func TestIndicesOrdersFactors(t *testing.T) {
	in := Sensitivity{Series: []string{"first-order", "total"}, Outputs: []Output{{Title: "Compliance", Factors: []Influence{
		{"a", []Index{{Value: 0.3}, {Value: 0.4}}}, {"b", []Index{{Value: -0.5}, {Value: 0.1}}},
		{"c", []Index{{Value: math.NaN()}, {Value: 0.7}}}, {"d", []Index{{Value: 0.2}, {Value: math.NaN()}}},
	}}}}
	for _, tt := range []struct {
		name     string
		by, most int
		want     string
	}{
		{"by the first series, by size whatever the sign, gaps last", 0, 0, "b a d c"},
		{"by the second", 1, 0, "c a b d"},
		{"as given", -1, 0, "a b c d"},
		{"the two greatest", 1, 2, "c a"},
		{"more than there are", 1, 9, "c a b d"},
	} {
		in.By, in.Most = tt.by, tt.most
		f, err := Indices(in)
		if got := rowsOf(t, f, err, "a", "b", "c", "d"); got != tt.want {
			t.Errorf("Indices %s: rows %q; want %q", tt.name, got, tt.want)
		}
		says := rowsOf(t, f, err, "2 of 4 factors") != ""
		if says != (tt.most == 2) {
			t.Errorf("Indices %s: says that factors are left out: %v", tt.name, says)
		}
	}
	if got := in.Outputs[0].Factors[0].Label; got != "a" {
		t.Errorf("Indices put %q first in the caller's factors; want them left alone", got)
	}
}

func TestIndicesScales(t *testing.T) {
	in := Sensitivity{Series: []string{"total"}, Outputs: []Output{
		{Title: "One", Unit: "shares", Factors: []Influence{{"a", []Index{{0.5, 0.4, 0.6}}}}},
		{Title: "Two", Unit: "shares", Factors: []Influence{{"a", []Index{{-50, -60, -40}}}}},
	}}
	for _, tt := range []struct {
		common bool
		word   string
		want   int
	}{{false, "0.6", 1}, {true, "0.6", 0}, {false, "−60", 1}, {true, "−60", 2}} {
		in.Common = tt.common
		f, err := Indices(in)
		if got := len(strings.Fields(rowsOf(t, f, err, tt.word))); got != tt.want {
			t.Errorf("Indices with Common %v: %d ticks at %s; want %d", tt.common, got, tt.word, tt.want)
		}
	}
}

func TestIndicesRefuses(t *testing.T) {
	one := func(x ...Index) []Output { return []Output{{Title: "o", Factors: []Influence{{"f", x}}}} }
	for _, tt := range []struct {
		in   Sensitivity
		want string
	}{
		{Sensitivity{Series: []string{"s"}}, "sensitivity without outputs"},
		{Sensitivity{Outputs: one()}, "0 series: want 1 to 4"},
		{Sensitivity{Series: []string{"s"}, By: 1, Outputs: one(Index{})}, "By is 1"},
		{Sensitivity{Series: []string{"s"}, Most: -1, Outputs: one(Index{})}, "Most is -1"},
		{Sensitivity{Series: []string{"s", "t"}, Outputs: one(Index{})}, `output "o": factor "f": 1 indices for 2 series`},
		{Sensitivity{Series: []string{"s"}, Outputs: one(Index{Value: math.Inf(1)})}, "index 0 is +Inf"},
		{Sensitivity{Series: []string{"s"}, Outputs: one(Index{Lo: 2, Hi: 1})}, "interval [2, 1] is upside down"},
		{Sensitivity{Series: []string{"s"}, Outputs: one(Index{Hi: 1e200})}, "want bounds below 1e100"},
	} {
		if _, err := Indices(tt.in); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Indices(%+v) = error %v; want it to say %q", tt.in, err, tt.want)
		}
	}
}

func TestSeriesDifferWithoutColour(t *testing.T) {
	seen := map[string]bool{}
	for i := range 4 {
		seen[fmt.Sprint(seriesInk(i).shape)] = true
	}
	if len(seen) != 4 {
		t.Errorf("four series have %d shapes; want 4", len(seen))
	}
}

func TestLongNamesTakeTwoLines(t *testing.T) {
	const name = "decision.knowing_violation.perceived_behavioural_control"
	for _, tt := range []struct {
		name, text, first, second string
		letters                   int // of room
	}{
		{"room enough", "culture.blame", "culture.blame", "", 30},
		{"a full stop", "culture.blame", "culture.", "blame", 8},
		{"the last of several", name, "decision.knowing_violation.", "perceived_behavioural_control", 28},
		{"a space", "say do gap", "say do", "gap", 6},
		{"no place to break", "responsibility", nameText.fit("responsibility", nameText.width("eeeeee")), "", 6},
	} {
		first, second := nameText.halves(tt.text, nameText.width(strings.Repeat("e", tt.letters)))
		if first != tt.first || second != tt.second {
			t.Errorf("halves with %s = %q, %q; want %q, %q", tt.name, first, second, tt.first, tt.second)
		}
	}
}
