package explorer

import "heed/scenarios"

// An Event is what a run tells its viewer. Names and the types of their data:
// "queued" [Queued], "begun" [Begun], "frames" [Frames], "done" [Done], "failed" [Failed].
// After "done" or "failed" nothing comes.
type Event struct {
	Name string
	Data any
}

// Queued says that a run waits for others to end.
type Queued struct {
	Ahead int `json:"ahead"` // runs that come first, those under way included
}

// Begun says what is about to be shown.
type Begun struct {
	ID          string  `json:"id"` // names what the run leaves for download: of the TOML, so that the same settings have the same
	Name        string  `json:"name"`
	Title       string  `json:"title"`
	Seed        uint64  `json:"seed,string"`
	Days        int     `json:"days"`
	BurnIn      int     `json:"burn_in"`
	Replicates  int     `json:"replicates"`
	RecordEvery int     `json:"record_every"`
	Arms        []Named `json:"arms"`            // the baseline first
	Place       *Place  `json:"place,omitempty"` // nil where the organization is too large to be drawn

	Warnings []string `json:"warnings,omitempty"`
}

// Named is an arm.
type Named struct {
	Name  string  `json:"name"`
	Title string  `json:"title"`
	Cost  float64 `json:"cost"` // in all over the days, in the unit of the scenario
}

// A Place is the organization of the first replicate: who sits where, and who is in contact
// with whom. Slices have an element for each seat.
type Place struct {
	Sites       int        `json:"sites"`
	Departments int        `json:"departments"`
	Teams       int        `json:"teams"`
	Site        []uint32   `json:"site"`
	Department  []uint32   `json:"department"`
	Team        []uint32   `json:"team"`
	Manager     []int32    `json:"manager"`   // the seat of whom one reports to; -1 for none
	Contacts    [][2]int32 `json:"contacts"`  // pairs of seats, each once, the lower first
	MostActs    float64    `json:"most_acts"` // acts of participation a month that a picture shows as the most
}

// Frames are days that are done, in their order.
type Frames struct {
	Frames []Frame `json:"frames"`
}

// A Frame is a recorded day. Values of metrics are in the order of the catalogue's; null is
// undefined.
type Frame struct {
	Day  int      `json:"day"`  // negative before day 0, where Arms has the baseline alone, which is the past of all
	Arms []ArmDay `json:"arms"` // in the order of Begun
}

// An ArmDay is an arm on a recorded day.
type ArmDay struct {
	Mean   Values   `json:"mean"`             // over replicates, of the days since the frame before
	Lo     Values   `json:"lo"`               // 95% interval of that mean (Student's t); null with one replicate
	Hi     Values   `json:"hi"`               //
	Total  Values   `json:"total"`            // means over days 1 to this, as in summary.csv; null up to day 0
	Effect []Effect `json:"effect"`           // of Total against the baseline, paired by replicate; none for the baseline itself and up to day 0
	People []byte   `json:"people,omitempty"` // base64 in JSON: for each seat of Place three bytes, compliance, participation and norm, 0 to 250 for 0 to 1 of their scales, 255 for nobody
}

// An Effect is how far an arm is from the baseline.
type Effect struct {
	Diff Value `json:"diff"`
	Lo   Value `json:"lo"` // 95% interval (Student's t, paired); null with one replicate
	Hi   Value `json:"hi"`
}

// Done says that all is computed, and what can be downloaded.
type Done struct {
	ID    string `json:"id"`
	Files []File `json:"files"`
}

// A File is something to download.
type File struct {
	Name  string `json:"name"`  // such as series.csv, figures/courses.svg, report.html, scenario.toml, results.zip
	Title string `json:"title"` // in words
	Kind  string `json:"kind"`  // table, figure, report, scenario or archive
}

// Failed says why there is no run.
type Failed struct {
	Message  string             `json:"message"`
	Mistakes scenarios.Mistakes `json:"mistakes,omitempty"` // in the settings, by key
}

