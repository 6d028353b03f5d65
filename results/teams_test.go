package results

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

// The rows of teams follow the keys of their arm, and ties have none.
func TestTablesOfTeams(t *testing.T) {
	h := &Header{Scenario: "s", Arms: []string{"baseline", "a"}, Teams: []Column{{Name: "n"}, {Name: "rate"}}}
	files := memory{}
	tables, err := NewTables(h, files.create)
	if err != nil {
		t.Fatal(err)
	}
	u := &Unit{Replicate: 2, Ties: []Tie{{0, 1, 7}}, Arms: []ArmRows{{TeamDay: 9, Teams: []float64{3, .5, 0, math.NaN()}}, {TeamDay: 9, Teams: []float64{3, .25, 1, 1}}}}
	if err := tables.Write(u); err != nil {
		t.Fatal(err)
	}
	if err := tables.Close(); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		TeamsFile: "scenario,arm,point,replicate,day,team,n,rate\ns,baseline,0,2,9,0,3,0.5\ns,baseline,0,2,9,1,0,\ns,a,0,2,9,0,3,0.25\ns,a,0,2,9,1,1,1\n",
		TiesFile:  "scenario,point,replicate,team,other,ties\ns,0,2,0,1,7\n",
	} {
		if got := files.texts()[file]; got != want {
			t.Errorf("%s has\n%s\nwant\n%s", file, got, want)
		}
	}
}

func TestUnitChecksItsTeams(t *testing.T) {
	tests := []struct {
		name   string
		change func(h *Header, u *Unit)
		want   string
	}{
		{"not asked for", func(h *Header, _ *Unit) { h.Teams = nil }, "not asked for"},
		{"ties that were not asked for", func(h *Header, u *Unit) {
			h.Teams = nil
			for i := range u.Arms {
				u.Arms[i].Teams = nil
			}
		}, "of 0"},
		{"half a row", func(_ *Header, u *Unit) { u.Arms[0].Teams = u.Arms[0].Teams[1:] }, "5 values of teams for 2 columns"},
		{"fewer in another arm", func(_ *Header, u *Unit) { u.Arms[1].Teams = u.Arms[1].Teams[2:] }, "2 teams; want the 3 of arm baseline"},
		{"no such team", func(_ *Header, u *Unit) { u.Ties[2].Other = 3 }, "teams 1 and 3 of 3"},
		{"with itself", func(_ *Header, u *Unit) { u.Ties[0].Other = 0 }, "teams 0 and 0"},
		{"none", func(_ *Header, u *Unit) { u.Ties[0].Ties = 0 }, "0 ties"},
		{"twice", func(_ *Header, u *Unit) { u.Ties[1] = u.Ties[0] }, "after"},
		{"out of order", func(_ *Header, u *Unit) { u.Ties[0], u.Ties[2] = u.Ties[2], u.Ties[0] }, "after"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := testPlan().Header
			u := testUnit(&h, 0, 0)
			if err := h.Check(u); err != nil {
				t.Fatal(err)
			}
			tt.change(&h, u)
			if err := h.Check(u); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Check: error %v; want it to say %q", err, tt.want)
			}
		})
	}
}

// A plan without teams is the plan that it was before there were any: its folders are
// known again, and their units read.
func TestPlanWithoutTeamsSaysNothingOfThem(t *testing.T) {
	plan := testPlan()
	plan.Teams = nil
	m, err := plan.manifest()
	if err != nil {
		t.Fatal(err)
	}
	b, err := m.encode()
	if err != nil || bytes.Contains(b, []byte("teams")) {
		t.Errorf("the manifest says %s (%v); want nothing of teams", b, err)
	}
	u := testUnit(&plan.Header, 1, 2)
	var without Unit
	if err := plan.Header.decodeUnit(plan.Header.appendUnit(nil, u), &without); err != nil || len(without.Ties) != 0 {
		t.Errorf("decodeUnit: %+v, %v", without, err)
	}
	h := testPlan().Header
	if err := h.decodeUnit(plan.Header.appendUnit(nil, u), &without); err == nil {
		t.Error("decodeUnit took a record without teams for one of a plan with them")
	}
}
