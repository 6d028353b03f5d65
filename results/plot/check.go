package plot

import (
	"errors"
	"fmt"
	"math"
)

// complaints gathers what is wrong with an input, all of it.
type complaints struct {
	where string
	list  []error
}

// in returns complaints about a part of the input, which go to the same list.
func (c *complaints) at(format string, args ...any) func() {
	was := c.where
	c.where += fmt.Sprintf(format, args...) + ": "
	return func() { c.where = was }
}

// want complains unless ok.
func (c *complaints) want(ok bool, format string, args ...any) {
	if !ok {
		c.list = append(c.list, fmt.Errorf("plot: "+c.where+format, args...))
	}
}

func (c *complaints) err() error { return errors.Join(c.list...) }

// largest is the greatest size of a number that a figure shows.
const largest = 1e100

// values complains about the first number that is infinite or too large. NaN is
// a gap.
func (c *complaints) values(name string, vs []float64) {
	for i, v := range vs {
		if math.Abs(v) > largest {
			c.want(false, "%s[%d] is %v: want a number below 1e100, or NaN for a gap", name, i, v)
			return
		}
	}
}

// days complains about days that are not numbers in order.
func (c *complaints) days(x []float64) {
	for i, v := range x {
		if math.IsNaN(v) || math.Abs(v) > largest {
			c.want(false, "X[%d] is %v: want a day", i, v)
			return
		}
		if i > 0 && v <= x[i-1] {
			c.want(false, "X[%d] is %v after %v: want increasing days", i, v, x[i-1])
			return
		}
	}
}

// interval complains about the first interval that is upside down or whose
// bounds are finite and too large. Infinite bounds are no bounds.
func (c *complaints) interval(lo, hi []float64) {
	for i := range min(len(lo), len(hi)) {
		if lo[i] > hi[i] {
			c.want(false, "Lo[%d] = %v is above Hi[%d] = %v", i, lo[i], i, hi[i])
			return
		}
		if huge(lo[i]) || huge(hi[i]) {
			c.want(false, "interval [%v, %v] at %d: want bounds below 1e100", lo[i], hi[i], i)
			return
		}
	}
}

func huge(v float64) bool { return math.Abs(v) > largest && !math.IsInf(v, 0) }
