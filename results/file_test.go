package results

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func TestWriteFileReplacesWholeOrNot(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	write := func(text string, err error) error {
		return WriteFile(path, func(w io.Writer) error {
			io.WriteString(w, text)
			return err
		})
	}
	check := func(want string) {
		t.Helper()
		if got := files(t, filepath.Dir(path)); len(got) != 1 || got["a.txt"] != want {
			t.Errorf("the folder holds %q; want a.txt with %q alone", got, want)
		}
	}
	if err := write("one", nil); err != nil {
		t.Fatal(err)
	}
	check("one")
	if err := write("half of two", errBroken); err != errBroken {
		t.Errorf("WriteFile: error %v; want that of fill", err)
	}
	check("one")
	if err := write("two", nil); err != nil {
		t.Fatal(err)
	}
	check("two")
}

func TestIOErrorSaysOperationPathAndCause(t *testing.T) {
	path := filepath.Join("out", "x", SeriesFile)
	d := disk{fault: func(op, _ string, _ int) (int, error) {
		if op == "write" {
			return 0, syscall.ENOSPC
		}
		return 0, nil
	}}
	dir := t.TempDir()
	_, err := d.writeFile(filepath.Join(dir, "a"), writeBytes([]byte("text")))
	if !errors.Is(err, ErrIO) || !errors.Is(err, syscall.ENOSPC) || len(files(t, dir)) != 0 {
		t.Errorf("a full disk: error %v, files %v; want ErrIO of ENOSPC, none", err, files(t, dir))
	}
	err = ioError("write", path, &fs.PathError{Op: "write", Path: path, Err: syscall.ENOSPC})
	if want := "results: cannot write " + path + ": " + syscall.ENOSPC.Error(); err.Error() != want {
		t.Errorf("Error() = %q; want %q", err, want)
	}
	if err := ioError("write", path, nil); err != nil {
		t.Errorf("ioError of nil = %v; want nil", err)
	}
}

func TestWriteFileNowhere(t *testing.T) {
	err := WriteFile(filepath.Join(t.TempDir(), "missing", "a"), writeBytes(nil))
	if !errors.Is(err, ErrIO) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("WriteFile in no folder: error %v; want ErrIO of fs.ErrNotExist", err)
	}
}

func TestSweepTakesTemporaryFilesAlone(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".a.csv" + tempSuffix, "b" + tempSuffix, ".c", "d.csv"} {
		put(t, filepath.Join(dir, name), "")
	}
	if err := os.Mkdir(filepath.Join(dir, ".e"+tempSuffix), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := (disk{}).sweep(dir); err != nil {
		t.Fatal(err)
	}
	if got := files(t, dir); len(got) != 3 {
		t.Errorf("sweep left %v; want all but .a.csv%s", got, tempSuffix)
	}
	if _, err := os.Stat(filepath.Join(dir, ".e"+tempSuffix)); err != nil {
		t.Error("sweep removed a folder")
	}
}

// What a power failure must not turn around: a file has its name only when its
// bytes are on the disk, the manifest comes after every other file, and the
// parts go after the manifest.
func TestOrderOfChanges(t *testing.T) {
	var log []string
	d := disk{lazy: true, fault: func(op, path string, size int) (int, error) {
		log = append(log, op+" "+filepath.Base(path))
		return size, nil
	}}
	if err := runHere(d, filepath.Join(t.TempDir(), "out"), testPlan(), false); err != nil {
		t.Fatal(err)
	}
	at := func(what string) int { return slices.Index(log, what) }
	manifest := at("rename " + ManifestFile)
	for i, change := range log {
		name, renamed := strings.CutPrefix(change, "rename ")
		if !renamed {
			continue
		}
		synced := lastSync(log[:i], name)
		temp := strings.TrimPrefix(log[max(0, synced)], "sync ")
		if synced < 0 || synced < lastIndex(log[:i], "write "+temp) || !strings.HasPrefix(log[i+1], "sync folder") {
			t.Errorf("%s: not between a sync of its bytes and of its folder", change)
		}
		if i > manifest {
			t.Errorf("%s after the manifest", change)
		}
	}
	if j, p := at("remove "+journalFile), lastIndex(log, "remove "+planFile); lastIndex(log, "remove "+journalFile) < manifest || p < manifest || j < 0 {
		t.Errorf("parts removed at %d and %d; want it after the manifest, %d", j, p, manifest)
	}
}

// lastSync returns where the temporary file that is to be name was synced last.
func lastSync(log []string, name string) int {
	for i := len(log) - 1; i >= 0; i-- {
		own := strings.HasPrefix(log[i], "sync ."+name+".") && strings.HasSuffix(log[i], ownSuffix)
		if own || log[i] == "sync ."+name+tempSuffix {
			return i
		}
	}
	return -1
}

func lastIndex(log []string, what string) int {
	for i := len(log) - 1; i >= 0; i-- {
		if log[i] == what {
			return i
		}
	}
	return -1
}

func ExampleWriteFile() {
	dir, _ := os.MkdirTemp("", "results")
	defer os.RemoveAll(dir)
	err := WriteFile(filepath.Join(dir, "note.txt"), func(w io.Writer) error {
		_, err := io.WriteString(w, "whole or not at all")
		return err
	})
	text, _ := os.ReadFile(filepath.Join(dir, "note.txt"))
	fmt.Println(string(text), err)
	// Output: whole or not at all <nil>
}
