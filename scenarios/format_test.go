package scenarios

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"heed/agents"
)

// Whatever is composed of valid values is a file that says just this.
func TestComposedScenariosAreTheirFiles(t *testing.T) {
	base, err := Open("nuclear-plant", nil)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var overrides []Override
		want := base.Params
		arm := ArmSet{Name: "a", Title: rapid.StringMatching(`[a-zäß"\\ ]{0,20}`).Draw(t, "title"), RampDays: rapid.IntRange(0, 9).Draw(t, "ramp"), Cost: rapid.Float64Range(0, 1e6).Draw(t, "cost"), Set: map[string]float64{}}
		for _, d := range agents.Parameters {
			if section, _, _ := strings.Cut(d.Path, "."); d.Kind != agents.Number || section == "organization" || d.Path == "individual.selection" {
				continue
			}
			if v := rapid.Float64Range(d.Min, d.Min+(d.Max-d.Min)*.9).Draw(t, d.Path); d.Allows(v) && rapid.Bool().Draw(t, "set") {
				overrides = append(overrides, Override{Flag: "x", Path: d.Path, Value: plain(v)})
				want.Set(d.Path, v)
				if d.Live {
					arm.Set[d.Path] = v
				}
			}
		}
		s, err := base.Compose(overrides, []ArmSet{arm})
		if err != nil {
			t.Fatal(err)
		}
		file, err := Parse("any.toml", s.Text, nil)
		if err != nil {
			t.Fatalf("%v\n%s", err, s.Text)
		}
		if s.Params != want || file.Params != want {
			t.Errorf("composed parameters are not those wanted:\n%s", s.Text)
		}
		got := file.Arms[1].ArmSet()
		if arm.Title == "" {
			arm.Title = "a"
		}
		if len(file.Arms) != 2 || got.Title != arm.Title || got.Cost != arm.Cost || got.RampDays != arm.RampDays || len(got.Set) != len(arm.Set) {
			t.Errorf("arms = %+v; want the baseline and %+v", file.Arms, arm)
		}
		for path, v := range arm.Set {
			if got.Set[path] != v {
				t.Errorf("the arm sets %s to %v; want %v", path, got.Set[path], v)
			}
		}
	})
}

// A scenario of a roster keeps it, without reading it again, and names it for whoever runs
// the file elsewhere.
func TestComposedScenariosKeepTheirRoster(t *testing.T) {
	files := fstest.MapFS{"staff.csv": {Data: []byte("employee,department\na,x\nb,x\nc,y\nd,y\n")}}
	base, err := Parse("own.toml", []byte("[organization]\nroster = \"staff.csv\"\n[resources]\nexperts = 2\n"), files)
	if err != nil {
		t.Fatal(err)
	}
	delete(files, "staff.csv")
	s, err := base.Compose([]Override{{Flag: "x", Path: "culture.blame", Value: "0.9"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s.Roster != base.Roster || s.Params.Culture.Blame != .9 || s.Name != "own-explored" || !strings.Contains(string(s.Text), `roster = "staff.csv"`) {
		t.Errorf("Compose of a scenario with a roster = %+v\n%s; want the roster, blame .9", s.Params, s.Text)
	}
	if _, err := base.Compose([]Override{{Flag: "x", Path: "organization.employees", Value: "9"}}, nil); !errors.As(err, new(Mistakes)) {
		t.Errorf("Compose against the roster = %v; want a mistake", err)
	}
}

// Composed again and again, a name stays what it is.
func TestComposedNamesDoNotGrow(t *testing.T) {
	s, err := Parse("x.toml", []byte("[scenario]\nname = \""+strings.Repeat("a", maxName)+"\""), nil)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if s, err = s.Compose(nil, nil); err != nil {
			t.Fatal(err)
		}
	}
	if want := strings.Repeat("a", maxName-len(explored)) + explored; s.Name != want {
		t.Errorf("name = %q; want %q", s.Name, want)
	}
}
