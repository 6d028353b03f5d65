package web

import (
	"context"
	"io"
	"net"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"heed/cmd/internal/explorer"
	"heed/scenarios"
)

// A run ends when its viewer leaves, and so does one that waits; the next has its place.
func TestRunsEndWhenViewersLeave(t *testing.T) {
	var going, begun atomic.Int64
	f := serve(t, func(ctx context.Context, s *scenarios.Scenario, emit func(explorer.Event) error) (Result, error) {
		begun.Add(1)
		going.Add(1)
		defer going.Add(-1)
		return endless(ctx, s, emit)
	}, nil)
	f.get("/")
	goroutines := runtime.NumGoroutine()
	for range 20 {
		var all []*viewer
		for i := range 6 {
			all = append(all, f.view(numbered(i)))
		}
		for i, v := range all {
			if i < 2 {
				v.want("frames", nil)
			} else {
				v.want("queued", nil)
			}
		}
		for _, v := range slices.Backward(all) { // so that nobody who waits has a turn
			v.leave()
		}
		until(t, "nothing runs", func() bool { return going.Load() == 0 })
		until(t, "all places are free", func() bool { f.queue.mu.Lock(); defer f.queue.mu.Unlock(); return f.queue.going == 0 })
	}
	f.client.CloseIdleConnections()
	until(t, "no goroutine is left", func() bool { return runtime.NumGoroutine() <= goroutines })
	if n := begun.Load(); n < 40 {
		t.Errorf("%d runs began; want at least 40", n)
	}
}

// A run may take longer than its settings may take to come.
func TestRunsMayTakeTheirTime(t *testing.T) {
	long := 60 * time.Millisecond
	f := serve(t, func(ctx context.Context, s *scenarios.Scenario, emit func(explorer.Event) error) (Result, error) {
		select {
		case <-time.After(5 * long):
			return brief(ctx, s, emit)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}, func(b *bounds) { b.header, b.body, b.idle = long/2, long/2, long })
	f.run("plant")
}

// A reader who does not read is left, and the run ends; what was told by then is bounded.
func TestSlowReaderIsLeft(t *testing.T) {
	var told atomic.Int64
	var ended atomic.Bool
	f := serve(t, func(ctx context.Context, _ *scenarios.Scenario, emit func(explorer.Event) error) (Result, error) {
		defer ended.Store(true)
		people := make([]byte, 100_000)
		for {
			e := explorer.Event{Name: "frames", Data: explorer.Frames{Frames: []explorer.Frame{{Arms: []explorer.ArmDay{{People: people}}}}}}
			if err := emit(e); err != nil {
				return nil, err
			}
			told.Add(100_000)
		}
	}, func(b *bounds) { b.write, b.pace = 300*time.Millisecond, time.Millisecond })
	host := strings.TrimPrefix(f.url, "http://")
	c, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	const body = `{"scenario":"plant"}`
	io.WriteString(c, "POST /api/run HTTP/1.1\r\nHost: "+host+"\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n"+body)
	until(t, "the run has ended", ended.Load)
	if n := told.Load(); n > 64<<20 {
		t.Errorf("the run told %d bytes to a reader who does not read; want what the system buffers, and a few megabytes", n)
	}
}

// Thousands of requests leave as much memory behind as the first hundred.
func TestMemoryStaysFlat(t *testing.T) {
	f := serve(t, brief, func(b *bounds) { b.kept, b.pace = 4, 0 })
	some := func(n int) {
		for i := range n {
			switch name := numbered(i % 50); i % 5 {
			case 0:
				f.get("/api/files/" + f.run(name) + "/series.csv")
			case 1:
				f.do(f.request("/api/scenario", `{"scenario":"wrong"}`))
			case 2:
				v := f.view(name)
				v.leave()
			case 3:
				f.get("/api/files/none/" + name)
			default:
				f.get("/")
			}
		}
	}
	some(200)
	before := heap()
	some(3000)
	until(t, "memory is as before", func() bool { return heap() < before+2<<20 })
}

// heap returns how many bytes are in use.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// At the end of the server runs end, and their viewers are told so, those in the queue too.
func TestShutdown(t *testing.T) {
	f := serve(t, endless, nil)
	var all []*viewer
	for i := range 4 {
		all = append(all, f.view(numbered(i)))
		if i < 2 {
			all[i].want("frames", nil)
		} else {
			all[i].want("queued", nil)
		}
	}
	ended := make(chan error, 1)
	go func() { ended <- f.stop() }()
	for i, v := range all {
		for {
			name, data := v.next()
			if name == "frames" || name == "queued" {
				continue
			}
			if name != "failed" || !strings.Contains(data, "The server has ended.") {
				t.Errorf("run %d ends with %q %s; want to be told that the server has ended", i, name, data)
			}
			break
		}
		v.wantEnd()
	}
	if err := <-ended; err != nil {
		t.Errorf("Serve: %v; want no error", err)
	}
	if _, err := f.client.Get(f.url); err == nil {
		t.Errorf("GET / after the end: want an error")
	}
}

// A viewer who does not read cannot hold up the end.
func TestShutdownWaitsForNobody(t *testing.T) {
	f := serve(t, endless, func(b *bounds) { b.shutdown, b.write = 20*time.Millisecond, time.Hour })
	v := f.view("plant")
	v.want("frames", nil)
	if err := f.stop(); err != nil {
		t.Errorf("Serve: %v; want no error", err)
	}
}
