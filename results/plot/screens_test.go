package plot

import (
	"math"
	"strings"
	"testing"
)

func screenOf(values ...[2]float64) Sensitivity {
	o := Output{Title: "Compliance", Unit: "points"}
	for i, v := range values {
		o.Factors = append(o.Factors, Influence{"factor " + string(rune('a'+i)), []Index{
			{v[0], math.NaN(), math.NaN()}, {v[1], math.NaN(), math.NaN()},
		}})
	}
	return Sensitivity{Series: []string{"mu*", "sigma"}, Outputs: []Output{o}}
}

func TestScreensNamesTheGreatest(t *testing.T) {
	in := screenOf([2]float64{1, 4}, [2]float64{4, 1}, [2]float64{math.NaN(), 9}, [2]float64{2, 2})
	words := []string{"factor a", "factor b", "factor c", "factor d", "2 of 3 factors named"}
	for _, tt := range []struct {
		name     string
		by, most int
		want     string
	}{
		{"all that have both numbers", 0, 0, "factor b factor d factor a"},
		{"the two of the greatest mean", 0, 2, "2 of 3 factors named factor b factor d"},
		{"the two of the greatest spread", 1, 2, "2 of 3 factors named factor a factor d"},
	} {
		in.By, in.Most = tt.by, tt.most
		f, err := Screens(in)
		if got := rowsOf(t, f, err, words...); got != tt.want {
			t.Errorf("Screens naming %s says %q; want %q", tt.name, got, tt.want)
		}
	}
}

func TestScreensPutsFactorsWhereTheyAre(t *testing.T) {
	m := &screenMarks{factors: screenOf([2]float64{1, 4}).Outputs[0].Factors, to: 5}
	m.factors[0].Indices[0] = Index{1, -1, math.Inf(1)}
	if got, want := m.whiskers(), [4]float64{0, 4, 5, 4}; len(got) != 1 || got[0] != want {
		t.Errorf("whiskers() = %v; want %v, within the plane", got, want)
	}
}

func TestScreensRefuses(t *testing.T) {
	three := screenOf([2]float64{1, 1})
	three.Series = append(three.Series, "another")
	for _, tt := range []struct {
		in   Sensitivity
		want string
	}{
		{three, "screens of 3 series: want 2"},
		{screenOf([2]float64{1, -1}), `factor "factor a": -1 is below zero`},
		{Sensitivity{Series: []string{"mu*", "sigma"}}, "sensitivity without outputs"},
	} {
		if _, err := Screens(tt.in); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Screens = error %v; want it to say %q", err, tt.want)
		}
	}
	empty := screenOf()
	if _, err := Screens(empty); err != nil {
		t.Errorf("Screens of no factors = error %v; want a figure without data", err)
	}
	if _, err := Screens(screenOf([2]float64{0, 0})); err != nil {
		t.Errorf("Screens of a factor that does nothing = error %v; want a figure", err)
	}
}
