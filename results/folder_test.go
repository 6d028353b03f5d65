package results

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func open(t *testing.T, dir string, plan Plan, force bool) *Folder {
	t.Helper()
	f, err := lazy.openFolder(dir, plan, force)
	if err != nil {
		t.Fatalf("Open(%s): %v", dir, err)
	}
	return f
}

func TestFolderStates(t *testing.T) {
	dir, plan := filepath.Join(t.TempDir(), "deep", "out"), testPlan()
	f := open(t, dir, plan, false)
	if f.State() != Fresh || f.Done() != 0 {
		t.Errorf("a new folder: %v, %d units; want fresh, 0", f.State(), f.Done())
	}
	if err := errors.Join(f.Add(testUnit(&plan.Header, 1, 2)), f.Close()); err != nil {
		t.Fatal(err)
	}
	f = open(t, dir, plan, false)
	if f.State() != Partial || f.Done() != 1 || !f.Has(1, 2) || f.Has(0, 0) {
		t.Errorf("opened again: %v, %d units; want partial with unit (1, 2) alone", f.State(), f.Done())
	}
	if err := f.Finish(nil); !errors.Is(err, ErrIncomplete) || !strings.Contains(err.Error(), "5 of 6") {
		t.Errorf("Finish with a unit missing: error %v; want ErrIncomplete, 5 of 6", err)
	}
	if err := errors.Join(addMissing(f, plan), f.Finish(nil)); err != nil {
		t.Fatal(err)
	}
	if f.State() != Complete || len(f.Manifest().Files) != len(tableFiles) {
		t.Errorf("finished: %v, files %v; want complete with every table", f.State(), f.Manifest().Files)
	}
	if err := f.Add(testUnit(&plan.Header, 1, 2)); !errors.Is(err, ErrClosed) {
		t.Errorf("Add to a complete folder: error %v; want ErrClosed", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f = open(t, dir, plan, false)
	if f.State() != Complete || f.Done() != 6 || !f.Has(0, 0) || f.Has(2, 0) {
		t.Errorf("opened once more: %v, %d units; want complete, 6", f.State(), f.Done())
	}
	if err := errors.Join(f.Finish(nil), f.Close()); err != nil {
		t.Errorf("Finish and Close of a complete folder: %v; want nothing to do", err)
	}
}

func TestAddRefuses(t *testing.T) {
	plan := testPlan()
	f := open(t, t.TempDir(), plan, false)
	defer f.Close()
	if err := f.Add(testUnit(&plan.Header, 0, 0)); err != nil {
		t.Fatal(err)
	}
	for _, u := range [][2]int{{0, 0}, {2, 0}, {0, 3}, {-1, 0}} {
		if err := f.Add(testUnit(&plan.Header, u[0], u[1])); err == nil {
			t.Errorf("Add of point %d replicate %d: no error; want one", u[0], u[1])
		}
	}
	if f.Done() != 1 {
		t.Errorf("Done() = %d; want 1", f.Done())
	}
}

// Workers may add units at once; the tables do not tell in which order.
func TestAddFromManyGoroutines(t *testing.T) {
	plan := testPlan()
	plan.Replicates = 20
	want := reference(t, plan)
	dir := t.TempDir()
	f := open(t, dir, plan, false)
	var group sync.WaitGroup
	for p := range 2 {
		for r := range 20 {
			group.Go(func() {
				if err := f.Add(testUnit(&plan.Header, p, r)); err != nil {
					t.Error(err)
				}
			})
		}
	}
	group.Wait()
	if err := errors.Join(f.Finish(testExtras), f.Close()); err != nil {
		t.Fatal(err)
	}
	if got := files(t, dir); got[SeriesFile] != want[SeriesFile] || got[ManifestFile] != want[ManifestFile] {
		t.Error("the folder differs from one whose units came in order")
	}
}

func TestOpenNamesWhatDiffers(t *testing.T) {
	tests := []struct {
		name   string
		change func(p *Plan)
		want   []string
	}{
		{"the seed", func(p *Plan) { p.Seed = 2 }, []string{"seed is 7 there, 2 here"}},
		{"a setting", func(p *Plan) { p.Settings["culture.blame"] = .1 }, []string{"culture.blame is 0.2 there, 0.1 here"}},
		{"a setting that was not there", func(p *Plan) { p.Settings["rules.count"] = 90 }, []string{"rules.count is not set there, 90 here"}},
		{"several keys, all at once", func(p *Plan) { p.Seed, p.Model, p.Replicates = 8, "2", 9 }, []string{`model is "1" there, "2" here`, "seed is 7 there, 8 here", "replicates is 3 there, 9 here"}},
		{"a roster", func(p *Plan) { p.Inputs = nil }, []string{"roster.csv is there, not here"}},
		{"arms", func(p *Plan) { p.Arms = []string{"baseline"} }, []string{`arms is ["baseline","no, blame"] there, ["baseline"] here`}},
		{"levels alone", func(p *Plan) { p.Levels = func(int) []string { return []string{"x"} } }, []string{"another run: the points differ (the values of the factors); use"}},
		{"the text alone", func(p *Plan) { p.Text += "# a comment\n" }, []string{"nothing but the text differs (comments, spacing or a title; every setting is the same); use"}},
	}
	for _, complete := range []bool{false, true} {
		dir := filepath.Join(t.TempDir(), "out")
		if complete {
			completeOf(testPlan())(t, dir)
		} else {
			open(t, dir, testPlan(), false).Close()
		}
		before := files(t, dir)
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				plan := testPlan()
				tt.change(&plan)
				_, err := lazy.openFolder(dir, plan, false)
				var different *DifferentError
				if !errors.As(err, &different) {
					t.Fatalf("Open: error %v; want a DifferentError", err)
				}
				for _, want := range append(tt.want, dir+" holds another run", "another -o", "--force") {
					if !strings.Contains(err.Error(), want) {
						t.Errorf("Open: error %q; want it to say %q", err, want)
					}
				}
				if got := files(t, dir); len(got) != len(before) || got[ManifestFile] != before[ManifestFile] {
					t.Error("Open changed a folder that it refused")
				}
			})
		}
	}
}

