package scenarios

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"heed/agents"
)

// An ArmSet is an arm as JSON has it.
type ArmSet struct {
	Name     string             `json:"name"` // 1 to 64 of a-z, 0-9 and -
	Title    string             `json:"title,omitempty"`
	FromDay  int                `json:"from_day,omitempty"`
	UntilDay int                `json:"until_day,omitempty"`
	RampDays int                `json:"ramp_days,omitempty"`
	Cost     float64            `json:"cost,omitempty"`
	CostOnce float64            `json:"cost_once,omitempty"`
	Combine  []string           `json:"combine,omitempty"`
	Set      map[string]float64 `json:"set,omitempty"` // by path; a switch is 0 or 1
}

// ArmSet returns a as JSON has it.
func (a Arm) ArmSet() ArmSet {
	s := ArmSet{a.Name, a.Title, a.FromDay, a.UntilDay, a.RampDays, a.Cost, a.CostOnce, a.Combine, nil}
	for _, x := range a.Set {
		if s.Set == nil {
			s.Set = map[string]float64{}
		}
		s.Set[x.Path] = x.Value
	}
	return s
}

// arm returns s as a scenario has it, with what it sets in the order of the paths.
func (s ArmSet) arm() Arm {
	a := Arm{Name: s.Name, Title: s.Title, FromDay: s.FromDay, UntilDay: s.UntilDay, RampDays: s.RampDays, Cost: s.Cost, CostOnce: s.CostOnce, Combine: s.Combine}
	for _, path := range slices.Sorted(maps.Keys(s.Set)) {
		a.Set = append(a.Set, agents.Setting{Path: path, Value: s.Set[path]})
	}
	return a
}

// explored ends the names of scenarios that [Scenario.Compose] makes of others.
const explored = "-explored"

// theSettings is the place of mistakes in what [Scenario.Compose] is given.
const theSettings = "the settings"

// Compose returns a scenario like s but for overrides and with these arms alone, as of a
// file of its own: Text says in full what is not a default, so that whoever parses it has
// the same. Where s names a roster or contacts they are those of s, and the file names them
// too. Its name is that of s with "-explored" behind it.
//
// The error is [Mistakes], all of them: in overrides and in arms.
func (s *Scenario) Compose(overrides []Override, arms []ArmSet) (*Scenario, error) {
	var wrong Mistakes
	base, err := s.With(slices.Concat(overrides, []Override{{Flag: theSettings, Path: "arms", Value: Baseline}}))
	if err != nil {
		if m, ok := err.(Mistakes); ok {
			base, wrong = s, m
		} else {
			return nil, err
		}
	}
	legible, unfit := legibleArms(arms)
	text := base.format(legible)
	src := newSource(base.Name, text)
	made, err := src.scenario(nil, s)
	if m, ok := err.(Mistakes); ok {
		return nil, slices.Concat(wrong, unfit, m).placeless()
	}
	if err != nil {
		return nil, err
	}
	if len(wrong)+len(unfit) > 0 {
		return nil, slices.Concat(wrong, unfit).placeless()
	}
	return made, nil
}

// placeless returns mistakes in a text that Compose wrote, where lines tell nobody anything.
func (m Mistakes) placeless() (all Mistakes) {
	for _, x := range m {
		x.File, x.Line, x.Column = theSettings, 0, 0
		if !slices.Contains(all, x) {
			all = append(all, x)
		}
	}
	return all
}

// newSource takes the text of a file that Compose made apart.
func newSource(name string, text []byte) *source {
	file := name + ".toml"
	doc, wrong := read(file, text)
	return &source{name: file, text: text, entries: doc.entries(file, text), wrong: wrong}
}

// legibleArms returns the arms whose names and titles can stand in a file, and what is wrong
// with the others.
func legibleArms(arms []ArmSet) (fit []ArmSet, wrong Mistakes) {
	seen := map[string]bool{}
	for i, a := range arms {
		at := fmt.Sprintf("arms[%d]", i+1)
		switch {
		case !isArmName(a.Name):
			wrong = append(wrong, Mistake{File: theSettings, Key: at + ".name", Have: strconv.Quote(short(a.Name)), Want: armNames})
			continue
		case seen[a.Name]:
			wrong = append(wrong, Mistake{File: theSettings, Key: "arms." + a.Name, Have: "an arm of that name a second time", Want: "another name"})
			continue
		case !isTitle(a.Title):
			wrong = append(wrong, Mistake{File: theSettings, Key: "arms." + a.Name + ".title", Have: strconv.Quote(short(a.Title)), Want: fmt.Sprintf("a text of one line, of at most %d characters", maxTitle)})
			a.Title = ""
		}
		seen[a.Name] = true
		fit = append(fit, a)
	}
	return fit, wrong
}

// format writes a scenario file that makes s with other arms.
func (s *Scenario) format(arms []ArmSet) []byte {
	var b strings.Builder
	name, _ := strings.CutSuffix(s.Name, explored)
	fmt.Fprintf(&b, "# Made from %s. A key that is not given has its default: heed explain tells them all.\n", name)
	if s.Roster != nil {
		b.WriteString("# It needs the roster, and the contacts, beside it.\n")
	}
	fmt.Fprintf(&b, "\n[scenario]\nname = %s\ntitle = %s\nseed = %d\ndays = %d\nburn_in = %d\nreplicates = %d\nrecord_every = %d\n",
		strconv.Quote(name[:min(len(name), maxName-len(explored))]+explored), strconv.Quote(s.Title), s.Seed, s.Days, s.BurnIn, s.Replicates, s.RecordEvery)
	writeParams(&b, &s.Params)
	for _, a := range arms {
		if a.Title == "" {
			a.Title = a.Name
		}
		writeMix(&b, a.arm())
	}
	return []byte(b.String())
}
