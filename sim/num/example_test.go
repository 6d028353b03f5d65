package num_test

import (
	"fmt"

	"heed/sim/num"
)

func ExampleLogistic() {
	fmt.Printf("%.4f %.4f", num.Logistic(2), num.Logistic(-2))
	// Output: 0.8808 0.1192
}

func ExampleStudentTQuantile() {
	xs := []float64{4.1, 5.2, 4.8, 5.0, 4.4}
	n := float64(len(xs))
	half := num.StudentTQuantile(0.975, n-1) * num.StdDev(xs) / 2.23606797749979
	fmt.Printf("mean %.2f, 95 %% interval half as wide as %.2f", num.Mean(xs), half)
	// Output: mean 4.70, 95 % interval half as wide as 0.56
}

func ExampleQuantile() {
	fmt.Println(num.Quantile([]float64{1, 2, 4, 8}, 0.25))
	// Output: 1.75
}

func ExampleSum() {
	fmt.Println(num.Sum([]float64{1, 1e100, 1, -1e100}))
	// Output: 2
}
