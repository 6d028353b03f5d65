package agents

import "math"

// A Setting gives the parameter at a path a value; a switch takes 0 or 1.
type Setting struct {
	Path  string
	Value float64
}

// A Change is what an intervention does to the parameters: it moves the parameters
// in Set to their values, on a straight line over the Ramp days that end with day
// From+Ramp (at once on day From where Ramp is 0), and, where Until is positive,
// takes them back at once on day Until. A switch is thrown on day From, and whole
// numbers are rounded while they move.
type Change struct {
	Set               []Setting
	From, Until, Ramp int
}

// weight returns how much of the change is in force on a day, in [0, 1].
func (c Change) weight(day int) float64 {
	switch {
	case day < c.From || c.over(day):
		return 0
	case c.Ramp <= 0 || day >= c.From+c.Ramp:
		return 1
	}
	return float64(day-c.From) / float64(c.Ramp)
}

// still says whether the change weighs on every day from day on what it weighs on
// day.
func (c Change) still(day int) bool {
	return c.over(day) || c.Until <= 0 && day >= c.From+max(0, c.Ramp)
}

// over says whether the change has been taken back by a day.
func (c Change) over(day int) bool { return c.Until > 0 && day >= c.Until }

// apply moves p as the change has it on a day.
func (c Change) apply(p *Params, day int) {
	if day < c.From || c.over(day) {
		return
	}
	w := c.weight(day)
	for _, s := range c.Set {
		d, _ := Find(s.Path)
		v := p.Get(s.Path)
		v += float64(w * (s.Value - v))
		switch d.Kind {
		case Switch:
			v = s.Value
		case Integer:
			v = math.Floor(v + 0.5)
		}
		p.Set(s.Path, v)
	}
}
