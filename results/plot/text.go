package plot

import (
	"strings"
	"unicode"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// pitch is the distance between the baselines of two lines.
func (l lettering) pitch() vg.Length { return l.size * 1.22 }

// rise is the height of a capital letter above its baseline.
func (l lettering) rise() vg.Length { return l.size * 0.72 }

func (l lettering) width(s string) vg.Length { return l.style().Width(s) }

// write puts s with its baseline at pt, which is its left end, its middle or
// its right end.
func (l lettering) write(c draw.Canvas, pt vg.Point, align draw.XAlignment, s string) {
	if s == "" {
		return
	}
	sty := l.style()
	face := fonts().Lookup(sty.Font, sty.Font.Size)
	c.SetColor(l.color)
	if a, ok := backend(c).(anchorer); ok {
		a.fillAnchored(face, pt, align, s)
		return
	}
	pt.X += vg.Length(align) * sty.Width(s)
	c.FillString(face, pt, s)
}

// writeLines puts lines under each other, the first baseline at pt.
func (l lettering) writeLines(c draw.Canvas, pt vg.Point, lines []string) {
	for _, line := range lines {
		l.write(c, pt, draw.XLeft, line)
		pt.Y -= l.pitch()
	}
}

// fit shortens s in its middle until it is no wider than room: names of arms
// differ at either end.
func (l lettering) fit(s string, room vg.Length) string {
	if l.width(s) <= room {
		return s
	}
	r := []rune(s)
	for n := len(r) - 1; n > 0; n-- {
		head := (2*n + 2) / 3
		short := string(r[:head]) + "…" + string(r[len(r)-(n-head):])
		if l.width(short) <= room {
			return short
		}
	}
	return "…"
}

// halves breaks s where it is wider than room into two lines, after a space, a
// full stop, an underscore or a hyphen, as late as can be. What is still too wide
// is shortened.
func (l lettering) halves(s string, room vg.Length) (first, second string) {
	if l.width(s) <= room {
		return s, ""
	}
	for i := strings.LastIndexAny(s, " ._-"); i >= 0; i = strings.LastIndexAny(s[:i], " ._-") {
		if first = strings.TrimSpace(s[:i+1]); i+1 < len(s) && l.width(first) <= room {
			return first, l.fit(s[i+1:], room)
		}
	}
	return l.fit(s, room), ""
}

// wrap breaks s at spaces into lines no wider than room. A word that is wider
// is shortened.
func (l lettering) wrap(s string, room vg.Length) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		word = l.fit(word, room)
		if longer := strings.TrimSpace(line + " " + word); l.width(longer) <= room {
			line = longer
			continue
		}
		lines = append(lines, line)
		line = word
	}
	if line == "" {
		return lines
	}
	return append(lines, line)
}

// plain returns s as one line of text that any XML may hold: white space
// becomes a space, and what does not print is dropped.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) && r != '\u2009' && r != '\u00a0':
			return ' '
		case unicode.IsPrint(r) || unicode.IsSpace(r):
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.TrimSpace(s)
}
