package agents

import (
	_ "embed"
	"strings"
)

//go:generate go test . -run TestPackageCommentHasTheFit -update

// fitText is FIT.md, as heed calibrate made it.
//
//go:embed FIT.md
var fitText string

// A FittedCoefficient is a parameter whose default was fitted to published magnitudes
// (standing fitted), as FIT.md has it: numbers as they are printed there.
type FittedCoefficient struct {
	Path      string `json:"path"`
	Value     string `json:"fitted"`
	Error     string `json:"std_error"` // of what the sources leave open and of chance
	Magnitude string `json:"told_by"`   // title of the magnitude that tells it
}

// A FittedMagnitude is a published magnitude that the default organization is held to,
// as FIT.md has it.
type FittedMagnitude struct {
	Title     string `json:"magnitude"`
	Published string `json:"published"` // with its 95% interval, or a bound; a dash for none
	Simulated string `json:"simulated"` // with its 95% interval
	Residual  string `json:"off_by"`    // in standard deviations of what the source leaves open
	Verdict   string `json:"verdict"`   // met, missed, undecided, or shown where there is nothing to meet
	Use       string `json:"used"`      // target of the fit, or check
}

// FittedCoefficients are all parameters of standing fitted, and FittedMagnitudes what
// they were fitted to or checked against. heed calibrate makes them anew.
var (
	FittedCoefficients = coefficientsOf(fitText)
	FittedMagnitudes   = magnitudesOf(fitText)
)

// coefficientsOf returns the table of coefficients of a text such as FIT.md.
func coefficientsOf(text string) (all []FittedCoefficient) {
	for _, row := range tableUnder(text, "## Coefficients", 7) {
		all = append(all, FittedCoefficient{Path: row[0], Value: row[2], Error: row[3], Magnitude: row[6]})
	}
	return all
}

// magnitudesOf returns the table of magnitudes of a text such as FIT.md.
func magnitudesOf(text string) (all []FittedMagnitude) {
	for _, row := range tableUnder(text, "## Magnitudes", 6) {
		all = append(all, FittedMagnitude{row[0], row[1], row[2], row[3], row[4], row[5]})
	}
	return all
}

// tableUnder returns the rows, without their head, of the first table under a heading,
// which has so many columns.
func tableUnder(text, heading string, columns int) (rows [][]string) {
	_, text, _ = strings.Cut(strings.ReplaceAll(text, "\r\n", "\n"), heading+"\n")
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != columns {
			if len(rows) > 0 {
				break
			}
			continue
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows[min(2, len(rows)):] // the head, and the rule under it
}

// FitOf returns how the default of a parameter was fitted, and whether it was.
func FitOf(path string) (FittedCoefficient, bool) {
	for _, c := range FittedCoefficients {
		if c.Path == path {
			return c, true
		}
	}
	return FittedCoefficient{}, false
}
