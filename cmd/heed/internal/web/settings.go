package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
	"time"

	"heed/cmd/internal/explorer"
	"heed/scenarios"
)

// A said is what the page is told of settings.
type said struct {
	TOML     string   `json:"toml"`
	Name     string   `json:"name"`
	Warnings []string `json:"warnings"`
}

// serveScenario answers the file that settings come to.
func (s *Server) serveScenario(w *response, r *http.Request) {
	if c, ok := s.read(w, r); ok {
		answer(w, http.StatusOK, said{string(c.Text), c.Name, append([]string{}, c.Warnings...)})
	}
}

// read reads the settings of a request, and returns what they come to. Where that is
// nothing it has answered, and returns false.
func (s *Server) read(w *response, r *http.Request) (*scenarios.Scenario, bool) {
	body, ok := s.readBody(w, r)
	if !ok {
		return nil, false
	}
	select { // how many settings are in memory at once is bounded
	case s.asking <- struct{}{}:
		defer func() { <-s.asking }()
	case <-r.Context().Done():
		return nil, false
	}
	settings, err := settingsOf(body)
	if err != nil {
		refuse(w, http.StatusBadRequest, "The settings cannot be read: %v.", err)
		return nil, false
	}
	c, err := s.Engine.Scenario(settings)
	if err != nil {
		answer(w, http.StatusUnprocessableEntity, failedOf(err))
		return nil, false
	}
	return c, true
}

// readBody reads what a request holds. Where it cannot it has answered, and returns false.
func (s *Server) readBody(w *response, r *http.Request) ([]byte, bool) {
	if t, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || t != "application/json" {
		refuse(w, http.StatusUnsupportedMediaType, "This address takes settings as JSON: the Content-Type has to be application/json.")
		return nil, false
	}
	b, err := io.ReadAll(http.MaxBytesReader(w.ResponseWriter, r.Body, s.settings))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		refuse(w, http.StatusRequestEntityTooLarge, "The settings are larger than %d bytes, which is the most that the explorer takes.", s.settings)
		return nil, false
	case err != nil:
		w.Header().Set("Connection", "close")
		refuse(w, http.StatusBadRequest, "The settings did not come whole.")
		return nil, false
	}
	// Note: that a client may take only so long for a body must not end the answer: the
	// connection is read meanwhile, to notice that the client leaves.
	_ = http.NewResponseController(w.ResponseWriter).SetReadDeadline(time.Time{})
	return b, true
}

// settingsOf reads settings strictly. The error is half a sentence.
func settingsOf(body []byte) (explorer.Settings, error) {
	var s explorer.Settings
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return s, readable(err)
	}
	if _, err := d.Token(); err != io.EOF {
		return s, errors.New("there is something after their end")
	}
	for _, path := range sorted(s.Set) {
		switch s.Set[path].(type) {
		case float64, bool, string:
		default:
			return s, fmt.Errorf("set.%s is neither a number, nor true or false, nor a text", clip(path))
		}
	}
	return s, nil
}

// sorted returns the keys of a map in order.
func sorted(m map[string]any) []string {
	var all []string
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

// readable says what is wrong with JSON in words of the page.
func readable(err error) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF):
		return errors.New("there are none")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("they end too early")
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Errorf("%s has %s, which is not what belongs there", clip(kind.Field), clip(kind.Value))
	case errors.As(err, &kind):
		return fmt.Errorf("they are %s and no object", clip(kind.Value))
	case errors.As(err, &syntax):
		return fmt.Errorf("at byte %d: %s", syntax.Offset, clip(syntax.Error()))
	}
	text := strings.TrimPrefix(err.Error(), "json: ")
	if strings.Contains(text, ",string struct tag") {
		return errors.New("the seed has to be a whole number from 0 on, in quotes")
	}
	if name, ok := strings.CutPrefix(text, "unknown field "); ok {
		return fmt.Errorf("there is no field %s", clip(name))
	}
	return errors.New(clip(text))
}
