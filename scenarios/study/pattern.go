package study

import (
	"fmt"
	"strconv"
	"strings"

	"heed/agents"
)

// A Pattern is a direction or a shape that the model has to show, as an experiment
// that may fail: cells of one organization that differ in some settings, and claims
// about what is seen in them. [Patterns] are all of them.
//
// Cells share their chance replicate by replicate, so a claim is a number a
// replicate, which has to be above 0. [Examine] judges it by Student's one-sided
// test, at the level that [ErrorRate] shares out equally among the claims of the
// pattern (Bonferroni): the pattern holds when all claims are shown, fails when
// the contrary of one is shown, and is undecided otherwise. So whatever the
// truth, a pattern holds by luck, or fails by luck, with a probability of at most
// ErrorRate.
type Pattern struct {
	Number  int
	Title   string // the pattern, a sentence
	Rows    string // of evidence, such as "E1 E3"
	Imposed bool   // whether a single equation says so; else it comes of several together

	Base     string    // settings over the default organization and [patternBase]
	BurnIn   int       // days before day 0
	Days     int       // days after day 0
	Cells    []Cell    // the factors and their levels
	Outcomes []Outcome // what is seen in each cell
	Claims   []Claim   // what has to be above 0

	Controls  []Control // the pattern must disappear without its causes
	NoControl string    // why there is no control, where there is none
	Reason    string    // why the pattern does not hold, where that is known
}

// A Cell is one organization of an experiment.
type Cell struct {
	Name string
	Set  string  // settings over those of the pattern, such as "rules.detail=0.5 rules.count=90"
	Then []Shift // what changes after day 0
}

// A Shift gives settings on day From, and takes them back on day Until unless that is 0.
type Shift struct {
	From, Until int
	Set         string
}

// A Claim is a number of each replicate that has to be above 0 in the mean.
type Claim struct {
	Text string
	Of   Effect
}

// A Control switches mechanisms off in all cells, whereupon the pattern must disappear:
// none of the claims whose text begins with Loses is shown any more; an empty Loses
// names the first claim alone.
type Control struct {
	Off   string // names of mechanisms, such as "overview ambiguity"
	Loses string
}

// lost returns the indices of the claims that c has to lose.
func (p *Pattern) lost(c Control) (all []int) {
	if c.Loses == "" {
		return []int{0}
	}
	for i, x := range p.Claims {
		if strings.HasPrefix(x.Text, c.Loses) {
			all = append(all, i)
		}
	}
	return all
}

// patternBase is the organization of all patterns, over the default: half its size,
// with as many experts a head, so that replicates are cheap.
const patternBase = "organization.employees=300 resources.experts=2"

// readSettings reads settings such as "rules.detail=0.5 rules.count=90".
func readSettings(text string) ([]agents.Setting, error) {
	var all []agents.Setting
	for _, word := range strings.Fields(text) {
		path, value, _ := strings.Cut(word, "=")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("study: setting %q: want path=number", word)
		}
		d, ok := agents.Find(path)
		switch {
		case !ok:
			return nil, fmt.Errorf("study: setting %q: no such parameter", word)
		case !d.Allows(v):
			return nil, fmt.Errorf("study: setting %q: want %s", word, d.Wants())
		}
		all = append(all, agents.Setting{Path: path, Value: v})
	}
	return all, nil
}

// params returns the parameters of a cell of p, with mechanisms off: the default, over
// it some settings, and over these what the pattern sets.
func (p *Pattern) params(c Cell, off string, under ...agents.Setting) (agents.Params, error) {
	all := agents.Default()
	for _, s := range under {
		all.Set(s.Path, s.Value)
	}
	for name := range strings.FieldsSeq(off) {
		c.Set += " mechanisms." + name + "=0"
	}
	list, err := readSettings(patternBase + " " + p.Base + " " + c.Set)
	for _, s := range list {
		all.Set(s.Path, s.Value)
	}
	return all, err
}

// changes returns what changes in a cell after day 0.
func (c Cell) changes() ([]agents.Change, error) {
	var all []agents.Change
	for _, s := range c.Then {
		list, err := readSettings(s.Set)
		if err != nil {
			return nil, err
		}
		all = append(all, agents.Change{Set: list, From: s.From, Until: s.Until})
	}
	return all, nil
}

// sets reports whether p, beside [patternBase], gives a parameter a value of its own
// in any cell.
func (p *Pattern) sets(path string) bool {
	text := p.Base
	for _, c := range p.Cells {
		text += " " + c.Set
		for _, s := range c.Then {
			text += " " + s.Set
		}
	}
	for word := range strings.FieldsSeq(text) {
		if name, _, _ := strings.Cut(word, "="); name == path {
			return true
		}
	}
	return false
}
