package explorer

import "heed/scenarios"

// Settings are what a viewer has set: all that a run hangs on, and what the address of a
// view carries. What is nil or empty is as the scenario has it.
type Settings struct {
	Scenario    string             `json:"scenario"`               // name of one of the catalogue; not looked at where Text is given
	Text        string             `json:"text,omitempty"`         // a scenario of one's own, as TOML
	Seed        *uint64            `json:"seed,omitempty,string"`  // a string, since browsers round numbers above 2^53
	Days        *int               `json:"days,omitempty"`         // workdays after the burn-in
	BurnIn      *int               `json:"burn_in,omitempty"`      // workdays before day 0
	Replicates  *int               `json:"replicates,omitempty"`   //
	RecordEvery *int               `json:"record_every,omitempty"` // days from one point of a course to the next
	Set         map[string]any     `json:"set,omitempty"`          // keys of the organization itself, by path: a number, true or false, or a text
	Arms        []scenarios.ArmSet `json:"arms"`                   // beside the baseline, in their order; those of the scenario that are not named are left out
}
