package web

import (
	"bufio"
	"context"
	"io"
	"maps"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"heed/cmd/internal/explorer"
	"heed/scenarios"
)

func TestRoutes(t *testing.T) {
	f := serve(t, brief, nil)
	tests := []struct {
		method, path string
		want         int
		says         string
	}{
		{"GET", "/", 200, "The page"},
		{"HEAD", "/", 200, ""},
		{"GET", "/assets/main.js", 200, "export"},
		{"GET", "/assets/none.js", 404, "nothing at this address"},
		{"GET", "/assets/", 404, "nothing at this address"},
		{"GET", "/assets", 404, "nothing at this address"},
		{"GET", "/secret.txt", 404, "nothing at this address"},
		{"GET", "/assets/../secret.txt", 404, "nothing at this address"},
		{"GET", "/assets/%2e%2e/secret.txt", 404, "nothing at this address"},
		{"GET", "//", 404, "nothing at this address"},
		{"POST", "/", 405, "GET and HEAD"},
		{"PUT", "/assets/main.js", 405, "GET and HEAD"},
		{"GET", "/api/catalogue", 200, `"heed test"`},
		{"POST", "/api/catalogue", 405, "GET and HEAD"},
		{"GET", "/api/scenario", 405, "POST only"},
		{"GET", "/api/run", 405, "POST only"},
		{"DELETE", "/api/run", 405, "POST only"},
		{"OPTIONS", "/api/run", 405, "POST only"},
		{"TRACE", "/api/run", 405, "POST only"},
		{"GET", "/api/", 404, "nothing at this address"},
		{"GET", "/api/none", 404, "nothing at this address"},
		{"POST", "/api/files/a/b", 405, "GET and HEAD"},
		{"GET", "/api/files/", 410, "no longer"},
		{"GET", "/api/files/a/series.csv", 410, "Run the scenario again"},
	}
	for _, tt := range tests {
		r := f.request(tt.path, "")
		r.Method = tt.method
		a, text := f.do(r)
		if a.StatusCode != tt.want || !strings.Contains(text, tt.says) {
			t.Errorf("%s %s: %s %q; want %d and %q", tt.method, tt.path, a.Status, text, tt.want, tt.says)
		}
		wantProtected(t, a)
		if allow := a.Header.Get("Allow"); (a.StatusCode == 405) != (allow != "") {
			t.Errorf("%s %s: %s with Allow %q", tt.method, tt.path, a.Status, allow)
		}
	}
}

func TestAssetsAreKeptByTheirTag(t *testing.T) {
	f := serve(t, brief, nil)
	a, _ := f.get("/assets/main.js")
	tag := a.Header.Get("ETag")
	if a.Header.Get("Content-Type") != "text/javascript; charset=utf-8" || a.Header.Get("Cache-Control") != "no-cache" || tag == "" {
		t.Errorf("GET /assets/main.js: %v; want a script with a tag, to be asked for again", a.Header)
	}
	r := f.request("/assets/main.js", "")
	r.Header.Set("If-None-Match", tag)
	if a, text := f.do(r); a.StatusCode != http.StatusNotModified || text != "" {
		t.Errorf("GET /assets/main.js with its tag: %s %q; want 304 and nothing", a.Status, text)
	}
	if other, _ := f.get("/"); other.Header.Get("ETag") == tag {
		t.Errorf("the page has the tag of a script")
	}
}

func TestPageIsWanted(t *testing.T) {
	for name, o := range map[string]Options{
		"no page":       {Engine: fake(brief)},
		"no index.html": {Engine: fake(brief), Page: without(page, "index.html")},
	} {
		if _, err := New(o); err == nil || !strings.Contains(err.Error(), "page") {
			t.Errorf("New, %s: error %v; want it to say what is wrong with the page", name, err)
		}
	}
}

// What no client of net/http sends.
func TestBytesThatAreNoRequest(t *testing.T) {
	f := serve(t, brief, func(b *bounds) { b.header, b.body = 50*time.Millisecond, 0 })
	host := strings.TrimPrefix(f.url, "http://")
	tests := []struct{ name, bytes, want string }{
		{"no request", "hello\r\n\r\n", "400"},
		{"no host", "GET / HTTP/1.1\r\n\r\n", "400"},
		{"two hosts", "GET / HTTP/1.1\r\nHost: " + host + "\r\nHost: a\r\n\r\n", "400"},
		{"no host of old", "GET / HTTP/1.0\r\n\r\n", "421"},
		{"a whole address of another", "GET http://evil.example/ HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n", "421"},
		{"a star", "OPTIONS * HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n", "404"},
		{"a tunnel", "CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n", "421"},
		{"a path out", "GET /../../etc/passwd HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n", "404"},
		{"a header of a megabyte", "GET / HTTP/1.1\r\nHost: " + host + "\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n", "431"},
		{"a body that does not come", "POST /api/run HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: 9999999\r\nConnection: close\r\n\r\n", "400"},
		{"a header that does not end", "GET / HTTP/1.1\r\nHost: " + host + "\r\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := net.Dial("tcp", host)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			go io.WriteString(c, tt.bytes)
			line, _ := bufio.NewReader(c).ReadString('\n')
			if !strings.Contains(line, tt.want) || (tt.want == "") != (line == "") {
				t.Errorf("the server says %q; want %q", line, tt.want)
			}
		})
	}
}

func TestServerSurvivesPanics(t *testing.T) {
	f := serve(t, func(ctx context.Context, s *scenarios.Scenario, emit func(explorer.Event) error) (Result, error) {
		if s.Name == "bad" {
			panic("in a run")
		}
		return brief(ctx, s, emit)
	}, nil)
	a, text := f.do(f.request("/api/scenario", `{"scenario":"panic"}`))
	if a.StatusCode != 500 || !strings.Contains(text, "has a mistake") || strings.Contains(text, "goroutine") {
		t.Errorf("settings that panic: %s %s; want 500, a sentence, and no stack", a.Status, text)
	}
	v := f.view("bad")
	v.want("failed", nil)
	v.wantEnd()
	for _, want := range []string{"on purpose", "in a run", "please report it", "goroutine"} {
		if !strings.Contains(f.said(), want) {
			t.Errorf("the server says %q; want %q in it", f.said(), want)
		}
	}
	f.run("good")
}

// without returns a page that lacks a part.
func without(page fstest.MapFS, name string) fstest.MapFS {
	less := maps.Clone(page)
	delete(less, name)
	return less
}
