package results

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The columns of summary.csv and comparison.csv are explained under their own file, in
// the order in which they stand there.
func TestDictionaryHasTheColumnsInOrder(t *testing.T) {
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string][]string{
		SummaryFile: tableColumns(summaryKeys, summaryValues), ComparisonFile: tableColumns(comparisonKeys, comparisonValues),
	} {
		_, section, _ := strings.Cut(string(b), "**"+file+"**")
		section, _, _ = strings.Cut(section, "\n**")
		var got []string
		for _, line := range strings.Split(section, "\n") {
			if cells := strings.Split(line, "|"); len(cells) > 2 && cells[1] != "--" && strings.TrimSpace(cells[1]) != "column" {
				got = append(got, strings.Split(cells[1], ", ")...)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("README.md explains for %s the columns\n%q; want\n%q", file, got, want)
		}
	}
}

// The data dictionary has every file, every column that is not the caller's, and
// every key of the manifest.
func TestDictionaryIsWhole(t *testing.T) {
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	words := regexp.MustCompile(`[a-z0-9_.]*[a-z0-9_]`).FindAllString(string(b), -1)
	var want []string
	want = append(want, tableFiles...)
	want = append(want, FailuresFile, UnitsFile, partSuffix, journalSuffix, ownSuffix, ManifestFile, planFile, journalFile, extrasFile, lockFile, tempSuffix)
	for _, columns := range [][]string{seriesKeys, employeesKeys, teamsKeys, tiesKeys, tiesValues, summaryKeys, comparisonKeys, summaryValues, comparisonValues, failuresColumns} {
		want = append(want, columns...)
	}
	for _, v := range []any{Manifest{}, File{}, Input{}, Column{}, Hole{}, Until{}, Goal{}, Width{}} {
		for i := range reflect.TypeOf(v).NumField() {
			key, _, _ := strings.Cut(reflect.TypeOf(v).Field(i).Tag.Get("json"), ",")
			want = append(want, key)
		}
	}
	for _, w := range want {
		if !slices.Contains(words, w) && !strings.Contains(string(b), "`"+w+"`") {
			t.Errorf("README.md does not say what %s is", w)
		}
	}
}
