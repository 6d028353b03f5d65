//go:build !js

package results

import (
	"io"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// A parquetFile writes a table as Apache Parquet, column by column in groups of rows.
// A row is its fields in order, then End, as with [CSV]. What it holds does not grow
// with the number of rows, but for some hundred bytes for each column of a group.
//
// The same rows give the same bytes: one goroutine encodes them, a page ends where its
// values say and a group after parquetGroup rows, and nothing of the clock or of how the
// program was built is in the file.
type parquetFile struct {
	w       *parquet.GenericWriter[any]
	columns []*parquet.ColumnWriter
	kinds   []parquetKind
	batch   [][]parquet.Value // by column: rows that have not gone to columns
	texts   []lastText        // by column
	field   int               // of the row so far
	rows    int64             // that have ended
	err     error
}

// lastText is the text that a column had last. Keys seldom change from row to row.
type lastText struct {
	text  string
	value parquet.Value
}

const (
	parquetGroup = 1 << 17 // rows of a group
	parquetBatch = 1 << 9  // rows that go to the columns at a time: a divisor of parquetGroup
)

// parquetCreator says in a file what wrote it: the version is that of how files are
// written, not of the program, which stands in the metadata.
var parquetCreator = parquet.CreatedBy("heed", "1.0.0", "parquet")

// newParquetFile returns a parquetFile that writes a table to w. The name is that of the
// table, and notes go into the file's metadata.
func newParquetFile(w io.Writer, name string, columns []parquetColumn, notes []parquetNote) *parquetFile {
	options := []parquet.WriterOption{
		parquet.NewSchema(name, parquetRoot(columns)), parquetCreator,
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedDefault, Concurrency: 1}),
		parquet.PageBufferSize(parquetPage), parquet.DataPageVersion(1),
	}
	for _, n := range notes {
		options = append(options, parquet.KeyValueMetadata(n.key, n.value))
	}
	p := &parquetFile{w: parquet.NewGenericWriter[any](w, options...), batch: make([][]parquet.Value, len(columns)), texts: make([]lastText, len(columns))}
	p.columns = p.w.ColumnWriters()
	for i, c := range columns {
		p.kinds = append(p.kinds, c.kind)
		p.batch[i] = make([]parquet.Value, 0, parquetBatch)
	}
	return p
}

// parquetPage is how many bytes of values a page has before they are compressed.
const parquetPage = 1 << 17

// Rows returns how many rows have ended.
func (p *parquetFile) Rows() int64 { return p.rows }

// Text appends a field of text: of a column that may be undefined, "" is.
func (p *parquetFile) Text(s string) {
	if s == "" && p.kinds[p.field] == parquetText {
		p.add(parquet.NullValue(), 0)
		return
	}
	last := &p.texts[p.field]
	if last.text != s || last.value.IsNull() {
		*last = lastText{s, parquet.ByteArrayValue([]byte(s))}
	}
	p.add(last.value, p.kinds[p.field].level())
}

// Int appends a whole number.
func (p *parquetFile) Int(n int64) { p.add(parquet.Int64Value(n), 0) }

// Float appends a number; NaN is undefined.
func (p *parquetFile) Float(x float64) {
	if x != x {
		p.add(parquet.NullValue(), 0)
		return
	}
	p.add(parquet.DoubleValue(x), 1)
}

// Bool appends a truth value.
func (p *parquetFile) Bool(b bool) { p.add(parquet.BooleanValue(b), 1) }

// Undefined appends a field that is undefined.
func (p *parquetFile) Undefined() { p.add(parquet.NullValue(), 0) }

// add appends a value; level is 1 where the column could be undefined and is not.
func (p *parquetFile) add(v parquet.Value, level int) {
	p.batch[p.field] = append(p.batch[p.field], v.Level(0, level, p.field))
	p.field++
}

// End ends the row. It panics when the row has not as many fields as there are columns.
func (p *parquetFile) End() error {
	if p.field != len(p.batch) {
		panic("results: a row of Parquet is not as wide as its table")
	}
	p.field = 0
	if p.rows++; p.rows%parquetBatch == 0 {
		p.flush()
	}
	if p.rows%parquetGroup == 0 && p.err == nil {
		p.err = p.w.Flush()
	}
	return p.err
}

// flush hands the rows of the batch to the columns.
func (p *parquetFile) flush() {
	for i, values := range p.batch {
		if p.err == nil {
			_, p.err = p.columns[i].WriteRowValues(values)
		}
		p.batch[i] = values[:0]
	}
}

// Close writes what is left, and what ends the file.
func (p *parquetFile) Close() error {
	if p.flush(); p.err == nil {
		p.err = p.w.Close()
	}
	return p.err
}
