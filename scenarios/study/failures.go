package study

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Failure is a unit that could not be done.
type Failure struct {
	Point, Replicate int
	Err              error // why; of type *[sim.Panic] where the unit panicked
}

// Error returns, for example, "point 0 replicate 3: panic: index out of range".
func (f Failure) Error() string {
	return fmt.Sprintf("point %d replicate %d: %v", f.Point, f.Replicate, f.Err)
}

// Unwrap returns why the unit failed.
func (f Failure) Unwrap() error { return f.Err }

// Failures are the units of a study that could not be done, by point and
// replicate.
type Failures []Failure

// Error names the first of them.
func (f Failures) Error() string {
	const most = 5
	var s []string
	for _, one := range f[:min(most, len(f))] {
		s = append(s, one.Error())
	}
	if more := len(f) - most; more > 0 {
		s = append(s, fmt.Sprintf("and %d more", more))
	}
	return fmt.Sprintf("study: %d failed: %s", len(f), strings.Join(s, "; "))
}

// Unwrap returns the failures one by one.
func (f Failures) Unwrap() []error {
	errs := make([]error, len(f))
	for i := range f {
		errs[i] = f[i]
	}
	return errs
}

// or returns the failures in order as an error, nil where there are none.
func (f Failures) or() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortFunc(f, func(a, b Failure) int {
		return cmp.Or(cmp.Compare(a.Point, b.Point), cmp.Compare(a.Replicate, b.Replicate))
	})
	return f
}
