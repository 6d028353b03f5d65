package results

import (
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// The formats of tables, as the outputs of a plan name them.
const (
	// CSVFormat is comma-separated values. A plan that names no format has it.
	CSVFormat = "csv"
	// ParquetFormat is Apache Parquet. Without [CSVFormat] beside it, a folder lacks the
	// CSV of series, replicates, employees, teams, ties, summary and comparison, which
	// [ReadFile] then reads from Parquet.
	ParquetFormat = "parquet"
)

// parquetSuffix ends the names of tables in Parquet, in place of csvSuffix.
const (
	csvSuffix     = ".csv"
	parquetSuffix = ".parquet"
)

// ParquetFile returns the name of the same table as Parquet, such as "series.parquet" of
// [SeriesFile].
func ParquetFile(table string) string { return strings.TrimSuffix(table, csvSuffix) + parquetSuffix }

// tablePlace returns the place of a table in the manifest, in whichever format, and -1
// for other files.
func tablePlace(file string) int {
	if i := slices.Index(tableFiles, file); i >= 0 {
		return i
	}
	name, ok := strings.CutSuffix(file, parquetSuffix)
	if i := slices.Index(tableFiles, name+csvSuffix); ok && i >= 0 {
		return len(tableFiles) + i
	}
	return -1
}

// formats are the formats in which the tables of a folder are written.
type formats struct {
	csv, parquet bool
	notes        []parquetNote // what Parquet says of where it comes from
}

// A parquetNote is an entry of a file's metadata.
type parquetNote struct{ key, value string }

// formats returns those of m.
func (m *Manifest) formats() formats {
	f := formats{parquet: slices.Contains(m.Outputs, ParquetFormat)}
	f.csv = !f.parquet || slices.Contains(m.Outputs, CSVFormat)
	plan := m.hash()
	f.notes = []parquetNote{
		{"heed.scenario", m.Scenario}, {"heed.scenario_sha256", m.TextSHA256}, {"heed.plan_sha256", hex.EncodeToString(plan[:])},
		{"heed.model", m.Model}, {"heed.program", m.Program}, {"heed.seed", strconv.FormatUint(m.Seed, 10)},
	}
	return f
}

// reformatted returns the outputs there with the formats of here, if nothing else
// differs between the two, or else those there. On formats no unit depends.
func reformatted(there, here []string) []string {
	others := func(outputs []string) []string {
		return slices.DeleteFunc(slices.Clone(outputs), func(s string) bool { return s == CSVFormat || s == ParquetFormat })
	}
	if slices.Equal(others(there), others(here)) {
		return here
	}
	return there
}

// A table writes the same rows in every format that is asked for.
type table struct {
	csv     *CSV         // nil where it is not asked for
	parquet *parquetFile // nil where it is not asked for
	rows    int64        // that have ended
}

// newTable returns the table file, and asks create for a writer for each format.
func newTable(f formats, file string, keys, values []string, create func(file string) (io.Writer, error)) (*table, error) {
	t := &table{}
	if f.csv {
		w, err := create(file)
		if err != nil {
			return nil, err
		}
		t.csv = NewCSV(w, tableColumns(keys, values)...)
	}
	if f.parquet {
		w, err := create(ParquetFile(file))
		if err != nil {
			return nil, err
		}
		t.parquet = newParquetFile(w, strings.TrimSuffix(file, csvSuffix), parquetColumns(keys, values), f.notes)
	}
	return t, nil
}

// Rows returns how many rows have ended.
func (t *table) Rows() int64 { return t.rows }

// Text appends a field of text.
func (t *table) Text(s string) {
	if t.csv != nil {
		t.csv.Text(s)
	}
	if t.parquet != nil {
		t.parquet.Text(s)
	}
}

// Int appends a whole number.
func (t *table) Int(n int64) {
	if t.csv != nil {
		t.csv.Int(n)
	}
	if t.parquet != nil {
		t.parquet.Int(n)
	}
}

// floats appends the numbers x.
func (t *table) floats(x []float64) {
	if t.csv != nil {
		t.csv.floats(x)
	}
	if t.parquet != nil {
		for _, v := range x {
			t.parquet.Float(v)
		}
	}
}

// keys appends the keys that rows of an arm of a unit share.
func (t *table) keys(k *armKeys) {
	if t.csv != nil {
		t.csv.raw(k.encoded, len(replicatesKeys))
	}
	if t.parquet != nil {
		t.parquet.Text(k.scenario)
		t.parquet.Text(k.arm)
		t.parquet.Int(int64(k.point))
		t.parquet.Int(int64(k.replicate))
	}
}

// End ends the row.
func (t *table) End() error {
	t.rows++
	var csv, parquet error
	if t.csv != nil {
		csv = t.csv.End()
	}
	if t.parquet != nil {
		parquet = t.parquet.End()
	}
	return errors.Join(csv, parquet)
}

// Close writes what is left.
func (t *table) Close() error {
	var csv, parquet error
	if t.csv != nil {
		csv = t.csv.Flush()
	}
	if t.parquet != nil {
		parquet = t.parquet.Close()
	}
	return errors.Join(csv, parquet)
}

// armKeys are the keys that rows of an arm of a unit share.
type armKeys struct {
	scenario, arm    string
	point, replicate int
	encoded          []byte // as CSV
}

// of makes k the keys of an arm of u.
func (k *armKeys) of(scenario, arm string, u *Unit) {
	k.scenario, k.arm, k.point, k.replicate = scenario, arm, u.Point, u.Replicate
	k.encoded = append(appendText(k.encoded[:0], scenario), ',')
	k.encoded = append(appendText(k.encoded, arm), ',')
	k.encoded = append(appendInt(k.encoded, u.Point), ',')
	k.encoded = appendInt(k.encoded, u.Replicate)
}
