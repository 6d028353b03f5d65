package scenarios

import (
	"fmt"
	"strconv"
	"strings"

	"heed/agents"
)

// maxName is the most characters of the name of a scenario.
const maxName = 64

// Scenario writes a scenario file in which mixes are arms, so that heed run makes them again
// and shows what they do: the base with all that differs from the defaults, and the arms
// that [Policy.Mix] returns for each. Names are those of mixes; values are a row each.
func (p *Policy) Scenario(name string, names []string, values [][]float64) []byte {
	var b strings.Builder
	s := p.Base
	if len(name) > maxName {
		name = p.Name
	}
	fmt.Fprintf(&b, "# Mixes of interventions for %s. One whose parts have different days is several arms,\n", p.Name)
	fmt.Fprintf(&b, "# of which the one without a second number combines the others. To run two of them:\n")
	fmt.Fprintf(&b, "#   heed run mixes.toml --arms %s\n\n", strings.Join(names[:min(2, len(names))], ","))
	if s.Roster != nil {
		fmt.Fprintf(&b, "# It needs the roster, and the contacts, beside it.\n\n")
	}
	fmt.Fprintf(&b, "[scenario]\nname = %s\ntitle = %s\nseed = %d\ndays = %d\nburn_in = %d\nreplicates = %d\nrecord_every = %d\n",
		strconv.Quote(name), strconv.Quote(p.Title), s.Seed, s.Days, s.BurnIn, s.Replicates, s.RecordEvery)
	writeParams(&b, &s.Params)
	for i, mix := range names {
		for _, a := range p.Mix(mix, values[i], s) {
			writeMix(&b, a)
		}
	}
	return []byte(b.String())
}

// writeParams writes the parameters that are not the defaults.
func writeParams(b *strings.Builder, p *agents.Params) {
	standard, before := agents.Default(), ""
	for _, d := range agents.Parameters {
		text, same := "", false
		switch d.Kind {
		case agents.Choice, agents.File:
			text, same = strconv.Quote(p.GetText(d.Path)), p.GetText(d.Path) == standard.GetText(d.Path)
		case agents.Switch:
			text, same = strconv.FormatBool(p.Get(d.Path) >= 0.5), p.Get(d.Path) == standard.Get(d.Path)
		default:
			text, same = plain(p.Get(d.Path)), p.Get(d.Path) == standard.Get(d.Path)
		}
		if same && d.Path != "resources.experts" { // whose default hangs on how many employees there are
			continue
		}
		section, key, _ := strings.Cut(d.Path, ".")
		if section != before {
			fmt.Fprintf(b, "\n[%s]\n", section)
			before = section
		}
		fmt.Fprintf(b, "%s = %s\n", key, text)
	}
}

// writeMix writes an arm.
func writeMix(b *strings.Builder, a Arm) {
	fmt.Fprintf(b, "\n[arms.%s]\ntitle = %s\n", a.Name, strconv.Quote(a.Title))
	for _, k := range []struct {
		key string
		v   float64
	}{{"from_day", float64(a.FromDay)}, {"until_day", float64(a.UntilDay)}, {"ramp_days", float64(a.RampDays)}, {"cost", a.Cost}, {"cost_once", a.CostOnce}} {
		if k.v != 0 {
			fmt.Fprintf(b, "%s = %s\n", k.key, plain(k.v))
		}
	}
	if len(a.Combine) > 0 {
		var quoted []string
		for _, name := range a.Combine {
			quoted = append(quoted, strconv.Quote(name))
		}
		fmt.Fprintf(b, "combine = [%s]\n", strings.Join(quoted, ", "))
	}
	if len(a.Set) == 0 {
		return
	}
	fmt.Fprintf(b, "\n[arms.%s.set]\n", a.Name)
	for _, x := range a.Set {
		d, _ := agents.Find(x.Path)
		text := plain(x.Value)
		if d.Kind == agents.Switch {
			text = strconv.FormatBool(x.Value >= 0.5)
		}
		fmt.Fprintf(b, "%s = %s\n", strconv.Quote(x.Path), text)
	}
}
