package prose

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// The table is never wider than it may be: names of arms are cut.
func TestAlignKeepsTheWidth(t *testing.T) {
	columns := []Column{{Left: true}, {Left: true}, {}}
	rows := [][]string{{"arm", "value", "n"}, {strings.Repeat("ä", 64), strings.Repeat("x", 50), "1"}}
	for line := range strings.Lines(Align(columns, rows)) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > TableWidth {
			t.Errorf("a line of %d characters; want at most %d: %s", n, TableWidth, line)
		}
	}
	if got := Align(columns, rows); !strings.Contains(got, "ä~") {
		t.Errorf("Align = %q; want the name cut", got)
	}
}
