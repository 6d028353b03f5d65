package stats

// A Direction says which values of a metric are better.
type Direction int

const (
	Maximize Direction = 1  // larger values are better
	Minimize Direction = -1 // smaller values are better
)

// String returns "maximize" or "minimize".
func (d Direction) String() string {
	if d == Minimize {
		return "minimize"
	}
	return "maximize"
}

// gain returns how much better a is than b, in the unit of both: above 0 if a is
// better. It panics unless d is one of the two directions.
func (d Direction) gain(a, b float64) float64 {
	switch d {
	case Maximize:
		return a - b
	case Minimize:
		return b - a
	}
	panic("stats: neither maximize nor minimize")
}

// better reports whether a is better than b; infinities count.
func (d Direction) better(a, b float64) bool {
	switch d {
	case Maximize:
		return a > b
	case Minimize:
		return a < b
	}
	panic("stats: neither maximize nor minimize")
}

// shareBest adds to shares what each value has of one win: all of it for the best,
// equal parts for several that are equally good.
func shareBest(shares, values []float64, d Direction) {
	best, ties := values[0], 0
	for _, v := range values[1:] {
		if d.better(v, best) {
			best = v
		}
	}
	for _, v := range values {
		if v == best {
			ties++
		}
	}
	for i, v := range values {
		if v == best {
			shares[i] += 1 / float64(ties)
		}
	}
}

// columns returns the columns of a table by rows in which all values are defined,
// as they were in order, each with a value from every row. It panics when rows
// differ in length.
func columns(rows [][]float64) [][]float64 {
	var all [][]float64
	if len(rows) == 0 {
		return nil
	}
	for _, row := range rows[1:] {
		if len(row) != len(rows[0]) {
			panic("stats: rows of unequal length")
		}
	}
	for c := range rows[0] {
		column := make([]float64, len(rows))
		for r := range rows {
			column[r] = rows[r][c]
		}
		if len(defined(column)) == len(column) {
			all = append(all, column)
		}
	}
	return all
}

// complete returns a table by rows with those columns alone in which all values are
// defined: rows itself where they are. It panics when rows differ in length.
func complete(rows [][]float64) [][]float64 {
	whole := true
	for _, row := range rows {
		if len(row) != len(rows[0]) {
			panic("stats: rows of unequal length")
		}
		whole = whole && len(defined(row)) == len(row)
	}
	if whole {
		return rows
	}
	kept := make([][]float64, len(rows))
	for _, column := range columns(rows) {
		for r, v := range column {
			kept[r] = append(kept[r], v)
		}
	}
	return kept
}

// allFinite reports whether no value of a table is infinite.
func allFinite(rows [][]float64) bool {
	for _, row := range rows {
		if !finite(row) {
			return false
		}
	}
	return true
}
