package prose

import (
	"fmt"
	"math"
	"strings"
)

// Count writes a number of things; many is their plural where it is none in s.
func Count(n int, thing string, many ...string) string {
	switch {
	case n != 1 && len(many) > 0:
		thing = many[0]
	case n != 1:
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}

// Number writes a number, "-" where it is not defined.
func Number(format string, v float64) string {
	if math.IsNaN(v) {
		return "-"
	}
	return fmt.Sprintf(format, v)
}

// Joined lists words with "and" before the last.
func Joined(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// OrJoined lists words with "or" before the last.
func OrJoined(words []string) string {
	text := words[0]
	for i, w := range words[1:] {
		if i == len(words)-2 {
			text += " or " + w
		} else {
			text += ", " + w
		}
	}
	return text
}

// Quoted writes a word as a shell reads it.
func Quoted(word string) string {
	if word != "" && !strings.ContainsFunc(word, func(c rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,:=/+@%", c)
	}) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