// The most that an explorer takes on.
type Limits struct {
	TextBytes   int     `json:"text_bytes"`   // of settings
	Employees   int     `json:"employees"`    //
	Replicates  int     `json:"replicates"`   //
	Arms        int     `json:"arms"`         // beside the baseline
	Days        int     `json:"days"`         // burn-in and days after it
	Frames      int     `json:"frames"`       // recorded days
	Held        float64 `json:"held"`         // employees x replicates x (arms + 1): what is in memory at once
	Work        float64 `json:"work"`         // employee-days of a whole run
	DrawnPeople int     `json:"drawn_people"` // above it the organization is not drawn
}

// A Catalogue is what the page is made of.
type Catalogue struct {
	Version   string         `json:"version"` // of the program
	Model     string         `json:"model"`   // agents.Version
	Static    bool           `json:"static"`  // whether there is no server, so that there are no figures
	Scenarios []ScenarioInfo `json:"scenarios"`
	Themes    []Theme        `json:"themes"`
	Metrics   []MetricInfo   `json:"metrics"`
	Limits    Limits         `json:"limits"`
}

// A ScenarioInfo is a scenario to start from.
type ScenarioInfo struct {
	Name        string             `json:"name"`
	Title       string             `json:"title"`
	Shows       string             `json:"shows"` // what it is about, some paragraphs
	Own         bool               `json:"own"`   // given on the command line, not shipped
	Seed        uint64             `json:"seed,string"`
	Days        int                `json:"days"`
	BurnIn      int                `json:"burn_in"`
	Replicates  int                `json:"replicates"`
	RecordEvery int                `json:"record_every"`
	Values      map[string]any     `json:"values"` // of every key, by path: a number, true or false, or a text
	Arms        []scenarios.ArmSet `json:"arms"`   // ready-made, the baseline not among them
}

// A Theme is a group of levers: one of the six themes of the paper, or what stands beside
// them (the organization's shape, coefficients, mechanisms).
type Theme struct {
	Name   string  `json:"name"`  // of the section of a scenario file, such as "culture"
	Title  string  `json:"title"` // such as "Supportive culture and empowerment"
	Doc    string  `json:"doc"`
	Core   bool    `json:"core"` // one of the six
	Levers []Lever `json:"levers"`
}

// A Lever is a key that can be set.
type Lever struct {
	Path     string    `json:"path"`
	Title    string    `json:"title"` // plain words, such as "Security experts"
	Doc      string    `json:"doc"`
	Kind     string    `json:"kind"` // number, integer, switch, choice or file
	Unit     string    `json:"unit"`
	Default  any       `json:"default"`
	Min      float64   `json:"min"`
	Max      float64   `json:"max"`
	Step     float64   `json:"step"` // of a slider
	From     float64   `json:"from"` // of a slider, within Min and Max: where values are of use
	To       float64   `json:"to"`   //
	Choices  []string  `json:"choices,omitempty"`
	Live     bool      `json:"live"`     // whether an arm may set it; others are the organization's alone
	Main     bool      `json:"main"`     // shown at first; others on demand
	Standing string    `json:"standing"` // paper, source, derived, fitted or assumption
	Findings []Finding `json:"findings"`
}

// A Finding is what the paper found about a lever.
type Finding struct {
	Row      string `json:"row"`      // such as E52
	Sections string `json:"sections"` // of the paper
	Words    string `json:"words"`    // the paper's
	Claim    string `json:"claim"`    // in ours
	Standing string `json:"standing"` // what it stands on
}

// A MetricInfo is a metric.
type MetricInfo struct {
	Name  string `json:"name"`  // of the column, such as waiting_rate
	Title string `json:"title"` // plain words, such as "Waiting for an expert"
	Unit  string `json:"unit"`
	Doc   string `json:"doc"`
	Share bool   `json:"share"` // shown in percent
	Good  int    `json:"good"`  // 1 where more is wished for, -1 where less is, 0 where it depends
}
