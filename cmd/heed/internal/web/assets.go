package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"time"
)

// types are the content types of what is served, by the ending of its name: those that the
// system knows differ from one machine to the next.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".csv":  "text/csv; charset=utf-8",
	".toml": "application/toml; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".ico":  "image/x-icon",
	".pdf":  "application/pdf",
	".zip":  "application/zip",
	".wasm": "application/wasm",
}

// typeOf returns the content type of a file.
func typeOf(name string) string {
	if t, ok := types[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}

// An asset is a part of the page.
type asset struct {
	name string
	text []byte
	tag  string // what changes with the text
}

// readAssets reads the page, by the path that each part is asked for.
func readAssets(page fs.FS) (map[string]*asset, error) {
	if page == nil {
		return nil, errors.New("web: there is no page")
	}
	all := map[string]*asset{}
	add := func(name string) error {
		text, err := fs.ReadFile(page, name)
		sum := sha256.Sum256(text)
		all["/"+name] = &asset{name: name, text: text, tag: `"` + hex.EncodeToString(sum[:12]) + `"`}
		return err
	}
	if err := add("index.html"); err != nil {
		return nil, fmt.Errorf("web: the page: %w", err)
	}
	all["/"] = all["/index.html"]
	delete(all, "/index.html")
	err := fs.WalkDir(page, "assets", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		return add(name)
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("web: the page: %w", err)
	}
	return all, nil
}

// serveAsset answers a part of the page, which is there. Browsers keep it, and ask each
// time whether it is still the same: another version of the program may be at this address.
func (s *Server) serveAsset(w *response, r *http.Request) {
	a := s.assets[r.URL.Path]
	h := w.Header()
	h.Set("Content-Type", typeOf(a.name))
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", a.tag)
	http.ServeContent(w, r, a.name, time.Time{}, bytes.NewReader(a.text))
}
