package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// tables reads the points and the outputs of an analysis.
func (f *analyzeFlags) tables(a *analysis) error {
	factors, outputs := trimmed(f.factors), trimmed(f.outputs)
	one := f.y == "" || f.y == f.x
	x, err := readNumbers(f.x, func(t *numberTable) []string {
		a.Factors = f.columns(t, "--factors", factors, without(t.measures(), outputs))
		if !one {
			return a.Factors
		}
		a.outputs = f.columns(t, "--output", outputs, without(t.measures(), factors))
		if len(factors) == 0 && len(outputs) == 0 {
			t.bad(1, 1, "--factors", "nothing, of a file with both", "the columns that are factors, or with --output those that are outputs")
		}
		return append(slices.Clone(a.Factors), a.outputs...)
	})
	if err != nil {
		return err
	}
	if one {
		return f.join(a, x, x, len(a.Factors))
	}
	y, err := readNumbers(f.y, func(t *numberTable) []string {
		a.outputs = f.columns(t, "--output", outputs, without(t.measures(), a.Factors))
		return a.outputs
	})
	if err != nil {
		return errors.Join(x.err(), err)
	}
	return f.join(a, x, y, 0)
}

// columns returns the columns that a flag names, or else the others.
func (f *analyzeFlags) columns(t *numberTable, flag string, named, others []string) []string {
	t.among(flag, named)
	if len(named) > 0 {
		return named
	}
	if len(others) == 0 {
		t.bad(1, 1, flag, "no column", "one for each")
	}
	return others
}

// without returns names but for some.
func without(names, some []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(some, name) })
}

// join puts outputs to their points; those of a row of y begin at the value from.
func (f *analyzeFlags) join(a *analysis, x, y *numberTable, from int) error {
	if len(x.wrong) > 0 || len(y.wrong) > 0 {
		if x == y {
			return x.err()
		}
		return errors.Join(x.err(), y.err())
	}
	p := inputsOf(x, len(a.Factors), x == y)
	for _, row := range p.first {
		a.X = append(a.X, x.rows[row].values[:len(a.Factors)])
	}
	f.structure(a, x, p.first)
	a.y = p.outputs(y, from, len(a.outputs))
	if x == y {
		return x.err()
	}
	return errors.Join(x.err(), y.err())
}

// inputPoints are the points of a table.
type inputPoints struct {
	named bool           // by a column
	rowOf map[int]string // the name by its first row
	at    map[string]int // by name
	names []string
	first []int // the row of each
}

// inputsOf returns the points of a table; again says that rows of a point may come again,
// with the same values.
func inputsOf(t *numberTable, factors int, again bool) inputPoints {
	p := inputPoints{named: slices.Contains(t.header, pointColumn), at: map[string]int{}, rowOf: map[int]string{}}
	for i, row := range t.rows {
		name := row.point
		if !p.named {
			name = strconv.Itoa(i)
		}
		if k, known := p.at[name]; known {
			if !again {
				t.bad(row.line, 1, pointColumn, name+" a second time", "each point once; replicates are rows of the outputs")
			} else if !slices.Equal(row.values[:factors], t.rows[p.first[k]].values[:factors]) {
				t.bad(row.line, 1, pointColumn, name+" with other factors than in line "+strconv.Itoa(t.rows[p.first[k]].line), "the same, as of replicates")
			}
			continue
		}
		p.at[name], p.rowOf[i] = len(p.names), name
		p.names, p.first = append(p.names, name), append(p.first, i)
	}
	if len(t.rows) == 0 {
		t.bad(1, 1, "", "no points", "a row for each")
	}
	p.order()
	return p
}

// order puts points that a column numbers in the order of their numbers, whatever that of rows.
func (p *inputPoints) order() {
	for _, name := range p.names {
		if _, err := strconv.Atoi(name); err != nil {
			return
		}
	}
	slices.SortStableFunc(p.first, func(a, b int) int { return compareNames(p.rowOf[a], p.rowOf[b]) })
	slices.SortStableFunc(p.names, compareNames)
	for i, name := range p.names {
		p.at[name] = i
	}
}

// outputs returns the outputs of a table by output, point and replicate, replicates in the
// order of their names, or as they come.
func (p inputPoints) outputs(t *numberTable, from, n int) [][][]float64 {
	rows := p.rows(t)
	p.complete(t, rows)
	if len(t.wrong) > 0 {
		return nil
	}
	y := make([][][]float64, n)
	for k := range y {
		y[k] = make([][]float64, len(rows))
		for i, of := range rows {
			for _, row := range of {
				y[k][i] = append(y[k][i], t.rows[row].values[from+k])
			}
		}
	}
	return y
}

