package results

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// anew begins the work of the plan in a folder that may hold the work of another,
// whose manifest is old. From the moment that the plan is there, the folder is
// for the plan, and what the old work left is removed: now, or when a process
// that was killed here is started again. Its manifest goes last, because it says
// what there is to remove.
func (f *Folder) anew(old *Manifest, force bool) error {
	parts := filepath.Join(f.dir, partsDir)
	if err := f.disk.mkdir(parts); err != nil {
		return err
	}
	if force { // or else there is nothing, or what an attempt has begun just now
		if err := f.idle(); err != nil {
			return err
		}
		if err := f.removeSources(); err != nil {
			return err
		}
	}
	if err := f.plant(force); err != nil {
		return err
	}
	if force {
		if err := f.dropUnits(true); err != nil {
			return err
		}
	}
	if err := f.clear(old); err != nil {
		return err
	}
	return f.openJournal()
}

// idle returns [ErrLocked] when an attempt at a shard is under way.
func (f *Folder) idle() error {
	parts := filepath.Join(f.dir, partsDir)
	all, err := sources(parts)
	for _, c := range all {
		if c.part || c.shard == (Shard{}) {
			continue
		}
		if under, err := held(filepath.Join(parts, c.lock())); err == nil && under {
			return fmt.Errorf("results: %s, shard %v: %w", f.dir, c.shard, ErrLocked)
		}
	}
	return err
}

// plant writes the plan. Only force replaces one that is there.
func (f *Folder) plant(force bool) error {
	b, err := f.manifest.encode()
	if err != nil {
		return err
	}
	path := filepath.Join(f.dir, partsDir, planFile)
	if force {
		_, err = f.disk.writeFile(path, writeBytes(b))
		return err
	}
	err = f.disk.writeNew(path, writeBytes(b))
	if errors.Is(err, fs.ErrExist) { // an attempt at a shard came first
		c, lookErr := look(f.dir)
		if lookErr != nil {
			return lookErr
		}
		_, err = c.judge(f.manifest)
	}
	return err
}

// ReportFile is the page that explains the tables of a folder. It is made from a
// finished folder and is not in the manifest; it goes when the tables go that it
// tells of.
const ReportFile = "report.html"

// clear removes the files that a run writes into a folder: the tables and the page
// that tells of them, what the list of extras and the manifest name, kept units of
// other work, and the manifest.
func (f *Folder) clear(old *Manifest) error {
	if err := f.dropUnits(false); err != nil {
		return err
	}
	names := append([]string{ReportFile, FailuresFile}, tableFiles...)
	for _, name := range tableFiles {
		names = append(names, ParquetFile(name))
	}
	extras, err := f.extras()
	if err != nil {
		return err
	}
	names = append(names, extras...)
	if old != nil {
		for _, file := range old.Files {
			names = append(names, file.Name)
		}
	}
	for _, name := range names {
		if err := f.removeFile(name); err != nil {
			return err
		}
	}
	if err := f.disk.remove(filepath.Join(f.dir, partsDir, extrasFile)); err != nil {
		return err
	}
	return f.disk.remove(filepath.Join(f.dir, ManifestFile))
}

// removeFile removes a file of the folder, and the folder that held it once that
// is empty. What is not a plain file is not what a run wrote.
func (f *Folder) removeFile(name string) error {
	path, ok := File{Name: name}.path(f.dir)
	if !ok || extraError(name) != nil && name != FailuresFile && tablePlace(name) < 0 {
		return nil
	}
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	if err := f.disk.remove(path); err != nil {
		return err
	}
	for dir := filepath.Dir(path); dir != filepath.Clean(f.dir); dir = filepath.Dir(dir) {
		if rest, err := os.ReadDir(dir); err != nil || len(rest) > 0 {
			break
		}
		if err := f.disk.remove(dir); err != nil {
			return err
		}
	}
	return nil
}

// extras returns the names in the list of extras. A line that a killed process
// did not end is no name.
func (f *Folder) extras() ([]string, error) {
	path := filepath.Join(f.dir, partsDir, extrasFile)
	b, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, ioError("read", path, err)
	}
	b = b[:bytes.LastIndexByte(b, '\n')+1]
	return slices.DeleteFunc(strings.Split(string(b), "\n"), func(s string) bool { return s == "" }), nil
}

// removeParts removes the parts of a folder that has its manifest, the plan last,
// and units that were kept once and are no longer to be.
func (f *Folder) removeParts() error {
	if !f.manifest.lists(UnitsFile) {
		if err := f.dropUnits(true); err != nil {
			return err
		}
	}
	parts := filepath.Join(f.dir, partsDir)
	if err := f.removeSources(); err != nil {
		return err
	}
	for _, name := range []string{extrasFile, PointsFile, ArmsFile, planFile} {
		if err := f.disk.remove(filepath.Join(parts, name)); err != nil {
			return err
		}
	}
	if rest, err := readDir(parts); err != nil || len(rest) > 0 {
		return err // somebody else's file keeps the folder there
	}
	if err := f.disk.remove(parts); err != nil {
		return err
	}
	return f.disk.syncDir(f.dir)
}

// removeSources removes the units, and what attempts at shards have left.
func (f *Folder) removeSources() error {
	parts := filepath.Join(f.dir, partsDir)
	entries, err := readDir(parts)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if _, ok := parseSource(e.Name()); !ok && !ofAttempt(e.Name()) || !e.Type().IsRegular() {
			continue
		}
		if err := f.disk.remove(filepath.Join(parts, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// ofAttempt reports whether name is that of a lock or temporary file of an attempt.
func ofAttempt(name string) bool {
	return strings.HasPrefix(name, ".") && (strings.HasSuffix(name, lockFile) || strings.HasSuffix(name, ownSuffix))
}

// sweep removes temporary files that a killed process left.
func (f *Folder) sweep() error {
	if err := f.disk.sweep(f.dir); err != nil {
		return err
	}
	entries, err := readDir(f.dir)
	for _, e := range entries {
		if e.IsDir() && err == nil {
			err = f.disk.sweep(filepath.Join(f.dir, e.Name()))
		}
	}
	return err
}
