package main

import (
	"context"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// browse opens the report of a small run, whose title is hostile, in Chromium.
func browse(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium here: apt-get install chromium")
	}
	small, err := os.ReadFile("testdata/small.toml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	text := strings.Replace(string(small), `"A small organization"`, `"<script>document.title='broken'</script>"`, 1)
	file, out := filepath.Join(dir, "small.toml"), filepath.Join(dir, "out")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"run", file, "-o", out, "--quiet"}, {"report", out}} {
		if code := heed(t.Context(), args, io.Discard, t.Output()); code != done {
			t.Fatalf("heed %s exits with %d; want 0", strings.Join(args, " "), code)
		}
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(ctx)
	t.Cleanup(end)
	page := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(out, reportFile))}
	act(t, ctx, chromedp.Navigate(page.String()))
	return ctx
}

// act does something in the browser.
func act(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// ask returns what an expression of the page comes to.
func ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// media sets what the reader's system prefers.
func media(name, value string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		p := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: name, Value: value}}}
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, p)
		return err
	})
}

// In a browser the page can be worked by keyboard and pointer, fits a phone, is dark
// where that is preferred, loads nothing, and runs no script that a scenario brings.
func TestReportInABrowser(t *testing.T) {
	ctx := browse(t)
	if title := ask[string](t, ctx, `document.title`); !strings.HasPrefix(title, "<script>") {
		t.Errorf("the page is called %q: a script of the scenario ran", title)
	}
	if !ask[bool](t, ctx, `document.documentElement.classList.contains("js")`) {
		t.Fatal("the page's own script did not run")
	}
	if n := ask[int](t, ctx, `performance.getEntriesByType("resource").length`); n != 0 {
		t.Errorf("the page loads %d resources; want none", n)
	}
	if n := ask[int](t, ctx, `document.querySelectorAll(".values:empty, [data-panel] output:empty").length`); n != 0 {
		t.Errorf("%d charts show no values of a day", n)
	}

	const slider = `document.querySelector(".timeline input[type=range]")`
	const shown = slider + `.closest(".panel").querySelector("output").textContent`
	ask[bool](t, ctx, slider+`.scrollIntoView({block: "center"}); `+slider+`.focus(); true`)
	if got := ask[string](t, ctx, shown); got != "40" {
		t.Errorf("the day shown first = %s; want the last, 40", got)
	}
	act(t, ctx, chromedp.KeyEvent(kb.ArrowLeft))
	if got := ask[string](t, ctx, shown); got != "30" {
		t.Errorf("the day after the left arrow = %s; want the one before, 30", got)
	}
	if got := ask[string](t, ctx, slider+`.getAttribute("aria-valuetext")`); !strings.HasPrefix(got, "Workday 30: baseline ") || !strings.Contains(got, "dialogue ") {
		t.Errorf("the slider says %q; want the day and the values of the arms", got)
	}

	box := ask[[]float64](t, ctx, `(() => { const b = document.querySelector(".timeline .area").getBoundingClientRect(); return [b.left, b.top, b.width, b.height]; })()`)
	act(t, ctx, chromedp.MouseEvent(chromedp.MouseMoved, box[0]+0.26*box[2], box[1]+box[3]/2))
	if got := ask[string](t, ctx, shown); got != "10" {
		t.Errorf("the day under the pointer = %s; want 10, a quarter of the way", got)
	}

	const lines = `Array.from(document.querySelectorAll(".timeline")[0].querySelectorAll(".line[data-arm]")).filter(p => getComputedStyle(p).display !== "none").length`
	before := ask[int](t, ctx, lines)
	ask[bool](t, ctx, `document.querySelector(".timeline input[data-arm='1']").focus(); true`)
	act(t, ctx, chromedp.KeyEvent(" "))
	if after := ask[int](t, ctx, lines); before != 3*4 || after != 2*4 {
		t.Errorf("lines with three arms and with one off = %d, %d; want 12 and 8", before, after)
	}
	if text := ask[string](t, ctx, `document.querySelector(".timeline .values").textContent`); strings.Contains(text, "dialogue") {
		t.Errorf("an arm that is off has values: %s", text)
	}

	if n := ask[int](t, ctx, `Array.from(document.querySelectorAll("input")).filter(i => !(i.getAttribute("aria-label") || i.labels.length)).length`); n != 0 {
		t.Errorf("%d controls have no name", n)
	}
	light := ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`)
	act(t, ctx, media("prefers-color-scheme", "dark"))
	if dark := ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`); light != "rgb(255, 255, 255)" || dark == light {
		t.Errorf("background in light and dark = %s, %s; want white and another", light, dark)
	}
	act(t, ctx, chromedp.EmulateViewport(360, 800, chromedp.EmulateMobile))
	if width := ask[int](t, ctx, `document.documentElement.scrollWidth`); width > 360 {
		t.Errorf("on a screen 360 wide the page is %d wide", width)
	}
}
