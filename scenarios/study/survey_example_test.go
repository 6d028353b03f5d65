package study_test

import (
	"fmt"

	"heed/scenarios/study"
)

// Three people answer two items.
func ExampleAlpha() {
	fmt.Printf("%.3f\n", study.Alpha([]float64{1, 2, 2, 4, 4, 3}, 2))
	// Output: 0.462
}

// A survey with typical biases, of shorter scales.
func ExampleDefaultSurvey() {
	v := study.DefaultSurvey([]int{0, 250}, true)
	v.Items = 2
	fmt.Println(v.Days, v.Items, v.Points, v.Reliability, v.Method)
	// Output: [0 250] 2 7 0.8 0.18
}
