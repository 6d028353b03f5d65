package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/internal/prose"
	"heed/results/plot"
)

// plotFlags are the flags of heed plot. What can be wrong is text until it is read, so
// that all mistakes are told at once.
type plotFlags struct {
	metrics, by, arms []string
	facet, lines      string
	points, days      string
	where             []string
	difference        bool
	bins, dpi, width  string
	title, caption    string
	output            []string
	bare, list        bool
	given             func(flag string) bool
}

func plotCommand() *cobra.Command {
	var f plotFlags
	c := &cobra.Command{
		Use: "plot DIR", Short: "Draw a figure of one's own from a folder of results",
		Long: `Draw a figure of metrics of one's own choice from a folder of results, of a run or of
a sweep. What it shows is chosen by --by:

  day        lines over the days with 95% bands, an arm each; of several points a facet
             each (needs series.csv)
  arm        the mean of each arm with its interval
  replicate  every replicate of each arm as a dot
  FACTOR     a column of points.csv: lines or rows over its levels; of a factor that was
             sampled (lhs, sobol) every point as a dot, and the means of parts of them
  FACTOR,FACTOR
             a map of colours, a facet an arm

With --difference values are differences of the arms from the baseline, paired by
replicate. Points that are not told apart are averaged, and the caption says so. Values
not over days are those of replicates.csv, over all days after the burn-in.

Without --metric it lists the metrics, arms and factors there are. The folder has to be
complete, and the tables as its manifest says.`,
		Example: `  heed plot out/nuclear-plant --list
  heed plot out/nuclear-plant --metric compliance_rate,habit_mean --days 0:250
  heed plot out/nuclear-plant --metric participation_rate --by arm --difference -o fig2.pdf
  heed plot out/mine --metric compliance_rate --by culture.blame --where rules.detail=0.5
  heed plot out/mine --metric compliance_rate --by culture.blame,rules.detail -o map.png`,
		Args: oneFolder,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return nil, map[bool]cobra.ShellCompDirective{true: cobra.ShellCompDirectiveFilterDirs, false: cobra.ShellCompDirectiveNoFileComp}[len(args) == 0]
		},
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c.OutOrStdout(), c.ErrOrStderr(), args[0])
		},
	}
	f.add(c.Flags())
	completePlot(c)
	return c
}

// add adds the flags to a set.
func (f *plotFlags) add(to *pflag.FlagSet) {
	to.SortFlags, f.given = false, to.Changed
	to.StringSliceVar(&f.metrics, "metric", nil, "the metrics to show, `M,M2`")
	to.StringSliceVar(&f.by, "by", nil, "`X`: day, arm, replicate, FACTOR or FACTOR,FACTOR (day; arm where there is no series)")
	to.BoolVar(&f.difference, "difference", false, "show how arms differ from the baseline")
	to.StringVar(&f.facet, "facet", "", "what `facets` are of: metric, arm, point or FACTOR (what fits)")
	to.StringVar(&f.lines, "lines", "", "what `lines` are of: arm or FACTOR (arm)")
	to.StringSliceVar(&f.arms, "arms", nil, "the arms to show, `a,b` (all)")
	to.StringArrayVar(&f.where, "where", nil, "show points with levels alone, `FACTOR=LEVEL`; also !=, <, <=, >, >= (repeatable)")
	to.StringVar(&f.points, "points", "", "show these `points` alone, such as 0,3,5-9")
	to.StringVar(&f.days, "days", "", "show these `days` alone, such as 0:250")
	to.StringVar(&f.bins, "bins", "", "put the points of FACTOR into a `number` of parts with as many each")
	to.StringArrayVarP(&f.output, "output", "o", nil, "the `file` to write, .svg, .png or .pdf; repeatable (METRIC-by-X.svg)")
	to.StringVar(&f.width, "width", "page", "column (88 mm), `page` (180 mm), or millimetres from 60 to 400")
	to.StringVar(&f.dpi, "dpi", "300", "of a PNG: dots per inch, a `number` from 36 to 1200")
	to.StringVar(&f.title, "title", "", "the `words` over the figure (the title of the scenario; '' for none)")
	to.StringVar(&f.caption, "caption", "", "more `words` for the caption, after what it says of intervals")
	to.BoolVar(&f.bare, "bare", false, "no title and no caption in the figure: a journal sets its own")
	to.BoolVar(&f.list, "list", false, "list the metrics, arms and factors of the folder")
}

