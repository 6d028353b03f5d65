package plot

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func spots(ss ...Spot) Plane { return Plane{Fields: []Field{{Title: "F", Spots: ss}}} }

func objective(o Objective, options ...Option) Tradeoff {
	return Tradeoff{Options: options, Objectives: []Objective{o}}
}

func oneSum(s Sum) Whole { return Whole{Sums: []Sum{s}, SumLabel: "sum", TogetherLabel: "all"} }

func oneProspect(p Prospect) Futures {
	return Futures{Outlooks: []Outlook{{Title: "O", Prospects: []Prospect{p}}}}
}

func oneBar(b Bar, limit float64) Tornado {
	return Tornado{Rankings: []Ranking{{Title: "R", Bars: []Bar{b}}}, Limit: limit}
}

func TestImpossibleComparisonsAreNamed(t *testing.T) {
	tests := []struct {
		name string
		make func() (*Figure, error)
		want string
	}{
		{"no fields", func() (*Figure, error) { return CostEffect(Plane{}) }, "without fields"},
		{"an infinite cost", func() (*Figure, error) { return CostEffect(spots(Spot{Label: "a", X: inf})) }, `field "F": arm "a": at +Inf, 0`},
		{"a whisker upside down", func() (*Figure, error) { return CostEffect(spots(Spot{Lo: 2, Hi: 1})) }, "Lo[0] = 2 is above Hi[0] = 1"},
		{"no objectives", func() (*Figure, error) { return Tradeoffs(Tradeoff{}) }, "without objectives"},
		{"a value for nobody", func() (*Figure, error) { return Tradeoffs(objective(Objective{Title: "t", Values: []float64{1}})) }, `objective "t": 1 values for 0 options`},
		{"half the bounds", func() (*Figure, error) {
			return Tradeoffs(objective(Objective{Values: []float64{1}, Lo: []float64{0}}, Option{Label: "a"}))
		}, "1 lower and 0 upper bounds for 1 options"},
		{"no responses", func() (*Figure, error) { return Responses(Lag{}) }, "responses without one"},
		{"days that turn back", func() (*Figure, error) {
			return Responses(Lag{Responses: []Response{{Title: "t", Course: Course{Label: "a", X: []float64{1, 0}, Mean: []float64{0, 0}}}}})
		}, `response "t": course "a": X[1] is 0 after 1`},
		{"no sums", func() (*Figure, error) { return Sums(Whole{}) }, "sums without one"},
		{"an infinite part", func() (*Figure, error) { return Sums(oneSum(Sum{Title: "s", Parts: []Estimate{{Value: inf}}})) }, `sum "s": value[0] is +Inf`},
		{"no outlooks", func() (*Figure, error) { return Robustness(Futures{}) }, "without outlooks"},
		{"more than all futures", func() (*Figure, error) { return Robustness(oneProspect(Prospect{Label: "a", Best: 1.1})) }, `outlook "O": arm "a": share 1.1: want 0 to 1`},
		{"a regret that gladdens", func() (*Figure, error) { return Robustness(oneProspect(Prospect{Greatest: -1})) }, "regrets 0 and -1"},
		{"no rankings", func() (*Figure, error) { return Tornadoes(Tornado{}) }, "without rankings"},
		{"a bar beyond the axis", func() (*Figure, error) { return Tornadoes(oneBar(Bar{Label: "f", Value: 2}, 1)) }, `factor "f": value 2: want at most 1`},
		{"no maps", func() (*Figure, error) {
			return HeatMaps(Heat{XLevels: []string{"a"}, YLevels: []string{"b"}})
		}, "without one"},
		{"a map of another size", func() (*Figure, error) {
			return HeatMaps(Heat{XLevels: []string{"a", "b"}, YLevels: []string{"c"}, Maps: []HeatMap{{Title: "m", Values: [][]float64{{1}}}}})
		}, `map "m": row 0: 1 values for 2 levels`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := tt.make(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v; want it to say %q", err, tt.want)
			}
		})
	}
}

func TestAwkwardNumbersAreComparable(t *testing.T) {
	for _, a := range awkward {
		for _, b := range []float64{0, -1, 1e9, -1e99, 5e-324, nan} {
			lo, hi := min(a, b), max(a, b)
			name := fmt.Sprintf("%v and %v", a, b)
			f, err := CostEffect(spots(Spot{Label: "baseline", Standing: Frontier}, Spot{Label: "an arm with quite a long name indeed", X: a, Y: b, Lo: lo, Hi: hi, Standing: Frontier}, Spot{Label: "b", X: b, Y: a, Lo: lo, Hi: inf}))
			bear(t, "plane of "+name, f, err)
			f, err = Tradeoffs(objective(Objective{Title: "O", Values: []float64{a, b}, Lo: []float64{lo, nan}, Hi: []float64{hi, inf}, Share: true}, Option{Label: "a", Member: true}, Option{Label: "b", Note: "a"}))
			bear(t, "tradeoff of "+name, f, err)
			f, err = Responses(Lag{Responses: []Response{{Title: "R", Course: Course{Label: "a", X: []float64{0, 10}, Mean: []float64{a, b}, Lo: []float64{lo, lo}, Hi: []float64{hi, inf}},
				Marks: map[Moment]float64{HalfThere: 5, AlmostThere: a, HalfLost: b}}}, Words: map[Moment]string{HalfThere: "half"}})
			bear(t, "response of "+name, f, err)
			f, err = Sums(oneSum(Sum{Title: "S", Parts: []Estimate{{Label: "p", Value: a}, {Label: "q", Value: b}}, Of: b, Together: Estimate{Value: a, Lo: lo, Hi: hi}, Excess: Estimate{Value: b, Lo: lo, Hi: hi}}))
			bear(t, "sum of "+name, f, err)
			f, err = Robustness(oneProspect(Prospect{Label: "a", Best: nan, Effects: []float64{a, b}, Regret: math.Abs(a), Greatest: math.Abs(b), Harm: nan}))
			bear(t, "future of "+name, f, err)
			f, err = Tornadoes(oneBar(Bar{Label: "f", Value: a}, 0))
			bear(t, "bar of "+name, f, err)
			f, err = HeatMaps(Heat{XLevels: []string{"1", "2"}, YLevels: []string{"3"}, Maps: []HeatMap{{Title: "M", Values: [][]float64{{a, b}}}}})
			bear(t, "heat of "+name, f, err)
		}
	}
}

