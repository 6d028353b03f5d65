package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"syscall"
)

// loopback is the address that is of this machine alone.
const loopback = "127.0.0.1"

// An address is where heed serve listens.
type address struct{ host, port string }

// addressOf reads --addr. A port alone is one of this machine alone: all other addresses
// have to be asked for by name.
func addressOf(text string) (address, error) {
	whole := text
	if !strings.Contains(text, ":") && isPort(text) {
		whole = ":" + text
	}
	host, port, err := net.SplitHostPort(whole)
	if err != nil || !isPort(port) || strings.ContainsAny(host, " /%@") {
		return address{}, usage("--addr: have %q; want host:port, such as %s:8080; port 0 is a free one", text, loopback)
	}
	if host == "" {
		host = loopback
	}
	return address{host, port}, nil
}

// isPort reports whether a text is the number of a port.
func isPort(text string) bool {
	_, err := strconv.ParseUint(text, 10, 16)
	return err == nil
}

// taken is what Windows calls an address that another has (WSAEADDRINUSE); others have
// [syscall.EADDRINUSE].
const taken = syscall.Errno(10048)

// listen listens at the address. The error says what can be done.
func (a address) listen(ctx context.Context) (net.Listener, error) {
	at := net.JoinHostPort(a.host, a.port)
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", at)
	var name *net.DNSError
	switch {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE), errors.Is(err, taken):
		return nil, fmt.Errorf("%s is taken by another program, perhaps by another heed serve; take another port with --addr, or leave it out for a free one", at)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return nil, usage("--addr: %s is no address of this machine; want %s, which is for this machine alone, or one that it has", a.host, loopback)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("the system does not let heed listen at %s: ports below 1024 are its own; take another with --addr", at)
	case errors.As(err, &name):
		return nil, usage("--addr: there is no host %q", a.host)
	}
	return nil, fmt.Errorf("heed cannot listen at %s: %w", at, err)
}

// isLoopback reports whether an address is of this machine alone.
func isLoopback(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// urlOf returns where the page is for a browser on this machine, of a listener that was
// asked for with a host.
func urlOf(a net.Addr, host string) string {
	_, port, _ := net.SplitHostPort(a.String())
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = loopback
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}
