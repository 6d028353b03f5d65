package results

import (
	"encoding/binary"
	"errors"
	"math"
)

// A unit in a journal is, in little endian: point, replicate, number of metrics,
// of employees columns and of arms as uint32; then for each arm the number of
// its days and of its employees' rows as uint32, its days as int32, its series
// and whole as the bits of float64, its employees' days as int32 and rows as
// uint32, and their values as the bits of float64; and after the arms, where the plan
// has teams, what teams.go says of them; and to the end the notes as the bits of
// float64.

var order = binary.LittleEndian

// appendUnit appends the record of u, which fits h.
func (h *Header) appendUnit(b []byte, u *Unit) []byte {
	for _, n := range [...]int{u.Point, u.Replicate, len(h.Metrics), len(h.Employees), len(u.Arms)} {
		b = order.AppendUint32(b, uint32(n))
	}
	for i := range u.Arms {
		b = u.Arms[i].append(b)
	}
	b = h.appendTeams(b, u)
	return appendFloats(b, u.Notes)
}

func (a *ArmRows) append(b []byte) []byte {
	b = order.AppendUint32(b, uint32(len(a.Days)))
	b = order.AppendUint32(b, uint32(len(a.EmployeeRows)))
	b = appendDays(b, a.Days)
	b = appendFloats(b, a.Series)
	b = appendFloats(b, a.Whole)
	b = appendDays(b, a.EmployeeDays)
	for _, r := range a.EmployeeRows {
		b = order.AppendUint32(b, r)
	}
	return appendFloats(b, a.Employees)
}

func appendDays(b []byte, days []int32) []byte {
	for _, d := range days {
		b = order.AppendUint32(b, uint32(d))
	}
	return b
}

func appendFloats(b []byte, x []float64) []byte {
	for _, v := range x {
		b = order.AppendUint64(b, math.Float64bits(v))
	}
	return b
}

// errRecord is the error of a record whose checksum is right and whose contents
// are not those of a unit of the header.
var errRecord = errors.New("the record is not a unit of this plan")

// decodeUnit reads the record b into u, whose memory it uses again. It allocates
// no more than the record is long.
func (h *Header) decodeUnit(b []byte, u *Unit) error {
	r := recordReader{b: b}
	u.Point, u.Replicate = int(r.uint32()), int(r.uint32())
	metrics, columns, arms := int(r.uint32()), int(r.uint32()), int(r.uint32())
	if r.short || metrics != len(h.Metrics) || columns != len(h.Employees) || arms != len(h.Arms) {
		return errRecord
	}
	for len(u.Arms) < arms {
		u.Arms = append(u.Arms, ArmRows{})
	}
	u.Arms = u.Arms[:arms]
	for i := range u.Arms {
		r.arm(&u.Arms[i], metrics, columns)
	}
	r.teams(h, u)
	u.Notes = r.floats(u.Notes, len(r.b)/8, 1)
	if r.short || len(r.b) > 0 || h.Check(u) != nil {
		return errRecord
	}
	return nil
}

// A recordReader takes values off the front of b. Once b is too short for one it
// is short, and everything after is empty.
type recordReader struct {
	b     []byte
	short bool
}

// take returns the next count values of size bytes each.
func (r *recordReader) take(count, size int) []byte {
	if r.short || count < 0 || count > len(r.b)/size {
		r.short = true
		return nil
	}
	b := r.b[:count*size]
	r.b = r.b[count*size:]
	return b
}

func (r *recordReader) uint32() uint32 {
	if b := r.take(1, 4); b != nil {
		return order.Uint32(b)
	}
	return 0
}

func (r *recordReader) arm(a *ArmRows, metrics, columns int) {
	days, rows := int(r.uint32()), int(r.uint32())
	a.Days = r.days(a.Days, days)
	a.Series = r.floats(a.Series, days, metrics)
	a.Whole = r.floats(a.Whole, 1, metrics)
	a.EmployeeDays = r.days(a.EmployeeDays, rows)
	a.EmployeeRows = a.EmployeeRows[:0]
	for b := r.take(rows, 4); len(b) > 0; b = b[4:] {
		a.EmployeeRows = append(a.EmployeeRows, order.Uint32(b))
	}
	a.Employees = r.floats(a.Employees, rows, columns)
}

func (r *recordReader) days(days []int32, count int) []int32 {
	days = days[:0]
	for b := r.take(count, 4); len(b) > 0; b = b[4:] {
		days = append(days, int32(order.Uint32(b)))
	}
	return days
}

// floats reads rows of width values each. The width is that of a header, so that
// size of a row does not overflow.
func (r *recordReader) floats(x []float64, rows, width int) []float64 {
	x = x[:0]
	if width == 0 {
		return x
	}
	for b := r.take(rows, 8*width); len(b) > 0; b = b[8:] {
		x = append(x, math.Float64frombits(order.Uint64(b)))
	}
	return x
}
