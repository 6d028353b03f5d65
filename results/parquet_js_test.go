package results

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A plan that asks for Parquet is refused in the browser before any table is there, and so
// is a table that somebody else wrote in it.
func TestParquetIsRefusedInTheBrowser(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ParquetFile(SeriesFile)), []byte("PAR1"), 0o666); err != nil {
		t.Fatal(err)
	}
	tables, err := newTables(&Header{Scenario: "s", Arms: []string{"a"}, Metrics: []Column{{Name: "n"}}, Series: true}, formats{parquet: true}, func(string) (io.Writer, error) { return io.Discard, nil })
	if err == nil {
		err = tables.Close()
	}
	read := func(*Reader) error { return nil }
	for _, tt := range []struct {
		name string
		err  error
		want string
	}{
		{"tables in Parquet", err, "results: this program writes no Parquet"},
		{"a table that is Parquet", ReadFile(dir, SeriesFile, read), "this program reads no Parquet"},
		{"a table that is not there", ReadFile(dir, SummaryFile, read), SummaryFile},
	} {
		if tt.err == nil || !strings.Contains(tt.err.Error(), tt.want) {
			t.Errorf("%s: error %v; want it to say %q", tt.name, tt.err, tt.want)
		}
	}
}
