package results

import "fmt"

// A place says where the record of a unit is: in which file of a store, and at
// which offset. It is eight bytes, because there is one for each unit of a plan.
// The zero place is nowhere.
type place uint64

const (
	placeFailed = 1 << 63 // the record says that the unit failed
	offsetBits  = 43      // 8 TiB a file, and a million files
	maxFiles    = 1<<(63-offsetBits) - 1
)

func placeOf(file int, e Entry) (place, error) {
	if file >= maxFiles || e.Offset >= 1<<offsetBits {
		return 0, fmt.Errorf("results: more than %d parts, or more than %d bytes in one", maxFiles, int64(1)<<offsetBits)
	}
	p := place(file)<<offsetBits | place(e.Offset) // no record is at 0: the head is there
	if e.Failed() {
		p |= placeFailed
	}
	return p, nil
}

// done reports whether a unit is there.
func (p place) done() bool { return p != 0 && p&placeFailed == 0 }

// failed reports whether the unit failed.
func (p place) failed() bool { return p&placeFailed != 0 }

func (p place) file() int { return int(p &^ placeFailed >> offsetBits) }

func (p place) offset() int64 { return int64(p & (1<<offsetBits - 1)) }
