package results

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"
)

// UnitsFile holds the units of a complete folder whose plan keeps them, in the order
// of the plan and the format of a journal: the same bytes whoever did them. A plan
// that extends this one goes on from there.
const UnitsFile = "units.bin"

// keptSource is the source of [UnitsFile], as it is named within the folder parts.
var keptSource = source{name: filepath.Join("..", UnitsFile), kept: true}

// isKept reports whether the folder dir has a file of kept units.
func isKept(dir string) bool {
	info, err := os.Lstat(filepath.Join(dir, UnitsFile))
	return err == nil && info.Mode().IsRegular()
}

// lists reports whether the file is one of those that m lists.
func (m *Manifest) lists(name string) bool {
	for _, f := range m.Files {
		if f.Name == name {
			return true
		}
	}
	return false
}

// writeUnits writes the units of a folder that is about to be complete and lists
// them in m, if they are to be kept. The file may be a source that is replaced by
// one which has more: so it comes last, and after a failure all is read anew.
func (f *Folder) writeUnits(m *Manifest) error {
	if !m.Kept || len(m.Missing) > 0 {
		return nil
	}
	p, err := f.disk.begin(filepath.Join(f.dir, UnitsFile))
	if err != nil {
		return err
	}
	if err := errors.Join(f.copyUnits(p), f.store.close()); err != nil { // some systems replace no open file
		p.discard()
		return err
	}
	file, err := p.commit()
	if err != nil {
		return errors.Join(err, f.store.scan())
	}
	m.Files = append(m.Files, file)
	return nil
}

// copyUnits writes all units, in the order of the plan, to p.
func (f *Folder) copyUnits(p *pending) error {
	w := bufio.NewWriterSize(p, 1<<18)
	if _, err := w.Write(appendHead(nil, f.store.id)); err != nil {
		return err
	}
	var record []byte
	for r, err := range f.store.records(f.store.isDone) {
		if err != nil {
			return err
		}
		record = r.append(record[:0])
		if _, err := w.Write(record); err != nil {
			return err
		}
	}
	return w.Flush()
}

// dropUnits removes kept units that are not of this plan, nor of one that it
// extends: what the work that was there before has left. With all, it removes any.
func (f *Folder) dropUnits(all bool) error {
	path := filepath.Join(f.dir, UnitsFile)
	if !isKept(f.dir) {
		return nil
	}
	if !all {
		plan, ok, err := readHead(path)
		if err != nil || ok && (plan == f.manifest.hash() || f.manifest.extends(plan)) {
			return err
		}
	}
	return f.disk.remove(path)
}

// readHead returns the plan whose units the file path holds, and whether it is a
// file of units at all.
func readHead(path string) (plan Hash, ok bool, err error) {
	file, err := os.Open(path)
	if err != nil {
		return plan, false, ioError("open", path, err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || info.Size() < int64(headLength) {
		return plan, false, ioError("read", path, err)
	}
	head := make([]byte, headLength)
	if err := readFull(file, head, 0); err != nil {
		return plan, false, ioError("read", path, err)
	}
	plan, ok = decodeHead(head)
	return plan, ok, nil
}
