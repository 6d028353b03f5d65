package web

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"heed/cmd/internal/explorer"
)

// A viewer reads a run.
type viewer struct {
	*fixture
	answer *http.Response
	lines  *bufio.Scanner
	leave  func()
}

// view begins a run of a scenario.
func (f *fixture) view(name string) *viewer {
	f.Helper()
	ctx, leave := context.WithCancel(f.here)
	r := f.request("/api/run", `{"scenario":"`+name+`","arms":[]}`).WithContext(ctx)
	a, err := f.client.Do(r)
	if err != nil {
		leave()
		f.Fatal(err)
	}
	v := &viewer{f, a, bufio.NewScanner(a.Body), func() { leave(); a.Body.Close() }}
	v.lines.Buffer(nil, 16<<20)
	return v
}

// next returns the next event; "" when the stream has ended.
func (v *viewer) next() (name, data string) {
	for v.lines.Scan() {
		line := v.lines.Text()
		switch {
		case strings.HasPrefix(line, "event: "):
			name = line[len("event: "):]
		case strings.HasPrefix(line, "data: "):
			data = line[len("data: "):]
		case line == "" && name != "":
			return name, data
		}
	}
	return "", ""
}

// want reads the next event, which has to be of a name and decodes it into data.
func (v *viewer) want(name string, data any) {
	v.Helper()
	got, text := v.next()
	if got != name {
		v.Fatalf("the next event is %q %s; want %q", got, text, name)
	}
	if data == nil {
		return
	}
	if err := json.Unmarshal([]byte(text), data); err != nil {
		v.Fatalf("%s: %v", text, err)
	}
}

// wantEnd wants no more events.
func (v *viewer) wantEnd() {
	v.Helper()
	if name, data := v.next(); name != "" {
		v.Errorf("after the end comes %s %s; want nothing", name, data)
	}
	v.leave()
}

// run plays a scenario to its end and returns the name of its results.
func (f *fixture) run(name string) string {
	f.Helper()
	v := f.view(name)
	for {
		switch event, data := v.next(); event {
		case "done":
			var d explorer.Done
			if err := json.Unmarshal([]byte(data), &d); err != nil {
				f.Fatal(err)
			}
			v.wantEnd()
			return d.ID
		case "failed", "":
			f.Fatalf("the run of %s ended with %q %s; want done", name, event, data)
		}
	}
}

// refusedWith returns what a refusal says.
func refusedWith(t *testing.T, body string) explorer.Failed {
	t.Helper()
	var f explorer.Failed
	if err := json.Unmarshal([]byte(body), &f); err != nil || f.Message == "" {
		t.Fatalf("the answer is %q (%v); want a message as JSON", body, err)
	}
	return f
}

// numbered returns different names.
func numbered(i int) string { return fmt.Sprintf("s%d", i) }

// decode decodes JSON.
func decode(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}
