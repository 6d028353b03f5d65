package scenarios_test

import (
	"fmt"
	"strings"
	"testing/fstest"

	"heed/scenarios"
)

func ExampleParse() {
	s, err := scenarios.Parse("plant.toml", []byte(`
[scenario]
days = 500

[organization]
employees = 1200

[arms.open-climate]
title = "Open climate"
ramp_days = 125
cost = 60

[arms.open-climate.set]
"culture.blame" = 0.05
`), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Name, s.Days, s.Params.Organization.Employees, s.Params.Resources.Experts)
	for _, a := range s.Arms {
		fmt.Println(a.Title, s.Changes(a), s.Cost(a))
	}
	// Output:
	// plant 500 1200 8
	// Baseline [] 0
	// Open climate [{[{culture.blame 0.05}] 0 0 125}] 120
}

func ExampleParse_mistakes() {
	_, err := scenarios.Parse("plant.toml", []byte(`[culture]
blaem = 0.1
leadership = 1.4
[arms.growth.set]
"organization.employees" = 900
`), nil)
	fmt.Println(err)
	// Output:
	// plant.toml:2:1: culture.blaem: have an unknown key; did you mean "culture.blame"?
	// plant.toml:3:1: culture.leadership: have 1.4; want a number from 0 to 1
	// plant.toml:5:1: arms.growth.set."organization.employees": have 900; want a key that heed explain calls live; organization.employees shapes the organization, which is made once, before the burn-in
}

// An organization of one's own: a roster of thirty people in five teams, and who
// asks whom, beside the scenario file.
func ExampleParse_roster() {
	roster, contacts := "employee,department,team,site,manager,hired\n", "from,to\n"
	for i := range 30 {
		team := i / 6
		head := fmt.Sprintf("p%02d", 6*team)
		manager := head
		if i%6 == 0 {
			manager = "p00"
		}
		if i == 0 {
			manager = ""
		}
		roster += fmt.Sprintf("p%02d,%s,team %d,%s,%s,%d\n", i, []string{"operations", "maintenance"}[team/3], team, []string{"north", "south"}[team/3], manager, 100*i)
		contacts += fmt.Sprintf("p%02d,p%02d\n", i, (i+7)%30)
	}
	files := fstest.MapFS{"roster.csv": {Data: []byte(roster)}, "contacts.csv": {Data: []byte(contacts)}}

	s, err := scenarios.Parse("ours.toml", []byte(`
[organization]
roster = "roster.csv"
contacts = "contacts.csv"
`), files)
	if err != nil {
		fmt.Println(err)
		return
	}
	o := s.Params.Organization
	fmt.Println(o.Employees, "employees,", o.Departments, "departments,", o.Sites, "sites,", s.Params.Resources.Experts, "expert")
	fmt.Println(s.Contacts.Edges(), "ties")
	for _, in := range s.Inputs {
		fmt.Println(in.Name, len(in.SHA256))
	}
	// Output:
	// 30 employees, 2 departments, 2 sites, 1 expert
	// 30 ties
	// roster.csv 64
	// contacts.csv 64
}

func ExampleParseWith() {
	text := []byte("[rules]\ndetail = 0.4\n")
	s, _ := scenarios.ParseWith("x.toml", text, nil, []scenarios.Override{scenarios.Set("rules.detail=0.6")})
	fmt.Println(s.Params.Rules.Detail)
	_, err := scenarios.ParseWith("x.toml", text, nil, []scenarios.Override{{Flag: "--seed", Path: "scenario.seed", Value: "many"}})
	fmt.Println(err)
	// Output:
	// 0.6
	// --seed: scenario.seed: have many; want a whole number from 0 to 9223372036854775807
}

func ExampleScenario_With() {
	base, _ := scenarios.Open("nuclear-plant", nil)
	for _, employees := range []string{"300", "6000"} {
		point, err := base.With([]scenarios.Override{{Flag: "[factors]", Path: "organization.employees", Value: employees}})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(employees, "employees:", point.Params.Resources.Experts, "experts")
	}
	// Output:
	// 300 employees: 2 experts
	// 6000 employees: 40 experts
}

func ExampleShipped() {
	for _, info := range scenarios.Shipped() {
		fmt.Printf("%s: %s\n", info.Name, info.Title)
	}
	// Output:
	// nuclear-plant: Seven recommendations in a nuclear power industry
	// old-foxes: Veterans and revised rules without refreshers
	// overcontrol: Control against responsibility
	// bottleneck: An overloaded security department
	// external-partner: Outside partners, outside delays
}

func ExampleExplain() {
	for _, s := range scenarios.Explain() {
		for _, k := range s.Keys {
			if k.Path == "culture.blame" || k.Path == "arms.NAME.ramp_days" {
				fmt.Printf("%s = %s: %s (%s)\n", k.Path, k.Default, k.Doc, k.Takes)
			}
		}
	}
	// Output:
	// culture.blame = 0.2: How far errors are blamed. (a number from 0 to 1)
	// arms.NAME.ramp_days = 0: Days that the change takes to come about, along a straight line; 0 is at once. (a whole number from 0 to 100000)
}

func ExampleTemplate() {
	text := string(scenarios.Template("my-plant"))
	at := strings.Index(text, "# How far errors are blamed")
	fmt.Println(text[at : at+len("# How far errors are blamed.\n# a number from 0 to 1; assumption; E47; live\n#blame = 0.2")])
	// Output:
	// # How far errors are blamed.
	// # a number from 0 to 1; assumption; E47; live
	// #blame = 0.2
}
