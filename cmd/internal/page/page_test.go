package page

import (
	"io/fs"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// page.js is what the modules come to: who changes one generates it again.
func TestTheScriptIsThatOfTheModules(t *testing.T) {
	source := read(t, "page.go")
	made := regexp.MustCompile(`(?m)^//go:generate go (.*) --outfile=assets/page\.js$`).FindStringSubmatch(source)
	if made == nil {
		t.Fatal("page.go does not say how page.js is made")
	}
	c := exec.Command("go", strings.Fields(made[1])...)
	c.Stderr = t.Output()
	want, err := c.Output()
	if err != nil {
		t.Fatalf("go %s: %v", made[1], err)
	}
	if got := read(t, "assets/page.js"); got != string(want) {
		t.Errorf("assets/page.js is not that of the modules beside it: go generate ./cmd/internal/page")
	}
}

// The page asks for no script but the one, and the one for none but the transport of a page
// without a server.
func TestThePageComesInFewRequests(t *testing.T) {
	scripts := regexp.MustCompile(`<script[^>]*src="([^"]+)"|rel="modulepreload"`).FindAllString(string(embedded(t, "index.html")), -1)
	if len(scripts) != 2 || !strings.Contains(scripts[1], "assets/page.js") {
		t.Errorf("index.html asks for the scripts %q; want theme.js and page.js", scripts)
	}
	for _, m := range regexp.MustCompile(`(?m)^import .*|\bimport\([^)]*\)`).FindAllString(string(embedded(t, "assets/page.js")), -1) {
		if m != `import("./static.js")` {
			t.Errorf("page.js asks for more: %s", m)
		}
	}
}

// embedded returns a file of the page.
func embedded(t *testing.T, name string) []byte {
	t.Helper()
	text, err := fs.ReadFile(Files, name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// read returns a file of the source.
func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
