package main

import (
	"fmt"
	"io"
	"os"
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
	told         int  // how often Done was called
	eager        bool // for programs: no words, and the first two calls of Done at once
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
	every := m.choose(r.progressMode())
	if m.show == nil {
		return m
	}
	verb := "running"
	if resumed {
		verb = "going on with"
	}
	m.say(fmt.Sprintf("%s %s: %s of %s", verb, s.Name, count(s.Replicates, "replicate"), count(len(s.Arms), "arm")))
	m.wait.Go(func() { m.tick(every) })
	return m
}

// progressMode returns line, plain, json or none.
func (r *request) progressMode() string {
	switch {
	case r.quiet:
		return "none"
	case r.progress == "auto" && terminalWidth(r.notes) > 0:
		return "line"
	case r.progress == "auto":
		return "plain"
	}
	return r.progress
}

// choose sets how to show the pace, and returns how often.
func (m *meter) choose(mode string) time.Duration {
	switch mode {
	case "line":
		l := &line{out: m.w}
		m.show, m.end = l.show, l.clear
		return 200 * time.Millisecond
	case "plain":
		m.show, m.end = plainLine, plainEnd
		return 5 * time.Second
	case "json":
		m.show, m.end, m.eager = jsonLine, jsonLine, true
	}
	return time.Second
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
	if m.told == 0 {
		m.first = units
	}
	m.units, m.total = units, total
	m.told++
	if m.eager && m.told <= 2 {
		m.show(m.w, m.pace(time.Since(m.started).Seconds()))
	}
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
	defer m.mu.Unlock()
	if m.told > 0 {
		show(m.w, m.pace(time.Since(m.started).Seconds()))
	}
}

// say tells people what goes on.
func (m *meter) say(text string) {
	if m.show != nil && !m.eager {
		fmt.Fprintf(m.w, "heed: %s\n", text)
	}
}

// stop says the last word about the units.
func (m *meter) stop() {
	close(m.quit)
	m.wait.Wait()
}
