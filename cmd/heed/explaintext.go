package main

import (
	"fmt"
	"io"
	"strings"

	"heed/agents"
	"heed/cmd/internal/prose"
	"heed/scenarios"
)

// writeSections lists the keys of all sections.
func writeSections(w io.Writer, sections []scenarios.Section) {
	for i, s := range sections {
		if i > 0 {
			fmt.Fprintln(w)
		}
		writeSection(w, s)
	}
}

// writeSection lists the keys of a section, with default, range and meaning.
func writeSection(w io.Writer, s scenarios.Section) {
	fmt.Fprintf(w, "[%s] %s\n", s.Name, s.Doc)
	for _, k := range s.Keys {
		fmt.Fprintf(w, "\n  %s", k.Path)
		if k.Default != "" {
			fmt.Fprintf(w, " = %s", k.Default)
		}
		fmt.Fprintln(w)
		prose.WriteWrapped(w, "    ", k.Doc)
		prose.WriteWrapped(w, "    ", summary(k))
	}
}

// summary says in a line what a key takes and rests on.
func summary(k scenarios.Key) string {
	said := []string{k.Takes}
	if k.Unit != "" {
		said[0] += " (" + k.Unit + ")"
	}
	if k.Standing != "" {
		said = append(said, string(k.Standing))
	}
	if k.Rows != "" {
		said = append(said, k.Rows)
	}
	if k.Live {
		said = append(said, "live")
	}
	return strings.Join(said, "; ")
}

// standings say what each standing means.
var standings = map[string]string{
	"paper":      "said or shown by Gyllensten and Törner (2022), at least in sign",
	"source":     "taken from another publication",
	"derived":    "follows from other magnitudes",
	"fitted":     "set so that the default organization shows published magnitudes",
	"assumption": "our assumption: sweep it",
}

// writeKey says all there is to say of a key.
func writeKey(w io.Writer, k scenarios.Key) {
	fmt.Fprintln(w, k.Path)
	prose.WriteWrapped(w, "  ", k.Doc)
	fmt.Fprintln(w)
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "  %-10s%s\n", name, value)
		}
	}
	line("takes", k.Takes)
	line("unit", k.Unit)
	line("default", k.Default)
	if k.Standing != "" {
		line("standing", fmt.Sprintf("%s: %s", k.Standing, standings[string(k.Standing)]))
	}
	if fitted := fitWords(k.Path); fitted != "" {
		writeHanging(w, "  fitted    ", fitted+"; see heed explain fit")
	}
	writeRows(w, k.Rows)
	switch {
	case k.Live:
		line("live", "yes: an arm may set it")
	case k.Standing != "":
		line("live", "no: arms may not set it")
	}
}

// writeRows lists rows of evidence with what they claim.
func writeRows(w io.Writer, rows string) {
	for i, name := range strings.Fields(rows) {
		r, _ := agents.FindEvidence(name)
		writeHanging(w, fmt.Sprintf("  %-10s", once("evidence", i)), fmt.Sprintf("%s: %s", r.Name, r.Claim))
	}
}

// writeMeasures lists metrics.
func writeMeasures(w io.Writer, list []measure) {
	for i, m := range list {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s", m.Name)
		if m.Unit != "1" {
			fmt.Fprintf(w, " (%s)", m.Unit)
		}
		fmt.Fprintln(w)
		prose.WriteWrapped(w, "  ", m.Doc)
	}
}

// writeShipped lists the shipped scenarios.
func writeShipped(w io.Writer, list []scenarios.Info) {
	for i, s := range list {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s: %s\n", s.Name, s.Title)
		prose.WriteWrapped(w, "  ", s.Shows)
	}
}
