package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"heed/cmd/internal/explorer"
)

// standardRun is nuclear-plant with ten replicates and one arm beside the baseline.
const standardRun = `{"scenario": "nuclear-plant", "replicates": 10, "arms": [{"name": "dialogue", "set": {"culture.dialogue_rate": 0.4}}]}`

// changedRun is the same of an organization in which somebody has moved a lever, so that its
// burn-in is new too.
const changedRun = `{"scenario": "nuclear-plant", "replicates": 10, "set": {"culture.blame": 0.31}, "arms": [{"name": "dialogue", "set": {"culture.dialogue_rate": 0.4}}]}`

// timed runs settings in the page and comes to milliseconds: until the first frame, the
// first with a day of the arms, all frames, and the end, which writes the folder; then
// until the report is there.
const timed = `async (settings) => {
	const began = performance.now(), at = () => performance.now() - began;
	let first = 0, arms = 0, frames = 0, end = 0, id = "";
	await model.run(settings, (name, data) => {
		if (name === "done") [end, id] = [at(), data.id];
		if (name !== "frames") return;
		frames = at();
		first ||= frames;
		if (data.frames.at(-1).day > 0) arms ||= frames;
	});
	await model.fileURL(id, "report.html");
	return [first, arms, frames, end, at()];
}`

// BenchmarkExportedPage measures the page without a server in Chromium, and the same run
// outside of it: how large the model is, how soon it is ready and shows something, and how
// many employees it steps by how many days each second.
func BenchmarkExportedPage(b *testing.B) {
	dir := exported(b)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	ctx := visit(b, server.URL)
	const days = 600 * 10 * (500 + 2*500) // employees, replicates, burn-in and two arms
	for b.Loop() {
		began := time.Now()
		await[bool](b, ctx, model)
		b.ReportMetric(float64(time.Since(began).Milliseconds()), "ms-ready")
		ms := await[[]float64](b, ctx, "("+timed+")("+standardRun+")")
		for i, unit := range []string{"ms-first-frame", "ms-first-day-of-arms", "ms-frames", "ms-end", "ms-report"} {
			b.ReportMetric(ms[i], unit)
		}
		wasm := days / ms[2] * 1000
		b.ReportMetric(wasm, "employee-days/s")
		again := await[[]float64](b, ctx, "("+timed+")("+standardRun+")")
		b.ReportMetric(again[1], "ms-first-day-of-arms-again")
		changed := await[[]float64](b, ctx, "("+timed+")("+changedRun+")")
		b.ReportMetric(changed[0], "ms-first-frame-changed")

		here := natively(b)
		b.ReportMetric(days/here, "native-employee-days/s")
		b.ReportMetric(days/here/wasm, "times-native")
	}
	if info, err := os.Stat(filepath.Join(dir, "heed.wasm.gz")); err == nil {
		b.ReportMetric(float64(info.Size())/1e6, "MB-gzip")
	}
}

// natively returns the seconds that the same run takes on one goroutine outside the browser.
func natively(b *testing.B) float64 {
	var s explorer.Settings
	if err := json.Unmarshal([]byte(standardRun), &s); err != nil {
		b.Fatal(err)
	}
	x := explorer.New(explorer.Options{Limits: explorer.Browser, Workers: 1})
	of, err := x.Scenario(s)
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	if _, err := x.Play(context.Background(), of, func(explorer.Event) error { return nil }); err != nil {
		b.Fatal(err)
	}
	return time.Since(began).Seconds()
}
