package report

import (
	"errors"
	"fmt"
)

// A Choice is several time courses of the same quantities, of which the reader chooses
// which to see. Without script all of them stand below each other.
type Choice struct {
	Name    string // what there is to choose
	Label   string // of the control, such as "Show"
	Options []Option
}

// An Option is one of the time courses to choose among.
type Option struct {
	Name  string
	Block *Timeline
}

func (*Choice) template() string { return "choice" }

// check returns what is wrong with c.
func (c *Choice) check() error {
	if c.Name == "" || len(c.Options) == 0 {
		return fmt.Errorf("choice %q: want a name and options", c.Name)
	}
	var errs []error
	for _, o := range c.Options {
		errs = append(errs, o.Block.check())
	}
	return errors.Join(errs...)
}

// SameScales gives the panels of the same place in all options the same vertical scale,
// so that they can be compared.
func SameScales(c *Choice) {
	var scales []scale
	for _, o := range c.Options {
		for i := range o.Block.Panels {
			e := o.Block.Panels[i].extent()
			if i == len(scales) {
				scales = append(scales, e)
			}
			scales[i] = scale{min(scales[i].lo, e.lo), max(scales[i].hi, e.hi)}
		}
	}
	for _, o := range c.Options {
		for i := range o.Block.Panels {
			o.Block.Panels[i].fixed = &scales[i]
		}
	}
}