// The wording of the data dictionary and the version of the program do not make
// other work of a plan.
func TestOpenAfterAnUpdateOfTheProgram(t *testing.T) {
	dir := t.TempDir()
	completeOf(testPlan())(t, dir)
	plan := testPlan()
	plan.Program, plan.Metrics[0].Doc = "heed 1.1", "A share, in other words."
	if f := open(t, dir, plan, false); f.State() != Complete {
		t.Errorf("state %v; want complete", f.State())
	}
}

func TestOpenRefusesForeignFiles(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "thesis.doc"), "mine")
	put(t, filepath.Join(dir, ".gitignore"), "*")
	_, err := lazy.openFolder(dir, testPlan(), false)
	var foreign *ForeignError
	if !errors.As(err, &foreign) || !strings.Contains(err.Error(), "thesis.doc") || strings.Contains(err.Error(), ".gitignore") {
		t.Errorf("Open: error %v; want a ForeignError that names thesis.doc alone", err)
	}
	if got := files(t, dir); len(got) != 2 {
		t.Errorf("Open left %v; want the folder as it was", got)
	}
}

// Hidden files are no reason to refuse a folder.
func TestOpenBesideHiddenFiles(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, ".gitignore"), "*")
	f := open(t, dir, testPlan(), false)
	defer f.Close()
	if f.State() != Fresh {
		t.Errorf("state %v; want fresh", f.State())
	}
}

func TestOpenSaysWhatWasAltered(t *testing.T) {
	tests := []struct {
		name  string
		alter func(dir string) error
		want  string
	}{
		{"a byte", func(dir string) error {
			path := filepath.Join(dir, SeriesFile)
			b, _ := os.ReadFile(path)
			b[len(b)/2] ^= 1
			return os.WriteFile(path, b, 0o666)
		}, "series.csv was edited (its SHA-256"},
		{"a length", func(dir string) error { return os.WriteFile(filepath.Join(dir, ArmsFile), nil, 0o666) }, "arms.csv was edited (0 bytes"},
		{"a file that is gone", func(dir string) error { return os.Remove(filepath.Join(dir, "figures", "lines.svg")) }, "figures/lines.svg is missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			completeOf(testPlan())(t, dir)
			if err := tt.alter(dir); err != nil {
				t.Fatal(err)
			}
			_, err := lazy.openFolder(dir, testPlan(), false)
			var altered *AlteredError
			if !errors.As(err, &altered) || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "--force") {
				t.Errorf("Open: error %v; want it to say %q", err, tt.want)
			}
			if err := runHere(lazy, dir, testPlan(), true); err != nil {
				t.Errorf("with force: %v; want none", err)
			}
		})
	}
}

