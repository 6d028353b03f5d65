package results

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// tempSuffix ends the names of files that are being written. They begin with a
// dot, lie beside the file to be, and are swept up at the next start.
const tempSuffix = ".heed-tmp"

func tempName(path string) string {
	dir, name := filepath.Split(path)
	return dir + "." + name + tempSuffix
}

// WriteFile writes what fill writes to the file path, replacing what is there:
// beside it under a temporary name, synced, and then renamed. If anything fails
// (the error of fill included) the temporary file is removed and path is as it
// was before.
func WriteFile(path string, fill func(io.Writer) error) error {
	_, err := disk{}.writeFile(path, fill)
	return err
}

func (d disk) writeFile(path string, fill func(io.Writer) error) (File, error) {
	p, err := d.begin(path)
	if err != nil {
		return File{}, err
	}
	if err := fill(p); err != nil {
		p.discard()
		return File{}, err
	}
	return p.commit()
}

// writeNew writes what fill writes to the file path, which must not be there: or
// else the error is fs.ErrExist. Several processes may try at once.
func (d disk) writeNew(path string, fill func(io.Writer) error) error {
	beside, err := d.writeBeside(path, fill)
	if err != nil {
		return err
	}
	err = d.link(beside, path)
	if removeErr := d.remove(beside); err == nil {
		err = removeErr
	}
	if err == nil {
		err = d.syncDir(filepath.Dir(path))
	}
	return err
}

// replace is writeFile that several processes may do at once.
func (d disk) replace(path string, fill func(io.Writer) error) error {
	beside, err := d.writeBeside(path, fill)
	if err != nil {
		return err
	}
	if err = d.rename(beside, path); err != nil {
		d.remove(beside)
	}
	return err
}

// writeBeside writes and syncs a file beside path under a name that no other
// process uses.
func (d disk) writeBeside(path string, fill func(io.Writer) error) (beside string, err error) {
	beside = ownTemp(path)
	f, err := d.open(beside, os.O_CREATE|os.O_EXCL|os.O_WRONLY)
	if err != nil {
		return "", err
	}
	if err = fill(f); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		d.remove(beside)
	}
	return beside, err
}

// ownSuffix ends the names of files that are being written by one of several
// processes.
const ownSuffix = ".heed-own"

// ownTemp returns a name, beside path, that no other process uses.
func ownTemp(path string) string {
	dir, name := filepath.Split(path)
	return dir + "." + name + "." + newID() + ownSuffix
}

// newID returns an identifier that no other process has, of 13 letters and digits.
// It only ever names files that are gone when the work is done.
func newID() string { return strings.ToLower(rand.Text()[:13]) }

// A pending file is written under a temporary name until commit.
type pending struct {
	file  *diskFile
	path  string // its name to be
	bytes int64
	sum   hash.Hash
}

func (d disk) begin(path string) (*pending, error) {
	f, err := d.open(tempName(path), os.O_CREATE|os.O_TRUNC|os.O_WRONLY)
	if err != nil {
		return nil, err
	}
	return &pending{file: f, path: path, sum: sha256.New()}, nil
}

// Write implements [io.Writer].
func (p *pending) Write(b []byte) (int, error) {
	n, err := p.file.Write(b)
	p.bytes += int64(n)
	p.sum.Write(b[:n])
	return n, err
}

// commit gives the file its name, or removes it and says why.
func (p *pending) commit() (File, error) {
	if err := p.file.Sync(); err != nil {
		p.discard()
		return File{}, err
	}
	err := p.file.Close()
	if err == nil {
		err = p.file.disk.rename(tempName(p.path), p.path)
	}
	if err != nil {
		p.file.disk.remove(tempName(p.path))
		return File{}, err
	}
	return File{Name: filepath.Base(p.path), Bytes: p.bytes, SHA256: hex.EncodeToString(p.sum.Sum(nil))}, nil
}

// discard removes the file. That is the best that can be done after a failure,
// whose error matters more than its own.
func (p *pending) discard() {
	p.file.Close()
	p.file.disk.remove(tempName(p.path))
}

// sweep removes the temporary files that a killed process left in the folder
// dir. A folder that is not there has none.
func (d disk) sweep(dir string) error {
	entries, err := readDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if name := e.Name(); strings.HasPrefix(name, ".") && strings.HasSuffix(name, tempSuffix) && e.Type().IsRegular() {
			if err := d.remove(filepath.Join(dir, name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// readDir returns the entries of dir by name: none if it is not there.
func readDir(dir string) ([]os.DirEntry, error) {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	return entries, ioError("read", dir, err)
}
