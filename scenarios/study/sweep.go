package study

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"heed/results"
	"heed/scenarios"
)

// PlanSweep returns what a folder for a sweep is to hold, as [Plan] does for a run.
func PlanSweep(s *scenarios.Sweep, r Record) results.Plan {
	p := Plan(s.Base, r)
	sum := sha256.Sum256(s.Base.Text)
	p.Scenario, p.Text, p.Points, p.Levels = s.Name, string(s.Text), s.Points, s.Values
	p.Inputs = append(p.Inputs, results.Input{Name: "base " + s.Base.Name, SHA256: hex.EncodeToString(sum[:]), Text: string(s.Base.Text)})
	p.Settings["scenario.title"] = s.Title
	p.Settings["sweep.seeds"] = string(s.Seeds)
	p.Settings[designSetting] = s.Layout.Kind
	switch s.Layout.Kind {
	case "morris":
		p.Settings[levelsSetting] = s.Layout.Grid
	case "saltelli":
		p.Settings[secondSetting] = s.Layout.Second
	}
	for _, f := range s.Factors {
		delete(p.Settings, settingOf(f.Path))
		p.Factors = append(p.Factors, f.Path)
	}
	return p
}

// Settings that say of a folder how its points are laid out, as far as whoever analyses
// them has to know. How many points there are is not among them: more extend the folder.
const (
	designSetting = "sweep.design"
	levelsSetting = "sweep.levels"
	secondSetting = "sweep.second_order"
)

// settingOf returns the path that a factor has among settings: a part of a path may be
// quoted, as in arms.NAME.set."culture.blame".
func settingOf(factor string) string { return strings.ReplaceAll(factor, `"`, "") }
