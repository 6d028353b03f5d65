package results

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// manifestFormat is the version of the folder's format.
const manifestFormat = 1

// A Manifest is manifest.json: what made a folder, and what is in it. The same
// work has the same manifest, byte for byte.
type Manifest struct {
	Format       int                        `json:"format"`            // version of the folder's format
	Program      string                     `json:"program"`           // the program that finished the folder
	Model        string                     `json:"model"`             // version of the model's semantics
	Scenario     string                     `json:"scenario"`          // name of the scenario
	TextSHA256   string                     `json:"text_sha256"`       // hash of Text
	Text         string                     `json:"text"`              // the scenario, as it was read
	Inputs       []Input                    `json:"inputs"`            // whatever else went in
	Seed         uint64                     `json:"seed"`              // of all chance
	Points       int                        `json:"points"`            // points of the sweep
	Replicates   int                        `json:"replicates"`        // replicates of each point
	Until        *Until                     `json:"until,omitempty"`   // what decided how many replicates
	Units        int                        `json:"units"`             // points times replicates
	Days         int                        `json:"days"`              // after the burn-in
	BurnIn       int                        `json:"burn_in"`           // days before day 0
	Arms         []string                   `json:"arms"`              // the first is the one compared with
	ArmsSHA256   string                     `json:"arms_sha256"`       // hash of arms.csv
	Factors      []string                   `json:"factors"`           // what varies between points
	PointsSHA256 string                     `json:"points_sha256"`     // hash of points.csv
	Series       bool                       `json:"series"`            // whether there is a series.csv
	Metrics      []Column                   `json:"metrics"`           // columns of series and replicates
	Employees    []Column                   `json:"employees"`         // columns of employees.csv, if there is one
	Teams        []Column                   `json:"teams,omitempty"`   // columns of teams.csv, if there is one
	Settings     map[string]json.RawMessage `json:"settings"`          // every parameter in effect
	Overrides    []string                   `json:"overrides"`         // settings given on the command line
	Outputs      []string                   `json:"outputs"`           // what was chosen to be written
	Warnings     []string                   `json:"warnings"`          // doubts about the results
	Missing      []Hole                     `json:"missing,omitempty"` // units that the tables lack
	Kept         bool                       `json:"kept,omitempty"`    // whether units stay when all is done: in [UnitsFile]
	Extends      []string                   `json:"extends,omitempty"` // hashes of plans whose units are of this one too
	Search       bool                       `json:"search,omitempty"`  // whether units are those that a search asked for, at most so many, and in no table
	Asked        int                        `json:"asked,omitempty"`   // units that a search which is complete asked for
	Files        []File                     `json:"files"`             // everything else in the folder

	// Seal is the SHA-256 of the manifest's own bytes, with as many zeros in its place: so
	// that a fact that somebody changed is not read as one. A plan of work that is not done
	// has none, nor has a manifest of before there were seals.
	Seal string `json:"manifest_sha256,omitempty"`
}

// A File is a file of a folder, as the manifest lists it.
type File struct {
	Name   string `json:"name"`  // within the folder, with slashes
	Bytes  int64  `json:"bytes"` // its size
	Rows   int64  `json:"rows"`  // of a table, the header line apart; 0 for other files
	SHA256 string `json:"sha256"`
}

// A Hole is a run of units that tables lack: replicates First to Last of a point.
type Hole struct {
	Point int `json:"point"`
	First int `json:"first"`
	Last  int `json:"last"`
}

// extends reports whether units of the plan with the hash are known to be units of
// m, which has more.
func (m *Manifest) extends(plan Hash) bool {
	return slices.Contains(m.Extends, hex.EncodeToString(plan[:]))
}

// header returns what every unit of m holds.
func (m *Manifest) header() Header {
	return Header{Scenario: m.Scenario, Arms: m.Arms, Metrics: m.Metrics, Employees: m.Employees, Teams: m.Teams, Factors: m.Factors, Series: m.Series}
}

// hash returns the hash of all that identifies the work: not of the program, nor
// of how it words the data dictionary, nor of which values are better, on which no
// unit depends.
func (m Manifest) hash() Hash {
	m.Program, m.Warnings, m.Files = "", nil, nil
	m.Missing, m.Kept, m.Extends, m.Until, m.Asked, m.Seal = nil, false, nil, m.Until.rule(), 0, ""
	m.Metrics, m.Employees, m.Teams = undocumented(m.Metrics), undocumented(m.Employees), undocumented(m.Teams)
	b, err := m.encode()
	if err != nil {
		panic(err) // every field can be encoded, and the settings have been
	}
	return sha256.Sum256(b)
}

