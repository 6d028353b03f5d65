package web

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// ServeHTTP implements [http.Handler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	out := &response{ResponseWriter: w, patience: s.write}
	defer s.survive(out, r)
	protect(out.Header())
	if no := s.guard(r); no.status != 0 {
		refuseText(out, no)
		return
	}
	s.route(out, r)
}

// The methods of routes.
var (
	reads  = []string{http.MethodGet, http.MethodHead}
	writes = []string{http.MethodPost}
)

// route hands a request to what answers it.
func (s *Server) route(w *response, r *http.Request) {
	methods, handle := reads, s.serveAsset
	switch path := r.URL.Path; {
	case path == "/api/catalogue":
		handle = s.serveCatalogue
	case path == "/api/scenario":
		methods, handle = writes, s.serveScenario
	case path == "/api/run":
		methods, handle = writes, s.serveRun
	case strings.HasPrefix(path, filesPath):
		handle = s.serveFile
	case strings.HasPrefix(path, "/api/"), s.assets[path] == nil:
		refuse(w, http.StatusNotFound, "There is nothing at this address.")
		return
	}
	if !slices.Contains(methods, r.Method) {
		w.Header().Set("Allow", strings.Join(methods, ", "))
		refuse(w, http.StatusMethodNotAllowed, "This address takes %s only.", strings.Join(methods, " and "))
		return
	}
	handle(w, r)
}

// serveCatalogue answers what the page is made of.
func (s *Server) serveCatalogue(w *response, _ *http.Request) {
	answerJSON(w, http.StatusOK, s.catalogue)
}

// survive keeps the server alive where a handler panics, and says so on both sides.
func (s *Server) survive(w *response, r *http.Request) {
	p := recover()
	if p == nil {
		return
	}
	if p == http.ErrAbortHandler {
		panic(p) // which ends a connection on purpose
	}
	s.say(fmt.Sprintf("a request failed: %v; this is a mistake in heed itself; please report it with these lines:\n%s", p, debug.Stack()))
	if w.begun {
		panic(http.ErrAbortHandler) // so that half an answer does not look like one
	}
	refuse(w, http.StatusInternalServerError, "The program has a mistake, and this request met it; the terminal that it was started in says more.")
}

// A response knows whether it has begun, and fails where the client does not read what is
// written for some time.
type response struct {
	http.ResponseWriter
	patience time.Duration
	begun    bool
}

// WriteHeader implements [http.ResponseWriter].
func (r *response) WriteHeader(status int) {
	r.begun = true
	r.hurry()
	r.ResponseWriter.WriteHeader(status)
}

// Write implements [http.ResponseWriter].
func (r *response) Write(b []byte) (int, error) {
	r.begun = true
	r.hurry()
	return r.ResponseWriter.Write(b)
}

// Flush sends what was written.
func (r *response) Flush() error {
	r.hurry()
	return http.NewResponseController(r.ResponseWriter).Flush()
}

// hurry gives the client some time from now on. A writer that is no connection has none.
func (r *response) hurry() {
	_ = http.NewResponseController(r.ResponseWriter).SetWriteDeadline(time.Now().Add(r.patience))
}
