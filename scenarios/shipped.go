package scenarios

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

//go:embed *.toml
var shipped embed.FS

// shippedNames are the names of the shipped scenarios, in the order in which to
// show them.
var shippedNames = []string{"nuclear-plant", "old-foxes", "overcontrol", "bottleneck", "external-partner"}

// An Info says what a shipped scenario is about.
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
	text, err := shipped.ReadFile(name + ".toml")
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		hint := didYouMean(Nearest(name, shippedNames))
		if hint == "" {
			hint = "want one of " + strings.Join(shippedNames, ", ")
		}
		return nil, fmt.Errorf("scenarios: no shipped scenario %q; %s: %w", name, hint, fs.ErrNotExist)
	}
	return text, err
}

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
