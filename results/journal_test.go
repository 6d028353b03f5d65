package results

import (
	"bytes"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// crc32c is the CRC of Castagnoli (1993) bit by bit, from its polynomial
// 0x1EDC6F41 reflected.
func crc32c(b []byte) uint32 {
	c := ^uint32(0)
	for _, v := range b {
		c ^= uint32(v)
		for range 8 {
			c = c>>1 ^ 0x82F63B78&-(c&1)
		}
	}
	return ^c
}

// The check value of CRC-32C, of the digits 1 to 9, is e3069283 (RFC 3720).
func TestCRC32COfTheTest(t *testing.T) {
	if c := crc32c([]byte("123456789")); c != 0xe3069283 {
		t.Fatalf("crc32c(123456789) = %08x; want e3069283", c)
	}
}

func tinyHeader() *Header {
	return &Header{Scenario: "s", Arms: []string{"a"}, Metrics: []Column{{Name: "m"}}, Series: true}
}

func tinyUnit(point, replicate int) *Unit {
	return &Unit{Point: point, Replicate: replicate, Arms: []ArmRows{{Days: []int32{-1}, Series: []float64{.5}, Whole: []float64{2}}}}
}

// The bytes of a journal of one unit, written by hand: they are what other
// versions of the program will read.
func TestJournalBytes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	plan := Hash{0: 0xaa, 31: 0xbb}
	j, _, err := OpenJournal(path, plan, tinyHeader())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Append(tinyUnit(1, 2)); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	unhex := func(s string) []byte {
		b, err := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	head := append([]byte("heedjrn\x01"), unhex("aa"+strings.Repeat("00", 30)+"bb")...)
	head = order.AppendUint32(head, crc32c(head))
	payload := unhex("01000000 02000000 01000000 00000000 01000000" + // point, replicate, metrics, columns, arms
		"01000000 00000000" + // days, rows of employees
		"ffffffff 000000000000e03f" + // day -1: 0.5
		"0000000000000040") // whole: 2
	frame := order.AppendUint32([]byte("unit\x30\x00\x00\x00"), crc32c(payload))
	frame = order.AppendUint32(frame, crc32c(frame))
	want := bytes.Join([][]byte{head, frame, payload}, nil)
	if got, _ := os.ReadFile(path); !bytes.Equal(got, want) {
		t.Errorf("journal of a unit:\n% x\nwant\n% x", got, want)
	}
}

// journalOf returns the bytes of a journal of n units of testPlan and the
// offsets of its records, the end last.
func journalOf(t testing.TB, h *Header, n int) (b []byte, offsets []int64) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal")
	j, _, err := lazy.openJournal(path, Hash{1}, h)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		e, err := j.Append(testUnit(h, i/3, i%3))
		if err != nil {
			t.Fatal(err)
		}
		offsets = append(offsets, e.Offset)
	}
	offsets = append(offsets, j.end)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	b, err = os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b, offsets
}

func index(t testing.TB, b []byte) Index {
	t.Helper()
	x, err := ReadIndex(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatalf("ReadIndex: %v", err)
	}
	return x
}

// Wherever a journal is cut off, the whole records before are found, nothing is
// a defect, and appending goes on from there.
func TestTornJournal(t *testing.T) {
	plan := testPlan()
	whole, offsets := journalOf(t, &plan.Header, 3)
	for size := range whole {
		x := index(t, whole[:size])
		n := 0
		for n < 3 && offsets[n+1] <= int64(size) {
			n++
		}
		if len(x.Entries) != n || len(x.Defects) != 0 {
			t.Fatalf("cut off at %d: %d records, defects %v; want %d and none", size, len(x.Entries), x.Defects, n)
		}
		if size%23 != 0 {
			continue
		}
		path := filepath.Join(t.TempDir(), "journal")
		put(t, path, string(whole[:size]))
		j, _, err := lazy.openJournal(path, Hash{1}, &plan.Header)
		if err != nil {
			t.Fatalf("cut off at %d: OpenJournal: %v", size, err)
		}
		for i := n; i < 3; i++ {
			if _, err := j.Append(testUnit(&plan.Header, i/3, i%3)); err != nil {
				t.Fatal(err)
			}
		}
		j.Close()
		if got, _ := os.ReadFile(path); !bytes.Equal(got, whole) {
			t.Fatalf("cut off at %d and gone on: other bytes than in one go", size)
		}
	}
}

