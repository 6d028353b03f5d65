package scenarios

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/agents"
)

// Baseline is the name of the arm in which nothing changes. Every scenario has it
// and no file may define it.
const Baseline = "baseline"

// maxTitle is the most characters of a title, which goes on figures.
const maxTitle = 120

// A key describes one key of [scenario] or of an arm in the words in which
// [agents.Parameter] describes those of the model.
type key struct {
	agents.Parameter
	takes string // what a text or a list may be; empty for numbers
	value string // the default, where it is no number
}

// scenarioKeys describes the keys of [scenario].
var scenarioKeys = []key{
	{Parameter: agents.Parameter{Path: "scenario.name", Doc: "Names the folder of results and the rows in them; the file's name where it is not given."},
		takes: "1 to 64 of a-z, A-Z, 0-9, -, _ and ., the first of them a letter or digit; no number, nor NA, null, true and the like"},
	{Parameter: agents.Parameter{Path: "scenario.title", Doc: "Heads the figures; the name where it is not given."}, takes: titles},
	{Parameter: agents.Parameter{Path: "scenario.seed", Kind: agents.Integer, Default: 1, Min: 0, Max: math.MaxInt64, Doc: "Chooses all chance of a run: the same seed, the same results."},
		takes: "a whole number from 0 to " + strconv.Itoa(math.MaxInt64)},
	{Parameter: agents.Parameter{Path: "scenario.days", Kind: agents.Integer, Unit: "days", Default: 750, Min: 1, Max: 100000, Doc: "Workdays simulated after the burn-in; 250 make a year."}},
	{Parameter: agents.Parameter{Path: "scenario.burn_in", Kind: agents.Integer, Unit: "days", Default: 500, Min: 0, Max: 100000, Doc: "Workdays before day 0, in which the organization settles and nothing is recorded."}},
	{Parameter: agents.Parameter{Path: "scenario.replicates", Kind: agents.Integer, Unit: "runs", Default: 20, Min: 1, Max: 1000000, Doc: "Runs of each arm, each with its own chance, which arms share."}},
	{Parameter: agents.Parameter{Path: "scenario.record_every", Kind: agents.Integer, Unit: "days", Default: 10, Min: 1, Max: 100000, Doc: "Days from one recorded row to the next; at most days."}},
}

// titles says what a title may be.
const titles = "a line of text of at most 120 characters"

// armKeys describes the keys of an arm; NAME stands for the arm's.
var armKeys = []key{
	{Parameter: agents.Parameter{Path: "arms.NAME.title", Doc: "What the arm is, for people, in arms.csv; figures and tables call it by its name."}, takes: titles},
	{Parameter: agents.Parameter{Path: "arms.NAME.from_day", Kind: agents.Integer, Unit: "day", Default: 0, Min: 0, Max: 100000, Doc: "Day on which the arm begins to change things; below scenario.days."}},
	{Parameter: agents.Parameter{Path: "arms.NAME.until_day", Kind: agents.Integer, Unit: "day", Default: 0, Min: 0, Max: 100000, Doc: "Day on which everything is as before again; above from_day, or 0 for never."}},
	{Parameter: agents.Parameter{Path: "arms.NAME.ramp_days", Kind: agents.Integer, Unit: "days", Default: 0, Min: 0, Max: 100000, Doc: "Days that the change takes to come about, along a straight line; 0 is at once."}},
	{Parameter: agents.Parameter{Path: "arms.NAME.cost", Kind: agents.Number, Unit: "per year", Default: 0, Min: 0, Max: 1e12, Doc: "What the arm costs in each year that it lasts, in a currency of one's own."}},
	{Parameter: agents.Parameter{Path: "arms.NAME.cost_once", Kind: agents.Number, Unit: "once", Default: 0, Min: 0, Max: 1e12, Doc: "What the arm costs once, in the same currency."}},
	{Parameter: agents.Parameter{Path: "arms.NAME.combine", Doc: "Other arms that this one takes over, each with its own days and costs; of two that set a key, the later wins."},
		takes: "a list of names of other arms", value: "[]"},
	{Parameter: agents.Parameter{Path: "arms.NAME.set", Doc: "What the arm changes: paths of live keys, in quotes, and their values."}, takes: "a table of paths and values"},
}

// findKey returns the key of a list whose last part is name.
func findKey(list []key, name string) (key, bool) {
	i := slices.IndexFunc(list, func(k key) bool { return last(k.Path) == name })
	if i < 0 {
		return key{}, false
	}
	return list[i], true
}

// wants says in words what values k may have.
func (k key) wants() string {
	switch {
	case k.takes != "":
		return k.takes
	case k.Kind == agents.Number && k.Max == math.MaxFloat64 && k.Min == -math.MaxFloat64:
		return "a number"
	case k.Kind == agents.Number && k.Max == math.MaxFloat64 && k.Min == math.SmallestNonzeroFloat64:
		return "a number above 0"
	}
	return k.Wants()
}

// names returns the last parts of the paths of a list.
func names(list []key) []string {
	var all []string
	for _, k := range list {
		all = append(all, last(k.Path))
	}
	return all
}

// last returns the part of a path after the last point.
func last(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// sections are the sections of a file, in the order of the template.
var sections = func() []string {
	all := []string{"scenario"}
	for _, p := range agents.Parameters {
		if s, _, _ := strings.Cut(p.Path, "."); !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return append(all, "arms")
}()

// isModel reports whether a section is one of the model's.
func isModel(section string) bool {
	return section != "scenario" && section != "arms" && slices.Contains(sections, section)
}

// keysOf returns the keys of a section of the model.
func keysOf(section string) []string {
	var all []string
	for _, p := range agents.Parameters {
		if s, k, _ := strings.Cut(p.Path, "."); s == section {
			all = append(all, k)
		}
	}
	return all
}

// nearestPath returns the path that was probably meant by a key in a section: the
// key itself in another section, a key like it in the section, or a path like the
// whole.
func nearestPath(section, name string) string {
	var elsewhere, paths []string
	for _, p := range agents.Parameters {
		if last(p.Path) == name {
			elsewhere = append(elsewhere, p.Path)
		}
		paths = append(paths, p.Path)
	}
	if len(elsewhere) > 0 {
		return elsewhere[0]
	}
	if near := Nearest(name, keysOf(section)); near != "" {
		return section + "." + near
	}
	return Nearest(section+"."+name, paths)
}
