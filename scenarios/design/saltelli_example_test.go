package design_test

import (
	"fmt"

	"heed/scenarios/design"
)

// The last of eight samples of two factors: A, A with the first and with the second
// coordinate of B, and B.
func ExampleSaltelli() {
	d, err := design.Saltelli{Factors: 2, Samples: 8}.Design()
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := 7 * 4; i < d.N; i++ {
		fmt.Println(d.Point(i))
	}
	// Output:
	// [0.125 0.625]
	// [0.375 0.625]
	// [0.125 0.125]
	// [0.375 0.125]
}
