package explorer

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

func explorer() *Explorer { return New(Options{Limits: Native, Workers: 2, Version: "v"}) }

func of[T any](v T) *T { return &v }

// small returns settings of a run of some milliseconds.
func small() Settings {
	return Settings{
		Scenario: "nuclear-plant", Seed: of[uint64](7), Days: of(60), BurnIn: of(40), Replicates: of(3),
		Set:  map[string]any{"organization.employees": 60., "culture.blame": .3, "mechanisms.habit": true},
		Arms: []scenarios.ArmSet{{Name: "more-experts", Title: "More experts", Set: map[string]float64{"resources.experts": 3}}},
	}
}

// Every scenario, key and metric of the program is on the page, in plain words; files are not.
func TestTheCatalogueHasAll(t *testing.T) {
	c := explorer().Catalogue()
	if len(c.Scenarios) != len(scenarios.Shipped()) || len(c.Metrics) != len(agents.Metrics) {
		t.Errorf("%d scenarios and %d metrics; want %d and %d", len(c.Scenarios), len(c.Metrics), len(scenarios.Shipped()), len(agents.Metrics))
	}
	levers := map[string]Lever{}
	core := 0
	for _, theme := range c.Themes {
		if theme.Core {
			core++
		}
		for _, l := range theme.Levers {
			levers[l.Path] = l
		}
	}
	if core != 6 {
		t.Errorf("%d core themes; want the six of the paper", core)
	}
	for _, d := range agents.Parameters {
		l, there := levers[d.Path]
		if there == (d.Kind == agents.File) {
			t.Errorf("%s is on the page: %v; its kind is %d", d.Path, there, d.Kind)
		}
		if !there {
			continue
		}
		section, _, _ := strings.Cut(d.Path, ".")
		if _, named := wordings[d.Path]; !named && themings[section].core {
			t.Errorf("%s has no name in plain words", d.Path)
		}
		if l.From < l.Min || l.To > l.Max || (l.Kind == "number" || l.Kind == "integer") && (l.Step <= 0 || l.From >= l.To) {
			t.Errorf("%s: slider from %v to %v by %v; the key takes %v to %v", d.Path, l.From, l.To, l.Step, l.Min, l.Max)
		}
		if v, isNumber := l.Default.(float64); isNumber && (v < l.From || v > l.To) {
			t.Errorf("%s: the default %v is not on its slider, %v to %v", d.Path, v, l.From, l.To)
		}
		if len(l.Findings) != len(strings.Fields(d.Rows)) {
			t.Errorf("%s has %d findings; want those of %q", d.Path, len(l.Findings), d.Rows)
		}
	}
	for path := range wordings {
		if _, there := levers[path]; !there {
			t.Errorf("%s has a name and is no lever", path)
		}
	}
	for _, m := range c.Metrics {
		if m.Title == "" {
			t.Errorf("%s has no name in plain words", m.Name)
		}
	}
	if _, err := json.Marshal(c); err != nil {
		t.Error(err)
	}
}

// Settings come to a file that, parsed again, is the same scenario; and so does the file
// itself as settings.
func TestSettingsAreAFile(t *testing.T) {
	x := explorer()
	for _, name := range x.names {
		for _, s := range []Settings{{Scenario: name}, {Scenario: name, Arms: x.Catalogue().Scenarios[slices.Index(x.names, name)].Arms}, {Scenario: name, Set: small().Set, Arms: small().Arms}} {
			made, err := x.Scenario(s)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			again, err := scenarios.Parse("scenario.toml", made.Text, nil)
			if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, made.Text)
			}
			if again.Params != made.Params || again.Seed != made.Seed || again.Days != made.Days || again.BurnIn != made.BurnIn || again.Replicates != made.Replicates || again.RecordEvery != made.RecordEvery || again.Name != made.Name {
				t.Errorf("%s: the file does not come to the settings:\n%s", name, made.Text)
			}
			if diff := cmp.Diff(made.Arms, again.Arms); diff != "" {
				t.Errorf("%s: arms (-settings +file):\n%s", name, diff)
			}
			text, err := x.Scenario(Settings{Text: string(made.Text), Arms: armsOf(made)})
			if err != nil || string(text.Text) != string(made.Text) {
				t.Errorf("%s: the file as settings comes to %v\n%s\nwant\n%s", name, err, text.Text, made.Text)
			}
		}
	}
}

func armsOf(s *scenarios.Scenario) (all []scenarios.ArmSet) {
	for _, a := range s.Arms[1:] {
		all = append(all, a.ArmSet())
	}
	return all
}

