package scenarios

import (
	"regexp"
	"strings"
)

// Names of scenarios and arms stand in every row of the tables, which people read with
// pandas and R. What these take for something else than text is no name: an arm null
// would be missing from every table, and one called 007 be 7.

// misread says what pandas' read_csv or R's read.csv, by default, take a name for;
// nothing where it stays a text. Case does not count, though a few spellings stay text
// in one or the other: what they read changes with their versions.
func misread(name string) string {
	switch strings.ToLower(strings.TrimPrefix(name, "-")) {
	case "na", "nan", "null", "none":
		return "a missing value"
	case "true", "false":
		return "a truth value"
	case "inf", "infinity":
		return "a number"
	}
	switch {
	case name == "T" || name == "F":
		return "a truth value"
	case numeral.MatchString(name):
		return "a number"
	}
	return ""
}

// numeral matches what reads as a number: decimal, with an exponent, hexadecimal as in C,
// or, in R, imaginary.
var numeral = regexp.MustCompile(`^-?(?i:([0-9]+\.?[0-9]*|\.[0-9]+)(e-?[0-9]*)?|0x[0-9a-f]+\.?[0-9a-f]*(p-?[0-9]*)?)i?$`)

// named reads the name of a scenario or a sweep.
func (r *reader) named(e entry, k key, to *string) {
	if !r.text(e, k, to, isName) {
		return
	}
	if as := misread(*to); as != "" {
		r.bad(e, len(e.path), e.have()+", which pandas or R read as "+as, "a name that they read as text, such as "+legible("scenario-", *to), "")
	}
}

// legible returns a name, behind a prefix where it would be misread.
func legible(prefix, name string) string {
	if misread(name) == "" {
		return name
	}
	name = prefix + strings.TrimPrefix(name, "-")
	return name[:min(len(name), 64)]
}
