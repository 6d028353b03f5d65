package scenarios

import (
	"fmt"
	"io/fs"
	"math"
	"strconv"

	"heed/agents"
)

// employeesPerExpert is the size of the organization that one security expert is
// there for where a file does not say how many there are.
const employeesPerExpert = 150

// A source is a text taken apart, from which scenarios are made.
type source struct {
	name    string
	text    []byte
	entries []entry
	wrong   Mistakes // in the TOML
	files   fs.FS
}

// Parse reads a scenario from its text. Its name stands in messages and, without
// .toml, names a scenario that does not name itself. The files that it names are
// read from files, whose root is the folder of the scenario; nil stands for no
// files.
//
// The error is [Mistakes], every one that can be told, or that of reading files.
func Parse(name string, text []byte, files fs.FS) (*Scenario, error) {
	return ParseWith(name, text, files, nil)
}

// ParseWith reads a scenario as [Parse] does and gives keys other values than the
// text does, the later override over the earlier. Mistakes in an override name its
// flag as their place.
func ParseWith(name string, text []byte, files fs.FS, overrides []Override) (*Scenario, error) {
	if wrong := checkText(name, text); wrong != nil {
		return nil, wrong
	}
	doc, wrong := read(name, text)
	src := &source{name: name, text: text, entries: doc.entries(name, text), wrong: wrong, files: files}
	return src.scenario(overrides, nil)
}

// Load reads the scenario at a path of a file system, from whose root the paths
// in it count.
func Load(files fs.FS, path string, overrides []Override) (*Scenario, error) {
	f, err := files.Open(path)
	if err != nil {
		return nil, fmt.Errorf("scenarios: %w", err)
	}
	defer f.Close()
	text, err := ReadText(f)
	if err != nil {
		return nil, fmt.Errorf("scenarios: reading %s: %w", path, err)
	}
	return ParseWith(path, text, files, overrides)
}

// With returns the scenario that the text of s gives with the overrides of s and
// these: a point of a sweep. It reads nothing again that is as it was, and may be
// called from several goroutines. The error is as that of [ParseWith].
func (s *Scenario) With(overrides []Override) (*Scenario, error) {
	all := append(append([]Override(nil), s.flags...), overrides...)
	return s.source.scenario(all, s)
}

// scenario makes a scenario; known is one of the same source, whose files need not
// be read again, or nil.
func (src *source) scenario(overrides []Override, known *Scenario) (*Scenario, error) {
	r := newReader(src)
	for _, e := range src.entries {
		r.read(e)
	}
	for _, o := range overrides {
		r.override(o)
	}
	r.scenario.flags = overrides
	if r.scenario.Title == "" {
		r.scenario.Title = r.scenario.Name
	}
	if err := r.readFiles(known); err != nil {
		return nil, err
	}
	r.conclude()
	if err := r.wrong.or(src.name); err != nil {
		return nil, err
	}
	return r.scenario, nil
}

// newReader returns a reader of a source, which has read nothing yet.
func newReader(src *source) *reader {
	s := &Scenario{Name: nameOf(src.name), Params: agents.Default(), Text: src.text, source: src}
	for _, d := range []struct {
		name string
		to   *int
	}{{"days", &s.Days}, {"burn_in", &s.BurnIn}, {"replicates", &s.Replicates}, {"record_every", &s.RecordEvery}} {
		k, _ := findKey(scenarioKeys, d.name)
		*d.to = int(k.Default)
	}
	s.Seed = 1
	s.arms = []Arm{{Name: Baseline, Title: "Baseline"}}
	return &reader{
		scenario: s, wrong: append(Mistakes(nil), src.wrong...), partial: len(src.wrong) > 0,
		given: map[string]entry{}, tainted: map[string]bool{}, dead: map[string]bool{},
		arms: map[string]int{}, place: map[string]entry{},
	}
}

// override reads an override.
func (r *reader) override(o Override) {
	e, ok := o.entry()
	if !ok {
		r.wrong = append(r.wrong, Mistake{File: o.Flag, Have: strconv.Quote(short(o.Path)), Want: "path=value, such as culture.blame=0.1"})
		return
	}
	// What a file got wrong about a key is no reason to skip what a flag says of it.
	r.read(e)
}

// conclude sets what follows from other keys and checks how keys go together.
func (r *reader) conclude() {
	if !r.has("resources.experts") {
		r.scenario.Params.Set("resources.experts", experts(r.scenario.Params.Get("organization.employees")))
	}
	r.selectArms()
	if !r.partial {
		r.clashes()
	}
}

// experts returns how many security experts there are for so many employees.
func experts(employees float64) float64 {
	return max(1, math.Floor(employees/employeesPerExpert+0.5))
}

// has reports whether a key was given, without a mistake.
func (r *reader) has(key string) bool {
	_, ok := r.given[key]
	return ok
}
