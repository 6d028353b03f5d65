package results

import (
	"fmt"
	"strings"
	"testing"
)

// What differs is told in words, in short, with what may be done about it.
func TestDifferentErrorSays(t *testing.T) {
	seed := Difference{"seed", "1", "2"}
	text := Difference{hashOfText, `"ab"`, `"cd"`}
	var many []Difference
	for i := range 150 {
		many = append(many, Difference{fmt.Sprintf("decision.k%d", i), "1", "2"})
	}
	for _, tt := range []struct {
		name string
		err  DifferentError
		want string
	}{
		{"a setting", DifferentError{Differences: []Difference{seed}}, "seed is 1 there, 2 here; use another -o or --force"},
		{"of shares", DifferentError{Differences: []Difference{seed}, Shared: true}, "seed is 1 there, 2 here; use another -o"},
		{"of shares of a smaller sweep", DifferentError{Differences: []Difference{seed}, Shared: true, Extendable: true}, "seed is 1 there, 2 here; use --extend to go on from what is there or another -o"},
		{"the text alone", DifferentError{Differences: []Difference{text}, Extendable: true},
			"nothing but the text differs (comments, spacing or a title; every setting is the same); use --extend to go on from what is there, another -o, or --force"},
		{"points and text", DifferentError{Differences: []Difference{{hashOfPoints, `"a"`, `"b"`}, text}},
			"the points differ (the values of the factors); the text differs; use another -o or --force"},
		{"a changed base", DifferentError{Differences: []Difference{{"the hash of base small", `"a"`, `"b"`}}}, "base small differs; use another -o or --force"},
		{"a long text", DifferentError{Differences: []Difference{{"k", `"` + strings.Repeat("x", 90) + `"`, ""}}},
			`k is "` + strings.Repeat("x", 55) + `..." there, not set here; use another -o or --force`},
		{"150 keys", DifferentError{Differences: many}, "decision.k6 is 1 there, 2 here; decision.k7 is 1 there, 2 here; and 142 more; use another -o or --force"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.err.Error(); !strings.HasSuffix(got, tt.want) {
				t.Errorf("Error() = %q; want it to end with %q", got, tt.want)
			}
		})
	}
}
