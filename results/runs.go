package results

import (
	"bufio"
	"cmp"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// mergeBytes bounds the buffers of all runs that are merged, unless they are so many
// that each would have less than runLeast.
const (
	mergeBytes = 8 << 20
	runLeast   = 4 << 10
)

// Runs are a temporary file of records: in runs, each of which is in the order of the plan.
type runs struct {
	store *store
	file  *diskFile
	ends  []int64 // of each run, in the file
}

// sorted sorts the records of all groups, a run a block. Where a file is gone, as in
// load, it begins anew.
func (b *block) sorted() (*runs, error) {
	want := b.count
	r, err := b.sortedOnce()
	for try := 1; errors.Is(err, fs.ErrNotExist) && try < maxScans; try++ {
		if err := b.store.scan(); err != nil {
			return nil, err
		}
		if b.divide(); b.count < want {
			return nil, b.store.removed()
		}
		r, err = b.sortedOnce()
	}
	return r, err
}

func (b *block) sortedOnce() (*runs, error) {
	path := tempName(filepath.Join(b.store.temp, "units."+newID()))
	f, err := b.store.disk.open(path, os.O_CREATE|os.O_EXCL|os.O_RDWR)
	if err != nil {
		return nil, err
	}
	r := &runs{store: b.store, file: f}
	for err == nil && b.pick() {
		if err = b.read(); err == nil {
			err = r.add(b.records)
		}
	}
	if err != nil {
		r.remove()
		return nil, err
	}
	return r, nil
}

// add adds a run.
func (r *runs) add(all []record) error {
	w, end := bufio.NewWriterSize(r.file, 1<<18), int64(0)
	if len(r.ends) > 0 {
		end = r.ends[len(r.ends)-1]
	}
	var b []byte
	for _, one := range all {
		b = one.append(b[:0])
		if _, err := w.Write(b); err != nil {
			return err
		}
		end += int64(len(b))
	}
	r.ends = append(r.ends, end)
	return w.Flush()
}

// append appends the record as a journal has it.
func (r record) append(b []byte) []byte {
	mark := unitMark
	if r.frame.failed {
		mark = failureMark
	}
	b = append(append(b, make([]byte, frameLength)...), r.payload...)
	seal(b[len(b)-frameLength-len(r.payload):], mark)
	return b
}

// remove removes the file. It is swept up at the next start if it cannot be.
func (r *runs) remove() {
	r.file.Close()
	r.file.disk.remove(r.file.path)
}

// merge yields all records, in the order of the plan.
func (r *runs) merge(yield func(record, error) bool) {
	var all []*run
	begin, size := int64(0), max(runLeast, mergeBytes/len(r.ends))
	for _, end := range r.ends {
		all = append(all, &run{in: bufio.NewReaderSize(io.NewSectionReader(r.file, begin, end-begin), size), left: end - begin})
		begin = end
	}
	for _, one := range all {
		if err := one.advance(r.store); err != nil {
			yield(record{}, r.damaged(err))
			return
		}
	}
	for len(all) > 0 {
		first := slices.MinFunc(all, func(a, b *run) int { return cmp.Compare(a.unit, b.unit) })
		if !yield(first.record, nil) {
			return
		}
		if first.left == 0 {
			all = slices.DeleteFunc(all, func(one *run) bool { return one == first })
		} else if err := first.advance(r.store); err != nil {
			yield(record{}, r.damaged(err))
			return
		}
	}
}

// damaged says that the file is not as it was written.
func (r *runs) damaged(err error) error {
	if errors.Is(err, ErrIO) {
		return err
	}
	return ioError("read", r.file.path, err)
}

// A run is read from its beginning.
type run struct {
	record // the first that was not yielded
	in     io.Reader
	left   int64 // bytes after the record
	memory []byte
}

// advance reads the next record.
func (r *run) advance(s *store) error {
	var head [frameLength]byte
	if _, err := io.ReadFull(r.in, head[:]); err != nil {
		return err
	}
	f, ok := decodeFrame(head[:])
	if !ok || f.length < 8 || f.length > r.left-frameLength {
		return errFrame
	}
	if int64(len(r.memory)) < f.length {
		r.memory = make([]byte, f.length)
	}
	r.frame, r.payload = f, r.memory[:f.length]
	if _, err := io.ReadFull(r.in, r.payload); err != nil {
		return err
	}
	if crc32.Checksum(r.payload, castagnoli) != f.sum {
		return errPayload
	}
	r.left -= frameLength + f.length
	var err error
	r.unit, err = s.number(int(order.Uint32(r.payload)), int(order.Uint32(r.payload[4:])))
	return err
}
