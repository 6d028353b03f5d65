package study

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"heed/results"
)

// The data dictionary says of each table of a calibration what each column is, as the
// program has it.
func TestDictionaryOfCalibrations(t *testing.T) {
	b, err := os.ReadFile("../../results/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []struct {
		file    string
		columns []results.Column
	}{
		{PosteriorFile, posteriorColumns}, {GenerationsFile, generationColumns}, {MarginalsFile, marginalColumns}, {CorrelationsFile, correlationColumns},
		{PredictiveFile, predictiveColumns}, {RecoveryFile, recoveryColumns}, {SyntheticFile, syntheticColumns},
	} {
		_, section, there := strings.Cut(string(b), "\n**"+table.file+"**")
		if !there {
			t.Errorf("README.md of results does not say what %s is", table.file)
			continue
		}
		want := "| column | unit | meaning |\n|--|--|--|\n"
		for _, c := range table.columns {
			want += fmt.Sprintf("|%s|%s|%s|\n", c.Name, c.Unit, strings.TrimSuffix(c.Doc, "."))
		}
		if _, rows, _ := strings.Cut(section, "\n\n|"); !strings.HasPrefix("|"+rows, want) {
			t.Errorf("README.md of results does not have of %s the table\n%s", table.file, want)
		}
	}
	for _, file := range []string{ParticlesFile, PosteriorPoints} {
		if !strings.Contains(string(b), "**"+file+"**") {
			t.Errorf("README.md of results does not say what %s is", file)
		}
	}
}
