package main

import (
	"fmt"

	"heed/agents"
	"heed/scenarios"
)

// A keyData is a key as JSON has it, with how its default was fitted, if it was.
type keyData struct {
	scenarios.Key
	Fit *agents.FittedCoefficient `json:"fit,omitempty"`
}

// A sectionData is a section as JSON has it.
type sectionData struct {
	Name string    `json:"name"`
	Doc  string    `json:"doc"`
	Keys []keyData `json:"keys"`
}

// keyDataOf returns a key as JSON has it.
func keyDataOf(k scenarios.Key) keyData {
	d := keyData{Key: k}
	if f, ok := agents.FitOf(k.Path); ok {
		d.Fit = &f
	}
	return d
}

// sectionDataOf returns a section as JSON has it.
func sectionDataOf(s scenarios.Section) sectionData {
	d := sectionData{Name: s.Name, Doc: s.Doc}
	for _, k := range s.Keys {
		d.Keys = append(d.Keys, keyDataOf(k))
	}
	return d
}

// sectionsDataOf returns sections as JSON has them.
func sectionsDataOf(sections []scenarios.Section) (all []sectionData) {
	for _, s := range sections {
		all = append(all, sectionDataOf(s))
	}
	return all
}

// fitWords says how the default of a key was fitted; nothing where it was not.
func fitWords(path string) string {
	f, ok := agents.FitOf(path)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s, standard error %s, told by: %s", f.Value, f.Error, f.Magnitude)
}
