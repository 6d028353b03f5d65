package study

import (
	"math"

	"heed/agents"
	"heed/sim/num"
)

// A Measure says how a construct was measured on a day in an arm of a replicate, by those
// who answered all its items. What is undefined is NaN.
type Measure struct {
	Construct        string
	Respondents      int
	Mean, SD         float64 // of the score, the mean of the items in points, reversed ones turned back
	Alpha            float64 // Cronbach (1951); NaN for one item, and where nobody differs
	Validity         float64 // correlation of the score with the truth
	TrueMean, TrueSD float64 // of the truth, in its unit
}

// A tableau collects the answers of an arm on a day, to measure the constructs by.
type tableau struct {
	*Survey
	items  [][]float64 // of each construct: rows of items, complete ones only, turned back
	truths [][]float64 // of each construct, of the same people
}

func newTableau(v *Survey) *tableau {
	n := len(agents.Constructs)
	return &tableau{v, make([][]float64, n), make([][]float64, n)}
}

// add adds the answers of somebody.
func (t *tableau) add(line, answers []float64) {
	k := int(t.Items)
	for i := range t.items {
		row := answers[i*k : (i+1)*k]
		if incomplete(row) {
			continue
		}
		t.truths[i] = append(t.truths[i], line[lineTruths+i])
		for j, x := range row {
			if t.turned(j) {
				x = t.Points + 1 - x
			}
			t.items[i] = append(t.items[i], x)
		}
	}
}

// incomplete says whether any answer is missing.
func incomplete(row []float64) bool {
	for _, x := range row {
		if math.IsNaN(x) {
			return true
		}
	}
	return false
}

// measures returns how each construct was measured.
func (t *tableau) measures() []Measure {
	all := make([]Measure, len(agents.Constructs))
	for i, c := range agents.Constructs {
		scores := scoresOf(t.items[i], int(t.Items))
		all[i] = Measure{
			Construct: c.Name, Respondents: len(scores),
			Mean: num.Mean(scores), SD: num.StdDev(scores), Alpha: Alpha(t.items[i], int(t.Items)),
			Validity: related(scores, t.truths[i]), TrueMean: num.Mean(t.truths[i]), TrueSD: num.StdDev(t.truths[i]),
		}
	}
	return all
}

// scoresOf returns the mean of each row of k items.
func scoresOf(items []float64, k int) []float64 {
	scores := make([]float64, len(items)/k)
	for r := range scores {
		scores[r] = num.Mean(items[r*k : (r+1)*k])
	}
	return scores
}

// Alpha returns Cronbach's (1951) alpha of rows of k items, one after the other:
// k/(k-1) (1 - the sum of the items' variances over that of their sum). It is NaN for
// fewer than two items or rows, and where all sums are the same.
func Alpha(items []float64, k int) float64 {
	rows := len(items) / max(1, k)
	if k < 2 || rows < 2 {
		return math.NaN()
	}
	sums, item, parts := make([]float64, rows), make([]float64, rows), 0.0
	for j := range k {
		for r := range rows {
			item[r] = items[r*k+j]
			sums[r] += item[r]
		}
		parts += num.Variance(item)
	}
	whole := num.Variance(sums)
	if whole == 0 {
		return math.NaN()
	}
	return float64(float64(k)/float64(k-1)) * (1 - parts/whole)
}

// related returns the correlation, Pearson's, NaN where one does not vary.
func related(x, y []float64) float64 {
	mx, my := num.Mean(x), num.Mean(y)
	var xx, yy, xy float64
	for i := range x {
		dx, dy := x[i]-mx, y[i]-my
		xx += float64(dx * dx)
		yy += float64(dy * dy)
		xy += float64(dx * dy)
	}
	if xx == 0 || yy == 0 {
		return math.NaN()
	}
	return xy / math.Sqrt(float64(xx*yy))
}
