package results

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A disk carries out every change that this package makes to files, so that
// tests can put a fault in the way of each.
type disk struct {
	// fault is asked before each change, with the bytes to be written where it
	// is a write. An error is what the operation then fails with, after the
	// first allow bytes of a write. Nil, as outside tests: there are no faults.
	fault func(op, path string, size int) (allow int, err error)
	// lazy leaves it to the system when files get onto the disk, as tests may,
	// whose folders need not outlive the machine.
	lazy bool
	// opened is told of each file that is opened to be read. Nil, as outside tests:
	// nobody counts.
	opened func(path string)
}

// do carries out f, unless there is a fault, and names the operation in errors.
func (d disk) do(op, path string, f func() error) error {
	if d.fault != nil {
		if _, err := d.fault(op, path, 0); err != nil {
			return ioError(op, path, err)
		}
	}
	return ioError(op, path, f())
}

func (d disk) mkdir(path string) error {
	return d.do("make folder", path, func() error { return os.MkdirAll(path, 0o777) })
}

func (d disk) remove(path string) error {
	err := d.do("remove", path, func() error { return os.Remove(path) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// rename gives a file its name for good: the folder is synced too.
func (d disk) rename(from, to string) error {
	if err := d.do("rename", to, func() error { return os.Rename(from, to) }); err != nil {
		return err
	}
	return d.syncDir(filepath.Dir(to))
}

// link gives a file a second name, in the same folder, that nothing has yet: or
// else the error is fs.ErrExist. The folder is not synced.
//
// Where the file system has no links, as on FAT and some network drives, the file
// is renamed after a look whether the name is free. Between the two another
// attempt may take the name, and lose it: to a file that was checked to hold the
// same units, so that nothing is lost but the chance to compare them.
func (d disk) link(from, to string) error {
	err := d.do("link", to, func() error { return os.Link(from, to) })
	if err == nil || errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return d.do("rename", to, func() error {
		if _, err := os.Lstat(to); err == nil {
			return fs.ErrExist
		}
		return os.Rename(from, to)
	})
}

func (d disk) syncDir(path string) error {
	return d.do("sync folder", path, func() error {
		if d.lazy {
			return nil
		}
		return syncDir(path)
	})
}

// open opens a file with the flags of os.OpenFile. Only with os.O_CREATE is it a
// change.
func (d disk) open(path string, flag int) (*diskFile, error) {
	f := &diskFile{disk: d, path: path}
	open := func() (err error) {
		f.File, err = os.OpenFile(path, flag, 0o666)
		return err
	}
	if flag&os.O_CREATE == 0 {
		if d.opened != nil {
			d.opened(path)
		}
		return f, ioError("open", path, open())
	}
	return f, d.do("create", path, open)
}

// A diskFile is an open file of a disk.
type diskFile struct {
	*os.File
	disk disk
	path string
}

// Write implements [io.Writer].
func (f *diskFile) Write(p []byte) (n int, err error) {
	if f.disk.fault != nil {
		if allow, err := f.disk.fault("write", f.path, len(p)); err != nil {
			n, _ = f.File.Write(p[:allow])
			return n, ioError("write", f.path, err)
		}
	}
	n, err = f.File.Write(p)
	return n, ioError("write", f.path, err)
}

// WriteString hides that of os.File, which would pass the disk by.
func (f *diskFile) WriteString(s string) (int, error) { return f.Write([]byte(s)) }

// ReadFrom hides that of os.File, which would pass the disk by.
func (f *diskFile) ReadFrom(r io.Reader) (int64, error) {
	return io.Copy(struct{ io.Writer }{f}, r)
}

// ReadAt implements [io.ReaderAt].
func (f *diskFile) ReadAt(p []byte, off int64) (int, error) {
	n, err := f.File.ReadAt(p, off)
	if err != nil && err != io.EOF {
		err = ioError("read", f.path, err)
	}
	return n, err
}

// Sync sees what was written onto the disk.
func (f *diskFile) Sync() error {
	return f.disk.do("sync", f.path, func() error {
		if f.disk.lazy {
			return nil
		}
		return f.File.Sync()
	})
}

// Truncate cuts the file to size and moves its end there.
func (f *diskFile) Truncate(size int64) error {
	return f.disk.do("truncate", f.path, func() error {
		if err := f.File.Truncate(size); err != nil {
			return err
		}
		_, err := f.File.Seek(size, io.SeekStart)
		return err
	})
}

// Close closes the file.
func (f *diskFile) Close() error {
	return ioError("close", f.path, f.File.Close())
}
