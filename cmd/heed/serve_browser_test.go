package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	through = `document.getElementById("state").dataset.state === "done"`
	experts = `document.querySelector('[data-path="resources.experts"] input[type=number]')`
	answers = `document.getElementById("answer").textContent`
	tabs    = `Array.from(document.querySelectorAll("#arms [role=tab]"), t => t.textContent).join("; ")`
	chosen  = `document.querySelector("#arms [aria-selected=true]").textContent`
	alerts  = `Array.from(document.querySelectorAll("#messages [role=alert]"), m => m.textContent).join(" ")`
)

// Somebody who has never seen the page finds the lever, reads what it does, and takes the
// report and the scenario away, by keyboard.
func TestAPersonFindsOutWhatMoreExpertsDo(t *testing.T) {
	ctx, _ := explore(t, "")
	until(t, ctx, through)
	if text := ask[string](t, ctx, answers); !strings.Contains(text, "changes nothing yet") {
		t.Errorf("the answer before a lever is moved = %q; want it to say that nothing is changed", text)
	}
	ask[bool](t, ctx, `document.getElementById("search").focus(); true`)
	act(t, ctx, chromedp.KeyEvent("experts answer"))
	until(t, ctx, `document.querySelector(".found .lever") !== null`)
	ask[bool](t, ctx, `const s = document.getElementById("search"); s.value = ""; s.dispatchEvent(new Event("input")); true`)
	until(t, ctx, experts+` !== null`)
	ask[bool](t, ctx, experts+`.focus(); `+experts+`.select(); true`)
	act(t, ctx, chromedp.KeyEvent("3"))
	until(t, ctx, `/Security experts 1 → 3/.test(`+answers+`) && `+through+` && /against the baseline:/.test(`+answers+`)`)
	for _, name := range []string{"knowing_violation_rate", "expert_wait_days", "abandonment_share"} {
		sentence := `document.querySelector('.answers [data-metric="` + name + `"]').textContent`
		if text := ask[string](t, ctx, sentence); !strings.Contains(text, "interval") {
			t.Errorf("the answer on %s = %q; want a sentence with its interval", name, text)
		}
	}
	report := takeAway(t, ctx, "get-report")
	if !strings.Contains(report, "<html") || !strings.Contains(report, "My change") {
		t.Errorf("the report that is downloaded has %d bytes and not the arm's title", len(report))
	}
	if text := takeAway(t, ctx, "get-scenario"); !strings.Contains(text, `"resources.experts" = 3`) {
		t.Errorf("the scenario that is downloaded = %q; want it to set the experts", text)
	}
}

// Arms are added, named, copied and removed, and an address carries it all into another
// tab and back.
func TestArmsAndTheirAddress(t *testing.T) {
	ctx, url := explore(t, "")
	ask[bool](t, ctx, `(() => { const s = document.getElementById("add-arm"); s.value = "dialogue"; s.dispatchEvent(new Event("change")); return true; })()`)
	until(t, ctx, chosen+` === "dialogue"`)
	ask[bool](t, ctx, `document.getElementById("arm-title").select(); document.getElementById("arm-title").focus(); true`)
	act(t, ctx, chromedp.KeyEvent("Talk & listen; <b>more</b>\r"))
	until(t, ctx, chosen+` === "Talk & listen; <b>more</b>"`)
	if name := ask[string](t, ctx, `document.querySelector("#arms code").textContent`); name != "talk-listen-b-more-b" {
		t.Errorf("the name of the arm = %q; want it made of its title", name)
	}
	press(t, ctx, "Copy")
	until(t, ctx, chosen+`.endsWith("(copy)")`)
	const want = "Baseline; My change; Talk & listen; <b>more</b>; Talk & listen; <b>more</b> (copy)"
	if got := ask[string](t, ctx, tabs); got != want {
		t.Errorf("tabs = %q; want %q", got, want)
	}
	until(t, ctx, `location.hash.includes("copy")`)
	address := ask[string](t, ctx, `location.hash`)
	other, end := chromedp.NewContext(ctx)
	defer end()
	act(t, other, chromedp.Navigate(url+address))
	until(t, other, `document.documentElement.dataset.ready !== undefined`)
	until(t, other, `document.querySelectorAll("#arms [role=tab]").length === 4`)
	if got := ask[string](t, other, tabs); got != want {
		t.Errorf("tabs in another tab = %q; want %q", got, want)
	}
	if got := ask[string](t, other, `location.hash`); got != address {
		t.Errorf("the address in another tab = %q; want %q", got, address)
	}
	press(t, ctx, "Remove")
	until(t, ctx, `document.querySelectorAll("#arms [role=tab]").length === 3 && !location.hash.includes("copy")`)
	act(t, ctx, chromedp.NavigateBack())
	until(t, ctx, `document.querySelectorAll("#arms [role=tab]").length === 4`)
}