func TestEmptyComparisonsAreBorne(t *testing.T) {
	long := strings.Repeat("word ", 40) + strings.Repeat("x", 200)
	tests := []struct {
		name string
		make func() (*Figure, error)
	}{
		{"a field without spots", func() (*Figure, error) { return CostEffect(spots()) }},
		{"a spot nowhere", func() (*Figure, error) { return CostEffect(spots(Spot{Label: "a", X: nan, Y: 1})) }},
		{"arms that cost nothing and do nothing", func() (*Figure, error) {
			return CostEffect(spots(Spot{Label: "a", Standing: Frontier}, Spot{Label: "b"}, Spot{Label: "c", Standing: Dominated}))
		}},
		{"all arms at one place", func() (*Figure, error) {
			in := plane(20, 1)
			for i := range in.Fields[0].Spots {
				in.Fields[0].Spots[i].X, in.Fields[0].Spots[i].Y = 5, 5
			}
			return CostEffect(in)
		}},
		{"names without end", func() (*Figure, error) {
			in := plane(6, 2)
			in.Title, in.Caption, in.Cost, in.Frontier, in.Width = long, long, long, long, 60
			for i := range in.Fields[0].Spots {
				in.Fields[0].Spots[i].Label += long
			}
			return CostEffect(in)
		}},
		{"negative costs and effects", func() (*Figure, error) {
			return CostEffect(spots(Spot{Label: "a", X: -20, Y: -0.5, Lo: -0.7, Hi: -0.3}, Spot{Label: "baseline", Standing: Frontier}))
		}},
		{"no options", func() (*Figure, error) { return Tradeoffs(objective(Objective{})) }},
		{"options without end", func() (*Figure, error) {
			in := tradeoff(6)
			in.Column, in.Filled, in.Width = long, long, 60
			for i := range in.Options {
				in.Options[i].Label += long
				in.Options[i].Note = long
			}
			return Tradeoffs(in)
		}},
		{"an arm without a course", func() (*Figure, error) { return Responses(Lag{Responses: []Response{{Title: "t", Note: long}}}) }},
		{"a sum of nothing", func() (*Figure, error) { return Sums(oneSum(Sum{Of: nan, Together: Estimate{Value: nan}})) }},
		{"a sum of unknown parts", func() (*Figure, error) {
			return Sums(oneSum(Sum{Title: long, Unit: long, Parts: []Estimate{{Label: long, Value: nan}}, Of: 1, Together: Estimate{Value: 2, Lo: nan, Hi: nan}}))
		}},
		{"an outlook without arms", func() (*Figure, error) { return Robustness(Futures{Outlooks: []Outlook{{}}}) }},
		{"a future without effects", func() (*Figure, error) { return Robustness(oneProspect(Prospect{Label: long, Harm: nan})) }},
		{"twenty arms in a thousand futures", func() (*Figure, error) { return Robustness(futures(20, 1000)) }},
		{"a ranking without bars", func() (*Figure, error) { return Tornadoes(Tornado{Rankings: []Ranking{{Title: "t"}}, Limit: 1}) }},
		{"a bar of nothing", func() (*Figure, error) { return Tornadoes(oneBar(Bar{Label: long, Value: nan}, 0)) }},
		{"a map of nothing", func() (*Figure, error) {
			return HeatMaps(Heat{X: long, Y: long, XLevels: []string{long}, YLevels: []string{long}, Maps: []HeatMap{{Values: [][]float64{{nan}}}}})
		}},
		{"a map of one value", func() (*Figure, error) {
			return HeatMaps(Heat{XLevels: []string{"1"}, YLevels: []string{"1"}, Maps: []HeatMap{{Values: [][]float64{{3}}}}})
		}},
		{"levels without values", func() (*Figure, error) {
			return Levels(oneCourse(Course{Label: "a", X: []float64{1, 2}, Mean: []float64{nan, nan}}))
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := tt.make()
			bear(t, tt.name, f, err)
		})
	}
}

// A facet without data still says what its axis would be, below it.
func TestUnitStandsBelowAnEmptyForest(t *testing.T) {
	in := oneRow(Estimate{Label: "a", Value: nan, Lo: nan, Hi: nan})
	in.Groups[0].Unit = "workdays"
	f, err := Effects(in)
	if err != nil {
		t.Fatal(err)
	}
	svg, err := f.SVG()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]box{}
	for _, b := range parse(t, svg).texts {
		at[b.text] = b
	}
	if unit, none := at["workdays"], at["no data"]; unit.text == "" || none.text == "" || unit.y1 > none.y0 {
		t.Errorf("unit at %+v, words at %+v; want the unit below the words", unit, none)
	}
}
