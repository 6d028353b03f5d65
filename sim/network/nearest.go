package network

import "strings"

// nearest returns the name in list that was probably meant: the one a few typing
// errors away, or else one that abbreviates name or is abbreviated by it ("dept",
// "employee_id"); "" where there is none.
func nearest(name string, list []string) string {
	name = strings.ToLower(name)
	best, least := "", 0
	for _, have := range list {
		d := distance(name, have)
		if d <= 1+len(have)/4 && (best == "" || d < least) {
			best, least = have, d
		}
	}
	for _, have := range list {
		if best == "" && (abbreviates(name, have) || abbreviates(have, name)) {
			best = have
		}
	}
	return best
}

// abbreviates reports whether short, of at least three bytes, is long with some
// bytes after the first left out.
func abbreviates(short, long string) bool {
	if len(short) < 3 || len(long) < len(short) || short[0] != long[0] {
		return false
	}
	for i := 0; i < len(long) && short != ""; i++ {
		if long[i] == short[0] {
			short = short[1:]
		}
	}
	return short == ""
}

// distance returns how many bytes to insert, delete or exchange to get from a to
// b (Levenshtein, 1966). Of names longer than 64 bytes it says that they differ.
func distance(a, b string) int {
	if max(len(a), len(b)) > 64 {
		return 64
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0] // of the row before
		row[0] = i + 1
		for j := range len(b) {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, corner+1, row[j]+1)
		}
	}
	return row[len(b)]
}
