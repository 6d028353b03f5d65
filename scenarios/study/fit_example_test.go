package study_test

import (
	"context"
	"fmt"
	"log"
	"slices"

	"heed/scenarios/study"
)

// One magnitude, checked in a small organization.
func ExampleCheck() {
	c := study.DefaultCalibration()
	c.Base.Organization.Employees, c.Base.Resources.Experts = 60, 1
	c.Moments = slices.DeleteFunc(slices.Clone(c.Moments), func(m study.Moment) bool { return m.Name != "half_life" })
	shown, err := study.Check(context.Background(), c)
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range shown {
		fmt.Printf("%s: published %g, simulated %.1f %s: %s\n", s.Moment.Title, s.Moment.Target, s.Summary.Mean, s.Moment.Unit, s.Verdict)
	}
	// Output: half-life of what a course taught, without use: published 6.5, simulated 6.5 months: met
}
