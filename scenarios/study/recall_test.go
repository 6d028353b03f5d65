package study

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
)

// recallSweep varies numbers, names, switches, the burn-in and what an arm is.
const recallSweep = `base = "base.toml"
replicates = 1
arms = ["both", "no-blame"]
[design]
kind = "lhs"
samples = 3
cross = ["organization.network", "mechanisms.habit"]
[factors]
"rules.detail" = { min = 0.1, max = 0.9 }
"rules.count" = { min = 10, max = 90, dist = "integers" }
"scenario.burn_in" = { min = 1, max = 9, dist = "integers" }
"arms.no-blame.cost" = { min = 1, max = 9 }
'arms.no-blame.set."culture.blame"' = { min = 0.0, max = 0.1 }
"organization.network" = ["teams", "blocks"]
"mechanisms.habit" = [true, false]
`

const recallBase = `[scenario]
title = "A \"quoted\" title"
days = 20
record_every = 10
[organization]
employees = 12
departments = 2
sites = 1
[culture]
blame = 0.7
[arms.no-blame]
title = "Errors may be reported, \\o/"
from_day = 5
ramp_days = 3
cost = 40
[arms.no-blame.set]
"culture.blame" = 0.1
[arms.more-experts]
cost_once = 7
until_day = 10
[arms.more-experts.set]
"resources.experts" = 3
[arms.both]
combine = ["no-blame", "more-experts"]
`

// Whatever made a folder, its files tell the scenarios of its points.
func TestRecall(t *testing.T) {
	base := filepath.Join(t.TempDir(), "base.toml")
	if err := os.WriteFile(base, []byte(recallBase), 0o666); err != nil {
		t.Fatal(err)
	}
	sweep, err := scenarios.ParseSweep("s.toml", []byte(recallSweep), os.DirFS(filepath.Dir(base)), []scenarios.Override{scenarios.Set("rules.usability=0.33")})
	if err != nil {
		t.Fatal(err)
	}
	plan := PlanSweep(sweep, Record{})
	folder, err := results.Open(filepath.Join(t.TempDir(), "out"), plan, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := Run(context.Background(), folder, Organizations(sweep.Scenario, Record{}), Options{}); err != nil {
		t.Fatal(err)
	}
	seen := 0
	err = folder.Finish(func(x *results.Extras) error {
		recall, err := Recall(x.Manifest(), x.Dir())
		if err != nil {
			return err
		}
		for _, point := range []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 3} {
			want, err := sweep.Scenario(point)
			if err != nil {
				return err
			}
			got, err := recall(point)
			if err != nil {
				return err
			}
			sameScenario(t, point, got, want)
			seen++
		}
		_, err = recall(12)
		if err == nil || !strings.Contains(err.Error(), "12 rows") {
			t.Errorf("scenario of point 12 of 12: error %v; want one", err)
		}
		return nil
	})
	if err != nil || seen != 13 {
		t.Fatalf("Finish = %v after %d points; want none after 13", err, seen)
	}
}

func sameScenario(t *testing.T, point int, got, want *scenarios.Scenario) {
	t.Helper()
	if d := cmp.Diff(want.Params, got.Params); d != "" {
		t.Errorf("point %d is recalled with other parameters:\n%s", point, d)
	}
	if d := cmp.Diff(want.Arms, got.Arms); d != "" {
		t.Errorf("point %d is recalled with other arms:\n%s", point, d)
	}
	for _, a := range want.Arms {
		if got.Cost(a) != want.Cost(a) {
			t.Errorf("point %d: arm %s costs %v as recalled; want %v", point, a.Name, got.Cost(a), want.Cost(a))
		}
	}
	if got.BurnIn != want.BurnIn || got.Days != want.Days || got.RecordEvery != want.RecordEvery || got.Name != "s" {
		t.Errorf("point %d is recalled as %q with burn-in %d, days %d, rows every %d; want s, %d, %d, %d", point, got.Name, got.BurnIn, got.Days, got.RecordEvery, want.BurnIn, want.Days, want.RecordEvery)
	}
}

// A roster is not kept, and not needed.
func TestRecallOfRoster(t *testing.T) {
	settings := map[string]any{}
	p := agents.Default()
	p.Organization.Roster, p.Organization.Employees, p.Organization.Sites = "people.csv", 3, 2
	for _, d := range agents.Parameters {
		settings[d.Path] = setting(&p, d)
	}
	m := recording(t, settings)
	got, err := scenarios.Recall(m)
	if err != nil || got.Params.Organization.Employees != 3 {
		t.Errorf("Recall of a run of a roster = %v; want one of 3 employees", err)
	}
}

// A listing longer than a block is the same in any order.
func TestListing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "points.csv")
	var b strings.Builder
	b.WriteString("point,\"a,b\"\n")
	const n = 3*blockRows + 5
	for i := range n {
		b.WriteString(strconv.Itoa(i) + ",\"x\n" + strconv.Itoa(i*i) + "\"\n")
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	l := listing{path: path}
	if err := l.begin(); err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{0, n - 1, blockRows, blockRows - 1, 2 * blockRows, 1} {
		if row, err := l.row(i); err != nil || row[0] != strconv.Itoa(i) || row[1] != "x\n"+strconv.Itoa(i*i) {
			t.Errorf("row %d = %q, %v; want it", i, row, err)
		}
	}
	rows := 0
	if err := l.each(func([]string) { rows++ }); err != nil || rows != n {
		t.Errorf("each row: %d, %v; want %d", rows, err, n)
	}
}

// recording returns a recording with settings.
func recording(t *testing.T, settings map[string]any) scenarios.Recording {
	t.Helper()
	r := scenarios.Recording{Name: "r", Days: 10, Replicates: 1, Arms: []string{scenarios.Baseline}, Settings: map[string]json.RawMessage{}}
	for path, v := range settings {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		r.Settings[path] = b
	}
	return r
}
