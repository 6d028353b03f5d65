package explorer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"sync"

	"heed/agents"
	"heed/scenarios"
)

// Options say what an explorer has.
type Options struct {
	Own     []*scenarios.Scenario // given by its user, beside those that are shipped
	Limits  Limits
	Workers int    // goroutines of a run; 0 is 1
	Static  bool   // whether there is no server
	Version string // of the program
}

// Native are the limits of a server on a desk.
var Native = Limits{
	TextBytes: 1 << 18, Employees: 20_000, Replicates: 200, Arms: 12, Days: 10_000, Frames: 2000,
	Held: 1e6, Work: 2e9, DrawnPeople: 3000,
}

// Browser are the limits of a browser, which has one thread of a model several times slower.
var Browser = Limits{
	TextBytes: 1 << 18, Employees: 5000, Replicates: 50, Arms: 12, Days: 5000, Frames: 1000,
	Held: 2e5, Work: 3e8, DrawnPeople: 2000,
}

// An Explorer makes catalogues and runs. Its methods may be called by several goroutines
// at once.
type Explorer struct {
	options   Options
	names     []string // of scenarios, in their order
	scenarios map[string]*scenarios.Scenario
	shown     func() *Catalogue

	mu    sync.Mutex
	pasts []past // burn-ins of late, the last the latest
}

// New returns an explorer. Own scenarios come first, and take the place of shipped ones of
// their name.
func New(o Options) *Explorer {
	x := &Explorer{options: o, scenarios: map[string]*scenarios.Scenario{}}
	add := func(s *scenarios.Scenario) {
		if x.scenarios[s.Name] == nil {
			x.names, x.scenarios[s.Name] = append(x.names, s.Name), s
		}
	}
	for _, s := range o.Own {
		add(s)
	}
	for _, i := range scenarios.Shipped() {
		if s, err := scenarios.Open(i.Name, nil); err == nil { // as Shipped has made sure
			add(s)
		}
	}
	x.shown = sync.OnceValue(x.catalogue)
	return x
}

// Catalogue returns what the page is made of. It is not to be changed.
func (x *Explorer) Catalogue() *Catalogue { return x.shown() }

// theSettings is the place of mistakes in settings.
const theSettings = "the settings"

// Scenario returns what settings come to: Text of it is the file that heed run makes the
// same of. The error is [scenarios.Mistakes], all of them, those of too large work
// included.
func (x *Explorer) Scenario(s Settings) (*scenarios.Scenario, error) {
	base, err := x.base(s)
	if err != nil {
		return nil, err
	}
	overrides, wrong := s.overrides()
	if n := len(s.Arms); n > x.options.Limits.Arms {
		wrong = append(wrong, tooMuch("arms", float64(n), fmt.Sprintf("at most %d beside the baseline", x.options.Limits.Arms)))
		s.Arms = s.Arms[:x.options.Limits.Arms]
	}
	made, err := base.Compose(overrides, s.Arms)
	if more, ok := err.(scenarios.Mistakes); ok {
		return nil, append(wrong, more...)
	}
	if err != nil {
		return nil, err
	}
	if wrong = append(wrong, x.options.Limits.check(made)...); len(wrong) > 0 {
		return nil, wrong
	}
	return made, nil
}

// base returns the scenario that settings start from.
func (x *Explorer) base(s Settings) (*scenarios.Scenario, error) {
	if s.Text != "" {
		if n := len(s.Text); n > x.options.Limits.TextBytes {
			return nil, scenarios.Mistakes{tooMuch("text", float64(n), fmt.Sprintf("at most %d bytes", x.options.Limits.TextBytes))}
		}
		return scenarios.Parse("scenario.toml", []byte(s.Text), nil)
	}
	if base := x.scenarios[s.Scenario]; base != nil {
		return base, nil
	}
	hint := ""
	if near := scenarios.Nearest(s.Scenario, x.names); near != "" {
		hint = "did you mean " + strconv.Quote(near) + "?"
	}
	return nil, scenarios.Mistakes{{File: theSettings, Key: "scenario", Have: strconv.Quote(s.Scenario), Want: "one of the catalogue", Hint: hint}}
}

