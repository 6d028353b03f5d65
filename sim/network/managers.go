package network

import (
	"fmt"
	"strings"
)

// managers turns the identifiers of managers into rows and checks that everybody
// has one of the employees as manager, not himself, and not one below him.
func (b *rosterReader) managers() {
	rows := b.roster.Manager
	known := make([]int32, b.bosses.len())
	for k := range known {
		known[k] = -1
		if i, found := b.roster.employees.find(b.bosses.at(uint32(k))); found {
			known[k] = int32(i)
		}
	}
	for i, k := range rows {
		if k < 0 {
			continue
		}
		rows[i] = known[k]
		switch {
		case rows[i] == int32(i):
			b.wrong.add(int(b.lines[i]), "manager %s is the employee: want somebody else, or nothing for who has none",
				quote(b.bosses.at(uint32(k))))
			rows[i] = -1
		case rows[i] < 0 && b.broken == 0: // else the manager's row may be one that could not be read
			b.wrong.add(int(b.lines[i]), "manager %s is not among the employees: want one who is, or nothing for who has none",
				quote(b.bosses.at(uint32(k))))
		}
	}
	b.circles()
}

// circles reports who is at last his own manager.
func (b *rosterReader) circles() {
	up := b.roster.Manager
	seen := make([]int32, len(up)) // 1 + the employee whose superiors were followed when this one was seen
	for i := range up {
		j := int32(i)
		for j >= 0 && seen[j] == 0 {
			seen[j] = int32(i) + 1
			j = up[j]
		}
		if j >= 0 && seen[j] == int32(i)+1 {
			b.circle(j)
		}
	}
}

// circle reports the circle of managers that an employee is in, from the first
// of them in the file.
func (b *rosterReader) circle(in int32) {
	up, first, count := b.roster.Manager, in, 1
	for j := up[in]; j != in; j = up[j] {
		first = min(first, j)
		count++
	}
	const shown = 10
	var text strings.Builder
	for j, k := first, 0; k < min(count, shown); j, k = up[j], k+1 {
		fmt.Fprintf(&text, "line %d (%s) -> ", b.lines[j], quote(b.roster.employees.at(uint32(j))))
	}
	if count > shown {
		fmt.Fprintf(&text, "%d more -> ", count-shown)
	}
	line := int(b.lines[first])
	b.wrong.add(line, "managers in a circle: %sline %d: want one of them to report to somebody else", text.String(), line)
}
