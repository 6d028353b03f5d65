package pages_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"heed/cmd/internal/pages"
	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

const office = `
[scenario]
name = "office"
title = "An office"
days = 20
burn_in = 20
replicates = 3

[organization]
employees = 60

[arms.dialogue]
title = "Talking about rules"
[arms.dialogue.set]
"culture.dialogue_rate" = 0.5
`

// run simulates a scenario into the folder dir, with the table of interventions that its
// page advises from.
func run(text, dir string) error {
	s, err := scenarios.Parse("office", []byte(text), nil)
	if err != nil {
		return err
	}
	record := study.Record{Series: true}
	folder, err := results.Open(dir, study.Plan(s, record), false)
	if err != nil {
		return err
	}
	defer folder.Close()
	one := func(int) (*scenarios.Scenario, error) { return s, nil }
	if err := study.Run(context.Background(), folder, study.Organizations(study.One(s), record), study.Options{}); err != nil {
		return err
	}
	return folder.Finish(func(x *results.Extras) error { return study.CompareInterventions(x, one) })
}

// The page of a run: what it asks, and its sections.
func ExampleOpen() {
	parent, err := os.MkdirTemp("", "office")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(parent)
	dir := filepath.Join(parent, "out")
	if err := run(office, dir); err != nil {
		fmt.Println(err)
		return
	}
	r, err := pages.Open(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	page, err := r.Page()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(page.Title)
	for _, s := range page.Sections {
		fmt.Println("-", s.Title)
	}
	var html strings.Builder
	if err := page.Write(&html); err != nil {
		fmt.Println(err)
	}
	fmt.Println("arms are named by their titles:", strings.Contains(html.String(), "Talking about rules"))
	// Output:
	// An office
	// - The answer
	// - What this can tell, and what not
	// - The organization
	// - The arms
	// - Effects
	// - Over time
	// - What tasks ended in
	// - Cost and effect
	// - Warnings
	// - How to make it again
	// arms are named by their titles: true
}
