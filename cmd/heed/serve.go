package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"heed/cmd/heed/internal/web"
	"heed/cmd/internal/explorer"
	"heed/cmd/internal/version"
	"heed/scenarios"
)

// serveFlags are the flags of heed serve.
type serveFlags struct {
	addr, workers string
	open, quiet   bool
	export        exportFlags
}

// serveCommand returns the command that serves a page, whose parts are index.html and assets.
func serveCommand(page fs.FS) *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use: "serve [SCENARIO.toml ...]", Short: "Open the explorer: a page on which levers are moved",
		Long: `Serve a page on which levers are moved and interventions compared while the model runs:
for whoever decides, without a command line. It has the shipped scenarios, and those that
are given. What it shows can be downloaded: tables, figures, the report, and the scenario
that heed run makes the same of.

The page is for this machine alone, unless --addr says otherwise, and it needs no network.
Runs take turns when there are more of them than --workers. Ctrl-C ends all.

With --export the page is written into a folder instead, with the model in it, which any
web server gives out: it makes the same results in the browser of whoever opens it, but for
the figures, and some three to five times slower. The model is compiled for it, which takes Go and
the source of heed.`,
		Example: `  heed serve --open
  heed serve mine.toml --addr 127.0.0.1:8080
  heed serve mine.toml --export site`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"toml"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(c *cobra.Command, args []string) error {
			s := serving{page: page, out: c.OutOrStdout(), notes: &lines{to: c.ErrOrStderr()}}
			if err := errors.Join(f.export.check(c), s.read(&f, args)); err != nil {
				return err
			}
			if c.Flags().Changed("export") {
				return f.export.write(c, &s)
			}
			return s.serve(c.Context())
		},
	}
	c.Flags().SortFlags = false
	c.Flags().StringVar(&f.addr, "addr", loopback+":0", "the `host:port` to listen at; port 0 is a free one, and a port alone is of this machine")
	c.Flags().BoolVar(&f.open, "open", false, "open the page in the browser")
	c.Flags().StringVar(&f.workers, "workers", strconv.Itoa(runtime.GOMAXPROCS(0)), "`number` of threads of a run, and of runs at once; it changes no result")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "no warnings")
	f.export.add(c)
	return c
}

// A serving is what a command line of heed serve asks for, checked.
type serving struct {
	page    fs.FS
	own     []*scenarios.Scenario
	at      address
	workers int
	open    bool
	quiet   bool

	out   io.Writer
	notes *lines
}

// read checks the flags and reads the scenarios. The error has every mistake.
func (s *serving) read(f *serveFlags, args []string) error {
	var errs [3]error
	s.open, s.quiet = f.open, f.quiet
	s.at, errs[0] = addressOf(f.addr)
	s.workers, errs[1] = workersOf(f.workers)
	s.own, errs[2] = readOwn(args)
	return errors.Join(errs[:]...)
}

// readOwn reads the scenarios in files, no two of which may have one name: the page tells
// them apart by it.
func readOwn(files []string) (own []*scenarios.Scenario, err error) {
	of := map[string]string{} // the file of each name
	for _, file := range files {
		s, wrong := open(file, nil)
		if wrong != nil {
			err = errors.Join(err, wrong)
			continue
		}
		if other, twice := of[s.Name]; twice {
			err = errors.Join(err, usage("%s and %s both have the scenario %s; give one of them another name", other, file, s.Name))
			continue
		}
		of[s.Name] = file
		own = append(own, s)
	}
	return own, err
}

// serve serves until ctx ends.
func (s *serving) serve(ctx context.Context) error {
	x := explorer.New(explorer.Options{Own: s.own, Limits: explorer.Native, Workers: s.workers, Version: version.Program()})
	server, err := web.New(web.Options{Engine: engineOf(x), Page: s.page, Given: s.at.host, Runs: s.workers, Log: s.warn})
	if err != nil {
		return err
	}
	listener, err := s.at.listen(ctx)
	if err != nil {
		return err
	}
	if !isLoopback(listener.Addr()) {
		s.warn("the explorer is open to all who reach this machine at " + s.at.host + ": it asks nobody for a name or a password, and whoever opens it can use the machine's processors and disk; without --addr it is for this machine alone")
	}
	url := urlOf(listener.Addr(), s.at.host)
	if _, err := fmt.Fprintf(s.out, "The explorer is at %s (Ctrl-C ends it)\n", url); err != nil {
		return errors.Join(err, listener.Close())
	}
	if s.open {
		go s.browse(url)
	}
	defer s.warmUp(ctx, x)()
	return server.Serve(ctx, listener)
}

// warmUp computes ahead what the page shows first, and returns what ends that. That it
// fails is told to whoever opens the page: the same fails there.
func (s *serving) warmUp(ctx context.Context, x *explorer.Explorer) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	var work sync.WaitGroup
	work.Go(func() { _ = x.Warm(ctx) })
	return func() {
		cancel()
		work.Wait()
	}
}

// warn tells a doubt or a failure of a part.
func (s *serving) warn(text string) {
	if !s.quiet {
		warn(s.notes, "%s", strings.TrimRight(text, "\n"))
	}
}

// browse opens the page in the browser. Where that fails the address still stands there.
func (s *serving) browse(url string) {
	name, args := browserOf(runtime.GOOS)
	if err := exec.Command(name, append(args, url)...).Run(); err != nil {
		s.warn(fmt.Sprintf("the browser does not open (%s: %v); open %s yourself", name, err, url))
	}
}

// browserOf returns what opens an address in the browser of a system.
func browserOf(system string) (name string, args []string) {
	switch system {
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler"}
	case "darwin":
		return "open", nil
	}
	return "xdg-open", nil
}

// lines writes what several goroutines say one after the other.
type lines struct {
	mu sync.Mutex
	to io.Writer
}

// Write implements [io.Writer].
func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.to.Write(b)
}
