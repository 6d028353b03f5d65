package scenarios

// Terms returns on which terms the lever may be moved, as its keys cost, cost_once, from_day
// and ramp_days have them: what it costs a year, of an arm as a whole and of a key by unit,
// and once; and of a key the day on which it is moved and the days that this takes.
func (l *Lever) Terms() (cost, once float64, from, ramp int) {
	for _, part := range l.parts {
		cost += part.Cost
		once += part.CostOnce
		if !l.arm {
			from, ramp = part.FromDay, part.RampDays
		}
	}
	return cost, once, from, ramp
}
