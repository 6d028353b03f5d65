package plot

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

// densities is a posterior of a few parameters.
func densities() Densities {
	in := Densities{Frame: Frame{Title: "Posterior", Caption: "Densities."}, Prior: "prior", Posterior: "posterior", Shade: "95% interval", Mark: "mean"}
	for k, name := range []string{"culture.blame", "culture.leadership", "resources.production_pressure"} {
		d := Density{Title: name, Note: "shrinkage 40%", Lo: 0.2, Hi: 0.2 + 0.2*float64(k), Mark: 0.3}
		for i := range 101 {
			x := float64(i) / 100
			d.X, d.Prior = append(d.X, x), append(d.Prior, 1)
			d.Posterior = append(d.Posterior, 4*math.Exp(-50*(x-0.3)*(x-0.3)/float64(1+k)))
		}
		in.Densities = append(in.Densities, d)
	}
	return in
}

// clouds is a pair of parameters, and truths with what was found.
func clouds() Clouds {
	a := Sample{Title: "r = -0.9", XLabel: "culture.blame", YLabel: "culture.leadership", XRange: [2]float64{0, 1}}
	b := Sample{Title: "culture.blame", XLabel: "truth", YLabel: "found", Diagonal: true, XRange: [2]float64{0, 1}, YRange: [2]float64{0, 1}}
	for i := range 60 {
		x := float64(i) / 60
		a.X, a.Y, a.Weight = append(a.X, x), append(a.Y, 1-x+0.1*math.Sin(float64(7*i))), append(a.Weight, float64(1+i%5)/180)
		if i%10 == 0 {
			b.X, b.Y, b.Lo, b.Hi = append(b.X, x), append(b.Y, x+0.05), append(b.Lo, x-0.1), append(b.Hi, x+0.2)
		}
	}
	return Clouds{Frame: Frame{Caption: "Particles."}, Clouds: []Sample{a, b}}
}

// checklist is predictions of three targets, of which one is missed and one undefined.
func checklist() Checklist {
	nan := math.NaN()
	return Checklist{
		Unit: "half-widths", Prior: "priors", Posterior: "posterior", Missed: "observed outside",
		Checks: []Check{
			{Label: "norm", Mean: 0.1, Lo: -0.3, Hi: 0.4, PriorLo: -1.2, PriorHi: 0.8},
			{Label: "agreement", Mean: 2, Lo: 1.5, Hi: 2.4, PriorLo: 0.5, PriorHi: 2.5, Missed: true},
			{Label: "constant", Mean: nan, Lo: nan, Hi: nan, PriorLo: nan, PriorHi: nan},
		},
	}
}

// posteriors are the figures of posteriors, by name.
func posteriors(t *testing.T) map[string]*Figure {
	t.Helper()
	all := map[string]*Figure{}
	for name, draw := range map[string]func() (*Figure, error){
		"posterior": func() (*Figure, error) { return Posteriors(densities()) },
		"pairs":     func() (*Figure, error) { return Pairs(clouds()) },
		"checks":    func() (*Figure, error) { return Checks(checklist()) },
	} {
		f, err := draw()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[name] = f
	}
	return all
}

func TestFiguresOfPosteriorsSayWhatTheyShow(t *testing.T) {
	want := map[string][]string{
		"posterior": {"culture.blame", "shrinkage 40%", "95% interval", "prior", "mean", "Densities."},
		"pairs":     {"r = -0.9", "culture.leadership", "truth", "found"},
		"checks":    {"norm", "agreement", "half-widths", "observed outside"},
	}
	for name, f := range posteriors(t) {
		svg, err := f.SVG()
		if err != nil {
			t.Fatal(err)
		}
		again, err := posteriors(t)[name].SVG()
		if err != nil || !bytes.Equal(svg, again) {
			t.Errorf("%s: drawn again it has other bytes", name)
		}
		for _, words := range want[name] {
			if !strings.Contains(string(svg), words) {
				t.Errorf("%s does not say %q", name, words)
			}
		}
		if strings.Contains(string(svg), "NaN") {
			t.Errorf("%s has NaN among its coordinates", name)
		}
	}
}

// A prediction that is met, and nothing else, is no entry of the legend for missed ones.
func TestChecksExplainOnlyWhatOccurs(t *testing.T) {
	in := checklist()
	in.Checks = in.Checks[:1]
	f, err := Checks(in)
	if err != nil {
		t.Fatal(err)
	}
	if svg, err := f.SVG(); err != nil || strings.Contains(string(svg), "observed outside") {
		t.Errorf("a figure of met targets explains missed ones (%v)", err)
	}
}

func TestFiguresOfPosteriorsRefuseWhatTheyCannotShow(t *testing.T) {
	inf := math.Inf(1)
	for _, tt := range []struct {
		name, want string
		draw       func() (*Figure, error)
	}{
		{"no densities", "want at least one", func() (*Figure, error) { return Posteriors(Densities{}) }},
		{"fewer densities than values", "want as many of each", func() (*Figure, error) {
			in := densities()
			in.Densities[0].Prior = in.Densities[0].Prior[1:]
			return Posteriors(in)
		}},
		{"an infinite density", "below 1e100", func() (*Figure, error) {
			in := densities()
			in.Densities[1].Posterior[3] = inf
			return Posteriors(in)
		}},
		{"no clouds", "want at least one", func() (*Figure, error) { return Pairs(Clouds{}) }},
		{"fewer weights than points", "want as many of each", func() (*Figure, error) {
			in := clouds()
			in.Clouds[0].Weight = in.Clouds[0].Weight[1:]
			return Pairs(in)
		}},
		{"a range upside down", "from the lower to the upper end", func() (*Figure, error) {
			in := clouds()
			in.Clouds[0].XRange = [2]float64{1, 0}
			return Pairs(in)
		}},
		{"no predictions", "want at least one", func() (*Figure, error) { return Checks(Checklist{}) }},
		{"an interval upside down", "agreement", func() (*Figure, error) {
			in := checklist()
			in.Checks[1].Lo = 9
			return Checks(in)
		}},
	} {
		if f, err := tt.draw(); err == nil || f != nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, error %v; want none, and an error with %q", tt.name, f, err, tt.want)
		}
	}
}
