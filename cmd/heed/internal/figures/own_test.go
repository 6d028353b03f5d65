package figures

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/results"
)

// grid is the folder of a sweep of two factors with two levels each, two replicates and
// an arm; values are chosen so that means are easy.
func grid(t *testing.T) *Folder {
	t.Helper()
	points := "point,culture.blame,organization.network\n0,0.1,\"\"\"teams\"\"\"\n1,0.1,\"\"\"rings\"\"\"\n2,0.5,\"\"\"teams\"\"\"\n3,0.5,\"\"\"rings\"\"\"\n"
	rows, series := "scenario,arm,point,replicate,compliance_rate,acts\n", "scenario,arm,point,replicate,day,compliance_rate,acts\n"
	for p := range 4 {
		for r := range 2 {
			for a, arm := range []string{"baseline", "training"} {
				v := 0.5 + 0.1*float64(a) + 0.01*float64(p) + 0.001*float64(r*(a+1))
				rows += fmt.Sprintf("s,%s,%d,%d,%g,%d\n", arm, p, r, v, p)
				for day := 0; day <= 20; day += 10 {
					series += fmt.Sprintf("s,%s,%d,%d,%d,%g,%d\n", arm, p, r, day, v+float64(day)/1000, p)
				}
			}
		}
	}
	dir := t.TempDir()
	for name, text := range map[string]string{results.PointsFile: points, results.ReplicatesFile: rows, results.SeriesFile: series} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return open(t, dir, results.Manifest{
		Scenario: "s", Points: 4, Replicates: 2, Days: 20, Series: true, Arms: []string{"baseline", "training"},
		Factors: []string{"culture.blame", "organization.network"},
		Metrics: []results.Column{{Name: "compliance_rate", Unit: "share of tasks"}, {Name: "acts", Unit: "acts"}},
	})
}

