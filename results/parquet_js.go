package results

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Note: In a browser nobody writes Parquet or reads it, and the library would be a good
// part of what the browser has to fetch. So there it is left out, and what would need it
// is refused.

// What is said where Parquet is asked for.
var (
	errNoParquet      = errors.New("results: this program writes no Parquet: it was built for the browser; take the format csv")
	errNotFromParquet = errors.New("this program reads no Parquet: it was built for the browser; take a table in CSV")
)

// A parquetFile refuses every row of a table, and its end.
type parquetFile struct{}

func newParquetFile(io.Writer, string, []parquetColumn, []parquetNote) *parquetFile {
	return &parquetFile{}
}

// Rows returns 0: none is written.
func (*parquetFile) Rows() int64 { return 0 }

// Text does nothing: End refuses the row.
func (*parquetFile) Text(string) {}

// Int does nothing: End refuses the row.
func (*parquetFile) Int(int64) {}

// Float does nothing: End refuses the row.
func (*parquetFile) Float(float64) {}

// Bool does nothing: End refuses the row.
func (*parquetFile) Bool(bool) {}

// Undefined does nothing: End refuses the row.
func (*parquetFile) Undefined() {}

// End returns an error: there is no row.
func (*parquetFile) End() error { return errNoParquet }

// Close returns an error, also of a table without rows.
func (*parquetFile) Close() error { return errNoParquet }

// ReadParquet returns an error: this program reads no Parquet.
func ReadParquet(table, file string, _ io.ReaderAt, _ int64) (*Reader, error) {
	if _, ok := tableKeys[table]; !ok {
		panic("results: ReadParquet of " + table)
	}
	return nil, fmt.Errorf("results: %s: %w", file, errNotFromParquet)
}

// readParquetFile returns why the table at path is not read: that there is none, or that
// it is Parquet.
func readParquetFile(path, table string, _ func(*Reader) error) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return ioError("read", path, err)
	}
	_, err := ReadParquet(table, path, nil, 0)
	return err
}
