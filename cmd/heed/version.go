package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"heed/agents"
	"heed/cmd/internal/version"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Say which version of program and model this is",
		Args: atMost(0),
		Run: func(c *cobra.Command, _ []string) {
			fmt.Fprintf(c.OutOrStdout(), "%s\nmodel %s\n%s %s/%s\n", version.Program(), agents.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}
