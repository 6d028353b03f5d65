package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestARosterSetsTheOrganization(t *testing.T) {
	s := parsed(t, "[organization]\nroster = \"roster.csv\"\ncontacts = \"contacts.csv\"\nemployees = 4\n")
	o := s.Params.Organization
	if o.Employees != 4 || o.Departments != 2 || o.Sites != 2 || s.Roster.N() != 4 || s.Contacts.Edges() != 2 {
		t.Errorf("organization = %+v, roster %v, %d ties; want 4 employees, 2 departments, 2 sites, 2 ties", o, s.Roster, s.Contacts.Edges())
	}
	var want []Input
	for _, name := range []string{"roster.csv", "contacts.csv"} {
		sum := sha256.Sum256(files[name].Data)
		want = append(want, Input{name, hex.EncodeToString(sum[:]), int64(len(files[name].Data))})
	}
	if diff := cmp.Diff(want, s.Inputs); diff != "" {
		t.Errorf("Inputs (-want +got):\n%s", diff)
	}
	if want := []string{"contacts.csv: passed over 1 contacts of people with themselves and 1 that are there already"}; !cmp.Equal(s.Warnings, want) {
		t.Errorf("Warnings = %q; want %q", s.Warnings, want)
	}
}

func TestMistakesOfFilesAreTold(t *testing.T) {
	const roster = "[organization]\nroster = \"roster.csv\"\n"
	tests := []struct{ name, text, want string }{
		{"an empty path", "[organization]\nroster = \"\"\n", `:2:1: organization.roster: have ""; want the path of a file beside the scenario, or no such key`},
		{"a roster in a folder", "[organization]\nroster = \"sub/roster.csv\"\n", "no mistake"},
		{"what the roster contradicts", roster + "employees = 600\nsites = 2\n", ":3:1: organization.employees: have 600; want 4, as in roster.csv, or no such key"},
		{"a path out of the folder", "[organization]\nroster = \"../roster.csv\"\n", `:2:1: organization.roster: have "../roster.csv"; want the path of a file beside the scenario or in a folder there, with / between`},
		{"a path from the root", "[organization]\nroster = \"/roster.csv\"\n", `:2:1: organization.roster: have "/roster.csv"; want the path of a file beside the scenario or in a folder there, with / between; a path from the root would not hold on another machine`},
		{"a folder", "[organization]\nroster = \".\"\n", `:2:1: organization.roster: have "."; want the path of a file beside the scenario or in a folder there, with / between`},
		{"a number", "[organization]\nroster = 3\n", ":2:1: organization.roster: have 3; want the path of a file beside the scenario"},
		{"contacts without a roster", "[organization]\ncontacts = \"contacts.csv\"\n", `:2:1: organization.contacts: have "contacts.csv"; want organization.roster beside it, to tell whose contacts they are`},
		{"contacts and a network", roster + "contacts = \"contacts.csv\"\nnetwork = \"blocks\"\n", `:4:1: organization.network: have "blocks"; want none beside organization.contacts`},
		{"a broken roster", "[organization]\nroster = \"broken.csv\"\n[rules]\ndetail = 2\n", ":4:1: rules.detail: have 2; want a number from 0 to 1\nbroken.csv:2: department is empty: want a value in every row\nbroken.csv:3: employee \"a\" again: want it once, have it on line 2"},
		{"contacts of strangers", roster + "contacts = \"strangers.csv\"\n", "strangers.csv:2: to \"zz\": want an employee of the roster"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := said(tt.text); got != tt.want {
				t.Errorf("Parse(%q):\ngot  %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestWithoutAFolderNoFileIsRead(t *testing.T) {
	_, err := Parse("x.toml", []byte("[organization]\nroster = \"roster.csv\"\n"), nil)
	if want := `x.toml:2:1: organization.roster: have "roster.csv"; want no files; there is no folder to read them from`; err == nil || err.Error() != want {
		t.Errorf("Parse = %v; want %v", err, want)
	}
}

// failing is a file system whose files cannot be read to the end.
type failing struct{ fs.FS }

type failingFile struct{ fs.File }

var errDisk = errors.New("disk on fire")

func (f failing) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	return failingFile{file}, err
}

func (failingFile) Read([]byte) (int, error) { return 0, errDisk }

func TestAnErrorOfReadingIsNoMistake(t *testing.T) {
	_, err := Parse("x.toml", []byte("[organization]\nroster = \"roster.csv\"\n"), failing{files})
	var wrong Mistakes
	if !errors.Is(err, errDisk) || errors.As(err, &wrong) {
		t.Errorf("Parse = %v; want %v and no Mistakes", err, errDisk)
	}
}
