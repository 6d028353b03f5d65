package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"heed/cmd/internal/pages"
	"heed/results"
	"heed/scenarios/study"
)

// sameDiscovery returns an error where the folder to has another discovery than that of
// the sweep in the folder dir whose manifest is m: it names what differs. Figures may be
// drawn or not, and another version of the program makes a discovery anew.
func sameDiscovery(to, dir string, m results.Manifest, d study.Discovery) error {
	if !pages.IsDiscovery(to) {
		return nil
	}
	have, err := pages.ProvenanceOf(to)
	if err != nil {
		return usage("%v; --force replaces it", err)
	}
	manifest, err := os.ReadFile(filepath.Join(dir, results.ManifestFile))
	if err != nil {
		return err
	}
	d.Arms = d.Looked(m)
	said := different(have, asked(m, d, manifest))
	if len(said) == 0 {
		return nil
	}
	return usage("--output: %s has another discovery: %s; use another -o, or --force to replace it", to, strings.Join(said, "; "))
}

// different says in what two discoveries differ, as the first was and as the second is to be.
func different(have, want pages.Provenance) (said []string) {
	for _, x := range []struct {
		name string
		a, b any
	}{
		{"the sweep's name", have.Sweep.Scenario, want.Sweep.Scenario}, {"its seed", have.Sweep.Seed, want.Sweep.Seed},
		{"its points", have.Sweep.Points, want.Sweep.Points}, {"its replicates", have.Sweep.Replicates, want.Sweep.Replicates},
		{"failing", have.Fails, want.Fails}, {"--arm", strings.Join(have.Arms, ","), strings.Join(want.Arms, ",")},
		{"--alpha", have.Alpha, want.Alpha}, {"--mass", have.Mass, want.Mass}, {"--coverage", covered(have), covered(want)},
		{"--limits", have.Limits, want.Limits}, {"--boxes", have.Boxes, want.Boxes}, {"--box", stepOf(have), stepOf(want)},
	} {
		if !reflect.DeepEqual(x.a, x.b) {
			said = append(said, fmt.Sprintf("%s was %v and is %v", x.name, x.a, x.b))
		}
	}
	if len(said) == 0 && have.Sweep.ManifestSHA256 != want.Sweep.ManifestSHA256 {
		said = append(said, "the sweep was made anew, or is another, as its manifest differs")
	}
	return said
}

// covered says which coverage a box has to have.
func covered(p pages.Provenance) string {
	if p.Else > 0 {
		return fmt.Sprintf("%g or else %g", p.Coverage, p.Else)
	}
	return fmt.Sprint(p.Coverage)
}

// stepOf says which box is taken.
func stepOf(p pages.Provenance) string {
	if p.Box > 0 {
		return fmt.Sprint(p.Box)
	}
	return "by the rule"
}
