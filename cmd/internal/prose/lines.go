package prose

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// textWidth is the width of explanations, in characters.
const textWidth = 80

// WriteWrapped writes a text as paragraphs of lines of [textWidth].
func WriteWrapped(w io.Writer, indent, text string) {
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			fmt.Fprintln(w)
		}
		line := indent
		for _, word := range strings.Fields(paragraph) {
			if len([]rune(line))+len([]rune(word)) >= textWidth && line != indent {
				fmt.Fprintln(w, strings.TrimRight(line, " "))
				line = indent
			}
			line += word + " "
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

// Wrapped lays paragraphs out.
func Wrapped(paragraphs ...string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		WriteWrapped(&b, "", p)
	}
	return b.String()
}

// Item lays a sentence out as an item of a list.
func Item(text string) string {
	var b strings.Builder
	line := "-"
	for _, word := range strings.Fields(text) {
		if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > TableWidth {
			b.WriteString(line + "\n")
			line = " "
		}
		line += " " + word
	}
	return b.String() + line + "\n"
}
