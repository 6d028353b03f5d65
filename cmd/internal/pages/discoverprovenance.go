package pages

import (
	"heed/results"
)

// DiscoveryFile says what made a folder of heed discover.
const DiscoveryFile = "discovery.json"

// A Provenance says what made a folder of heed discover.
type Provenance struct {
	Format  int    `json:"format"`
	Program string `json:"program"`
	Model   string `json:"model"` // version of the model's semantics
	Sweep   struct {
		Scenario       string `json:"scenario"`
		ManifestSHA256 string `json:"manifest_sha256"`
		TextSHA256     string `json:"text_sha256"`
		PointsSHA256   string `json:"points_sha256"`
		Seed           uint64 `json:"seed"`
		Points         int    `json:"points"`
		Replicates     int    `json:"replicates"`
	} `json:"sweep"`
	Fails    string         `json:"fails"` // the conditions
	Arms     []string       `json:"arms"`
	Factors  []string       `json:"factors"` // those that vary
	Whole    []string       `json:"whole"`   // of these, numbers that are whole
	Alpha    float64        `json:"alpha"`
	Mass     float64        `json:"mass"`
	Coverage float64        `json:"coverage"`
	Else     float64        `json:"else,omitempty"`
	Level    float64        `json:"level"`
	Looks    int            `json:"looks"`
	Limits   int            `json:"limits"`
	Boxes    int            `json:"boxes"`
	Box      int            `json:"box,omitempty"` // the step that was asked for
	Few      int            `json:"few"`
	Halves   int            `json:"halves"`
	Shuffles int            `json:"shuffles"`
	Warnings []string       `json:"warnings"`
	Files    []results.File `json:"files"`
}
