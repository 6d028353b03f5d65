package pages

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// The data dictionary says of each key of discovery.json what it is, in their order, and of no
// other.
func TestDictionaryOfDiscovery(t *testing.T) {
	b, err := os.ReadFile("../../../results/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, there := strings.Cut(string(b), "\n**"+DiscoveryFile+"**")
	if !there {
		t.Fatalf("README.md of results does not say what %s is", DiscoveryFile)
	}
	_, rows, _ := strings.Cut(section, "\n|--|--|--|\n")
	rows, _, _ = strings.Cut(rows, "\n\n")
	var have []string
	for row := range strings.Lines(rows) {
		cells := strings.Split(strings.TrimSpace(row), "|")
		if len(cells) != 5 || cells[2] == "" || cells[3] == "" {
			t.Errorf("row %q; want a key, a type and a meaning", row)
			continue
		}
		have = append(have, strings.Split(cells[1], ", ")...)
	}
	if want := keysOf(reflect.TypeFor[Provenance](), ""); !slices.Equal(have, want) {
		t.Errorf("README.md of results has of %s the keys %v; want %v", DiscoveryFile, have, want)
	}
}

// keysOf returns the keys of a struct as JSON, and after one of an object those of that.
func keysOf(of reflect.Type, before string) (keys []string) {
	for i := range of.NumField() {
		f := of.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		keys = append(keys, before+name)
		if f.Type.Kind() == reflect.Struct {
			keys = append(keys, keysOf(f.Type, before+name+".")...)
		}
	}
	return keys
}
