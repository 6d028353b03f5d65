package main

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// watched is put into the page before its own scripts. It tells, in milliseconds since the
// page was asked for, when that was painted of which a function is true: when the frame
// after it begins.
const watched = `window.painted = (is) => new Promise((done) => {
	const look = () => {
		if (!is()) return;
		changes.disconnect();
		requestAnimationFrame(done);
	};
	const changes = new MutationObserver(look);
	changes.observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
	look();
});
window.drawn = painted(() => document.querySelector('.chart [aria-label*="On day"]'));
`

// moves raises a lever of the arm and comes to the milliseconds until its effect is painted.
const moves = `async () => {
	const box = document.querySelector('[data-path="resources.experts"] input[type=number]');
	const began = performance.now(), answer = document.getElementById("answer");
	box.value = Number(box.value) + 1;
	box.dispatchEvent(new Event("input", {bubbles: true}));
	const now = "→ " + box.value + ", against the baseline";
	return await painted(() => answer.textContent.includes(now)) - began;
}`

// BenchmarkExplorerOpens measures what somebody who opens the explorer waits for, in
// Chromium, which paints in software here and shares the cores with the model: until
// anything is painted, until the first points of the time courses are, of the scenario that
// the page opens with and of one with another seed, and after a lever is moved until its
// effect is. Medians.
func BenchmarkExplorerOpens(b *testing.B) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		b.Skip("no chromium here: apt-get install chromium")
	}
	url, _ := servePage(b)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1440, 1000))
	ctx, stop := chromedp.NewExecAllocator(b.Context(), options...)
	defer stop()
	ctx, end := chromedp.NewContext(ctx)
	defer end()
	script := chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: watched})
		return err
	})
	if err := chromedp.Do(ctx, script); err != nil {
		b.Fatal(err)
	}
	var first, points, unkept, lever []float64
	for seed := 1; b.Loop(); seed++ {
		at := opened(b, ctx, url)
		first, points = append(first, await[float64](b, ctx, `performance.getEntriesByName("first-contentful-paint")[0].startTime`)), append(points, at)
		// of a burn-in that the program has not kept
		unkept = append(unkept, opened(b, ctx, fmt.Sprintf("%s#scenario=nuclear-plant&seed=%d&arm=my-change;title=My+change;set=resources.experts:2", url, seed)))
		lever = append(lever, await[float64](b, ctx, `(`+moves+`)()`))
	}
	for _, m := range []struct {
		unit string
		ms   []float64
	}{{"ms-first-paint", first}, {"ms-points", points}, {"ms-points-of-new-burn-in", unkept}, {"ms-lever", lever}} {
		slices.Sort(m.ms)
		b.ReportMetric(m.ms[len(m.ms)/2], m.unit)
	}
}

// opened opens an address, waits until its run is through and returns when its first points
// were painted.
func opened(b *testing.B, ctx context.Context, address string) float64 {
	b.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(address)); err != nil {
		b.Fatal(err)
	}
	at := await[float64](b, ctx, `window.drawn`)
	await[bool](b, ctx, `painted(() => document.getElementById("state").dataset.state === "done").then(() => true)`)
	return at
}
