package results

import "slices"

// A parquetKind is the type of a column.
type parquetKind int

// The types of columns. Those of values may be undefined, where CSV has an empty field.
const (
	parquetKey    parquetKind = iota // text of few values, never undefined
	parquetWhole                     // 64-bit integers, never undefined
	parquetNumber                    // 64-bit floating point
	parquetText                      // text
	parquetTruth                     // true or false
)

// A parquetColumn is a column of a table.
type parquetColumn struct {
	name string
	kind parquetKind
}

// parquetColumns returns the columns of a table of this package whose values are numbers.
func parquetColumns(keys, values []string) []parquetColumn {
	var all []parquetColumn
	for _, k := range keys {
		all = append(all, parquetColumn{k, keyKind(k)})
	}
	counted := slices.Equal(values, summaryValues) || slices.Equal(values, comparisonValues) || slices.Equal(values, tiesValues)
	for i, v := range values {
		kind := parquetNumber
		if counted && i == 0 { // n, ties
			kind = parquetWhole
		}
		all = append(all, parquetColumn{v, kind})
	}
	return all
}

// keyKind returns the type of a key column.
func keyKind(name string) parquetKind {
	if name == "scenario" || name == "arm" || name == "metric" {
		return parquetKey
	}
	return parquetWhole
}
