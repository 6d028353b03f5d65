package scenarios

import "strings"

// longestName bounds the names for which something near is looked for: longer
// ones are no typing errors, and the search takes the product of two lengths.
const longestName = 64

// Nearest returns the one of known that was probably meant by name: the one at
// the least distance, and the first of those, as long as about one character in
// three is wrong at most. It returns "" where nothing is near.
func Nearest(name string, known []string) string {
	if len(name) > longestName {
		return ""
	}
	best, least := "", longestName
	for _, k := range known {
		bound := max(1, (len(k)+1)/3)
		if abs(len(k)-len(name)) > bound {
			continue // quicker than the distance, which is no less
		}
		if d := distance(strings.ToLower(name), k); d <= bound && d < least {
			best, least = k, d
		}
	}
	return best
}

// didYouMean says what was probably meant, and nothing where nothing is near.
func didYouMean(near string) string {
	if near == "" {
		return ""
	}
	return `did you mean "` + near + `"?`
}

// distance returns how many characters must be inserted, deleted, exchanged or
// swapped with their neighbour to get from a to b, no place being edited twice
// (Damerau, 1964; optimal string alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, row, next := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		next[0] = i + 1
		for j := range y {
			change := row[j]
			if x[i] != y[j] {
				change++
			}
			next[j+1] = min(change, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(y)]
}

func abs(n int) int { return max(n, -n) }
