package agents

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Kind is what a parameter holds.
type Kind int

// The kinds of parameters.
const (
	Number  Kind = iota // any number between Min and Max
	Integer             // a whole number between Min and Max
	Switch              // true or false
	Choice              // one of Choices
	File                // the path of a file beside the scenario's, or ""
)

// A Standing says what the default of a parameter rests on.
type Standing string

// The standings of parameters.
const (
	Paper      Standing = "paper"      // said or shown by Gyllensten and Törner (2022), at least in sign
	Source     Standing = "source"     // taken from another publication
	Derived    Standing = "derived"    // follows from other magnitudes
	Fitted     Standing = "fitted"     // set so that the default organization shows published magnitudes
	Assumption Standing = "assumption" // ours: sweep it
)

// A Parameter describes one key of a scenario.
type Parameter struct {
	Path              string // section and key, such as "culture.blame"
	Kind              Kind
	Unit              string // unit of the value; empty for Switch, Choice and File
	Default, Min, Max float64
	Text              string   // default of a Choice
	Choices           []string // what a Choice may be
	Live              bool     // whether an arm may change it in mid-run
	Standing          Standing
	Rows              string // rows of evidence, such as "E18 E19"
	Doc               string // what it means, a sentence
}

// mechanism describes the switch of a mechanism.
func mechanism(name, rows, doc string) Parameter {
	return Parameter{Path: "mechanisms." + name, Kind: Switch, Default: 1, Max: 1, Live: true, Standing: Paper, Rows: rows, Doc: doc}
}

// Parameters describes every key of [Params], section by section.
var Parameters = slices.Concat(conditions, coefficients, switches)

// index holds the place of each path in [Parameters].
var index = func() map[string]int {
	m := make(map[string]int, len(Parameters))
	for i, p := range Parameters {
		m[p.Path] = i
	}
	return m
}()

// Find returns the parameter of a path, and whether there is one.
func Find(path string) (Parameter, bool) {
	i, ok := index[path]
	if !ok {
		return Parameter{}, false
	}
	return Parameters[i], true
}

// Default returns the parameters of the default organization.
func Default() Params { return defaults() }

// defaults makes them once: every point of a sweep begins with them.
var defaults = sync.OnceValue(func() Params {
	var p Params
	for _, d := range Parameters {
		if d.Kind == Choice || d.Kind == File {
			p.SetText(d.Path, d.Text)
		} else {
			p.Set(d.Path, d.Default)
		}
	}
	return p
})

// Get returns the value at a path of kind Number, Integer or Switch (0 or 1). It
// panics when there is no such path.
func (p *Params) Get(path string) float64 {
	switch f := p.field(path); f.Kind() {
	case reflect.Bool:
		if f.Bool() {
			return 1
		}
		return 0
	default:
		return f.Float()
	}
}

// Set sets the value at a path of kind Number, Integer or Switch (on from one
// half up). It panics when there is no such path.
func (p *Params) Set(path string, v float64) {
	switch f := p.field(path); f.Kind() {
	case reflect.Bool:
		f.SetBool(v >= 0.5)
	default:
		f.SetFloat(v)
	}
}

// GetText returns the value at a path of kind Choice or File.
func (p *Params) GetText(path string) string { return p.field(path).String() }

// SetText sets the value at a path of kind Choice or File.
func (p *Params) SetText(path, v string) { p.field(path).SetString(v) }

// field returns the field of a path, addressable.
func (p *Params) field(path string) reflect.Value {
	section, key, _ := strings.Cut(path, ".")
	f := reflect.ValueOf(p).Elem().FieldByName(camel(section)).FieldByName(camel(key))
	if !f.IsValid() {
		panic(fmt.Sprintf("agents: no parameter %q", path))
	}
	return f
}

// camel turns a key such as team_size into the name of its field, TeamSize.
func camel(key string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(key, "_") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

// Wants says in words what values d may have.
func (d Parameter) Wants() string {
	switch d.Kind {
	case Switch:
		return "true or false"
	case Choice:
		return "one of " + strings.Join(d.Choices, ", ")
	case File:
		return "the path of a file beside the scenario"
	case Integer:
		return "a whole number from " + decimal(d.Min) + " to " + decimal(d.Max)
	}
	return "a number from " + decimal(d.Min) + " to " + decimal(d.Max)
}

// decimal prints a number without exponent.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Allows says whether the number v is one that d may have.
func (d Parameter) Allows(v float64) bool {
	switch {
	case d.Kind == Choice || d.Kind == File:
		return false
	case math.IsNaN(v) || v < d.Min || v > d.Max:
		return false
	}
	return d.Kind == Number || v == math.Floor(v)
}
