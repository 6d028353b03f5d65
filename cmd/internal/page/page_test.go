package page

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// All modules that the page comes to need are asked for at once: found one from the other,
// they come in as many rounds as they are deep.
func TestModulesAreAskedForAtOnce(t *testing.T) {
	index := read(t, "index.html")
	var named []string
	for _, m := range regexp.MustCompile(`rel="modulepreload" href="assets/([^"]+)"`).FindAllStringSubmatch(index, -1) {
		named = append(named, m[1])
	}
	var needed []string
	var visit func(file string)
	visit = func(file string) {
		for _, m := range regexp.MustCompile(`from "\./([^"]+)"`).FindAllStringSubmatch(read(t, "assets/"+file), -1) {
			if !slices.Contains(needed, m[1]) {
				needed = append(needed, m[1])
				visit(m[1])
			}
		}
	}
	visit("main.js")
	slices.Sort(needed)
	if len(needed) < 10 || !slices.Equal(named, needed) {
		t.Errorf("index.html asks for %s; main.js needs %s", strings.Join(named, " "), strings.Join(needed, " "))
	}
}

// read returns a file of the page.
func read(t *testing.T, name string) string {
	t.Helper()
	text, err := fs.ReadFile(Files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
