package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"
)

// A meter shows how far a run is: as a line that is redrawn on a terminal, as
// plain lines, as lines of JSON, or not at all. It implements [study.Progress].
type meter struct {
	w       io.Writer
	show    func(io.Writer, pace)
	end     func(io.Writer, pace) // the last word
	days    float64               // employee-days of a unit
	started time.Time

	mu           sync.Mutex
	known        bool // whether units and total are
	first, units int  // that were done at the start, and are now
	total        int
	quit         chan struct{}
	wait         sync.WaitGroup
}

// startMeter starts the meter of a request; resumed says that some is done already.
func startMeter(r *request, resumed bool) *meter {
	s := r.scenario
	m := &meter{w: r.notes, started: time.Now(), quit: make(chan struct{})}
	m.days = s.Params.Organization.Employees * float64(s.BurnIn+s.Days*len(s.Arms))
	mode, every := r.progress, time.Duration(0)
	if r.quiet {
		mode = "none"
	}
	if mode == "auto" {
		mode = "plain"
		if width := terminalWidth(r.notes); width > 0 {
			mode = "line"
		}
	}
	switch mode {
	case "line":
		line := &line{out: r.notes}
		m.show, m.end, every = line.show, line.clear, 200*time.Millisecond
	case "plain":
		m.show, m.end, every = plainLine, plainEnd, 5*time.Second
	case "json":
		m.show, m.end, every = jsonLine, jsonLine, time.Second
	default:
		return m
	}
	if mode != "json" {
		verb := "running"
		if resumed {
			verb = "going on with"
		}
		fmt.Fprintf(m.w, "heed: %s %s: %s of %s\n", verb, s.Name, count(s.Replicates, "replicate"), count(len(s.Arms), "arm"))
	}
	m.wait.Go(func() { m.tick(every) })
	return m
}

// terminalWidth returns the width of a terminal, 0 where w is none.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || os.Getenv("TERM") == "dumb" {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 1 {
		return 80
	}
	return width
}

// Done implements [study.Progress].
func (m *meter) Done(units, total int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.known {
		m.known, m.first = true, units
	}
	m.units, m.total = units, total
}

// tick shows the pace every so often, and when it stops.
func (m *meter) tick(every time.Duration) {
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			m.tell(m.show)
		case <-m.quit:
			m.tell(m.end)
			return
		}
	}
}

// tell shows the pace, if anything is known of it.
func (m *meter) tell(show func(io.Writer, pace)) {
	m.mu.Lock()
	known, p := m.known, m.pace(time.Since(m.started).Seconds())
	m.mu.Unlock()
	if known {
		show(m.w, p)
	}
}

// stop says the last word.
func (m *meter) stop() {
	close(m.quit)
	m.wait.Wait()
}

// A pace is how far a run is and how fast it goes.
type pace struct {
	Done     int     `json:"done"`
	Total    int     `json:"total"`
	Share    float64 `json:"share"`
	Seconds  float64 `json:"seconds"`                  // since the start
	Rate     float64 `json:"replicates_per_second"`    // 0 until one is done
	DayRate  float64 `json:"employee_days_per_second"` // the same
	TimeLeft float64 `json:"seconds_left"`             // -1 until one is done
}

// pace returns the pace after some seconds.
func (m *meter) pace(seconds float64) pace {
	p := pace{Done: m.units, Total: m.total, Share: 1, Seconds: seconds, TimeLeft: -1}
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

// String returns, for example, "12 of 20 replicates (60%), 1.9 replicates/s, 8.1
// million employee-days/s, 4 s left".
func (p pace) String() string {
	text := fmt.Sprintf("%d of %d replicates (%.0f%%)", p.Done, p.Total, 100*p.Share)
	if p.Rate > 0 {
		text += fmt.Sprintf(", %.3g replicates/s, %.3g million employee-days/s", p.Rate, p.DayRate/1e6)
	}
	if p.TimeLeft > 0 {
		text += ", " + duration(p.TimeLeft) + " left"
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
	fmt.Fprintf(w, "heed: %d of %d replicates done, in %s\n", p.Done, p.Total, duration(p.Seconds))
}

func jsonLine(w io.Writer, p pace) {
	if b, err := json.Marshal(p); err == nil {
		fmt.Fprintf(w, "%s\n", b)
	}
}
