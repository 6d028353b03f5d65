package figures

import (
	"os"
	"path/filepath"
	"testing"
)

// rolled reads teams and ties from the text of their tables.
func rolled(t *testing.T, teams, ties string) *roll {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"teams.csv": "scenario,arm,point,replicate,day,team,department,site,seats,tasks,compliance_rate\n" + teams,
		"ties.csv":  "scenario,point,replicate,team,other,ties\n" + ties,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	r, err := readRoll(dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const (
	twoReplicates = `s,baseline,0,0,60,0,0,0,3,10,0.5
s,baseline,0,0,60,1,1,0,2,0,
s,a,0,0,60,0,0,0,3,10,0.75
s,a,0,0,60,1,1,0,2,4,1
s,baseline,0,1,60,0,0,0,3,30,1
s,baseline,0,1,60,1,1,0,2,0,
s,a,0,1,60,0,0,0,3,30,1
s,a,0,1,60,1,1,0,2,4,0
`
	moved = "s,baseline,0,0,60,0,0,0,3,10,0.5\ns,baseline,0,1,60,0,0,1,3,30,1\n"
)

// Replicates are taken together only where their teams and ties are the same.
func TestRollTakesTogetherWhatIsTheSame(t *testing.T) {
	for _, tt := range []struct {
		name, teams, ties string
		same              bool
		want              done // of the first team of the baseline
	}{
		{"the same network", twoReplicates, "s,0,0,0,1,2\ns,0,1,0,1,2\n", true, done{40, 35}},
		{"no ties at all", twoReplicates, "", true, done{40, 35}},
		{"a tie of another strength", twoReplicates, "s,0,0,0,1,2\ns,0,1,0,1,3\n", false, done{10, 5}},
		{"a tie more", twoReplicates, "s,0,0,0,1,2\ns,0,1,0,1,2\ns,0,1,0,2,1\n", false, done{10, 5}},
		{"a tie less", twoReplicates, "s,0,0,0,1,2\ns,0,0,0,2,2\ns,0,1,0,1,2\n", false, done{10, 5}},
		{"a team that moved", moved, "", false, done{10, 5}},
		{"a replicate alone", "s,baseline,0,4,60,0,0,0,3,10,0.5\n", "", true, done{10, 5}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := rolled(t, tt.teams, tt.ties)
			if got := r.shares("baseline")[0]; r.same != tt.same || got != tt.want || r.day != 60 {
				t.Errorf("the network is the same: %t, team 0 did %v on day %d; want %t, %v, 60", r.same, got, r.day, tt.same, tt.want)
			}
		})
	}
}

func TestRollHasEveryTeamOfEveryArm(t *testing.T) {
	r := rolled(t, twoReplicates, "s,0,0,0,1,2\ns,0,1,0,1,2\n")
	if len(r.teams) != 2 || r.teams[1] != (team{department: 1, seats: 2}) || len(r.ties) != 1 {
		t.Errorf("teams %v, ties %v; want two, one tie", r.teams, r.ties)
	}
	if got, want := r.shares("a"), []done{{40, 37.5}, {8, 4}}; len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("arm a did %v; want %v", got, want)
	}
	if got := r.shares("baseline")[1]; got != (done{}) {
		t.Errorf("a team without tasks did %v; want nothing", got)
	}
}
