package slurm

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"heed/results"
)

// A Submission is what was submitted: with which settings, and as which jobs.
type Submission struct {
	Settings
	Jobs []Job `json:"jobs"` // in their order; empty before the first was accepted
}

// A Job is an array and its merge.
type Job struct {
	Array string `json:"array,omitempty"` // its number; "" where only the tables were missing
	Tasks string `json:"tasks,omitempty"` // of the array, as --array has them
	Merge string `json:"merge,omitempty"` // its number; "" where it was refused
}

// ErrNotSubmitted is the error of a folder that was not submitted.
var ErrNotSubmitted = errors.New("it was not submitted with heed slurm")

// ReadSubmission returns what was submitted for the folder of results dir, or
// [ErrNotSubmitted].
func ReadSubmission(dir string) (*Submission, error) {
	path := filepath.Join(dir, Folder, recordFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotSubmitted
	}
	if err != nil {
		return nil, err
	}
	var s Submission
	if err := json.Unmarshal(text, &s); err != nil {
		return nil, fmt.Errorf("%s: %w; it says what was submitted, and is written anew by heed slurm where it is missing", path, err)
	}
	return &s, nil
}

// Write writes the record, whole or not at all.
func (s *Submission) Write() error {
	return results.WriteFile(s.Path(recordFile), func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(s)
	})
}

// WriteScripts writes the scripts of both jobs.
func (s *Settings) WriteScripts() error {
	for name, text := range map[string]string{ArrayFile: s.Array(), MergeFile: s.Merge()} {
		if err := results.WriteFile(s.Path(name), func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}
