package results_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// dictionaryWork is what the program is to do so that it writes every table that is soon
// made: those of a fit alone take a minute, and only their columns are held.
var dictionaryWork = []string{
	"run SCENARIO --employees --burn-in-rows --figures=false",
	"run nuclear-plant --replicates 12 --days 100 --set organization.employees=40 --set scenario.burn_in=20 --figures=false",
	"sensitivity SCREENING --days 60 --set organization.employees=40 --set scenario.burn_in=20 --figures=false",
	"sweep SWEEP --days 60 --set organization.employees=40 --set scenario.burn_in=20 --figures=false",
	"survey ../cmd/heed/testdata/small.toml --reversed 1 --missing 0.1",
	"optimize ../cmd/heed/testdata/mixes.toml",
	"calibrate CALIBRATION",
	"calibrate CALIBRATION --recover 2",
	"patterns 1 --quick --replicates 3",
	"patterns 1 --quick --robust --draws 3 --replicates 2",
	"calibrate --check --replicates 2",
	"discover SWEPT --worst 0.5 --figures=false",
}

const dictionaryCalibration = `base = "small.toml"
[priors]
"culture.leadership" = { min = 0.2, max = 0.9 }
"rules.count" = { min = 10, max = 90, dist = "integers" }
[targets.norm]
metric = "norm_mean"
day = 30
value = 0.7
sd = 0.02
[targets.rate]
metric = "compliance_rate"
value = 0.85
sd = 0.05
[search]
particles = 20
evaluations = 120
predictive = 20
[truth]
"culture.leadership" = 0.6
"rules.count" = 40
`

const dictionaryScreening = `base = "nuclear-plant"
replicates = 2
arms = ["dialogue"]
[design]
kind = "saltelli"
samples = 32
second_order = true
[factors]
"rules.detail" = { min = 0.1, max = 0.9 }
"culture.blame" = { min = 0.1, max = 0.9 }
`

const dictionarySweep = `base = "nuclear-plant"
replicates = 3
[design]
kind = "lhs"
samples = 24
[factors]
"rules.detail" = { min = 0.1, max = 0.9 }
"culture.blame" = { min = 0.1, max = 0.9 }
`

// Whatever the program writes is as the dictionary has it: every file and column is in
// it, every column of it is there, and every field is of its type and in its range.
func TestDictionaryHoldsWhatIsWritten(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program and runs it: some ten seconds")
	}
	dir := t.TempDir()
	program, sweep, scenario := filepath.Join(dir, "heed.exe"), filepath.Join(dir, "sweep.toml"), filepath.Join(dir, "small.toml")
	screening, calibration := filepath.Join(dir, "screening.toml"), filepath.Join(dir, "calibration.toml")
	small, err := os.ReadFile("../cmd/heed/testdata/small.toml")
	if err != nil {
		t.Fatal(err)
	}
	ends := strings.Replace(string(small), "from_day = 10\n", "from_day = 10\nuntil_day = 30\n", 1)
	if err := errors.Join(os.WriteFile(sweep, []byte(dictionarySweep), 0o666), os.WriteFile(screening, []byte(dictionaryScreening), 0o666), os.WriteFile(calibration, []byte(dictionaryCalibration), 0o666), os.WriteFile(scenario, []byte(ends), 0o666)); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("go", "build", "-o", program, "../cmd/heed").CombinedOutput(); err != nil {
		t.Skipf("cannot build the program here: %v\n%s", err, out)
	}
	d := readDictionary(t)
	written := map[string]bool{}
	for i, work := range dictionaryWork {
		out := filepath.Join(dir, fmt.Sprint(i))
		args := strings.Fields(strings.NewReplacer("SWEEP", sweep, "SCREENING", screening, "CALIBRATION", calibration, "SWEPT", filepath.Join(dir, "3"), "SCENARIO", scenario).Replace(work) + " --quiet -o " + out)
		if text, err := exec.Command(program, args...).CombinedOutput(); err != nil {
			t.Fatalf("heed %s: %v\n%s", work, err, text)
		}
		paths, err := filepath.Glob(filepath.Join(out, "*.csv"))
		if err != nil || len(paths) == 0 {
			t.Fatalf("heed %s writes no tables: %v", work, err)
		}
		names := readNames(t, out)
		for _, path := range paths {
			written[filepath.Base(path)] = true
			d.check(t, path, names)
		}
	}
	for file, columns := range d {
		for column, e := range columns {
			if written[file] && !e.seen {
				t.Errorf("README.md tells of the column %s of %s, which is not written", column, file)
			}
		}
		if !written[file] && !slices.Contains([]string{"keys", "failures.csv", "fit.csv", "slopes.csv", "particles.csv"}, file) {
			t.Errorf("README.md tells of %s, which is not written", file)
		}
	}
}

// names are what ranges may speak of: numbers and lists of a manifest.
type names struct {
	numbers map[string]float64
	lists   map[string][]string
	open    map[string]bool // columns that the manifest describes
}

// readNames reads the manifest of a folder. There may be none.
func readNames(t *testing.T, dir string) names {
	n := names{map[string]float64{}, map[string][]string{}, map[string]bool{}}
	b, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		return n
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	for key, v := range m {
		n.add(key, v)
	}
	for key, v := range m["settings"].(map[string]any) {
		n.add(key, v)
	}
	return n
}

// add adds a key of a manifest. A number may be text with a unit's name in settings.
func (n names) add(key string, v any) {
	switch v := v.(type) {
	case float64:
		n.numbers[key] = v
	case []any:
		for _, x := range v {
			name := fmt.Sprint(x)
			if column, ok := x.(map[string]any); ok {
				name = fmt.Sprint(column["name"])
			}
			n.lists[key] = append(n.lists[key], name)
			n.open[name] = true
		}
	}
}

