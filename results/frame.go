package results

import (
	"bytes"
	"errors"
	"hash/crc32"
	"io"
)

// A journal begins with its head: a magic word, which holds the version of the
// format, the hash of the plan that its units belong to, and the CRC-32C of
// both. After it come the records. Each is a frame (a mark, the length of the
// payload, the CRC-32C of the payload, and the CRC-32C of those twelve bytes)
// and the payload: a unit, or that and why a unit failed. All numbers are uint32
// in little endian.
//
// The frame has a checksum of its own so that a bit flipped in a length is told
// from a record that a killed process could not finish.
const (
	journalMagic = "heedjrn\x01"
	unitMark     = "unit"
	failureMark  = "fail" // as long as unitMark
	headLength   = len(journalMagic) + len(Hash{}) + 4
	frameLength  = 16
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func appendHead(b []byte, plan Hash) []byte {
	b = append(b, journalMagic...)
	b = append(b, plan[:]...)
	return order.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// decodeHead returns the hash of the plan, and whether b is a head.
func decodeHead(b []byte) (plan Hash, ok bool) {
	if len(b) < headLength || string(b[:len(journalMagic)]) != journalMagic {
		return plan, false
	}
	copy(plan[:], b[len(journalMagic):])
	end := headLength - 4
	return plan, order.Uint32(b[end:]) == crc32.Checksum(b[:end], castagnoli)
}

// seal fills in the frame that b begins with for the payload that follows it.
func seal(b []byte, mark string) {
	payload := b[frameLength:]
	copy(b, mark)
	order.PutUint32(b[4:], uint32(len(payload)))
	order.PutUint32(b[8:], crc32.Checksum(payload, castagnoli))
	order.PutUint32(b[12:], crc32.Checksum(b[:12], castagnoli))
}

// A frame is what stands before a payload.
type frame struct {
	length int64
	sum    uint32
	failed bool // the payload is a failure
}

// decodeFrame returns the frame b, and whether it is one.
func decodeFrame(b []byte) (frame, bool) {
	mark := string(b[:len(unitMark)])
	if mark != unitMark && mark != failureMark || order.Uint32(b[12:]) != crc32.Checksum(b[:12], castagnoli) {
		return frame{}, false
	}
	return frame{int64(order.Uint32(b[4:])), order.Uint32(b[8:]), mark == failureMark}, true
}

// What can be wrong with a record.
var (
	errTorn    = errors.New("the file ends within a record")
	errFrame   = errors.New("no record begins here")
	errPayload = errors.New("the checksum of a record is wrong")
)

// A recordScanner finds the records in a journal of some size. It holds one
// buffer, however long the records say they are.
type recordScanner struct {
	r    io.ReaderAt
	size int64
	buf  []byte
}

// entry returns the record at off, checked against its checksums; one of the
// errors above says why there is none.
func (s *recordScanner) entry(off int64) (Entry, error) {
	if s.size-off < frameLength {
		return Entry{}, errTorn
	}
	head := s.buf[:frameLength]
	if err := readFull(s.r, head, off); err != nil {
		return Entry{}, err
	}
	f, ok := decodeFrame(head)
	if !ok {
		return Entry{}, errFrame
	}
	if f.length > s.size-off-frameLength {
		return Entry{}, errTorn
	}
	e := Entry{Offset: off, frame: f}
	return e, s.payload(&e)
}

// payload checks the payload of e and reads its point and replicate.
func (s *recordScanner) payload(e *Entry) error {
	sum := uint32(0)
	for done := int64(0); done < e.frame.length; {
		b := s.buf[:min(int64(len(s.buf)), e.frame.length-done)]
		if err := readFull(s.r, b, e.Offset+frameLength+done); err != nil {
			return err
		}
		if done == 0 && len(b) >= 8 {
			e.Point, e.Replicate = int(order.Uint32(b)), int(order.Uint32(b[4:]))
		}
		sum = crc32.Update(sum, castagnoli, b)
		done += int64(len(b))
	}
	if sum != e.frame.sum || e.frame.length < 8 {
		return errPayload
	}
	return nil
}

// next returns the offset of the first whole record at off or after, or the
// size if there is none.
func (s *recordScanner) next(off int64) (int64, error) {
	window := make([]byte, scanWindow)
	for s.size-off >= frameLength {
		b := window[:min(int64(len(window)), s.size-off)]
		if err := readFull(s.r, b, off); err != nil {
			return 0, err
		}
		for at := 0; ; at++ {
			i := indexMark(b[at:])
			if i < 0 {
				break
			}
			at += i
			if _, err := s.entry(off + int64(at)); err == nil || !damage(err) {
				return off + int64(at), err
			}
		}
		off += int64(len(b) - len(unitMark) + 1) // a mark may begin at the end of b
	}
	return s.size, nil
}

// indexMark returns where the first mark in b is, or -1.
func indexMark(b []byte) int {
	i, j := bytes.Index(b, []byte(unitMark)), bytes.Index(b, []byte(failureMark))
	if i < 0 || j >= 0 && j < i {
		return j
	}
	return i
}

// scanWindow is how much of a damaged journal is searched at a time.
const scanWindow = 64 << 10

// damage reports whether err is of the journal, and not of reading it.
func damage(err error) bool { return err == errTorn || err == errFrame || err == errPayload }

// readFull fills b from r at off, where the size of r says that it can.
func readFull(r io.ReaderAt, b []byte, off int64) error {
	n, err := r.ReadAt(b, off)
	if n == len(b) {
		return nil
	}
	if err == nil || err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return err
}
