package explorer

import (
	"context"
	"errors"

	"heed/results"
	"heed/scenarios"
)

// Options say what an explorer has.
type Options struct {
	Own     []*scenarios.Scenario // given by its user, beside those that are shipped
	Limits  Limits
	Workers int    // goroutines of a run; 0 is 1
	Static  bool   // whether there is no server
	Version string // of the program
}

// An Explorer makes catalogues and runs. Its methods may be called by several goroutines
// at once.
type Explorer struct {
	options Options
}

// New returns an explorer.
func New(o Options) *Explorer { return &Explorer{options: o} }

// Catalogue returns what the page is made of. It is not to be changed.
func (x *Explorer) Catalogue() *Catalogue { return &Catalogue{} }

// Scenario returns what settings come to: Text of it is the file that heed run makes the
// same of. The error is [scenarios.Mistakes], all of them, those of too large work
// included.
func (x *Explorer) Scenario(s Settings) (*scenarios.Scenario, error) {
	return nil, errors.New("to be written")
}

// ID returns what names a run of a scenario: 16 hexadecimal digits of the SHA-256 of its
// text.
func ID(s *scenarios.Scenario) string { return "" }

// Play runs a scenario and emits [Begun] and then [Frames], as fast as emit takes them. It
// ends early, with an error that wraps the cause, when ctx ends, and with the error of emit
// at its first.
func (x *Explorer) Play(ctx context.Context, s *scenarios.Scenario, emit func(Event) error) (*Played, error) {
	return nil, errors.New("to be written")
}

// A Played is a run that is over.
type Played struct{}

// Bytes returns about how much memory p takes.
func (p *Played) Bytes() int64 { return 0 }

// Write makes the folder of results that heed run makes of the same scenario. Extend may add
// to the plan, such as its Program and Outputs, and finish to the folder, such as figures;
// either may be nil.
func (p *Played) Write(dir string, extend func(*results.Plan), finish func(*results.Extras) error) error {
	return errors.New("to be written")
}
