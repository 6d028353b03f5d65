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

// browse makes a folder, writes its report, and opens that in Chromium. The title of the
// organization is hostile.
func browse(t *testing.T, command, name, text string) context.Context {
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
	hostile := strings.Replace(string(small), `"A small organization"`, `"<script>document.title='broken'</script>"`, 1)
	files := map[string]string{name: text}
	files["small.toml"] = hostile
	for file, text := range files {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "out")
	for _, args := range [][]string{{command, filepath.Join(dir, name), "-o", out, "--quiet"}, {"report", out}} {
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
	ctx := browse(t, "run", "small.toml", "")
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

const levelsSweep = `base = "small.toml"
replicates = 2
[design]
kind = "factorial"
[factors]
"culture.blame" = [0.1, 0.5]
"culture.dialogue_rate" = [0.1, 0.3, 0.5]
`

// The page of a sweep has one of several time courses at a time, chosen by the keyboard,
// which keeps the arms that are off; on paper it has what was chosen, and no controls.
func TestReportOfASweepInABrowser(t *testing.T) {
	ctx := browse(t, "sweep", "levels.toml", levelsSweep)
	const shown = `Array.from(document.querySelectorAll(".option")).filter(o => o.getClientRects().length).map(o => o.querySelector("h3").textContent).join("; ")`
	if got := ask[string](t, ctx, shown); got != "All 6 points" {
		t.Errorf("the courses shown first = %q; want those of all points", got)
	}
	ask[bool](t, ctx, `document.querySelector(".option input[data-arm='1']").click(); document.querySelector(".choose select").focus(); true`)
	act(t, ctx, chromedp.KeyEvent(kb.ArrowDown))
	if got := ask[string](t, ctx, shown); got != "culture.blame = 0.1 (3 points)" {
		t.Errorf("the courses after the down arrow = %q; want those of the first level", got)
	}
	const values = `document.querySelectorAll(".option")[1].querySelector(".values").textContent`
	if text := ask[string](t, ctx, values); !strings.Contains(text, "baseline") || strings.Contains(text, "dialogue") {
		t.Errorf("values after an arm was turned off in another option = %q; want the baseline, and dialogue still off", text)
	}
	const ticks = `Array.from(document.querySelectorAll(".option")).map(o => Array.from(o.querySelectorAll(".panel")[0].querySelectorAll(".up span"), s => s.textContent).join(" "))`
	scales := ask[[]string](t, ctx, ticks)
	for _, s := range scales {
		if s != scales[0] || s == "" {
			t.Errorf("scales of the options = %q; want the same, to be compared", scales)
			break
		}
	}
	if got := ask[string](t, ctx, `getComputedStyle(document.querySelector(".drawn")).backgroundColor`); got != "rgb(255, 255, 255)" {
		t.Errorf("background of figures, drawn for white = %s; want white", got)
	}
	act(t, ctx, chromedp.EmulateViewport(360, 800, chromedp.EmulateMobile))
	if width := ask[int](t, ctx, `document.documentElement.scrollWidth`); width > 360 {
		t.Errorf("on a screen 360 wide the page is %d wide", width)
	}
	act(t, ctx, paper())
	if n := ask[int](t, ctx, `Array.from(document.querySelectorAll("select, input, button, nav")).filter(e => e.getClientRects().length).length`); n != 0 {
		t.Errorf("%d controls on paper; want none", n)
	}
	if got := ask[string](t, ctx, shown); got != "culture.blame = 0.1 (3 points)" {
		t.Errorf("the courses on paper = %q; want those that were chosen", got)
	}
}

// paper shows the page as it is printed.
func paper() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	})
}
