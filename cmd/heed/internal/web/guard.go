package web

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// policy is the content security policy of the page: nothing but its own files, no inline
// scripts or styles, and in no frame of others.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// protect sets what browsers are to keep to.
func protect(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cache-Control", "no-store")
}

// hosts are the names that the server answers to. A page of another name whose name leads
// here, by DNS rebinding, would be of the same origin as the server: so a browser is
// answered under these names alone.
type hosts struct {
	port  string
	names []string // in lower case, IPv6 in brackets
	any   bool     // whether any address in numbers is one: no name can be rebound to be that
}

// hostsOf returns the names of a server that listens at an address, which was given with a
// host that may be a name.
func hostsOf(at net.Addr, given string) hosts {
	_, port, _ := net.SplitHostPort(at.String())
	h := hosts{port: port, names: []string{"localhost", "127.0.0.1", "[::1]"}}
	if given == "" {
		return h
	}
	if ip, err := netip.ParseAddr(given); err == nil {
		h.any = ip.IsUnspecified()
		given = bracketed(ip)
	}
	h.names = append(h.names, strings.ToLower(given))
	return h
}

// bracketed writes an address as URLs have it.
func bracketed(ip netip.Addr) string {
	if ip.Is6() {
		return "[" + ip.String() + "]"
	}
	return ip.String()
}

// has reports whether the header Host of a request is one of the names, with the port that
// the server listens on.
func (h hosts) has(host string) bool {
	name, ok := strings.CutSuffix(host, ":"+h.port)
	if !ok && h.port != "80" { // which browsers leave out
		return false
	}
	if slices.Contains(h.names, strings.ToLower(name)) {
		return true
	}
	return h.any && isNumbers(name)
}

// isNumbers reports whether a host is an IP address.
func isNumbers(name string) bool {
	inner, bracket := strings.CutPrefix(name, "[")
	if bracket {
		inner = strings.TrimSuffix(inner, "]")
	}
	ip, err := netip.ParseAddr(inner)
	return err == nil && ip.Zone() == "" && ip.Is6() == bracket
}

// refusal is an answer to a request that is not to be.
type refusal struct {
	status int
	text   string
}

// guard returns why a request is refused; a status of 0 is none.
func (s *Server) guard(r *http.Request) refusal {
	switch {
	case !s.hosts.has(r.Host):
		return refusal{http.StatusMisdirectedRequest, "The explorer answers at http://127.0.0.1:" + s.hosts.port + "/ and not under the name " + strconv.QuoteToASCII(clip(r.Host)) + "."}
	case r.Method == http.MethodPost && !s.ownOrigin(r):
		return refusal{http.StatusForbidden, "The explorer takes settings from its own page only, and this request is of another."}
	case strings.HasPrefix(r.URL.Path, "/api/") && !sameSite(r):
		return refusal{http.StatusForbidden, "The explorer answers its own page only, and this request is of another."}
	}
	return refusal{}
}

// ownOrigin reports whether a request is of the server's own page, or of no page.
func (s *Server) ownOrigin(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	return len(origins) == 0 || len(origins) == 1 && strings.EqualFold(origins[0], "http://"+r.Host)
}

// sameSite reports whether the browser, where it says anything, says that a request is of
// the server's own page or of the person at it.
func sameSite(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return false
}

// clip shortens what somebody sent to what a sentence can hold.
func clip(text string) string {
	const most = 80
	if len(text) > most {
		return text[:most] + "..."
	}
	return text
}
