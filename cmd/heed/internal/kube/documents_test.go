package kube

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ordinary are the settings of a sweep as there are many, odd those of one as there are few.
func ordinary() *Settings {
	return &Settings{
		Name: "detail", Program: "heed v1.0.0", Image: "registry.example.org/heed:1", Sweep: "detail.toml", Args: []string{"--series=false"},
		Inputs: []Input{{Path: "detail.toml", Text: []byte("base = \"plant.toml\"\n[design]\nkind = \"factorial\"\n\n[factors]\n\"rules.detail\" = [0.2, 0.4]\n")}, {Path: "plant.toml", Text: []byte("[scenario]\nname = \"plant\"\n")}},
		Shards: 64, Parallel: 20, CPUs: 1, Memory: "512Mi", MergeMem: "1Gi", MergeWait: "168h", Retries: 3, Storage: "10Gi",
		Notes: []string{"a unit takes 0.39 s on one core; 1000 units are left"},
	}
}

func odd() *Settings {
	return &Settings{
		Name: "odd", Namespace: "research", Program: "heed (devel) \"x\"", Image: "heed@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", Sweep: `a "b": #c.toml`,
		Args: []string{"--set=a={{b}}", "--arms=x,\t$(HOME)$", "--set=scenario.title=Ärger: & <mehr>"},
		Inputs: []Input{
			{Path: `a "b": #c.toml`, Text: []byte("# trailing blanks  \r\n\tbase = \"org/plant.toml\"")},
			{Path: "org/plant.toml", Text: []byte("[scenario]\ntitle = \"Ärger\"\n")},
			{Path: "points.csv", Text: []byte{'a', ',', 0xff, '\n'}},
			{Path: "org/roster.csv", Text: []byte("employee,department\nanna,x\n"), People: true},
		},
		Shards: 100_000, Parallel: 10_000, CPUs: 16, Memory: "4Gi", MergeMem: "2Gi", MergeWait: "1h", Retries: 0,
		Claim: "scratch", Notes: []string{"two\nlines"},
	}
}

// shipped is a sweep that needs no inputs, on a class of storage.
func shipped() *Settings {
	return &Settings{
		Name: "nuclear-plant-futures", Program: "heed v1.0.0", Image: "heed:1", Sweep: "nuclear-plant-futures",
		Shards: 4, Parallel: 4, CPUs: 2, Memory: "1Gi", MergeMem: "1Gi", MergeWait: "168h", Retries: 3, Storage: "1Gi", StorageClass: "nfs",
	}
}

var all = map[string]func() *Settings{"ordinary": ordinary, "odd": odd, "shipped": shipped}

// documentsOf returns the YAML of settings that are well.
func documentsOf(t *testing.T, s *Settings) string {
	t.Helper()
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	text, err := s.Documents()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// The documents are as reviewed.
func TestDocuments(t *testing.T) {
	for name, of := range all {
		got, path := documentsOf(t, of()), filepath.Join("testdata", name+".yaml")
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(path); err != nil || got != string(want) {
			t.Errorf("the documents of the %s settings are not %s (%v):\n%s", name, path, err, got)
		}
	}
}
