//go:build !js

package results

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// bothPlan is testPlan in both formats, with arms and factors of every type.
func bothPlan() Plan {
	p := testPlan()
	p.Outputs = []string{CSVFormat, ParquetFormat, "figures"}
	p.Factors = []string{"detail", "network", "a, \"b\"", "explained"}
	p.Levels = func(point int) []string {
		return []string{fmt.Sprint(float64(point) / 3), []string{"ring", "2"}[point%2], strings.Repeat("x,", point), fmt.Sprint(point == 1)}
	}
	p.ArmColumns = []Column{{Name: "arm"}, {Name: "from_day"}, {Name: "until_day"}, {Name: "title"}}
	p.ArmRows = [][]string{{"baseline", "0", "", "None"}, {"no, blame", "5", "", ""}}
	return p
}

// asText returns a table in Parquet as the fields of a CSV.
func asText(t *testing.T, b string) (rows [][]string) {
	t.Helper()
	f, err := parquet.OpenFile(strings.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var header []string
	for _, c := range f.Root().Columns() {
		header = append(header, c.Name())
	}
	rows = append(rows, header)
	for _, g := range f.RowGroups() {
		r := g.Rows()
		defer r.Close()
		for buf := make([]parquet.Row, 3); ; {
			n, err := r.ReadRows(buf)
			for _, row := range buf[:n] {
				var fields []string
				for _, v := range row {
					fields = append(fields, fieldOf(v))
				}
				rows = append(rows, fields)
			}
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	return rows
}

// fieldOf returns a value as a field of a CSV.
func fieldOf(v parquet.Value) string {
	switch {
	case v.IsNull():
		return ""
	case v.Kind() == parquet.Double:
		return string(appendFloat(nil, v.Double()))
	case v.Kind() == parquet.Int64:
		return strconv.FormatInt(v.Int64(), 10)
	case v.Kind() == parquet.Boolean:
		return strconv.FormatBool(v.Boolean())
	}
	return string(v.ByteArray())
}

func fieldsOf(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Every table, one of the caller's included, has the same rows and values in both
// formats, and each file stands in the manifest with its checksum and rows.
func TestParquetHoldsWhatCSVHolds(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, bothPlan(), false)
	if err := addMissing(f, bothPlan()); err != nil {
		t.Fatal(err)
	}
	const own = "arm,n,cost,why,sure\nbaseline,3,,,true\n\"no, blame\",2,-0.25,\"a \"\"b\"\"\n c\",\nzero,1,Inf,0x10,false\n"
	if err := f.Finish(func(x *Extras) error { return x.Write("choices.csv", writeBytes([]byte(own))) }); err != nil {
		t.Fatal(err)
	}
	f.Close()
	all := files(t, dir)
	for _, table := range append([]string{"choices.csv"}, tableFiles...) {
		want, got := fieldsOf(t, all[table]), asText(t, all[ParquetFile(table)])
		if !slices.EqualFunc(got, want, slices.Equal) || len(want) < 2 {
			t.Errorf("%s has\n%q\n%s has\n%q\nwant the same, and rows", ParquetFile(table), got, table, want)
		}
	}
	listed := map[string]File{}
	for _, file := range f.Manifest().Files {
		listed[file.Name] = file
	}
	for _, table := range tableFiles {
		if as := listed[ParquetFile(table)]; as.Rows != listed[table].Rows || as.SHA256 == "" {
			t.Errorf("the manifest has %+v; want the rows of %+v", as, listed[table])
		}
	}
	if flaws, err := Verify(dir); err != nil || len(flaws) > 0 {
		t.Errorf("Verify: %v, %v; want nothing wrong", flaws, err)
	}
}

// typesOf returns the columns of a file with their types.
func typesOf(t *testing.T, b string) (types []string) {
	t.Helper()
	f, err := parquet.OpenFile(strings.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range f.Root().Columns() {
		s := c.Name() + " " + c.Type().String()
		if c.Optional() {
			s += "?"
		}
		types = append(types, s)
	}
	return types
}

func TestParquetIsTyped(t *testing.T) {
	all := reference(t, bothPlan())
	for table, want := range map[string][]string{
		SeriesFile:     {"scenario STRING", "arm STRING", "point INT(64,true)", "replicate INT(64,true)", "day INT(64,true)", "rate DOUBLE?", "wait DOUBLE?"},
		ReplicatesFile: {"scenario STRING", "arm STRING", "point INT(64,true)", "replicate INT(64,true)", "rate DOUBLE?", "wait DOUBLE?"},
		EmployeesFile:  {"scenario STRING", "arm STRING", "point INT(64,true)", "replicate INT(64,true)", "day INT(64,true)", "row INT(64,true)", "tenure DOUBLE?"},
		TeamsFile:      {"scenario STRING", "arm STRING", "point INT(64,true)", "replicate INT(64,true)", "day INT(64,true)", "team INT(64,true)", "members DOUBLE?", "share DOUBLE?"},
		TiesFile:       {"scenario STRING", "point INT(64,true)", "replicate INT(64,true)", "team INT(64,true)", "other INT(64,true)", "ties INT(64,true)"},
		PointsFile:     {"point INT(64,true)", "detail DOUBLE?", "network STRING?", "a, \"b\" STRING?", "explained BOOLEAN?"},
		ArmsFile:       {"arm STRING", "from_day DOUBLE?", "until_day DOUBLE?", "title STRING?"},
	} {
		if got := typesOf(t, all[ParquetFile(table)]); !slices.Equal(got, want) {
			t.Errorf("%s has the columns %q; want %q", ParquetFile(table), got, want)
		}
	}
	for _, table := range []string{SummaryFile, ComparisonFile} {
		got := typesOf(t, all[ParquetFile(table)])
		if got[4] != "n INT(64,true)" || got[5] != map[string]string{SummaryFile: "mean DOUBLE?", ComparisonFile: "diff DOUBLE?"}[table] {
			t.Errorf("%s has the columns %q; want n whole, and then numbers", ParquetFile(table), got)
		}
	}
}

func TestParquetSaysWhereItIsFrom(t *testing.T) {
	plan := bothPlan()
	hash, err := plan.Hash()
	if err != nil {
		t.Fatal(err)
	}
	b := reference(t, plan)[ParquetFile(SeriesFile)]
	f, err := parquet.OpenFile(strings.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"heed.scenario": "open plan", "heed.model": "1", "heed.program": "heed 1.0", "heed.seed": "7",
		"heed.plan_sha256": fmt.Sprintf("%x", hash[:]),
	} {
		if got, ok := f.Lookup(key); !ok || got != want {
			t.Errorf("%s is %q; want %q", key, got, want)
		}
	}
	if got, _ := f.Lookup("heed.scenario_sha256"); len(got) != 64 {
		t.Errorf("heed.scenario_sha256 is %q; want a SHA-256", got)
	}
	if by := f.Metadata().CreatedBy; by != "heed version 1.0.0(build parquet)" {
		t.Errorf("created by %q; want what no build changes", by)
	}
	for _, c := range f.Metadata().RowGroups[0].Columns {
		if codec := c.MetaData.Codec.String(); codec != "ZSTD" {
			t.Errorf("%v has the codec %s; want ZSTD", c.MetaData.PathInSchema, codec)
		}
	}
}

// Whatever writes CSV and whatever reads it, the other format has the same: values come
// back bit for bit, also those that are hard.
func TestParquetReadsBackToTheBits(t *testing.T) {
	values := []float64{0, math.Copysign(0, -1), math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, 5e-324, 1. / 3, 1e21, 1e-7}
	h := &Header{Scenario: "s", Arms: []string{"a"}, Metrics: []Column{{Name: "x, y"}, {Name: "n"}}, Series: true}
	out := memory{}
	tables, err := newTables(h, formats{csv: true, parquet: true}, out.create)
	if err != nil {
		t.Fatal(err)
	}
	u := &Unit{Arms: []ArmRows{{Whole: []float64{1, 2}}}}
	for i, v := range values {
		u.Arms[0].Days = append(u.Arms[0].Days, int32(i-3))
		u.Arms[0].Series = append(u.Arms[0].Series, v, values[len(values)-1-i])
	}
	if err := errors.Join(tables.Write(u), tables.Close()); err != nil {
		t.Fatal(err)
	}
	b := out[ParquetFile(SeriesFile)].Bytes()
	r, err := ReadParquet(SeriesFile, "series.parquet", bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for row, err := range r.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		if row.Scenario != "s" || row.Arm != "a" || row.Day != i-3 || row.Point != 0 || row.Replicate != 0 {
			t.Errorf("row %d has the keys %+v", i, row)
		}
		for k, want := range []float64{values[i], values[len(values)-1-i]} {
			if got := row.Values[k]; math.Float64bits(got) != math.Float64bits(want) && (got == got || want == want) {
				t.Errorf("row %d, column %d: %v; want %v", i, k, got, want)
			}
		}
		i++
	}
	if i != len(values) {
		t.Errorf("%d rows; want %d", i, len(values))
	}
}

// A folder of Parquet alone lacks the CSV of the tables that ReadFile reads, and gives
// the same rows.
func TestParquetAlone(t *testing.T) {
	both, alone := t.TempDir(), t.TempDir()
	rows := map[string]string{}
	for _, dir := range []string{both, alone} {
		plan := bothPlan()
		if dir == alone {
			plan.Outputs = []string{ParquetFormat, "figures"}
		}
		f := open(t, dir, plan, false)
		if err := addMissing(f, plan); err != nil {
			t.Fatal(err)
		}
		if err := f.Finish(nil); err != nil {
			t.Fatal(err)
		}
		f.Close()
		for table := range tableKeys {
			var all strings.Builder
			err := ReadFile(dir, table, func(r *Reader) error {
				fmt.Fprintln(&all, r.Columns)
				for row, err := range r.Rows() {
					if err != nil {
						return err
					}
					fmt.Fprintln(&all, *row)
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
			if dir == alone && rows[table] != all.String() {
				t.Errorf("%s of Parquet alone reads\n%s\nwant\n%s", table, all.String(), rows[table])
			}
			rows[table] = all.String()
			_, err = os.Stat(filepath.Join(dir, table))
			if there := err == nil; there != (dir == both) {
				t.Errorf("%s is there: %v, in %v", table, there, plan.Outputs)
			}
		}
	}
	for _, table := range []string{PointsFile, ArmsFile, ParquetFile(PointsFile), ParquetFile(ArmsFile)} {
		if _, err := os.Stat(filepath.Join(alone, table)); err != nil {
			t.Errorf("Parquet alone: %v", err)
		}
	}
}

func TestReadFileNamesTheCSVWhereThereIsNothing(t *testing.T) {
	err := ReadFile(t.TempDir(), SeriesFile, func(*Reader) error { return nil })
	if err == nil || !strings.Contains(err.Error(), SeriesFile) || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("ReadFile of an empty folder: %v; want that there is no %s", err, SeriesFile)
	}
}

// Damage anywhere in a file is an error or goes unseen, which the manifest's checksums are
// for: it is never a panic. A file that was cut off is an error.
func TestDamagedParquetIsAnError(t *testing.T) {
	whole := []byte(reference(t, bothPlan())[ParquetFile(ReplicatesFile)])
	for at := range whole {
		b := slices.Clone(whole)
		b[at] ^= 0x55
		readDamaged(t, at, b)
	}
	for length := range whole {
		readDamaged(t, -length, whole[:length])
	}
}

func readDamaged(t *testing.T, at int, b []byte) {
	t.Helper()
	r, err := ReadParquet(ReplicatesFile, "r.parquet", bytes.NewReader(b), int64(len(b)))
	if err == nil {
		for _, err = range r.Rows() {
			if err != nil {
				break
			}
		}
	}
	if err != nil && !errors.Is(err, ErrTable) {
		t.Errorf("byte %d: %v; want an error of the table", at, err)
	}
	if at <= 0 && err == nil {
		t.Errorf("cut to %d bytes: no error", -at)
	}
}
