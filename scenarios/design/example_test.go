package design_test

import (
	"fmt"
	"strings"

	"heed/scenarios/design"
)

// Two levels of one factor crossed with three of another.
func ExampleFactorial() {
	factors := []design.Factor{
		{Path: "education.mentoring", Dist: design.Levels, Levels: []any{false, true}},
		{Path: "rules.detail", Dist: design.Uniform, Min: 0.1, Max: 0.9},
	}
	if err := design.Check(factors...); err != nil {
		fmt.Println(err)
		return
	}
	d, err := design.Factorial(2, 3)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range d.N {
		fmt.Println(i, design.Values(factors, d.Point(i)))
	}
	// Output:
	// 0 [false 0.1]
	// 1 [false 0.5]
	// 2 [false 0.9]
	// 3 [true 0.1]
	// 4 [true 0.5]
	// 5 [true 0.9]
}

// The base of a factor need not be one of its levels.
func ExampleOneAtATime() {
	detail := design.Factor{Path: "rules.detail", Dist: design.Uniform, Min: 0, Max: 1}.Grid(3)
	detail, at := detail.Including(0.3)
	network := design.Factor{Path: "organization.network", Dist: design.Choice, Levels: []any{"small-world", "random"}}
	d, err := design.OneAtATime([]int{len(detail.Levels), len(network.Levels)}, []int{at, 0})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range d.N {
		fmt.Println(design.Values([]design.Factor{detail, network}, d.Point(i)))
	}
	// Output:
	// [0.3 small-world]
	// [0 small-world]
	// [0.5 small-world]
	// [1 small-world]
	// [0.3 random]
}

// More points extend a sequence; its first half of factors and its second are two
// independent samples, as the estimates of Sobol' indices need them.
func ExampleSobol() {
	s, err := design.NewSobol(4)
	if err != nil {
		fmt.Println(err)
		return
	}
	d := design.Design{Sequence: s, N: 4}
	for i := range d.N {
		x := d.Point(i)
		fmt.Println("A", x[:2], "B", x[2:])
	}
	// Output:
	// A [0 0] B [0 0]
	// A [0.5 0.5] B [0.5 0.5]
	// A [0.75 0.25] B [0.25 0.25]
	// A [0.25 0.75] B [0.75 0.75]
}

// Scrambled, the points are chance of a seed and lie within the cube; of four, each fourth
// of each factor has one still.
func ExampleSobol_Scrambled() {
	s, err := design.NewSobol(2)
	if err != nil {
		fmt.Println(err)
		return
	}
	s = s.Scrambled(1)
	for i := range 4 {
		x := s.Point(i)
		fmt.Println(int(4*x[0]), int(4*x[1]))
	}
	// Output:
	// 0 1
	// 2 3
	// 3 0
	// 1 2
}

// Three points, then three more that make a Latin hypercube of six.
func ExampleLatin() {
	plan := design.Latin{Factors: 2, Points: 3, Candidates: 100, Seed: 1}
	for range 2 {
		d, err := plan.Design()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%.2f\n", d.Points())
		plan.Doublings++
	}
	// Output:
	// [[0.81 0.79] [0.62 0.05] [0.03 0.66]]
	// [[0.81 0.79] [0.62 0.05] [0.03 0.66] [0.30 0.94] [0.95 0.32] [0.38 0.43]]
}

// A trajectory moves each factor once.
func ExampleMorris() {
	d, err := design.Morris{Factors: 3, Trajectories: 1, Levels: 4, Candidates: 1, Seed: 1}.Design()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range d.Points() {
		fmt.Printf("%.2f\n", x)
	}
	// Output:
	// [0.67 0.67 0.67]
	// [0.67 0.00 0.67]
	// [0.67 0.00 0.00]
	// [0.00 0.00 0.00]
}

// Points that somebody else has chosen; all that is wrong with them is said at once.
func ExampleReadCSV() {
	d, factors, err := design.ReadCSV(strings.NewReader("rules.detail,organization.network\n0.2,random\n0.7,small-world\n"), design.Plain)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range d.N {
		fmt.Println(design.Values(factors, d.Point(i)))
	}
	_, _, err = design.ReadCSV(strings.NewReader("rules.detail\n0.2\nmuch\n0.2,0.3\n"), design.Plain)
	fmt.Println(err)
	// Output:
	// [0.2 random]
	// [0.7 small-world]
	// 3:1: rules.detail: have "much"; want a number, as in the rows before
	// 4:5: have 2 fields; want 1, as in the header
}

// A sample of one factor for each level of another.
func ExampleCross() {
	levels, err := design.Factorial(2)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := design.NewSobol(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err := design.Cross(levels, design.Design{Sequence: s, N: 3})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Points())
	// Output:
	// [[0 0] [0 0.5] [0 0.75] [1 0] [1 0.5] [1 0.75]]
}
