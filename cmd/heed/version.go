package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"heed/agents"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Say which version of program and model this is",
		Args: atMost(0),
		Run: func(c *cobra.Command, _ []string) {
			fmt.Fprintf(c.OutOrStdout(), "%s\nmodel %s\n%s %s/%s\n", program(), agents.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}

// program returns the program's name and version, as its build recorded it.
func program() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "heed (devel)"
	}
	return "heed " + info.Main.Version
}
