package scenarios

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heed/agents"
)

func TestTheTemplateParsesToTheDefaults(t *testing.T) {
	s, err := Parse("x.toml", Template("my-plant"), nil)
	if err != nil {
		t.Fatalf("Parse(Template) = %v", err)
	}
	empty, err := Parse("my-plant.toml", []byte("[scenario]\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if s.Name != "my-plant" || s.Title != "my-plant" || s.Seed != empty.Seed || s.Days != empty.Days || s.BurnIn != empty.BurnIn || s.Replicates != empty.Replicates || s.RecordEvery != empty.RecordEvery {
		t.Errorf("Parse(Template) = %+v; want what Parse makes of an empty section, %+v", s, empty)
	}
	if diff := cmp.Diff(agents.Default(), s.Params); diff != "" {
		t.Errorf("Parse(Template).Params differ from agents.Default() (-want +got):\n%s", diff)
	}
	if len(s.Arms) != 2 {
		t.Errorf("the template has %d arms; want baseline and an example", len(s.Arms))
	}
}

// comment matches a key that is commented out.
var comment = regexp.MustCompile(`(?m)^#([a-z_"].*=|\[)`)

func TestTheTemplateWithoutCommentSignsParsesToTheDefaults(t *testing.T) {
	text := comment.ReplaceAllString(string(Template("my-plant")), "$1")
	own := regexp.MustCompile(`(?m)^(roster|contacts) = "\w+.csv"$`) // files that are not there
	if n := len(own.FindAllString(text, -1)); n != 2 {
		t.Errorf("the template names %d files of one's own; want 2", n)
	}
	s, err := Parse("x.toml", own.ReplaceAll([]byte(text), nil), nil)
	if err != nil {
		t.Fatalf("Parse(Template, uncommented) = %v", err)
	}
	if diff := cmp.Diff(agents.Default(), s.Params); diff != "" {
		t.Errorf("Params differ from agents.Default() (-want +got):\n%s", diff)
	}
	together, ok := s.Arm("together")
	if !ok || len(s.Changes(together)) != 2 {
		t.Errorf("arm together of the uncommented template: %v, %v; want two changes", together, ok)
	}
	for _, p := range agents.Parameters {
		section, key, _ := strings.Cut(p.Path, ".")
		at := strings.Index(text, "\n["+section+"]\n")
		if at < 0 || !strings.Contains(text[at:], "\n"+key+" = ") || !strings.Contains(text[at:], p.Doc) {
			t.Errorf("the template does not have %s", p.Path)
		}
	}
}

func TestATemplateTakesAnyName(t *testing.T) {
	for name, want := range map[string]string{"a": "a", "Anläggning 7": "Anl-ggning-7", "": "scenario", `x"\`: "scenario", "dir/b.toml": "b"} {
		s, err := Parse("x.toml", Template(name), nil)
		if err != nil {
			t.Errorf("Parse(Template(%q)) = %v", name, err)
		} else if s.Name != want {
			t.Errorf("Parse(Template(%q)).Name = %q; want %q", name, s.Name, want)
		}
	}
}

func TestExplainDescribesEverySectionAndKey(t *testing.T) {
	n := 0
	for _, s := range Explain() {
		if s.Doc == "" {
			t.Errorf("Explain: section %s is not described", s.Name)
		}
		for _, k := range s.Keys {
			n++
			if k.Doc == "" || k.Takes == "" || !strings.HasPrefix(k.Path, s.Name+".") {
				t.Errorf("Explain: key %+v of %s is not described", k, s.Name)
			}
		}
	}
	if want := len(agents.Parameters) + len(scenarioKeys) + len(armKeys); n != want {
		t.Errorf("Explain describes %d keys; want %d", n, want)
	}
}
