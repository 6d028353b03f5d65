package network

import (
	"errors"
	"fmt"
	"math"
)

// MaxEmployees is the most employees that a chart or a roster holds.
const MaxEmployees = 10_000_000

// A Chart is an organization chart of n seats, numbered from 0. The seats of a
// team are next to each other, and so are the teams of a department. A team and
// a seat are in one department and at one site; the numbers of teams,
// departments and sites run from 0 to below their counts and leave none out.
type Chart struct {
	Team       []uint32 // of each seat
	Department []uint32 // of each seat
	Site       []uint32 // of each seat
	Manager    []int32  // the seat of each seat's manager, -1 for who reports to nobody

	TeamStart []uint32 // the first seat of each team, then n

	Teams, Departments, Sites int

	// The names that a roster gave, by number; nil without, and "" for a team
	// that the roster did not name.
	TeamNames, DepartmentNames, SiteNames []string
}

// N returns the number of seats.
func (c *Chart) N() int { return len(c.Team) }

// Members returns the seats of a team: those from first to below past. In a
// chart of [NewChart] the first is that of the team's manager.
func (c *Chart) Members(team int) (first, past int) {
	return int(c.TeamStart[team]), int(c.TeamStart[team+1])
}

// A ChartSpec says what organization [NewChart] makes up.
type ChartSpec struct {
	Employees   int // from 1 to MaxEmployees
	TeamSize    int // wanted mean size of a team, its manager included; at least 2
	Departments int // from 1 to Employees
	Sites       int // from 1 to Departments
}

// NewChart returns the chart of a made-up organization. Departments differ in
// size by at most one, and so do the teams of a department, whose number is the
// one nearest to the department's size/TeamSize; a team has one member only where
// its department has. Departments are spread evenly over the sites,
// each at one. The first seat of each team is its manager's, who reports to the
// first seat of the department; and those report to seat 0, who reports to
// nobody.
func NewChart(spec ChartSpec) (*Chart, error) {
	if err := spec.check(); err != nil {
		return nil, err
	}
	c := newChart(spec.Employees)
	for d := range spec.Departments {
		first, past := part(d, spec.Departments, spec.Employees), part(d+1, spec.Departments, spec.Employees)
		site := d * spec.Sites / spec.Departments
		c.addTeams(past-first, spec.TeamSize, uint32(d), uint32(site))
	}
	c.Departments, c.Sites = spec.Departments, spec.Sites
	c.lead()
	return c, nil
}

func (s ChartSpec) check() error {
	var errs []error
	within := func(name string, have, least, most int, what string) {
		if have < least || have > most {
			errs = append(errs, fmt.Errorf("network: ChartSpec.%s = %d: want from %d to %d%s", name, have, least, most, what))
		}
	}
	within("Employees", s.Employees, 1, MaxEmployees, "")
	within("TeamSize", s.TeamSize, 2, math.MaxInt32, "")
	within("Departments", s.Departments, 1, max(1, s.Employees), ", the number of employees")
	within("Sites", s.Sites, 1, max(1, s.Departments), ", the number of departments")
	return errors.Join(errs...)
}

// newChart returns a chart that has room for n seats and holds none.
func newChart(n int) *Chart {
	return &Chart{
		Team: make([]uint32, 0, n), Department: make([]uint32, 0, n), Site: make([]uint32, 0, n),
		TeamStart: []uint32{0},
	}
}

// part returns where the k-th of count parts of n begins, parts being of sizes
// that differ by at most one.
func part(k, count, n int) int { return k * n / count }

// teamsOf returns in how many teams of about teamSize to split so many people:
// the number nearest to people/teamSize that leaves nobody alone, at least 1.
func teamsOf(people, teamSize int) int {
	return max(1, min((people+teamSize/2)/teamSize, people/2))
}

// addTeams seats so many people of a department and site in teams of about teamSize.
func (c *Chart) addTeams(people, teamSize int, department, site uint32) {
	count := teamsOf(people, teamSize)
	for t := range count {
		c.addTeam(part(t+1, count, people)-part(t, count, people), department, site)
	}
}

// addTeam seats the people of one more team.
func (c *Chart) addTeam(people int, department, site uint32) {
	for range people {
		c.Team = append(c.Team, uint32(c.Teams))
		c.Department = append(c.Department, department)
		c.Site = append(c.Site, site)
	}
	c.Teams++
	c.TeamStart = append(c.TeamStart, uint32(len(c.Team)))
}

// lead makes the first seat of each team its manager, who reports to the first
// of the department, who reports to the first of all.
func (c *Chart) lead() {
	c.Manager = make([]int32, c.N())
	department := int32(0) // its first seat
	for t := range c.Teams {
		first, past := c.Members(t)
		if first > 0 && c.Department[first] != c.Department[first-1] {
			department = int32(first)
		}
		for seat := first + 1; seat < past; seat++ {
			c.Manager[seat] = int32(first)
		}
		if int32(first) != department {
			c.Manager[first] = department
		}
	}
	c.Manager[0] = -1
}
