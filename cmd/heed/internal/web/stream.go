package web

import (
	"encoding/json"
	"net/http"
)

// A stream is an answer of server-sent events (WHATWG HTML, section 9.2), each of which is
// sent at once. An error is that of a client who is gone or does not read.
type stream struct {
	to   *response
	line []byte // used again
}

// openStream begins an answer.
func openStream(w *response) *stream {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("X-Accel-Buffering", "no") // for a proxy that somebody put before the server
	w.WriteHeader(http.StatusOK)
	return &stream{to: w}
}

// send sends an event.
func (s *stream) send(name string, data any) error {
	b, err := json.Marshal(data)
	if err != nil {
		return err
	}
	return s.sendAll(message{name, b})
}

// sendAll sends events. Their data are JSON, which has no line breaks.
func (s *stream) sendAll(all ...message) error {
	s.line = s.line[:0]
	for _, m := range all {
		s.line = append(append(append(s.line, "event: "...), m.name...), "\ndata: "...)
		s.line = append(append(s.line, m.data...), "\n\n"...)
	}
	return s.flush()
}

// beat sends a sign of life, which is no event.
func (s *stream) beat() error {
	s.line = append(s.line[:0], ": still here\n\n"...)
	return s.flush()
}

// flush sends the line.
func (s *stream) flush() error {
	if _, err := s.to.Write(s.line); err != nil {
		return err
	}
	return s.to.Flush()
}
