package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/internal/prose"
	"heed/results"
	"heed/results/plot"
)

// pictures are the formats of figures, by the ending of the file.
var pictures = []string{".svg", ".png", ".pdf"}

// places sets where the figure goes to: each file that is named or, where none is, one in
// the current folder that is named after what it shows.
func (j *plotJob) places(files []string, folder *figures.Folder) error {
	var errs []error
	if len(files) == 0 && j.own != nil {
		files = []string{j.own.Name() + pictures[0]}
	}
	for i, file := range files {
		switch ending := strings.ToLower(filepath.Ext(file)); {
		case file == "":
			errs = append(errs, usage("--output: have nothing; want a file"))
		case isFolder(file):
			errs = append(errs, usage("--output: %s is a folder; want a file", file))
		case !slices.Contains(pictures, ending):
			errs = append(errs, usage("--output: have %s; want a name that ends in %s", file, prose.OrJoined(pictures)))
		case slices.Contains(files[:i], file):
			errs = append(errs, usage("--output: %s is there twice", file))
		default:
			errs = append(errs, vouchedFor(file))
		}
	}
	j.files = files
	return errors.Join(errs...)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// vouchedFor returns an error if a file is one of the results in the folder that it lies
// in, or in one above that: what their manifest has the checksum of.
func vouchedFor(file string) error {
	there, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	full, err := filepath.EvalSymlinks(file)
	if err == nil {
		full, err = filepath.Abs(full)
	}
	if err != nil {
		return err
	}
	for dir := filepath.Dir(full); ; dir = filepath.Dir(dir) {
		m, err := results.ReadManifest(dir)
		for _, f := range m.Files {
			own, missing := os.Stat(filepath.Join(dir, filepath.FromSlash(f.Name)))
			if err == nil && missing == nil && os.SameFile(own, there) {
				return usage("--output: %s is a file of the results, which their manifest vouches for; take another", file)
			}
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}

// write writes the figure into a file, in the format of its name, and says so.
func (j *plotJob) write(out io.Writer, f *plot.Figure, file string) error {
	var b []byte
	var err error
	switch strings.ToLower(filepath.Ext(file)) {
	case ".png":
		b, err = f.PNG(j.dpi)
	case ".pdf":
		b, err = f.PDF()
	default:
		b, err = f.SVG()
	}
	if err != nil {
		return err
	}
	err = results.WriteFile(file, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
	if err != nil {
		return err
	}
	width, height := f.Size()
	_, err = fmt.Fprintf(out, "The figure is in %s: %.0f by %.0f mm.\n", file, width, height)
	return err
}
