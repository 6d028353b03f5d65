package slurm

import (
	"regexp"
	"strconv"
	"strings"
)

// plain is what neither a shell nor sbatch takes for anything else.
var plain = regexp.MustCompile(`^[A-Za-z0-9_@%+=:,./-]+$`)

// words returns a command line that a shell takes apart into these words again.
func words(all []string) string {
	var quoted []string
	for _, w := range all {
		if !plain.MatchString(w) {
			w = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
		}
		quoted = append(quoted, w)
	}
	return strings.Join(quoted, " ")
}

// quoted returns a text that sbatch reads whole in a line of #SBATCH.
func quoted(text string) string {
	if plain.MatchString(text) {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// oneLine returns a text without what ends a line.
func oneLine(text string) string { return strings.NewReplacer("\n", " ", "\r", " ").Replace(text) }

var size = regexp.MustCompile(`^(\d{1,9})([KkMmGgTt]?)[Bb]?$`)

// mebibytes returns how much memory an option --mem asks for, in MiB; 0 where it cannot
// be told or is all that there is.
func mebibytes(memory string) int {
	m := size.FindStringSubmatch(memory)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	switch strings.ToUpper(m[2]) {
	case "K":
		return n >> 10
	case "G":
		return n << 10
	case "T":
		return n << 20
	}
	return n
}

// IsMemory reports whether a text is an amount of memory as --mem has it.
func IsMemory(text string) bool { return size.MatchString(text) }