func open(t *testing.T, dir string, m results.Manifest) *Folder {
	t.Helper()
	f, err := OpenFolder(dir, m)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// sample is the folder of a sample of n points, which has no tables.
func sample(n int) *Folder {
	f := &Folder{Manifest: results.Manifest{
		Points: n, Replicates: 3, Days: 20, Arms: []string{"baseline", "training"}, Factors: []string{"a.x", "a.y", "a.whole"},
		Metrics: []results.Column{{Name: "acts"}}, Settings: map[string]json.RawMessage{"sweep.seeds": []byte(`"common"`)},
	}}
	f.factors = []factor{{path: "a.x"}, {path: "a.y"}, {path: "a.whole"}}
	for p := range n {
		f.factors[0].levels = append(f.factors[0].levels, fmt.Sprint(float64(p*7%n)/float64(n)))
		f.factors[1].levels = append(f.factors[1].levels, fmt.Sprint(float64(p*11%n)/float64(n)))
		f.factors[2].levels = append(f.factors[2].levels, fmt.Sprint(p%3))
	}
	return f
}

func TestTheFigureFitsTheFolder(t *testing.T) {
	g, s := grid(t), sample(40)
	run := &Folder{Manifest: results.Manifest{Points: 1, Replicates: 3, Arms: []string{"baseline", "b"}, Metrics: []results.Column{{Name: "acts"}}}}
	tests := []struct {
		name                    string
		folder                  *Folder
		wish                    Wish
		kind, facet, line, axis string
		facets, places          int
		overPoints, cloud       bool
	}{
		{"a run without series is by arm", run, Wish{}, byArm, "", "", "arm", 1, 2, false, false},
		{"a sweep over days has a facet a point", g, Wish{}, byDay, "point", "arm", "", 4, 1, false, false},
		{"one factor that varies is the facets", g, Wish{Where: []string{"organization.network=teams"}}, byDay, "culture.blame", "arm", "", 2, 1, false, false},
		{"one point needs no facets", g, Wish{Points: "2"}, byDay, "", "arm", "", 1, 1, false, false},
		{"lines of levels have a facet an arm", g, Wish{Lines: "culture.blame"}, byDay, "arm", "culture.blame", "", 2, 1, false, false},
		{"lines of levels in one arm need no facets", g, Wish{Lines: "culture.blame", Arms: []string{"training"}}, byDay, "", "culture.blame", "", 1, 1, false, false},
		{"arms average over points", g, Wish{By: []string{"arm"}}, byArm, "", "", "arm", 1, 2, false, false},
		{"a factor has lines of arms", g, Wish{By: []string{"culture.blame"}}, byFactor, "", "arm", "culture.blame", 1, 2, false, false},
		{"two factors have a map an arm", g, Wish{By: []string{"culture.blame", "organization.network"}}, byFactors, "arm", "organization.network", "culture.blame", 2, 2, false, false},
		{"differences are of all but the baseline", g, Wish{By: []string{"arm"}, Difference: true}, byArm, "", "", "arm", 1, 1, false, false},
		{"a sampled factor is a cloud an arm", s, Wish{By: []string{"a.x"}}, byFactor, "arm", "", "point", 2, 40, true, true},
		{"a few points of a sample are a cloud too", s, Wish{By: []string{"a.x"}, Points: "0-3,9"}, byFactor, "arm", "", "point", 2, 5, true, true},
		{"a sampled factor in parts", s, Wish{By: []string{"a.x"}, Bins: 5}, byFactor, "", "arm", "a.x", 1, 5, true, false},
		{"whole numbers of a sample are levels", s, Wish{By: []string{"a.whole"}}, byFactor, "", "arm", "a.whole", 1, 3, true, false},
		{"two sampled factors are in parts", s, Wish{By: []string{"a.x", "a.y"}}, byFactors, "arm", "a.y", "a.x", 2, mapBins, true, false},
		{"arms of a sample are over points", s, Wish{By: []string{"arm"}}, byArm, "", "", "arm", 1, 2, true, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.wish.Metrics = []string{"acts"}
			o, err := tt.folder.Own(tt.wish)
			if err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprint(o.kind, " ", o.facet.name, " ", o.line.name, " ", o.x.name, " ", len(o.facet.labels), len(o.x.labels), o.overPoints, o.cloud)
			want := fmt.Sprint(tt.kind, " ", tt.facet, " ", tt.line, " ", tt.axis, " ", tt.facets, tt.places, tt.overPoints, tt.cloud)
			if got != want {
				t.Errorf("kind, facet, line, axis, facets, places, over points, cloud = %s; want %s", got, want)
			}
		})
	}
}

func TestMistakesAreToldAtOnce(t *testing.T) {
	g := grid(t)
	tests := []struct {
		name string
		wish Wish
		want []string
	}{
		{"names", Wish{Metrics: []string{"complience_rate", "acts", "acts"}, By: []string{"culture.blam"}, Arms: []string{"trainnig"}, Facet: "x.y", Where: []string{"z=1", "culture.blame"}},
			[]string{`did you mean "compliance_rate"?`, "acts is there twice", `did you mean "culture.blame"?`, `did you mean "training"?`, `no factor "x.y"`, `no factor "z"`, `have "culture.blame"`}},
		{"levels", Wish{Metrics: []string{"acts"}, Where: []string{"culture.blame=0.2", "organization.network<1", "culture.blame>x"}},
			[]string{"its levels are 0.1, 0.5", "are no numbers", `have "x"`}},
		{"points and days", Wish{Metrics: []string{"acts"}, Points: "1,4", Days: "9:3", By: []string{"arm"}},
			[]string{`have "4"; want points from 0 to 3`, `have "9:3"`, "goes with --by day"}},
		{"nothing is left", Wish{Metrics: []string{"acts"}, Points: "0", Where: []string{"culture.blame=0.5"}}, []string{"leave none"}},
		{"a map of two metrics", Wish{Metrics: []string{"acts", "compliance_rate"}, By: []string{"culture.blame", "organization.network"}}, []string{"want one --metric"}},
		{"the same twice", Wish{Metrics: []string{"acts"}, By: []string{"culture.blame"}, Lines: "culture.blame", Facet: "culture.blame"}, []string{"--facet culture.blame: the figure is by that already", "--lines culture.blame: the facets"}},
		{"bins of names", Wish{Metrics: []string{"acts"}, By: []string{"organization.network"}, Bins: 3}, []string{"are no numbers"}},
		{"arms in one line", Wish{Metrics: []string{"acts"}, Lines: "culture.blame", Facet: "organization.network"}, []string{"2 arms would be one line"}},
		{"days and a factor", Wish{Metrics: []string{"acts"}, By: []string{"day", "culture.blame"}, Facet: "day"}, []string{"day goes alone", "--facet: days are what"}},
		{"a difference of the baseline", Wish{Metrics: []string{"acts"}, Arms: []string{"baseline"}, Difference: true}, []string{"leaves baseline alone"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := g.Own(tt.wish)
			for _, want := range tt.want {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("Own: error %v; want it to say %q", err, want)
				}
			}
		})
	}
}

