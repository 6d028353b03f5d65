package pages

import (
	"fmt"
)

// An InputError says that what was named is not what a page or an answer is made of, such as
// a file in place of a folder: whoever named it has to name another.
type InputError struct{ text string }

// Error implements error.
func (e *InputError) Error() string { return e.text }

// unfit returns an [*InputError].
func unfit(format string, args ...any) error { return &InputError{fmt.Sprintf(format, args...)} }