// overrides returns what settings change in the scenario itself.
func (s Settings) overrides() (all []scenarios.Override, wrong scenarios.Mistakes) {
	set := func(key, value string) {
		all = append(all, scenarios.Override{Flag: theSettings, Path: key, Value: value})
	}
	if s.Seed != nil {
		set("scenario.seed", strconv.FormatUint(*s.Seed, 10))
	}
	for _, n := range []struct {
		key string
		v   *int
	}{{"days", s.Days}, {"burn_in", s.BurnIn}, {"replicates", s.Replicates}, {"record_every", s.RecordEvery}} {
		if n.v != nil {
			set("scenario."+n.key, strconv.Itoa(*n.v))
		}
	}
	for _, path := range slices.Sorted(maps.Keys(s.Set)) {
		d, known := agents.Find(path)
		text, fits := literal(s.Set[path])
		switch {
		case known && d.Kind == agents.File:
			wrong = append(wrong, scenarios.Mistake{File: theSettings, Key: path, Have: "a file", Want: "no such key: a page reaches no files; give heed serve a scenario that names them"})
		case !known && !knownSection(path):
			wrong = append(wrong, scenarios.Mistake{File: theSettings, Key: path, Have: "an unknown key", Want: "a path of the catalogue"})
		case !fits:
			wrong = append(wrong, scenarios.Mistake{File: theSettings, Key: path, Have: fmt.Sprintf("a %T", s.Set[path]), Want: "a number, true or false, or a text"})
		default:
			set(path, text)
		}
	}
	return all, wrong
}

// knownSection reports whether the section of a path is one that a misspelt key may be of.
func knownSection(path string) bool {
	for section := range themings {
		if len(path) > len(section) && path[:len(section)] == section && path[len(section)] == '.' {
			return true
		}
	}
	return false
}

// literal returns a value as TOML has it, and whether it may be one.
func literal(v any) (string, bool) {
	switch v := v.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	case bool:
		return strconv.FormatBool(v), true
	case string:
		return strconv.Quote(v), true
	}
	return "", false
}

// tooMuch returns the mistake of too large a number.
func tooMuch(key string, have float64, want string) scenarios.Mistake {
	return scenarios.Mistake{File: theSettings, Key: key, Have: strconv.FormatFloat(have, 'f', -1, 64), Want: want, Hint: "larger work is for heed run"}
}

// check returns in what a scenario is too large, everything.
func (l Limits) check(s *scenarios.Scenario) (wrong scenarios.Mistakes) {
	employees, arms := s.Params.Organization.Employees, float64(len(s.Arms))
	replicates, days := float64(s.Replicates), float64(s.Days)
	for _, c := range []struct {
		key        string
		have, most float64
		what       string
	}{
		{"organization.employees", employees, float64(l.Employees), "employees"},
		{"scenario.replicates", replicates, float64(l.Replicates), "replicates"},
		{"scenario.days", days + float64(s.BurnIn), float64(l.Days), "days, those of the burn-in counted"},
		{"scenario.record_every", (days + float64(s.BurnIn)) / float64(s.RecordEvery), float64(l.Frames), "recorded days; record fewer by a larger record_every"},
	} {
		if c.have > c.most {
			m := tooMuch(c.key, math.Ceil(c.have), fmt.Sprintf("at most %.0f %s", c.most, c.what))
			if c.key == "scenario.days" {
				m.Have = fmt.Sprintf("%d after a burn-in of %d", s.Days, s.BurnIn)
			}
			wrong = append(wrong, m)
		}
	}
	if len(wrong) > 0 {
		return wrong
	}
	if held := employees * replicates * (1 + arms); held > l.Held {
		wrong = append(wrong, tooMuch("scenario.replicates", replicates, fmt.Sprintf("at most %.0f with so many employees and arms, which are all in memory at once", math.Max(1, math.Floor(l.Held/employees/(1+arms))))))
	}
	if work := employees * replicates * (float64(s.BurnIn) + days*arms); work > l.Work && len(wrong) == 0 {
		wrong = append(wrong, tooMuch("scenario.replicates", replicates, fmt.Sprintf("at most %.0f with so many employees, arms and days", math.Max(1, math.Floor(l.Work/(work/replicates))))))
	}
	return wrong
}

// ID returns what names a run of a scenario: 16 hexadecimal digits of the SHA-256 of its
// text.
func ID(s *scenarios.Scenario) string {
	sum := sha256.Sum256(s.Text)
	return hex.EncodeToString(sum[:8])
}
