//go:build !unix

package results

// syncDir does nothing: the platform cannot sync a folder.
func syncDir(string) error { return nil }
