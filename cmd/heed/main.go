// Heed simulates how employees come to follow information-security rules, and to
// do more than follow them.
//
//	heed run nuclear-plant     run a scenario: tables and figures in out/nuclear-plant
//	heed explain               what can be set, and what is measured
//	heed init mine.toml        begin a scenario of one's own
//
// Results go to standard output, progress and warnings to standard error. What
// the program ends with is one of the codes in exit.go.
package main

import (
	"context"
	"os"
)

func main() { os.Exit(heed(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) }
