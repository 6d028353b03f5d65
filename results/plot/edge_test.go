package plot

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var nan, inf = math.NaN(), math.Inf(1)

func oneCourse(c Course) Timeline {
	return Timeline{Panels: []Panel{{Title: "P", Courses: []Course{c}}}}
}

func oneStack(x []float64, os ...Outcome) Composition {
	return Composition{Stacks: []Stack{{Title: "S", X: x, Outcomes: os}}}
}

func oneRow(e Estimate) Forest {
	return Forest{Groups: []Group{{Title: "G", Estimates: []Estimate{e}}}}
}

func TestImpossibleInputIsNamed(t *testing.T) {
	tests := []struct {
		name string
		make func() (*Figure, error)
		want string
	}{
		{"no panels", func() (*Figure, error) { return TimeCourses(Timeline{}) }, "without panels"},
		{"too narrow", func() (*Figure, error) { return Dots(Forest{Frame: Frame{Width: 30}}) }, "width 30 mm: want 60 to 400"},
		{"means missing", func() (*Figure, error) {
			return TimeCourses(oneCourse(Course{Label: "a", X: []float64{1, 2}, Mean: []float64{1}}))
		},
			`panel "P": course "a": 1 means for 2 days`},
		{"upper bounds missing", func() (*Figure, error) {
			return TimeCourses(oneCourse(Course{X: []float64{1}, Mean: []float64{1}, Lo: []float64{1}}))
		}, "1 lower and 0 upper bounds for 1 days"},
		{"days backwards", func() (*Figure, error) {
			return TimeCourses(oneCourse(Course{X: []float64{2, 1}, Mean: []float64{1, 1}}))
		},
			"X[1] is 1 after 2: want increasing days"},
		{"a day that is none", func() (*Figure, error) { return TimeCourses(oneCourse(Course{X: []float64{nan}, Mean: []float64{1}})) }, "X[0] is NaN"},
		{"infinite mean", func() (*Figure, error) { return TimeCourses(oneCourse(Course{X: []float64{1}, Mean: []float64{inf}})) }, "Mean[0] is +Inf"},
		{"interval upside down", func() (*Figure, error) {
			return TimeCourses(oneCourse(Course{X: []float64{1}, Mean: []float64{1}, Lo: []float64{2}, Hi: []float64{0}}))
		}, "Lo[0] = 2 is above Hi[0] = 0"},
		{"a rule on no day", func() (*Figure, error) {
			in := oneCourse(Course{})
			in.Days.Rules = []Rule{{Day: nan}}
			return TimeCourses(in)
		}, "Rules[0].Day is NaN"},
		{"a year of no days", func() (*Figure, error) {
			in := oneCourse(Course{})
			in.Days.Year = -1
			return TimeCourses(in)
		}, "Year is -1"},
		{"no stacks", func() (*Figure, error) { return Outcomes(Composition{}) }, "without stacks"},
		{"shares missing", func() (*Figure, error) { return Outcomes(oneStack([]float64{1, 2}, Outcome{"o", []float64{1}})) },
			`stack "S": outcome "o": 1 shares for 2 days`},
		{"a negative share", func() (*Figure, error) { return Outcomes(oneStack([]float64{1}, Outcome{"o", []float64{-0.1}})) }, "Share[0] is -0.1: want 0 to 1"},
		{"too many shares", func() (*Figure, error) {
			return Outcomes(oneStack([]float64{7}, Outcome{"o", []float64{0.8}}, Outcome{"p", []float64{0.7}}))
		}, "shares of day 7 sum to 1.5"},
		{"no groups", func() (*Figure, error) { return Effects(Forest{}) }, "without groups"},
		{"whiskers upside down", func() (*Figure, error) { return Effects(oneRow(Estimate{Label: "a", Lo: 1, Hi: 0})) },
			`group "G": arm "a": interval [1, 0] is upside down`},
		{"whisker from infinity", func() (*Figure, error) { return Effects(oneRow(Estimate{Lo: inf, Hi: inf})) }, "upside down"},
		{"a huge value", func() (*Figure, error) { return Dots(oneRow(Estimate{Value: 1e200})) }, "value is 1e+200"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := tt.make(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v; want it to say %q", err, tt.want)
			}
		})
	}
}

