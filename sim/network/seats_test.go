package network

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestChartLaysOutARoster(t *testing.T) {
	tests := []struct {
		name, text string
		size       int
		order      []int32
		team       []uint32
		manager    []int32
		names      []string
	}{
		{"departments no larger than a team are one", "employee,department\na,x\nb,y\nc,x\nd,y\n", 10,
			[]int32{0, 2, 1, 3}, []uint32{0, 0, 1, 1}, []int32{-1, 0, 0, 2}, nil},
		{"a larger department is split in the order of the roster", "employee,department\na,x\nb,x\nc,x\nd,x\ne,x\n", 2,
			[]int32{0, 1, 2, 3, 4}, []uint32{0, 0, 1, 1, 1}, []int32{-1, 0, 0, 2, 2}, nil},
		{"teams keep together, people without one come last", "employee,department,team\na,x,\nb,x,t\nc,x,s\nd,x,\ne,x,t\n", 10,
			[]int32{1, 4, 2, 0, 3}, []uint32{0, 0, 1, 2, 2}, []int32{-1, 0, 0, 0, 3}, []string{"t", "s", ""}},
		{"the manager whom most of a team name sits first", "employee,department,manager\na,x,c\nb,x,a\nc,x,\nd,x,c\n", 10,
			[]int32{2, 0, 1, 3}, []uint32{0, 0, 0, 0}, []int32{-1, 0, 1, 0}, nil},
		{"a manager elsewhere leaves the order of the roster", "employee,department,team,manager\na,x,t,\nb,x,s,a\nc,x,s,a\n", 10,
			[]int32{0, 1, 2}, []uint32{0, 1, 1}, []int32{-1, 0, 0}, []string{"t", "s"}},
		{"people without a team at two sites are two teams", "employee,department,site\na,x,n\nb,x,s\nc,x,n\n", 10,
			[]int32{0, 2, 1}, []uint32{0, 0, 1}, []int32{-1, 0, 0}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := read(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			c, order, err := r.Chart(tt.size)
			if err != nil {
				t.Fatal(err)
			}
			if why := misfits(c); why != "" {
				t.Error(why)
			}
			got := []any{order, c.Team, c.Manager, c.TeamNames}
			if diff := cmp.Diff([]any{tt.order, tt.team, tt.manager, tt.names}, got); diff != "" {
				t.Errorf("Chart(%d): order, team, manager, names (-want +got):\n%s", tt.size, diff)
			}
		})
	}
}

// anyRoster draws a roster without mistakes, some columns left out.
func anyRoster(t *rapid.T) string {
	teams := rapid.IntRange(0, 5).Draw(t, "teams")
	hasSite, hasManager := rapid.Bool().Draw(t, "has sites"), rapid.Bool().Draw(t, "has managers")
	columns := []string{"department", "employee"}
	for i, has := range []bool{teams > 0, hasSite, hasManager} {
		if has {
			columns = append(columns, []string{"team", "site", "manager"}[i])
		}
	}
	var text strings.Builder
	text.WriteString(strings.Join(columns, ","))
	for i := range rapid.IntRange(1, 40).Draw(t, "employees") {
		// A team's department and site follow from its number.
		team := rapid.IntRange(-1, teams-1).Draw(t, "team")
		where := team
		if team < 0 {
			where = rapid.IntRange(0, 5).Draw(t, "where")
		}
		row := map[string]string{
			"employee": fmt.Sprintf("e%d", i), "department": fmt.Sprintf("d%d", where%3),
			"site": fmt.Sprintf("s%d", where/3),
		}
		if team >= 0 {
			row["team"] = fmt.Sprintf("t%d", team)
		}
		if boss := rapid.IntRange(-1, i-1).Draw(t, "boss"); boss >= 0 {
			row["manager"] = fmt.Sprintf("e%d", boss)
		}
		text.WriteByte('\n')
		for k, column := range columns {
			if k > 0 {
				text.WriteByte(',')
			}
			text.WriteString(row[column])
		}
	}
	return text.String()
}

func TestChartOfAnyRosterKeepsWhatItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyRoster(t)
		r, err := read(text)
		if err != nil {
			t.Fatalf("ReadRoster(%q): %v", text, err)
		}
		size := rapid.IntRange(2, 12).Draw(t, "size")
		c, order, err := r.Chart(size)
		if err != nil {
			t.Fatal(err)
		}
		if why := misfits(c); why != "" {
			t.Fatalf("Chart(%d) of %q: %s", size, text, why)
		}
		if _, err := inverse(order, r.N()); err != nil || c.N() != r.N() {
			t.Fatalf("Chart(%d) of %q: order %v: %v", size, text, order, err)
		}
		for s, row := range order {
			if c.Department[s] != r.Department[row] || r.Site != nil && c.Site[s] != r.Site[row] {
				t.Fatalf("Chart(%d) of %q: seat %d is not where row %d is", size, text, s, row)
			}
			if r.Team != nil && r.Team[row] != NoTeam && c.TeamNames[c.Team[s]] != r.TeamNames[r.Team[row]] {
				t.Fatalf("Chart(%d) of %q: seat %d is not in the team of row %d", size, text, s, row)
			}
			if r.Manager != nil && (c.Manager[s] < 0) != (r.Manager[row] < 0) ||
				r.Manager != nil && c.Manager[s] >= 0 && order[c.Manager[s]] != r.Manager[row] {
				t.Fatalf("Chart(%d) of %q: seat %d does not report as row %d does", size, text, s, row)
			}
		}
	})
}

func TestChartOfTheExampleRoster(t *testing.T) {
	r := opened(t)
	c, order, err := r.Chart(10)
	if err != nil {
		t.Fatal(err)
	}
	if why := misfits(c); why != "" {
		t.Error(why)
	}
	if got, want := []int{r.N(), c.Teams, c.Departments, c.Sites}, []int{40, 7, 3, 2}; !slices.Equal(got, want) {
		t.Errorf("employees, teams, departments, sites = %v; want %v", got, want)
	}
	for k := range c.Teams {
		first, _ := c.Members(k)
		if role := r.RoleNames[r.Role[order[first]]]; role != "lead" {
			t.Errorf("the first of team %s is a %s; want the lead", c.TeamNames[k], role)
		}
	}
}

func TestChartRefusesWhatIsNoTeam(t *testing.T) {
	r := opened(t)
	if _, _, err := r.Chart(1); err == nil || !strings.Contains(err.Error(), "teamSize = 1: want from 2") {
		t.Errorf("Chart(1): error %v; want it to name teamSize", err)
	}
	if _, _, err := new(Roster).Chart(5); err == nil {
		t.Error("Chart of an empty roster: no error")
	}
}
