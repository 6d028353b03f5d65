package study

import (
	"errors"
	"io"
	"math"

	"heed/results"
	"heed/results/stats"
	"heed/scenarios"
)

// A yardstick is what arms are ranked by over futures.
type yardstick struct {
	name      string
	direction stats.Direction
	perCost   bool // percentage points of compliance for each unit of cost a year
}

var yardsticks = []yardstick{
	{"compliance_rate", stats.Maximize, false},
	{"participation_rate", stats.Maximize, false},
	{"time_cost_minutes", stats.Minimize, false},
	{"compliance_per_cost", stats.Maximize, true},
}

// futures are the points as futures among which nobody can choose. All is by yardstick
// and arm, then by point.
type futures struct {
	points  []int         // those of which no replicate is missing
	effects [][][]float64 // mean paired differences from the baseline; NaN where undefined
	worse   [][][]float64 // 1 where the interval lies on the worse side of 0, 0 where not, NaN where there is none
}

func newFutures(arms int) *futures {
	f := &futures{}
	for range yardsticks {
		f.effects = append(f.effects, make([][]float64, arms))
		f.worse = append(f.worse, make([][]float64, arms))
	}
	return f
}

// gather takes in a point, unless replicates are missing.
func (c *comparison) gather(p *sampled) {
	if c.manifest.Points < 2 || p.n < c.manifest.Replicates {
		return
	}
	f := c.futures
	f.points = append(f.points, p.point)
	for y, of := range yardsticks {
		for arm, a := range p.arms {
			effect, worse := of.effect(p, arm, p.scenario.Cost(a)*year/float64(p.scenario.Days))
			f.effects[y][arm] = append(f.effects[y][arm], effect)
			f.worse[y][arm] = append(f.worse[y][arm], worse)
		}
	}
}

// effect returns what an arm that costs so much a year does at a point, and whether it
// surely does harm.
func (y yardstick) effect(p *sampled, arm int, cost float64) (effect, worse float64) {
	metric, scale := y.name, 1.
	if y.perCost {
		if metric, scale = "compliance_rate", 100/cost; arm == 0 {
			scale = 1 // nothing is had for nothing
		}
	}
	e := stats.Pair(p.of(0, metric), p.of(arm, metric))
	if math.IsInf(scale, 0) {
		return nan, nan
	}
	switch {
	case math.IsNaN(e.Lo):
		worse = nan
	case y.direction == stats.Maximize && e.Hi < 0, y.direction == stats.Minimize && e.Lo > 0:
		worse = 1
	}
	return scale * e.Diff, worse
}

// compareFutures writes the tables over all points.
func (c *comparison) compareFutures(s *scenarios.Scenario) error {
	if left := c.manifest.Points - len(c.futures.points); left > 0 {
		c.warn("%s: %d of %d points are left out, as replicates of them are missing", RobustnessFile, left, c.manifest.Points)
	}
	arms := sampled{scenario: s}
	if err := arms.findArms(c.manifest.Arms); err != nil {
		return err
	}
	levels, err := c.levels()
	if err != nil {
		return err
	}
	robust := sheet{file: RobustnessFile, columns: robustnessColumns}
	conditions := sheet{file: ConditionsFile, columns: conditionColumns}
	return write(c.extras, []*sheet{&robust, &conditions}, func() error {
		return errors.Join(c.robustness(arms.arms, robust.csv), c.conditions(arms.arms, levels, conditions.csv))
	})
}

// levels returns the levels of the factors at the futures.
func (c *comparison) levels() ([]factor, error) {
	var all []factor
	err := readPoints(c.extras.Dir(), func(r io.Reader) (err error) {
		all, err = readLevels(r, c.futures.points)
		return err
	})
	var numbers []factor
	for _, f := range all {
		if f.text {
			c.warn("%s: the levels of %s have no order: what hangs on it is not said", ConditionsFile, f.path)
			continue
		}
		numbers = append(numbers, f)
	}
	return numbers, err
}

// robustness writes robustness.csv.
func (c *comparison) robustness(arms []scenarios.Arm, to *results.CSV) error {
	every, single := []int{}, []int{}
	for i, a := range arms {
		every = append(every, i)
		if !combines(a) {
			single = append(single, i)
		}
	}
	for _, among := range []struct {
		name string
		arms []int
	}{{"all", every}, {"single", single}} {
		for y := range yardsticks {
			for _, s := range c.futures.standings(y, among.arms) {
				to.Text(c.manifest.Scenario)
				to.Text(arms[s.arm].Name)
				to.Text(among.name)
				to.Text(yardsticks[y].name)
				to.Int(int64(s.N))
				to.Int(int64(c.manifest.Points - s.N))
				floats(to, s.Best, s.bestLo, s.bestHi, s.Mean, s.Max)
				optional(to, s.worst, s.worst >= 0)
				floats(to, s.Harm, s.harmLo, s.harmHi, s.harmSure, s.MeanHarm)
				if err := to.End(); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
