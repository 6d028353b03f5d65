package num

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// promised are the rooms whose results are promised to be the same bytes on every
// platform; /... takes in what lies below a room.
var promised = []string{
	"heed/sim/...", "heed/agents", "heed/scenarios", "heed/scenarios/design", "heed/scenarios/study",
	"heed/results", "heed/results/stats",
}

// fusing are the platforms for which Go fuses x*y + z where it is let.
var fusing = []struct {
	name string
	env  []string
}{
	{"arm64", []string{"GOARCH=arm64"}},
	{"amd64 v3", []string{"GOARCH=amd64", "GOAMD64=v3"}},
}

// portable are the functions of package math whose results do not depend on the
// platform: exact ones, and those that IEEE 754 says to round correctly.
var portable = []string{
	"Abs", "Ceil", "Copysign", "Dim", "FMA", "Floor", "Frexp", "Inf", "IsInf", "IsNaN", "Ldexp", "Max", "Min",
	"Mod", "Modf", "NaN", "Nextafter", "Nextafter32", "Remainder", "Round", "RoundToEven", "Signbit", "Sqrt", "Trunc",
}

// TestNothingFuses compiles every promised room and reads the assembly.
func TestNothingFuses(t *testing.T) {
	needGo(t)
	rooms := append(list(t, promised), "heed/sim/num/testdata/instances")
	for _, p := range fusing {
		t.Run(p.name, func(t *testing.T) {
			for _, f := range faults(t, p.env, rooms) {
				t.Error(f)
			}
		})
	}
}

// TestFaultsAreFound sees that faults finds what it is there to find, and no more.
func TestFaultsAreFound(t *testing.T) {
	needGo(t)
	const room = "heed/sim/num/testdata/fused"
	want := []string{
		"fused " + room + ".Across", "fused " + room + ".Fused", "fused " + room + ".Fused32",
		"fused " + room + ".Halved", "not portable " + room + ".Exponential",
	}
	for _, p := range fusing {
		t.Run(p.name, func(t *testing.T) {
			var got []string
			for _, f := range faults(t, p.env, []string{room}) {
				got = append(got, f.what+" "+f.symbol)
			}
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Errorf("faults(%s) = %q; want %q", room, got, want)
			}
		})
	}
}

// needGo skips a test that cannot or should not run the go command.
func needGo(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("compiles packages for other platforms; skipped under -short")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("compiles packages for other platforms; there is no go command here:", err)
	}
}

// list returns the import paths of the rooms that exist.
func list(t *testing.T, rooms []string) []string {
	t.Helper()
	out, err := exec.Command("go", "list", "-e", "heed/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var found []string
	for _, pkg := range strings.Fields(string(out)) {
		if slices.ContainsFunc(rooms, func(room string) bool {
			top, deep := strings.CutSuffix(room, "/...")
			return pkg == top || deep && strings.HasPrefix(pkg, top+"/")
		}) {
			found = append(found, pkg)
		}
	}
	if !slices.Contains(found, "heed/sim/num") {
		t.Fatalf("go list heed/... = %q; want this package in it", found)
	}
	return found
}

// A fault is an instruction that may give other bits on another platform.
type fault struct {
	file        string
	line        int
	what        string // what is wrong
	symbol      string // the function whose code it is part of, which may inline that of the line
	instruction string
}

func (f fault) String() string {
	return fmt.Sprintf("%s:%d: %s in %s: %s", f.file, f.line, f.what, f.symbol, f.instruction)
}

// faults compiles pkgs, and what they import from heed, and returns the faults in
// order of file and line, one a line and function. The go command replays the
// assembly from its cache when nothing has changed.
func faults(t *testing.T, env, pkgs []string) []fault {
	t.Helper()
	cmd := exec.Command("go", append([]string{"build", "-gcflags=heed/...=-S"}, pkgs...)...)
	cmd.Env = append(append(os.Environ(), "GOOS=linux", "CGO_ENABLED=0"), env...)
	assembly, err := os.Create(filepath.Join(t.TempDir(), "assembly"))
	if err != nil {
		t.Fatal(err)
	}
	defer assembly.Close()
	cmd.Stdout, cmd.Stderr = assembly, assembly
	if err := cmd.Run(); err != nil {
		out, _ := os.ReadFile(assembly.Name())
		t.Fatalf("%v: %v\n%s", cmd, err, complaints(out))
	}
	if _, err := assembly.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	found := read(t, assembly)
	slices.SortFunc(found, func(f, g fault) int {
		return cmp.Or(cmp.Compare(f.file, g.file), cmp.Compare(f.line, g.line), cmp.Compare(f.symbol, g.symbol))
	})
	return slices.CompactFunc(found, func(f, g fault) bool {
		return f.file == g.file && f.line == g.line && f.symbol == g.symbol
	})
}

var (
	// fused matches the multiply-adds of arm64 and amd64.
	fused = regexp.MustCompile(`^V?FN?M(ADD|SUB)\w*\t`)
	// called matches calls of functions of the packages whose results may differ.
	called = regexp.MustCompile(`^(?:CALL|JMP|B)\t(math|math/rand/v2)\.(?:\(\*Rand\)\.)?(\w+)\(SB\)`)
)

// read returns the faults in the compiler's -S output.
func read(t *testing.T, assembly io.Reader) []fault {
	t.Helper()
	var found []fault
	var symbol string
	lines := bufio.NewScanner(assembly)
	for lines.Scan() {
		line := lines.Text()
		if name, _, ok := strings.Cut(line, " STEXT "); ok {
			symbol = name
		}
		f := parse(line)
		f.symbol, f.what = symbol, wrong(f.instruction)
		if f.what != "" && !(f.what == "fused" && asksForFMA(t, f)) {
			found = append(found, f)
		}
	}
	if err := lines.Err(); err != nil || symbol == "" {
		t.Fatalf("reading assembly: error %v, last function %q", err, symbol)
	}
	return found
}

// parse takes apart a line of assembly, "\t0x001c 00028 (file:line)\tINSTRUCTION";
// other lines have no instruction.
func parse(line string) fault {
	_, place, _ := strings.Cut(line, " (")
	place, instruction, _ := strings.Cut(place, ")\t")
	colon := strings.LastIndexByte(place, ':')
	if colon < 0 {
		return fault{}
	}
	number, _ := strconv.Atoi(place[colon+1:])
	return fault{file: place[:colon], line: number, instruction: instruction}
}

// wrong says what is wrong with an instruction, "" for nothing.
func wrong(instruction string) string {
	if fused.MatchString(instruction) {
		return "fused"
	}
	m := called.FindStringSubmatch(instruction)
	switch {
	case m == nil:
		return ""
	case m[1] == "math" && !slices.Contains(portable, strings.TrimPrefix(m[2], "arch")):
		return "not portable"
	case m[1] != "math" && (m[2] == "NormFloat64" || m[2] == "ExpFloat64"):
		return "not portable"
	}
	return ""
}

// asksForFMA reports whether the source of a fused instruction calls math.FMA.
func asksForFMA(t *testing.T, f fault) bool {
	t.Helper()
	source, err := os.ReadFile(f.file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(source), "\n")
	return f.line >= 1 && f.line <= len(lines) && strings.Contains(lines[f.line-1], "math.FMA(")
}

// complaints returns what of the go command's output is not assembly.
func complaints(out []byte) string {
	var b strings.Builder
	for line := range strings.Lines(string(out)) {
		if !strings.HasPrefix(line, "\t") && !strings.Contains(line, " STEXT ") && strings.Contains(line, ".go:") {
			b.WriteString(line)
		}
	}
	return b.String()
}
