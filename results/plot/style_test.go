package plot

import (
	"image/color"
	"math"
	"slices"
	"testing"

	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/vg"
)

// Full colour-vision deficiencies as linear maps of linear RGB (Machado,
// Oliveira and Fernandes, 2009, severity 1).
var visions = map[string][3][3]float64{
	"normal":       {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
}

// linearRGB undoes the transfer function of sRGB (IEC 61966-2-1).
func linearRGB(c color.NRGBA) [3]float64 {
	var v [3]float64
	for i, b := range []uint8{c.R, c.G, c.B} {
		if x := float64(b) / 255; x <= 0.04045 {
			v[i] = x / 12.92
		} else {
			v[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return v
}

func luminance(v [3]float64) float64 { return 0.2126*v[0] + 0.7152*v[1] + 0.0722*v[2] }

// lab returns CIE 1976 L*a*b* for the white of D65.
func lab(v [3]float64) [3]float64 {
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124*v[0] + 0.3576*v[1] + 0.1805*v[2]) / 0.95047)
	y := f(luminance(v))
	z := f((0.0193*v[0] + 0.1192*v[1] + 0.9505*v[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func seen(c color.NRGBA, m [3][3]float64) [3]float64 {
	v := linearRGB(c)
	var out [3]float64
	for i := range out {
		out[i] = min(max(m[i][0]*v[0]+m[i][1]*v[1]+m[i][2]*v[2], 0), 1)
	}
	return lab(out)
}

// A distance of 2.3 is just noticeable side by side (Mahy et al., 1994); lines
// apart from each other want several times that.
func TestColoursAreApartForEveryReader(t *testing.T) {
	const least = 15
	for vision, m := range visions {
		for i, a := range palette {
			for j, b := range palette[:i] {
				p, q := seen(a, m), seen(b, m)
				if d := math.Hypot(math.Hypot(p[0]-q[0], p[1]-q[1]), p[2]-q[2]); d < least {
					t.Errorf("%s: colours %d and %d are %.1f apart; want at least %v", vision, i, j, d, least)
				}
			}
		}
	}
}

// The ninth colour is told from the eight by its lightness alone, in a grey print.
func TestNinthColourDiffersInLightness(t *testing.T) {
	for i, c := range palette[:8] {
		if d := math.Abs(lab(linearRGB(c))[0] - lab(linearRGB(palette[8]))[0]); d < 15 {
			t.Errorf("colours %d and 8 differ by %.1f in lightness; want 15", i, d)
		}
	}
}

func TestColoursStandOutFromPaper(t *testing.T) {
	for i, c := range palette {
		if contrast := 1.05 / (luminance(linearRGB(c)) + 0.05); contrast < 2.2 && !inkOf(i).cased() {
			t.Errorf("colour %d has contrast %.2f to white and no casing; want 2.2", i, contrast)
		}
	}
	for name, c := range map[string]color.NRGBA{"text": textInk, "quiet": quietInk} { // WCAG 2.1, level AA
		if contrast := 1.05 / (luminance(linearRGB(c)) + 0.05); contrast < 4.5 {
			t.Errorf("%s ink has contrast %.2f to white; want 4.5", name, contrast)
		}
	}
}

func TestNeighbouringAreasDifferInLightness(t *testing.T) {
	for i, a := range areaColours {
		b := areaColours[(i+1)%len(areaColours)]
		if d := math.Abs(lab(linearRGB(a))[0] - lab(linearRGB(b))[0]); d < 10 {
			t.Errorf("areas %d and %d differ by %.1f in lightness; want 10", i, i+1, d)
		}
	}
}

func TestInksDiffer(t *testing.T) {
	same := func(a, b ink) bool {
		return a.color == b.color && slices.Equal(a.dashes, b.dashes) && slices.Equal(a.shape, b.shape)
	}
	for i := range 81 {
		for j := range i {
			if a, b := inkOf(i), inkOf(j); same(a, b) {
				t.Errorf("inks %d and %d are the same", i, j)
			} else if i < 9 && (slices.Equal(a.dashes, b.dashes) || slices.Equal(a.shape, b.shape)) {
				t.Errorf("inks %d and %d differ in colour alone", i, j)
			}
		}
	}
}

func TestFontsHaveTheGlyphs(t *testing.T) {
	for _, l := range []lettering{tickText, panelTitle} {
		sty := l.style()
		face := fonts().Lookup(sty.Font, 7)
		if got, want := face.Name(), map[bool]string{true: "LiberationSans-Bold", false: "LiberationSans-Regular"}[l.bold]; got != want {
			t.Errorf("face of %v = %q; want %q", l, got, want)
		}
		for _, r := range "−\u2009\u00a0…×–∞←→äöüß" {
			var b sfnt.Buffer
			if i, err := face.Face.GlyphIndex(&b, r); err != nil || i == 0 {
				t.Errorf("%s has no glyph for %q", face.Name(), r)
			}
		}
	}
}

func TestWrapAndFit(t *testing.T) {
	l := tickText
	for _, line := range l.wrap("Waiting time for an expert, critical requests only, of all sites", 60) {
		if w := l.width(line); w > 60 {
			t.Errorf("wrap: line %q is %v wide; want at most 60", line, w)
		}
	}
	if got := l.wrap("", 60); len(got) != 0 {
		t.Errorf("wrap of nothing = %q; want no line", got)
	}
	long := "more-resources-for-experts-and-everything"
	got := l.fit(long, 60)
	if r := []rune(got); l.width(got) > 60 || r[0] != 'm' || r[len(r)-1] != 'g' || !slices.Contains(r, '…') {
		t.Errorf("fit(%q, 60) = %q; want both ends and an ellipsis", long, got)
	}
	if got := l.fit("short", 60); got != "short" {
		t.Errorf("fit(short, 60) = %q; want it whole", got)
	}
}

func TestApart(t *testing.T) {
	tests := []struct {
		name         string
		wanted, want []vg.Length
	}{
		{"far apart they stay", []vg.Length{10, 50, 90}, []vg.Length{10, 50, 90}},
		{"equal ones part around their place, the first on top", []vg.Length{50, 50}, []vg.Length{55, 45}},
		{"a block pushes its neighbour", []vg.Length{50, 50, 58}, []vg.Length{52.666668, 42.666668, 62.666668}},
		{"none leaves the top", []vg.Length{100, 100}, []vg.Length{100, 90}},
		{"nor the bottom", []vg.Length{0, 1}, []vg.Length{0, 10}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := apart(tt.wanted, 10, 0, 100)
			for i := range got {
				if math.Abs(float64(got[i]-tt.want[i])) > 1e-4 {
					t.Fatalf("apart(%v) = %v; want %v", tt.wanted, got, tt.want)
				}
			}
		})
	}
}

func TestThinKeepsWhatIsSeen(t *testing.T) {
	var line []vg.Point
	for i := range 100000 {
		line = append(line, vg.Point{X: vg.Length(i) * 0.001, Y: vg.Length(math.Sin(float64(i)))})
	}
	line[51234].Y = 40
	got := thin(line)
	columns := 100.0
	columns = math.Ceil(columns/thinWidth) + 1
	if most := 4 * int(columns); len(got) > most {
		t.Errorf("thin keeps %d points; want at most %d", len(got), most)
	}
	if got[0] != line[0] || got[len(got)-1] != line[len(line)-1] || !slices.Contains(got, line[51234]) {
		t.Errorf("thin lost an end or the peak")
	}
	if !slices.IsSortedFunc(got, func(a, b vg.Point) int { return int(math.Copysign(1, float64(a.X-b.X))) }) {
		t.Errorf("thin mixed up the order")
	}
}

func TestBandsOfManyArmsLeaveLinesToBeSeen(t *testing.T) {
	for n := 1; n <= 30; n++ {
		through := 1.0 // of what lies below all bands
		for i := range n {
			k := inkOf(i)
			k.crowd = n
			through *= 1 - float64(k.band().A)/255
		}
		if least := 0.45; n <= 12 && through < least {
			t.Errorf("%d bands upon each other let %.2f of the paper through; want %v", n, through, least)
		}
	}
}

func TestTextInHeatMapsIsLegible(t *testing.T) {
	// Where dark and white have the same contrast, it is the root of theirs.
	least := math.Sqrt(1.05/(luminance(linearRGB(textInk))+0.05)) - 0.01
	for i := range 1001 {
		cell := heatAt(float64(i) / 1000)
		a, b := luminance(linearRGB(cell))+0.05, luminance(linearRGB(inkUpon(cell)))+0.05
		if contrast := max(a, b) / min(a, b); contrast < least {
			t.Errorf("text upon the colour at %v has a contrast of %.2f; want %.2f", float64(i)/1000, contrast, least)
		}
	}
}
