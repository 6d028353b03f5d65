package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/work"
	"heed/results"
)

// listPlot lists what there is to draw in a folder.
func listPlot(out io.Writer, folder *figures.Folder) error {
	m := folder.Manifest
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	series := "no series: nothing by day"
	if m.Series {
		series = fmt.Sprintf("a series of %s", prose.Count(m.Days, "day"))
	}
	fmt.Fprintf(t, "%s: heed %s of %s\n", folder.Dir, work.CommandOf(m), m.Scenario)
	fmt.Fprintf(t, "  %s x %s x %s, %s\n", prose.Count(m.Points, "point"), prose.Count(m.Replicates, "replicate"), prose.Count(len(m.Arms), "arm"), series)
	fmt.Fprintf(t, "\nArms (--arms):\n  %s\n", strings.Join(m.Arms, ", "))
	if len(m.Factors) > 0 {
		fmt.Fprintf(t, "\nFactors (--by, --facet, --lines, --where):\n")
		for i, path := range m.Factors {
			fmt.Fprintf(t, "  %s\t%s\n", path, folder.Levels(i))
		}
	}
	fmt.Fprintf(t, "\nMetrics (--metric):\n")
	for _, c := range m.Metrics {
		fmt.Fprintf(t, "  %s\t%s\t%s\n", c.Name, c.Unit, c.Doc)
	}
	fmt.Fprintf(t, "\nNext: heed plot %s --metric %s\n", folder.Dir, m.Metrics[min(1, len(m.Metrics)-1)].Name)
	return t.Flush()
}

// completePlot offers to the shell what there is in the folder that is named.
func completePlot(c *cobra.Command) {
	factors := func(m results.Manifest) []string { return m.Factors }
	words := func(more ...string) func(results.Manifest) []string {
		return func(m results.Manifest) []string { return append(more, m.Factors...) }
	}
	metrics := func(m results.Manifest) (all []string) {
		for _, c := range m.Metrics {
			all = append(all, c.Name)
		}
		return all
	}
	for flag, of := range map[string]func(results.Manifest) []string{
		"metric": metrics, "by": words("day", "arm", "replicate"), "facet": words("metric", "arm", "point"), "lines": words("arm"),
		"arms": func(m results.Manifest) []string { return m.Arms }, "where": factors,
	} {
		err := c.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			m, err := results.ReadManifest(args[0])
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completions(of(m), typed, flag == "where"), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		})
		if err != nil {
			panic(err) // the flags are those of the command
		}
	}
	for flag, all := range map[string][]string{"width": {"column", "page"}} {
		if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(all, cobra.ShellCompDirectiveNoFileComp)); err != nil {
			panic(err)
		}
	}
}

// completions returns what a list of names that is typed in part may become.
func completions(names []string, typed string, condition bool) []string {
	before := ""
	if i := strings.LastIndex(typed, ","); i >= 0 {
		before, typed = typed[:i+1], typed[i+1:]
	}
	var all []string
	for _, n := range names {
		if !strings.HasPrefix(n, typed) {
			continue
		}
		if condition {
			n += "="
		}
		all = append(all, before+n)
	}
	return all
}
