package study

import "heed/results"

// NoFutures returns the kind of the design of a sweep whose points are no sample of
// futures, "" where they may be one. Those of morris and saltelli are laid out for the
// indices of heed sensitivity: they come in groups that differ in one factor, so that
// they do not stand for each other, and shares of them are shares of nothing.
func NoFutures(m results.Manifest) string {
	if kind := kindOf(m); kind == "morris" || kind == "saltelli" {
		return kind
	}
	return ""
}
