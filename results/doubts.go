package results

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/results/stats"
)

// What is to be doubted about a row, and what to do. Of a row with few replicates
// only that is said: more of them help against all the rest.
const (
	fewDoubt       = stats.FewWarning + "; take more replicates"
	sameDoubt      = "equal in all replicates of the arm, though not in every arm: an interval of no width does not say that it cannot differ; take more replicates"
	sameDiffDoubt  = "the arm differs from the first by the same amount in all replicates: either that follows from the arm without any chance, or replicates are too few; p says nothing"
	skewDoubt      = "strongly skewed over replicates: lo and hi miss more on the side of the long tail; show median, q1 and q3 beside them, or take more replicates"
	skewDiffDoubt  = "differences strongly skewed over replicates: lo, hi and p are off on the side of the long tail; take more replicates, and from 20 on prefer bca_lo and bca_hi"
	cutDoubt       = "lo or hi lay outside 0 to 1, where a share cannot be, and is cut there: so near an end the interval is rough; take more replicates"
	notShareDoubt  = "values outside 0 to 1, where the unit says that they are not: the model or the unit is wrong"
	fewBootedDoubt = "fewer than 20 pairs: bca_lo and bca_hi are somewhat too narrow; prefer lo and hi"
)

// mostNamedMetrics is how many metrics a warning names.
const mostNamedMetrics = 3

// summaryDoubts returns the doubts about the row of summary.csv that s is of, from the
// values x. A metric that no replicate has, or that is fixed, is so by how the scenario
// is built, and earns none.
func (p *pointTables) summaryDoubts(s stats.Summary, x []float64, fixed bool) (texts []string) {
	if slices.Contains(s.Warnings, stats.NotShareWarning) {
		texts = append(texts, notShareDoubt)
	}
	switch {
	case s.N == 0 || fixed:
		return texts
	case s.N < stats.Few:
		return append(texts, fewDoubt)
	}
	for _, w := range stats.DoubtsAmong(len(p.values), x) {
		switch w {
		case stats.ConstantWarning:
			texts = append(texts, sameDoubt)
		case stats.SkewWarning:
			texts = append(texts, skewDoubt)
		}
	}
	if slices.Contains(s.Warnings, stats.ClippedWarning) {
		texts = append(texts, cutDoubt)
	}
	return texts
}

// fixed reports whether arms have a metric in several replicates, and the same value in
// all of them.
func fixed(arms [][]float64) bool {
	first, most := math.NaN(), 0
	for _, x := range arms {
		n := 0
		for _, v := range x {
			switch {
			case math.IsNaN(v):
				continue
			case math.IsNaN(first):
				first = v
			case v != first:
				return false
			}
			n++
		}
		most = max(most, n)
	}
	return most > 1
}

// comparisonDoubts returns the doubts about a row of comparison.csv. Where the arms
// do not differ in any replicate there is nothing to doubt.
func (p *pointTables) comparisonDoubts(q *comparison) (texts []string) {
	switch {
	case q.N == 0 || q.N > 1 && !slices.ContainsFunc(q.diff, func(d float64) bool { return d != 0 }):
		return nil
	case q.N < stats.Few:
		return []string{fewDoubt}
	case q.N < stats.FewResampled:
		texts = append(texts, fewBootedDoubt)
	}
	for _, w := range stats.DoubtsAmong((len(p.header.Arms)-1)*len(p.header.Metrics), q.diff) {
		switch w {
		case stats.ConstantWarning:
			texts = append(texts, sameDiffDoubt)
		case stats.SkewWarning:
			texts = append(texts, skewDiffDoubt)
		}
	}
	return texts
}

// doubts are counted by file and text, in the order in which they came up.
type doubts []doubt

// A doubt is a warning, in how many rows of which file it arose, and of which
// metrics these are.
type doubt struct {
	file, text string
	rows       int64
	metrics    []string
}

// count counts the doubts about a row of a file.
func (d *doubts) count(file, metric string, texts []string) {
	for _, text := range texts {
		i := slices.IndexFunc(*d, func(x doubt) bool { return x.file == file && x.text == text })
		if i < 0 {
			i = len(*d)
			*d = append(*d, doubt{file: file, text: text})
		}
		x := &(*d)[i]
		x.rows++
		if !slices.Contains(x.metrics, metric) {
			x.metrics = append(x.metrics, metric)
		}
	}
}

// sentence returns the doubt for a file of so many rows and metrics. It names the
// metrics, unless they are most.
func (d doubt) sentence(rows int64, metrics int) string {
	named := ""
	switch more := len(d.metrics) - mostNamedMetrics; {
	case 2*len(d.metrics) > metrics:
	case more > 0:
		named = fmt.Sprintf(" (%s and %d more metrics)", strings.Join(d.metrics[:mostNamedMetrics], ", "), more)
	default:
		named = " (" + strings.Join(d.metrics, ", ") + ")"
	}
	return fmt.Sprintf("%s: %d of %d rows%s: %s", d.file, d.rows, rows, named, d.text)
}

// warnings returns a sentence for each doubt.
func (p *pointTables) warnings() []string {
	var s []string
	for _, d := range p.doubts {
		rows := p.summary.Rows()
		if d.file == ComparisonFile {
			rows = p.comparison.Rows()
		}
		s = append(s, d.sentence(rows, len(p.header.Metrics)))
	}
	return s
}
