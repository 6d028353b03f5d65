package report

import (
	"bytes"
	"encoding/json"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heed/results"
)

// course returns a course with an interval of 0.1 on both sides of each value.
func course(arm string, days []int, mean ...float64) *results.Course {
	c := &results.Course{Arm: arm, Metric: "m", Days: days, Mean: mean}
	for _, v := range mean {
		c.N, c.Lo, c.Hi = append(c.N, 5), append(c.Lo, v-0.1), append(c.Hi, v+0.1)
	}
	return c
}

// timeline returns the courses of two arms over four days, the second with a gap.
func timeline() *Timeline {
	days := []int{0, 10, 20, 40}
	return &Timeline{Name: "Courses", Arms: []string{"baseline", "b"}, Day: "Workday", Panels: []Panel{{
		Title: "Compliance", Unit: "share of tasks", Share: true, Least: 0, Most: 1,
		Courses: []*results.Course{course("baseline", days, .5, .6, .7, .95), course("b", days, .5, math.NaN(), .7, .8)},
	}}}
}

const evil = `<script>alert("x")</script>"' onload=alert(1) </style><img src=https://evil.example/x>`

// page returns a page with a block of each kind, whose every text is s.
func page(t *testing.T, s string) Page {
	t.Helper()
	lines := timeline()
	lines.Name, lines.Arms[1], lines.Panels[0].Title, lines.Panels[0].Unit = s, s, s, s
	lines.Panels[0].Courses[1].Arm = s
	table := &Table{Caption: s, Legend: s, Columns: []Column{{s, false}, {s, true}}, Rows: [][]Cell{{{Text: s, Arm: 2}, {Text: s, Interval: &Interval{1, 0.5, 2, true}}}}}
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>` + inXML(s) + `</title><text>` + inXML(s) + `</text></svg>`
	figure, err := Clean("figure-a", s, []byte(svg))
	if err != nil {
		t.Fatal(err)
	}
	m := results.Manifest{Program: s, Model: s, Text: s, Inputs: []results.Input{{Name: s, Text: s}}, Overrides: []string{s}, Files: []results.File{{Name: s, SHA256: s}}}
	return Page{Title: s, Kicker: s, Question: []string{s}, Made: s, Sections: []Section{
		{"all", s, []Block{Text(s), List{s}, Note{s}, Heading(s), Facts{{s, s}}, Lead{{s, s}}, &Choice{s, s, []Option{{s, timeline()}, {s, lines}}}, Grid{table}, figure, lines, Fold{s, []Block{Text(s)}}}}, Again(m, s),
	}}
}

// inXML escapes a text for XML.
func inXML(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// write returns the document of a page.
func write(t *testing.T, p Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	tags    = regexp.MustCompile(`<[a-zA-Z][a-zA-Z0-9]*`)
	loading = regexp.MustCompile(`(?i)(src|href|action|data|poster)=["']?[a-z]*:|url\(|@import`)
)

// Whatever the texts are, the page has the same elements, and none that they bring.
func TestTextsAreEscaped(t *testing.T) {
	plain, hostile := write(t, page(t, "plain")), write(t, page(t, evil))
	if diff := cmp.Diff(tags.FindAllString(plain, -1), tags.FindAllString(hostile, -1)); diff != "" {
		t.Errorf("elements of a page of plain texts and of one of hostile texts differ (-plain +hostile):\n%s", diff)
	}
	for _, bad := range []string{"<script>alert", "<img", "</style><"} {
		if strings.Contains(hostile, bad) {
			t.Errorf("the page has %q as it stands; want it escaped", bad)
		}
	}
}

// The page loads nothing and names no address but those that texts name.
func TestPagesAreSelfContained(t *testing.T) {
	doc := write(t, page(t, "plain"))
	if i := strings.Index(doc, "http://"); i >= 0 || strings.Contains(doc, "https://") {
		t.Errorf("the page names an address")
	}
	if found := loading.FindString(doc); found != "" {
		t.Errorf("the page loads something: %s", found)
	}
	if !strings.Contains(doc, "default-src &#39;none&#39;") {
		t.Errorf("the page has no policy by which it may load nothing")
	}
}

func TestPagesAreReproducible(t *testing.T) {
	if a, b := write(t, page(t, "x")), write(t, page(t, "x")); a != b {
		t.Errorf("the same page gives other bytes the second time")
	}
}

func TestPagesThatCannotBeShownAreRefused(t *testing.T) {
	short := &Table{Caption: "short", Columns: []Column{{"a", false}, {"b", false}}, Rows: [][]Cell{{{Text: "a"}}}}
	late := timeline()
	late.Panels[0].Courses[1].Days = []int{0, 10, 20, 50}
	p := Page{Sections: []Section{{"a", "A", []Block{short}}, {"a", "again", []Block{Fold{"f", []Block{late}}}}, {"Ä", "B", nil}}}
	err := p.Write(&bytes.Buffer{})
	for _, want := range []string{"a page without a title", `table "short", row 0: 1 cells for 2 columns`, `section "again": want an ID of its own`, "of other days", `have "Ä"`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Write: error %v; want it to say %q", err, want)
		}
	}
}