// check holds a file to the dictionary.
func (d dictionary) check(t *testing.T, path string, in names) {
	file := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if d[file] == nil {
		t.Errorf("README.md does not say what %s is", file)
		return
	}
	for i, column := range rows[0] {
		e := d.find(file, column, in)
		if e == nil {
			t.Errorf("README.md does not say what the column %s of %s is", column, file)
			continue
		}
		e.seen = true
		for r, row := range rows[1:] {
			if err := e.fits(row[i], rows[0], row, in); err != nil {
				t.Errorf("%s:%d: %s: %v", file, r+2, column, err)
				break
			}
		}
	}
}

// find returns what the dictionary says of a column: by its name, as a key or one that
// the manifest describes where the file's section says that there are such, or as one of
// a construct of a survey.
func (d dictionary) find(file, column string, in names) *entry {
	if e := d[file][column]; e != nil {
		return e
	}
	switch file {
	case "series.csv", "replicates.csv", "employees.csv", "teams.csv", "points.csv":
		if e := d["keys"][column]; e != nil {
			return e
		}
		if in.open[column] {
			return &entry{kind: map[bool]string{true: "text", false: "number"}[file == "points.csv"], span: "-"}
		}
	case "posterior.csv", "particles.csv", "posterior_points.csv":
		if e := d["posterior.csv"][column]; e != nil {
			return e
		}
		if column == "point" || strings.Contains(column, ".") {
			return &entry{kind: "number", span: "-"}
		}
	case "robust_draws.csv":
		if column == "draw" || strings.Contains(column, ".") {
			return &entry{kind: "number", span: "-"}
		}
	case "survey.csv":
		name := strings.TrimSuffix(column, "_r")
		if strings.HasPrefix(column, "true_") {
			return d[file]["true_norm, ..."]
		}
		if at := strings.LastIndexByte(name, '_'); at > 0 && strings.Trim(name[at+1:], "0123456789") == "" {
			return d[file]["norm_1, norm_2, ..."]
		}
	}
	return nil
}

// fits returns an error unless a field is of the entry's type and in its range. An empty
// one is undefined.
func (e *entry) fits(field string, header, row []string, in names) error {
	if field == "" {
		return nil
	}
	switch e.kind {
	case "text":
		return e.among(field, in)
	case "true or false":
		if field != "true" && field != "false" {
			return fmt.Errorf("have %q; want %s", field, e.kind)
		}
		return nil
	case "whole number", "number":
		x, err := strconv.ParseFloat(field, 64)
		if err != nil || e.kind == "whole number" && x != math.Trunc(x) {
			return fmt.Errorf("have %q; want a %s", field, e.kind)
		}
		return e.within(x, header, row, in)
	}
	return fmt.Errorf("README.md has the type %q, which is none", e.kind)
}

// among checks a text: of a list of the manifest, or of those that are named.
func (e *entry) among(field string, in names) error {
	if e.span == "-" {
		return nil
	}
	all := strings.Split(e.span, "; ")
	if key, ok := strings.CutPrefix(e.span, "of "); ok {
		all = in.lists[strings.Trim(key, "`")]
	}
	if !slices.Contains(all, field) {
		return fmt.Errorf("have %q; want one %s", field, e.span)
	}
	return nil
}

// within checks a number.
func (e *entry) within(x float64, header, row []string, in names) error {
	if e.span == "-" {
		return nil
	}
	var terms []string
	switch lo, hi, two := strings.Cut(e.span, " to "); {
	case strings.Contains(e.span, " <= "):
		terms = strings.Split(e.span, " <= ")
	case strings.HasSuffix(e.span, " and up"):
		terms = []string{strings.TrimSuffix(e.span, " and up"), "x"}
	case strings.HasPrefix(e.span, "up to "):
		terms = []string{"x", strings.TrimPrefix(e.span, "up to ")}
	case two:
		terms = []string{lo, "x", hi}
	default:
		return fmt.Errorf("README.md has the range %q, which is none", e.span)
	}
	before := math.Inf(-1)
	for _, term := range terms {
		v := x
		if term != "x" {
			var err error
			if v, err = value(term, header, row, in); err != nil {
				return err
			}
		}
		// Two ways to one number may differ in its last digits.
		if v < before-1e-9*(math.Abs(v)+math.Abs(before)) {
			return fmt.Errorf("have %v in %q; want %s", x, row, e.span)
		}
		if !math.IsNaN(v) {
			before = v
		}
	}
	return nil
}

// value returns what an end of a range says: a number, a column of the row, NaN where
// that is undefined, or a number of the manifest, with a sign before it or one less.
func value(term string, header, row []string, in names) (float64, error) {
	if x, err := strconv.ParseFloat(term, 64); err == nil {
		return x, nil
	}
	if i := slices.Index(header, term); i >= 0 {
		if row[i] == "" {
			return math.NaN(), nil
		}
		return strconv.ParseFloat(row[i], 64)
	}
	sign, less := 1.0, 0.0
	if name, ok := strings.CutPrefix(term, "-"); ok {
		term, sign = name, -1
	}
	if name, ok := strings.CutSuffix(term, " - 1"); ok {
		term, less = name, 1
	}
	x, ok := in.numbers[term]
	if !ok {
		return 0, fmt.Errorf("README.md has a range with %q, which is neither a column nor a key of the manifest", term)
	}
	return sign*x - less, nil
}
