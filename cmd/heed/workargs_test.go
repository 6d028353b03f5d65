package main

import (
	"slices"
	"testing"

	"github.com/spf13/pflag"
)

// The flags that say what the work is are passed on as they were given, and no others.
func TestWorkArgs(t *testing.T) {
	for _, tt := range []struct {
		name        string
		given, want []string
	}{
		{"nothing is given", nil, nil},
		{"what is given twice is passed on twice, in its order", []string{"--set", "rules.detail=0.2", "--set=culture.blame=0.1"}, []string{"--set=rules.detail=0.2", "--set=culture.blame=0.1"}},
		{"a value with a comma stays one", []string{"--set", "a=1,b=2"}, []string{"--set=a=1,b=2"}},
		{"where and how is left out", []string{"-o", "x", "--workers", "3", "--quiet", "--progress=none", "--seed", "7", "--force"}, []string{"--seed=7"}},
		{"what is not of heed sweep is left out", []string{"--elsewhere", "x", "--replicates=3"}, []string{"--replicates=3"}},
		{"in the order of definition", []string{"--figures=false", "--series=false", "--keep=false", "--arms", "a,b"}, []string{"--arms=a,b", "--keep=false", "--series=false", "--figures=false"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var f sweepFlags
			flags := pflag.NewFlagSet("slurm", pflag.ContinueOnError)
			f.runFlags.add(flags)
			flags.String("elsewhere", "", "")
			if err := flags.Parse(tt.given); err != nil {
				t.Fatal(err)
			}
			if got := f.workArgs(flags); !slices.Equal(got, tt.want) {
				t.Errorf("workArgs(%q) = %q; want %q", tt.given, got, tt.want)
			}
		})
	}
}

// Every flag of heed sweep is known to be of the work or not, so that a new one is not
// passed on, or left out, unawares.
func TestEveryFlagOfASweepIsJudged(t *testing.T) {
	of := []string{"arms", "seed", "replicates", "set", "keep", "days", "employees", "employee-days", "teams", "series", "burn-in-rows", "figures", "format"}
	sweepCommand().Flags().VisitAll(func(f *pflag.Flag) {
		if slices.Contains(of, f.Name) == slices.Contains(notOfTheWork, f.Name) && f.Name != "help" {
			t.Errorf("--%s: want it either among what is passed on to a share elsewhere or in notOfTheWork", f.Name)
		}
	})
}
