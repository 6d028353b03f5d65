// Package num computes the same bits on every platform.
//
// Package math does not: its Exp, Log and others are assembly on some processors
// and Go on others, and the Go compiler fuses x*y + z into one rounding on arm64
// and on amd64 from GOAMD64=v3, but not on amd64 v1 or wasm. A simulation that
// compares such results with thresholds takes another path on another machine.
//
// So this package has its own elementary functions ([Exp], [Log], [Pow],
// [Logistic], [Sin], ...), float32 forms for the hottest paths ([Exp32],
// [Logistic32], [Log32]), distributions ([NormalCDF], [BetaQuantile],
// [StudentTQuantile], ...), and statistics summed in a fixed order ([Sum],
// [Mean], [Variance], [Quantile]). They use only operations whose results IEEE 754
// fixes: plain arithmetic, square root, comparison and bits.
//
// Promises:
//   - The same arguments give the same bits on amd64 at any GOAMD64, arm64 and
//     wasm. A golden test hashes the results over a grid of arguments; a second
//     test compiles every package whose results are promised and fails on any
//     fused instruction. Every product that feeds a sum is written float64(a*b) + c,
//     which Go's specification forbids to fuse. The one exception are the payload
//     and sign of a NaN, which processors choose differently and nothing here reads.
//   - Each function states its largest error, in units in the last place (ulp) or
//     relative to the result, and a test holds it to that against oracles of higher
//     precision.
//   - Nothing allocates, nothing panics: an argument outside the domain gives NaN.
package num
