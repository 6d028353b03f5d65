package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// A pace is how far a run is and how fast it goes.
type pace struct {
	Done     int     `json:"done"`
	Total    int     `json:"total"`
	Share    float64 `json:"share"`
	Seconds  float64 `json:"seconds"`                  // since the start
	Rate     float64 `json:"replicates_per_second"`    // 0 until one is done
	DayRate  float64 `json:"employee_days_per_second"` // the same
	TimeLeft float64 `json:"seconds_left"`             // -1 until one is done

	noun string // of what is done
}

// pace returns the pace after some seconds.
func (m *meter) pace(seconds float64) pace {
	p := pace{Done: m.units, Total: m.total, Share: 1, Seconds: seconds, TimeLeft: -1, noun: m.noun}
	if m.total > 0 {
		p.Share = float64(m.units) / float64(m.total)
	}
	if n := m.units - m.first; n > 0 && seconds > 0 {
		p.Rate = float64(n) / seconds
		p.DayRate = p.Rate * m.days
		p.TimeLeft = float64(m.total-m.units) / p.Rate
	}
	return p
}

// String returns, for example, "12 of 20 replicates (60%), 4 s left, 1.9
// replicates/s, 8.1 million employee-days/s".
func (p pace) String() string {
	text := fmt.Sprintf("%d of %d %s (%.0f%%)", p.Done, p.Total, p.noun, 100*p.Share)
	if p.TimeLeft > 0 {
		text += ", " + duration(p.TimeLeft) + " left"
	}
	if p.Rate > 0 {
		text += fmt.Sprintf(", %.3g %s/s, %.3g million employee-days/s", p.Rate, p.noun, p.DayRate/1e6)
	}
	return text
}

// duration writes seconds as people say them.
func duration(seconds float64) string {
	s := int(seconds + 0.5)
	switch {
	case s < 60:
		return fmt.Sprintf("%d s", s)
	case s < 3600:
		return fmt.Sprintf("%d min %02d s", s/60, s%60)
	}
	return fmt.Sprintf("%d h %02d min", s/3600, s/60%60)
}

// A line is redrawn on a terminal.
type line struct {
	out   io.Writer
	drawn int // characters on it
}

// show draws the pace over what is there, cut to the width of the terminal.
func (l *line) show(w io.Writer, p pace) {
	const cells = 20
	full := int(cells * p.Share)
	l.draw(w, "["+strings.Repeat("#", full)+strings.Repeat(".", cells-full)+"] "+p.String())
}

// clear removes the line.
func (l *line) clear(w io.Writer, _ pace) {
	l.draw(w, "")
	fmt.Fprint(w, "\r")
}

func (l *line) draw(w io.Writer, text string) {
	if width := terminalWidth(l.out); width > 0 {
		text = text[:min(len(text), width-1)]
	}
	fmt.Fprintf(w, "\r%-*s", l.drawn, text)
	l.drawn = len(text)
}

func plainLine(w io.Writer, p pace) { fmt.Fprintf(w, "heed: %v\n", p) }

func plainEnd(w io.Writer, p pace) {
	fmt.Fprintf(w, "heed: %d of %d %s done, in %s\n", p.Done, p.Total, p.noun, duration(p.Seconds))
}

func jsonLine(w io.Writer, p pace) {
	if b, err := json.Marshal(p); err == nil {
		fmt.Fprintf(w, "%s\n", b)
	}
}