// A base whose arms are left out, or set anew, keeps what else it says.
func TestSettingsChangeTheirBase(t *testing.T) {
	x := explorer()
	s := small()
	made, err := x.Scenario(s)
	if err != nil {
		t.Fatal(err)
	}
	base, err := scenarios.Open("nuclear-plant", nil)
	if err != nil {
		t.Fatal(err)
	}
	want := base.Params
	want.Organization.Employees, want.Culture.Blame, want.Resources.Experts = 60, .3, 1 // one per 150, at least one
	if made.Params != want {
		t.Errorf("parameters differ:\n%s", cmp.Diff(want, made.Params))
	}
	if len(made.Arms) != 2 || made.Arms[1].Name != "more-experts" || made.Arms[1].Set[0] != (agents.Setting{Path: "resources.experts", Value: 3}) {
		t.Errorf("arms = %v; want the baseline and more-experts", made.Arms)
	}
}

// All mistakes in settings are told at once, by key, and nothing of the disk is reached.
func TestMistakesInSettingsAreTold(t *testing.T) {
	for _, tt := range []struct {
		name string
		edit func(*Settings)
		keys []string
	}{
		{"an unknown scenario", func(s *Settings) { s.Scenario = "nuclear-plan" }, []string{"scenario"}},
		{"values out of range", func(s *Settings) { s.Set["culture.blame"], s.Set["rules.count"] = 2., "many" }, []string{"culture.blame", "rules.count"}},
		{"an unknown key", func(s *Settings) { s.Set["culture.blam"] = 1.; s.Set["x"] = 1. }, []string{"x", "culture.blam"}},
		{"a file", func(s *Settings) { s.Set["organization.roster"] = "/etc/passwd" }, []string{"organization.roster"}},
		{"a list", func(s *Settings) { s.Set["culture.blame"] = []any{1.} }, []string{"culture.blame"}},
		{"a text of several lines", func(s *Settings) { s.Set["organization.network"] = "teams\"\nseed = 2" }, []string{"organization.network"}},
		{"an arm with a strange name", func(s *Settings) { s.Arms[0].Name = "x]\n[scenario" }, []string{"arms[1].name"}},
		{"the baseline as an arm", func(s *Settings) { s.Arms[0].Name = "baseline" }, []string{"arms.baseline"}},
		{"an arm twice", func(s *Settings) { s.Arms = append(s.Arms, s.Arms[0]) }, []string{"arms.more-experts"}},
		{"a title of two lines", func(s *Settings) { s.Arms[0].Title = "a\nb" }, []string{"arms.more-experts.title"}},
		{"an arm that sets what is fixed", func(s *Settings) { s.Arms[0].Set["organization.employees"] = 10 }, []string{`arms.more-experts.set."organization.employees"`}},
		{"an arm that combines another that is not there", func(s *Settings) { s.Arms[0].Combine = []string{"education"} }, []string{"arms.more-experts.combine"}},
		{"too large an organization", func(s *Settings) { s.Set["organization.employees"] = 1e6 }, []string{"organization.employees"}},
		{"too many replicates", func(s *Settings) { s.Replicates = of(1000) }, []string{"scenario.replicates"}},
		{"too many days", func(s *Settings) { s.Days = of(50_000) }, []string{"scenario.days", "scenario.record_every"}},
		{"too much at once", func(s *Settings) { s.Replicates, s.Set["organization.employees"] = of(200), 20_000. }, []string{"scenario.replicates"}},
		{"a broken file", func(s *Settings) { s.Text = "[culture\nblame = 2" }, []string{""}},
		{"a file with a roster", func(s *Settings) { s.Text = "[organization]\nroster = \"/etc/passwd\"" }, []string{"organization.roster"}},
		{"a base and an arm that are both wrong", func(s *Settings) { s.Set["culture.blame"] = 2.; s.Arms[0].Set["culture.cohesion"] = 7 }, []string{"culture.blame", `arms.more-experts.set."culture.cohesion"`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := small()
			tt.edit(&s)
			_, err := explorer().Scenario(s)
			var wrong scenarios.Mistakes
			if !errors.As(err, &wrong) {
				t.Fatalf("Scenario(settings) = %v; want mistakes", err)
			}
			var keys []string
			for _, m := range wrong {
				keys = append(keys, m.Key)
				if tt.name != "a broken file" && m.Want == "" && m.Hint == "" {
					t.Errorf("%v does not say what is wanted", m)
				}
			}
			if !slices.Equal(keys, tt.keys) {
				t.Errorf("mistakes at %q; want %q:\n%v", keys, tt.keys, err)
			}
		})
	}
}

