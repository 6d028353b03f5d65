// Package version says which program this is.
package version

import "runtime/debug"

// Program returns the program's name and version, as its build recorded it.
func Program() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "heed (devel)"
	}
	return "heed " + info.Main.Version
}
