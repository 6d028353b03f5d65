package pages

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
)

// gridKind finds in the text of a sweep, which has been checked when it ran, that the
// points of its design were chosen by somebody. An interval of a share of points, which
// is of points drawn at random, says nothing of these.
var gridKind = regexp.MustCompile(`(?m)^[^#\n]*\bkind\s*=\s*["'](factorial|ofat|csv)["']`)

// grid reports whether the points of a sweep were chosen and not drawn.
func (r *Reporter) grid() bool { return gridKind.MatchString(r.manifest.Text) }

// share says at how many points something is so: of a grid their number, or else their
// share with its interval.
func (r *Reporter) share(e findings.Estimate) string {
	if r.grid() {
		return fmt.Sprintf("%.0f of %s", math.Round(e.Value*float64(e.N)), prose.Count(e.N, "point"))
	}
	return shareOf(e) + " of the points"
}

// ofShare finds the interval of a share in a text, and ofShares what says what it is.
var (
	ofShare  = regexp.MustCompile(`(\d%) \[\d+, \d+\]`)
	ofShares = "; 95% intervals (Wilson), as of points drawn at random"
)

// shares leaves out of a text the intervals of shares where the points are of a grid.
func (r *Reporter) shares(text string) string {
	if !r.grid() {
		return text
	}
	return strings.Replace(ofShare.ReplaceAllString(text, "$1"), ofShares, "", 1)
}
