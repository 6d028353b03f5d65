package results

import (
	"fmt"
	"iter"
	"math"
	"slices"
)

// Differences is [Courses] for the differences of each arm from the first, paired
// by replicate: Mean is the mean over the replicates in which the metric was
// defined on the day in both arms, and Lo to Hi its 95% interval (Student's t for
// paired observations). The first arm has no courses. Besides the days of one
// point it holds those of the first arm in one replicate.
func Differences(t *Reader, metrics ...string) iter.Seq2[*Course, error] {
	return func(yield func(*Course, error) bool) {
		picked, err := t.pick(metrics)
		if err != nil {
			yield(nil, err)
			return
		}
		p, first := &pointCourses{picked: picked}, &firstArm{picked: slices.Compact(slices.Sorted(slices.Values(picked)))}
		for row, err := range t.Rows() {
			if err == nil && row.Point < p.point {
				err = fmt.Errorf("results: %s: %w: point %d after point %d", t.file, ErrTable, row.Point, p.point)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if row.Point != p.point && !p.yield(t, yield) {
				return
			}
			p.point = row.Point
			if !first.subtract(row) {
				p.arm(row.Arm).add(row, picked)
			}
		}
		p.yield(t, yield)
	}
}

// firstArm holds the rows of the first arm in the latest replicate.
type firstArm struct {
	picked           []int // columns, each once
	name             string
	point, replicate int
	days             map[int][]float64 // what was picked, by day
}

// subtract takes what the first arm had on the day of a row off its picked values,
// NaN where that is not known. It reports whether the row is one of the first
// arm's, which it remembers instead.
func (f *firstArm) subtract(row *Row) bool {
	if f.days == nil {
		f.name = row.Arm
	}
	if f.days == nil || f.point != row.Point || f.replicate != row.Replicate {
		f.point, f.replicate, f.days = row.Point, row.Replicate, map[int][]float64{}
	}
	if row.Arm == f.name {
		kept := make([]float64, len(f.picked))
		for k, column := range f.picked {
			kept[k] = row.Values[column]
		}
		f.days[row.Day] = kept
		return true
	}
	was, known := f.days[row.Day]
	for k, column := range f.picked {
		if known {
			row.Values[column] -= was[k]
		} else {
			row.Values[column] = math.NaN()
		}
	}
	return false
}
