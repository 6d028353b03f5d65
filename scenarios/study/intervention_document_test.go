package study

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"heed/results"
)

// The data dictionary says of each table that compares interventions what each column
// is, as the program has it.
func TestDictionaryOfInterventions(t *testing.T) {
	b, err := os.ReadFile("../../results/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []struct {
		file    string
		columns []results.Column
	}{
		{InterventionsFile, interventionColumns}, {InteractionsFile, interactionColumns}, {DurationsFile, durationColumns},
		{RobustnessFile, robustnessColumns}, {ConditionsFile, conditionColumns},
		{SensitivityFile, sensitivityColumns},
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
		if _, rows, _ := strings.Cut(section, "\n\n|"); !strings.HasPrefix("|"+rows, want+"\n") && "|"+rows != want {
			t.Errorf("README.md of results does not have of %s the table\n%s", table.file, want)
		}
	}
}
