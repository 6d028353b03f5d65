// Package instances has the generic functions of package num compiled, which
// otherwise happens only where somebody uses them.
package instances

import "heed/sim/num"

// Instances are the functions for both types of float.
var Instances = []any{
	num.Sum[float32], num.Mean[float32], num.Variance[float32], num.StdDev[float32], num.Quantile[float32],
	num.Sum[float64], num.Mean[float64], num.Variance[float64], num.StdDev[float64], num.Quantile[float64],
}
