package results

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"heed/results/stats"
)

// rowsOf returns copies of all rows, or the error that ends them.
func rowsOf(table, text string) (rows []Row, err error) {
	r, err := Read(table, "x.csv", strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	for row, err := range r.Rows() {
		if err != nil {
			return rows, err
		}
		c := *row
		c.Values = append([]float64(nil), row.Values...)
		rows = append(rows, c)
	}
	return rows, nil
}

func TestReadByHand(t *testing.T) {
	rows, err := rowsOf(SeriesFile, "scenario,arm,point,replicate,day,rate,wait\n\"a, b\",calm,3,2,-5,0.25,\n\"a, b\",calm,3,2,0,-Inf,1e-07\n")
	want := []Row{
		{Scenario: "a, b", Arm: "calm", Point: 3, Replicate: 2, Day: -5, Values: []float64{.25, math.NaN()}},
		{Scenario: "a, b", Arm: "calm", Point: 3, Replicate: 2, Day: 0, Values: []float64{math.Inf(-1), 1e-7}},
	}
	if d := cmp.Diff(want, rows, cmpopts.EquateNaNs()); d != "" || err != nil {
		t.Errorf("error %v, rows differ (-want +got):\n%s", err, d)
	}
}

// What the tables hold comes back, from every table of numbers.
func TestReadRoundTrip(t *testing.T) {
	plan := testPlan()
	dir := t.TempDir()
	completeOf(plan)(t, dir)
	in, err := ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range in.Files {
		if tableKeys[f.Name] == nil {
			continue
		}
		n := int64(0)
		err := ReadFile(dir, f.Name, func(r *Reader) error {
			for row, err := range r.Rows() {
				if err != nil {
					return err
				}
				n++
				if row.Arm == "" && f.Name != TiesFile || f.Name == TiesFile && (row.Other <= row.Team || !(row.Values[0] >= 1)) {
					return fmt.Errorf("a row without arm, or without ties: %+v", *row)
				}
			}
			return nil
		})
		if err != nil || n != f.Rows || n == 0 {
			t.Errorf("%s: %d rows, %v; want %d", f.Name, n, err, f.Rows)
		}
	}
	err = ReadFile(dir, SeriesFile, func(r *Reader) error {
		i := 0
		for row, err := range r.Rows() {
			if err != nil {
				return err
			}
			arm, day := i/4%2, i%4
			u := testUnit(&plan.Header, i/24, i/8%3)
			if want := u.Arms[arm].Series[day*2 : day*2+2]; !cmp.Equal(want, row.Values, cmpopts.EquateNaNs()) || row.Day != int(u.Arms[arm].Days[day]) {
				return fmt.Errorf("row %d: day %d %v; want %v", i, row.Day, row.Values, want)
			}
			i++
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestReadNamesFileLineAndColumn(t *testing.T) {
	const head = "scenario,arm,point,replicate,m\n"
	tests := []struct{ name, text, want string }{
		{"nothing", "", "x.csv:1:1: not a table of this package: the file is empty"},
		{"nothing but a byte order mark", "\ufeff", "x.csv:1:1: not a table of this package: the file is empty"},
		{"other keys", "scenario,point,arm,replicate,m\n", `x.csv:1:10: not a table of this package: column 2: want "arm", have "point"`},
		{"semicolons", "scenario;arm;point\n", `x.csv:1:1: not a table of this package: column 1: want "scenario", have "scenario;arm;point"`},
		{"too few columns", "scenario,arm\n", `x.csv:1:13: not a table of this package: 2 columns; want column 3: "point"`},
		{"a column twice", "scenario,arm,point,replicate,m,m\n", `column "m": the name is taken`},
		{"text for a number", head + "s,a,0,0,1\ns,a,0,1,x\n", `x.csv:3:9: not a table of this package: m: want a number, have "x"`},
		{"text for a number after lines in quotes", head + "\"s\n\",\"a\n\n\",0,1,x\n", `x.csv:5:7: not a table of this package: m: want a number, have "x"`},
		{"a comma for a point", head + "s,a,0,0,\"0,5\"\n", `x.csv:2:9: not a table of this package: m: want a number, have "0,5"`},
		{"NaN is written as nothing", head + "s,a,0,0,NaN\n", `x.csv:2:9: `},
		{"a number that no float holds", head + "s,a,0,0,1e999\n", `x.csv:2:9: `},
		{"a negative point", head + "s,a,-1,0,1\n", `x.csv:2:5: not a table of this package: point: want a whole number from 0, have "-1"`},
		{"a field too many", head + "s,a,0,0,1,2\n", "x.csv:2:11: not a table of this package: a field too many: want 5"},
		{"a field too many after quotes", head + "\"s\",a,0,0,1,2\n", "x.csv:2:13: not a table of this package: a field too many: want 5"},
		{"a field too few", head + "s,a,0,0\n", "x.csv:2:8: not a table of this package: 4 fields; want 5"},
		{"a cut row", head + "s,a,0,0,1\ns,a,0", "x.csv:3:6: not a table of this package: the file ends within a line"},
		{"a cut number", head + "s,a,0,0,0.12", "x.csv:2:13: not a table of this package: the file ends within a line"},
		{"a cut header", "scenario,arm,point,replicate,m", "x.csv:1:31: not a table of this package: the file ends within a line"},
		{"a cut before LF of CRLF", head + "s,a,0,0,1\r", "x.csv:2:11: not a table of this package: the file ends within a line"},
		{"an open quote", head + "s,a,0,0,1\n\"s,a,0,0,1\n", "x.csv:3:1: not a table of this package: a quote that is never closed"},
		{"a quote within a field", head + "s,a\"b,0,0,1\ns,a,0,0,1\n", "x.csv:2:4: not a table of this package: a quote within a field"},
		{"text after a quote", head + "s,\"a\"b,0,0,1\n", "x.csv:2:6: not a table of this package: text after the quote"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := rowsOf(ReplicatesFile, tt.text)
			if !errors.Is(err, ErrTable) || errors.Is(err, ErrIO) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v; want ErrTable that says %q", err, tt.want)
			}
		})
	}
}

func TestReadTellsIOErrors(t *testing.T) {
	r, err := Read(ReplicatesFile, "x.csv", io.MultiReader(strings.NewReader("scenario,arm,point,replicate,m\n"), iotest.ErrReader(errBroken)))
	if err != nil {
		t.Fatal(err)
	}
	for _, err = range r.Rows() {
	}
	if !errors.Is(err, ErrIO) || !errors.Is(err, errBroken) {
		t.Errorf("a broken reader: error %v; want ErrIO", err)
	}
	if err := ReadFile(t.TempDir(), SeriesFile, nil); !errors.Is(err, ErrIO) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("ReadFile of nothing: error %v; want ErrIO of fs.ErrNotExist", err)
	}
}

// Courses agree, for every day, with the plain summary of the replicates.
func TestCoursesAgreeWithSummaries(t *testing.T) {
	plan := testPlan()
	plan.Replicates = 12
	h := &plan.Header
	out := memory{}
	tables, err := NewTables(h, out.create)
	if err != nil {
		t.Fatal(err)
	}
	values := make(map[string][]float64)
	for p := range plan.Points {
		for r := range plan.Replicates {
			u := testUnit(h, p, r)
			for i, a := range u.Arms {
				for k, x := range a.Series {
					key := fmt.Sprint(p, h.Arms[i], h.Metrics[k%2].Name, a.Days[k/2])
					values[key] = append(values[key], x)
				}
			}
			if err := tables.Write(u); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := tables.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := Read(SeriesFile, SeriesFile, out[SeriesFile])
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for c, err := range Courses(r) {
		if err != nil {
			t.Fatal(err)
		}
		order = append(order, fmt.Sprint(c.Point, c.Arm, c.Metric))
		if !cmp.Equal(c.Days, []int{-5, 0, 5, 10}) {
			t.Errorf("%v: days %v; want -5, 0, 5, 10", order, c.Days)
		}
		for d, day := range c.Days {
			want := stats.Summarize(values[fmt.Sprint(c.Point, c.Arm, c.Metric, day)])
			got := []float64{c.Mean[d], c.Lo[d], c.Hi[d]}
			if c.N[d] != want.N || !cmp.Equal(got, []float64{want.Mean, want.Lo, want.Hi}, cmpopts.EquateApprox(1e-12, 1e-15), cmpopts.EquateNaNs()) {
				t.Errorf("%s day %d: n %d, %v; want %+v", order[len(order)-1], day, c.N[d], got, want)
			}
		}
	}
	want := []string{"0baselinerate", "0baselinewait", "0no, blamerate", "0no, blamewait", "1baselinerate", "1baselinewait", "1no, blamerate", "1no, blamewait"}
	if d := cmp.Diff(want, order); d != "" {
		t.Errorf("order of courses (-want +got):\n%s", d)
	}
}

// Replicates may record different days, in any order of first appearance.
func TestCoursesOfUnevenDays(t *testing.T) {
	text := "scenario,arm,point,replicate,day,m,k\n" +
		"s,a,0,0,0,1,9\ns,a,0,0,10,3,9\n" +
		"s,a,0,1,-5,7,9\ns,a,0,1,0,2,9\ns,a,0,1,5,,9\ns,a,0,1,10,5,9\n" +
		"s,a,0,2,0,3,9\n"
	r, err := Read(SeriesFile, "x.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []*Course
	for c, err := range Courses(r, "m") {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, c)
	}
	if len(got) != 1 {
		t.Fatalf("%d courses; want 1", len(got))
	}
	c := got[0]
	nan := math.NaN()
	if !cmp.Equal(c.Days, []int{-5, 0, 5, 10}) || !cmp.Equal(c.N, []int{1, 3, 0, 2}) || !cmp.Equal(c.Mean, []float64{7, 2, nan, 4}, cmpopts.EquateNaNs()) {
		t.Errorf("course %+v; want days -5 0 5 10, n 1 3 0 2, mean 7 2 NaN 4", c)
	}
	if !math.IsNaN(c.Lo[0]) || !math.IsNaN(c.Hi[2]) || math.IsNaN(c.Lo[1]) {
		t.Errorf("intervals %v to %v; want them where n is at least 2", c.Lo, c.Hi)
	}
}

func TestCoursesRefuse(t *testing.T) {
	const head = "scenario,arm,point,replicate,day,m\n"
	tests := []struct{ name, text, metric, want string }{
		{"an unknown metric", head, "x", `x.csv has no metric "x"`},
		{"points that turn back", head + "s,a,1,0,0,1\ns,a,0,0,0,1\n", "m", "point 0 after point 1"},
		{"a bad row", head + "s,a,1,0,0,?\n", "m", "x.csv:2:"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Read(SeriesFile, "x.csv", strings.NewReader(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			for _, err = range Courses(r, tt.metric) {
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Courses: error %v; want it to say %q", err, tt.want)
			}
		})
	}
}

// FuzzRead holds that no bytes make the reader panic, and that every error names
// the file.
func FuzzRead(f *testing.F) {
	f.Add([]byte("scenario,arm,point,replicate,day,m\ns,a,0,0,-1,.5\n\"s\"\"\",a,0,0,0,\n"))
	f.Add([]byte("scenario,arm,point,replicate,day\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := Read(SeriesFile, "x.csv", bytes.NewReader(b))
		if err == nil {
			for _, err = range Courses(r) {
			}
		}
		if err != nil && !strings.Contains(err.Error(), "x.csv") {
			t.Errorf("error %v; want it to name x.csv", err)
		}
	})
}

// BenchmarkCourses reads a series of 3 arms, 250 days and 40 metrics.
func BenchmarkCourses(b *testing.B) {
	h, u := benchUnit()
	out := memory{}
	tables, err := NewTables(h, out.create)
	if err != nil {
		b.Fatal(err)
	}
	if err := errors.Join(tables.Write(u), tables.Close()); err != nil {
		b.Fatal(err)
	}
	text := out[SeriesFile].Bytes()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r, err := Read(SeriesFile, SeriesFile, bytes.NewReader(text))
		if err != nil {
			b.Fatal(err)
		}
		for _, err := range Courses(r) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
