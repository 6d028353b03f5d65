package network

import (
	"fmt"
	"io"
)

// Limits of a roster file, beside [MaxEmployees].
const (
	MaxRosterBytes = 1 << 30 // bytes of the file
	MaxHired       = 36_525  // days since an employee was hired: a hundred years
)

// NoTeam is the team of an employee for whom a roster names none.
const NoTeam = ^uint32(0)

// A Roster is a real organization, an employee a row, numbered from 0 in the
// order of the file. The identifiers of employees stay inside: they serve to
// tell who is whose manager and contact, and to report mistakes. Columns that
// the file does not have, and a column manager that is empty throughout, are nil.
type Roster struct {
	Department []uint32
	Team       []uint32 // NoTeam where empty
	Site       []uint32
	Manager    []int32 // the manager's row, -1 where empty
	Hired      []int32 // days ago, 0 to MaxHired, -1 where empty
	Role       []uint32

	// The names of departments, teams, sites and roles, in the order in which
	// they first come; a role may be "".
	DepartmentNames, TeamNames, SiteNames, RoleNames []string

	employees *names
}

// N returns the number of employees.
func (r *Roster) N() int { return len(r.Department) }

// String says how large the roster is, and none of what it holds.
func (r *Roster) String() string {
	return fmt.Sprintf("roster of %d employees in %d departments", r.N(), len(r.DepartmentNames))
}

// GoString is String, so that no verb of package fmt prints identifiers.
func (r *Roster) GoString() string { return r.String() }

// rosterColumns are the columns of a roster, those that it must have first.
var rosterColumns = []string{"employee", "department", "team", "site", "manager", "hired", "role"}

const (
	employeeColumn = iota
	departmentColumn
	teamColumn
	siteColumn
	managerColumn
	hiredColumn
	roleColumn
)

// ReadRoster reads a roster from comma-separated values (RFC 4180, UTF-8), whose
// first line names its columns in any order:
//
//   - employee: an identifier, different for each;
//   - department;
//   - team, which may be empty: each is in one department and at one site;
//   - site;
//   - manager: the identifier of another employee, empty for who has none;
//   - hired: how many days ago, from 0 to [MaxHired], cut to whole days; may be
//     empty;
//   - role, which may be empty.
//
// The first two are required. Spaces around a value do not count.
//
// The error has every mistake of the file, called name, as a [Mistake] with its
// line and value, up to [MaxMistakes] of them; or it is that of r. Values are
// those of the file, so the error is for its owner.
func ReadRoster(name string, r io.Reader) (*Roster, error) {
	return readRoster(name, r, limits{MaxRosterBytes, MaxEmployees})
}

func readRoster(name string, r io.Reader, lim limits) (*Roster, error) {
	b := newRosterReader(openTable(name, r, rosterColumns, 2, lim))
	for b.next() {
		b.row()
	}
	b.managers()
	if err := b.finish("a row for each employee"); err != nil {
		return nil, err
	}
	b.name()
	return b.roster, nil
}

// A rosterReader is a roster in the making.
type rosterReader struct {
	*table
	roster *Roster

	departments, teams, sites, bosses, roles *names

	lines    []uint32 // of each employee
	teamHead []int32  // of each team, the employee who was first in it
}

func newRosterReader(t *table) *rosterReader {
	return &rosterReader{
		table: t, roster: &Roster{employees: newNames()},
		departments: newNames(), teams: newNames(), sites: newNames(), bosses: newNames(), roles: newNames(),
	}
}

// row reads an employee.
func (b *rosterReader) row() {
	department := b.wanted(departmentColumn)
	if b.has(siteColumn) {
		b.wanted(siteColumn)
	}
	hired, ok := days(b.value(hiredColumn))
	if !ok {
		b.wrong.add(b.line, "hired %s: want days ago, a number from 0 to %d", quote(b.value(hiredColumn)), MaxHired)
	}
	if !b.enter(b.wanted(employeeColumn)) {
		return
	}
	r := b.roster
	d, _ := b.departments.add(department)
	r.Department = append(r.Department, d)
	if b.has(siteColumn) {
		site, _ := b.sites.add(b.value(siteColumn))
		r.Site = append(r.Site, site)
	}
	if b.has(teamColumn) {
		r.Team = append(r.Team, b.team())
	}
	if b.has(managerColumn) {
		r.Manager = append(r.Manager, b.boss())
	}
	if b.has(hiredColumn) {
		r.Hired = append(r.Hired, hired)
	}
	if b.has(roleColumn) {
		role, _ := b.roles.add(b.value(roleColumn))
		r.Role = append(r.Role, role)
	}
}

// wanted returns a value that must not be empty.
func (b *rosterReader) wanted(column int) []byte {
	value := b.value(column)
	if len(value) == 0 {
		b.wrong.add(b.line, "%s is empty: want a value in every row", b.known[column])
	}
	return value
}

// enter numbers an employee, and reports whether that was possible.
func (b *rosterReader) enter(id []byte) bool {
	if len(id) == 0 {
		return false
	}
	i, added := b.roster.employees.add(id)
	if !added {
		b.wrong.add(b.line, "employee %s again: want it once, have it on line %d", quote(id), b.lines[i])
		return false
	}
	b.lines = append(b.lines, uint32(b.line))
	return true
}

// team returns the team of the employee just entered, who must be where others
// of the team are.
func (b *rosterReader) team() uint32 {
	name := b.value(teamColumn)
	if len(name) == 0 {
		return NoTeam
	}
	me, r := len(b.lines)-1, b.roster
	t, added := b.teams.add(name)
	if added {
		b.teamHead = append(b.teamHead, int32(me))
	}
	head := b.teamHead[t]
	if r.Department[me] != r.Department[head] {
		b.wrong.add(b.line, "team %s in department %s: want one department for a team, have %s on line %d", quote(name),
			quote(b.departments.at(r.Department[me])), quote(b.departments.at(r.Department[head])), b.lines[head])
	}
	if r.Site != nil && r.Site[me] != r.Site[head] {
		b.wrong.add(b.line, "team %s at site %s: want one site for a team, have %s on line %d", quote(name),
			quote(b.sites.at(r.Site[me])), quote(b.sites.at(r.Site[head])), b.lines[head])
	}
	return t
}

// boss returns the number of the manager's identifier among bosses, for
// [rosterReader.managers] to make a row of, -1 where empty.
func (b *rosterReader) boss() int32 {
	id := b.value(managerColumn)
	if len(id) == 0 {
		return -1
	}
	i, _ := b.bosses.add(id)
	return int32(i)
}

// name completes a roster without mistakes.
func (b *rosterReader) name() {
	r := b.roster
	r.DepartmentNames = b.departments.list()
	if r.Team != nil {
		r.TeamNames = b.teams.list()
	}
	if r.Site != nil {
		r.SiteNames = b.sites.list()
	}
	if r.Role != nil {
		r.RoleNames = b.roles.list()
	}
	if b.bosses.len() == 0 {
		r.Manager = nil
	}
}

// days reads a number of days, without a sign or exponent, and cuts it to whole
// ones; -1 stands for none.
func days(text []byte) (days int32, ok bool) {
	if len(text) == 0 {
		return -1, true
	}
	point := false
	for i, c := range text {
		switch {
		case c == '.' && !point && i > 0:
			point = true
		case c < '0' || c > '9':
			return 0, false
		case !point:
			if days = 10*days + int32(c-'0'); days > MaxHired {
				return 0, false
			}
		}
	}
	return days, true
}