func undocumented(columns []Column) []Column {
	bare := make([]Column, len(columns))
	for i, c := range columns {
		bare[i] = Column{Name: c.Name, Unit: c.Unit}
	}
	return bare
}

// encode returns m as JSON, one value a line.
func (m Manifest) encode() ([]byte, error) {
	m.Warnings, m.Files = list(m.Warnings), list(m.Files)
	return marshal(m, "  ")
}

// unsealed stands where the seal will be while that is computed.
var unsealed = strings.Repeat("0", 2*sha256.Size)

// sealed returns m as JSON with its seal.
func (m Manifest) sealed() ([]byte, error) {
	m.Seal = unsealed
	b, err := m.encode()
	return bytes.Replace(b, sealOf(unsealed), sealOf(hexSum(b)), 1), err
}

// sealOf returns the seal as it stands in a manifest. Within a text its quotes would have
// backslashes.
func sealOf(sum string) []byte { return []byte(`"manifest_sha256": "` + sum + `"`) }

func hexSum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// intact reports whether b is m as it was sealed, or m has no seal.
func (m *Manifest) intact(b []byte) bool {
	return m.Seal == "" || hexSum(bytes.Replace(b, sealOf(m.Seal), sealOf(unsealed), 1)) == m.Seal
}

// marshal returns v as JSON that leaves <, > and & as they are and ends with a
// line feed.
func marshal(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(v)
	return b.Bytes(), err
}

// ReadManifest reads the manifest of the folder dir. The error is fs.ErrNotExist
// when it has none.
func ReadManifest(dir string) (Manifest, error) {
	return readManifest(filepath.Join(dir, ManifestFile))
}

func readManifest(path string) (Manifest, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return Manifest{}, ioError("read", path, err)
	}
	m, err := decodeManifest(b)
	if err != nil {
		return Manifest{}, fmt.Errorf("results: %s: %w", path, err)
	}
	return m, nil
}

// decodeManifest reads a manifest strictly: what it does not know is of another
// version, and not to be judged by this one.
func decodeManifest(b []byte) (Manifest, error) {
	var m Manifest
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return Manifest{}, fmt.Errorf("not a manifest: %w", err)
	}
	if m.Format != manifestFormat {
		return Manifest{}, fmt.Errorf("the folder has format %d; this program knows format %d", m.Format, manifestFormat)
	}
	if !m.intact(b) {
		return Manifest{}, errors.New("it was edited: the SHA-256 of what is in it is not its manifest_sha256")
	}
	for key, v := range m.Settings {
		var c bytes.Buffer
		if err := json.Compact(&c, v); err != nil {
			return Manifest{}, err
		}
		m.Settings[key] = c.Bytes()
	}
	return m, nil
}

// An AlteredError says that a file of a complete folder is not what its manifest
// says.
type AlteredError struct {
	Dir, File string
	Reason    string // "is missing", "was edited"
}

// Error names the file and says what to do.
func (e *AlteredError) Error() string {
	return fmt.Sprintf("results: %s is complete, but %s %s; put it back, or use --force to run again", e.Dir, e.File, e.Reason)
}

// Verify returns nil when every file that m lists is in dir as it was written,
// an [AlteredError] for each that is not, joined, or [ErrIO].
func (m Manifest) Verify(dir string) error {
	var errs []error
	for _, f := range m.Files {
		errs = append(errs, f.verify(dir))
	}
	return errors.Join(errs...)
}

func (f File) verify(dir string) error {
	path, ok := f.path(dir)
	if !ok {
		return &AlteredError{dir, f.Name, "is no file of the folder"}
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &AlteredError{dir, f.Name, "is missing"}
	}
	if err != nil {
		return ioError("read", path, err)
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.Size() != f.Bytes {
		return &AlteredError{dir, f.Name, fmt.Sprintf("was edited (%d bytes, where the manifest has %d)", info.Size(), f.Bytes)}
	}
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return ioError("read", path, err)
	}
	if hex.EncodeToString(h.Sum(nil)) != f.SHA256 {
		return &AlteredError{dir, f.Name, "was edited (its SHA-256 is not the manifest's)"}
	}
	return nil
}

// path returns where f lies in the folder dir, and whether it does: a manifest
// that somebody made up may name any file.
func (f File) path(dir string) (string, bool) {
	name, err := filepath.Localize(f.Name)
	ok := err == nil && f.Name != "." && f.Name != ManifestFile
	return filepath.Join(dir, name), ok
}
