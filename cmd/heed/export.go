package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heed/cmd/heed/internal/site"
	"heed/cmd/internal/version"
	"heed/scenarios"
)

// exportFlags are the flags of heed serve that are of an export.
type exportFlags struct {
	dir, wasm string
	force     bool
}

// add adds the flags to a command.
func (f *exportFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.dir, "export", "", "write the page into a `folder` instead, with the model in it, for any web server")
	c.Flags().StringVar(&f.wasm, "wasm", "", "with --export: the model, compiled before, a `file`")
	c.Flags().BoolVar(&f.force, "force", false, "with --export: write also where there are other files, which stay")
}

// check returns an error where flags contradict each other.
func (f *exportFlags) check(c *cobra.Command) (err error) {
	exports := c.Flags().Changed("export")
	for _, name := range []string{"wasm", "force"} {
		if c.Flags().Changed(name) && !exports {
			err = errors.Join(err, usage("--%s: it is for --export", name))
		}
	}
	for _, name := range []string{"addr", "open", "workers"} {
		if c.Flags().Changed(name) && exports {
			err = errors.Join(err, usage("--%s: it is not for --export, which serves nothing", name))
		}
	}
	if exports && f.dir == "" {
		err = errors.Join(err, usage("--export: have nothing; want a folder"))
	}
	return err
}

// write writes the page that a command line asks for.
func (f *exportFlags) write(c *cobra.Command, s *serving) error {
	e := export{dir: f.dir, wasm: f.wasm, force: f.force, own: s.own, page: s.page, warn: s.warn}
	return e.write(c.Context(), s.out)
}

// An export is the page of heed serve as a folder, with the model in it.
type export struct {
	dir   string
	wasm  string // a model that was compiled before; "" to compile it
	force bool   // write also into a folder with other files
	own   []*scenarios.Scenario
	page  fs.FS
	warn  func(text string) // tells a doubt
}

// write writes the folder and says what to do with it.
func (e *export) write(ctx context.Context, out io.Writer) error {
	if err := wantFolder("export", e.dir); err != nil {
		return err
	}
	s := site.Site{Dir: e.dir, Page: e.page, Own: e.own, Version: version.Program(), Force: e.force}
	if err := s.Check(); err != nil {
		return refused(err)
	}
	var err error
	if s.Program, err = e.program(ctx); err != nil {
		return err
	}
	if v := s.Program.Version(); "heed "+v != s.Version && v != "" {
		e.warn(fmt.Sprintf("the model in the page is of heed %s, and this is %s: their results may differ", v, strings.TrimPrefix(s.Version, "heed ")))
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
