package site

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"heed/results"
	"heed/scenarios"
)

// A Site is what is written.
type Site struct {
	Dir     string
	Page    fs.FS // index.html and the folder assets
	Program *Program
	Own     []*scenarios.Scenario // beside those that are shipped
	Version string                // of the program that writes it
	Force   bool                  // write also where there are other files, which stay
}

// A ForeignError says that a folder holds files that no export wrote.
type ForeignError struct {
	Dir   string
	Files []string // relative to Dir
}

// Error implements error.
func (e *ForeignError) Error() string {
	more := ""
	if len(e.Files) > 1 {
		more = fmt.Sprintf(" and %d more", len(e.Files)-1)
	}
	return fmt.Sprintf("%s has files that no export wrote: %s%s; want a folder for the page alone, or --force, which leaves them", e.Dir, e.Files[0], more)
}

// An OwnError says that a scenario cannot go into a site.
type OwnError struct{ Name, File string }

// Error implements error.
func (e *OwnError) Error() string {
	return fmt.Sprintf("scenario %s reads the file %s, which would be published with the page; leave the scenario out, or the file out of it", e.Name, e.File)
}

// pageFile is the name of the page.
const pageFile = "index.html"

//go:embed disk.js
var disk []byte

// Check returns an error of type [*ForeignError] or [*OwnError] where the folder or a
// scenario is refused.
func (s *Site) Check() error {
	if _, err := s.scenarios(); err != nil {
		return err
	}
	_, err := s.old()
	return err
}

// Write writes the folder, which is made where it is not there. Where [Site.Check] has an
// error nothing is written.
func (s *Site) Write() error {
	files, err := s.files()
	if err != nil {
		return err
	}
	old, err := s.old()
	if err != nil {
		return err
	}
	for _, name := range append(slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(name string) bool { return name == pageFile }), pageFile) {
		if err := s.write(name, files[name]); err != nil { // the page after its parts
			return err
		}
	}
	for _, name := range old {
		if _, again := files[name]; !again {
			err = errors.Join(err, os.Remove(filepath.Join(s.Dir, filepath.FromSlash(name))))
		}
	}
	return err
}

// write writes a file.
func (s *Site) write(name string, text []byte) error {
	path := filepath.Join(s.Dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return results.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// files returns what is in the files, by name.
func (s *Site) files() (map[string][]byte, error) {
	all := map[string][]byte{"disk.js": disk, "wasm_exec.js": s.Program.Exec}
	err := fs.WalkDir(s.Page, "assets", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			all[name], err = fs.ReadFile(s.Page, name)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for name, make := range map[string]func() ([]byte, error){pageFile: s.index, "scenarios.json": s.scenarios, "heed.wasm.gz": s.program} {
		if all[name], err = make(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// program returns the model, compressed, since many a static host sends it as it is.
func (s *Site) program() ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		_, err = z.Write(s.Program.Wasm)
		err = errors.Join(err, z.Close())
	}
	return b.Bytes(), err
}

// scenarios returns what the model reads of the scenarios of one's own.
func (s *Site) scenarios() ([]byte, error) {
	type own struct {
		Name string `json:"name"`
		Text string `json:"text"`
	}
	all := []own{}
	for _, o := range s.Own {
		if len(o.Inputs) > 0 {
			return nil, &OwnError{o.Name, o.Inputs[0].Name}
		}
		all = append(all, own{o.Name + ".toml", string(o.Text)})
	}
	return json.Marshal(all)
}

// policy is what the page may load: what lies beside it.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"

// generator stands in pages that an export wrote.
const generator = `<meta name="generator" content="heed`

var (
	root = regexp.MustCompile(`<html\b[^>]*`)
	head = regexp.MustCompile(`<meta charset="[^"]*">`)
	asks = regexp.MustCompile(`<link rel="preload" href="api/[^>]*>\n`) // of a server
)

// index returns the page, which is told that there is no server.
func (s *Site) index() ([]byte, error) {
	page, err := fs.ReadFile(s.Page, pageFile)
	if err != nil {
		return nil, err
	}
	if !root.Match(page) || !head.Match(page) {
		return nil, errors.New("the page has no <html> or no <meta charset>: a mistake in heed itself")
	}
	page = asks.ReplaceAll(page, nil)
	once := func(of *regexp.Regexp, add string) {
		at := of.FindIndex(page)[1]
		page = slices.Concat(page[:at], []byte(add), page[at:])
	}
	once(root, ` data-mode="static"`)
	version := strings.TrimPrefix(s.Version, "heed ")
	once(head, "\n<meta http-equiv=\"Content-Security-Policy\" content=\""+policy+"\">\n"+generator+" "+quoted(version)+"\">\n<script src=\"disk.js\"></script>")
	return page, nil
}

// quoted returns a text as it stands in an attribute.
func quoted(text string) string {
	return strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;").Replace(text)
}

// old returns the files of an export before, and refuses others.
func (s *Site) old() (names []string, err error) {
	page, err := os.ReadFile(filepath.Join(s.Dir, pageFile))
	ours := err == nil && bytes.Contains(page, []byte(generator))
	var foreign []string
	err = fs.WalkDir(os.DirFS(s.Dir), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == ".":
			return nil
		case err != nil || e.IsDir():
			return err
		case ours && exported(name):
			names = append(names, name)
		default:
			foreign = append(foreign, name)
		}
		return nil
	})
	if err == nil && len(foreign) > 0 && !s.Force {
		err = &ForeignError{s.Dir, foreign}
	}
	return names, err
}

// exported reports whether an export writes files of the name.
func exported(name string) bool {
	own := []string{pageFile, "disk.js", "wasm_exec.js", "scenarios.json", "heed.wasm.gz"}
	return slices.Contains(own, name) || strings.HasPrefix(name, "assets/")
}