// Any flipped bit after the head is a defect at the offset of its record, and
// the other records are found.
func TestFlippedBits(t *testing.T) {
	plan := testPlan()
	whole, offsets := journalOf(t, &plan.Header, 3)
	for at := headLength; at < len(whole); at++ {
		b := bytes.Clone(whole)
		b[at] ^= 1 << (at % 8)
		x := index(t, b)
		record := 0
		for offsets[record+1] <= int64(at) {
			record++
		}
		if len(x.Defects) != 1 || x.Defects[0].Offset != offsets[record] || len(x.Entries) != 2 {
			t.Fatalf("bit flipped at %d: defects %v, %d records; want one at %d, 2", at, x.Defects, len(x.Entries), offsets[record])
		}
	}
}

func TestFlippedBitInTheHead(t *testing.T) {
	plan := testPlan()
	whole, _ := journalOf(t, &plan.Header, 1)
	for at := range headLength {
		b := bytes.Clone(whole)
		b[at] ^= 4
		if _, err := ReadIndex(bytes.NewReader(b), int64(len(b))); !errors.Is(err, ErrNotJournal) {
			t.Errorf("bit flipped at %d: error %v; want ErrNotJournal", at, err)
		}
	}
}

// A bit that flips between index and reading is found too.
func TestJournalReadChecks(t *testing.T) {
	plan := testPlan()
	whole, offsets := journalOf(t, &plan.Header, 2)
	path := filepath.Join(t.TempDir(), "journal")
	put(t, path, string(whole))
	j, _, err := lazy.openJournal(path, Hash{1}, &plan.Header)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	whole[offsets[1]+frameLength+3] ^= 1
	put(t, path, string(whole))
	var u Unit
	var defect Defect
	if err := j.Read(offsets[1], &u); !errors.As(err, &defect) || defect.Offset != offsets[1] || !strings.Contains(err.Error(), path) {
		t.Errorf("Read of a damaged record: error %v; want a Defect at %d of %s", err, offsets[1], path)
	}
	if err := j.Read(offsets[0], &u); err != nil || u.Replicate != 0 {
		t.Errorf("Read of a sound record = replicate %d, %v; want 0 and no error", u.Replicate, err)
	}
}

func TestJournalOfAnotherPlan(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	j, _, err := lazy.openJournal(path, Hash{1}, tinyHeader())
	if err != nil {
		t.Fatal(err)
	}
	j.Close()
	if _, _, err := lazy.openJournal(path, Hash{2}, tinyHeader()); !errors.Is(err, ErrOtherPlan) {
		t.Errorf("OpenJournal for another plan: error %v; want ErrOtherPlan", err)
	}
}

// Whatever a unit holds comes back bit for bit, into used memory.
func TestUnitRoundTrip(t *testing.T) {
	var back Unit
	rapid.Check(t, func(t *rapid.T) {
		metrics, columns := rapid.IntRange(0, 4).Draw(t, "metrics"), rapid.IntRange(0, 3).Draw(t, "columns")
		h := &Header{Scenario: "s", Series: true, Metrics: make([]Column, metrics), Employees: make([]Column, columns)}
		u := &Unit{Point: rapid.IntRange(0, 1e9).Draw(t, "point"), Replicate: rapid.IntRange(0, 1e9).Draw(t, "replicate")}
		values := func(n int) []float64 { return rapid.SliceOfN(rapid.Float64(), n, n).Draw(t, "values") }
		teamed := rapid.Bool().Draw(t, "teams")
		if teamed {
			h.Teams, u.Ties = make([]Column, 2), []Tie{{0, 1, 3}, {0, 3, 1}, {2, 3, 1<<32 - 1}}
		}
		u.Notes = values(rapid.IntRange(0, 4).Draw(t, "notes"))
		for range rapid.IntRange(1, 3).Draw(t, "arms") {
			days := rapid.IntRange(0, 5).Draw(t, "days")
			a := ArmRows{Series: values(days * metrics), Whole: values(metrics)}
			for d := range days {
				a.Days = append(a.Days, int32(d*7-3))
			}
			if columns > 0 {
				rows := rapid.IntRange(0, 5).Draw(t, "rows")
				for r := range rows {
					a.EmployeeDays, a.EmployeeRows = append(a.EmployeeDays, int32(r/2)), append(a.EmployeeRows, uint32(r))
				}
				a.Employees = values(rows * columns)
			}
			if teamed {
				a.TeamDay, a.Teams = int32(days), values(2*4)
			}
			h.Arms, u.Arms = append(h.Arms, "a"), append(u.Arms, a)
		}
		if err := h.decodeUnit(h.appendUnit(nil, u), &back); err != nil {
			t.Fatalf("decodeUnit: %v", err)
		}
		if d := cmp.Diff(u, &back, cmpopts.EquateEmpty(), cmpopts.EquateNaNs()); d != "" {
			t.Fatalf("the unit came back different (-want +got):\n%s", d)
		}
	})
}

