package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"heed/cmd/heed/internal/site"
	"heed/cmd/internal/page"
	"heed/cmd/internal/version"
	"heed/scenarios"
)

// An export is the page of heed serve as a folder, with the model in it.
type export struct {
	dir   string
	wasm  string // a model that was compiled before; "" to compile it
	force bool   // write also into a folder with other files
	own   []*scenarios.Scenario
}

// write writes the folder and says on out what to do with it, on doubts what is doubtful.
func (e *export) write(ctx context.Context, out, doubts io.Writer) error {
	if err := wantFolder("export", e.dir); err != nil {
		return err
	}
	s := site.Site{Dir: e.dir, Page: page.Files, Own: e.own, Version: version.Program(), Force: e.force}
	if err := s.Check(); err != nil {
		return refused(err)
	}
	var err error
	if s.Program, err = e.program(ctx); err != nil {
		return err
	}
	if v := s.Program.Version(); "heed "+v != s.Version && v != "" {
		warn(doubts, "the model in the page is of heed %s, and this is %s: their results may differ", v, strings.TrimPrefix(s.Version, "heed "))
	}
	if err := s.Write(); err != nil {
		return refused(err)
	}
	_, err = fmt.Fprintf(out, "The page is in %s. Any web server can give it out, for example: python3 -m http.server --directory %s\n", e.dir, filepath.ToSlash(e.dir))
	return err
}

// program returns the model for the browser.
func (e *export) program(ctx context.Context) (*site.Program, error) {
	if e.wasm == "" {
		return site.Build(ctx)
	}
	p, err := site.Read(ctx, e.wasm)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usage("--wasm: no file %s", e.wasm)
	}
	return p, err
}

// refused makes wrong usage of what a site refuses.
func refused(err error) error {
	if is[*site.ForeignError](err) || is[*site.OwnError](err) {
		return usage("--export: %v", err)
	}
	return err
}
