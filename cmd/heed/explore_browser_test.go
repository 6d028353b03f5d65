package main

import (
	"context"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"heed/cmd/internal/page"
)

// explore serves the explorer with a small scenario of one's own and opens it ([look]).
func explore(t *testing.T, address string) (ctx context.Context, url string) {
	t.Helper()
	url, _ = servePage(t)
	return look(t, url, address), url
}

// look opens a page in Chromium at an address within it. When the test ends the browser's
// log may have no error but those of requests that were refused.
func look(t *testing.T, url, address string) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium here: apt-get install chromium")
	}
	if address == "" {
		address = "#scenario=small&arm=my-change;title=My+change"
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(ctx)
	t.Cleanup(end)
	messages := chromedp.Console(ctx)
	act(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(url+address))
	until(t, ctx, `document.documentElement.dataset.ready !== undefined`)
	t.Cleanup(func() { quiet(t, ctx, messages) })
	return ctx
}

// servePage starts heed serve with the page itself and returns its address, and what ends
// it ahead of the test's end.
func servePage(t testing.TB, flags ...string) (url string, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	told := make(chan string, 1)
	c := serveCommand(page.Files)
	c.SetArgs(append(flags, "testdata/small.toml"))
	c.SetOut(&onWrite{do: func(text string) { told <- text }})
	c.SetErr(&lockedText{})
	ended := make(chan error, 1)
	go func() { ended <- c.ExecuteContext(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("heed serve: %v; want no error", err)
		}
	})
	t.Cleanup(stop)
	select {
	case text := <-told:
		_, after, _ := strings.Cut(text, "The explorer is at ")
		url, _, _ = strings.Cut(after, " (")
	case err := <-ended:
		ended <- err
		t.Fatalf("heed serve: %v; want it to serve", err)
	}
	return url, stop
}

const lastMessage = "the test is over"

// quiet reads the browser's log to its end.
func quiet(t *testing.T, ctx context.Context, messages func(func(chromedp.ConsoleMessage, error) bool)) {
	t.Helper()
	ask[bool](t, ctx, `console.log("`+lastMessage+`"); true`)
	for m, err := range messages {
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(m.Text, lastMessage) {
			return
		}
		if m.Source != "network" {
			t.Errorf("the browser says %s", m)
		}
	}
}

// until waits for an expression to be true.
func until(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	promise := `new Promise(done => { const look = () => { let is = false; try { is = ` + expression + `; } catch {} is ? done(true) : setTimeout(look, 20); }; look(); })`
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](promise, chromedp.EvalAwaitPromise)); err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
}