// What does not draw, or leads outside, is left out of a figure, with all within it.
func TestFiguresAreCleaned(t *testing.T) {
	const svg = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e "boo">]><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="180mm" height="90mm" viewBox="0 0 2 1" onload="x()">
<title>T</title><desc>D &amp; E</desc><script>x()</script><foreignObject><p>no</p><g><text>no</text></g></foreignObject>
<a xlink:href="javascript:x()"><text>no</text></a><style>*{fill:red}</style><path d="M0,0" onclick="x()" style="fill:url(http://e.example)"/>
<image xlink:href="http://e.example/x.png"/><image xlink:href="data:image/png;base64,AAAA"/><text style="fill:#222">yes</text></svg>`
	f, err := Clean("f", "caption", []byte(svg))
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(string(f.SVG())), " ")
	const want = `<svg viewBox="0 0 2 1" class="drawing" aria-labelledby="f-title f-desc"> <title id="f-title">T</title><desc id="f-desc">D &amp; E</desc> <path d="M0,0"></path> <image></image><image href="data:image/png;base64,AAAA"></image><text style="fill:#222">yes</text></svg>`
	if got != want {
		t.Errorf("Clean = %s\nwant %s", got, want)
	}
}

func TestWhatIsNoFigureIsRefused(t *testing.T) {
	for _, tt := range []struct{ name, svg string }{
		{"nothing", ""}, {"another document", "<html></html>"}, {"two documents", "<svg></svg><svg></svg>"}, {"cut off", "<svg><g>"}, {"an entity", "<svg>&e;</svg>"},
	} {
		if f, err := Clean("f", "", []byte(tt.svg)); err == nil {
			t.Errorf("Clean of %s = %s; want an error", tt.name, f.SVG())
		}
	}
	if _, err := Clean(`"x`, "", []byte("<svg></svg>")); err == nil {
		t.Errorf("Clean with a name that is none: no error")
	}
}

func TestTicksAreRound(t *testing.T) {
	for _, tt := range []struct {
		lo, hi float64
		n      int
		want   []float64
	}{
		{0, 100, 5, []float64{0, 20, 40, 60, 80, 100}},
		{0.11, 0.39, 3, []float64{0.2, 0.3}},
		{-1.5, 1.5, 4, []float64{-1, 0, 1}},
		{93.4, 97.6, 4, []float64{94, 96}},
		{0, 3e-7, 3, []float64{0, 1e-7, 2e-7, 3e-7}},
	} {
		got := ticks(tt.lo, tt.hi, tt.n)
		if len(got) != len(tt.want) {
			t.Errorf("ticks(%v, %v, %d) = %v; want %v", tt.lo, tt.hi, tt.n, got, tt.want)
			continue
		}
		for i := range got {
			if math.Abs(got[i]-tt.want[i]) > 1e-12*math.Abs(tt.hi) {
				t.Errorf("ticks(%v, %v, %d) = %v; want %v", tt.lo, tt.hi, tt.n, got, tt.want)
			}
		}
	}
}

// A missing day is a gap: nothing is drawn over it, and a day alone is a stroke. Days lie
// as far apart as they are, and the bands stay within what can be.
func TestLinesHaveGaps(t *testing.T) {
	c := timeline().Charts()[0]
	if got, want := strings.Count(c.Lines[0].Path, "M"), 1; got != want {
		t.Errorf("the whole course has %d parts; want %d: %s", got, want, c.Lines[0].Path)
	}
	b := c.Lines[1]
	if strings.Count(b.Path, "M") != 1 || !strings.HasPrefix(b.Path, "M500.0,") || !strings.HasPrefix(b.Lone, "M-6.0,") {
		t.Errorf("the course with a gap = %q and %q; want a line from the middle and a stroke on the first day", b.Path, b.Lone)
	}
	if !strings.Contains(c.Lines[0].Path, " 250.0,") {
		t.Errorf("day 10 of 40 is not a quarter of the way: %s", c.Lines[0].Path)
	}
	// 0.95 with 0.1 on both sides would reach above 1, the upper edge: 0 is the top.
	if !strings.Contains(c.Lines[0].Band, "L1000.0,0.0 ") {
		t.Errorf("the band does not end at 100%%, the top: %s", c.Lines[0].Band)
	}
}

