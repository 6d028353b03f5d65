package results

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

// The manifest of a small plan, written by hand. The two hashes of texts are
// those that sha256sum prints.
func TestManifestBytes(t *testing.T) {
	p := Plan{
		Header:  Header{Scenario: "s", Arms: []string{"baseline"}, Metrics: []Column{{Name: "rate", Unit: "1/day", Doc: "A <rate>.", Better: More}}},
		Program: "heed 1", Model: "1", Text: "a = 1\n", Seed: 18446744073709551615,
		Points: 1, Replicates: 2, Days: 3, BurnIn: 4,
		Settings:  map[string]any{"b.y": []float64{1, .5}, "a.x": true, "a.n": "ö"},
		Overrides: []string{"a.x=true"},
	}
	m, err := p.manifest()
	if err != nil {
		t.Fatal(err)
	}
	m.Files = []File{{"arms.csv", 13, 1, "ff"}}
	got, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	want := `{
  "format": 1,
  "program": "heed 1",
  "model": "1",
  "scenario": "s",
  "text_sha256": "TEXT",
  "text": "a = 1\n",
  "inputs": [],
  "seed": 18446744073709551615,
  "points": 1,
  "replicates": 2,
  "units": 2,
  "days": 3,
  "burn_in": 4,
  "arms": [
    "baseline"
  ],
  "arms_sha256": "ARMS",
  "factors": [],
  "points_sha256": "POINTS",
  "series": false,
  "metrics": [
    {
      "name": "rate",
      "unit": "1/day",
      "doc": "A <rate>.",
      "better": "more"
    }
  ],
  "employees": [],
  "settings": {
    "a.n": "ö",
    "a.x": true,
    "b.y": [
      1,
      0.5
    ]
  },
  "overrides": [
    "a.x=true"
  ],
  "outputs": [],
  "warnings": [],
  "files": [
    {
      "name": "arms.csv",
      "bytes": 13,
      "rows": 1,
      "sha256": "ff"
    }
  ]
}
`
	want = strings.NewReplacer("TEXT", sumText, "ARMS", sumArms, "POINTS", sumPoints).Replace(want)
	if string(got) != want {
		t.Errorf("manifest:\n%s\nwant:\n%s", got, want)
	}
}

// A manifest that is read back is of the same work.
func TestManifestRoundTrip(t *testing.T) {
	plan := testPlan()
	plan.Settings["list"] = []any{1, "two", map[string]any{"three": 3.5}}
	m, err := plan.manifest()
	if err != nil {
		t.Fatal(err)
	}
	b, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := decodeManifest(b)
	if err != nil {
		t.Fatal(err)
	}
	if d := difference(back, m); len(d) > 0 || back.hash() != m.hash() {
		t.Errorf("read back, the work differs in %v", d)
	}
}

// Every field of a manifest but three, and the words of the dictionary, is of
// the work: a change to it changes the hash and is named.
func TestEveryFieldIsCompared(t *testing.T) {
	plan := testPlan()
	free := map[string]bool{"Format": true, "Program": true, "Warnings": true, "Files": true, "Units": true, "Text": true,
		"Missing": true, "Kept": true, "Extends": true, "Asked": true, "Seal": true}
	for i := range reflect.TypeFor[Manifest]().NumField() {
		name := reflect.TypeFor[Manifest]().Field(i).Name
		a, err := plan.manifest()
		if err != nil {
			t.Fatal(err)
		}
		b := a
		switch f := reflect.ValueOf(&b).Elem().Field(i); f.Kind() {
		case reflect.String:
			f.SetString(f.String() + "x")
		case reflect.Int:
			f.SetInt(f.Int() + 1)
		case reflect.Uint64:
			f.SetUint(f.Uint() + 1)
		case reflect.Bool:
			f.SetBool(!f.Bool())
		case reflect.Slice:
			f.Set(reflect.Append(f.Slice3(0, f.Len(), f.Len()), reflect.Zero(f.Type().Elem())))
		case reflect.Pointer:
			f.Set(reflect.New(f.Type().Elem()))
		case reflect.Map:
			f.Set(reflect.ValueOf(map[string]json.RawMessage{"k": json.RawMessage("1")}))
		default:
			t.Fatalf("%s: the test knows no %v", name, f.Kind())
		}
		if d := difference(a, b); free[name] != (len(d) == 0) {
			t.Errorf("%s changed: differences %v", name, d)
		}
	}
}

