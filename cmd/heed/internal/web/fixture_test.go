package web

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"heed/cmd/internal/explorer"
	"heed/scenarios"
)

// page is a page of two parts.
var page = fstest.MapFS{
	"index.html":     {Data: []byte("<!doctype html><title>The page</title>")},
	"assets/main.js": {Data: []byte("export {};")},
	"secret.txt":     {Data: []byte("not a part of the page")},
}

// A fakeResult is a folder of one table and a figure.
type fakeResult struct {
	bytes int64
	table string
	write func(ctx context.Context, dir string) error // at the end of writing; nil for nothing
}

func (f *fakeResult) Bytes() int64 { return f.bytes }

func (f *fakeResult) Files() []explorer.File {
	return []explorer.File{{Name: "series.csv", Title: "Series", Kind: "table"}, {Name: "figures/courses.svg", Title: "Courses", Kind: "figure"}}
}

func (f *fakeResult) Write(ctx context.Context, dir string) ([]string, error) {
	err := os.WriteFile(filepath.Join(dir, "series.csv"), []byte(f.table), 0o600)
	err = errors.Join(err, os.Mkdir(filepath.Join(dir, "figures"), 0o700))
	err = errors.Join(err, os.WriteFile(filepath.Join(dir, "figures", "courses.svg"), []byte("<svg/>"), 0o600))
	err = errors.Join(err, os.WriteFile(filepath.Join(dir, "unlisted.txt"), []byte("not in the list"), 0o600))
	if err == nil && f.write != nil {
		err = f.write(ctx, dir)
	}
	return []string{"series.csv", "figures/courses.svg"}, err
}

// playing is what a fake run does.
type playing func(ctx context.Context, s *scenarios.Scenario, emit func(explorer.Event) error) (Result, error)

// brief is a run of three frames.
func brief(_ context.Context, s *scenarios.Scenario, emit func(explorer.Event) error) (Result, error) {
	if err := emit(explorer.Event{Name: "begun", Data: explorer.Begun{ID: idOf(s), Name: s.Name}}); err != nil {
		return nil, err
	}
	for day := range 3 {
		if err := emit(frame(day)); err != nil {
			return nil, err
		}
	}
	return &fakeResult{bytes: 100, table: "day\n" + s.Name + "\n"}, nil
}

// frame is the event of a day.
func frame(day int) explorer.Event {
	return explorer.Event{Name: "frames", Data: explorer.Frames{Frames: []explorer.Frame{{Day: day}}}}
}

// endless is a run that goes on until nobody looks.
func endless(ctx context.Context, _ *scenarios.Scenario, emit func(explorer.Event) error) (Result, error) {
	for day := 0; ; day++ {
		if err := emit(frame(day)); err != nil {
			return nil, err
		}
	}
}

// silent is a run that says nothing until nobody looks.
func silent(ctx context.Context, _ *scenarios.Scenario, _ func(explorer.Event) error) (Result, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// idOf is the name of a scenario's results.
func idOf(s *scenarios.Scenario) string { return "id-" + s.Name }

// fake returns an engine whose runs do as play says. Settings of the scenario "wrong" have
// two mistakes, and those of "panic" meet one of the program.
func fake(play playing) Engine {
	return Engine{
		Catalogue: func() *explorer.Catalogue {
			return &explorer.Catalogue{Version: "heed test", Limits: explorer.Limits{TextBytes: 2000}}
		},
		Scenario: func(s explorer.Settings) (*scenarios.Scenario, error) {
			switch s.Scenario {
			case "wrong":
				return nil, scenarios.Mistakes{{File: "settings", Key: "culture.blame", Have: "2", Want: "0 to 1"}, {File: "settings", Key: "scenario.days", Have: "-1", Want: "1 to 100000"}}
			case "panic":
				panic("on purpose")
			}
			return &scenarios.Scenario{Name: s.Scenario, Text: []byte("# " + s.Scenario + "\n"), Warnings: []string{"few replicates"}}, nil
		},
		ID: idOf, Play: play,
	}
}

// A fixture is a server that listens, and its clients.
type fixture struct {
	*testing.T
	*Server
	url    string
	client *http.Client
	here   context.Context // of viewers; ends with the test
	stop   func() error    // ends the server and returns what it returned

	mu  sync.Mutex
	log []string
}

// serve starts a server whose bounds change may change. It ends with the test, which wants
// all goroutines to have ended then, and nothing to be left on the disk.
func serve(t *testing.T, play playing, change func(*bounds)) *fixture {
	t.Helper()
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Setenv("TMP", temporary)
	goroutines := runtime.NumGoroutine()
	f := &fixture{T: t, client: &http.Client{Transport: &http.Transport{}}}
	var err error
	f.Server, err = New(Options{Engine: fake(play), Page: page, Given: "127.0.0.1", Runs: 2, Log: f.note})
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&f.bounds)
	}
	at, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	f.url = "http://" + at.Addr().String()
	ended := make(chan error, 1)
	go func() { ended <- f.Serve(ctx, at) }()
	f.stop = sync.OnceValue(func() error { cancel(); return <-ended })
	var leave context.CancelFunc
	f.here, leave = context.WithCancel(context.Background())
	t.Cleanup(func() {
		leave()
		if err := f.stop(); err != nil {
			t.Errorf("Serve: %v; want no error", err)
		}
		f.client.CloseIdleConnections()
		until(t, "all goroutines have ended", func() bool { return runtime.NumGoroutine() <= goroutines })
		if left, _ := os.ReadDir(temporary); len(left) > 0 {
			t.Errorf("%d folders are left, such as %s; want none", len(left), left[0].Name())
		}
	})
	return f
}

// note takes what the server says.
func (f *fixture) note(text string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.log = append(f.log, text)
}

// said returns what the server has said.
func (f *fixture) said() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return strings.Join(f.log, "\n")
}

// until waits until something is so. One that never is ends with the test's own time.
func until(t testing.TB, what string, so func() bool) {
	t.Helper()
	for tries := 0; !so(); tries++ {
		if tries == 2000 {
			buf := make([]byte, 1<<20)
			t.Logf("still waiting until %s\n%s", what, buf[:runtime.Stack(buf, true)])
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// request makes a request; a body makes it a POST of JSON.
func (f *fixture) request(path, body string) *http.Request {
	f.Helper()
	method := http.MethodGet
	if body != "" {
		method = http.MethodPost
	}
	r, err := http.NewRequest(method, f.url+path, strings.NewReader(body))
	if err != nil {
		f.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

// do sends a request and returns the whole answer.
func (f *fixture) do(r *http.Request) (*http.Response, string) {
	f.Helper()
	a, err := f.client.Do(r)
	if err != nil {
		f.Fatalf("%s %s: %v", r.Method, r.URL, err)
	}
	defer a.Body.Close()
	b, err := io.ReadAll(a.Body)
	if err != nil {
		f.Fatalf("%s %s: %v", r.Method, r.URL, err)
	}
	return a, string(b)
}

// get asks for a path.
func (f *fixture) get(path string) (*http.Response, string) {
	f.Helper()
	return f.do(f.request(path, ""))
}
