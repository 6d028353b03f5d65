package results

import (
	"io"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Failure says why a unit could not be done. It stays until the unit is there:
// then, and only then, it is forgotten.
type Failure struct {
	Point, Replicate int
	Reason           string // one line of text
}

// maxReason bounds a reason, in bytes: it is for a table.
const maxReason = 1000

// oneLine returns the first line of text that is not empty, as UTF-8 without
// control characters and of at most maxReason bytes.
func oneLine(text string) string {
	text, _, _ = strings.Cut(strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD")), "\n")
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
	for len(text) > maxReason {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	if text = strings.TrimSpace(text); text == "" {
		return "unknown"
	}
	return text
}

// append appends the record of f: point and replicate as uint32, and the reason.
func (f Failure) append(b []byte) []byte {
	b = order.AppendUint32(b, uint32(f.Point))
	b = order.AppendUint32(b, uint32(f.Replicate))
	return append(b, oneLine(f.Reason)...)
}

func decodeFailure(b []byte) (Failure, error) {
	if len(b) < 8 {
		return Failure{}, errRecord
	}
	f := Failure{int(order.Uint32(b)), int(order.Uint32(b[4:])), string(b[8:])}
	if oneLine(f.Reason) != f.Reason {
		return Failure{}, errRecord
	}
	return f, nil
}

// Fail notes that a unit of the plan failed, and the first line of why. The unit
// stays missing, so that the same command tries again. Where several attempts
// failed, the reason that sorts first is kept, whoever was first.
func (f *Folder) Fail(point, replicate int, reason string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.admits(point, replicate); err != nil {
		return err
	}
	e, err := f.journal.AppendFailure(Failure{point, replicate, reason})
	if err != nil {
		return err
	}
	return f.store.enter(f.store.own, e)
}

// Failed returns how many units failed and are not there.
func (f *Folder) Failed() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.store.failed
}

// writeFailures writes failures.csv, a row for each unit that failed and is not
// there, in the order of the plan. Where there is none, there is no file.
func (f *Folder) writeFailures() (File, error) {
	path := filepath.Join(f.dir, FailuresFile)
	if f.store.failed == 0 {
		return File{}, f.disk.remove(path)
	}
	rows := int64(0)
	file, err := f.disk.writeFile(path, func(w io.Writer) error {
		c := NewCSV(w, failuresColumns...)
		for r, err := range f.store.records(f.store.isFailed) {
			if err != nil {
				return err
			}
			one, err := f.store.decodeFailure(r)
			if err != nil {
				return err
			}
			c.Int(int64(one.Point))
			c.Int(int64(one.Replicate))
			c.Text(one.Reason)
			if err := c.End(); err != nil {
				return err
			}
		}
		rows = c.Rows()
		return c.Flush()
	})
	file.Rows = rows
	return file, err
}
