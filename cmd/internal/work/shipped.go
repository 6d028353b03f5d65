package work

import "heed/scenarios"

// ScenarioNames returns the names of the shipped scenarios.
func ScenarioNames() []string {
	var all []string
	for _, s := range scenarios.Shipped() {
		all = append(all, s.Name)
	}
	return all
}

// SweepNames returns the names of the shipped sweeps.
func SweepNames() []string {
	var all []string
	for _, s := range scenarios.ShippedSweeps() {
		all = append(all, s.Name)
	}
	return all
}

// policyNames returns the names of the shipped policies.
func policyNames() (all []string) {
	for _, p := range scenarios.ShippedPolicies() {
		all = append(all, p.Name)
	}
	return all
}

// CalibrationNames returns the names of the shipped calibrations.
func CalibrationNames() (all []string) {
	for _, c := range scenarios.ShippedCalibrations() {
		all = append(all, c.Name)
	}
	return all
}