// play plays settings to the end and returns what was told.
func play(t *testing.T, x *Explorer, s Settings) (*Played, []Event) {
	t.Helper()
	made, err := x.Scenario(s)
	if err != nil {
		t.Fatal(err)
	}
	var all []Event
	p, err := x.Play(t.Context(), made, func(e Event) error { all = append(all, e); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return p, all
}

// framesOf returns the frames of events.
func framesOf(events []Event) (all []Frame) {
	for _, e := range events {
		if f, ok := e.Data.(Frames); ok {
			all = append(all, f.Frames...)
		}
	}
	return all
}

// The tables of a play are those of a run of its file, byte for byte, whichever play of its
// burn-in it is.
func TestPlaysLeaveTheTablesOfRuns(t *testing.T) {
	x, s := explorer(), small()
	for _, experts := range []float64{3, 4, 3} {
		s.Arms[0].Set["resources.experts"] = experts
		played, _ := play(t, x, s)
		got, want := t.TempDir(), t.TempDir()
		if err := played.Write(got, nil, nil); err != nil {
			t.Fatal(err)
		}
		file, err := scenarios.Parse("any.toml", played.Scenario().Text, nil)
		if err != nil {
			t.Fatal(err)
		}
		run(t, file, want)
		if a, b := tree(t, got), tree(t, want); !cmp.Equal(a, b) {
			t.Errorf("with %v experts the tables of the play are not those of the run:\n%s", experts, cmp.Diff(b, a))
		}
		if err := played.Write(got, nil, nil); err != nil {
			t.Errorf("Write into a folder that is complete = %v; want none", err)
		}
	}
}

// run does what heed run does with a scenario, figures apart.
func run(t *testing.T, s *scenarios.Scenario, dir string) {
	t.Helper()
	plan := study.Plan(s, recordOf(s))
	plan.Outputs = append([]string{results.CSVFormat}, plan.Outputs...)
	f, err := results.Open(dir, plan, false)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := study.Run(t.Context(), f, study.Organizations(study.One(s), recordOf(s)), study.Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	err = f.Finish(func(x *results.Extras) error {
		of, err := study.Recall(x.Manifest(), x.Dir())
		return errors.Join(err, study.Review(x, of), study.CompareInterventions(x, of))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// tree returns the files of a folder with what is in them.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, path))
		all[path] = string(text)
		return err
	})
	if err != nil || len(all) < 5 {
		t.Fatalf("%d files, %v; want tables", len(all), err)
	}
	return all
}

// What is told is in order, of every recorded day, and ends at what the tables have.
func TestAPlayTellsItsDays(t *testing.T) {
	x := explorer()
	played, events := play(t, x, small())
	begun, ok := events[0].Data.(Begun)
	if !ok || begun.ID != ID(played.Scenario()) || len(begun.Arms) != 2 || begun.Arms[1].Title != "More experts" || len(begun.Place.Site) != 60 {
		t.Errorf("the first event is %+v; want what begins", events[0])
	}
	frames := framesOf(events)
	var days []int
	for _, f := range frames {
		days = append(days, f.Day)
		if want := 1 + boolean(f.Day > 0); len(f.Arms) != want {
			t.Errorf("day %d has %d arms; want %d", f.Day, len(f.Arms), want)
		}
		for _, a := range f.Arms {
			if len(a.Mean) != len(agents.Metrics) || len(a.People) != 3*60 {
				t.Errorf("day %d has %d means and %d bytes of people; want %d and 180", f.Day, len(a.Mean), len(a.People), len(agents.Metrics))
			}
		}
	}
	if want := []int{-30, -20, -10, 0, 10, 20, 30, 40, 50, 60}; !slices.Equal(days, want) {
		t.Errorf("frames of days %v; want %v", days, want)
	}
	dir := t.TempDir()
	if err := played.Write(dir, nil, nil); err != nil {
		t.Fatal(err)
	}
	last := frames[len(frames)-1]
	compared := rowsOf(t, filepath.Join(dir, results.ComparisonFile), "diff", "lo", "hi")
	summed := rowsOf(t, filepath.Join(dir, results.SummaryFile), "mean")
	for i, m := range agents.Metrics {
		e := last.Arms[1].Effect[i]
		same(t, m.Name+", effect", compared["more-experts "+m.Name], []float64{float64(e.Diff), float64(e.Lo), float64(e.Hi)})
		same(t, m.Name+", total", summed["more-experts "+m.Name], []float64{last.Arms[1].Total[i]})
	}
	_, again := play(t, x, small())
	if diff := cmp.Diff(said(t, frames), said(t, framesOf(again))); diff != "" {
		t.Errorf("a play of a burn-in that was kept tells something else:\n%s", diff)
	}
}

// A burn-in that was computed ahead, or is of no days, is that of a play from its start.
func TestBurnInsThatAreKept(t *testing.T) {
	warm := New(Options{Limits: Native, Workers: 2, Own: []*scenarios.Scenario{small3(t)}})
	if err := warm.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	settings := Settings{Scenario: "three", Arms: small().Arms}
	s, err := warm.Scenario(settings)
	if err != nil {
		t.Fatal(err)
	}
	if k := warm.kept(groundOf(s)); k.past == nil || len(k.frames) != 2 {
		t.Errorf("what was computed ahead has %d frames, and is there: %v; want the two of the burn-in", len(k.frames), k.past != nil)
	}
	_, got := play(t, warm, settings)
	_, want := play(t, New(warm.options), settings)
	if diff := cmp.Diff(said(t, framesOf(want)), said(t, framesOf(got))); diff != "" {
		t.Errorf("a play of what was computed ahead tells something else:\n%s", diff)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := New(warm.options).Warm(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("computing ahead that is ended: %v; want that it was", err)
	}

	settings.BurnIn = of(0)
	_, want = play(t, warm, settings)
	_, got = play(t, warm, settings)
	if diff := cmp.Diff(said(t, framesOf(want)), said(t, framesOf(got))); diff != "" {
		t.Errorf("a second play without a burn-in tells something else:\n%s", diff)
	}
}

// small3 returns a scenario of one's own.
func small3(t *testing.T) *scenarios.Scenario {
	t.Helper()
	s, err := scenarios.Parse("three.toml", []byte("[scenario]\ndays = 30\nburn_in = 20\nreplicates = 3\n[organization]\nemployees = 40\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// said returns what frames say as JSON.
func said(t *testing.T, frames []Frame) string {
	t.Helper()
	text, err := json.MarshalIndent(frames, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// same compares the numbers of a row; those of a table have fewer digits, and NaN is nothing.
func same(t *testing.T, what string, want, got []float64) {
	t.Helper()
	if len(want) != len(got) {
		t.Errorf("%s: the table has %v, the last frame %v", what, want, got)
		return
	}
	for i := range want {
		if math.IsNaN(want[i]) != math.IsNaN(got[i]) || math.Abs(want[i]-got[i]) > 1e-12*max(1, math.Abs(want[i])) {
			t.Errorf("%s: the table has %v, the last frame %v", what, want, got)
			return
		}
	}
}

// rowsOf returns the columns of a table by arm and metric.
func rowsOf(t *testing.T, file string, columns ...string) map[string][]float64 {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]float64{}
	var head []string
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSpace(line), ",")
		if head == nil {
			head = f
			continue
		}
		var row []float64
		for _, c := range columns {
			v := math.NaN()
			if field := f[slices.Index(head, c)]; field != "" {
				if err := json.Unmarshal([]byte(field), &v); err != nil {
					t.Fatal(err)
				}
			}
			row = append(row, v)
		}
		all[f[slices.Index(head, "arm")]+" "+f[slices.Index(head, "metric")]] = row
	}
	return all
}

// Whoever leaves, or can take no more, ends the play.
func TestAPlayEndsWithItsViewer(t *testing.T) {
	x := explorer()
	made, err := x.Scenario(small())
	if err != nil {
		t.Fatal(err)
	}
	gone := errors.New("gone")
	n := 0
	if _, err := x.Play(t.Context(), made, func(Event) error {
		if n++; n > 3 {
			return gone
		}
		return nil
	}); !errors.Is(err, gone) || n != 4 {
		t.Errorf("Play for a viewer who leaves = %v after %d events; want %v after 4", err, n, gone)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := x.Play(ctx, made, func(Event) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("Play of a context that ended = %v; want %v", err, context.Canceled)
	}
}

// What is undefined is null, and numbers have the digits that a screen needs.
func TestValuesAreJSON(t *testing.T) {
	got, err := json.Marshal([]any{Values{1, math.NaN(), .123456789, math.Inf(1)}, Value(math.NaN()), Value(1e-7)})
	if want := `[[1,null,0.123457,null],null,1e-07]`; err != nil || string(got) != want {
		t.Errorf("JSON = %s, %v; want %s", got, err, want)
	}
}

// BenchmarkFirstFrame measures the time until the first point is on the way to the page.
func BenchmarkFirstFrame(b *testing.B) {
	enough := errors.New("enough")
	for i := range b.N {
		x := explorer()
		made, err := x.Scenario(Settings{Scenario: "nuclear-plant", Replicates: of(10), Seed: of(uint64(i)), Arms: small().Arms})
		if err != nil {
			b.Fatal(err)
		}
		x.Play(b.Context(), made, func(e Event) error {
			if e.Name == "frames" {
				return enough
			}
			return nil
		})
	}
}

// BenchmarkPlay measures a whole play of the default organization with ten replicates and an
// arm, as the page has at first.
func BenchmarkPlay(b *testing.B) {
	x := explorer()
	for i := range b.N {
		made, err := x.Scenario(Settings{Scenario: "nuclear-plant", Replicates: of(10), Seed: of(uint64(i)), Arms: []scenarios.ArmSet{{Name: "a", Set: map[string]float64{"resources.experts": 6}}}})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := x.Play(b.Context(), made, func(e Event) error { _, err := json.Marshal(e.Data); return err }); err != nil {
			b.Fatal(err)
		}
	}
}
