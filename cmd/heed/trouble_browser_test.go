package main

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The address of a view is copied, or shown where the browser lets nobody copy.
func TestSharingAView(t *testing.T) {
	ctx, _ := explore(t, "#scenario=small&arm=a;set=resources.experts:3")
	until(t, ctx, through)
	ask[bool](t, ctx, `navigator.clipboard.writeText = async (text) => { window.copied = text; }; document.getElementById("share").click(); true`)
	until(t, ctx, `document.getElementById("share").textContent === "Address copied"`)
	for _, want := range []string{"scenario=small", "resources.experts:3"} {
		if text := ask[string](t, ctx, `window.copied`); !strings.Contains(text, want) {
			t.Errorf("the address that is copied = %q; want it to have %s", text, want)
		}
	}
	ask[bool](t, ctx, `navigator.clipboard.writeText = async () => { throw new Error("no"); }; document.getElementById("share").click(); true`)
	const shown = `document.querySelector("[data-topic=share] input")`
	until(t, ctx, shown+` !== null`)
	if !ask[bool](t, ctx, shown+`.value === window.copied`) {
		t.Errorf("the address that is shown = %q; want the one that was copied", ask[string](t, ctx, shown+`.value`))
	}
}

// Who comes while all places are taken is told how many come first, and then has a turn.
func TestWaitingForATurn(t *testing.T) {
	url, _ := servePage(t, "--workers", "1")
	busy, end := context.WithCancel(t.Context())
	defer end()
	r, err := http.NewRequestWithContext(busy, http.MethodPost, url+"api/run", strings.NewReader(`{"scenario": "nuclear-plant", "days": 5000, "arms": []}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	first, err := http.DefaultClient.Do(r) // which answers when its run begins
	if err != nil {
		t.Fatal(err)
	}
	defer first.Body.Close()
	ctx := look(t, url, "#scenario=small&arm=a;set=resources.experts:3")
	until(t, ctx, `document.getElementById("progress").textContent === "1 run is ahead of yours."`)
	end()
	until(t, ctx, through)
}

// Files that were cleared away are said to be gone, and a program that has ended to be lost;
// what was set stays.
func TestWhatIsNoLongerThere(t *testing.T) {
	url, stop := servePage(t)
	ctx := look(t, url, "#scenario=small&arm=a;set=resources.experts:3")
	until(t, ctx, through)
	takeAway(t, ctx, "get-report")
	folders, err := filepath.Glob(filepath.Join(os.TempDir(), "heed-explorer-*", "*", "series.csv"))
	if err != nil || len(folders) != 1 {
		t.Fatalf("folders of results: %q, %v; want one", folders, err)
	}
	if err := os.RemoveAll(filepath.Dir(folders[0])); err != nil {
		t.Fatal(err)
	}
	ask[bool](t, ctx, `document.getElementById("get-report").click(); true`)
	until(t, ctx, `/no longer has the files/.test(`+alerts+`)`)
	press(t, ctx, "Run it again")
	until(t, ctx, through+` && !document.getElementById("get-report").disabled`)

	stop()
	ask[bool](t, ctx, experts+`.focus(); `+experts+`.value = 4; `+experts+`.dispatchEvent(new Event("input", {bubbles: true})); true`)
	until(t, ctx, `/heed serve still runs/.test(`+alerts+`)`)
	if !ask[bool](t, ctx, experts+`.value === "4"`) {
		t.Errorf("what was set is gone with the connection")
	}
}