func TestOpenSaysWhatCannotBeUnderstood(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{"a manifest that is no JSON", ManifestFile, "{", "not a manifest"},
		{"a plan of a later format", "parts/plan.json", `{"format": 2}`, "format 2; this program knows format 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, filepath.FromSlash(tt.file)), tt.text)
			_, err := lazy.openFolder(dir, testPlan(), false)
			if err == nil || errors.Is(err, ErrIO) || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "--force") {
				t.Errorf("Open: error %v; want it to say %q", err, tt.want)
			}
			if err := runHere(lazy, dir, testPlan(), true); err != nil {
				t.Errorf("with force: %v; want none", err)
			}
		})
	}
}

// A manifest that somebody made up cannot make force remove files elsewhere, nor
// hidden ones, nor folders.
func TestForceStaysInTheFolder(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "out")
	put(t, filepath.Join(top, "outside.txt"), "mine")
	put(t, filepath.Join(dir, ".hidden"), "mine")
	put(t, filepath.Join(dir, "folder", "inner.txt"), "mine")
	put(t, filepath.Join(dir, ManifestFile), `{"format": 1, "files": [{"name": "../outside.txt"}, {"name": ".hidden"}, {"name": "folder"}, {"name": "/etc/passwd"}, {"name": "a/../../outside.txt"}]}`)
	if err := runHere(lazy, dir, testPlan(), true); err != nil {
		t.Fatal(err)
	}
	got := files(t, top)
	for _, name := range []string{"outside.txt", "out/.hidden", "out/folder/inner.txt"} {
		if got[name] != "mine" {
			t.Errorf("%s is gone", name)
		}
	}
}

// A damaged record is said to be so, and its unit alone runs again.
func TestDamagedJournalRunsAgain(t *testing.T) {
	plan := testPlan()
	want := reference(t, plan)
	dir := t.TempDir()
	f := open(t, dir, plan, false)
	if err := errors.Join(addMissing(f, plan), f.Close()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, partsDir, journalFile)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	put(t, path, string(b))
	f = open(t, dir, plan, false)
	if w := f.Warnings(); f.Done() != 5 || len(w) != 1 || !strings.Contains(w[0], "damaged at byte") {
		t.Errorf("%d units, warnings %q; want 5 and one of damage", f.Done(), w)
	}
	if err := errors.Join(addMissing(f, plan), f.Finish(testExtras), f.Close()); err != nil {
		t.Fatal(err)
	}
	if got := files(t, dir); got[SeriesFile] != want[SeriesFile] || got[ManifestFile] != want[ManifestFile] {
		t.Error("the folder differs from one without damage")
	}
}

func TestMerge(t *testing.T) {
	plan := testPlan()
	want := reference(t, plan)
	top := t.TempDir()
	for part := range 2 {
		f := open(t, filepath.Join(top, string(rune('a'+part))), plan, false)
		for r := range plan.Replicates {
			if err := f.Add(testUnit(&plan.Header, part, r)); err != nil {
				t.Fatal(err)
			}
		}
		f.Close()
	}
	f := open(t, filepath.Join(top, "a"), plan, false)
	for again, want := range []int{3, 0} {
		if n, err := f.Merge(filepath.Join(top, "b")); n != want || err != nil {
			t.Errorf("Merge for the %d. time = %d, %v; want %d", again+1, n, err, want)
		}
	}
	if err := errors.Join(f.Finish(testExtras), f.Close()); err != nil {
		t.Fatal(err)
	}
	if got := files(t, filepath.Join(top, "a")); got[SeriesFile] != want[SeriesFile] {
		t.Error("the merged series differ from those of one run")
	}
}

