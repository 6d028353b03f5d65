package study

import (
	"math"
	"strings"

	"heed/agents"
	"heed/sim"
)

// An Assumed is a parameter whose default is an assumption of ours, with the range
// in which it is drawn to see what hangs on it.
type Assumed struct {
	Path   string
	Lo, Hi float64 // in the parameter's unit
	Whole  bool    // whether it is a whole number
}

// Assumptions returns all parameters that are drawn, in the order of
// [agents.Parameters]: those of standing [agents.Assumption]. A coefficient (section
// decision) has the whole of its range, which is what is plausible. A condition has
// from three to five quarters of its default as far as the model allows that, for its
// own range is merely what is allowed, and patterns set the conditions that they are
// about. What makes the size of the organization (section organization and the number
// of experts), switches, texts and conditions whose default is 0 stay as they are.
func Assumptions() []Assumed {
	var all []Assumed
	for _, d := range agents.Parameters {
		if a := assumed(d); d.Standing == agents.Assumption && a.Lo < a.Hi {
			all = append(all, a)
		}
	}
	return all
}

// assumed returns the range in which d is drawn, empty where it stays.
func assumed(d agents.Parameter) Assumed {
	a := Assumed{Path: d.Path, Lo: d.Min, Hi: d.Max, Whole: d.Kind == agents.Integer}
	section, _, _ := strings.Cut(d.Path, ".")
	switch {
	case d.Kind != agents.Number && d.Kind != agents.Integer, section == "organization", d.Path == "resources.experts":
		return Assumed{Path: d.Path}
	case section != "decision":
		a.Lo, a.Hi = max(d.Min, 0.75*d.Default), min(d.Max, 1.25*d.Default)
	}
	return a
}

// at returns the value of a at u in [0, 1) of its range.
func (a Assumed) at(u float64) float64 {
	v := min(a.Hi, a.Lo+float64(u*(a.Hi-a.Lo)))
	if a.Whole {
		v = math.Floor(v + 0.5)
	}
	return v
}

// Draws are points of the assumptions.
type Draws struct {
	Of     []Assumed
	Points [][]float64 // by draw and parameter
}

// DrawAssumptions returns n points by a Latin hypercube (McKay, Beckman and Conover
// 1979): the range of each parameter is cut into n equal parts, and each part has
// one point, uniformly within it. Every parameter has chance of its own, so that a
// new one leaves the values of the others.
func DrawAssumptions(n int, seed uint64) Draws {
	d := Draws{Of: Assumptions(), Points: make([][]float64, n)}
	streams := sim.NewStreams(seed, 0)
	for i := range d.Points {
		d.Points[i] = make([]float64, len(d.Of))
	}
	for k, a := range d.Of {
		chance := streams.Named("assumption "+a.Path).At(0, 0)
		for i, part := range shuffled(n, &chance) {
			d.Points[i][k] = a.at((float64(part) + chance.Float64()) / float64(n))
		}
	}
	return d
}

// shuffled returns 0 to n-1 in an order drawn at random (Fisher and Yates).
func shuffled(n int, chance *sim.Draw) []int {
	all := make([]int, n)
	for i := range all {
		k := int(chance.Below(uint32(i + 1)))
		all[i] = all[k]
		all[k] = i
	}
	return all
}

// settings returns the settings of the i-th point.
func (d Draws) settings(i int) []agents.Setting {
	all := make([]agents.Setting, len(d.Of))
	for k, a := range d.Of {
		all[k] = agents.Setting{Path: a.Path, Value: d.Points[i][k]}
	}
	return all
}
