package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"regexp"
)

// A Page is what a report says.
type Page struct {
	Title    string   // the heading
	Kicker   string   // a line above it: what kind of work this is of
	Question []string // paragraphs below it
	Sections []Section
	Made     string // the line at the end: what made the page
	Of       string // SHA-256 of the manifest that it tells of, in hexadecimal: see [OfPage]
}

// A Section is a part of a page, with a heading.
type Section struct {
	ID     string // of the heading, for links: a-z, 0-9 and -, unique in the page
	Title  string
	Blocks []Block
}

// A Block is a part of a section: a [Text], [Screen], [Paper], [List], [Note], [Facts], [Lead], [Table],
// [Heading], [Code], [Figure], [Timeline], [Choice], [Grid] or [Fold].
type Block interface {
	template() string // the name of the template that writes it
}

// A Text is a paragraph.
type Text string

// A Screen is a paragraph that is left out in print, such as of what there is to click,
// and a Paper one that is there in print alone.
type (
	Screen string
	Paper  string
)

// A List is a list of sentences.
type List []string

// A Note is a list of sentences that are not to be overlooked.
type Note []string

// A Heading is a heading within a section.
type Heading string

// Facts are names with their values.
type Facts []Fact

// A Fact is a name with its value.
type Fact struct{ Name, Value string }

// A Lead is the answer in short: what is asked, with what to say to it.
type Lead []Fact

// A Code is text to be read as it stands, such as a command or a file.
type Code struct{ Name, Text string }

// A Grid is blocks that stand beside each other where there is room.
type Grid []Block

// A Fold is blocks that open on request, and in print.
type Fold struct {
	Summary string
	Blocks  []Block
}

func (Text) template() string      { return "text" }
func (Screen) template() string    { return "screen" }
func (Paper) template() string     { return "paper" }
func (List) template() string      { return "list" }
func (Note) template() string      { return "note" }
func (Heading) template() string   { return "heading" }
func (Facts) template() string     { return "facts" }
func (Lead) template() string      { return "lead" }
func (Code) template() string      { return "code" }
func (Grid) template() string      { return "grid" }
func (Fold) template() string      { return "fold" }
func (*Table) template() string    { return "table" }
func (*Figure) template() string   { return "figure" }
func (*Timeline) template() string { return "timeline" }

var (
	//go:embed page.html
	markup string
	//go:embed page.css
	style string
	//go:embed page.js
	script string
)

// A shown page is a page with what it needs to be one file.
type shown struct {
	Page
	Style  template.CSS
	Script template.JS
	Policy string // what the page may load and run: nothing but its own
}

// Write writes p to w as an HTML document. The error names everything in p that
// cannot be shown, or is that of writing.
func (p Page) Write(w io.Writer) error {
	if err := p.check(); err != nil {
		return err
	}
	hash := sha256.Sum256([]byte(script))
	s := shown{
		Page: p, Style: template.CSS(style), Script: template.JS(script),
		Policy: "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" +
			base64.StdEncoding.EncodeToString(hash[:]) + "'; base-uri 'none'; form-action 'none'",
	}
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, "page", s); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

var pages *template.Template

func init() {
	pages = template.Must(template.New("").Funcs(template.FuncMap{"written": written}).Parse(markup))
}

// ofPage finds what a page says that it tells of.
var ofPage = regexp.MustCompile(`<meta name="heed-manifest" content="([0-9a-f]{64})">`)

// OfPage returns the SHA-256 of the manifest that a page tells of, which it has at its
// beginning, and whether it says so: a page that this package did not write does not.
func OfPage(r io.Reader) (sum string, ok bool, err error) {
	head := make([]byte, 1024)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", false, err
	}
	found := ofPage.FindSubmatch(head[:n])
	if found == nil {
		return "", false, nil
	}
	return string(found[1]), true, nil
}

// written writes a block by its template.
func written(b Block) (template.HTML, error) {
	var out bytes.Buffer
	err := pages.ExecuteTemplate(&out, b.template(), b)
	return template.HTML(out.String()), err
}

var sectionID = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// check returns everything that is wrong with p.
func (p Page) check() error {
	var errs []error
	if p.Title == "" {
		errs = append(errs, errors.New("report: a page without a title"))
	}
	seen := map[string]bool{}
	for _, s := range p.Sections {
		if !sectionID.MatchString(s.ID) || seen[s.ID] {
			errs = append(errs, fmt.Errorf("report: section %q: want an ID of its own of a-z, 0-9 and -, have %q", s.Title, s.ID))
		}
		seen[s.ID] = true
		errs = append(errs, checkBlocks(s.Title, s.Blocks)...)
	}
	return errors.Join(errs...)
}

// checkBlocks returns what is wrong with the blocks of a section.
func checkBlocks(section string, blocks []Block) (errs []error) {
	for _, b := range blocks {
		var err error
		switch b := b.(type) {
		case *Table:
			err = b.check()
		case *Timeline:
			err = b.check()
		case *Choice:
			err = b.check()
		case Grid:
			errs = append(errs, checkBlocks(section, b)...)
		case Fold:
			errs = append(errs, checkBlocks(section, b.Blocks)...)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("report: section %q: %w", section, err))
		}
	}
	return errs
}