// rows returns the rows of each point.
func (p inputPoints) rows(t *numberTable) [][]int {
	rows := make([][]int, len(p.names))
	named := slices.Contains(t.header, pointColumn)
	if len(t.rows) == 0 {
		t.bad(1, 1, "", "a header alone", "a row for each point")
		return rows
	}
	if !named && len(t.rows) != len(p.names) {
		t.bad(1, 1, "", prose.Count(len(t.rows), "row"), fmt.Sprintf("%d, one for each point, or a column point that says of which a row is", len(p.names)))
		return rows
	}
	for i, row := range t.rows {
		at := i
		if named {
			var known bool
			if at, known = p.at[row.point]; !known {
				t.bad(row.line, 1, pointColumn, strconv.Quote(row.point), "one of the points of the inputs")
				continue
			}
		}
		rows[at] = append(rows[at], i)
	}
	for _, of := range rows {
		slices.SortStableFunc(of, func(a, b int) int { return compareNames(t.rows[a].replicate, t.rows[b].replicate) })
	}
	return rows
}

// compareNames orders numbers by size and other names by the alphabet.
func compareNames(a, b string) int {
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	if errX == nil && errY == nil {
		return x - y
	}
	if a < b {
		return -1
	} else if a > b {
		return 1
	}
	return 0
}

// usualLength returns how many rows most points have; of as many points, the more.
func usualLength(rows [][]int) (usual int) {
	times := map[int]int{}
	for _, of := range rows {
		times[len(of)]++
	}
	for _, of := range rows {
		if n := len(of); times[n] > times[usual] || times[n] == times[usual] && n > usual {
			usual = n
		}
	}
	return usual
}

// complete notes points that lack outputs or replicates that most have, or have more.
func (p inputPoints) complete(t *numberTable, rows [][]int) {
	if len(t.wrong) > 0 {
		return
	}
	most := usualLength(rows)
	model := slices.IndexFunc(rows, func(of []int) bool { return len(of) == most })
	for i, of := range rows {
		if len(of) != most {
			line := 1
			if len(of) > 0 {
				line = t.rows[of[min(most, len(of)-1)]].line
			}
			t.bad(line, 1, "point "+p.names[i], prose.Count(len(of), "replicate"), fmt.Sprintf("%d, as of point %s", most, p.names[model]))
			continue
		}
		for r, row := range of {
			have, want := t.rows[row].replicate, t.rows[rows[model][r]].replicate
			if have != want || have != "" && r > 0 && have == t.rows[of[r-1]].replicate {
				t.bad(t.rows[row].line, 1, replicateColumn, strconv.Quote(have), fmt.Sprintf("the replicates of point %s, each once", p.names[model]))
			}
		}
	}
}

// trajectory notes steps that move another number of factors than one, or one again.
func trajectory(t *numberTable, factors []string, rows []int) {
	moved := map[int]bool{}
	for i := 1; i < len(rows); i++ {
		from, to := t.rows[rows[i-1]], t.rows[rows[i]]
		var now []int
		for c := range factors {
			if from.values[c] != to.values[c] {
				now = append(now, c)
			}
		}
		switch {
		case len(now) > 1:
			t.bad(to.line, to.places[now[1]], factors[now[1]], "a step that moves it with "+factors[now[0]], "a step that moves one factor")
		case len(now) == 1 && moved[now[0]]:
			t.bad(to.line, to.places[now[0]], factors[now[0]], "a second step of it", fmt.Sprintf("each factor to move once in %d points", len(rows)))
		case len(now) == 1:
			moved[now[0]] = true
		}
	}
}

// crossing notes points of a sample that are not A with a coordinate of B, or the reverse.
func crossing(t *numberTable, d study.SensitivityDesign, rows []int) {
	k := len(d.Factors)
	a, b := t.rows[rows[0]].values, t.rows[rows[len(rows)-1]].values
	for i := 1; i < len(rows)-1; i++ {
		row, base, other := t.rows[rows[i]], a, b
		if i > k {
			base, other = b, a
		}
		for c := range k {
			want, of := base[c], "the sample's first point"
			if i > k {
				of = "the sample's last point"
			}
			if c == (i-1)%k {
				want, of = other[c], map[bool]string{false: "the sample's last point", true: "the sample's first point"}[i > k]
			}
			if row.values[c] != want {
				t.bad(row.line, row.places[c], d.Factors[c], fmt.Sprint(row.values[c]), fmt.Sprintf("%v, that of %s, in the order of Saltelli's samples", want, of))
				break
			}
		}
	}
}
