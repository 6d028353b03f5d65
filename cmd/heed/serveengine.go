package main

import (
	"context"
	"errors"
	"io"
	"slices"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/heed/internal/web"
	"heed/cmd/internal/explorer"
	"heed/cmd/internal/version"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/scenarios"
)

// engineOf returns what the page stands on: an explorer whose results are written as heed
// run and heed report write them.
func engineOf(x *explorer.Explorer) web.Engine {
	return web.Engine{
		Catalogue: x.Catalogue, Scenario: x.Scenario, ID: explorer.ID,
		Play: func(ctx context.Context, s *scenarios.Scenario, emit func(explorer.Event) error) (web.Result, error) {
			p, err := x.Play(ctx, s, emit)
			if err != nil {
				return nil, err
			}
			return played{p}, nil
		},
	}
}

// A played is a run that is over, for download.
type played struct{ *explorer.Played }

// Files implements [web.Result].
func (p played) Files() []explorer.File { return offered(p.Scenario()) }

// Write implements [web.Result]: the folder has what heed run writes, figures and all, and
// the page of heed report.
func (p played) Write(ctx context.Context, dir string) ([]string, error) {
	err := p.Played.Write(dir, asRun, func(x *results.Extras) error { return figures.Write(ctx, p.Scenario(), x) })
	if err != nil {
		return nil, err
	}
	m, err := results.ReadManifest(dir)
	err = errors.Join(err, writeReport(io.Discard, dir, ""))
	names := []string{results.ManifestFile, reportFile}
	for _, f := range m.Files {
		names = append(names, f.Name)
	}
	return names, err
}

// asRun adds to a plan what heed run adds to it where no flag says otherwise.
func asRun(p *results.Plan) {
	p.Program = version.Program()
	p.Keep = true
	p.Outputs = slices.Insert(p.Outputs, slices.Index(p.Outputs, results.CSVFormat)+1, work.FiguresOutput)
}
