package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"

	"heed/sim/network"
)

// The keys that name files.
const (
	rosterKey   = "organization.roster"
	contactsKey = "organization.contacts"
)

// readFiles reads the roster and the contacts that the scenario names, or takes
// them from known where that has them. It returns errors of reading.
func (r *reader) readFiles(known *Scenario) error {
	p := &r.scenario.Params
	if err := r.readRoster(p.GetText(rosterKey), known); err != nil {
		return err
	}
	r.followRoster()
	return r.readContacts(p.GetText(contactsKey), known)
}

// readRoster reads the roster.
func (r *reader) readRoster(path string, known *Scenario) error {
	s := r.scenario
	if path == "" {
		r.emptyPath(rosterKey)
		return nil
	}
	if known != nil && known.Params.GetText(rosterKey) == path {
		s.Roster, s.Inputs = known.Roster, known.Inputs[:1:1]
		return nil
	}
	return r.input(rosterKey, path, func(in io.Reader) (err error) {
		s.Roster, err = network.ReadRoster(path, in)
		return err
	})
}

// readContacts reads the contacts.
func (r *reader) readContacts(path string, known *Scenario) error {
	s := r.scenario
	switch {
	case path == "":
		r.emptyPath(contactsKey)
		return nil
	case s.Params.GetText(rosterKey) == "":
		r.clash(contactsKey, strconv.Quote(path), rosterKey+" beside it, to tell whose contacts they are", rosterKey)
		return nil
	case s.Roster == nil:
		return r.input(contactsKey, path, func(io.Reader) error { return nil }) // the roster has mistakes; is there the file?
	case r.has("organization.network"):
		r.clash("organization.network", strconv.Quote(s.Params.GetText("organization.network")), "none beside "+contactsKey, contactsKey)
	}
	if known != nil && known.Roster == s.Roster && known.Params.GetText(contactsKey) == path {
		s.Contacts, s.Inputs, s.Warnings = known.Contacts, known.Inputs, known.Warnings
		return nil
	}
	return r.input(contactsKey, path, func(in io.Reader) (err error) {
		var ignored network.Ignored
		s.Contacts, ignored, err = network.ReadContacts(path, in, s.Roster)
		if ignored != (network.Ignored{}) {
			s.Warnings = append(s.Warnings, fmt.Sprintf("%s: passed over %d contacts of people with themselves and %d that are there already", path, ignored.Self, ignored.Duplicate))
		}
		return err
	})
}

// emptyPath notes that a key was given that names no file, where the file itself
// says so: it would mean an organization that is made up.
func (r *reader) emptyPath(key string) {
	if r.has(key) && !r.given[key].flag() {
		r.clash(key, `""`, "the path of a file beside the scenario, or no such key", key)
	}
}

// followRoster takes from the roster what it says of the organization. A file may
// say the same, and must not say anything else.
func (r *reader) followRoster() {
	roster := r.scenario.Roster
	if roster == nil {
		return
	}
	if roster.N() < 2 {
		r.clash(rosterKey, strconv.Quote(r.scenario.Params.GetText(rosterKey)), "a roster of at least 2 employees", rosterKey)
		return
	}
	for _, x := range []struct {
		key string
		n   int
	}{
		{"organization.employees", roster.N()},
		{"organization.departments", len(roster.DepartmentNames)},
		{"organization.sites", max(1, len(roster.SiteNames))},
	} {
		have := r.scenario.Params.Get(x.key)
		if r.has(x.key) && have != float64(x.n) {
			r.clash(x.key, plain(have), fmt.Sprintf("%d, as in %s, or no such key", x.n, r.scenario.Params.GetText(rosterKey)), rosterKey)
		}
		r.scenario.Params.Set(x.key, float64(x.n))
	}
}

// input has a file that a key names read, and notes what it was.
func (r *reader) input(key, path string, read func(io.Reader) error) error {
	e := r.given[key]
	if r.tainted[key] || r.scenario.source.files == nil || !fs.ValidPath(path) || path == "." {
		r.badPath(e, path)
		return nil
	}
	f, err := r.scenario.source.files.Open(path)
	if err != nil {
		r.bad(e, 2, strconv.Quote(path), "a file beside the scenario", reason(err))
		return nil
	}
	defer f.Close()
	sum, bytes := sha256.New(), count(0)
	in := io.TeeReader(f, io.MultiWriter(sum, &bytes))
	if err := read(in); err != nil {
		return r.inputMistakes(err)
	}
	if _, err := io.Copy(io.Discard, in); err != nil {
		return fmt.Errorf("scenarios: reading %s: %w", path, err)
	}
	r.scenario.Inputs = append(r.scenario.Inputs, Input{path, hex.EncodeToString(sum.Sum(nil)), int64(bytes)})
	return nil
}

// badPath notes that a path cannot be read.
func (r *reader) badPath(e entry, path string) {
	want, hint := "the path of a file beside the scenario or in a folder there, with / between", ""
	switch {
	case r.tainted[e.key(len(e.path))]:
		return
	case r.scenario.source.files == nil:
		want, hint = "no files", "there is no folder to read them from"
	case path != "" && path[0] == '/':
		hint = "a path from the root would not hold on another machine"
	}
	r.bad(e, 2, strconv.Quote(path), want, hint)
}

// reason returns why a file could not be opened, without its path.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}

// inputMistakes notes the mistakes of a file, or returns an error of reading.
func (r *reader) inputMistakes(err error) error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return fmt.Errorf("scenarios: %w", err)
	}
	for _, one := range joined.Unwrap() {
		var m network.Mistake
		if errors.As(one, &m) {
			r.wrong = append(r.wrong, Mistake{File: m.File, Line: m.Line, Hint: m.Text})
		} else {
			r.wrong = append(r.wrong, Mistake{File: r.scenario.source.name, Hint: oneLine(one.Error())})
		}
	}
	return nil
}

// A count counts the bytes that are written to it.
type count int64

// Write implements io.Writer.
func (c *count) Write(b []byte) (int, error) {
	*c += count(len(b))
	return len(b), nil
}
