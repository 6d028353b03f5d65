package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A room is a package as go list tells of it, tests apart.
type room struct {
	ImportPath, Dir string
	GoFiles         []string
	Imports         []string
}

// mayImport says which rooms of the module a room may import, beside sim/num,
// which any may. A room that is not listed is not known: add it here on purpose.
// A name that ends in /... stands for all under it.
var mayImport = map[string][]string{
	"sim":               {},
	"sim/num":           {},
	"sim/network":       {},
	"sim/simtest":       {"sim"},
	"agents":            {"sim", "sim/network"},
	"scenarios":         {"agents", "sim", "sim/network", "scenarios/design"},
	"scenarios/design":  {},
	"scenarios/search":  {"sim"},
	"scenarios/study":   {"scenarios", "scenarios/design", "scenarios/search", "agents", "sim", "results", "results/stats"},
	"results":           {"sim", "results/stats"},
	"results/stats":     {},
	"results/plot":      {"results", "results/stats"},
	"results/report":    {"results", "results/stats", "results/plot"},
	"results/notebooks": {},
}

// knownOnlyIn says which modules of others are known in one room alone.
var knownOnlyIn = map[string]string{
	"github.com/BurntSushi/toml":       "scenarios",
	"github.com/parquet-go/parquet-go": "results",
	"gonum.org/v1/plot":                "results/plot",
	"codeberg.org/go-pdf/fpdf":         "results/plot",
}

// files are the packages that touch files, the clock or the environment, and the
// rooms that may import them.
var files = []string{"os", "io/ioutil", "syscall", "os/signal", "os/exec"}

// touchesFiles reports whether a room may touch files. Nobody outside cmd has the
// clock or the environment.
func touchesFiles(name string) bool {
	return name == "results" || name == "scenarios/study" || strings.HasPrefix(name, "cmd/")
}

// list returns the rooms of the module, as they are where it is built for the system that
// the environment names beside ours, such as GOOS=js.
func list(t *testing.T, env ...string) []room {
	t.Helper()
	return packages(t, env, "heed/...")
}

