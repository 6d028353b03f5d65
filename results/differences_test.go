package results

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"heed/results/stats"
)

func differencesOf(t *testing.T, text string, metrics ...string) ([]*Course, error) {
	t.Helper()
	r, err := Read(SeriesFile, "x.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var all []*Course
	for c, err := range Differences(r, metrics...) {
		if err != nil {
			return all, err
		}
		all = append(all, c)
	}
	return all, nil
}

// Luck that both arms share is no part of the interval of their difference.
func TestDifferencesArePairedByReplicate(t *testing.T) {
	text := "scenario,arm,point,replicate,day,m,k\n" +
		"s,a,0,0,0,1,5\ns,a,0,0,10,3,5\ns,b,0,0,0,1.5,7\ns,b,0,0,10,4,7\n" +
		"s,a,0,1,0,100,5\ns,a,0,1,10,300,5\ns,b,0,1,0,100.5,7\ns,b,0,1,10,302,7\n" +
		"s,a,1,0,0,7,5\ns,b,1,0,0,8,5\n"
	got, err := differencesOf(t, text, "k", "m", "m")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 6 {
		t.Fatalf("Differences: %d courses; want three metrics of one arm at two points", len(got))
	}
	want := stats.Summarize([]float64{1, 2})
	for _, c := range got[1:3] {
		if c.Arm != "b" || c.Metric != "m" || c.Point != 0 || !cmp.Equal(c.Days, []int{0, 10}) || !cmp.Equal(c.N, []int{2, 2}) {
			t.Errorf("course %+v; want b, m, point 0 on days 0 and 10 of two pairs", c)
		}
		near := cmpopts.EquateApprox(1e-12, 0)
		if !cmp.Equal(c.Mean, []float64{0.5, 1.5}, near) || !cmp.Equal(c.Lo, []float64{0.5, want.Lo}, near) || !cmp.Equal(c.Hi, []float64{0.5, want.Hi}, near) {
			t.Errorf("means %v in [%v, %v]; want 0.5, without spread, and 1.5 in [%v, %v]", c.Mean, c.Lo, c.Hi, want.Lo, want.Hi)
		}
	}
	if c := got[5]; c.Point != 1 || !cmp.Equal(c.Mean, []float64{1}) || !math.IsNaN(c.Lo[0]) {
		t.Errorf("course %+v; want a difference of 1 at point 1, without an interval", c)
	}
}

func TestDifferencesNeedBothArms(t *testing.T) {
	text := "scenario,arm,point,replicate,day,m\n" +
		"s,a,0,0,0,1\ns,a,0,0,5,\ns,b,0,0,0,3\ns,b,0,0,5,9\ns,b,0,0,10,9\n" +
		"s,b,0,1,0,50\n" // a is missing in this replicate
	got, err := differencesOf(t, text)
	if err != nil {
		t.Fatal(err)
	}
	if c := got[0]; len(got) != 1 || !cmp.Equal(c.N, []int{1, 0, 0}) || c.Mean[0] != 2 || !math.IsNaN(c.Mean[1]) || !math.IsNaN(c.Mean[2]) {
		t.Errorf("courses %+v; want one difference of 2 on day 0, and none where an arm lacks the day", got)
	}
}

func TestDifferencesRefuse(t *testing.T) {
	const head = "scenario,arm,point,replicate,day,m\n"
	tests := []struct{ name, text, metric, want string }{
		{"an unknown metric", head, "x", `x.csv has no metric "x"`},
		{"points that turn back", head + "s,a,1,0,0,1\ns,a,0,0,0,1\n", "m", "point 0 after point 1"},
		{"a bad row", head + "s,a,1,0,0,?\n", "m", "x.csv:2:"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := differencesOf(t, tt.text, tt.metric); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Differences: error %v; want it to say %q", err, tt.want)
			}
		})
	}
}
