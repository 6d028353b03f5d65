package study

import (
	"math"
	"slices"

	"heed/agents"
	"heed/sim/num"
)

// A construct is what a survey would ask of an employee, or measure.
type construct struct {
	name string
	of   func(*agents.Employee) float32
}

// constructs are all that employees.csv has of people's traits and states. What is
// left of the will that nothing explains is no construct.
var constructs = []construct{
	{"risk propensity", func(e *agents.Employee) float32 { return e.Risk }},
	{"patience", func(e *agents.Employee) float32 { return e.Patience }},
	{"specialisation", func(e *agents.Employee) float32 { return e.Special }},
	{"knowledge", func(e *agents.Employee) float32 { return e.Knowledge }},
	{"stale rules", func(e *agents.Employee) float32 { return e.Stale }},
	{"legitimacy", func(e *agents.Employee) float32 { return e.Legitimacy }},
	{"awareness", func(e *agents.Employee) float32 { return e.Awareness }},
	{"norm", func(e *agents.Employee) float32 { return e.Norm }},
	{"habit", func(e *agents.Employee) float32 { return e.Habit }},
	{"responsibility", func(e *agents.Employee) float32 { return e.Responsibility }},
	{"safety", func(e *agents.Employee) float32 { return e.Safety }},
	{"frustration", func(e *agents.Employee) float32 { return e.Frustration }},
	{"expected wait", func(e *agents.Employee) float32 { return e.Wait }},
}

// mostExplained is the largest of the partial R2 of all constructs, as they stood
// before the 50 days: what comes before may explain what comes after.
func mostExplained(s []*sight) float64 {
	return slices.Max(partials(s[0].regressors(s[0].early)))
}

// habitAfter is the partial R2 of habit where all constructs are read after the 50
// days, as employees.csv has them: by then habit is a record of what it is to explain.
func habitAfter(s []*sight) float64 {
	all := partials(s[0].regressors(people(s[0].end)))
	return all[slices.IndexFunc(constructs, func(c construct) bool { return c.name == "habit" })]
}

// partials returns the partial R2 of each column but the last in the regression of the
// last on all others: the share of what the others leave unexplained that it explains,
// from the inverse of the correlation matrix. A constant has none, 0.
func partials(columns [][]float64) []float64 {
	p := inverse(correlations(columns))
	y := len(columns) - 1
	all := make([]float64, y)
	for j := range all {
		if p[j][j] > 0 {
			all[j] = p[j][y] * p[j][y] / (p[j][j] * p[y][y])
		}
	}
	return all
}

// regressors returns the constructs of the people that early has, and the log-odds of
// their knowing violations in the last 50 days, of all who were there through these.
func (s *sight) regressors(early []agents.Employee) [][]float64 {
	columns := make([][]float64, len(constructs)+1)
	last := s.tens[len(s.tens)-outcomeDays/tenDays:]
	for seat := range early {
		if slices.ContainsFunc(last, func(t ten) bool { return !t.stayed[seat] }) {
			continue
		}
		for j, c := range constructs {
			columns[j] = append(columns[j], float64(c.of(&early[seat])))
		}
		columns[len(constructs)] = append(columns[len(constructs)], violationLogit(last, seat))
	}
	return columns
}

// violationLogit is the log-odds of violating knowingly of whoever holds a seat, half a
// task being added to either side so that it is finite (Haldane 1956).
func violationLogit(tens []ten, seat int) float64 {
	broke, kept := 0.5, 0.5
	for _, t := range tens {
		for outcome, n := range t.did[seat].Outcomes {
			if outcome == knowingly {
				broke += float64(n)
			} else {
				kept += float64(n)
			}
		}
	}
	return num.Log(broke / kept)
}

// correlations returns the correlation matrix of columns; that of a constant with
// anything, itself included, is 0.
func correlations(columns [][]float64) [][]float64 {
	unit := make([][]float64, len(columns))
	for j, c := range columns {
		unit[j] = standardize(c)
	}
	r := make([][]float64, len(columns))
	for j := range r {
		r[j] = make([]float64, len(columns))
		for k := range r[j] {
			for i, v := range unit[j] {
				r[j][k] += float64(v * unit[k][i])
			}
		}
	}
	return r
}

// standardize returns x less its mean, of length 1; zeros where x is constant.
func standardize(x []float64) []float64 {
	mean, length := 0., 0.
	for _, v := range x {
		mean += v / float64(len(x))
	}
	z := make([]float64, len(x))
	for i, v := range x {
		z[i] = v - mean
		length += float64(z[i] * z[i])
	}
	const grain = 1e-14 // of float32, squared
	if length <= grain*float64(len(x)) {
		return make([]float64, len(x))
	}
	for i := range z {
		z[i] /= math.Sqrt(length)
	}
	return z
}

// inverse returns the inverse of a symmetric positive definite matrix, by sweeping out
// each pivot (Goodnight 1979). Rows and columns whose pivot is next to none, being
// constant or told by those before, are left out: theirs are 0.
func inverse(of [][]float64) [][]float64 {
	a := make([][]float64, len(of))
	for i := range a {
		a[i] = slices.Clone(of[i])
	}
	for k := range a {
		sweepOut(a, k)
	}
	for i := range a {
		for j := range a[i] {
			a[i][j] = -a[i][j]
		}
	}
	return a
}

// sweepOut sweeps the k-th pivot out of a.
func sweepOut(a [][]float64, k int) {
	d := a[k][k]
	if d < 1e-8 {
		for i := range a {
			a[i][k], a[k][i] = 0, 0
		}
		return
	}
	row := slices.Clone(a[k])
	for i := range a {
		for j := range a {
			if i != k && j != k {
				a[i][j] -= float64(row[i] * row[j] / d)
			}
		}
	}
	for i := range a {
		a[i][k], a[k][i] = row[i]/d, row[i]/d
	}
	a[k][k] = -1 / d
}
