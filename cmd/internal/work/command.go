package work

import (
	"fmt"
	"slices"

	"heed/results"
	"heed/scenarios/study"
)

// CommandOf returns the name of the command that a folder is of.
func CommandOf(m results.Manifest) string {
	if IsSweep(m) {
		return "sweep"
	}
	if _, is, _ := study.SurveyOf(m); is {
		return "survey"
	}
	if study.IsOptimization(m) {
		return "optimize"
	}
	if _, is := m.Settings["calibration.targets"]; is {
		return "calibrate"
	}
	return "run"
}

// IsSweep reports whether a folder is one of heed sweep; others are of heed run.
func IsSweep(m results.Manifest) bool {
	_, ok := m.Settings["sweep.seeds"]
	return ok
}

// workOf returns what the command that made a folder was given: the name of what is
// shipped, where the work has that name, or a word in place of a file.
func workOf(m results.Manifest) string {
	shipped, file := ScenarioNames(), "SCENARIO"
	more := ""
	switch CommandOf(m) {
	case "sweep":
		shipped, file = SweepNames(), "SWEEP.toml"
	case "optimize":
		shipped, file = policyNames(), "POLICY.toml"
	case "calibrate":
		shipped, file = CalibrationNames(), "CALIBRATION.toml"
		if truths, is := m.Settings["calibration.truths"]; is {
			more = " --recover " + string(truths)
		}
	}
	if slices.Contains(shipped, m.Scenario) {
		file = m.Scenario
	}
	return file + more
}

// AgainOf names the command that began the work of a folder.
func AgainOf(dir string, m results.Manifest) string {
	return fmt.Sprintf("run the command again that began it, heed %s %s -o %s", CommandOf(m), workOf(m), dir)
}

// MissingIn returns how many units the tables of a manifest lack.
func MissingIn(m results.Manifest) (n int) {
	for _, h := range m.Missing {
		n += h.Last - h.First + 1
	}
	return n
}

// FiguresOutput says in a manifest that figures are drawn.
const FiguresOutput = "figures"

// TeamsUpTo is of how many employees teams are recorded where nobody asks for them: of
// more, their tables would be larger than all others together, and their figure too full.
const TeamsUpTo = 20_000
