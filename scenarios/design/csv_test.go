package design

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestReadCSVGivesTheValuesOfTheTable(t *testing.T) {
	tests := []struct {
		name, text string
		paths      []string
		want       [][]any
	}{
		{"numbers, names and switches", "rules.count,organization.network,mechanisms.voice\n100,small-world,true\n20.5,random,false\n1e2,random,true\n",
			[]string{"rules.count", "organization.network", "mechanisms.voice"},
			[][]any{{int64(100), "small-world", true}, {20.5, "random", false}, {int64(100), "random", true}}},
		{"points read back, from a spreadsheet", "\ufeffpoint,a\r\n0,0.1\r\n1,0.2\r\n", []string{"a"}, [][]any{{0.1}, {0.2}}},
		{"a factor that does not vary", "a,b\n1,2\n1,3", []string{"a", "b"}, [][]any{{int64(1), int64(2)}, {int64(1), int64(3)}}},
		{"quoted names with commas", "a\n\"x, y\"\n", []string{"a"}, [][]any{{"x, y"}}},
		{"a factor called point", "point\n1\n", []string{"point"}, [][]any{{int64(1)}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, factors, err := ReadCSV(strings.NewReader(tt.text), Plain)
			if err != nil {
				t.Fatal(err)
			}
			if err := Check(factors...); err != nil {
				t.Errorf("Check of the factors: %v", err)
			}
			var paths []string
			for _, f := range factors {
				paths = append(paths, f.Path)
			}
			var got [][]any
			for _, x := range d.Points() {
				got = append(got, Values(factors, x))
			}
			if diff := cmp.Diff(tt.paths, paths) + cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("ReadCSV (-want +got):\n%s", diff)
			}
		})
	}
}

// shares knows one path, of numbers from 0 to 1.
func shares(path string) (func(string) (any, error), error) {
	if path != "a" && path != "b" {
		return nil, errors.New("a or b")
	}
	return func(cell string) (any, error) {
		plain, _ := Plain(path)
		v, err := plain(cell)
		if x, ok := number(v); err != nil || !ok || x < 0 || x > 1 {
			return nil, errors.New("a number from 0 to 1")
		}
		return v, nil
	}, nil
}

func TestReadCSVSaysAllThatIsWrong(t *testing.T) {
	tests := []struct {
		name, text string
		column     Column
		want       string
	}{
		{"nothing", "", Plain, "1:1: have nothing; want a header of factors' paths"},
		{"no points", "a,b\n", Plain, "1:1: have no points; want a row for each point"},
		{"semicolons", "a;b\n1;2\n", Plain, `1:1: have "a;b"; want the path of a factor, and commas between paths`},
		{"many at once", "a,c,a\n0.5,1,2\n0.1,0.2\n7,1,x\n", shares,
			"1:3: have \"c\"; want a or b\n1:5: a: have it twice; want each factor once\n" +
				"2:7: a: have \"2\"; want a number from 0 to 1\n3:5: have 2 fields; want 3, as in the header\n" +
				"4:1: a: have \"7\"; want a number from 0 to 1\n4:5: a: have \"x\"; want a number from 0 to 1"},
		{"a field too many", "a,b\n0,1,0\n", shares, "2:5: have 3 fields; want 2, as in the header"},
		{"empty cell", "a,b\n1,\n", Plain, `2:3: b: have ""; want a number, name or switch, without blanks`},
		{"blank before a number", "a,b\n1, 2\n", Plain, `2:3: b: have " 2"; want a number, name or switch, without blanks`},
		{"not a number", "a\nNaN\n-Inf\n1e999\n", Plain, "2:1: a: have \"NaN\"; want a finite number\n3:1: a: have \"-Inf\"; want a finite number\n4:1: a: have \"1e999\"; want a finite number"},
		{"a name among numbers", "a\n1\nx\n", Plain, `3:1: a: have "x"; want a number, as in the rows before`},
		{"a quote left open", "a\n\"1\n", Plain, `2:4: have extraneous or missing " in quoted-field; want fields between commas, whole in quotes or without`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := ReadCSV(strings.NewReader(tt.text), tt.column)
			if err == nil || err.Error() != tt.want {
				t.Errorf("ReadCSV(%q): error\n%v\nwant\n%v", tt.text, err, tt.want)
			}
		})
	}
}

// Whatever the text, ReadCSV fails or gives factors that are right and values that are there.
func TestReadCSVNeverGivesWrongFactors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab01.,;\n\r\" -e\ufeff"))).Draw(t, "text")
		d, factors, err := ReadCSV(strings.NewReader(text), Plain)
		if err != nil {
			return
		}
		if err := Check(factors...); err != nil || d.N < 1 {
			t.Fatalf("ReadCSV(%q) = %d points of %+v, which have %v", text, d.N, factors, err)
		}
		for _, x := range d.Points() {
			Values(factors, x)
		}
	})
}
