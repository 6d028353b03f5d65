package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/internal/prose"
)

// wordsWidth is the most of the paper's words in the table of all rows, in characters.
const wordsWidth = 72

// write says all there is to say of a row.
func (t trace) write(w io.Writer) {
	fmt.Fprintf(w, "%s  %s\n\n", t.Row, t.Theme)
	field := func(name, text string) {
		if text != "" {
			writeHanging(w, fmt.Sprintf("  %-14s", name), text)
		}
	}
	field("the paper", fmt.Sprintf("%s %q", t.Sections, t.Words))
	field("claim", t.Claim)
	field("bears on", t.BearsOn)
	field("standing", t.Standing)
	field("in the model", t.Model)
	field("left out", t.LeftOut)
	field("shown by", t.Shown)
	field("not shown", t.NotShown)
	for i, title := range t.titles() {
		writeHanging(w, fmt.Sprintf("  %-14s", once("patterns", i)), title)
	}
	writeKeys(w, "parameters", t.Parameters)
	writeKeys(w, "mechanisms", t.Mechanisms)
	for i, command := range t.commands() {
		fmt.Fprintf(w, "  %-14s%s\n", once("read on", i), command) // whole, to be copied
	}
}

// titles returns the patterns that show a row, in words.
func (t trace) titles() []string {
	var all []string
	for _, p := range t.Patterns {
		said := fmt.Sprintf("%d: %s", p.Number, p.Title)
		if p.Imposed {
			said += " (nearly imposed by an equation)"
		}
		all = append(all, said)
	}
	return all
}

// commands returns what to type to see more of what a row has.
func (t trace) commands() []string {
	var all []string
	if len(t.Patterns) > 0 {
		all = append(all, "heed patterns "+strings.Join(t.numbers(), " "))
	}
	if len(t.Parameters) > 0 {
		all = append(all, "heed explain "+t.Parameters[0].Path)
	}
	if len(t.Code) > 0 {
		all = append(all, "go doc -u ./agents "+t.Code[0])
	}
	switch {
	case slices.ContainsFunc(t.Cases, func(c string) bool { return strings.HasPrefix(c, t.Row+" ") }):
		all = append(all, fmt.Sprintf("go test ./agents -v -run 'MechanismsMove/%s_'", t.Row))
	case len(t.Cases) > 0:
		all = append(all, fmt.Sprintf("go test ./agents -v -run 'MechanismsMove/%s$'", strings.ReplaceAll(t.Cases[0], " ", "_")))
	}
	if len(t.Tests) > 0 {
		all = append(all, "go test ./agents -v -run "+t.Tests[0])
	}
	return all
}

// caseTest is the test whose cases stand in quotation marks.
const caseTest = "TestMechanismsMoveWhatTheyAreThereFor"

// once returns a label for the first line of a list, and none for the others.
func once(label string, i int) string {
	if i > 0 {
		return ""
	}
	return label
}

// writeKeys lists parameters with their defaults and meanings.
func writeKeys(w io.Writer, name string, list []traceKey) {
	for i, k := range list {
		said := k.Path
		if k.Default != "" {
			said += " = " + k.Default
		}
		if k.Unit != "" {
			said += " " + k.Unit
		}
		writeHanging(w, fmt.Sprintf("  %-14s", once(name, i)), fmt.Sprintf("%s (%s)", said, k.Standing))
		prose.WriteWrapped(w, strings.Repeat(" ", 18), k.Doc)
	}
}

// writeTraces prints the table of all rows, theme by theme.
func writeTraces(w io.Writer, all []trace) {
	theme := ""
	for i, t := range all {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if t.Theme != theme {
			theme = t.Theme
			fmt.Fprintf(w, "%s\n\n", theme)
		}
		t.writeShort(w)
	}
	fmt.Fprintln(w)
	prose.WriteWrapped(w, "", tallied(all))
}

// writeShort prints a row of the table.
func (t trace) writeShort(w io.Writer) {
	fmt.Fprintf(w, "%-4s %q\n", t.Row, shortened(t.Words, wordsWidth))
	field := func(name, text string) {
		if text != "" {
			writeHanging(w, fmt.Sprintf("     %-10s", name), text)
		}
	}
	prose.WriteWrapped(w, "     ", t.Claim)
	field("code", strings.Join(t.Code, ", "))
	field("left out", t.LeftOut)
	field("shown by", t.witnesses(func(names []string) string { return strings.Join(names, "; ") }))
	field("not shown", t.NotShown)
}

// witnesses lists what shows a row in a line; named writes names of tests.
func (t trace) witnesses(named func([]string) string) string {
	var all []string
	switch numbers := t.numbers(); len(numbers) {
	case 0:
	case 1:
		all = append(all, "pattern "+numbers[0])
	default:
		all = append(all, "patterns "+strings.Join(numbers, ", "))
	}
	for _, c := range t.Cases {
		all = append(all, strconv.Quote(c))
	}
	if len(t.Tests) > 0 {
		all = append(all, named(t.Tests))
	}
	return strings.Join(all, "; ")
}

// numbers returns the numbers of the patterns that show a row.
func (t trace) numbers() []string {
	var all []string
	for _, p := range t.Patterns {
		all = append(all, strconv.Itoa(p.Number))
	}
	return all
}

// tallied counts what there is of rows, and of what shows them.
func tallied(all []trace) string {
	inPart, unshown := 0, 0
	var patterns, cases, tests []string
	for _, t := range all {
		if t.LeftOut != "" {
			inPart++
		}
		if t.NotShown != "" {
			unshown++
		}
		patterns, cases, tests = append(patterns, t.numbers()...), append(cases, t.Cases...), append(tests, t.Tests...)
	}
	distinct := func(list []string) int {
		slices.Sort(list)
		return len(slices.Compact(list))
	}
	return fmt.Sprintf("%d rows; of %d a part is left out, and of %d a part is shown by nothing: the reason stands there. "+
		"They are shown by %d patterns (heed patterns), %d cases (in quotation marks, of "+caseTest+") and %d other tests of package agents.",
		len(all), inPart, unshown, distinct(patterns), distinct(cases), distinct(tests))
}

// shortened cuts a text after a word, at most at width.
func shortened(text string, width int) string {
	if len([]rune(text)) <= width {
		return text
	}
	cut := string([]rune(text)[:width-3])
	cut = cut[:strings.LastIndexByte(cut, ' ')]
	return strings.TrimRight(cut, " .,;:") + " ..."
}

// writeHanging writes a text in lines as [prose.WriteWrapped] does, the first of them after a label,
// the others indented by as much.
func writeHanging(w io.Writer, label, text string) {
	var b strings.Builder
	prose.WriteWrapped(&b, strings.Repeat(" ", len(label)), text)
	fmt.Fprint(w, label, strings.TrimPrefix(b.String(), strings.Repeat(" ", len(label))))
}
