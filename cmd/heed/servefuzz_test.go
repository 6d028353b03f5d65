package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"testing"

	"heed/cmd/heed/internal/web"
	"heed/cmd/internal/explorer"
	"heed/scenarios"
)

// The seed corpus alone runs with the other tests; go test -fuzz FuzzSettings goes on.
func FuzzSettings(f *testing.F) {
	for _, body := range []string{
		`{"scenario":"nuclear-plant","arms":[]}`,
		`{"scenario":"nuclear-plant","seed":"5","days":10,"burn_in":0,"replicates":1,"record_every":1,"set":{"culture.blame":0.2,"organization.network":"blocks"},"arms":[{"name":"a","title":"A","from_day":1,"until_day":5,"ramp_days":2,"cost":1,"cost_once":2,"set":{"culture.blame":0.1}},{"name":"b","combine":["a"]}]}`,
		`{"text":"[scenario]\nname = \"x\"\n[organization]\nemployees = 20\n","arms":[]}`,
		`{"text":"[organization]\nroster = \"/etc/passwd\"\n"}`,
		`{"set":{"organization.roster":"../../etc/passwd"}}`,
		`{"scenario":"none"}`, `{"arms":[{"name":"a","combine":["a"]}]}`, `{"arms":[{"name":"a","combine":["b"]},{"name":"b","combine":["a"]}]}`,
		`{"set":{"a.b":{"c":[1,2,{}]}}}`, `{"days":-1,"burn_in":-1,"replicates":-1,"record_every":0}`, `{"days":9223372036854775807,"record_every":-9223372036854775808}`,
		`{"set":{"organization.employees":1e308}}`, `{"scenario":"nuclear-plant","set":{"organization.employees":0.5}}`, `{"arms":[{"set":{"culture.blame":1e308}}]}`, "{\"text\":\"\\u0000\\ud800\"}", `null`, `[]`, `"`, ``,
	} {
		f.Add([]byte(body))
	}
	x := explorer.New(explorer.Options{Limits: explorer.Native, Workers: 1})
	engine := engineOf(x)
	engine.Play = func(context.Context, *scenarios.Scenario, func(explorer.Event) error) (web.Result, error) {
		return nil, context.Canceled
	}
	url := serveEngine(f, engine)
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, path := range []string{"api/scenario", "api/run"} {
			a, err := http.Post(url+path, "application/json", bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(a.Body)
			a.Body.Close()
			if err != nil || a.StatusCode >= 500 || a.StatusCode != 200 && !json.Valid(text) {
				t.Errorf("POST %s %q: %s %q (%v); want no failure of the server", path, body, a.Status, text, err)
			}
		}
	})
}

// serveEngine serves an engine and returns its address.
func serveEngine(t testing.TB, e web.Engine) string {
	t.Helper()
	s, err := web.New(web.Options{Engine: e, Page: blankPage, Given: loopback, Runs: 2})
	if err != nil {
		t.Fatal(err)
	}
	at, err := net.Listen("tcp", loopback+":0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, at) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Serve: %v; want no error", err)
		}
	})
	return "http://" + at.Addr().String() + "/"
}
