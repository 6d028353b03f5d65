package network_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"heed/sim/network"
)

func ExampleWattsStrogatz() {
	ring, err := network.WattsStrogatz(1000, 10, 0, rand.NewPCG(1, 2))
	if err != nil {
		fmt.Println(err)
		return
	}
	local, _ := network.Clustering(ring)
	fmt.Println(ring.Of(0), ring.Edges())
	fmt.Printf("%.4f\n", local)
	// Output:
	// [1 2 3 4 5 995 996 997 998 999] 5000
	// 0.6667
}

func ExampleBarabasiAlbert() {
	_, err := network.BarabasiAlbert(10, 12, rand.NewPCG(1, 2))
	fmt.Println(err)
	g, _ := network.BarabasiAlbert(1000, 5, rand.NewPCG(1, 2))
	fmt.Println(g.Edges(), network.DegreeMoments(g).Min)
	// Output:
	// network: m = 12: want at least 1 and below n = 10
	// 4985 5
}

func ExampleBlocks() {
	block := []uint32{0, 0, 0, 1, 1, 1}
	apart, _ := network.Blocks(block, 2, 0, rand.NewPCG(1, 2)) // all there are within, none across
	fmt.Println(apart.Of(0), apart.Of(3))
	// Output: [1 2] [4 5]
}

func ExampleTeams() {
	c, _ := network.NewChart(network.ChartSpec{Employees: 1000, TeamSize: 10, Departments: 5, Sites: 2})
	g, _ := network.Teams(c.Team, 3, c.Department, 0.8, rand.NewPCG(1, 2))
	fmt.Printf("9 in the team, 3 outside: about %.0f\n", network.DegreeMoments(g).Mean)
	// Output: 9 in the team, 3 outside: about 12
}

func ExampleNewChart() {
	c, err := network.NewChart(network.ChartSpec{Employees: 7, TeamSize: 2, Departments: 2, Sites: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("department", c.Department)
	fmt.Println("team      ", c.Team)
	fmt.Println("manager   ", c.Manager)
	// Output:
	// department [0 0 0 1 1 1 1]
	// team       [0 0 0 1 1 2 2]
	// manager    [-1 0 0 0 3 3 5]
}

func ExampleReadRoster() {
	_, err := network.ReadRoster("roster.csv", strings.NewReader(`employee,departement,manager
e01,sales,
e02,sales,e20
`))
	fmt.Println(err)
	// Output:
	// roster.csv:1: unknown column "departement": did you mean department?
	// roster.csv:1: no column department: want the columns employee,department
}

func ExampleReadContacts() {
	roster, _ := network.ReadRoster("roster.csv", strings.NewReader("employee,department\ne01,sales\ne02,sales\ne03,legal\n"))
	contacts, ignored, err := network.ReadContacts("contacts.csv", strings.NewReader("from,to\ne01,e02\ne02,e01\ne03,e03\n"), roster)
	fmt.Println(contacts.Of(0), contacts.Of(2), ignored, err)
	// Output: [1] [] {1 1} <nil>
}

func ExampleRoster_Chart() {
	roster, _ := network.ReadRoster("roster.csv", strings.NewReader("employee,department\ne01,sales\ne02,legal\ne03,sales\n"))
	chart, order, err := roster.Chart(10)
	fmt.Println(chart.DepartmentNames, chart.Department, order, err)
	// Output: [sales legal] [0 0 1] [0 2 1] <nil>
}