func TestAppendChecksTheUnit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	j, _, err := lazy.openJournal(path, Hash{1}, tinyHeader())
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	tests := []struct {
		name   string
		change func(u *Unit)
		want   string
	}{
		{"no arms", func(u *Unit) { u.Arms = nil }, "0 arms; want 1"},
		{"a negative point", func(u *Unit) { u.Point = -1 }, "want both from 0"},
		{"a day without values", func(u *Unit) { u.Arms[0].Days = []int32{0, 1} }, "arm a: series: 1 values for 2 days of 1 metrics"},
		{"days that turn back", func(u *Unit) { u.Arms[0].Days, u.Arms[0].Series = []int32{4, 4}, []float64{1, 2} }, "day 4 after day 4"},
		{"nothing over the whole", func(u *Unit) { u.Arms[0].Whole = nil }, "whole: 0 values for 1 metrics"},
		{"employees nobody asked for", func(u *Unit) { u.Arms[0].EmployeeDays, u.Arms[0].EmployeeRows = []int32{1}, []uint32{1} }, "not asked for"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			u := tinyUnit(0, 0)
			tt.change(u)
			if _, err := j.Append(u); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Append: error %v; want it to say %q", err, tt.want)
			}
		})
	}
}

// FuzzReadIndex holds that no bytes make the reader panic or allocate more than
// they are long, and that whatever it indexes can be read or is refused.
func FuzzReadIndex(f *testing.F) {
	h := tinyHeader()
	whole, offsets := journalOf(f, h, 2)
	f.Add(whole)
	f.Add(whole[:offsets[1]+9])
	f.Add(append(bytes.Clone(whole[:offsets[1]]), "unitunitunitunitunitunit"...))
	long := bytes.Clone(whole)
	order.PutUint32(long[offsets[0]+4:], 1<<31)
	order.PutUint32(long[offsets[0]+12:], crc32c(long[offsets[0]:offsets[0]+12]))
	f.Add(long)
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := ReadIndex(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			if !errors.Is(err, ErrNotJournal) {
				t.Errorf("ReadIndex: %v; want ErrNotJournal alone", err)
			}
			return
		}
		var u Unit
		for _, e := range x.Entries {
			end := e.Offset + frameLength + e.frame.length
			if end > x.End || x.End > int64(len(b)) {
				t.Fatalf("record to %d, end %d of %d bytes", end, x.End, len(b))
			}
			h.decodeUnit(b[e.Offset+frameLength:end], &u)
		}
	})
}

// FuzzDecodeUnit holds that a payload is refused or is exactly what encoding the
// unit gives.
func FuzzDecodeUnit(f *testing.F) {
	h := tinyHeader()
	f.Add(h.appendUnit(nil, tinyUnit(1, 2)))
	f.Add([]byte("\x01\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		var u Unit
		if h.decodeUnit(b, &u) == nil && !bytes.Equal(h.appendUnit(nil, &u), b) {
			t.Errorf("% x decoded to %+v, which encodes to % x", b, u, h.appendUnit(nil, &u))
		}
	})
}

func BenchmarkJournalAppend(b *testing.B) {
	h, u := benchUnit()
	j, _, err := lazy.openJournal(filepath.Join(b.TempDir(), "journal"), Hash{1}, h)
	if err != nil {
		b.Fatal(err)
	}
	defer j.Close()
	for b.Loop() {
		e, err := j.Append(u)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(e.frame.length)
		if j.end > 1<<30 {
			j.file.Truncate(int64(headLength))
			j.end = int64(headLength)
		}
	}
}
