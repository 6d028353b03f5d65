package kube

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

// schemaOf are the published schemas of the kinds of documents that there are.
var schemaOf = map[string]string{
	"batch/v1 Job": "io.k8s.api.batch.v1.Job", "v1 ConfigMap": "io.k8s.api.core.v1.ConfigMap",
	"v1 Secret": "io.k8s.api.core.v1.Secret", "v1 PersistentVolumeClaim": "io.k8s.api.core.v1.PersistentVolumeClaim",
}

// strict has a schema allow no field that it does not name, as kubectl and the API server
// do with --validate=strict.
func strict(schema any) {
	switch s := schema.(type) {
	case map[string]any:
		if _, has := s["properties"]; has && s["additionalProperties"] == nil && s["type"] == "object" {
			s["additionalProperties"] = false
		}
		for _, v := range s {
			strict(v)
		}
	case []any:
		for _, v := range s {
			strict(v)
		}
	}
}

// compiled returns the published schemas.
func compiled(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "kubernetes.json"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	strict(doc)
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft4) // OpenAPI 3.0 is a dialect of it
	if err := c.AddResource("kubernetes.json", doc); err != nil {
		t.Fatal(err)
	}
	all := map[string]*jsonschema.Schema{}
	for kind, name := range schemaOf {
		if all[kind], err = c.Compile("kubernetes.json#/components/schemas/" + name); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// validate returns what is wrong with documents, and how many there are of each kind.
func validate(t *testing.T, text string) (kinds map[string]int, wrong error) {
	t.Helper()
	schemas, kinds := compiled(t), map[string]int{}
	for _, d := range decoded(t, text) {
		kind := d["apiVersion"].(string) + " " + d["kind"].(string)
		kinds[kind]++
		if schemas[kind] == nil {
			t.Fatalf("there is no schema of %s", kind)
		}
		wrong = errors.Join(wrong, schemas[kind].Validate(any(d)))
	}
	return kinds, wrong
}

// decoded returns the documents of a text of YAML, of which none says a thing twice.
func decoded(t *testing.T, text string) (all []map[string]any) {
	t.Helper()
	for d := yaml.NewDecoder(strings.NewReader(text)); ; {
		var one map[string]any
		err := d.Decode(&one)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		if one != nil {
			all = append(all, one)
		}
	}
}

// Every document is as the Kubernetes project publishes that it must be.
func TestDocumentsFollowTheSchema(t *testing.T) {
	for name, of := range all {
		kinds, wrong := validate(t, documentsOf(t, of()))
		if wrong != nil {
			t.Errorf("the %s documents: %v", name, wrong)
		}
		if kinds["batch/v1 Job"] != 2 {
			t.Errorf("the %s documents are %v; want two jobs", name, kinds)
		}
	}
}

// The check finds what is misspelt, of the wrong type or missing.
func TestTheSchemaRefuses(t *testing.T) {
	good := documentsOf(t, ordinary())
	for _, tt := range []struct{ name, old, new string }{
		{"a field misspelt", "backoffLimitPerIndex:", "backoffLimitPerIndexes:"},
		{"a field in the wrong place", "      restartPolicy: Never", "      completionMode: Never"},
		{"a text in place of a number", "completions: 64", "completions: many"},
		{"a number in place of a list", "drop: [ALL]", "drop: 3"},
		{"an environment without a name", "- name: GOMEMLIMIT\n              value", "- value"},
		{"a rule without an action", "- action: FailIndex\n        onExitCodes", "- onExitCodes"},
	} {
		bad := strings.Replace(good, tt.old, tt.new, 1)
		if bad == good {
			t.Fatalf("%s: %q is not in the documents", tt.name, tt.old)
		}
		if _, wrong := validate(t, bad); wrong == nil {
			t.Errorf("%s: the schema lets it pass", tt.name)
		}
	}
}

// What is put into the cluster comes out of it byte for byte.
func TestInputsArriveWhole(t *testing.T) {
	texts := []string{
		"a\n", "a", "", "\n", "a\n\n", " a\n", "a \n", "a\n \nb\n", "a\tb\n", "a\r\nb\r\n", "ä\n", "- a: b\n# c\n---\n", "a\n\n\nb\n", "\"\\u0041\"\n", "a\n  b\n c\n", "%x\n", "\u2028\n", "a: |\n  b\n",
	}
	s := ordinary()
	s.Inputs = nil
	for i, text := range texts {
		s.Inputs = append(s.Inputs, Input{Path: string(rune('a'+i)) + ".toml", Text: []byte(text)})
	}
	s.Sweep = "a.toml"
	doc := decoded(t, documentsOf(t, s))[0]
	data := doc["data"].(map[string]any)
	for i, n := range s.Open(false) {
		if got := data[key(n)]; got != texts[i] {
			t.Errorf("the text %q arrives as %q", texts[i], got)
		}
	}
}

// Names are such as Kubernetes takes, whatever the sweep is called.
func TestName(t *testing.T) {
	for text, want := range map[string]string{
		"detail": "detail", "My Sweep_2": "my-sweep-2", "---": "heed", "": "heed", "Ärger": "rger", "2026-plan": "heed-2026-plan",
		strings.Repeat("x", 80): strings.Repeat("x", 50), strings.Repeat("x", 49) + "--y": strings.Repeat("x", 49),
	} {
		if got := Name(text); got != want || !label.MatchString(got) {
			t.Errorf("Name(%q) = %q; want %q", text, got, want)
		}
	}
}

func TestCheck(t *testing.T) {
	s := ordinary()
	s.Name, s.Namespace, s.Claim, s.StorageClass, s.Image = "Detail", "a_b", "-", "X", "two words"
	s.Inputs[0].Text = bytes.Repeat([]byte("x"), maxObject+1)
	err := s.Check()
	for _, want := range []string{"--name", "--namespace", "--claim", "--storage-class", "--image", "more than a cluster keeps"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Check: %v; want it to say %q", err, want)
		}
	}
}