func TestConditionsChoosePoints(t *testing.T) {
	g := grid(t)
	for _, tt := range []struct {
		points string
		where  []string
		want   string
	}{
		{"", nil, "[0 1 2 3]"},
		{"3,0-1", nil, "[0 1 3]"},
		{"", []string{"culture.blame=0.10"}, "[0 1]"},
		{"", []string{"culture.blame!=0.1"}, "[2 3]"},
		{"", []string{"culture.blame<0.5"}, "[0 1]"},
		{"", []string{"culture.blame >= 0.5", "organization.network = teams"}, "[2]"},
		{"", []string{"organization.network=teams,\"rings\""}, "[0 1 2 3]"},
		{"1-3", []string{"organization.network=rings"}, "[1 3]"},
	} {
		if got, errs := g.choosePoints(tt.points, tt.where); len(errs) > 0 || fmt.Sprint(got) != tt.want {
			t.Errorf("choosePoints(%q, %q) = %v, errors %v; want %s", tt.points, tt.where, got, errs, tt.want)
		}
	}
}

func TestCaptionsSayWhatAveragesAreOver(t *testing.T) {
	g, s := grid(t), sample(40)
	for _, tt := range []struct {
		folder *Folder
		wish   Wish
		want   []string
	}{
		{g, Wish{By: []string{"culture.blame"}}, []string{"means of days 1 to 20 over 2 replicates, bands their 95% intervals", "Averaged over organization.network: 2 points"}},
		{g, Wish{By: []string{"culture.blame"}, Points: "0,2,3", Caption: "Of heed."}, []string{"Mind that", "1 to 2 points", "Chosen are 3 of 4 points: point 0, 2, 3.", "Of heed."}},
		{g, Wish{By: []string{"arm"}, Difference: true}, []string{"mean differences from baseline, paired by replicate", "adjusted for the 1 difference shown"}},
		{s, Wish{By: []string{"a.whole"}}, []string{"13 to 14 points each", "over points and over replicates", "a.x and a.y, which vary from point to point"}},
		{s, Wish{By: []string{"a.x"}}, []string{"Each dot is a point of the sweep", "means of 4 parts of the 40 points"}},
	} {
		tt.wish.Metrics = []string{"acts"}
		o, err := tt.folder.Own(tt.wish)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range tt.want {
			if !strings.Contains(o.Caption(), want) {
				t.Errorf("caption of %v = %q; want it to say %q", tt.wish, o.Caption(), want)
			}
		}
	}
}

// Every kind of figure is drawn of real tables.
func TestEveryKindIsDrawn(t *testing.T) {
	g := grid(t)
	for _, w := range []Wish{
		{By: []string{"day"}}, {By: []string{"day"}, Difference: true}, {By: []string{"arm"}}, {By: []string{"arm"}, Difference: true},
		{By: []string{"replicate"}}, {By: []string{"culture.blame"}}, {By: []string{"organization.network"}, Difference: true},
		{By: []string{"culture.blame", "organization.network"}}, {By: []string{"culture.blame"}, Bins: 2}, {Lines: "culture.blame"},
	} {
		w.Metrics = []string{"compliance_rate"}
		o, err := g.Own(w)
		if err != nil {
			t.Fatalf("%v: %v", w, err)
		}
		if f, err := o.Draw(); err != nil || f == nil {
			t.Errorf("Draw of %v: figure %v, error %v; want a figure", w, f, err)
		}
	}
}
