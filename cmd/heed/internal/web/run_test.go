package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"heed/cmd/internal/explorer"
	"heed/scenarios"
)

func TestRunTellsWhatHappens(t *testing.T) {
	f := serve(t, brief, nil)
	v := f.view("plant")
	if got := v.answer.Header.Get("Content-Type"); got != "text/event-stream; charset=utf-8" {
		t.Errorf("the type of the answer is %q; want that of server-sent events", got)
	}
	wantProtected(t, v.answer)
	var b explorer.Begun
	v.want("begun", &b)
	if b.Name != "plant" {
		t.Errorf("begun: %+v; want it to be of plant", b)
	}
	var days []int
	var d explorer.Done
	for {
		name, data := v.next()
		if name == "done" {
			decode(t, data, &d)
			break
		}
		var frames struct{ Frames []struct{ Day int } }
		decode(t, data, &frames)
		for _, x := range frames.Frames {
			days = append(days, x.Day)
		}
	}
	if !slices.Equal(days, []int{0, 1, 2}) {
		t.Errorf("the frames are of days %v; want each once and in order", days)
	}
	var names []string
	for _, x := range d.Files {
		names = append(names, x.Name)
	}
	if want := []string{"scenario.toml", "series.csv", "figures/courses.svg", "results.zip"}; d.ID != "id-plant" || !slices.Equal(names, want) {
		t.Errorf("done: %s with %v; want id-plant with %v", d.ID, names, want)
	}
	v.wantEnd()
}

// All that is ready goes in one event, and not more often than the pace.
func TestFramesGoTogether(t *testing.T) {
	const frames = 5000
	f := serve(t, func(_ context.Context, _ *scenarios.Scenario, emit func(explorer.Event) error) (Result, error) {
		for day := range frames {
			if err := emit(frame(day)); err != nil {
				return nil, err
			}
		}
		return &fakeResult{}, nil
	}, func(b *bounds) { b.pace = time.Hour })
	v, day, events := f.view("plant"), 0, 0
	for {
		name, data := v.next()
		if name != "frames" {
			break
		}
		events++
		var all struct{ Frames []struct{ Day int } }
		decode(t, data, &all)
		for _, x := range all.Frames {
			if x.Day != day {
				t.Fatalf("day %d comes after day %d", x.Day, day-1)
			}
			day++
		}
	}
	if day != frames || events > 2 {
		t.Errorf("%d frames came in %d events; want %d in the first and the last", day, events, frames)
	}
}

func TestSettingsAreRefused(t *testing.T) {
	f := serve(t, brief, nil)
	tests := []struct {
		name, body string
		want       int
		says       string
	}{
		{"nothing", " ", 400, "there are none"},
		{"half of them", `{"scenario":`, 400, "end too early"},
		{"no JSON", "scenario = 1", 400, "at byte 1: invalid character 's'"},
		{"a list", `[]`, 400, "array and no object"},
		{"a number", `1`, 400, "number and no object"},
		{"two", `{} {}`, 400, "something after their end"},
		{"a field that is none", `{"scenario":"a","sceanrio":"b"}`, 400, `there is no field \"sceanrio\"`},
		{"a field of an arm that is none", `{"arms":[{"nmae":"b"}]}`, 400, `there is no field \"nmae\"`},
		{"days in words", `{"days":"many"}`, 400, "days has string"},
		{"days that are halved", `{"days":1.5}`, 400, "days has number 1.5"},
		{"more days than there are numbers", `{"days":1e400}`, 400, "days has number 1e400"},
		{"a seed without quotes", `{"seed":1}`, 400, "seed"},
		{"a number that is none", `{"set":{"culture.blame":1e999}}`, 400, "1e999"},
		{"a list for a lever", `{"set":{"culture.blame":[1]}}`, 400, "set.culture.blame is neither"},
		{"nothing for a lever", `{"set":{"culture.blame":null}}`, 400, "set.culture.blame is neither"},
		{"a thousand lists", `{"set":{"a":` + strings.Repeat("[", 900) + strings.Repeat("]", 900) + `}}`, 400, "set.a is neither"},
		{"too much", `{"text":"` + strings.Repeat("x", 2000) + `"}`, 413, "larger than 2000 bytes"},
		{"mistakes", `{"scenario":"wrong"}`, 422, "have 2 mistakes"},
		{"mistakes by their keys", `{"scenario":"wrong"}`, 422, `"key":"culture.blame","have":"2","want":"0 to 1"`},
	}
	for _, path := range []string{"/api/scenario", "/api/run"} {
		for _, tt := range tests {
			a, text := f.do(f.request(path, tt.body))
			if a.StatusCode != tt.want || !strings.Contains(text, tt.says) {
				t.Errorf("POST %s, %s: %s %s; want %d and %q", path, tt.name, a.Status, text, tt.want, tt.says)
			}
			refusedWith(t, text)
		}
	}
}

