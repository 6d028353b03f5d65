package pages

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"heed/results"
	"heed/results/report"
)

// IsStale reports whether the folder has a page that tells of other results than those
// that such a file, of the folder, vouches for.
func IsStale(dir, vouching string) (bool, error) {
	f, err := os.Open(filepath.Join(dir, results.ReportFile))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	of, is, err := report.OfPage(f)
	if err != nil || !is {
		return false, err
	}
	sum, err := sumOf(filepath.Join(dir, vouching))
	if err != nil && !errors.Is(err, fs.ErrNotExist) || sum == of {
		return false, err
	}
	return true, nil
}

// sumOf returns the SHA-256 of a file, in hexadecimal.
func sumOf(path string) (string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}
