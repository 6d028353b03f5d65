package study

import (
	"context"
	"math"
	"slices"

	"heed/scenarios/search"
)

// weigh puts down the estimates with their errors, and how well they are identified.
func (f *fitting) weigh(ctx context.Context) error {
	at := search.Central{At: f.free, Steps: slices.Repeat([]float64{stride}, len(f.free))}
	points := at.Points()
	residuals, err := f.residuals(ctx, points)
	if err != nil {
		return err
	}
	values, err := f.simulate(ctx, f.places([][]float64{f.free}), f.moments, 0)
	if err != nil {
		return err
	}
	f.out.Evaluations += len(points) + 1
	j, chance := at.Jacobian(residuals), f.chance(values[0])
	inside := f.inside()
	slope := f.box.Slope(f.free)
	for _, row := range j {
		f.out.Slopes = append(f.out.Slopes, ratios(row, slope))
	}
	j = columnsOf(j, inside)
	both := make([][]float64, len(chance))
	for k := range both {
		both[k] = slices.Clone(chance[k])
		both[k][k]++ // residuals are in standard deviations of the sources
	}
	f.estimate()
	if len(inside) == 0 {
		return nil
	}
	f.out.Singular = search.SingularValues(j)
	total, err := search.Covariance(j, both)
	if err != nil {
		f.warn("the coefficients are not identified: %v", err)
		return nil
	}
	sampling, err := search.Covariance(j, chance)
	f.errors(inside, total, sampling)
	return err
}

// inside returns the places of the coefficients that no bound has stopped. The others
// are taken as given: the theory of errors has nothing to say of an estimate at a
// bound.
func (f *fitting) inside() (all []int) {
	x := f.box.Point(f.free)
	for i := range x {
		if !f.box.Near(x, i) {
			all = append(all, i)
		}
	}
	return all
}

// columnsOf returns some columns of a matrix.
func columnsOf(of [][]float64, columns []int) [][]float64 {
	all := make([][]float64, len(of))
	for k, row := range of {
		for _, i := range columns {
			all[k] = append(all[k], row[i])
		}
	}
	return all
}

// chance returns the covariance of the residuals that comes of the number of
// replicates.
func (f *fitting) chance(values [][]float64) [][]float64 {
	all := make([][]float64, len(values))
	unit := make([]float64, len(values))
	for k, m := range f.moments {
		unit[k] = m.Scale.slope(average(values[k])) / m.deviation()
	}
	for k := range all {
		all[k] = make([]float64, len(values))
		for l := range all[k] {
			all[k][l] = covariance(values[k], values[l]) / float64(f.Replicates) * unit[k] * unit[l]
		}
	}
	return all
}

// estimate puts down the estimates, as yet without errors.
func (f *fitting) estimate() {
	x, start := f.box.Point(f.free), f.Calibration.values()
	for i, c := range f.Coefficients {
		e := Estimate{
			Coefficient: c, Min: f.box.Lo[i], Max: f.box.Hi[i], Start: start[i], Value: rounded(x[i]),
			Error: math.NaN(), Chance: math.NaN(), Bound: f.box.Near(x, i),
		}
		if e.Bound {
			f.warn("%s is stopped by a bound of its range", c.Path)
		}
		f.out.Estimates = append(f.out.Estimates, e)
	}
}

// errors puts down the standard errors of the coefficients at some places, given the
// covariances in the space of the search, and their correlation.
func (f *fitting) errors(inside []int, total, sampling [][]float64) {
	slope := f.box.Slope(f.free)
	for i, at := range inside {
		e := &f.out.Estimates[at]
		e.Error, e.Chance = math.Sqrt(total[i][i])*slope[at], math.Sqrt(sampling[i][i])*slope[at]
	}
	f.out.Correlation = make([][]float64, len(f.free))
	for i := range f.out.Correlation {
		f.out.Correlation[i] = slices.Repeat([]float64{math.NaN()}, len(f.free))
	}
	for i, at := range inside {
		for k, other := range inside {
			f.out.Correlation[at][other] = total[i][k] / math.Sqrt(total[i][i]*total[k][k])
		}
	}
}

// values returns the estimates.
func (f *fitting) values() []float64 {
	all := make([]float64, len(f.out.Estimates))
	for i, e := range f.out.Estimates {
		all[i] = e.Value
	}
	return all
}

// average returns the mean of what is defined, NaN where nothing is.
func average(x []float64) float64 {
	sum, n := 0., 0.
	for _, v := range x {
		if !math.IsNaN(v) {
			sum += v
			n++
		}
	}
	return sum / n
}

// covariance returns the covariance of two numbers over replicates in which both are
// defined.
func covariance(x, y []float64) float64 {
	mx, my, sum, n := average(x), average(y), 0., 0.
	for i := range x {
		if v := float64((x[i] - mx) * (y[i] - my)); !math.IsNaN(v) {
			sum += v
			n++
		}
	}
	return sum / (n - 1)
}

// squares returns the sum of squares.
func squares(r []float64) float64 {
	sum := 0.
	for _, v := range r {
		sum += float64(v * v)
	}
	return sum
}

// ratios returns x over y, each by each.
func ratios(x, y []float64) []float64 {
	all := make([]float64, len(x))
	for i := range x {
		all[i] = x[i] / y[i]
	}
	return all
}
