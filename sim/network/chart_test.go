package network

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// misfits returns what keeps c from being a Chart, "" where nothing does.
func misfits(c *Chart) string {
	if len(c.Department) != c.N() || len(c.Site) != c.N() || len(c.Manager) != c.N() || len(c.TeamStart) != c.Teams+1 {
		return "slices of different lengths"
	}
	departments, sites := map[uint32]bool{}, map[uint32]bool{}
	for t := range c.Teams {
		first, past := c.Members(t)
		if first >= past {
			return fmt.Sprintf("team %d has nobody", t)
		}
		for s := first; s < past; s++ {
			if int(c.Team[s]) != t || c.Department[s] != c.Department[first] || c.Site[s] != c.Site[first] {
				return fmt.Sprintf("seat %d is not where team %d is", s, t)
			}
		}
		d := c.Department[first]
		if first > 0 && c.Department[first-1] != d && departments[d] {
			return fmt.Sprintf("department %d is in two pieces", d)
		}
		departments[d], sites[c.Site[first]] = true, true
	}
	if int(c.TeamStart[c.Teams]) != c.N() || len(departments) != c.Departments || len(sites) != c.Sites {
		return fmt.Sprintf("%d departments and %d sites found; %d and %d counted", len(departments), len(sites), c.Departments, c.Sites)
	}
	for s := range c.N() {
		steps := 0
		for j := int32(s); j >= 0; j = c.Manager[j] {
			if steps++; steps > c.N() {
				return fmt.Sprintf("seat %d is under himself", s)
			}
		}
	}
	return ""
}

// anySpec draws a spec that NewChart takes.
func anySpec(t *rapid.T) ChartSpec {
	n := rapid.IntRange(1, 300).Draw(t, "employees")
	d := rapid.IntRange(1, n).Draw(t, "departments")
	return ChartSpec{n, rapid.IntRange(2, 30).Draw(t, "team size"), d, rapid.IntRange(1, d).Draw(t, "sites")}
}

// spread returns the least and the largest of the sizes.
func spread(sizes []int) (least, most int) {
	least, most = sizes[0], sizes[0]
	for _, s := range sizes {
		least, most = min(least, s), max(most, s)
	}
	return least, most
}

func TestNewChartSpreadsPeopleEvenly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := anySpec(t)
		c, err := NewChart(spec)
		if err != nil {
			t.Fatalf("NewChart(%+v): %v", spec, err)
		}
		if why := misfits(c); why != "" {
			t.Fatalf("NewChart(%+v): %s", spec, why)
		}
		if c.N() != spec.Employees || c.Departments != spec.Departments || c.Sites != spec.Sites {
			t.Fatalf("NewChart(%+v) = %d seats, %d departments, %d sites", spec, c.N(), c.Departments, c.Sites)
		}
		people, teams := make([]int, c.Departments), make([][]int, c.Departments)
		for k := range c.Teams {
			first, past := c.Members(k)
			d := c.Department[first]
			people[d] += past - first
			teams[d] = append(teams[d], past-first)
		}
		if least, most := spread(people); most > least+1 {
			t.Fatalf("NewChart(%+v): departments of %d to %d", spec, least, most)
		}
		for d, sizes := range teams {
			least, most := spread(sizes)
			if most > least+1 || least == 1 && people[d] > 1 {
				t.Fatalf("NewChart(%+v): teams of %v in a department of %d", spec, sizes, people[d])
			}
			// The number of teams is the nearest to people/size, unless that
			// leaves somebody alone.
			if off := 2*people[d] - 2*len(sizes)*spec.TeamSize; len(sizes) > 1 && off < -spec.TeamSize || off > spec.TeamSize && least > 3 {
				t.Fatalf("NewChart(%+v): %d teams of a department of %d", spec, len(sizes), people[d])
			}
		}
	})
}

func TestNewChartHasThreeLevelsOfManagers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := anySpec(t)
		c, err := NewChart(spec)
		if err != nil {
			t.Fatal(err)
		}
		head := map[uint32]int32{}
		for s := range c.N() {
			if _, found := head[c.Department[s]]; !found {
				head[c.Department[s]] = int32(s)
			}
			first, _ := c.Members(int(c.Team[s]))
			want := int32(first) // a member reports to the first of the team,
			if s == first {
				want = head[c.Department[s]] // who reports to the first of the department,
			}
			if int32(s) == head[c.Department[s]] {
				want = 0 // who reports to seat 0,
			}
			if s == 0 {
				want = -1 // who reports to nobody
			}
			if c.Manager[s] != want {
				t.Fatalf("NewChart(%+v): manager of seat %d = %d; want %d", spec, s, c.Manager[s], want)
			}
		}
	})
}

func TestNewChartOfOneAndOfTenMillion(t *testing.T) {
	c, err := NewChart(ChartSpec{1, 10, 1, 1})
	want := &Chart{
		Team: []uint32{0}, Department: []uint32{0}, Site: []uint32{0}, Manager: []int32{-1},
		TeamStart: []uint32{0, 1}, Teams: 1, Departments: 1, Sites: 1,
	}
	if diff := cmp.Diff(want, c); err != nil || diff != "" {
		t.Errorf("NewChart of one employee: error %v; (-want +got):\n%s", err, diff)
	}
	c, err = NewChart(ChartSpec{MaxEmployees, 10, 1000, 7})
	if err != nil || c.Teams != MaxEmployees/10 || c.Site[c.N()-1] != 6 {
		t.Errorf("NewChart of %d: error %v, %d teams; want none, %d teams", MaxEmployees, err, c.Teams, MaxEmployees/10)
	}
}

func TestNewChartReportsEveryMistake(t *testing.T) {
	_, err := NewChart(ChartSpec{Employees: 0, TeamSize: 1, Departments: 0, Sites: 4})
	if err == nil {
		t.Fatal("NewChart of nothing: no error")
	}
	for _, want := range []string{
		"ChartSpec.Employees = 0: want from 1 to 10000000",
		"ChartSpec.TeamSize = 1: want from 2",
		"ChartSpec.Departments = 0: want from 1",
		"ChartSpec.Sites = 4: want from 1 to 1, the number of departments",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("NewChart: error %q; want it to say %q", err, want)
		}
	}
}