// What is wrong is told in words, at its place, and never thrown.
func TestErrorsOfTheExplorerAreTold(t *testing.T) {
	ctx, _ := explore(t, "#scenario=small&days=many&sot=1&set=culture.blam:1&arm=a;set=resources.experts:2")
	until(t, ctx, `document.querySelector("[data-topic=address]") !== null`)
	for _, want := range []string{"many", "sot", "culture.blam"} {
		if text := ask[string](t, ctx, alerts); !strings.Contains(text, want) {
			t.Errorf("a garbled address: the page says %q; want it to name %q", text, want)
		}
	}
	until(t, ctx, experts+` !== null && `+experts+`.value === "2"`)
	ask[bool](t, ctx, experts+`.focus(); `+experts+`.select(); true`)
	act(t, ctx, chromedp.KeyEvent("0"))
	const wrong = `document.querySelector('[data-path="resources.experts"] .error').textContent`
	until(t, ctx, wrong+` !== ""`)
	if text := ask[string](t, ctx, wrong); !strings.Contains(text, "From 1 to") {
		t.Errorf("no experts: the lever says %q; want its range", text)
	}
	ask[bool](t, ctx, `document.getElementById("own").click(); document.getElementById("own-text").value = "[organization]\nemployees = 0\n[culture]\nblame = 7\n"; document.querySelector("dialog button.main").click(); true`)
	until(t, ctx, `document.querySelector("[data-topic=failed]") !== null`)
	if text := ask[string](t, ctx, alerts); !strings.Contains(text, "Blame") || !strings.Contains(text, "Employees") {
		t.Errorf("a scenario with two mistakes: the page says %q; want both levers named", text)
	}
}

// The playhead can be paused, stepped, set back and dragged, and what is shown follows.
func TestPlayingThroughTime(t *testing.T) {
	ctx, _ := explore(t, "#scenario=small&arm=a;set=resources.experts:3")
	until(t, ctx, through)
	const now = `document.querySelector(".now").textContent`
	until(t, ctx, now+` === "day 40 of 40"`)
	ask[bool](t, ctx, `document.activeElement.blur(); true`)
	act(t, ctx, chromedp.KeyEvent(kb.ArrowLeft))
	until(t, ctx, now+` === "day 30 of 40"`)
	until(t, ctx, `document.getElementById("day").getAttribute("aria-valuetext") === "day 30 of 40"`)
	until(t, ctx, answers+`.includes("days 1 to 30")`)
	act(t, ctx, chromedp.KeyEvent(kb.Home))
	until(t, ctx, now+`.startsWith("day −")`)
	ask[bool](t, ctx, `const d = document.getElementById("day"); d.value = 20; d.dispatchEvent(new Event("input")); true`)
	until(t, ctx, answers+`.includes("days 1 to 20")`)
	ask[bool](t, ctx, `const s = document.getElementById("speed"); s.value = "1"; s.dispatchEvent(new Event("change")); document.getElementById("play-button").click(); true`)
	until(t, ctx, now+` === "day 40 of 40"`)
}

