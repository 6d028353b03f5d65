package agents

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Tables made of this package's: the parameters in the package comment, and the way
// from the paper to the code.
//
//go:generate go test . -run TestPackageCommentHasTheParameters -update
//go:generate go test ../cmd/heed -run TestTraceIsCurrent -update

// evidenceText is EVIDENCE.md, the source of [Evidence].
//
//go:embed EVIDENCE.md
var evidenceText string

// An EvidenceRow is a row of EVIDENCE.md: a claim of Gyllensten and Törner (2022),
// where the model has it, and what would fail if it did not.
type EvidenceRow struct {
	Name     string // E1 to E75
	Theme    string // the heading over the row, such as "Culture: support from colleagues (3.3.1.3, 4.2.1)"
	Sections string // of the paper, such as "3.3.1.3, 4.2.1"
	Words    string // the paper's, shortened where dots stand; a semicolon may part two places
	Claim    string // what they say, in our words
	Bears    string // C rule-compliant behaviour, P participative behaviour, B both
	Standing string // whether the authors report it, one informant, the literature, or we read it so

	Model   string   // where the model has it, in words; backticks around names
	Code    []string // the functions, types and fields of this package named there
	LeftOut string   // what of the row is left out, and why; empty where nothing is

	Shown    string   // what shows it, in words; backticks around tests, quotation marks around cases
	Patterns []int    // numbers of patterns (heed patterns) named there
	Cases    []string // of TestMechanismsMoveWhatTheyAreThereFor, named there
	Tests    []string // other tests of this package, named there
	NotShown string   // what nothing shows, and why; empty where all is shown
}

// lastRow is the number of rows of evidence: E1 to E75.
const lastRow = 75

// Evidence are all rows of evidence, in the order of EVIDENCE.md, which is that of
// the paper's themes.
var Evidence = func() []EvidenceRow {
	rows, err := parseEvidence(evidenceText)
	if err != nil {
		panic(fmt.Sprintf("agents: EVIDENCE.md: %v", err))
	}
	return rows
}()

// FindEvidence returns the row of a name such as "E47", in upper or lower case, and
// whether there is one.
func FindEvidence(name string) (EvidenceRow, bool) {
	i := slices.IndexFunc(Evidence, func(r EvidenceRow) bool { return strings.EqualFold(r.Name, name) })
	if i < 0 {
		return EvidenceRow{}, false
	}
	return Evidence[i], true
}

// Parameters returns the parameters that name r among their rows, in the order of
// [Parameters]; switches of mechanisms are among them.
func (r EvidenceRow) Parameters() []Parameter {
	var all []Parameter
	for _, p := range Parameters {
		if slices.Contains(strings.Fields(p.Rows), r.Name) {
			all = append(all, p)
		}
	}
	return all
}

// isRow reports whether there is a row of a name, as EVIDENCE.md writes it.
func isRow(name string) bool {
	n, err := strconv.Atoi(strings.TrimPrefix(name, "E"))
	return err == nil && n >= 1 && n <= lastRow && name == "E"+strconv.Itoa(n)
}