// packages returns what go list tells of some packages under an environment beside ours.
func packages(t *testing.T, env []string, of ...string) (all []room) {
	t.Helper()
	c := exec.Command("go", append([]string{"list", "-json=ImportPath,Dir,GoFiles,Imports"}, of...)...)
	c.Env = append(os.Environ(), env...)
	out, err := c.Output()
	if err != nil {
		t.Skipf("go list cannot run here: %v", err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var r room
		if err := d.Decode(&r); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
}

// Who may import whom.
func TestRoomsImportWhatTheyMay(t *testing.T) {
	rooms := list(t)
	if len(rooms) < 8 {
		t.Fatalf("go list heed/... found %d packages; want all rooms", len(rooms))
	}
	for _, r := range rooms {
		name := strings.TrimPrefix(r.ImportPath, "heed/")
		may, known := mayImport[name]
		if !known && !strings.HasPrefix(name, "cmd/") {
			t.Errorf("the room %s is not known: say in mayImport whom it may import", name)
			continue
		}
		for _, path := range r.Imports {
			if why := forbidden(name, path, may); why != "" {
				t.Errorf("%s imports %s: %s", name, path, why)
			}
		}
	}
}

// forbidden returns why a room may not import a path, "" where it may.
func forbidden(name, path string, may []string) string {
	inCmd := strings.HasPrefix(name, "cmd/")
	for module, home := range knownOnlyIn {
		if (path == module || strings.HasPrefix(path, module+"/")) && name != home {
			return "it is known in " + home + " only"
		}
	}
	other, ours := strings.CutPrefix(path, "heed/")
	switch {
	case ours && strings.HasPrefix(other, "cmd/") && !inCmd:
		return "nobody imports cmd"
	case ours && !inCmd && other != "sim/num" && !slices.Contains(may, other):
		return "the room may import " + strings.Join(append([]string{"sim/num"}, may...), ", ")
	case slices.Contains(files, path) && !touchesFiles(name):
		return "files are touched in results, scenarios/study and cmd only"
	case strings.HasPrefix(name, "sim") && !ours && strings.Contains(path, ".") && path != "golang.org/x/exp/constraints":
		return "the engine imports the standard library only"
	case !inCmd && path == "math/rand":
		return "chance comes from sim.Streams"
	}
	return ""
}

// outside are the names of the standard library that only cmd may use: the clock,
// the environment, and chance without a key.
var outside = map[string][]string{
	"time":         {"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer", "Sleep"},
	"os":           {"Getenv", "LookupEnv", "Environ", "Args", "Hostname", "Getwd", "UserHomeDir"},
	"math/rand/v2": {"Float64", "Float32", "Int", "IntN", "Uint64", "Uint32", "Perm", "Shuffle", "N", "NormFloat64", "ExpFloat64"},
}

// Outside cmd nobody reads the clock or the environment.
func TestRoomsHaveNoClockAndNoEnvironment(t *testing.T) {
	for _, r := range list(t) {
		if strings.HasPrefix(r.ImportPath, "heed/cmd/") {
			continue
		}
		for _, name := range r.GoFiles {
			for _, use := range usesOf(t, filepath.Join(r.Dir, name)) {
				t.Errorf("%s/%s uses %s, which only cmd may", r.ImportPath, name, use)
			}
		}
	}
}

// usesOf returns the names of [outside] that a file uses.
func usesOf(t *testing.T, path string) (uses []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	banned := map[string][]string{} // by the name that the file has for the package
	for _, i := range f.Imports {
		of, err := strconv.Unquote(i.Path.Value)
		if err != nil || outside[of] == nil {
			continue
		}
		local := strings.TrimSuffix(of, "/v2")
		local = local[strings.LastIndexByte(local, '/')+1:]
		if i.Name != nil {
			local = i.Name.Name
		}
		banned[local] = outside[of]
	}
	ast.Inspect(f, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := s.X.(*ast.Ident); ok && x.Obj == nil && slices.Contains(banned[x.Name], s.Sel.Name) {
			uses = append(uses, x.Name+"."+s.Sel.Name)
		}
		return true
	})
	return uses
}

// browser is the environment in which go builds for the browser.
var browser = []string{"CGO_ENABLED=0", "GOOS=js", "GOARCH=wasm"}

// inBrowser reports whether a package is to build for the browser: all do but the program
// heed and what it alone has.
func inBrowser(path string) bool {
	return path != "heed/cmd/heed" && !strings.HasPrefix(path, "heed/cmd/heed/")
}

// What the browser has to fetch has neither the library for Parquet nor that for plots,
// and no command line: not where rows are made, not where tables are written, and not
// where the page of a folder is.
func TestBrowserHasNeitherParquetNorPlots(t *testing.T) {
	for _, path := range []string{"heed/scenarios/study", "heed/results/report", "heed/cmd/internal/pages"} {
		all := packages(t, browser, "-deps", path)
		if !slices.ContainsFunc(all, func(r room) bool { return r.ImportPath == "heed/results" }) {
			t.Errorf("%s does not hang on heed/results, of %d packages; want it to, as it reads and writes tables", path, len(all))
		}
		for _, r := range all {
			for _, heavy := range []string{"github.com/parquet-go", "gonum.org/v1/plot", "codeberg.org/go-pdf", "github.com/spf13"} {
				if strings.HasPrefix(r.ImportPath+"/", heavy+"/") {
					t.Errorf("for js/wasm %s hangs on %s; want nothing of %s", path, r.ImportPath, heavy)
				}
			}
		}
	}
}

// Everything but cmd/heed, cmd/internal among it, builds for the browser, and the whole
// for the systems of users. It takes minutes where nothing is built yet, so it runs only
// with HEED_PLATFORMS=1.
func TestRoomsBuildForAllPlatforms(t *testing.T) {
	if os.Getenv("HEED_PLATFORMS") != "1" {
		t.Skip("builds for other platforms take minutes: set HEED_PLATFORMS=1 to have them")
	}
	var portable []string
	for _, r := range list(t, browser...) {
		if inBrowser(r.ImportPath) {
			portable = append(portable, r.ImportPath)
		}
	}
	for _, room := range []string{"heed/cmd/internal/findings", "heed/cmd/internal/pages", "heed/scenarios/study", "heed/results/plot"} {
		if !slices.Contains(portable, room) {
			t.Errorf("%s is not among what is built for the browser: %q", room, portable)
		}
	}
	for _, platform := range []string{"js/wasm", "linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"} {
		system, processor, _ := strings.Cut(platform, "/")
		packages := []string{"heed/..."}
		if system == "js" {
			packages = portable
		}
		c := exec.Command("go", append([]string{"build", "-o", os.DevNull}, packages...)...)
		c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor)
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("go build for %s: %v\n%s", platform, err, out)
		}
	}
}
