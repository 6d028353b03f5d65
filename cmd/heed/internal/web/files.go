package web

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"heed/sim"
)

// filesPath is where files are: /api/files/ID/NAME.
const filesPath = "/api/files/"

// serveFile answers a file of results. The name is looked up in the list of those that the
// results have: no path is made of what was asked for.
func (s *Server) serveFile(w *response, r *http.Request) {
	id, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, filesPath), "/")
	h, err := s.store.use(id)
	if err != nil {
		refuse(w, http.StatusGone, "The server no longer has these results. Run the scenario again to have them.")
		return
	}
	defer s.store.release(h)
	if name == scenarioFile {
		attach(w, h.name+".toml")
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(h.text))
		return
	}
	names, err := s.store.folder(r.Context(), h)
	switch {
	case err != nil:
		s.refuseFile(w, r, err)
	case name == archiveFile:
		s.serveArchive(w, r, h, names)
	case has(names, name):
		s.serveHeld(w, r, h, name)
	default:
		refuse(w, http.StatusNotFound, "These results have no such file.")
	}
}

// refuseFile answers that a folder could not be written.
func (s *Server) refuseFile(w *response, r *http.Request, err error) {
	var p *sim.Panic
	switch {
	case errors.Is(err, errEnded):
		refuse(w, http.StatusServiceUnavailable, "The server has ended.")
	case errors.Is(err, context.Canceled) && r.Context().Err() != nil: // nobody is there to be told
	case errors.As(err, &p):
		panic(fmt.Sprintf("%v\n%s", p.Value, p.Stack))
	default:
		s.say(fmt.Sprintf("the results of a run cannot be written: %v", err))
		refuse(w, http.StatusInternalServerError, "The results cannot be written to the disk of the server: %v.", reason(err))
	}
}

// serveHeld answers a file of a folder.
func (s *Server) serveHeld(w *response, r *http.Request, h *held, name string) {
	f, err := os.Open(h.path(name))
	if err != nil { // somebody cleared temporary files
		s.store.forget(h)
		refuse(w, http.StatusGone, "The server no longer has these results: its temporary files were cleared. Run the scenario again to have them.")
		return
	}
	defer f.Close()
	attach(w, h.name+"-"+path.Base(name))
	http.ServeContent(w, r, name, time.Time{}, f)
}

// attach says that what follows is a file to be kept, and its name: letters, digits and
// the like, as those of scenarios are.
func attach(w *response, name string) {
	safe := strings.Map(func(c rune) rune {
		if c < ' ' || c > '~' || strings.ContainsRune(`"\/:*?<>|`, c) {
			return '-'
		}
		return c
	}, name)
	h := w.Header()
	h.Set("Content-Type", typeOf(safe))
	h.Set("Content-Disposition", `attachment; filename="`+safe+`"`)
}

// serveArchive answers the whole folder and the scenario, in one. The same results have the
// same bytes.
func (s *Server) serveArchive(w *response, r *http.Request, h *held, names []string) {
	attach(w, h.name+"-"+archiveFile)
	if r.Method == http.MethodHead {
		return
	}
	if err := archive(w, h, names); err != nil {
		if r.Context().Err() == nil {
			s.say(fmt.Sprintf("an archive of results cannot be sent: %v", err))
		}
		panic(http.ErrAbortHandler) // so that half of it does not look like all
	}
}

// archiveTime is when everything in an archive was made: the first that ZIP can say, since
// results have no clock.
var archiveTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// archive writes a folder as ZIP, file by file, so that no more than a part is in memory.
func archive(to io.Writer, h *held, names []string) error {
	z := zip.NewWriter(to)
	add := func(name string, from io.Reader) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: h.name + "/" + name, Method: zip.Deflate, Modified: archiveTime})
		if err == nil {
			_, err = io.Copy(w, from)
		}
		return err
	}
	for _, name := range slices.Sorted(slices.Values(append([]string{scenarioFile}, names...))) {
		if name == scenarioFile {
			if err := add(name, bytes.NewReader(h.text)); err != nil {
				return err
			}
			continue
		}
		if err := addFile(add, name, h.path(name)); err != nil {
			return err
		}
	}
	return z.Close()
}

// addFile adds what is in a file.
func addFile(add func(string, io.Reader) error, name, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return add(name, f)
}