// Units follows from points and replicates, Text is compared by its hash, and
// Format by the reader.
func TestHashIsOfTheWork(t *testing.T) {
	hash := func(change func(p *Plan)) Hash {
		p := testPlan()
		change(&p)
		h, err := p.Hash()
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	same := hash(func(*Plan) {})
	if hash(func(p *Plan) { p.Program, p.Metrics[0].Doc, p.Metrics[0].Better = "x", "y", Less }) != same {
		t.Error("the hash depends on the program or its words")
	}
	for name, change := range map[string]func(p *Plan){
		"seed": func(p *Plan) { p.Seed++ }, "text": func(p *Plan) { p.Text += " " }, "unit": func(p *Plan) { p.Metrics[0].Unit = "%" },
		"levels": func(p *Plan) { p.Levels = func(int) []string { return []string{"9"} } },
		"arms.csv": func(p *Plan) {
			p.ArmColumns, p.ArmRows = []Column{{Name: "arm"}, {Name: "cost"}}, [][]string{{"baseline", "0"}, {"no, blame", "5"}}
		},
	} {
		if hash(change) == same {
			t.Errorf("the hash does not depend on %s", name)
		}
	}
}

func TestPlanValidate(t *testing.T) {
	p := testPlan()
	p.Points, p.Replicates, p.BurnIn, p.Text, p.Levels, p.ArmColumns = 0, 0, -1, "\xff", nil, []Column{{Name: "arm"}}
	err := p.Validate()
	for _, want := range []string{"points: want at least 1, have 0", "replicates: want at least 1", "burn-in of -1", "not UTF-8", "factors without levels", "0 rows for 2 arms"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Validate() = %v; want it to say %q", err, want)
		}
	}
	p = testPlan()
	p.Settings["x"] = make(chan int)
	if _, err := p.Hash(); err == nil || !strings.Contains(err.Error(), "settings: x") {
		t.Errorf("Hash with a setting that is no value: error %v; want it to name x", err)
	}
	p = testPlan()
	p.ArmColumns, p.ArmRows = []Column{{Name: "arm"}}, [][]string{{"baseline"}, {"noblame"}}
	if err := p.Validate(); err == nil || !strings.Contains(err.Error(), "row 1 of arms") {
		t.Errorf("Validate of arms.csv with another arm: error %v; want it to name row 1", err)
	}
	p = testPlan()
	p.Points, p.Replicates = 1<<31, 1<<31
	if err := p.Validate(); err == nil {
		t.Error("Validate of 2^62 units: no error; want one")
	}
}

func FuzzDecodeManifest(f *testing.F) {
	plan := testPlan()
	m, err := plan.manifest()
	if err != nil {
		f.Fatal(err)
	}
	b, err := m.encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"format": 1, "settings": {"a": 1.50, "b": null}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := decodeManifest(b)
		if err != nil {
			return
		}
		again, err := m.encode()
		if err != nil {
			t.Fatalf("encode of what was read: %v", err)
		}
		back, err := decodeManifest(again)
		if err != nil || len(difference(m, back)) > 0 {
			t.Errorf("read, written and read: %v, %v", err, difference(m, back))
		}
	})
}

func TestVerifyNamesEveryFile(t *testing.T) {
	m := Manifest{Files: []File{{Name: "a.csv"}, {Name: "b.csv"}, {Name: "../c.csv"}}}
	err := m.Verify(t.TempDir())
	var altered *AlteredError
	if !errors.As(err, &altered) || strings.Count(err.Error(), "is missing") != 2 || !strings.Contains(err.Error(), "../c.csv is no file of the folder") {
		t.Errorf("Verify: error %v; want all three files", err)
	}
}

// As sha256sum prints them of "a = 1\n", "arm\nbaseline\n" and "point\n0\n".
const (
	sumText   = "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2"
	sumArms   = "bba547fed555023966affe15879cbc936a6d67279cb1462aa3abad2aa9690a40"
	sumPoints = "126e7e5bf8ea4be805a3e4c76eb50de2ccaf9718b01773236f981b10c2b1e700"
)
