package scenarios

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

// found writes what scan finds in a text, a line for each mention: its path, the
// line:column of its parts that stand there, and its value.
func found(text string) string {
	mentions, deep := scan([]byte(text))
	l := locator{text: []byte(text)}
	var b strings.Builder
	for _, m := range mentions {
		b.WriteString(display(m.path))
		for _, at := range m.parts {
			line, column := l.locate(at)
			b.WriteString(" " + plain(float64(line)) + ":" + plain(float64(column)))
		}
		if m.form == pair {
			b.WriteString(" = " + string(m.value))
		}
		b.WriteString("\n")
	}
	if deep >= 0 {
		b.WriteString("too deep\n")
	}
	return b.String()
}

func TestScanFindsKeysAndTheirPlaces(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a key", "a = 1", "a 1:1 = 1\n"},
		{"a table", "[a]\nb = 1\n", "a 1:2\na.b 2:1 = 1\n"},
		{"a table of two names, with spaces", "[ a . b ]\n\tc=1", "a.b 1:3 1:7\na.b.c 2:2 = 1\n"},
		{"an array of tables", "[[a]]\nb=1\n[[a]]\nb=2", "a 1:3\na.b 2:1 = 1\na 3:3\na.b 4:1 = 2\n"},
		{"dotted keys", "[a]\nb.c . d = 1", "a 1:2\na.b.c.d 2:1 2:3 2:7 = 1\n"},
		{"quoted keys", `"a.b" = 1` + "\n" + `'c "d"'.e = 2` + "\n", `"a.b" 1:1 = 1` + "\n" + `"c \"d\"".e 2:1 2:9 = 2` + "\n"},
		{"escapes in keys", `"\u0061\"b" = 1`, `"a\"b" 1:1 = 1` + "\n"},
		{"an empty key", `"" = 1`, `"" 1:1 = 1` + "\n"},
		{"comments", "# a = 1\na = 1 # b = 2\n#", "a 2:1 = 1\n"},
		{"a comment sign in a string", "a = \"# b\" # c\nb = '#'", "a 1:1 = \"# b\"\nb 2:1 = '#'\n"},
		{"escaped quotes", `a = "\"b = 1" ` + "\nc = 1", `a 1:1 = "\"b = 1"` + "\nc 2:1 = 1\n"},
		{"keys in a multi-line string", "a = \"\"\"\nb = 1\n[c]\n\"\"\"\nd = 1", "a 1:1 = \"\"\"\nb = 1\n[c]\n\"\"\"\nd 5:1 = 1\n"},
		{"quotes at the end of a multi-line string", "a = \"\"\"b\"\"\"\"\"\nc = 1", "a 1:1 = \"\"\"b\"\"\"\"\"\nc 2:1 = 1\n"},
		{"an escaped quote in a multi-line string", "a = \"\"\"\\\"\"\"\"\nc = 1", "a 1:1 = \"\"\"\\\"\"\"\"\nc 2:1 = 1\n"},
		{"a multi-line literal", "a = '''\nb = 1\\'''\nc = 1", "a 1:1 = '''\nb = 1\\'''\nc 3:1 = 1\n"},
		{"an array over lines", "a = [ # b = 1\n  1, 'c = 2',\n]\nd = 1", "a 1:1 = [ # b = 1\n  1, 'c = 2',\n]\nd 4:1 = 1\n"},
		{"an inline table", "a = { b = 1, c.d = [1, 2], e = { f = 2 } }", "a 1:1 = { b = 1, c.d = [1, 2], e = { f = 2 } }\na.b 1:7 = 1\na.c.d 1:14 1:16 = [1, 2]\na.e 1:28 = { f = 2 }\na.e.f 1:34 = 2\n"},
		{"inline tables in an array", "a = [{b = 1}, {b = 2}]", "a 1:1 = [{b = 1}, {b = 2}]\na.b 1:7 = 1\na.b 1:16 = 2\n"},
		{"ends of lines with a return", "[a]\r\nb = 1\r\n", "a 1:2\na.b 2:1 = 1\n"},
		{"a byte order mark", "\ufeffa = 1\nb = 2", "a 1:1 = 1\nb 2:1 = 2\n"},
		{"columns are characters", "'åäö' = { 'ü' = 'é', b = 1 }", "\"åäö\" 1:1 = { 'ü' = 'é', b = 1 }\n\"åäö\".\"ü\" 1:11 = 'é'\n\"åäö\".b 1:22 = 1\n"},
		{"dates with spaces", "a = 1979-05-27 07:32:00 # c\nb = 1", "a 1:1 = 1979-05-27 07:32:00\nb 2:1 = 1\n"},
		{"broken lines between", "= 1\na\n]]\nb = 1", "b 4:1 = 1\n"},
		{"nesting without end", "a = " + strings.Repeat("[", 100), "a 1:1 = " + strings.Repeat("[", 100) + "\ntoo deep\n"},
		{"a key without end", strings.Repeat("a.", 100) + "a = 1", "too deep\n"},
		{"an inline table without end", strings.Repeat("a={", 40), "too deep\n"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := found(tt.text)
			if tt.name == "an inline table without end" {
				got = got[strings.LastIndex(got, "too deep"):]
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("scan(%q) (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

// agrees checks that scan finds the keys that the decoder does, in its order, each
// at a place that begins with its last part.
func agrees(t *testing.T, text []byte) {
	t.Helper()
	mentions, deep := scan(text)
	if deep >= 0 {
		return // the decoder is not to see it
	}
	var tree map[string]any
	meta, err := safeDecode(text, &tree)
	if err != nil {
		return
	}
	var want, got []string
	for _, k := range meta.Keys() {
		want = append(want, k.String())
	}
	for _, m := range mentions {
		got = append(got, display(m.path))
		checkPlaces(t, text, m)
	}
	if !slices.Equal(got, want) {
		t.Errorf("scan(%q) finds %q; want %q", text, got, want)
	}
}

// checkPlaces checks that at each place of a mention the text names the part.
func checkPlaces(t *testing.T, text []byte, m mention) {
	t.Helper()
	for i, at := range m.parts {
		part := m.path[len(m.path)-len(m.parts)+i]
		s := scanner{text: text, pos: at}
		if name := s.name(); name != part {
			t.Errorf("scan(%q): at %d is %q; want %q of %q", text, at, name, part, m.path)
		}
	}
}

// safeDecode decodes a text; where the decoder panics it is at fault.
func safeDecode(text []byte, tree *map[string]any) (meta toml.MetaData, err error) {
	defer func() {
		if recover() != nil {
			err = toml.ParseError{}
		}
	}()
	return toml.Decode(string(text), tree)
}

func TestScanFindsTheKeysOfRealFiles(t *testing.T) {
	agrees(t, Template("x"))
	agrees(t, comment.ReplaceAll(Template("x"), []byte("$1")))
	for _, name := range shippedNames {
		text, err := ShippedText(name)
		if err != nil {
			t.Fatal(err)
		}
		agrees(t, text)
		agrees(t, bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")))
	}
}

func FuzzScan(f *testing.F) {
	for _, text := range []string{
		"[a]\nb.c = 1 # d\n\"e.f\" = '''\n'''\n", "a = [{b = 1}, {c = [[{d=1}]]}]\n", "[[a]]\n[a.b]\nc = \"\"\"\\\"\"\"\"\n",
		"a = {b = {c.d = 1,},\n e = 2}", "\ufeff'a' = 1979-05-27 07:32:00\n\"\\x41\\u00e9\" = inf\r\n", `a."b\"c".'d' = "\\" # "`,
		"a = \"\"\"\"b\"\"\"\"\"\nc = ''''d'''''\n", "a=[1,\n#]\n2]\nb=1",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if !utf8.Valid(text) {
			return
		}
		agrees(t, text)
	})
}
