package results

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
)

// A Hash is a SHA-256.
type Hash [32]byte

// An Entry is the place of a unit in a journal, or of the note that it failed.
type Entry struct {
	Point, Replicate int
	Offset           int64 // of its record
	frame            frame
}

// Failed reports whether the record says that the unit failed.
func (e Entry) Failed() bool { return e.frame.failed }

// A Defect is a place where a journal is damaged. As an error it says, for
// example, "byte 1234: the checksum of a record is wrong".
type Defect struct {
	Offset int64 // where the damage begins, or the record that holds it
	Err    error // what is wrong there
}

// Error implements the interface error.
func (d Defect) Error() string { return fmt.Sprintf("byte %d: %v", d.Offset, d.Err) }

// Unwrap returns what is wrong.
func (d Defect) Unwrap() error { return d.Err }

// An Index says what a journal holds.
type Index struct {
	Plan    Hash     // of the plan that the units belong to
	Entries []Entry  // the whole records, in the order of the file
	Defects []Defect // damage; the records after it are found again
	End     int64    // where the last whole record ends; 0 when not even the head is whole
}

// ErrNotJournal is the error of a file that is no journal of this version.
var ErrNotJournal = errors.New("results: not a journal of this version")

// ReadIndex reads the journal r of size bytes through and checks every record.
// A record that is cut off by the end of the file is what a killed process
// leaves: it is not in the index and no defect. Any other damage is a defect.
// The error is of reading, or [ErrNotJournal].
func ReadIndex(r io.ReaderAt, size int64) (x Index, err error) {
	var entries []Entry
	x, err = readIndex(r, size, func(e Entry) error {
		entries = append(entries, e)
		return nil
	})
	x.Entries = entries
	return x, err
}

// readIndex is [ReadIndex] that hands each entry to a function, and ends with its
// error, instead of holding them all.
func readIndex(r io.ReaderAt, size int64, each func(Entry) error) (Index, error) {
	s := &recordScanner{r: r, size: size, buf: make([]byte, scanBuffer)}
	return s.index(each)
}

// scanBuffer is how much of a record is checked at a time.
const scanBuffer = 256 << 10

func (s *recordScanner) index(each func(Entry) error) (Index, error) {
	if s.size < int64(headLength) {
		return Index{}, nil
	}
	head := s.buf[:headLength]
	if err := readFull(s.r, head, 0); err != nil {
		return Index{}, err
	}
	plan, ok := decodeHead(head)
	if !ok {
		return Index{}, ErrNotJournal
	}
	x := Index{Plan: plan, End: int64(headLength)}
	err := x.read(s, each)
	return x, err
}

func (x *Index) read(s *recordScanner, each func(Entry) error) error {
	for off := x.End; off < s.size; {
		e, err := s.entry(off)
		if err == nil {
			off += frameLength + e.frame.length
			x.End = off
			if err := each(e); err != nil {
				return err
			}
			continue
		}
		if !damage(err) {
			return err
		}
		next, nextErr := s.next(off + 1)
		if nextErr != nil {
			return nextErr
		}
		if err != errTorn || next < s.size {
			x.Defects = append(x.Defects, Defect{Offset: off, Err: err})
		}
		off = next
	}
	return nil
}

// A Journal keeps units as they are finished, in a file that is only appended
// to. It is not safe for use by several goroutines at once.
type Journal struct {
	file   *diskFile
	header *Header
	end    int64
	buf    []byte
	broken error // why nothing can be appended any more
}

// OpenJournal opens the journal path for units of h, which belong to plan, and
// says what it holds. A file that is not there, or is cut off within its head,
// is begun. What is cut off at the end is removed. The error is [ErrNotJournal],
// or [ErrOtherPlan] when the units belong to another plan, or [ErrIO].
func OpenJournal(path string, plan Hash, h *Header) (*Journal, Index, error) {
	return disk{}.openJournal(path, plan, h)
}

func (d disk) openJournal(path string, plan Hash, h *Header) (*Journal, Index, error) {
	var entries []Entry
	j, x, err := d.goOn(path, plan, h, func(e Entry) error {
		entries = append(entries, e)
		return nil
	})
	x.Entries = entries
	return j, x, err
}

// ErrOtherPlan is the error of a journal whose units belong to another plan.
var ErrOtherPlan = errors.New("results: the journal belongs to another plan")

// goOn is [OpenJournal] that hands each entry to a function.
func (d disk) goOn(path string, plan Hash, h *Header, each func(Entry) error) (*Journal, Index, error) {
	f, err := d.open(path, os.O_CREATE|os.O_RDWR)
	if err != nil {
		return nil, Index{}, err
	}
	x, err := f.index(each)
	if err == nil && x.End > 0 && x.Plan != plan {
		err = ErrOtherPlan
	}
	j := &Journal{file: f, header: h, end: x.End}
	if err == nil {
		err = j.start(plan)
	}
	if err != nil {
		f.Close()
		if !errors.Is(err, ErrIO) {
			err = fmt.Errorf("%w: %s", err, path)
		}
		return nil, Index{}, err
	}
	return j, x, nil
}

