package work

import (
	"fmt"
	"strings"

	"heed/results"
)

// An incompleteError says that a folder is not complete. It wraps [results.ErrIncomplete].
type incompleteError struct{ text string }

// Incomplete returns an error of a folder that is not complete, for somebody who needs it
// to be: it says why that is, how far the work is and what to do.
func (s *Standing) Incomplete(why string) error {
	return &incompleteError{fmt.Sprintf("%s is not complete, and %s: %s; %s", s.Folder, why, s.counts(), s.Next)}
}

// Error implements error.
func (e *incompleteError) Error() string { return e.text }

// Unwrap returns [results.ErrIncomplete].
func (e *incompleteError) Unwrap() error { return results.ErrIncomplete }

// An unforcedError is an error of a folder, in words for a command that changes nothing
// there: what others advise, another folder for the results or --force, it has not.
type unforcedError struct{ error }

// Unforced returns err in words for a command that only reads a folder.
func Unforced(err error) error {
	if err == nil {
		return nil
	}
	return unforcedError{err}
}

// Error leaves out the advice of those who write.
func (e unforcedError) Error() string {
	return strings.NewReplacer(
		"; use another -o or --force", "; put it back as it was, or make the folder again",
		"; put it back, or use --force to run again", "; put it back as it was, or make the folder again",
	).Replace(e.error.Error())
}

// Unwrap returns the error that has the exit code.
func (e unforcedError) Unwrap() error { return e.error }