func TestEveryMistakeIsReported(t *testing.T) {
	in := oneCourse(Course{X: []float64{2, 1}, Mean: []float64{inf, 1}})
	in.Width = 10
	_, err := TimeCourses(in)
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) || len(joined.Unwrap()) != 3 {
		t.Errorf("TimeCourses = %v; want three complaints", err)
	}
}

// extremes of numbers that a figure must bear.
var awkward = []float64{0, math.Copysign(0, -1), 1, -1, 0.95, 1e-9, -1e-9, 1e9, 1e9 + 1, 1e99, -1e99, 5e-324, -5e-324, 123456.789, nan}

// bear complains unless the figure renders to well-formed documents without a
// number that is none, with every text in its place.
func bear(t *testing.T, name string, f *Figure, err error) {
	t.Helper()
	if err != nil {
		t.Errorf("%s: error %v; want a figure", name, err)
		return
	}
	svg, err := f.SVG()
	if err != nil {
		t.Errorf("%s: SVG() = error %v", name, err)
		return
	}
	if _, body, _ := bytes.Cut(svg, []byte("<g ")); bytes.Contains(body, []byte("NaN")) || bytes.Contains(body, []byte("Inf")) {
		t.Errorf("%s: a coordinate is not a number", name)
	}
	checkTexts(t, name, parse(t, svg))
	if _, err := f.PNG(36); err != nil {
		t.Errorf("%s: PNG(36) = error %v", name, err)
	}
}

func TestAwkwardNumbersAreBorne(t *testing.T) {
	for _, a := range awkward {
		for _, b := range awkward {
			lo, hi := min(a, b), max(a, b)
			name := fmt.Sprintf("%v and %v", a, b)
			f, err := TimeCourses(oneCourse(Course{Label: "arm", X: []float64{0, 1}, Mean: []float64{a, b}, Lo: []float64{lo, lo}, Hi: []float64{hi, inf}}))
			bear(t, "course of "+name, f, err)
			f, err = Effects(oneRow(Estimate{Label: "arm", Value: a, Lo: lo, Hi: hi}))
			bear(t, "effect of "+name, f, err)
			f, err = Dots(Forest{Frame: Frame{Width: 60}, Column: "mean [95% interval]", Groups: []Group{{Title: "G", Share: true,
				Estimates: []Estimate{{Label: "an arm with quite a long name indeed", Value: b, Lo: lo, Hi: hi}}}}})
			bear(t, "dot of "+name, f, err)
			if a != b && finite(a) && finite(b) {
				f, err = TimeCourses(oneCourse(Course{Label: "arm", X: []float64{lo, hi}, Mean: []float64{1, 2}}))
				bear(t, "days "+name, f, err)
			}
		}
	}
}

