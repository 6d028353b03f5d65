package results

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"unicode/utf8"
)

// A Plan is what a folder is to hold: the part of the manifest that identifies
// the work. Two plans are of the same work when they are equal in everything but
// Program. It holds nothing of the clock, the machine or its paths.
type Plan struct {
	Header

	Program    string         // the program and its version; recorded, and not compared
	Model      string         // the version of the model's semantics
	Text       string         // the scenario's text, as it was read
	Inputs     []Input        // whatever else went in, such as a roster
	Seed       uint64         // of all chance
	Points     int            // at least 1; 1 for a run
	Replicates int            // of each point, at least 1
	Days       int            // after the burn-in
	BurnIn     int            // days before day 0
	Settings   map[string]any // every parameter in effect, by its path: what JSON can say
	Overrides  []string       // settings given on the command line, in its order
	Outputs    []string       // what was chosen to be written
	Until      *Until         // what decides how many replicates there are; nil where the plan itself does
	Keep       bool           // keep the units when all is done, for a plan that extends this one; not compared
	Search     bool           // the work asks only for the units that it comes to need: see [Folder.Read]

	// Levels returns the values of the factors at a point, one field of
	// points.csv for each. It may be nil when there are no factors.
	Levels func(point int) []string
	// ArmColumns and ArmRows are arms.csv: a row of fields for each arm, in the
	// order of Arms, that begins with its name. Without columns there is a column "arm" of the names.
	ArmColumns []Column
	ArmRows    [][]string

	copied string // the folder that holds points.csv and arms.csv instead
}

// An Input is a file that a run depends on. Only what cannot be about people is kept
// as text.
type Input struct {
	Name   string `json:"name"` // its name, without a folder
	SHA256 string `json:"sha256"`
	Text   string `json:"text,omitempty"` // what is in it, UTF-8; "" for what is not kept
}

// Validate returns all mistakes of p joined, or nil.
func (p *Plan) Validate() error {
	errs := []error{p.Header.Validate()}
	bad := func(ok bool, format string, args ...any) {
		if !ok {
			errs = append(errs, fmt.Errorf("results: plan: "+format, args...))
		}
	}
	bad(p.Points >= 1, "points: want at least 1, have %d", p.Points)
	bad(p.Replicates >= 1, "replicates: want at least 1, have %d", p.Replicates)
	bad(p.Days >= 0 && p.BurnIn >= 0, "days: want 0 or more, have %d after a burn-in of %d", p.Days, p.BurnIn)
	bad(p.Points < 1 || p.Replicates <= maxUnits/p.Points, "%d points of %d replicates are more units than %d", p.Points, p.Replicates, maxUnits)
	bad(utf8.ValidString(p.Text), "the text of the scenario is not UTF-8")
	bad(len(p.Factors) == 0 || p.Levels != nil, "factors without levels")
	bad(len(p.ArmColumns) == 0 || len(p.ArmRows) == len(p.Arms), "%d rows for %d arms", len(p.ArmRows), len(p.Arms))
	for _, in := range p.Inputs {
		bad(utf8.ValidString(in.Text), "the text of %s is not UTF-8", in.Name)
	}
	bad(!p.Search || p.Until == nil && !p.Keep && !p.Series && len(p.Employees) == 0 && len(p.Teams) == 0, "a search has no tables of units, and keeps none")
	if err := p.Until.check(&p.Header); err != nil {
		errs = append(errs, err)
	}
	for i, r := range p.ArmRows {
		bad(len(r) == len(p.ArmColumns), "%d fields for %d columns of arms", len(r), len(p.ArmColumns))
		bad(len(r) == 0 || i >= len(p.Arms) || r[0] == p.Arms[i], "row %d of arms: want it to begin with the name of the arm", i)
	}
	return errors.Join(errs...)
}

// maxUnits bounds the index of a folder to 8 GiB.
const maxUnits = 1 << 30

// Hash returns the hash of all that identifies the work of p, or what is wrong
// with p.
func (p *Plan) Hash() (Hash, error) {
	m, err := p.manifest()
	return m.hash(), err
}

// manifest returns the manifest of p, without files.
func (p *Plan) manifest() (Manifest, error) {
	if err := p.Validate(); err != nil {
		return Manifest{}, err
	}
	points, err := hashOf(p.writePoints)
	if err != nil {
		return Manifest{}, err
	}
	arms, err := hashOf(p.writeArms)
	if err != nil {
		return Manifest{}, err
	}
	settings, err := canonical(p.Settings)
	text := sha256.Sum256([]byte(p.Text))
	return Manifest{
		Format: manifestFormat, Program: p.Program, Model: p.Model,
		Scenario: p.Scenario, TextSHA256: hex.EncodeToString(text[:]), Text: p.Text,
		Inputs: list(p.Inputs), Seed: p.Seed,
		Points: p.Points, Replicates: p.Replicates, Units: p.Points * p.Replicates, Days: p.Days, BurnIn: p.BurnIn,
		Arms: p.Arms, ArmsSHA256: arms, Factors: list(p.Factors), PointsSHA256: points,
		Series: p.Series, Metrics: list(p.Metrics), Employees: list(p.Employees), Teams: p.Teams,
		Settings: settings, Overrides: list(p.Overrides), Outputs: list(p.Outputs), Until: p.Until.rule(), Kept: p.Keep, Search: p.Search,
	}, err
}

// list returns x as JSON has it: an empty list is [], and not null.
func list[T any](x []T) []T {
	if x == nil {
		return []T{}
	}
	return x
}

// canonical returns settings with each value as compact JSON.
func canonical(settings map[string]any) (map[string]json.RawMessage, error) {
	raw := make(map[string]json.RawMessage, len(settings))
	for key, v := range settings {
		b, err := marshal(v, "")
		if err != nil {
			return nil, fmt.Errorf("results: plan: settings: %s: %w", key, err)
		}
		raw[key] = bytes.TrimSpace(b)
	}
	return raw, nil
}

// writePoints writes points.csv and returns how many rows it has.
func (p *Plan) writePoints(w io.Writer) (int64, error) {
	if p.copied != "" {
		return int64(p.Points), copyFile(w, filepath.Join(p.copied, PointsFile))
	}
	c := NewCSV(w, tableColumns(pointsKeys, p.Factors)...)
	for i := range p.Points {
		c.Int(int64(i))
		if len(p.Factors) > 0 {
			levels := p.Levels(i)
			if len(levels) != len(p.Factors) {
				return 0, fmt.Errorf("results: point %d: %d levels of %d factors", i, len(levels), len(p.Factors))
			}
			c.texts(levels)
		}
		if err := c.End(); err != nil {
			return 0, err
		}
	}
	return c.Rows(), c.Flush()
}

// writeArms writes arms.csv and returns how many rows it has.
func (p *Plan) writeArms(w io.Writer) (int64, error) {
	if p.copied != "" {
		return int64(len(p.Arms)), copyFile(w, filepath.Join(p.copied, ArmsFile))
	}
	names, rows := columnNames(p.ArmColumns), p.ArmRows
	if len(names) == 0 {
		names, rows = []string{"arm"}, nil
		for _, arm := range p.Arms {
			rows = append(rows, []string{arm})
		}
	}
	c := NewCSV(w, names...)
	for _, r := range rows {
		c.texts(r)
		if err := c.End(); err != nil {
			return 0, err
		}
	}
	return c.Rows(), c.Flush()
}

// hashOf returns the SHA-256 of what write writes, in hexadecimal.
func hashOf(write func(io.Writer) (int64, error)) (string, error) {
	h := sha256.New()
	if _, err := write(h); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
