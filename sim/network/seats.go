package network

import (
	"errors"
	"fmt"
	"math"
)

// Chart lays the roster out in seats. Departments come in the order of the
// roster, and so do the teams of a department and the members of a team; but a
// team's first seat is that of the member whom most of the others name as their
// manager, where one is named. order says whose seat it is: seat s is that of
// the employee on row order[s].
//
// People without a team are put into teams of about teamSize, by department and
// site, in the order of the roster: into as many as [NewChart] would. Without a
// column manager, the first of each team leads it, as in [NewChart]; with one,
// everybody's manager is as it says. Without a column site there is one site.
//
// It wants a teamSize of at least 2.
func (r *Roster) Chart(teamSize int) (c *Chart, order []int32, err error) {
	if teamSize < 2 || teamSize > math.MaxInt32 {
		return nil, nil, fmt.Errorf("network: teamSize = %d: want from 2 to %d", teamSize, math.MaxInt32)
	}
	if r.N() == 0 {
		return nil, nil, errors.New("network: the roster is empty: want one of ReadRoster")
	}
	c = newChart(r.N())
	rows := r.sorted()
	for first := 0; first < len(rows); {
		past := first + 1
		for past < len(rows) && r.together(rows[first], rows[past]) {
			past++
		}
		r.seat(c, rows[first:past], teamSize)
		first = past
	}
	c.Departments, c.Sites = len(r.DepartmentNames), max(1, len(r.SiteNames))
	c.DepartmentNames, c.SiteNames = r.DepartmentNames, r.SiteNames
	order = make([]int32, len(rows))
	for s, row := range rows {
		order[s] = int32(row)
	}
	r.lead(c, order)
	return c, order, nil
}

// sorted returns the rows by department, then team, those without one last, then
// site.
func (r *Roster) sorted() []uint32 {
	rows := sequence(r.N())
	if r.Site != nil {
		rows = sorted(rows, r.Site, len(r.SiteNames))
	}
	if r.Team != nil {
		last := make([]uint32, r.N())
		for i, t := range r.Team {
			last[i] = min(t, uint32(len(r.TeamNames)))
		}
		rows = sorted(rows, last, len(r.TeamNames)+1)
	}
	return sorted(rows, r.Department, len(r.DepartmentNames))
}

// team returns the team of a row, NoTeam without a column.
func (r *Roster) team(row uint32) uint32 {
	if r.Team == nil {
		return NoTeam
	}
	return r.Team[row]
}

// site returns the site of a row, 0 without a column.
func (r *Roster) site(row uint32) uint32 {
	if r.Site == nil {
		return 0
	}
	return r.Site[row]
}

// together reports whether two rows are in one team, or without one in the same
// department and site.
func (r *Roster) together(a, b uint32) bool {
	return r.Department[a] == r.Department[b] && r.team(a) == r.team(b) && r.site(a) == r.site(b)
}

// seat seats people who are together.
func (r *Roster) seat(c *Chart, rows []uint32, teamSize int) {
	department, site := r.Department[rows[0]], r.site(rows[0])
	name := r.team(rows[0])
	if name == NoTeam {
		c.addTeams(len(rows), teamSize, department, site)
	} else {
		c.addTeam(len(rows), department, site)
	}
	for r.Team != nil && len(c.TeamNames) < c.Teams {
		c.TeamNames = append(c.TeamNames, "")
		if name != NoTeam {
			c.TeamNames[len(c.TeamNames)-1] = r.TeamNames[name]
		}
	}
}

// lead moves the leader of each team to its first seat, in order, and says who
// manages whom.
func (r *Roster) lead(c *Chart, order []int32) {
	if r.Manager == nil {
		c.lead()
		return
	}
	named := r.named(c, order)
	for t := range c.Teams {
		first, past := c.Members(t)
		leader := first
		for s := first; s < past; s++ {
			if named[s] > named[leader] {
				leader = s
			}
		}
		row := order[leader]
		copy(order[first+1:leader+1], order[first:leader])
		order[first] = row
	}
	place := places(order)
	c.Manager = make([]int32, len(order))
	for s, row := range order {
		c.Manager[s] = -1
		if boss := r.Manager[row]; boss >= 0 {
			c.Manager[s] = place[boss]
		}
	}
}

// named returns by how many of their own team those in the seats are named as
// manager.
func (r *Roster) named(c *Chart, order []int32) []int32 {
	place, named := places(order), make([]int32, len(order))
	for s, row := range order {
		if boss := r.Manager[row]; boss >= 0 && c.Team[place[boss]] == c.Team[s] {
			named[place[boss]]++
		}
	}
	return named
}

// places returns the seat of each row.
func places(order []int32) []int32 {
	place := make([]int32, len(order))
	for s, row := range order {
		place[row] = int32(s)
	}
	return place
}