func TestMergeRefuses(t *testing.T) {
	plan, other := testPlan(), otherPlan()
	top := t.TempDir()
	f := open(t, filepath.Join(top, "here"), plan, false)
	defer f.Close()
	if err := f.Add(testUnit(&plan.Header, 0, 0)); err != nil {
		t.Fatal(err)
	}
	g := open(t, filepath.Join(top, "conflict"), plan, false)
	u := testUnit(&plan.Header, 0, 0)
	u.Arms[0].Whole[0] += .1
	if err := errors.Join(g.Add(u), g.Close()); err != nil {
		t.Fatal(err)
	}
	open(t, filepath.Join(top, "other"), other, false).Close()
	if _, err := f.Merge(filepath.Join(top, "conflict")); !errors.Is(err, ErrConflict) || !strings.Contains(err.Error(), "point 0 replicate 0") {
		t.Errorf("Merge of a unit that differs: error %v; want ErrConflict of point 0 replicate 0", err)
	}
	var different *DifferentError
	if _, err := f.Merge(filepath.Join(top, "other")); !errors.As(err, &different) {
		t.Errorf("Merge of another plan: error %v; want a DifferentError", err)
	}
	if _, err := f.Merge(filepath.Join(top, "nothing")); !errors.Is(err, fs.ErrNotExist) || !errors.Is(err, ErrIO) {
		t.Errorf("Merge of no folder: error %v; want ErrIO", err)
	}
}

func TestInspect(t *testing.T) {
	dir, plan := filepath.Join(t.TempDir(), "out"), testPlan()
	check := func(when string, state State, done int) {
		t.Helper()
		in, err := Inspect(dir)
		if err != nil || in.State != state || in.Done != done {
			t.Errorf("%s: Inspect = %v with %d units, %v; want %v with %d", when, in.State, in.Done, err, state, done)
		}
	}
	check("before", Fresh, 0)
	f := open(t, dir, plan, false)
	check("at the start", Partial, 0)
	if err := f.Add(testUnit(&plan.Header, 0, 1)); err != nil {
		t.Fatal(err)
	}
	check("after a unit", Partial, 1)
	if err := errors.Join(addMissing(f, plan), f.Finish(nil), f.Close()); err != nil {
		t.Fatal(err)
	}
	check("at the end", Complete, 6)
}

func TestExtrasRefuse(t *testing.T) {
	plan := testPlan()
	f := open(t, t.TempDir(), plan, false)
	defer f.Close()
	if err := addMissing(f, plan); err != nil {
		t.Fatal(err)
	}
	nothing := writeBytes(nil)
	err := f.Finish(func(x *Extras) error {
		for _, name := range []string{"", ".", "../up.txt", "/etc/passwd", "a//b", "series.csv", "manifest.json", "parts/journal", "parts", ".hidden", "a/.b", `a\b`, "a\nb"} {
			if x.Write(name, nothing) == nil {
				t.Errorf("Write(%q): no error; want one", name)
			}
		}
		if err := x.Write("figures/a.svg", nothing); err != nil {
			return err
		}
		if x.Write("figures/a.svg", nothing) == nil {
			t.Error("Write of a name for the second time: no error; want one")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A failing hook leaves a partial folder, and its error comes back.
func TestFinishAfterAFailedHook(t *testing.T) {
	plan, dir := testPlan(), t.TempDir()
	f := open(t, dir, plan, false)
	if err := addMissing(f, plan); err != nil {
		t.Fatal(err)
	}
	if err := f.Finish(func(*Extras) error { return errBroken }); err != errBroken {
		t.Errorf("Finish: error %v; want that of the hook", err)
	}
	if _, err := os.Stat(filepath.Join(dir, ManifestFile)); err == nil {
		t.Error("there is a manifest though the hook failed")
	}
	if err := errors.Join(f.Finish(testExtras), f.Close()); err != nil {
		t.Errorf("Finish again: %v; want none", err)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	dir := t.TempDir()
	os.Chmod(dir, 0o555)
	switch {
	case runtime.GOOS == "windows":
		t.Skip("permissions do not bind here")
	case os.Geteuid() == 0:
		dir = "/sys" // where the kernel lets not even root make a folder
	}
	_, err := Open(filepath.Join(dir, "out"), testPlan(), false)
	if !errors.Is(err, ErrIO) || !errors.Is(err, fs.ErrPermission) {
		t.Errorf("Open in a read-only folder: error %v; want ErrIO of fs.ErrPermission", err)
	}
}

// A file where the folder should be is an error of reading or writing.
func TestOpenOfAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	put(t, path, "a file")
	if _, err := Open(path, testPlan(), false); !errors.Is(err, ErrIO) || !strings.Contains(err.Error(), path) {
		t.Errorf("Open of a file: error %v; want ErrIO with its path", err)
	}
}
