package scenarios

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"heed/agents"
)

// number returns the number that e gives to k, 0 or 1 for a switch, and notes a
// mistake where it gives none that k allows.
func (r *reader) number(e entry, k key) (v float64, ok bool) {
	switch x := e.value.(type) {
	case int64:
		v, ok = float64(x), k.Kind != agents.Switch
	case float64:
		v, ok = x, k.Kind != agents.Switch
	case bool:
		ok = k.Kind == agents.Switch
		if x {
			v = 1
		}
	}
	if ok = ok && !math.IsInf(v, 0) && k.Allows(v); !ok {
		r.bad(e, len(e.path), e.have(), k.wants(), "")
		return 0, false
	}
	r.given[e.key(len(e.path))] = e
	return v, true
}

// count sets a whole number.
func (r *reader) count(e entry, k key, to *int) {
	if v, ok := r.number(e, k); ok {
		*to = int(v)
	}
}

// amount sets a number.
func (r *reader) amount(e entry, k key, to *float64) {
	if v, ok := r.number(e, k); ok {
		*to = v
	}
}

// seed sets the seed, of which no digit may be lost.
func (r *reader) seed(e entry, k key) {
	if v, ok := e.value.(int64); ok && v >= 0 {
		r.scenario.Seed = uint64(v)
		return
	}
	r.bad(e, len(e.path), e.have(), k.wants(), "")
}

// text sets a text that is allowed, and reports whether it could.
func (r *reader) text(e entry, k key, to *string, allowed func(string) bool) bool {
	text, ok := e.value.(string)
	if !ok && e.flag() {
		text, ok = e.raw, true
	}
	if !ok || !allowed(text) {
		hint := ""
		if ok {
			hint = r.hint(func() string { return Nearest(text, k.Choices) })
		}
		r.bad(e, len(e.path), e.have(), k.wants(), hint)
		return false
	}
	*to = text
	r.given[e.key(len(e.path))] = e
	return true
}

// isName reports whether a scenario may be called so.
func isName(name string) bool {
	return name != "" && len(name) <= 64 && !strings.ContainsFunc(name, notInName) && !strings.ContainsAny(name[:1], "-_.")
}

// notInName reports whether a name may not have c: it becomes that of a folder.
func notInName(c rune) bool {
	return c >= utf8.RuneSelf || !isBare(byte(c)) && c != '.'
}

// nameOf makes a name of that of a file, one that reads as text: 2026.toml has
// scenario-2026.
func nameOf(file string) string {
	file = file[strings.LastIndexAny(file, `/\`)+1:]
	name := strings.Map(func(c rune) rune {
		if notInName(c) {
			return '-'
		}
		return c
	}, strings.TrimSuffix(file, ".toml"))
	name = strings.TrimLeft(name[:min(len(name), 64)], "-_.")
	if name == "" {
		return "scenario"
	}
	return legible("scenario-", name)
}

// isTitle reports whether a text may be a title.
func isTitle(text string) bool {
	return utf8.RuneCountInString(text) <= maxTitle && !strings.ContainsFunc(text, unicode.IsControl)
}

// isArmName reports whether an arm may be called so.
func isArmName(name string) bool {
	for _, c := range []byte(name) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return name != "" && len(name) <= 64
}