// run draws the figure of the folder dir, or lists what there is to draw.
func (f *plotFlags) run(out, notes io.Writer, dir string) error {
	folder, err := openPlot(dir)
	if err != nil {
		return err
	}
	if f.list || len(f.metrics) == 0 && f.aimless() {
		return listPlot(out, folder)
	}
	job, err := f.read(folder)
	if err != nil {
		return err
	}
	if err := asWritten(folder, job.own.Tables()); err != nil {
		return err
	}
	figure, err := job.own.Draw()
	if is[*figures.WishError](err) {
		return &usageError{err.Error()}
	}
	if err != nil {
		return err
	}
	for _, d := range job.own.Doubts() {
		warn(notes, "%s; --where and --points choose points", d)
	}
	for _, file := range job.files {
		if err := job.write(out, figure, file); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(out, "\n%s", prose.Wrapped(job.own.Caption()))
	return err
}

// aimless reports whether the command line says nothing of a figure.
func (f *plotFlags) aimless() bool {
	return !slices.ContainsFunc([]string{"metric", "by", "difference", "facet", "lines", "arms", "where", "points", "days", "bins", "output"}, f.given)
}

// A plotJob is a figure to draw, and where to.
type plotJob struct {
	own   *figures.Own
	files []string
	dpi   int
}

// read checks the flags. The error has every mistake.
func (f *plotFlags) read(folder *figures.Folder) (*plotJob, error) {
	j := &plotJob{}
	var errs []error
	add := func(err error) { errs = append(errs, err) }
	w := figures.Wish{
		Metrics: trimmed(f.metrics), By: trimmed(f.by), Facet: f.facet, Lines: f.lines, Arms: trimmed(f.arms), Points: f.points, Where: f.where,
		Days: f.days, Difference: f.difference, Title: folder.Title(), Caption: f.caption,
	}
	if f.given("title") {
		w.Title = f.title
	}
	w.Bare = f.bare
	var err error
	if f.bins != "" {
		if w.Bins, err = strconv.Atoi(f.bins); err != nil || w.Bins < 2 {
			add(usage("--bins: have %q; want 2 to 100", f.bins))
			w.Bins = 0
		}
	}
	w.Width, err = widthOf(f.width)
	add(err)
	if j.dpi, err = strconv.Atoi(f.dpi); err != nil || j.dpi < 36 || j.dpi > 1200 {
		add(usage("--dpi: have %q; want a whole number from 36 to 1200", f.dpi))
	}
	for _, flag := range []struct{ name, value string }{{"facet", f.facet}, {"lines", f.lines}, {"points", f.points}, {"days", f.days}, {"bins", f.bins}, {"by", strings.Join(w.By, "")}, {"arms", strings.Join(w.Arms, "")}} {
		if flag.value == "" && f.given(flag.name) {
			add(usage("--%s: have nothing; leave it out for what fits", flag.name))
		}
	}
	if j.own, err = folder.Own(w); err != nil {
		add(&usageError{err.Error()})
	}
	add(j.places(f.output, folder))
	return j, errors.Join(errs...)
}

// trimmed returns names without the spaces around them, and without what is empty.
func trimmed(list []string) []string {
	var all []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// widthOf reads --width, in millimetres.
func widthOf(text string) (float64, error) {
	switch text {
	case "column":
		return plot.Column, nil
	case "page":
		return plot.Page, nil
	}
	mm, err := strconv.ParseFloat(text, 64)
	if err != nil || !(mm >= 60 && mm <= 400) {
		return 0, usage("--width: have %q; want column, page, or millimetres from 60 to 400", text)
	}
	return mm, nil
}
