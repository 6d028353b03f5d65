package plot_test

import (
	"bytes"
	"fmt"
	"math"

	"heed/results/plot"
)

// says prints which words stand in a figure.
func says(f *plot.Figure, err error, words ...string) {
	if err != nil {
		fmt.Println(err)
		return
	}
	svg, err := f.SVG()
	for _, w := range words {
		fmt.Println(w, bytes.Contains(svg, []byte(">"+w+"</text>")), err)
	}
}

func ExampleCostEffect() {
	f, err := plot.CostEffect(plot.Plane{
		Cost: "thousand euro a year", Frontier: "frontier", Dominated: "dominated",
		Fields: []plot.Field{{Title: "Compliance", Share: true, Spots: []plot.Spot{
			{Label: "baseline", Lo: math.NaN(), Standing: plot.Frontier},
			{Label: "training", X: 180, Y: 0.012, Lo: 0.008, Hi: 0.016, Standing: plot.Frontier},
			{Label: "posters", X: 200, Y: 0.001, Lo: -0.002, Hi: 0.004, Standing: plot.Dominated},
		}}},
	})
	says(f, err, "posters", "percentage points")
	// Output:
	// posters true <nil>
	// percentage points true <nil>
}

func ExampleTradeoffs() {
	f, err := plot.Tradeoffs(plot.Tradeoff{
		Column:  "dominated by",
		Options: []plot.Option{{Label: "training", Member: true}, {Label: "posters", Note: "all of training"}},
		Objectives: []plot.Objective{
			{Title: "Compliance", Share: true, Values: []float64{0.012, 0.001}},
			{Title: "Time", Unit: "minutes a day", Less: true, Values: []float64{1, 2}},
		},
	})
	says(f, err, "all of training", "← better")
	// Output:
	// all of training true <nil>
	// ← better true <nil>
}

func ExampleResponses() {
	f, err := plot.Responses(plot.Lag{
		Share: true, Words: map[plot.Moment]string{plot.HalfThere: "half is there"},
		Responses: []plot.Response{{
			Title: "training", Note: "half after 5 days", Rules: []plot.Rule{{Day: 20, Label: "ends"}},
			Course: plot.Course{Label: "training", X: []float64{0, 10, 20, 30}, Mean: []float64{0, 0.01, 0.01, 0.002}},
			Marks:  map[plot.Moment]float64{plot.HalfThere: 5, plot.HalfLost: 25},
		}},
	})
	says(f, err, "half is there", "ends")
	// Output:
	// half is there true <nil>
	// ends true <nil>
}

func ExampleSums() {
	f, err := plot.Sums(plot.Whole{
		SumLabel: "sum", TogetherLabel: "together", ExcessLabel: "together less the sum:",
		Sums: []plot.Sum{{
			Title: "both", Share: true, Of: 0.03,
			Parts:    []plot.Estimate{{Label: "training", Value: 0.01}, {Label: "less blame", Value: 0.02}},
			Together: plot.Estimate{Value: 0.024, Lo: 0.02, Hi: 0.028},
			Excess:   plot.Estimate{Value: -0.006, Lo: -0.01, Hi: -0.002},
		}},
	})
	says(f, err, "together less the sum: −0.60 [−1.00, −0.20]")
	// Output: together less the sum: −0.60 [−1.00, −0.20] true <nil>
}

func ExampleRobustness() {
	f, err := plot.Robustness(plot.Futures{Outlooks: []plot.Outlook{{
		Title: "Compliance", Share: true,
		Prospects: []plot.Prospect{
			{Label: "training", Best: 0.75, Lo: 0.3, Hi: 0.95, Effects: []float64{0.01, -0.002, 0.02, 0.03}, Harm: 0.25, Regret: 0.001, Greatest: 0.004},
			{Label: "posters", Best: 0.25, Lo: 0.05, Hi: 0.7, Effects: []float64{0, 0.002, 0.001, 0.003}, Regret: 0.01, Greatest: 0.027},
		},
	}}})
	says(f, err, "25%", "worse than baseline in")
	// Output:
	// 25% true <nil>
	// worse than baseline in true <nil>
}

func ExampleTornadoes() {
	f, err := plot.Tornadoes(plot.Tornado{Unit: "rank correlation", Limit: 1, Rankings: []plot.Ranking{{
		Title: "training", Bars: []plot.Bar{{Label: "rules.detail", Value: -0.7, Distinct: true}},
	}}})
	says(f, err, "rules.detail", "−1.0")
	// Output:
	// rules.detail true <nil>
	// −1.0 true <nil>
}

func ExampleHeatMaps() {
	f, err := plot.HeatMaps(plot.Heat{
		X: "rules.detail", Y: "culture.blame", XLevels: []string{"0.1", "0.9"}, YLevels: []string{"0", "1"}, Share: true,
		Maps: []plot.HeatMap{{Title: "training", Values: [][]float64{{0.94, 0.93}, {0.92, 0.90}}}},
	})
	says(f, err, "92.0%", "90.0%")
	// Output:
	// 92.0% true <nil>
	// 90.0% true <nil>
}

func ExampleIndices() {
	f, err := plot.Indices(plot.Sensitivity{
		Series: []string{"first-order", "total"}, By: 1, Common: true,
		Outputs: []plot.Output{{Title: "Compliance", Unit: "share of variance", Factors: []plot.Influence{
			{Label: "rules.detail", Indices: []plot.Index{{Value: 0.1, Lo: 0.05, Hi: 0.15}, {Value: 0.2, Lo: 0.1, Hi: 0.3}}},
			{Label: "culture.blame", Indices: []plot.Index{{Value: 0.4, Lo: 0.3, Hi: 0.5}, {Value: 0.6, Lo: 0.5, Hi: 0.7}}},
		}}},
	})
	says(f, err, "culture.blame", "total", "share of variance")
	// Output:
	// culture.blame true <nil>
	// total true <nil>
	// share of variance true <nil>
}

func ExampleScreens() {
	f, err := plot.Screens(plot.Sensitivity{
		Series: []string{"mu*", "sigma"},
		Outputs: []plot.Output{{Title: "Compliance", Unit: "percentage points", Factors: []plot.Influence{
			{Label: "rules.detail", Indices: []plot.Index{{Value: 4, Lo: 3, Hi: 5}, {Value: 1, Lo: 0.5, Hi: 1.5}}},
			{Label: "culture.blame", Indices: []plot.Index{{Value: 2, Lo: 1, Hi: 3}, {Value: 3, Lo: 2, Hi: 4}}},
		}}},
	})
	says(f, err, "culture.blame", "mu*, percentage points", "sigma = mu*")
	// Output:
	// culture.blame true <nil>
	// mu*, percentage points true <nil>
	// sigma = mu* true <nil>
}
