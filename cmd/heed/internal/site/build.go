package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// module and main are what is compiled.
const (
	module = "heed"
	main   = module + "/cmd/heed-wasm"
)

// byHand is the command that makes the model.
const byHand = "GOOS=js GOARCH=wasm go build -o heed.wasm ./cmd/heed-wasm"

// A Program is the model for the browser.
type Program struct {
	Wasm []byte // the program
	Exec []byte // wasm_exec.js of the Go that compiled it
}

// Version returns which version of heed the program is of, as its build recorded it; "" if
// it did not.
func (p *Program) Version() string {
	_, rest, _ := bytes.Cut(p.Wasm, []byte("\nmod\t"+module+"\t"))
	end := bytes.IndexAny(rest, "\t\n")
	if end < 0 {
		return ""
	}
	return string(rest[:end])
}

// check returns an error unless p is a program of this page.
func (p *Program) check(name string) error {
	switch {
	case !bytes.HasPrefix(p.Wasm, []byte("\x00asm")):
		return fmt.Errorf("%s is no WebAssembly; want what this makes: %s", name, byHand)
	case !bytes.Contains(p.Wasm, []byte("path\t"+main+"\n")):
		return fmt.Errorf("%s is another program; want what this makes: %s", name, byHand)
	}
	return nil
}

// Build compiles the model, from the source that the current folder is in or else from that
// which this program was compiled from. It needs Go.
func Build(ctx context.Context) (*Program, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return nil, errors.New("there is no Go here to compile the model with; install it (https://go.dev/dl), or give a model compiled elsewhere with --wasm FILE, which this makes: " + byHand)
	}
	source, err := findSource(ctx)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "heed-export-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "heed.wasm")
	if _, err := run(ctx, source, "build", "-trimpath", "-ldflags=-s -w", "-o", file, main); err != nil {
		return nil, fmt.Errorf("the model cannot be compiled: %w", err)
	}
	return read(ctx, file, source)
}

// Read reads a model that was compiled before. Its wasm_exec.js lies beside it, or is that
// of the Go that is here.
func Read(ctx context.Context, file string) (*Program, error) { return read(ctx, file, ".") }

// read reads a model; Go is that of the folder source.
func read(ctx context.Context, file, source string) (*Program, error) {
	var p Program
	var err error
	if p.Wasm, err = os.ReadFile(file); err != nil {
		return nil, err
	}
	if err := p.check(file); err != nil {
		return nil, err
	}
	const name = "wasm_exec.js"
	if p.Exec, err = os.ReadFile(filepath.Join(filepath.Dir(file), name)); err == nil {
		return &p, nil
	}
	root, err := run(ctx, source, "env", "GOROOT")
	if err != nil {
		return nil, fmt.Errorf("there is no %s beside %s, and no Go here that has one; copy it from where the model was compiled, $(go env GOROOT)/lib/wasm", name, file)
	}
	p.Exec, err = os.ReadFile(filepath.Join(root, "lib", "wasm", name))
	return &p, err
}

// findSource returns the folder of the module.
func findSource(ctx context.Context) (string, error) {
	if dir, err := run(ctx, ".", "list", "-f", "{{.Dir}}", main); err == nil {
		return dir, nil
	}
	if _, file, _, ok := runtime.Caller(0); ok && filepath.IsAbs(file) { // not where it was built with -trimpath
		if dir, err := run(ctx, filepath.Dir(file), "list", "-f", "{{.Dir}}", main); err == nil {
			return dir, nil
		}
	}
	return "", errors.New("the source of heed, which the model is compiled from, is not here; run this in a folder of it, or give a model compiled there with --wasm FILE, which is made by " + byHand)
}

// run runs go in a folder, for the browser, and returns what it prints.
func run(ctx context.Context, dir string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, "go", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	if err != nil && ctx.Err() != nil {
		return "", context.Cause(ctx)
	}
	if err != nil && said.Len() > 0 {
		err = fmt.Errorf("%w: %s", err, strings.TrimSpace(said.String()))
	}
	return strings.TrimSpace(string(out)), err
}
