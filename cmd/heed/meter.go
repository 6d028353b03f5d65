package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"heed/cmd/internal/prose"
)

// A workload is what a meter measures.
type workload struct {
	noun string  // what is done one by one, such as "replicates"
	days float64 // employee-days of one, in the mean
}

// A meter shows how far a run is: as a line that is redrawn on a terminal, as
// plain lines, as lines of JSON, or not at all. It implements [study.Progress].
type meter struct {
	workload
	w       io.Writer
	show    func(io.Writer, pace)
	end     func(io.Writer, pace) // the last word
	started time.Time

	mu           sync.Mutex
	told         int  // how often Done was called
	eager        bool // for programs: no words, and the first two calls of Done at once
	slows        bool // for logs: each line comes a tenth of the time so far after the line before
	first, units int  // that were done at the start, and are now
	total        int
	quit         chan struct{}
	wait         sync.WaitGroup
}

// startMeter starts the meter of a request; resumed says that some is done already.
func startMeter(r *request, resumed bool) *meter {
	s := r.scenario
	verb := "running"
	if resumed {
		verb = "going on with"
	}
	days := s.Params.Organization.Employees * float64(s.BurnIn+s.Days*len(s.Arms))
	return newMeter(r.notes, progressMode(r.notes, r.progress, r.quiet), workload{"replicates", days},
		fmt.Sprintf("%s %s: %s of %s", verb, s.Name, prose.Count(s.Replicates, "replicate"), prose.Count(len(s.Arms), "arm")))
}

// newMeter starts a meter in a mode of [progressMode], which says first what begins.
func newMeter(w io.Writer, mode string, of workload, begins string) *meter {
	m := &meter{workload: of, w: w, started: time.Now(), quit: make(chan struct{})}
	every := m.choose(mode)
	if m.show == nil {
		return m
	}
	m.say(begins)
	m.wait.Go(func() { m.tick(every) })
	return m
}

// progressMode returns line, plain, json or none for --progress and --quiet.
func progressMode(w io.Writer, progress string, quiet bool) string {
	switch {
	case quiet:
		return "none"
	case progress == "auto" && terminalWidth(w) > 0:
		return "line"
	case progress == "auto":
		return "plain"
	}
	return progress
}

// choose sets how to show the pace, and returns how often.
func (m *meter) choose(mode string) time.Duration {
	switch mode {
	case "line":
		l := &line{out: m.w}
		m.show, m.end = l.show, l.clear
		return 200 * time.Millisecond
	case "plain":
		m.show, m.end, m.slows = plainLine, plainEnd, true
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
			if m.slows {
				t.Reset(max(every, time.Since(m.started)/10))
			}
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
