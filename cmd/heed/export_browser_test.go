package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	chromium "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"heed/agents"
	"heed/cmd/heed/internal/site"
	"heed/cmd/internal/explorer"
	"heed/cmd/internal/page"
	"heed/cmd/internal/version"
	"heed/results"
	"heed/scenarios"
)

// visit opens an address in Chromium.
func visit(t testing.TB, address string) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium here: apt-get install chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(ctx)
	t.Cleanup(end)
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// await returns what the promise of an expression comes to.
func await[T any](t testing.TB, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T]("(async () => "+expression+")()", chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// exported writes the page into a folder.
func exported(t testing.TB, own ...*scenarios.Scenario) string {
	t.Helper()
	t.Setenv("GOFLAGS", "-buildvcs=false") // tests have no version, and results name it
	e := export{dir: filepath.Join(t.TempDir(), "site"), own: own, page: page.Files, warn: func(text string) { t.Errorf("warning: %s", text) }}
	if err := e.write(t.Context(), io.Discard); err != nil {
		t.Fatal(err)
	}
	return e.dir
}

// model makes the transport of the page, as the page does, and what the tests read by it.
const model = `{
	const {open} = await import("./assets/transport.js");
	const model = await open();
	window.model = model;
	window.play = async (settings, signal) => {
		const events = [];
		await model.run(settings, (name, data) => events.push({name, data}), signal);
		return events;
	};
	const blobs = new Map(), made = URL.createObjectURL; // the policy lets no script fetch a blob
	URL.createObjectURL = (blob) => {
		const url = made.call(URL, blob);
		blobs.set(url, blob);
		return url;
	};
	window.bytes = async (id, name) => {
		const text = new Uint8Array(await blobs.get(await model.fileURL(id, name)).arrayBuffer());
		return btoa(Array.from(text, (b) => String.fromCharCode(b)).join(""));
	};
	window.failure = async (promise) => {
		try { await promise; return ""; } catch (e) { return (e.name === "Error" ? e.constructor.name : e.name) + ": " + e.message; }
	};
	return true;
}`

// small are settings of a run of a second or two.
const small = `{"scenario": "nuclear-plant", "replicates": 2, "days": 60, "burn_in": 40, "record_every": 5, "set": {"organization.employees": 90},
	"arms": [{"name": "dialogue", "title": "More dialogue", "set": {"culture.dialogue_rate": 0.4}}, {"name": "experts", "title": "", "set": {"resources.experts": 3}}]}`

// The page without a server makes the files that heed run makes, byte for byte.
func TestExportedPageMakesTheSameFiles(t *testing.T) {
	dir := exported(t)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	ctx := visit(t, server.URL)
	await[bool](t, ctx, model)

	c := await[explorer.Catalogue](t, ctx, `model.catalogue()`)
	if c.Model != agents.Version || !c.Static || len(c.Scenarios) != len(scenarios.Shipped()) {
		t.Errorf("the catalogue has model %s, static %v, %d scenarios; want %s, true, %d", c.Model, c.Static, len(c.Scenarios), agents.Version, len(scenarios.Shipped()))
	}
	events := await[[]struct {
		Name string
		Data json.RawMessage
	}](t, ctx, "play("+small+")")
	names := []string{}
	for _, e := range events {
		names = append(names, e.Name)
	}
	if want := append(slices.Concat([]string{"begun"}, slices.Repeat([]string{"frames"}, 8+12)), "done"); !slices.Equal(names, want) {
		t.Errorf("events %q; want begun, frames for each five days and done", names)
	}
	var done explorer.Done
	if err := json.Unmarshal(events[len(events)-1].Data, &done); err != nil {
		t.Fatal(err)
	}

	want := native(t)
	for name, text := range want {
		if got := read(t, ctx, done.ID, name); got != text {
			t.Errorf("%s of the page differs from that of heed run:\n%s", name, cmp.Diff(clipped(text), clipped(got)))
		}
	}
	for _, name := range []string{"series.csv", "replicates.csv", "summary.csv", "comparison.csv", "arms.csv", "interventions.csv", "scenario.toml", "report.html"} {
		if _, there := want[name]; !there {
			t.Errorf("heed run made no %s to compare with", name)
		}
	}
	if offered := offered(&scenarios.Scenario{Arms: make([]scenarios.Arm, 3)}); len(done.Files) < 3 || done.Files[1] != offered[0] {
		t.Errorf("the page offers %v; want the report as %v", done.Files, offered[0])
	}
	for _, f := range done.Files {
		if _, there := want[f.Name]; !there && f.Name != "results.zip" {
			t.Errorf("the page offers %s, which heed run and heed report do not make", f.Name)
		}
	}
}

// read returns what is in a file that the page offers.
func read(t *testing.T, ctx context.Context, id, name string) string {
	t.Helper()
	text, err := base64.StdEncoding.DecodeString(await[string](t, ctx, `bytes("`+id+`", "`+name+`")`))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// clipped returns the beginnings of the lines of a text.
func clipped(text string) (lines []string) {
	for line := range strings.Lines(text) {
		lines = append(lines, line[:min(len(line), 300)])
	}
	return lines
}

// native returns the files that heed run makes of the scenario that the settings come to,
// and the report that heed report makes of a play of it, which has no figures either.
func native(t *testing.T) map[string]string {
	t.Helper()
	var settings explorer.Settings
	if err := json.Unmarshal([]byte(small), &settings); err != nil {
		t.Fatal(err)
	}
	x := explorer.New(explorer.Options{Limits: explorer.Browser, Workers: 2, Static: true, Version: version.Program()})
	s, err := x.Scenario(settings)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file, out, played := filepath.Join(dir, s.Name+".toml"), filepath.Join(dir, "out"), filepath.Join(dir, "played")
	if err := os.WriteFile(file, s.Text, 0o666); err != nil {
		t.Fatal(err)
	}
	if code := heed(t.Context(), []string{"run", file, "-o", out, "--quiet"}, io.Discard, t.Output()); code != done {
		t.Fatalf("heed run exits with %d; want 0", code)
	}
	p, err := x.Play(t.Context(), s, func(explorer.Event) error { return nil })
	if err == nil {
		err = p.Write(played, func(plan *results.Plan) { plan.Program, plan.Keep = version.Program(), true }, nil)
	}
	if err == nil {
		err = writeReport(io.Discard, played, filepath.Join(out, reportFile))
	}
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{"scenario.toml": string(s.Text)}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(name, "figures/") || name == results.ManifestFile || name == results.UnitsFile {
			return err // the page draws no figures: the manifest says so, and units name the plan
		}
		text, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		all[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Runs of the page without a server can be stopped and replaced, mistakes come back by key,
// and nothing that it is asked breaks it.
func TestExportedPageIsAsked(t *testing.T) {
	own, err := scenarios.Parse("mine.toml", []byte("[scenario]\ntitle = \"<b>Mine</b>\"\ndays = 20\nburn_in = 20\nreplicates = 2\n[organization]\nemployees = 40\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := exported(t, own)
	server := httptest.NewServer(compressed(http.Dir(dir)))
	defer server.Close()
	ctx := visit(t, server.URL)
	await[bool](t, ctx, model)

	c := await[explorer.Catalogue](t, ctx, `model.catalogue()`)
	if c.Scenarios[0].Name != "mine" || !c.Scenarios[0].Own || c.Scenarios[0].Title != "<b>Mine</b>" {
		t.Errorf("the first scenario is %+v; want mine, one's own", c.Scenarios[0])
	}
	type event struct{ Name string }
	if events := await[[]event](t, ctx, `play({scenario: "mine", arms: []})`); len(events) == 0 || events[len(events)-1].Name != "done" {
		t.Errorf("a run of one's own scenario has events %v; want done at last", events)
	}

	tests := []struct{ name, expression, want string }{
		{"stopped while it runs", `{
			const stop = new AbortController();
			return failure(model.run({scenario: "nuclear-plant", arms: []}, (name) => name === "frames" && stop.abort(), stop.signal));
		}`, "AbortError"},
		{"stopped before", `failure(model.run({scenario: "mine", arms: []}, () => {}, AbortSignal.abort()))`, "AbortError"},
		{"a newer run ends the older", `{
			const older = play({scenario: "nuclear-plant", seed: "7", arms: []});
			const newer = await play({scenario: "mine", arms: []});
			const last = (await older).at(-1);
			return newer.at(-1).name + "; " + last.name + ": " + last.data.message;
		}`, "done; failed: .*newer run"},
		{"twice at once", `Promise.all([1, 2, 3].map(() => play({scenario: "mine", arms: []}))).then((all) => all.at(-1).at(-1).name)`, "done"},
		{"a key out of range", `model.scenario({scenario: "mine", set: {"culture.blame": 7}, arms: []}).catch((e) => e.constructor.name + " " + JSON.stringify(e.mistakes))`, `Refused .*culture.blame.*0 to 1`},
		{"too large", `failure(model.run({scenario: "mine", replicates: 100000, arms: []}, () => {}))`, "Refused: .*replicates"},
		{"settings of another kind", `failure(model.scenario({nonsense: 1}))`, "Refused: .*nonsense"},
		{"settings that are none", `failure(model.scenario(null))`, "Refused"},
		{"settings without end", `failure(model.scenario({text: "x".repeat(1e7), arms: []}))`, "Refused: .*at most"},
		{"a text that is no scenario", `failure(model.scenario({text: "]]]", arms: []}))`, "Refused"},
		{"a roster, which is not there", `failure(model.scenario({text: "[organization]\nroster = \"/etc/passwd\"\n", arms: []}))`, "Refused"},
		{"a scenario that is not there", `failure(model.scenario({scenario: "none", arms: []}))`, "Refused: .*none"},
		{"a file that is gone", `failure(model.fileURL("0123456789abcdef", "series.csv"))`, "^Gone"},
		{"a file outside", `failure(model.fileURL("..", "../tmp"))`, "^Gone"},
		{"what is right after all that", `model.scenario({scenario: "mine", arms: []}).then((s) => "" + s.toml.includes("employees = 40"))`, "true"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			expression := tt.expression
			if !strings.HasPrefix(expression, "{") {
				expression = "{ return " + expression + "; }"
			}
			if got := await[string](t, ctx, expression); !regexp.MustCompile(tt.want).MatchString(got) {
				t.Errorf("it says %q; want %s", got, tt.want)
			}
		})
	}
}

// compressed gives out a folder as servers do that call a compressed file by what is in it,
// so that browsers decompress it on the way.
func compressed(dir http.FileSystem) http.Handler {
	files := http.FileServer(dir)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".gz") {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/plain")
		}
		files.ServeHTTP(w, r)
	})
}

// The page itself plays what its address says, within its policy, and hands over a report
// that opens from the disk.
func TestExportedPageGivesAReport(t *testing.T) {
	dir, downloads := exported(t), t.TempDir()
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	ctx := visit(t, server.URL+"/#scenario=nuclear-plant&days=20&burn_in=20&replicates=2&set=organization.employees:60&arm=open;set=culture.blame:0.1")
	if got := await[string](t, ctx, `{
		const broken = [];
		document.addEventListener("securitypolicyviolation", (e) => broken.push(e.violatedDirective + " " + e.blockedURI));
		const ready = () => document.getElementById("get-report")?.disabled === false;
		const alert = () => document.querySelector("[role=alert]:not(:empty)")?.textContent;
		while (!ready() && !alert()) await new Promise((next) => setTimeout(next, 20));
		return broken.join("; ") || (ready() ? "ready" : alert());
	}`); got != "ready" {
		t.Fatalf("the page says %q; want a run that is through", got)
	}
	_, err := chromedp.Call(ctx, chromium.SetDownloadBehavior, chromium.SetDownloadBehaviorParams{Behavior: chromium.SetDownloadBehaviorBehaviorAllow, DownloadPath: downloads})
	if err != nil {
		t.Fatal(err)
	}
	await[bool](t, ctx, `{ document.getElementById("get-report").click(); return true; }`)
	report := filepath.Join(downloads, reportFile)
	for {
		if _, err := os.Stat(report); err == nil {
			break
		}
		if t.Context().Err() != nil {
			t.Fatal("no report was downloaded")
		}
		time.Sleep(20 * time.Millisecond)
	}
	at := url.URL{Scheme: "file", Path: filepath.ToSlash(report)}
	if err := chromedp.Do(ctx, chromedp.Navigate(at.String())); err != nil {
		t.Fatal(err)
	}
	if got := await[string](t, ctx, `document.body.innerText`); !strings.Contains(got, "culture.blame") {
		t.Errorf("the report does not say what the arm sets, culture.blame:\n%s", got)
	}
}

// Opened from the disk the page says what to do.
func TestExportedPageFromTheDisk(t *testing.T) {
	dir := t.TempDir()
	s := site.Site{Dir: dir, Page: page.Files, Program: &site.Program{}}
	if err := s.Write(); err != nil {
		t.Fatal(err)
	}
	at := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, "index.html"))}
	if got := await[string](t, visit(t, at.String()), `document.getElementById("from-disk")?.innerText ?? ""`); !strings.Contains(got, "http.server") {
		t.Errorf("the page says %q; want how to serve it", got)
	}
}
