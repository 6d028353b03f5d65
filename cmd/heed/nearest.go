package main

// nearest returns the first of known that is least far from name, as long as no
// more than about one character in three differs; "" where none is.
func nearest(name string, known []string) string {
	best, least := "", len(name)+1
	for _, k := range known {
		if d := distance(name, k); d <= max(1, len(k)/3) && d < least {
			best, least = k, d
		}
	}
	return best
}

// distance returns how many bytes must be inserted, deleted or exchanged to get
// from a to b (Levenshtein 1966).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
