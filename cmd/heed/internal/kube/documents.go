package kube

import (
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"text/template"
	"unicode/utf8"
)

//go:embed documents.yaml.tmpl
var text string

// documents writes the settings; what is said in it to people is in the template.
var documents = template.Must(template.New("documents").Funcs(template.FuncMap{
	"quote": quote, "argument": argument, "comment": oneLine, "literal": literal, "key": key, "base64": base64.StdEncoding.EncodeToString,
	"soft": softLimit,
}).Parse(text))

// Documents returns the YAML that kubectl applies. The settings must be as
// [Settings.Check] wants them.
func (s *Settings) Documents() (string, error) {
	var b strings.Builder
	err := documents.Execute(&b, s)
	return b.String(), err
}

// Open returns the inputs that anybody may see who sees the namespace's objects, or else
// those that may be about people.
func (s *Settings) Open(people bool) (all []Numbered) {
	for i, in := range s.Inputs {
		if in.People == people {
			all = append(all, Numbered{i, in})
		}
	}
	return all
}

// A Numbered input has a place among all.
type Numbered struct {
	Number int
	Input
}

// Binary reports whether the input is no text.
func (n Numbered) Binary() bool { return !utf8.Valid(n.Text) }

// Command returns the arguments of a pod that does a share.
func (s *Settings) Command() []string { return s.command() }

// Merge returns the arguments of the pod that makes the tables.
func (s *Settings) Merge() []string { return s.merge() }

// Volume returns the name of the claim that is used.
func (s *Settings) Volume() string {
	if s.Claim != "" {
		return s.Claim
	}
	return s.Name
}

// quote writes a text as YAML, which reads strings of JSON.
func quote(text string) (string, error) {
	b, err := json.Marshal(text)
	return string(b), err
}

// argument writes an argument of a container. Kubernetes puts variables in the place of
// $(NAME), and one dollar in that of two.
func argument(text string) (string, error) { return quote(strings.ReplaceAll(text, "$", "$$")) }

// oneLine returns a text that can stand in a comment.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == '\u0085' || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, text)
}

// legible is a text that YAML gives back byte for byte from a block: lines of printable
// characters, the last ended and none with blanks at its end, the first without any before.
var legible = regexp.MustCompile(`^[!-~](?:[ -~]*[!-~])?\n(?:(?:[ -~]*[!-~])?\n)*(?:[ -~]*[!-~])\n$|^[!-~](?:[ -~]*[!-~])?\n$`)

// literal writes a text as YAML with an indentation, to be read where it can be.
func literal(indent int, text []byte) (string, error) {
	if !legible.Match(text) {
		return quote(string(text))
	}
	margin := strings.Repeat(" ", indent)
	lines := strings.ReplaceAll(strings.TrimSuffix(string(text), "\n"), "\n", "\n"+margin)
	return "|\n" + strings.ReplaceAll(margin+lines, "\n"+margin+"\n", "\n\n"), nil
}

var notOfKey = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// key returns what an input is called within its object.
func key(n Numbered) string {
	name := notOfKey.ReplaceAllString(n.Path, "-")
	return fmt.Sprintf("%d-%s", n.Number, name[max(0, len(name)-200):])
}

var quantity = regexp.MustCompile(`^([0-9]{1,12})(Ki|Mi|Gi|Ti|k|M|G|T)?$`)

// units are the bytes of the suffixes that Kubernetes has for memory.
var units = map[string]float64{"": 1, "Ki": 1 << 10, "Mi": 1 << 20, "Gi": 1 << 30, "Ti": 1 << 40, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}

// Bytes returns how much a quantity of memory or storage is, and whether it is one.
func Bytes(text string) (float64, bool) {
	m := quantity.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	var n float64
	fmt.Sscan(m[1], &n)
	return n * units[m[2]], n > 0
}

// softLimit returns what memory Go keeps to, so that it collects its garbage before it is
// killed for it.
func softLimit(memory string) string {
	n, _ := Bytes(memory)
	return fmt.Sprintf("%.0fMiB", n*0.9/(1<<20))
}
