package figures

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/internal/findings"
	"heed/results"
	"heed/results/plot"
)

// mostLevels is how many levels of each of two factors a map shows.
const mostLevels = 30

// A factor is what varies over a sweep: its level at each point, as text.
type factor struct {
	path   string
	levels []string // by point
}

// distinct returns the levels once each, in rising order; numbers before words.
func (f factor) distinct() []string {
	all := unique(f.levels)
	slices.SortStableFunc(all, func(a, b string) int {
		x, errX := strconv.ParseFloat(a, 64)
		y, errY := strconv.ParseFloat(b, 64)
		if errX != nil || errY != nil {
			return cmp.Or(cmp.Compare(truth(errX != nil), truth(errY != nil)), cmp.Compare(a, b))
		}
		return cmp.Compare(x, y)
	})
	return all
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// numbers returns the levels as numbers, and whether they are.
func (f factor) numbers() ([]float64, bool) {
	x := make([]float64, len(f.levels))
	for i, l := range f.levels {
		v, err := strconv.ParseFloat(l, 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, false
		}
		x[i] = v
	}
	return x, true
}

// factors draws what comes of the levels of one factor or two that alone vary.
func (s *sweep) factors() (*plot.Figure, error) {
	if n := len(s.manifest.Factors); n < 1 || n > 2 || s.manifest.Points < 2 {
		return nil, nil
	}
	fs := make([]factor, len(s.manifest.Factors))
	_, err := findings.Each(s.dir, results.PointsFile, s.manifest.Factors, func(r findings.Record) error {
		for i, path := range s.manifest.Factors {
			fs[i].path, fs[i].levels = path, append(fs[i].levels, r.Text(path))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	levels, err := s.levels()
	if err != nil {
		return nil, err
	}
	if len(fs) == 1 {
		return s.lines(fs[0], levels)
	}
	return s.maps(fs[0], fs[1], levels)
}

// A cell is a metric of an arm at a point.
type cell struct {
	metric, arm string
	point       int
}

// levels reads the means of behaviour in each arm at each point.
func (s *sweep) levels() (map[cell]findings.Estimate, error) {
	levels := map[cell]findings.Estimate{}
	err := results.ReadFile(s.dir, results.SummaryFile, func(t *results.Reader) error {
		column := map[string]int{}
		for i, c := range t.Columns {
			column[c] = i
		}
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			if slices.ContainsFunc(behaviour, func(q quantity) bool { return q.metric == row.Metric }) {
				levels[cell{row.Metric, row.Arm, row.Point}] = findings.Estimate{
					Value: row.Values[column["mean"]], Lo: row.Values[column["lo"]], Hi: row.Values[column["hi"]],
				}
			}
		}
		return nil
	})
	return levels, err
}

// replicates says over how many replicates means are.
func (s *sweep) replicates() string {
	if s.manifest.Replicates == 1 {
		return "One replicate, which has no intervals."
	}
	return fmt.Sprintf("Means over days 1 to %d and %d replicates", s.manifest.Days, s.manifest.Replicates)
}

// lines draws behaviour over the levels of a factor.
func (s *sweep) lines(f factor, levels map[cell]findings.Estimate) (*plot.Figure, error) {
	x, ok := f.numbers()
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(x[a], x[b]) })
	if !ok || len(f.distinct()) != len(x) {
		return nil, nil
	}
	caption := s.replicates()
	if s.manifest.Replicates > 1 {
		caption += ", bands their 95% intervals (Student's t)."
	}
	t := plot.Timeline{Frame: s.frame("Behaviour over the levels of "+f.path+" in each arm.", caption), Days: plot.Days{Label: f.path}}
	for _, q := range behaviour {
		p := plot.Panel{Title: q.title}
		p.Unit, p.Share = q.unit()
		for _, arm := range s.manifest.Arms {
			c := plot.Course{Label: arm}
			for _, point := range order {
				e, ok := levels[cell{q.metric, arm, point}]
				if !ok {
					e.Value, e.Lo, e.Hi = math.NaN(), math.NaN(), math.NaN()
				}
				c.X, c.Mean, c.Lo, c.Hi = append(c.X, x[point]), append(c.Mean, e.Value), append(c.Lo, e.Lo), append(c.Hi, e.Hi)
			}
			p.Courses = append(p.Courses, c)
		}
		t.Panels = append(t.Panels, p)
	}
	return plot.Levels(t)
}

// maps draws compliance over the levels of two factors, a map for each arm.
func (s *sweep) maps(f, g factor, levels map[cell]findings.Estimate) (*plot.Figure, error) {
	xs, ys := f.distinct(), g.distinct()
	if len(xs) > mostLevels || len(ys) > mostLevels || len(xs)*len(ys) > 4*len(f.levels) {
		return nil, nil // scattered points are no grid
	}
	caption := s.replicates()
	if s.manifest.Replicates > 1 {
		caption += "."
	}
	q := behaviour[0]
	h := plot.Heat{Frame: s.frame(q.title+" over the levels of "+f.path+" and "+g.path+" in each arm.", caption), X: f.path, Y: g.path, XLevels: xs, YLevels: ys}
	h.Unit, h.Share = q.unit()
	h.Unit = strings.ToLower(q.title) + " (" + h.Unit + ")"
	for _, arm := range s.manifest.Arms {
		m := plot.HeatMap{Title: arm, Values: make([][]float64, len(ys))}
		for i := range m.Values {
			m.Values[i] = slices.Repeat([]float64{math.NaN()}, len(xs))
		}
		for point := range f.levels {
			if e, ok := levels[cell{q.metric, arm, point}]; ok {
				m.Values[slices.Index(ys, g.levels[point])][slices.Index(xs, f.levels[point])] = e.Value
			}
		}
		h.Maps = append(h.Maps, m)
	}
	return plot.HeatMaps(h)
}
