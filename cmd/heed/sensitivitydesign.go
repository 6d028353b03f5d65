package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"heed/cmd/internal/prose"
	"heed/results"
	"heed/scenarios"
	"heed/scenarios/design"
)

// designFlags are the flags of heed sensitivity design.
type designFlags struct {
	method, factors, samples, levels, seed, output string
	second, scramble, force                        bool
	given                                          func(flag string) bool
}

func sensitivityDesignCommand() *cobra.Command {
	var f designFlags
	c := &cobra.Command{
		Use: "design", Short: "Write the points at which to run any model",
		Long: `Write the points at which to run any model, for heed sensitivity analyze: a CSV with a
column point, from 0, and a column for each factor.

FACTORS is a CSV with the columns name, min and max, and if need be dist (uniform,
log-uniform, normal, triangular or integers), mode, mean and sd.`,
		Example: `  heed sensitivity design --method sobol --factors factors.csv --samples 256 -o x.csv
  heed sensitivity design --method morris --factors factors.csv --samples 20 -o x.csv`,
		Args: noneBut("the file of the factors goes with --factors"),
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c.OutOrStdout(), c.ErrOrStderr()) },
	}
	to := c.Flags()
	to.SortFlags, f.given = false, to.Changed
	to.StringVar(&f.method, "method", "", "`sobol` (Saltelli's samples), morris (trajectories) or lhs (for regression and PAWN)")
	to.StringVar(&f.factors, "factors", "", "the `file` of the factors")
	to.StringVar(&f.samples, "samples", "", "`number` of samples, trajectories or points")
	to.BoolVar(&f.second, "second-order", false, "of sobol: with the points that pairs need")
	to.BoolVar(&f.scramble, "scramble", true, "of sobol: scramble the points (Owen)")
	to.StringVar(&f.levels, "levels", "4", "of morris: an even `number` of levels")
	to.StringVar(&f.seed, "seed", "1", "a `number` that chooses what is drawn")
	to.StringVarP(&f.output, "output", "o", "", "the `file` to write (standard output)")
	to.BoolVar(&f.force, "force", false, "replace a file that differs")
	return c
}

// mostSamples is how many samples, trajectories or points a design may have.
const mostSamples = 1 << 24

// run writes the points.
func (f *designFlags) run(out, notes io.Writer) error {
	factors, points, err := f.read(notes)
	if err != nil {
		return err
	}
	fill := func(w io.Writer) error { return writeDesign(w, factors, points) }
	if f.output == "" {
		return fill(out)
	}
	if !f.force {
		if err := spares("output", f.output, fill); err != nil {
			return err
		}
	}
	if err := results.WriteFile(f.output, fill); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "wrote %s to %s; run the model at each, then: %s\n", prose.Count(points.N, "point"), f.output, f.followUp())
	return err
}