// On a phone and on a desk nothing is cut off, the dark is dark and stays chosen, and each
// control has a name that can be spoken.
func TestLooksOfTheExplorer(t *testing.T) {
	ctx, _ := explore(t, "#scenario=small&arm=a;set=resources.experts:3&arm=b;title=Another+one+with+a+title+that+is+long;set=culture.blame:0.1")
	until(t, ctx, through)
	const open = `document.querySelectorAll("details:not([open])").forEach(d => { d.open = true; })`
	until(t, ctx, `(`+open+`, document.querySelectorAll(".lever").length > 200 && document.querySelectorAll("details:not([open])").length === 0)`)
	for _, width := range []int64{360, 390, 768, 1440} {
		act(t, ctx, chromedp.EmulateViewport(width, 900))
		until(t, ctx, fmt.Sprintf(`innerWidth === %d`, width))
		if got := ask[int64](t, ctx, `document.documentElement.scrollWidth`); got > width {
			t.Errorf("on a screen %d wide the page is %d wide", width, got)
		}
	}
	const nameless = `Array.from(document.querySelectorAll("input, select, textarea, button, summary, [tabindex='0']"))
		.filter(e => !(e.getAttribute("aria-label") || e.getAttribute("aria-labelledby") || e.textContent.trim() || (e.labels && e.labels.length)) || (e.matches("select") && !e.labels.length))
		.map(e => e.outerHTML.slice(0, 80)).join("\n")`
	if got := ask[string](t, ctx, nameless); got != "" {
		t.Errorf("controls without a name:\n%s", got)
	}
	const ids = `(() => { const all = Array.from(document.querySelectorAll("[id]"), e => e.id); return all.filter((x, i) => all.indexOf(x) !== i).join(" "); })()`
	if got := ask[string](t, ctx, ids); got != "" {
		t.Errorf("ids given twice: %s", got)
	}
	const ground = `getComputedStyle(document.documentElement).backgroundColor`
	light := ask[string](t, ctx, ground)
	act(t, ctx, media("prefers-color-scheme", "dark"))
	if dark := ask[string](t, ctx, ground); dark == light {
		t.Errorf("the background in light and dark = %s; want two", dark)
	}
	ask[bool](t, ctx, `const s = document.getElementById("theme"); s.value = "light"; s.dispatchEvent(new Event("change")); true`)
	act(t, ctx, chromedp.Reload())
	until(t, ctx, `document.documentElement.dataset.ready !== undefined`)
	if got := ask[string](t, ctx, ground); got != light {
		t.Errorf("the background where light was chosen, the page opened again = %s; want %s", got, light)
	}
}

// press clicks the button with that text.
func press(t *testing.T, ctx context.Context, text string) {
	t.Helper()
	if !ask[bool](t, ctx, `(() => { const b = Array.from(document.querySelectorAll("button")).find(b => b.textContent === "`+text+`" && !b.disabled); b?.click(); return Boolean(b); })()`) {
		t.Fatalf("there is no button %q", text)
	}
}

// takeAway clicks the button with that id and returns what is stored.
func takeAway(t *testing.T, ctx context.Context, id string) string {
	t.Helper()
	dir := t.TempDir()
	events := true
	progress := chromedp.Events(ctx, cdpbrowser.DownloadProgress)
	act(t, ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		p := cdpbrowser.SetDownloadBehaviorParams{Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: dir, EventsEnabled: &events}
		_, err := cdp.Call(ctx, target, cdpbrowser.SetDownloadBehavior, p)
		return err
	}))
	ask[bool](t, ctx, `document.getElementById("`+id+`").click(); true`)
	for e, err := range progress {
		if err != nil {
			t.Fatal(err)
		}
		if e.State != cdpbrowser.DownloadProgressStateCompleted {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.GUID))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	t.Fatalf("%s: the download does not end", id)
	return ""
}
