package study

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"heed/results"
	"heed/results/stats"
	"heed/scenarios"
	"heed/sim/num"
)

// leastRanks are the fewest pairs for which Student's t comes near the distribution of
// a rank correlation (Kendall and Gibbons 1990, Rank Correlation Methods, section 4.15).
const leastRanks = 10

// A factor is a factor of the sweep with its level at each future.
type factor struct {
	path   string
	levels []float64 // of a switch 0 and 1
	text   bool      // whether levels are names, which have no order
}

// A condition says how the effect of an arm hangs on a factor.
type condition struct {
	factor         string
	n, harmful     int
	rho, p         float64
	levelWith, out float64 // mean level where the arm does harm, and where it does not
}

// conditions writes conditions.csv.
func (c *comparison) conditions(arms []scenarios.Arm, levels []factor, to *results.CSV) error {
	for arm, a := range arms[1:] {
		for y, of := range yardsticks {
			all := conditionsOf(c.futures.effects[y][arm+1], levels, of.direction)
			ps := make([]float64, len(all))
			for i := range all {
				ps[i] = all[i].p
			}
			for i, adjusted := range stats.Holm(ps) {
				x := all[i]
				to.Text(c.manifest.Scenario)
				to.Text(a.Name)
				to.Text(of.name)
				to.Text(x.factor)
				to.Int(int64(x.n))
				floats(to, x.rho, x.p, adjusted)
				to.Int(int64(x.harmful))
				floats(to, x.levelWith, x.out)
				if err := to.End(); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// conditionsOf returns how effects hang on factors, the closest first. What does not
// vary hangs on nothing, and nothing hangs on it.
func conditionsOf(effects []float64, levels []factor, d stats.Direction) (all []condition) {
	var rows []int
	for i, v := range effects {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			rows = append(rows, i)
		}
	}
	y := at(effects, rows)
	for _, f := range levels {
		x := at(f.levels, rows)
		if !varies(x) || !varies(y) {
			continue
		}
		k := condition{factor: f.path, n: len(rows), rho: correlation(ranks(x), ranks(y)), p: nan}
		if k.n >= leastRanks {
			k.p = chanceOf(k.rho, k.n)
		}
		var with, without []float64
		for i, v := range y {
			if float64(d)*v < 0 {
				with = append(with, x[i])
			} else {
				without = append(without, x[i])
			}
		}
		k.harmful, k.levelWith, k.out = len(with), stats.Summarize(with).Mean, stats.Summarize(without).Mean
		all = append(all, k)
	}
	slices.SortStableFunc(all, func(a, b condition) int { return cmp.Compare(math.Abs(b.rho), math.Abs(a.rho)) })
	return all
}

// varies reports whether values are not all the same.
func varies(x []float64) bool {
	return len(x) > 0 && slices.Min(x) < slices.Max(x)
}

// chanceOf returns the two-sided p of a rank correlation of n pairs.
func chanceOf(rho float64, n int) float64 {
	if math.Abs(rho) >= 1 {
		return 0
	}
	t := rho * math.Sqrt(float64(n-2)/(1-float64(rho*rho)))
	return min(1, 2*num.StudentTCDF(-math.Abs(t), float64(n-2)))
}

// readPoints reads points.csv of a folder.
func readPoints(dir string, read func(io.Reader) error) error {
	f, err := os.Open(filepath.Join(dir, results.PointsFile))
	if err != nil {
		return fmt.Errorf("study: %w: %w", results.ErrIO, err)
	}
	return errors.Join(read(f), f.Close())
}

// readLevels reads the levels of the factors at some points, in their order.
func readLevels(from io.Reader, points []int) (all []factor, err error) {
	r := csv.NewReader(from)
	r.ReuseRecord = true
	header, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("study: %s: %w", results.PointsFile, err)
	}
	for _, path := range header[1:] {
		all = append(all, factor{path: path})
	}
	for next := 0; next < len(points); {
		fields, err := r.Read()
		if err != nil {
			return nil, fmt.Errorf("study: %s: %w", results.PointsFile, err)
		}
		if fields[0] != strconv.Itoa(points[next]) {
			continue
		}
		next++
		for i, text := range fields[1:] {
			level, ok := levelOf(text)
			all[i].levels, all[i].text = append(all[i].levels, level), all[i].text || !ok
		}
	}
	return all, nil
}

// levelOf reads a level as TOML writes it.
func levelOf(text string) (level float64, ok bool) {
	switch text {
	case "true":
		return 1, true
	case "false":
		return 0, true
	}
	level, err := strconv.ParseFloat(text, 64)
	return level, err == nil
}
