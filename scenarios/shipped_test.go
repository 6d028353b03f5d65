package scenarios

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heed/agents"
)

func TestEachShippedFileParsesAndIsListed(t *testing.T) {
	files, err := fs.Glob(shipped, "*.toml")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(shippedNames) {
		t.Errorf("%d files are embedded and %d listed", len(files), len(shippedNames))
	}
	for _, info := range Shipped() {
		s, err := Open(info.Name, nil)
		if err != nil {
			t.Fatalf("Open(%q) = %v; want no error", info.Name, err)
		}
		if s.Name != info.Name {
			t.Errorf("Open(%q).Name = %q; want that of its file", info.Name, s.Name)
		}
		if len(s.Arms) < 4 {
			t.Errorf("Open(%q) has %d arms; want some to compare", info.Name, len(s.Arms))
		}
		if !strings.Contains(info.Shows, "It rests on ") {
			t.Errorf("Shipped() of %q shows %q; want the rows that it rests on", info.Name, info.Shows)
		}
		for _, a := range s.Arms[1:] {
			if a.Title == a.Name || s.Cost(a) <= 0 {
				t.Errorf("%s: arm %q has title %q and cost %v; want a title and a cost", info.Name, a.Name, a.Title, s.Cost(a))
			}
		}
	}
}

func TestEachShippedArmChangesWhatItSets(t *testing.T) {
	for _, name := range shippedNames {
		s, err := Open(name, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range s.Arms {
			for _, set := range a.Set {
				if s.Params.Get(set.Path) == set.Value {
					t.Errorf("%s: arm %s sets %s to %v, which it is", name, a.Name, set.Path, set.Value)
				}
			}
		}
	}
}

func TestNuclearPlantIsTheDefaultOrganization(t *testing.T) {
	s, err := Open("nuclear-plant", nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(agents.Default(), s.Params); diff != "" {
		t.Errorf("Open(nuclear-plant).Params differ from agents.Default() (-want +got):\n%s", diff)
	}
	all, _ := s.Arm("everything-at-once")
	if want := 7; len(s.Changes(all)) != want {
		t.Errorf("everything-at-once has %d changes; want %d, one a recommendation", len(s.Changes(all)), want)
	}
	var names []string
	for _, a := range s.Arms {
		names = append(names, a.Name)
	}
	if want := []string{Baseline, "adapted-rules", "education", "expert-capacity", "time-acceptance", "open-climate", "dialogue", "responsibility", "everything-at-once"}; !slices.Equal(names, want) {
		t.Errorf("arms = %v; want %v", names, want)
	}
}

func TestAnUnknownShippedNameIsSuggested(t *testing.T) {
	tests := []struct{ name, want string }{
		{"nuclear-plnt", `scenarios: no shipped scenario "nuclear-plnt"; did you mean "nuclear-plant"?: file does not exist`},
		{"zzz", `scenarios: no shipped scenario "zzz"; want one of nuclear-plant, old-foxes, overcontrol, bottleneck, external-partner: file does not exist`},
		{"../x", `scenarios: no shipped scenario "../x"; want one of nuclear-plant, old-foxes, overcontrol, bottleneck, external-partner: file does not exist`},
	}
	for _, tt := range tests {
		_, err := Open(tt.name, nil)
		if err == nil || err.Error() != tt.want || !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Open(%q) = %v; want %v", tt.name, err, tt.want)
		}
	}
}
