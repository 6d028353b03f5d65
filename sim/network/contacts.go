package network

import (
	"errors"
	"io"
)

// Limits of a file of contacts. Reading takes 16 bytes of memory a contact.
const (
	MaxContacts     = 500_000_000 // rows
	MaxContactBytes = 16 << 30    // bytes of the file
)

// Ignored counts the rows of a file of contacts that make no tie. Its rows are
// the ties of the graph and these.
type Ignored struct {
	Self      int // from somebody to himself
	Duplicate int // between two whom an earlier row ties, in either direction
}

var contactColumns = []string{"from", "to"}

// ReadContacts reads who is in contact with whom from comma-separated values
// (RFC 4180, UTF-8) whose first line names the columns from and to, in any
// order: the identifiers of two employees of the roster. Whoever of the two it
// came from, a contact is a tie. The nodes of the graph are the rows of the
// roster; [Reorder] takes them to seats.
//
// The error is as that of [ReadRoster].
func ReadContacts(name string, r io.Reader, roster *Roster) (*Graph, Ignored, error) {
	return readContacts(name, r, roster, limits{MaxContactBytes, MaxContacts})
}

func readContacts(name string, r io.Reader, roster *Roster, lim limits) (*Graph, Ignored, error) {
	if roster == nil {
		return nil, Ignored{}, errors.New("network: contacts want a roster, have none")
	}
	c := &contactReader{table: openTable(name, r, contactColumns, 2, lim), employees: roster.employees}
	for c.next() {
		c.row()
	}
	if err := c.finish("a row for each contact"); err != nil {
		return nil, Ignored{}, err
	}
	g, err := rows(roster.N(), append(c.full, c.pairs)...)
	if err != nil {
		return nil, Ignored{}, err
	}
	c.ignored.Duplicate = g.compact()
	return g, c.ignored, nil
}

// chunk is how many numbers a full list of pairs holds: a file's contacts are
// kept in many lists of this size, since one that grows is copied.
const chunk = 1 << 20

// A contactReader holds the contacts of a file.
type contactReader struct {
	*table
	employees *names
	full      [][]uint32
	pairs     []uint32
	ignored   Ignored
}

// row reads a contact.
func (c *contactReader) row() {
	from, ok := c.employee(0)
	to, also := c.employee(1)
	switch {
	case !ok || !also:
		return
	case from == to:
		c.ignored.Self++
		return
	case len(c.pairs) == chunk:
		c.full = append(c.full, c.pairs)
		c.pairs = make([]uint32, 0, chunk)
	}
	c.pairs = append(c.pairs, from, to)
}

// employee returns the row of the employee in a column.
func (c *contactReader) employee(column int) (row uint32, ok bool) {
	id := c.value(column)
	if row, ok = c.employees.find(id); !ok {
		c.wrong.add(c.line, "%s %s: want an employee of the roster", c.known[column], quote(id))
	}
	return row, ok
}
