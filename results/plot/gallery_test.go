package plot

import (
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// gallery is where TestGallery leaves its pictures, for eyes:
//
//	go test ./results/plot -run Gallery -gallery /tmp/gallery
var gallery = flag.String("gallery", "", "folder to write the test figures to")

var armNames = []string{"baseline", "training", "everything-at-once", "less blame", "expert-user-dialogue", "usable rules", "backing", "more-resources-for-experts"}

// course is a plausible course: an approach from one level to another, noise,
// and a band that narrows.
func course(seed int, label string, days, from, to, noise float64) Course {
	r := rand.New(rand.NewPCG(7, uint64(seed)))
	c := Course{Label: label}
	drift := 0.0
	for d := 1.0; d <= days; d++ {
		drift = 0.97*drift + noise*0.25*r.NormFloat64()
		m := to + (from-to)*math.Exp(-d/180) + drift
		half := noise * (0.6 + 0.5*math.Exp(-d/200))
		c.X = append(c.X, d)
		c.Mean = append(c.Mean, m)
		c.Lo = append(c.Lo, m-half)
		c.Hi = append(c.Hi, m+half)
	}
	return c
}

func panel(p Panel, arms int, from, spread, noise float64) Panel {
	for i := range arms {
		p.Courses = append(p.Courses, course(i*31+len(p.Title), armNames[i], 750, from, from+spread*float64(i)/float64(arms), noise))
	}
	return p
}

func constant(label string, v float64) Course {
	c := course(1, label, 750, 0, 0, 0)
	for i := range c.Mean {
		c.Mean[i], c.Lo[i], c.Hi[i] = v, v, v
	}
	return c
}

const bandCaption = "Lines are means over 200 replicates, bands their 95% percentile bootstrap intervals. Arms share random numbers with the baseline."

func timeline(arms int) Timeline {
	gap := panel(Panel{Title: "Residual leaks", Unit: "per 1000 employees and month"}, arms, 4, -3, 0.4)
	for i := 300; i < 360; i++ {
		gap.Courses[0].Mean[i] = math.NaN()
	}
	nan := panel(Panel{Title: "Suggestion rate", Unit: "acts per employee and month"}, arms, 0, 0, 0)
	for _, c := range nan.Courses {
		for i := range c.Mean {
			c.Mean[i] = math.NaN()
		}
	}
	zero := Panel{Title: "Abandonment", Unit: "share of requests", Share: true}
	for i := range arms {
		zero.Courses = append(zero.Courses, constant(armNames[i], 0))
	}
	return Timeline{
		Frame: Frame{Caption: bandCaption, Description: "Compliance rises in all arms."},
		Days:  Days{Label: "Workday after burn-in", Year: 250, Rules: []Rule{{Day: 125, Label: "interventions begin"}}},
		Panels: []Panel{
			panel(Panel{Title: "Compliance rate", Unit: "share of tasks", Share: true}, arms, 0.94, 0.03, 0.004),
			panel(Panel{Title: "Knowing violation rate", Unit: "share of tasks", Share: true}, arms, 0.011, -0.006, 0.0012),
			panel(Panel{Title: "Waiting time for an expert, critical requests", Unit: "workdays"}, arms, 3.2, -2, 0.3),
			panel(Panel{Title: "Time cost", Unit: "minutes per employee and day"}, arms, 11, 9, 0.6),
			gap, nan, zero,
			panel(Panel{Title: "Requests", Unit: "count"}, arms, 15200, 4000, 300),
		},
	}
}

func composition(stacks int) Composition {
	in := Composition{
		Frame: Frame{Caption: "Means over 200 replicates."},
		Days:  Days{Label: "Workday after burn-in", Year: 250, Rules: []Rule{{Day: 125, Label: "interventions begin"}}},
		Unit:  "share of tasks", Rest: "compliance",
	}
	for s := range stacks {
		k := Stack{Title: armNames[s]}
		for j, name := range []string{"knowing violation", "unknowing error", "impossible", "blocked", "waiting"} {
			c := course(s*10+j, "", 750, 0.02/float64(j+1), 0.02/float64(j+1)/float64(s+1), 0.0006)
			for i := range c.Mean {
				c.Mean[i] = math.Max(c.Mean[i], 0)
			}
			k.X = c.X
			k.Outcomes = append(k.Outcomes, Outcome{name, c.Mean})
		}
		in.Stacks = append(in.Stacks, k)
	}
	return in
}

func forest(arms int) Forest {
	in := Forest{
		Frame:  Frame{Caption: "Differences from the baseline, paired by replicate, with 95% intervals (Student t, 200 replicates).", Order: armNames},
		Column: "difference [95% interval]",
		Filled: "differs from the baseline (Holm-adjusted p < 0.05)", Hollow: "may not differ",
	}
	scales := []struct {
		g Group
		s float64
	}{
		{Group{Title: "Compliance rate", Share: true}, 0.012},
		{Group{Title: "Time cost", Unit: "minutes per employee and day"}, 4},
		{Group{Title: "Waiting time for an expert", Unit: "workdays"}, -1.3},
		{Group{Title: "Requests", Unit: "count"}, 12000},
	}
	for _, sc := range scales {
		for i := 1; i <= arms; i++ {
			v := sc.s * (float64(i)/float64(arms) - 0.3)
			h := math.Abs(sc.s) * 0.12 * (1 + float64(i%3))
			e := Estimate{Label: armNames[i], Value: v, Lo: v - h, Hi: v + h}
			e.Distinct = e.Lo > 0 || e.Hi < 0
			sc.g.Estimates = append(sc.g.Estimates, e)
		}
		in.Groups = append(in.Groups, sc.g)
	}
	return in
}

func dots(arms int) Forest {
	in := forest(min(arms, 7))
	in.Caption = "Means over days 1 to 750, with 95% intervals over 200 replicates."
	in.Column = "mean [95% interval]"
	for i := range in.Groups {
		for j := range in.Groups[i].Estimates {
			e := &in.Groups[i].Estimates[j]
			base := []float64{0.95, 11, 3, 30000}[i]
			e.Value, e.Lo, e.Hi = e.Value+base, e.Lo+base, e.Hi+base
		}
	}
	return in
}

// oneDay leaves only the last day of each course.
func oneDay(t Timeline) Timeline {
	for i, p := range t.Panels {
		for j, c := range p.Courses {
			n := len(c.X) - 1
			t.Panels[i].Courses[j] = Course{c.Label, c.X[n:], c.Mean[n:], c.Lo[n:], c.Hi[n:]}
		}
	}
	return t
}

type drawing struct {
	name string
	make func() (*Figure, error)
}

func drawings() []drawing {
	single := timeline(6)
	single.Panels, single.Title = single.Panels[:1], "One panel alone"
	narrow := timeline(3)
	narrow.Panels, narrow.Width = narrow.Panels[:2], Column
	alone := timeline(1)
	alone.Panels = alone.Panels[:3]
	long := timeline(3)
	long.Panels = []Panel{{Title: "Twenty years", Unit: "share of tasks", Share: true,
		Courses: []Course{course(1, "baseline", 5000, 0.9, 0.95, 0.01), course(2, "training", 5000, 0.9, 0.97, 0.01)}}}
	narrowDots := dots(7)
	narrowDots.Width = Column
	full := composition(1)
	full.Rest, full.Width = "", Column
	rest := Outcome{Label: "compliance"}
	for _, v := range composition(1).total(full.Stacks[0]) {
		rest.Share = append(rest.Share, 1-v)
	}
	full.Stacks[0].Outcomes = append(full.Stacks[0].Outcomes, rest)
	odd := forest(5)
	odd.Groups[0].Estimates[1].Hi = math.Inf(1)
	odd.Groups[0].Estimates[2].Value = math.NaN()
	odd.Groups[1].Estimates[0].Lo = math.NaN()
	odd.Groups[1].Estimates = odd.Groups[1].Estimates[:2]
	odd.Groups = odd.Groups[:3]
	return append(append(append(comparisons(), sensitivities()...), networks()...), []drawing{
		{"courses6", func() (*Figure, error) { return TimeCourses(timeline(6)) }},
		{"courses8", func() (*Figure, error) { return TimeCourses(timeline(8)) }},
		{"courses1panel", func() (*Figure, error) { return TimeCourses(single) }},
		{"coursesnarrow", func() (*Figure, error) { return TimeCourses(narrow) }},
		{"coursesalone", func() (*Figure, error) { return TimeCourses(alone) }},
		{"courseslong", func() (*Figure, error) { return TimeCourses(long) }},
		{"coursesday", func() (*Figure, error) { return TimeCourses(oneDay(timeline(6))) }},
		{"outcomes6", func() (*Figure, error) { return Outcomes(composition(6)) }},
		{"outcomesfull", func() (*Figure, error) { return Outcomes(full) }},
		{"effects", func() (*Figure, error) { return Effects(forest(5)) }},
		{"effectsodd", func() (*Figure, error) { return Effects(odd) }},
		{"dots", func() (*Figure, error) { return Dots(dots(7)) }},
		{"dotsnarrow", func() (*Figure, error) { return Dots(narrowDots) }},
	}...)
}

func TestGallery(t *testing.T) {
	dpi := 150
	if *gallery == "" {
		*gallery, dpi = t.TempDir(), 48 // nobody will look
	}
	for _, d := range drawings() {
		f, err := d.make()
		if err != nil {
			t.Errorf("%s: error %v; want a figure", d.name, err)
			continue
		}
		svg, err := f.SVG()
		if err != nil {
			t.Errorf("%s.SVG() = error %v", d.name, err)
		}
		png, err := f.PNG(dpi)
		if err != nil {
			t.Errorf("%s.PNG(%d) = error %v", d.name, dpi, err)
		}
		pdf, err := f.PDF()
		if err != nil {
			t.Errorf("%s.PDF() = error %v", d.name, err)
		}
		for ext, b := range map[string][]byte{".svg": svg, ".png": png, ".pdf": pdf} {
			if err := os.WriteFile(filepath.Join(*gallery, d.name+ext), b, 0o644); err != nil {
				t.Error(err)
			}
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	f, err := TimeCourses(timeline(6))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := f.SVG(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	f, err := TimeCourses(timeline(6))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := f.PNG(300); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	f, err := TimeCourses(timeline(6))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := f.PDF(); err != nil {
			b.Fatal(err)
		}
	}
}
