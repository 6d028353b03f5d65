package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"heed/cmd/internal/work"
	"heed/scenarios"
)

// standard is the scenario that runs when none is named.
const standard = "nuclear-plant"

// open reads the scenario that an argument means: the shipped one of that name, or
// the file of that path.
func open(arg string, overrides []scenarios.Override) (*scenarios.Scenario, error) {
	if !strings.ContainsAny(arg, `/\`) && filepath.Ext(arg) != ".toml" {
		s, err := scenarios.Open(arg, overrides)
		if !errors.Is(err, fs.ErrNotExist) {
			return s, err
		}
		if _, missing := os.Stat(arg); missing != nil {
			return nil, noScenario(arg, err)
		}
	}
	return openFile(arg, overrides)
}

// openFile reads the scenario in a file.
func openFile(path string, overrides []scenarios.Override) (*scenarios.Scenario, error) {
	text, err := readText(path)
	if err != nil {
		return nil, err
	}
	if isPolicy(text) {
		return nil, usage("%s is a policy and no scenario; it runs with: heed optimize %s", path, path)
	}
	if isCalibration(text) {
		return nil, usage("%s is a calibration and no scenario; it runs with: heed calibrate %s", path, path)
	}
	if isSweep(text) {
		return nil, usage("%s is a sweep and no scenario; it runs with: heed sweep %s", path, path)
	}
	return scenarios.ParseWith(path, text, os.DirFS(filepath.Dir(path)), overrides)
}

// What tells a sweep from a scenario: the first has a base before its sections, or one
// of the sections design and factors; the second has sections, and none of these.
var (
	anySection   = regexp.MustCompile(`(?m)^[ \t]*\[`)
	sweepKey     = regexp.MustCompile(`(?m)^[ \t]*base[ \t]*=`)
	sweepSection = regexp.MustCompile(`(?m)^[ \t]*\[[ \t]*(design|factors)[ \t]*[].]`)
)

// targetSection tells a calibration from all others.
var targetSection = regexp.MustCompile(`(?m)^[ \t]*\[[ \t]*(priors|targets)[ \t]*[].]`)

// isCalibration reports whether a text looks like that of a calibration.
func isCalibration(text []byte) bool { return targetSection.Match(text) }

// isSweep reports whether a text looks like that of a sweep.
func isSweep(text []byte) bool {
	at, base := anySection.FindIndex(text), sweepKey.FindIndex(text)
	return sweepSection.Match(text) || base != nil && (at == nil || base[0] < at[0])
}

// isScenario reports whether a text looks like that of a scenario.
func isScenario(text []byte) bool { return anySection.Match(text) && !isSweep(text) }

// readSweepText reads the text of the sweep that an argument means: the file of that
// path or, where there is none, the shipped one of that name. The name stands in
// messages.
func readSweepText(arg string) (name string, text []byte, err error) {
	if strings.ContainsAny(arg, `/\`) || filepath.Ext(arg) == ".toml" {
		text, err = readText(arg)
		return arg, text, err
	}
	text, err = scenarios.ShippedSweepText(arg)
	if errors.Is(err, fs.ErrNotExist) {
		if _, missing := os.Stat(arg); missing == nil {
			text, err = readText(arg)
			return arg, text, err
		}
		if slices.Contains(work.ScenarioNames(), arg) {
			return arg, nil, usage("%s is a scenario and no sweep; it runs with: heed run %s", arg, arg)
		}
		return arg, nil, usage("no file or sweep %q; shipped are %s", arg, strings.Join(work.SweepNames(), ", "))
	}
	return arg + ".toml", text, err
}

// completeSweep offers sweeps to the shell: the shipped ones, and files.
func completeSweep(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var all []string
	for _, s := range scenarios.ShippedSweeps() {
		all = append(all, s.Name+"\t"+s.Title)
	}
	return all, cobra.ShellCompDirectiveDefault
}

// completeCalibration offers calibrations to the shell: the shipped ones, and files.
func completeCalibration(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var all []string
	for _, c := range scenarios.ShippedCalibrations() {
		all = append(all, c.Name+"\t"+c.Title)
	}
	return all, cobra.ShellCompDirectiveDefault
}

// readText reads the text of a scenario or a sweep.
func readText(path string) ([]byte, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usage("no file %s", path)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		return nil, usage("%s is a table; want a file of TOML", path)
	}
	text, err := scenarios.ReadText(f)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return text, nil
}

// noScenario says that a name is neither a file nor a shipped scenario, and which
// ones there are. The reason of package scenarios names one that is like it.
func noScenario(name string, reason error) error {
	if slices.Contains(work.SweepNames(), name) {
		return usage("%s is a sweep; it runs with: heed sweep %s", name, name)
	}
	near := ""
	if _, hint, ok := strings.Cut(reason.Error(), "did you mean "); ok {
		near, _, _ = strings.Cut(hint, "?")
		near = "did you mean " + near + "? "
	}
	return usage("no scenario or file %q; %sshipped are %s", name, near, strings.Join(work.ScenarioNames(), ", "))
}

// completeScenario offers scenarios to the shell: the shipped ones, and files.
func completeScenario(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var all []string
	for _, s := range scenarios.Shipped() {
		all = append(all, s.Name+"\t"+s.Title)
	}
	return all, cobra.ShellCompDirectiveDefault
}