// index reads the journal f, and hands each entry to a function.
func (f *diskFile) index(each func(Entry) error) (Index, error) {
	info, err := f.Stat()
	if err != nil {
		return Index{}, ioError("read", f.path, err)
	}
	return readIndex(f, info.Size(), each)
}

// start cuts off what follows the last whole record, and writes the head where
// there is none.
func (j *Journal) start(plan Hash) error {
	if err := j.file.Truncate(j.end); err != nil || j.end > 0 {
		return err
	}
	n, err := j.file.Write(appendHead(nil, plan))
	j.end = int64(n)
	return err
}

// Append adds u. After an error the journal is as it was before; if even that
// cannot be had, every Append fails from then on.
func (j *Journal) Append(u *Unit) (Entry, error) {
	if j.broken != nil {
		return Entry{}, j.broken
	}
	if err := j.header.Check(u); err != nil {
		return Entry{}, err
	}
	j.buf = j.header.appendUnit(append(j.buf[:0], make([]byte, frameLength)...), u)
	if len(j.buf)-frameLength > math.MaxUint32 {
		return Entry{}, fmt.Errorf("results: point %d replicate %d: %d bytes are more than a record holds", u.Point, u.Replicate, len(j.buf))
	}
	return j.append(u.Point, u.Replicate, unitMark)
}

// AppendFailure adds that a unit failed, and why, as [Append] does.
func (j *Journal) AppendFailure(f Failure) (Entry, error) {
	if j.broken != nil {
		return Entry{}, j.broken
	}
	if f.Point < 0 || f.Replicate < 0 {
		return Entry{}, fmt.Errorf("results: failure of point %d replicate %d: want both from 0", f.Point, f.Replicate)
	}
	j.buf = f.append(append(j.buf[:0], make([]byte, frameLength)...))
	return j.append(f.Point, f.Replicate, failureMark)
}

// append adds the record in the buffer, whose frame is to be filled in.
func (j *Journal) append(point, replicate int, mark string) (Entry, error) {
	seal(j.buf, mark)
	e := Entry{point, replicate, j.end, frame{int64(len(j.buf) - frameLength), order.Uint32(j.buf[8:]), mark == failureMark}}
	if _, err := j.file.Write(j.buf); err != nil {
		j.broken = j.file.Truncate(j.end)
		return Entry{}, err
	}
	j.end += int64(len(j.buf))
	return e, nil
}

// Sync sees the units appended so far onto the disk.
func (j *Journal) Sync() error { return j.file.Sync() }

// Read reads the unit whose record is at offset into u, whose memory it uses
// again. A record that is no longer what it was is a [Defect].
func (j *Journal) Read(offset int64, u *Unit) error {
	b, err := j.payload(offset, false)
	if err == nil {
		err = j.header.decodeUnit(b, u)
	}
	return j.at(offset, err)
}

// ReadFailure reads the failure whose record is at offset, as [Journal.Read] does.
func (j *Journal) ReadFailure(offset int64) (Failure, error) {
	var f Failure
	b, err := j.payload(offset, true)
	if err == nil {
		f, err = decodeFailure(b)
	}
	return f, j.at(offset, err)
}

// at says where err is, unless it is of reading.
func (j *Journal) at(offset int64, err error) error {
	if err == nil || errors.Is(err, ErrIO) {
		return err
	}
	return fmt.Errorf("results: %s: %w", j.file.path, Defect{offset, err})
}

// payload returns the payload of the record at offset, of a failure or a unit. It
// is good until the journal is used again.
func (j *Journal) payload(offset int64, failed bool) ([]byte, error) {
	f, err := j.frame(offset)
	if err != nil {
		return nil, err
	}
	if int64(cap(j.buf)) < f.length {
		j.buf = make([]byte, f.length)
	}
	b := j.buf[:f.length]
	if err := j.fill(b, offset, f); err != nil {
		return nil, err
	}
	if f.failed != failed {
		return nil, errRecord
	}
	return b, nil
}

// fill reads the payload of the record at offset, whose frame is f, into b, which is
// as long.
func (j *Journal) fill(b []byte, offset int64, f frame) error {
	if err := readFull(j.file, b, offset+frameLength); err != nil {
		return err
	}
	if crc32.Checksum(b, castagnoli) != f.sum {
		return errPayload
	}
	return nil
}

// frame reads the frame at offset.
func (j *Journal) frame(offset int64) (frame, error) {
	var b [frameLength]byte
	if err := readFull(j.file, b[:], offset); err != nil {
		return frame{}, err
	}
	f, ok := decodeFrame(b[:])
	if !ok {
		return f, errFrame
	}
	if f.length > j.end-offset-frameLength {
		return f, errTorn
	}
	return f, nil
}

// Close syncs and closes the journal.
func (j *Journal) Close() error {
	return errors.Join(j.file.Sync(), j.file.Close())
}
