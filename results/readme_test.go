package results

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

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
	want = append(want, FailuresFile, partSuffix, journalSuffix, ownSuffix, ManifestFile, planFile, journalFile, extrasFile, lockFile, tempSuffix)
	for _, columns := range [][]string{seriesKeys, employeesKeys, summaryKeys, comparisonKeys, summaryValues, comparisonValues, failuresColumns} {
		want = append(want, columns...)
	}
	for _, v := range []any{Manifest{}, File{}, Input{}, Column{}, Hole{}} {
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