// read checks the flags and the factors. The error has every mistake.
func (f *designFlags) read(notes io.Writer) ([]design.Factor, design.Design, error) {
	var errs []error
	add := func(err error) { errs = append(errs, err) }
	add(oneOf("method", f.method, "sobol", "morris", "lhs"))
	if f.samples == "" {
		add(usage("--samples: have nothing; want a number"))
	}
	for _, only := range []struct{ flag, method string }{{"second-order", "sobol"}, {"scramble", "sobol"}, {"levels", "morris"}} {
		if f.given(only.flag) && f.method != only.method {
			add(usage("--%s: only %s has it", only.flag, only.method))
		}
	}
	if f.output != "" {
		add(wantFile("output", f.output))
	}
	n, err := wholeFrom(1, "samples", f.samples, 1)
	if err != nil || n > mostSamples {
		err = usage("--samples: have %q; want a whole number from 1 to %d", f.samples, mostSamples)
	}
	add(err)
	levels, err := wholeFrom(2, "levels", f.levels, 4)
	if err == nil && levels%2 != 0 {
		err = usage("--levels: have %d; want an even number", levels)
	}
	add(err)
	seed, err := strconv.ParseUint(f.seed, 10, 64)
	if err != nil {
		add(usage("--seed: have %q; want a whole number from 0", f.seed))
	}
	var factors []design.Factor
	if f.factors == "" {
		add(usage("--factors: have nothing; want the file of the factors"))
	} else {
		factors, err = readFactors(f.factors)
		add(err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, design.Design{}, err
	}
	if f.method == "sobol" && !design.Balanced(n) {
		warn(notes, "--samples is %d: Sobol' points are balanced in powers of two (Owen 2020)", n)
	}
	points, err := f.points(len(factors), n, levels, seed)
	if err != nil {
		err = usage("%v", err)
	}
	return factors, points, err
}

// points lays out the design.
func (f *designFlags) points(factors, n, levels int, seed uint64) (design.Design, error) {
	switch f.method {
	case "sobol":
		return design.Saltelli{Factors: factors, Samples: n, Second: f.second, Scramble: f.scramble, Seed: seed}.Design()
	case "morris":
		return design.Morris{Factors: factors, Trajectories: n, Levels: levels, Candidates: n, Seed: seed}.Design()
	}
	return design.Latin{Factors: factors, Points: n, Candidates: 1, Seed: seed}.Design()
}

// writeDesign writes points as CSV.
func writeDesign(w io.Writer, factors []design.Factor, points design.Design) error {
	c := csv.NewWriter(w)
	row := []string{pointColumn}
	for _, f := range factors {
		row = append(row, f.Path)
	}
	if err := c.Write(row); err != nil {
		return err
	}
	for p := range points.N {
		row = append(row[:0], strconv.Itoa(p))
		for _, v := range design.Values(factors, points.Point(p)) {
			row = append(row, fmt.Sprint(v))
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// factorColumns are what a file of factors may have, the first three always.
var factorColumns = []string{"name", "min", "max", "dist", "mode", "mean", "sd"}

// factorDists are the distributions that a factor may have.
var factorDists = []design.Dist{design.Uniform, design.LogUniform, design.Normal, design.Triangular, design.Integers}

// readFactors reads the file of factors. The error has every mistake.
func readFactors(path string) ([]design.Factor, error) {
	file, err := openTable(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	t := &factorTable{numberTable: numberTable{file: path}, lines: map[string]int{}}
	r := csv.NewReader(skipMark(file))
	r.FieldsPerRecord = -1
	r.Comment = '#'
	if t.header, err = t.next(r); err != nil {
		return nil, err
	}
	for i := range t.header {
		if t.header[i] = strings.TrimSpace(t.header[i]); !slices.Contains(factorColumns, t.header[i]) {
			line, column := r.FieldPos(i)
			t.bad(line, column, "", "the column "+strconv.Quote(t.header[i]), "one of "+strings.Join(factorColumns, ", "))
		}
	}
	for _, name := range factorColumns[:3] {
		if !slices.Contains(t.header, name) && len(t.wrong) == 0 {
			t.bad(1, 1, "", "no column "+name, "the columns name, min, max")
		}
	}
	for len(t.wrong) == 0 || len(t.factors) > 0 {
		cells, err := t.next(r)
		if err != nil {
			return nil, err
		}
		if cells == nil {
			break
		}
		t.row(r, cells)
	}
	t.check()
	return t.factors, t.err()
}

// A factorTable is a file of factors being read.
type factorTable struct {
	numberTable
	factors []design.Factor
	lines   map[string]int // of each factor
}

// row reads a factor.
func (t *factorTable) row(r *csv.Reader, cells []string) {
	line, _ := r.FieldPos(0)
	if len(cells) != len(t.header) {
		t.bad(line, 1, "", prose.Count(len(cells), "field"), fmt.Sprintf("%d, as in the header", len(t.header)))
		return
	}
	f := design.Factor{Dist: design.Uniform}
	given := map[string]bool{}
	for i, name := range t.header {
		cell := strings.TrimSpace(cells[i])
		to := map[string]*float64{"min": &f.Min, "max": &f.Max, "mode": &f.Mode, "mean": &f.Mean, "sd": &f.SD}[name]
		switch {
		case name == "name":
			f.Path = cell
		case cell == "" && name != "min" && name != "max":
		case name == "dist":
			f.Dist = design.Dist(cell)
			given[name] = true
			if !slices.Contains(factorDists, f.Dist) {
				_, column := r.FieldPos(i)
				t.bad(line, column, name, strconv.Quote(cell), "one of uniform, log-uniform, normal, triangular, integers")
			}
		case to != nil:
			given[name] = true
			var err error
			if *to, err = strconv.ParseFloat(cell, 64); err != nil {
				_, column := r.FieldPos(i)
				t.bad(line, column, name, strconv.Quote(cell), "a number")
			}
		}
	}
	if !printable(f.Path) {
		t.bad(line, 1, "name", strconv.Quote(f.Path), "letters that can be printed, in UTF-8")
		f.Path = strconv.Quote(f.Path)
	}
	if f.Path == pointColumn || f.Path == replicateColumn {
		t.bad(line, 1, "name", strconv.Quote(f.Path), "another name: this one says what a row is of")
	}
	if f.Dist == design.Triangular && !given["mode"] {
		f.Mode = (f.Min + f.Max) / 2
	}
	if f.Dist == design.Normal && !given["mean"] {
		f.Mean = (f.Min + f.Max) / 2
	}
	if f.Dist == design.Normal && !given["sd"] {
		f.SD = (f.Max - f.Min) / 4
	}
	if _, twice := t.lines[f.Path]; !twice {
		t.lines[f.Path] = line
	}
	t.factors = append(t.factors, f)
}

// check notes what is wrong with the factors themselves.
func (t *factorTable) check() {
	if len(t.wrong) > 0 {
		return
	}
	var wrong design.Mistakes
	if errors.As(design.Check(t.factors...), &wrong) {
		for _, m := range wrong {
			key := strings.TrimPrefix(m.Factor+": "+m.Key, ": ")
			t.wrong = append(t.wrong, scenarios.Mistake{File: t.file, Line: max(1, t.lines[m.Factor]), Column: 1, Key: key, Have: m.Have, Want: m.Want})
		}
	}
}
