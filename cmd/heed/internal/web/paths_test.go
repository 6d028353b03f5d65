package web

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// Whatever is asked for, nothing of the machine is answered, and nothing fails.
func FuzzPaths(f *testing.F) {
	for _, path := range []string{
		"/", "/api/run", "/api/files/id-plant/series.csv", "/api/files/id-plant/../../etc/passwd", "/api/files/id-plant/%2e%2e%2flock",
		"/api/files/../../../etc/passwd", "/assets/..%2f..%2fetc%2fpasswd", "//etc/passwd", `/assets/..\..\secret`, "/api/files/%00/%00", "*", "http://a/", "/?a=b#c", "/assets/main.js/", "/api/files//", "/%",
	} {
		f.Add("GET", path)
		f.Add("POST", path)
	}
	dir := f.TempDir()
	f.Setenv("TMPDIR", dir)
	s, err := New(Options{Engine: fake(brief), Page: page, Runs: 1})
	if err != nil {
		f.Fatal(err)
	}
	at, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		f.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, at) }()
	f.Cleanup(func() { cancel(); <-ended })
	host := at.Addr().String()
	a, err := http.Post("http://"+host+"/api/run", "application/json", strings.NewReader(`{"scenario":"plant"}`))
	if err != nil {
		f.Fatal(err)
	}
	io.Copy(io.Discard, a.Body)
	a.Body.Close()
	known := map[string]bool{"<!doctype html><title>The page</title>": true, "export {};": true, "day\nplant\n": true, "<svg/>": true, "# plant\n": true}
	f.Fuzz(func(t *testing.T, method, path string) {
		c, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		io.WriteString(c, method+" "+path+" HTTP/1.1\r\nHost: "+host+"\r\nContent-Type: application/json\r\nContent-Length: 20\r\nConnection: close\r\n\r\n{\"scenario\":\"plant\"}")
		a, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
		if err != nil {
			return // of a path that is no part of a request
		}
		defer a.Body.Close()
		b, _ := io.ReadAll(a.Body)
		answered := a.StatusCode == 200 && len(b) > 0
		switch {
		case a.StatusCode >= 500 && a.StatusCode != http.StatusHTTPVersionNotSupported && a.StatusCode != http.StatusNotImplemented:
			t.Errorf("%q %q: %s %q; want no failure", method, path, a.Status, b)
		case answered && !known[string(b)] && !bytes.HasPrefix(b, []byte("PK")) && !strings.HasPrefix(pathOf(path), "/api/") && method != "HEAD":
			t.Errorf("%q %q: %q; want a part of the page or of the results", method, path, b)
		case answered && strings.HasPrefix(pathOf(path), filesPath) && !known[string(b)] && !bytes.HasPrefix(b, []byte("PK")):
			t.Errorf("%q %q: %q; want a file of the results", method, path, b)
		}
	})
}

// pathOf returns the path of what was asked for.
func pathOf(target string) string {
	u, err := url.ParseRequestURI(target)
	if err != nil {
		return target
	}
	return u.Path
}
