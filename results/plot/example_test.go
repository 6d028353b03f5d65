package plot_test

import (
	"bytes"
	"fmt"
	"math"

	"heed/results/plot"
)

func ExampleTimeCourses() {
	f, err := plot.TimeCourses(plot.Timeline{
		Frame: plot.Frame{Caption: "Means over 50 replicates with 95% intervals.", Width: plot.Column},
		Days:  plot.Days{Rules: []plot.Rule{{Day: 10, Label: "training begins"}}},
		Panels: []plot.Panel{{
			Title: "Compliance", Unit: "share of tasks", Share: true,
			Courses: []plot.Course{
				{Label: "baseline", X: []float64{0, 10, 20}, Mean: []float64{0.94, 0.93, 0.94}},
				{Label: "training", X: []float64{0, 10, 20}, Mean: []float64{0.94, 0.93, 0.96},
					Lo: []float64{0.93, 0.92, 0.95}, Hi: []float64{0.95, 0.94, 0.97}},
			},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	svg, err := f.SVG()
	width, _ := f.Size()
	fmt.Printf("%.0f mm wide, error %v\n", width, err)
	for _, word := range []string{"<title>Time courses: Compliance</title>", ">training begins</text>", ">95%</text>"} {
		fmt.Println(word, bytes.Contains(svg, []byte(word)))
	}
	// Output:
	// 88 mm wide, error <nil>
	// <title>Time courses: Compliance</title> true
	// >training begins</text> true
	// >95%</text> true
}

func ExampleOutcomes() {
	f, err := plot.Outcomes(plot.Composition{
		Unit: "share of tasks", Rest: "compliance",
		Stacks: []plot.Stack{{
			Title: "baseline", X: []float64{0, 10, 20},
			Outcomes: []plot.Outcome{
				{Label: "compliance", Share: []float64{0.94, 0.95, 0.96}},
				{Label: "knowing violation", Share: []float64{0.02, 0.02, 0.01}},
				{Label: "waiting", Share: []float64{0.04, 0.03, 0.03}},
			},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	svg, err := f.SVG()
	fmt.Println(bytes.Contains(svg, []byte(">rest: compliance 94.0–96.0%</text>")), err)
	// Output: true <nil>
}

func ExampleEffects() {
	f, err := plot.Effects(plot.Forest{
		Column: "difference [95% interval]",
		Groups: []plot.Group{{
			Title: "Compliance", Share: true,
			Estimates: []plot.Estimate{
				{Label: "training", Value: 0.012, Lo: 0.004, Hi: 0.020, Distinct: true},
				{Label: "less blame", Value: -0.001, Lo: -0.006, Hi: 0.004},
			},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	svg, err := f.SVG()
	fmt.Println(bytes.Contains(svg, []byte(">+1.2</text>")), bytes.Contains(svg, []byte(">[0.4, 2.0]</text>")), err)
	// Output: true true <nil>
}

func ExampleDots_refused() {
	_, err := plot.Dots(plot.Forest{Groups: []plot.Group{{
		Title:     "Time cost",
		Estimates: []plot.Estimate{{Label: "training", Value: math.Inf(1)}},
	}}})
	fmt.Println(err)
	// Output: plot: group "Time cost": arm "training": value is +Inf: want a number below 1e100, or NaN
}
