// Heed simulates how employees come to follow information-security rules, and to
// do more than follow them.
//
//	heed run nuclear-plant     run a scenario: tables and figures in out/nuclear-plant
//	heed explain               what can be set, and what is measured
//	heed init mine.toml        begin a scenario of one's own
//	heed sweep FILE            run it over the points of a design
//	heed sensitivity FILE      which factors matter: Sobol', Morris, PAWN, regression
//	heed calibrate FILE        which values explain one's own data
//	heed optimize FILE         which mixes of interventions to choose among
//	heed discover DIR          under which conditions an intervention fails
//	heed report DIR            a page that tells of a folder
//	heed serve                 the explorer: a page on which levers are moved
//
// Results go to standard output, progress and warnings to standard error. What
// the program ends with is one of the codes in exit.go.
package main

import (
	"context"
	"os"
)

func main() { os.Exit(heed(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) }