func TestScenarioIsAnswered(t *testing.T) {
	f := serve(t, brief, nil)
	a, text := f.do(f.request("/api/scenario", `{"scenario":"plant","days":3,"seed":"18446744073709551615","set":{"a":1,"b":true,"c":"d"},"arms":[]}`))
	if want := `{"toml":"# plant\n","name":"plant","warnings":["few replicates"]}`; a.StatusCode != 200 || text != want {
		t.Errorf("POST /api/scenario: %s %s; want %s", a.Status, text, want)
	}
}

func TestRunThatFailsSaysWhy(t *testing.T) {
	f := serve(t, func(context.Context, *scenarios.Scenario, func(explorer.Event) error) (Result, error) {
		return nil, errors.New("no such luck")
	}, nil)
	v := f.view("plant")
	var failed explorer.Failed
	v.want("failed", &failed)
	if failed.Message != "no such luck" {
		t.Errorf("failed: %q; want the reason", failed.Message)
	}
	v.wantEnd()
}

// Three wait for two that run; each is told how many come first, whenever that changes,
// and goes in its turn.
func TestQueue(t *testing.T) {
	step := make(chan string)
	f := serve(t, func(ctx context.Context, s *scenarios.Scenario, emit func(explorer.Event) error) (Result, error) {
		emit(explorer.Event{Name: "begun", Data: explorer.Begun{Name: s.Name}})
		select {
		case name := <-step:
			return &fakeResult{table: name}, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}, func(b *bounds) { b.waiting = 3 })
	var all []*viewer
	ahead := func(i, want int) {
		t.Helper()
		var q explorer.Queued
		if all[i].want("queued", &q); q.Ahead != want {
			t.Errorf("run %d is told that %d come first; want %d", i, q.Ahead, want)
		}
	}
	for i := range 5 {
		all = append(all, f.view(numbered(i)))
		if i < 2 {
			all[i].want("begun", nil)
		} else {
			ahead(i, i)
		}
	}
	a, text := f.do(f.request("/api/run", `{"scenario":"late"}`))
	if a.StatusCode != http.StatusServiceUnavailable || !strings.Contains(refusedWith(t, text).Message, "3 runs are waiting") {
		t.Errorf("a run beyond the queue: %s %s; want 503 and why", a.Status, text)
	}
	all[3].leave()
	ahead(4, 3)
	step <- ""
	all[2].want("begun", nil)
	ahead(4, 2)
	step <- ""
	all[4].want("begun", nil)
	close(step)
	all[2].want("done", nil)
	all[4].want("done", nil)
}

// Whoever waits hears now and then that the server is still there.
func TestWaitingIsNotSilence(t *testing.T) {
	f := serve(t, silent, func(b *bounds) { b.beat = time.Millisecond })
	for i := range 3 { // two that run and one that waits
		v := f.view(numbered(i))
		for beats := 0; beats < 3 && v.lines.Scan(); {
			if strings.HasPrefix(v.lines.Text(), ": ") {
				beats++
			}
		}
		if err := v.lines.Err(); err != nil {
			t.Errorf("run %d: %v; want signs of life", i, err)
		}
	}
}
