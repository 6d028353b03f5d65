//go:build !js

package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Go runs the go command for the browser and returns what it prints.
func goJS(t *testing.T, args ...string) string {
	t.Helper()
	c := exec.Command("go", args...)
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	var errors strings.Builder
	c.Stderr = &errors
	out, err := c.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, errors.String())
	}
	return strings.TrimSpace(string(out))
}

// browser opens an address in Chromium.
func browser(t *testing.T, address string) context.Context {
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

// run is a script that runs a program of Go on the file system in memory and comes to what
// it ended with and printed.
const run = `(async () => {
	const {memory, standing} = await import("/assets/memory.js");
	const decoder = new TextDecoder();
	let printed = "";
	globalThis.fs = memory((fd, bytes) => { printed += decoder.decode(bytes, {stream: true}); });
	Object.assign(globalThis, standing());
	await import("/wasm_exec.js");
	const go = new Go();
	go.argv = %s;
	go.env = {TMPDIR: "/tmp"};
	let code = 0;
	go.exit = (c) => { code = c; };
	const {instance} = await WebAssembly.instantiateStreaming(fetch("/program.wasm"), go.importObject);
	await go.run(instance);
	return {code, printed};
})()`

// The tests of package results find the file system in memory as good as another: those of
// them that need neither processes, nor files beside the code, nor a bound on memory,
// which there holds the files too.
func TestMemoryHoldsFolders(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "program.wasm")
	goJS(t, "test", "-c", "-o", program, "heed/results")
	execJS := filepath.Join(goJS(t, "env", "GOROOT"), "lib", "wasm", "wasm_exec.js")
	mux := http.NewServeMux()
	mux.Handle("/assets/", http.StripPrefix("/assets/", http.FileServer(http.Dir("../internal/page/assets"))))
	mux.HandleFunc("/program.wasm", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, program) })
	mux.HandleFunc("/wasm_exec.js", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, execJS) })
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "<!DOCTYPE html><title>memory</title>") })
	server := httptest.NewServer(mux)
	defer server.Close()

	names := "WriteFile|Sweep|OrderOfChanges|FolderStates|Open|Merge|Grow$|Extend$|KeptUnits|ManyAttempts|ShardsWithoutLinks|ForceStays"
	script := fmt.Sprintf(run, fmt.Sprintf(`["results.test", "-test.v", "-test.short", "-test.run", %q, "-test.skip", "KilledAnywhere|Allocates|DiskFull|Parquet|MoreFiles|FewFiles|MemoryOfAMerge"]`, names))
	got, err := chromedp.Run(browser(t, server.URL), chromedp.Evaluate[struct {
		Code    int
		Printed string
	}](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	if got.Code != 0 || strings.Count(got.Printed, "--- PASS: Test") < 20 {
		t.Errorf("the tests of results end with %d; want 0 and at least 20 that pass:\n%s", got.Code, got.Printed)
	}
}
