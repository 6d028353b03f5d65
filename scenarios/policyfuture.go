package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"heed/agents"
	"heed/scenarios/design"
)

// layOut lays out the futures, and tries them. The error is that of reading files.
func (r *policyReader) layOut() error {
	p := r.policy
	if len(r.wrong) > 0 {
		return nil
	}
	var err error
	switch {
	case r.points != "":
		err = r.readFuturePoints()
	case len(r.assumed) > 0:
		err = r.drawFutures()
	}
	if err != nil || len(r.wrong) > 0 || !p.Robust() {
		return err
	}
	for i := range p.Replicates() {
		var wrong Mistakes
		if _, err := p.Future(i); errors.As(err, &wrong) {
			r.bad(r.futuresPlace(), 2, fmt.Sprintf("future %d, whose values do not go together", i), "others", wrong[0].words())
			return nil
		}
	}
	return nil
}

// futuresPlace returns the key that says what the futures are.
func (r *policyReader) futuresPlace() entry {
	if e, given := r.given["futures.points"]; given {
		return e
	}
	return r.given["futures.assumptions"]
}

// drawFutures draws the assumed numbers of the base: Sobol' points, scrambled, of which the
// first are the search's. What a lever or a flag sets is assumed no more.
func (r *policyReader) drawFutures() error {
	p := r.policy
	for _, a := range agents.Assumptions(&p.Base.Params) {
		section, _, _ := strings.Cut(a.Path, ".")
		_, lever := r.levers[a.Path]
		_, set := r.set[a.Path]
		if lever || set || r.overridden(a.Path) || !slices.Contains(r.assumed, "all") && !slices.Contains(r.assumed, section) {
			continue
		}
		if f := assumedFactor(a); f.Min < f.Max {
			p.Futures.Factors = append(p.Futures.Factors, f)
		}
	}
	if len(p.Futures.Factors) == 0 {
		r.bad(r.futuresPlace(), 2, "sections without an assumed number", "others", "")
		return nil
	}
	sobol, err := design.NewSobol(len(p.Futures.Factors))
	if err != nil {
		return err
	}
	p.Futures.points = design.Design{Sequence: sobol.Scrambled(p.Base.Seed), N: p.Replicates()}
	return nil
}

// readFuturePoints reads the futures of a file.
func (r *policyReader) readFuturePoints() error {
	p := r.policy
	s := &sweepReader{reader: r.reader, files: r.files, sweep: &Sweep{Base: p.Base, Layout: Layout{Kind: "csv", File: r.points}}}
	place := r.given["futures.points"]
	s.given = map[string]entry{"design.file": place}
	err := s.readPoints()
	r.wrong = s.wrong
	if err != nil || len(r.wrong) > 0 {
		return err
	}
	text, err := fs.ReadFile(r.files, r.points)
	if err != nil {
		return fmt.Errorf("scenarios: %w", err)
	}
	sum := sha256.Sum256(text)
	p.Inputs = []Input{{r.points, hex.EncodeToString(sum[:]), int64(len(text))}}
	p.Futures.Factors, p.Futures.points = s.sweep.Factors, s.sweep.points
	if n := s.sweep.Points; n < p.Replicates() {
		r.bad(place, 2, strconv.Itoa(n)+" rows", fmt.Sprintf("at least %d: %d for the search, and %d others for the front", p.Replicates(), p.Search.Most, p.Search.Final), "")
	}
	for _, f := range p.Futures.Factors {
		if _, lever := r.levers[f.Path]; lever {
			r.bad(place, 2, "a column "+f.Path, "none of a lever: the policy sets it", "")
		}
		if slices.Contains([]string{"scenario.days", "scenario.burn_in", "scenario.seed"}, f.Path) {
			r.bad(place, 2, "a column "+f.Path, "keys of the model: futures share their days", "")
		}
	}
	return nil
}
