// Package fused breaks the rules of portable arithmetic where a comment says so,
// and keeps them elsewhere. A test of package num compiles it to see that it finds
// the one and not the other.
package fused

import "math"

func Fused(a, b, c float64) float64    { return a*b + c }           // fused
func Fused32(a, b, c float32) float32  { return c + a*b }           // fused
func Across(a, b, c float64) float64   { p := a * b; return p + c } // fused
func Halved(x, y float64) float64      { return x/2 + y }           // fused: x/2 is compiled as x*0.5
func Exponential(x float64) float64    { return math.Exp(x) }       // not portable
func Kept(a, b, c float64) float64     { return float64(a*b) + c }
func Explicit(a, b, c float64) float64 { return math.FMA(a, b, c) }
func Rooted(x float64) float64         { return math.Sqrt(math.Floor(x)) + 1 }
