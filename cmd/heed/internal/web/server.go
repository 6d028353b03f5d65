package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"net"
	"net/http"
	"time"
)

// Options say what a server serves.
type Options struct {
	Engine Engine
	Page   fs.FS  // index.html, and the folder assets
	Given  string // the host that the address was given with, such as 127.0.0.1; "" for none
	Runs   int    // how many run at once; others wait
	// Log takes what whoever started the server should know. It may be called by several
	// goroutines at once.
	Log func(text string)
}

// bounds are what keeps every size and every wait small. Tests make them smaller.
type bounds struct {
	header, body, idle time.Duration // the longest that a client takes for a header, for a body, and between requests
	write              time.Duration // the longest that one writing takes, after which a reader is left
	pace               time.Duration // from one event of frames to the next
	beat               time.Duration // from one sign of life to the next where nothing happens
	shutdown           time.Duration // the longest that the end waits for answers under way
	settings           int64         // bytes of a body
	waiting            int           // runs in the queue
	unread             int           // bytes of frames that are not sent yet
	memory, disk       int64         // bytes of results that are kept
	kept               int           // results that are kept
}

// standard are the bounds of a server for people.
var standard = bounds{
	header: 10 * time.Second, body: 30 * time.Second, idle: 2 * time.Minute,
	write: 10 * time.Second, pace: 50 * time.Millisecond, beat: 15 * time.Second, shutdown: 2 * time.Second,
	settings: 1 << 20, waiting: 64, unread: 4 << 20,
	memory: 256 << 20, disk: 1 << 30, kept: 32,
}

// maxHeader bounds the bytes of a request's header: browsers send about one kilobyte.
const maxHeader = 32 << 10

// errEnded is why all that is under way ends when the server does.
var errEnded = errors.New("the server has ended")

// A Server answers the explorer's page. It is an [http.Handler] once [Server.Serve] has
// given it an address.
type Server struct {
	Options
	bounds
	hosts     hosts
	assets    map[string]*asset
	catalogue []byte
	queue     *queue
	store     *store
	asking    chan struct{} // holds a value for each settings that are being read
}

// New returns a server. What it needs of the disk it makes when it serves. An error is of
// a page or a catalogue that cannot be served.
func New(o Options) (*Server, error) {
	s := &Server{Options: o, bounds: standard}
	var err error
	if s.assets, err = readAssets(o.Page); err != nil {
		return nil, err
	}
	c := o.Engine.Catalogue()
	if s.catalogue, err = json.Marshal(c); err != nil {
		return nil, fmt.Errorf("web: the catalogue: %w", err)
	}
	if n := int64(c.Limits.TextBytes); n > 0 {
		s.settings = n
	}
	s.Runs = max(1, s.Runs)
	s.asking = make(chan struct{}, 2*s.Runs)
	return s, nil
}

// Serve answers at a listener until ctx ends, and then ends what is under way, within
// seconds, and removes what it put on the disk. It closes the listener. It may be called once.
func (s *Server) Serve(ctx context.Context, at net.Listener) error {
	room, err := openRoom()
	if err != nil {
		return errors.Join(err, at.Close())
	}
	s.hosts = hostsOf(at.Addr(), s.Given)
	s.queue = newQueue(s.Runs, s.waiting)
	s.store = newStore(room, s.bounds, s.Runs)

	working, end := context.WithCancelCause(context.WithoutCancel(ctx))
	defer end(errEnded)
	s.store.begin(working)
	server := s.server(working)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(at) }()
	select {
	case err = <-ended:
		end(errEnded)
	case <-ctx.Done():
		end(errEnded)
		err = s.shutDown(server)
	}
	return errors.Join(err, s.store.end(s.shutdown))
}

// server returns the HTTP server, all of whose requests end when ctx does.
func (s *Server) server(ctx context.Context) *http.Server {
	return &http.Server{
		Handler: s, ReadHeaderTimeout: s.header, ReadTimeout: s.header + s.body, IdleTimeout: s.idle,
		MaxHeaderBytes: maxHeader, DisableGeneralOptionsHandler: true,
		BaseContext: func(net.Listener) context.Context { return ctx },
		ErrorLog:    log.New(logged(s.say), "", 0),
	}
}

// shutDown ends the server: whoever does not read what is sent by then is left.
func (s *Server) shutDown(server *http.Server) error {
	ctx, stop := context.WithTimeout(context.Background(), s.shutdown)
	defer stop()
	err := server.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	return err
}

// say tells whoever started the server.
func (s *Server) say(text string) {
	if s.Log != nil {
		s.Log(text)
	}
}

// logged passes on what is written to it.
type logged func(text string)

// Write implements [io.Writer].
func (l logged) Write(b []byte) (int, error) {
	l(string(b))
	return len(b), nil
}
