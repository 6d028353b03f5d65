package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"heed/cmd/internal/explorer"
	"heed/scenarios"
)

// answer answers with JSON.
func answer(w http.ResponseWriter, status int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		status, b = http.StatusInternalServerError, []byte(`{"message":"The answer cannot be written as JSON."}`)
	}
	answerJSON(w, status, b)
}

// answerJSON answers with text that is JSON.
func answerJSON(w http.ResponseWriter, status int, b []byte) {
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(status)
	w.Write(b) // an error is that of a client who is gone
}

// refuse answers that something cannot be done, and why.
func refuse(w http.ResponseWriter, status int, format string, args ...any) {
	answer(w, status, explorer.Failed{Message: fmt.Sprintf(format, args...)})
}

// refuseText answers in plain text, to those who may not read more.
func refuseText(w http.ResponseWriter, r refusal) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(r.status)
	fmt.Fprintln(w, r.text)
}

// failedOf returns an error as the page is told of it.
func failedOf(err error) explorer.Failed {
	var mistakes scenarios.Mistakes
	if errors.As(err, &mistakes) {
		return explorer.Failed{Message: "The settings have " + count(len(mistakes), "mistake") + ".", Mistakes: mistakes}
	}
	return explorer.Failed{Message: err.Error()}
}

// count writes a number of things.
func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return strconv.Itoa(n) + " " + thing
}