func TestDataAreAsTheyAreRead(t *testing.T) {
	b, err := json.Marshal(timeline().Data())
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"day":"Workday","days":[0,10,20,40],"arms":["baseline","b"],"panels":[{"unit":"% of tasks","values":[` +
		`[["50.0","[40.0, 60.0]"],["60.0","[50.0, 70.0]"],["70.0","[60.0, 80.0]"],["95.0","[85.0, 100.0]"]],` +
		`[["50.0","[40.0, 60.0]"],["",""],["70.0","[60.0, 80.0]"],["80.0","[70.0, 90.0]"]]]}]}`
	if diff := cmp.Diff(want, string(b)); diff != "" {
		t.Errorf("Data (-want +got):\n%s", diff)
	}
}

// Long courses are thinned, with the last day kept, and the page says so.
func TestLongCoursesAreThinned(t *testing.T) {
	var days []int
	var mean []float64
	for d := range 1000 {
		days, mean = append(days, d), append(mean, float64(d))
	}
	l := &Timeline{Name: "Long", Arms: []string{"a"}, Day: "Day", Panels: []Panel{{Title: "X", Least: math.Inf(-1), Most: math.Inf(1), Courses: []*results.Course{course("a", days, mean...)}}}}
	shown := l.Data().Days
	if len(shown) > MostDays+1 || shown[0] != 0 || shown[1] != 5 || shown[len(shown)-1] != 999 {
		t.Errorf("Data has %d days, from %v; want at most %d, every fifth and the last", len(shown), shown[:2], MostDays+1)
	}
	if got := l.Thinned(); !strings.Contains(got, "one in 5 of the recorded days") {
		t.Errorf("Thinned() = %q; want it to say that one in 5 days is shown", got)
	}
	if rows := len(l.Tables()[0].Rows); rows > tableDays+1 {
		t.Errorf("the table has %d rows; want at most %d", rows, tableDays+1)
	}
}

// All bars of a column are on one scale, which has 0 on it.
func TestBarsShareAScale(t *testing.T) {
	table := &Table{Caption: "c", Columns: []Column{{"a", false}, {"b", true}}, Rows: [][]Cell{
		{{Text: "x"}, {Interval: &Interval{10, math.NaN(), math.NaN(), false}}}, {{Text: "y"}, {Interval: &Interval{5, 4, math.Inf(1), true}}}, {{Text: "z"}, {Interval: &Interval{math.NaN(), 0, 0, false}}},
	}}
	f := table.Fields()
	a, b := f[0][1].Bar, f[1][1].Bar
	// 0 to 10 with 4% on both sides: 10.8 wide, from -0.4.
	if a.Zero != b.Zero || a.Zero != "3.70%" || a.At != "96.30%" || a.Ranged {
		t.Errorf("the bar of 10 = %+v; want 0 at 3.70%% and 10 at 96.30%%, without an interval", *a)
	}
	if b.At != "50.00%" || b.Left != "40.74%" || b.Width != "59.26%" || !b.Sure {
		t.Errorf("the bar of 5 = %+v; want it in the middle, from 40.74%% to the edge", *b)
	}
	if f[2][1].Bar != nil {
		t.Errorf("a value that is none has a bar")
	}
}

// A page says at its beginning which manifest it tells of, and what is not such a page
// says nothing.
func TestPagesSayWhatTheyTellOf(t *testing.T) {
	p := page(t, evil)
	p.Of = strings.Repeat("0f", 32)
	if sum, ok, err := OfPage(strings.NewReader(write(t, p))); sum != p.Of || !ok || err != nil {
		t.Errorf("OfPage = %q, %v, %v; want %q", sum, ok, err, p.Of)
	}
	for _, text := range []string{"", "<!DOCTYPE html>", write(t, page(t, evil)), strings.Repeat(" ", 2000) + write(t, p)} {
		if sum, ok, err := OfPage(strings.NewReader(text)); ok || err != nil {
			t.Errorf("OfPage of %.20q = %q, %v, %v; want none", text, sum, ok, err)
		}
	}
}

// Options to choose among have the same scales, and a difference of shares is in
// percentage points.
func TestOptionsHaveTheSameScales(t *testing.T) {
	low, high := timeline(), timeline()
	for i, c := range high.Panels[0].Courses {
		for d := range c.Mean {
			c.Mean[d], c.Lo[d], c.Hi[d] = c.Mean[d]-0.4, c.Lo[d]-0.4, c.Hi[d]-0.4
		}
		high.Panels[0].Courses[i] = c
	}
	c := &Choice{"which", "Show", []Option{{"a", low}, {"b", high}}}
	if cmp.Equal(low.Charts()[0].Up, high.Charts()[0].Up) {
		t.Fatal("scales are the same before they are made so: the test tells nothing")
	}
	SameScales(c)
	if diff := cmp.Diff(low.Charts()[0].Up, high.Charts()[0].Up); diff != "" {
		t.Errorf("scales of two options differ:\n%s", diff)
	}
	p := Panel{Unit: "share of tasks", Share: true, Differs: true, Courses: low.Panels[0].Courses}
	if got := p.unit(); got != "percentage points" {
		t.Errorf("unit of a difference of shares = %q; want percentage points", got)
	}
}
