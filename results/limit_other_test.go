//go:build !darwin && !linux

package results

// allowFiles does nothing where there is no such bound, or none that is the same to all.
func allowFiles(string) error { return nil }
