package results

import (
	"fmt"
	"io"
	"math"
	"testing"
)

// drawnUnits returns replicates of 1000 days of 36 metrics, no two alike: a third of them
// are rates of a few counts, a third means with all their bits, and a third counts, of
// which one in ten is undefined. A page holds fewer rows than there are here.
func drawnUnits(replicates int) (*Header, []*Unit) {
	h := &Header{Scenario: "nuclear-plant", Arms: []string{"baseline"}, Series: true}
	for m := range 36 {
		h.Metrics = append(h.Metrics, Column{Name: fmt.Sprint("metric_", m)})
	}
	draw := uint64(1)
	var units []*Unit
	for r := range replicates {
		arm := ArmRows{Whole: make([]float64, len(h.Metrics))}
		for d := range 1000 {
			arm.Days = append(arm.Days, int32(d))
			for m := range h.Metrics {
				draw = draw*6364136223846793005 + 1442695040888963407
				arm.Series = append(arm.Series, drawn(m%3, draw>>11))
			}
		}
		units = append(units, &Unit{Replicate: r, Arms: []ArmRows{arm}})
	}
	return h, units
}

// drawn returns a value of a kind from 53 bits.
func drawn(kind int, bits uint64) float64 {
	switch {
	case kind == 0:
		return float64(bits%400) / 400
	case kind == 1:
		return float64(bits) / (1 << 53)
	case bits%10 == 0:
		return undefined
	}
	return float64(bits % 1000)
}

// BenchmarkFormats writes series of 36 metrics in each format: rows/s and bytes a row.
func BenchmarkFormats(b *testing.B) {
	h, units := drawnUnits(40)
	for _, f := range []struct {
		name string
		formats
	}{{"csv", formats{csv: true}}, {"parquet", formats{parquet: true}}, {"both", formats{csv: true, parquet: true}}} {
		b.Run(f.name, func(b *testing.B) {
			var n countingWriter
			t, err := newTables(h, f.formats, n.create)
			if err != nil {
				b.Fatal(err)
			}
			for r := 0; b.Loop(); r++ {
				u := *units[r%len(units)]
				u.Replicate = r
				if err := t.Write(&u); err != nil {
					b.Fatal(err)
				}
			}
			rows := t.series.Rows()
			if err := t.Close(); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
			b.ReportMetric(float64(n)/float64(rows), "B/row")
		})
	}
}

func (w *countingWriter) create(string) (io.Writer, error) { return w, nil }

var undefined = math.NaN()
