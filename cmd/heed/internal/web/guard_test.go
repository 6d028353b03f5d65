package web

import (
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestHosts(t *testing.T) {
	tests := []struct {
		at, given, host string
		want            bool
	}{
		{"127.0.0.1:8080", "127.0.0.1", "127.0.0.1:8080", true},
		{"127.0.0.1:8080", "127.0.0.1", "localhost:8080", true},
		{"127.0.0.1:8080", "127.0.0.1", "LOCALHOST:8080", true},
		{"127.0.0.1:8080", "", "[::1]:8080", true},
		{"127.0.0.1:8080", "127.0.0.1", "127.0.0.1", false},
		{"127.0.0.1:8080", "127.0.0.1", "127.0.0.1:80", false},
		{"127.0.0.1:8080", "127.0.0.1", "127.0.0.1:18080", false},
		{"127.0.0.1:8080", "127.0.0.1", "", false},
		{"127.0.0.1:8080", "127.0.0.1", ":8080", false},
		{"127.0.0.1:8080", "127.0.0.1", "evil.example:8080", false},
		{"127.0.0.1:8080", "127.0.0.1", "127.0.0.1.evil.example:8080", false},
		{"127.0.0.1:8080", "127.0.0.1", "localhost.evil.example:8080", false},
		{"127.0.0.1:8080", "127.0.0.1", "192.168.1.5:8080", false},
		{"127.0.0.1:8080", "127.0.0.1", "127.0.0.1:8080:8080", false},
		{"127.0.0.1:80", "127.0.0.1", "localhost", true},
		{"127.0.0.1:80", "127.0.0.1", "localhost:80", true},
		{"127.0.0.1:80", "127.0.0.1", "evil.example", false},
		{"192.168.1.5:8080", "192.168.1.5", "192.168.1.5:8080", true},
		{"192.168.1.5:8080", "Plant.example", "plant.example:8080", true},
		{"192.168.1.5:8080", "192.168.1.5", "plant.example:8080", false},
		{"[fe80::1]:8080", "fe80::1", "[fe80::1]:8080", true},
		{"0.0.0.0:8080", "0.0.0.0", "192.168.1.5:8080", true},
		{"[::]:8080", "::", "[2001:db8::1]:8080", true},
		{"0.0.0.0:8080", "0.0.0.0", "evil.example:8080", false},
		{"0.0.0.0:8080", "0.0.0.0", "::1:8080", false},
		{"0.0.0.0:8080", "0.0.0.0", "[1.2.3.4]:8080", false},
	}
	for _, tt := range tests {
		at, err := net.ResolveTCPAddr("tcp", tt.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := hostsOf(at, tt.given).has(tt.host); got != tt.want {
			t.Errorf("at %s, given as %q: has(%q) = %v; want %v", tt.at, tt.given, tt.host, got, tt.want)
		}
	}
}

func TestRequestsOfOthersAreRefused(t *testing.T) {
	f := serve(t, brief, nil)
	const body = `{"scenario":"plant","arms":[]}`
	port := f.url[strings.LastIndexByte(f.url, ':'):]
	tests := []struct {
		name, path, body string
		change           func(*http.Request)
		want             int
	}{
		{"the page", "/", "", nil, 200},
		{"the page by its other name", "/", "", func(r *http.Request) { r.Host = "localhost" + port }, 200},
		{"the page by a name that leads here", "/", "", func(r *http.Request) { r.Host = "evil.example" + port }, 421},
		{"the page from a link elsewhere", "/", "", header("Sec-Fetch-Site", "cross-site"), 200},
		{"the catalogue by a name that leads here", "/api/catalogue", "", func(r *http.Request) { r.Host = "evil.example" + port }, 421},
		{"the catalogue for a script elsewhere", "/api/catalogue", "", header("Sec-Fetch-Site", "cross-site"), 403},
		{"the catalogue for a page at another port", "/api/catalogue", "", header("Sec-Fetch-Site", "same-site"), 403},
		{"the catalogue for the page", "/api/catalogue", "", header("Sec-Fetch-Site", "same-origin"), 200},
		{"a file for a page elsewhere", "/api/files/a/b", "", header("Sec-Fetch-Site", "cross-site"), 403},
		{"settings of no page", "/api/scenario", body, nil, 200},
		{"settings of the page", "/api/scenario", body, header("Origin", f.url), 200},
		{"settings of a page elsewhere", "/api/scenario", body, header("Origin", "https://evil.example"), 403},
		{"settings of a page at another port", "/api/scenario", body, header("Origin", "http://127.0.0.1:1"), 403},
		{"settings of a page by another name of the server", "/api/scenario", body, header("Origin", "http://localhost"+port), 403},
		{"settings of a page over HTTPS", "/api/scenario", body, header("Origin", "https"+strings.TrimPrefix(f.url, "http")), 403},
		{"settings of a file", "/api/scenario", body, header("Origin", "null"), 403},
		{"settings of nobody", "/api/scenario", body, header("Origin", ""), 403},
		{"settings of two origins", "/api/scenario", body, func(r *http.Request) { r.Header["Origin"] = []string{f.url, "https://evil.example"} }, 403},
		{"settings that are cross-site", "/api/scenario", body, header("Sec-Fetch-Site", "cross-site"), 403},
		{"a run for a page elsewhere", "/api/run", body, header("Origin", "https://evil.example"), 403},
		{"settings of a form", "/api/scenario", body, header("Content-Type", "text/plain"), 415},
		{"settings of a form that uploads", "/api/run", body, header("Content-Type", "multipart/form-data; boundary=x"), 415},
		{"settings of no type", "/api/run", body, func(r *http.Request) { r.Header.Del("Content-Type") }, 415},
		{"settings with their letters", "/api/scenario", body, header("Content-Type", "application/json; charset=utf-8"), 200},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := f.request(tt.path, tt.body)
			if tt.change != nil {
				tt.change(r)
			}
			a, text := f.do(r)
			if a.StatusCode != tt.want {
				t.Errorf("%s %s: %s %s; want %d", r.Method, tt.path, a.Status, text, tt.want)
			}
			wantProtected(t, a)
		})
	}
}

// header returns a change that sets a header.
func header(key, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(key, value) }
}

// wantProtected wants the headers that every answer has.
func wantProtected(t *testing.T, a *http.Response) {
	t.Helper()
	for key, want := range map[string]string{
		"Content-Security-Policy":      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "no-referrer",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"X-Frame-Options":              "DENY",
	} {
		if got := a.Header.Get(key); got != want {
			t.Errorf("%s: %q; want %q", key, got, want)
		}
	}
	for key := range a.Header {
		if strings.HasPrefix(key, "Access-Control-") {
			t.Errorf("the answer has %s; want nothing that lets others in", key)
		}
	}
	if a.Header.Get("Cache-Control") == "" || a.Header.Get("Content-Type") == "" && a.StatusCode != 304 {
		t.Errorf("the answer says neither its type nor how long it lasts: %v", a.Header)
	}
}
