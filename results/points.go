package results

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A planTable is a table that hangs on the plan alone.
type planTable struct {
	file, hash string
	write      func(io.Writer) (int64, error)
}

func (f *Folder) planTables() []planTable {
	return []planTable{
		{PointsFile, f.manifest.PointsSHA256, f.plan.writePoints},
		{ArmsFile, f.manifest.ArmsSHA256, f.plan.writeArms},
	}
}

// keepPoints sees to it that points.csv and arms.csv lie beside the plan, so that
// all tables can be written from files alone. Several processes may do so at once.
func (f *Folder) keepPoints() error {
	for _, t := range f.planTables() {
		path := filepath.Join(f.dir, partsDir, t.file)
		if have, err := hashOfFile(path); err == nil && have == t.hash {
			continue
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		err := f.disk.replace(path, func(w io.Writer) error {
			_, err := t.write(w)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// hashOfFile returns the SHA-256 of a file, in hexadecimal.
func hashOfFile(path string) (string, error) {
	return hashOf(func(w io.Writer) (int64, error) { return 0, copyFile(w, path) })
}

// copyFile copies the file path to w.
func copyFile(w io.Writer, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return ioError("open", path, err)
	}
	defer file.Close()
	_, err = io.Copy(w, struct{ io.Reader }{file})
	return err
}
