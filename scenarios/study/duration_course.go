package study

import (
	"heed/results/stats"
)

// clearOf0 reports whether an interval is clear of 0; near0, whether it includes it.
func clearOf0(s stats.Summary) bool { return s.Lo > 0 || s.Hi < 0 }
func near0(s stats.Summary) bool    { return s.Lo <= 0 && s.Hi >= 0 }

// firstRunning returns the first of three rows running of which a statement holds for
// the mean over replicates, on the same side of 0; -1 where there are none.
func firstRunning(diff [][]float64, rows []row, holds func(stats.Summary) bool) int {
	x, length, side := make([]float64, len(diff)), 0, false
	for i := range rows {
		for r := range diff {
			x[r] = diff[r][i]
		}
		s := stats.Summarize(x)
		switch up := s.Lo > 0; {
		case !holds(s):
			length = 0
		case length > 0 && up == side:
			length++
		default:
			length, side = 1, up
		}
		if length == running {
			return i - running + 1
		}
	}
	return -1
}

// rowMeans returns the mean over some rows, by replicate.
func rowMeans(diff [][]float64, rows []row, of []int) []float64 {
	all := make([]float64, len(diff))
	for r := range diff {
		all[r] = meanOf(diff[r], rows, of)
	}
	return all
}

// meanOf returns the mean of a course over some rows, each weighing its days.
func meanOf(course []float64, rows []row, of []int) float64 {
	var sum, days float64
	for _, i := range of {
		sum += float64(rows[i].days * course[i])
		days += rows[i].days
	}
	return sum / days
}