func TestEmptyInputIsBorne(t *testing.T) {
	long := strings.Repeat("word ", 60) + strings.Repeat("x", 300)
	tests := []struct {
		name string
		make func() (*Figure, error)
	}{
		{"panel without courses", func() (*Figure, error) { return TimeCourses(Timeline{Panels: []Panel{{}}}) }},
		{"course without days", func() (*Figure, error) { return TimeCourses(oneCourse(Course{Label: "arm"})) }},
		{"a day without value", func() (*Figure, error) { return TimeCourses(oneCourse(Course{X: []float64{3}, Mean: []float64{nan}})) }},
		{"stack without outcomes", func() (*Figure, error) { return Outcomes(oneStack([]float64{1, 2})) }},
		{"outcomes without days", func() (*Figure, error) { return Outcomes(oneStack(nil, Outcome{"o", nil})) }},
		{"a single day of outcomes", func() (*Figure, error) { return Outcomes(oneStack([]float64{9}, Outcome{"o", []float64{0.2}})) }},
		{"only the rest", func() (*Figure, error) {
			in := oneStack([]float64{1, 2}, Outcome{"o", []float64{1, 1}})
			in.Rest = "o"
			return Outcomes(in)
		}},
		{"a gap in all outcomes", func() (*Figure, error) {
			return Outcomes(oneStack([]float64{1, 2, 3}, Outcome{"o", []float64{1, nan, 1}}, Outcome{"p", []float64{0, 0, 0}}))
		}},
		{"group without estimates", func() (*Figure, error) { return Effects(Forest{Groups: []Group{{}, {Title: "G"}}}) }},
		{"nothing known", func() (*Figure, error) { return Effects(oneRow(Estimate{Value: nan, Lo: nan, Hi: nan})) }},
		{"no bounds", func() (*Figure, error) { return Effects(oneRow(Estimate{Value: 1, Lo: -inf, Hi: inf})) }},
		{"words without end", func() (*Figure, error) {
			in := timeline(4)
			in.Title, in.Caption, in.Days.Label = long, long, long
			in.Days.Rules = []Rule{{10, long}, {20, long}, {700, long}, {750, "x"}}
			for i := range in.Panels {
				in.Panels[i].Title, in.Panels[i].Unit = long, long
				for j := range in.Panels[i].Courses {
					in.Panels[i].Courses[j].Label += long
				}
			}
			return TimeCourses(in)
		}},
		{"rows of words without end", func() (*Figure, error) {
			in := forest(5)
			in.Column, in.Width = long, 60
			for i := range in.Groups {
				in.Groups[i].Title, in.Groups[i].Unit = long, long
				in.Groups[i].Estimates[0].Label = long
			}
			return Effects(in)
		}},
		{"many arms and panels", func() (*Figure, error) {
			in := Timeline{}
			for i := range 12 {
				p := Panel{Title: fmt.Sprint("Panel ", i)}
				for j := range 20 {
					p.Courses = append(p.Courses, Course{Label: fmt.Sprint("arm ", j), X: []float64{0, 10, 20}, Mean: []float64{0, float64(j), float64(i)}})
				}
				in.Panels = append(in.Panels, p)
			}
			return TimeCourses(in)
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := tt.make()
			bear(t, tt.name, f, err)
		})
	}
}

func TestAnyTimelineIsDrawnOrRefused(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := Timeline{Frame: Frame{Width: rapid.SampledFrom([]float64{0, 60, Column, Page, 400}).Draw(rt, "width")}}
		in.Days.Year = rapid.SampledFrom([]float64{0, 1, 250}).Draw(rt, "year")
		number := rapid.OneOf(rapid.Float64(), rapid.Float64Range(0, 1), rapid.SampledFrom(append(awkward, inf, -inf)))
		for range rapid.IntRange(1, 5).Draw(rt, "panels") {
			p := Panel{Title: rapid.String().Draw(rt, "title"), Unit: rapid.String().Draw(rt, "unit"), Share: rapid.Bool().Draw(rt, "share")}
			for range rapid.IntRange(0, 4).Draw(rt, "courses") {
				n := rapid.IntRange(0, 4).Draw(rt, "days")
				c := Course{Label: rapid.String().Draw(rt, "label"), Mean: rapid.SliceOfN(number, n, n).Draw(rt, "mean")}
				for i := range n {
					c.X = append(c.X, float64(i*i))
				}
				p.Courses = append(p.Courses, c)
			}
			in.Panels = append(in.Panels, p)
		}
		f, err := TimeCourses(in)
		if err != nil {
			return
		}
		svg, err := f.SVG()
		if err != nil {
			rt.Fatalf("SVG() = error %v", err)
		}
		parse(t, svg)
	})
}
