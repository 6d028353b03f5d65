package scenarios

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

//go:embed *.toml sweeps/*.toml
var shipped embed.FS

// shippedNames are the names of the shipped scenarios, in the order in which to
// show them.
var shippedNames = []string{"nuclear-plant", "old-foxes", "overcontrol", "bottleneck", "external-partner"}

// sweepNames are the names of the shipped sweeps.
var sweepNames = []string{"nuclear-plant-futures", "nuclear-plant-screening", "nuclear-plant-sobol"}

// An Info says what a shipped scenario or sweep is about.
type Info struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Shows string `json:"shows"` // the comment that its file opens with
}

// Shipped returns the scenarios that come with heed, the default first.
func Shipped() []Info {
	var all []Info
	for _, name := range shippedNames {
		s, err := Open(name, nil)
		if err != nil {
			panic(fmt.Sprintf("scenarios: shipped scenario %s: %v", name, err)) // a test opens each
		}
		all = append(all, Info{Name: name, Title: s.Title, Shows: opening(s.Text)})
	}
	return all
}

// ShippedSweeps returns the sweeps that come with heed.
func ShippedSweeps() []Info {
	var all []Info
	for _, name := range sweepNames {
		s, err := OpenSweep(name, nil)
		if err != nil {
			panic(fmt.Sprintf("scenarios: shipped sweep %s: %v", name, err)) // a test opens each
		}
		all = append(all, Info{Name: name, Title: s.Title, Shows: opening(s.Text)})
	}
	return all
}

// OpenSweep returns a shipped sweep, with overrides for its base. The error names one
// like it where there is none of that name, and is then an [fs.ErrNotExist].
func OpenSweep(name string, overrides []Override) (*Sweep, error) {
	text, err := ShippedSweepText(name)
	if err != nil {
		return nil, err
	}
	return ParseSweep(name+".toml", text, nil, overrides)
}

// ShippedSweepText returns the file of a shipped sweep; the error is as that of
// [OpenSweep].
func ShippedSweepText(name string) ([]byte, error) {
	return shippedText("sweeps/", name, sweepNames, "sweep")
}

// Open returns a shipped scenario, with overrides. The error names one like it
// where there is none of that name, and is then an [fs.ErrNotExist].
func Open(name string, overrides []Override) (*Scenario, error) {
	text, err := ShippedText(name)
	if err != nil {
		return nil, err
	}
	return ParseWith(name+".toml", text, nil, overrides)
}

// ShippedText returns the file of a shipped scenario; the error is as that of
// [Open].
func ShippedText(name string) ([]byte, error) {
	return shippedText("", name, shippedNames, "scenario")
}

// shippedText returns the file of something shipped, in a folder, that is one of names.
func shippedText(folder, name string, names []string, thing string) ([]byte, error) {
	text, err := shipped.ReadFile(folder + name + ".toml")
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		hint := didYouMean(Nearest(name, names))
		if hint == "" {
			hint = "want one of " + strings.Join(names, ", ")
		}
		return nil, fmt.Errorf("scenarios: no shipped %s %q; %s: %w", thing, name, hint, fs.ErrNotExist)
	}
	return text, err
}

// Shows returns what s is about: the comment that its file opens with.
func (s *Scenario) Shows() string { return opening(s.Text) }

// opening returns the comment that a file opens with, as one text.
func opening(text []byte) string {
	var lines []string
	for line := range strings.Lines(string(text)) {
		comment, ok := strings.CutPrefix(line, "#")
		if !ok {
			break
		}
		lines = append(lines, strings.TrimSpace(comment))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
