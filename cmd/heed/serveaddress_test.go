package main

import (
	"context"
	"net"
	"strings"
	"testing"
)

func TestAddresses(t *testing.T) {
	tests := []struct {
		text string
		want address // the zero value where it is refused
	}{
		{"127.0.0.1:0", address{"127.0.0.1", "0"}},
		{"8080", address{"127.0.0.1", "8080"}},
		{":8080", address{"127.0.0.1", "8080"}},
		{"localhost:8080", address{"localhost", "8080"}},
		{"[::1]:8080", address{"::1", "8080"}},
		{"0.0.0.0:8080", address{"0.0.0.0", "8080"}},
		{"plant.example:80", address{"plant.example", "80"}},
		{"", address{}},
		{"127.0.0.1", address{}},
		{"127.0.0.1:", address{}},
		{"127.0.0.1:http", address{}},
		{"127.0.0.1:65536", address{}},
		{"127.0.0.1:-1", address{}},
		{"::1:8080", address{}},
		{"http://127.0.0.1:8080", address{}},
		{"127.0.0.1:8080/", address{}},
		{"me@127.0.0.1:8080", address{}},
	}
	for _, tt := range tests {
		got, err := addressOf(tt.text)
		if got != tt.want || (err == nil) != (tt.want != address{}) {
			t.Errorf("addressOf(%q) = %v, %v; want %v", tt.text, got, err, tt.want)
		}
		if err != nil && !strings.Contains(err.Error(), "want host:port") {
			t.Errorf("addressOf(%q): %v; want it to say what would be right", tt.text, err)
		}
	}
}

func TestAddressOfThePage(t *testing.T) {
	tests := []struct {
		at, host, want string
		loopback       bool
	}{
		{"127.0.0.1:8080", "127.0.0.1", "http://127.0.0.1:8080/", true},
		{"127.0.0.1:8080", "localhost", "http://localhost:8080/", true},
		{"[::1]:8080", "::1", "http://[::1]:8080/", true},
		{"[::]:8080", "0.0.0.0", "http://127.0.0.1:8080/", false},
		{"192.0.2.1:80", "plant.example", "http://plant.example:80/", false},
	}
	for _, tt := range tests {
		at, err := net.ResolveTCPAddr("tcp", tt.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := urlOf(at, tt.host); got != tt.want {
			t.Errorf("urlOf(%s, %s) = %s; want %s", tt.at, tt.host, got, tt.want)
		}
		if got := isLoopback(at); got != tt.loopback {
			t.Errorf("isLoopback(%s) = %v; want %v", tt.at, got, tt.loopback)
		}
	}
}

// A port that another has is one error, which says what to do.
func TestTakenPort(t *testing.T) {
	d := serveOn(t)
	at := strings.TrimSuffix(strings.TrimPrefix(d.url, "http://"), "/")
	var out, notes strings.Builder
	if got := heed(context.Background(), []string{"serve", "--addr", at}, &out, &notes); got != failed {
		t.Errorf("heed serve --addr %s: exit code %d; want %d", at, got, failed)
	}
	want := "heed: " + at + " is taken by another program, perhaps by another heed serve; take another port with --addr, or leave it out for a free one\n"
	if notes.String() != want || out.String() != "" {
		t.Errorf("heed serve --addr %s: says %q and %q; want %q", at, out.String(), notes.String(), want)
	}
}

// The page of the program is served, with the catalogue behind it and scenarios of one's own
// in it.
func TestServeServesThePage(t *testing.T) {
	d := serveOn(t, "testdata/tiny.toml")
	if status, text := d.get(""); status != 200 || !strings.Contains(text, "<title>heed</title>") {
		t.Errorf("GET /: %d %q; want the page", status, text)
	}
	if status, text := d.get("api/catalogue"); status != 200 || !strings.Contains(text, `"name":"tiny"`) || !strings.Contains(text, `"name":"nuclear-plant"`) {
		t.Errorf("GET api/catalogue: %d, %d bytes; want one with tiny and nuclear-plant", status, len(text))
	}
	if status, text := d.post("api/scenario", `{"scenario":"tiny","set":{"culture.blame":7},"arms":[]}`); status != 422 || !strings.Contains(text, `"key":"culture.blame"`) {
		t.Errorf("POST api/scenario with a mistake: %d %s; want 422 and its key", status, text)
	}
	if err := d.end(); err != nil || d.said() != "" {
		t.Errorf("heed serve: %v, said %q; want a quiet end", err, d.said())
	}
}
